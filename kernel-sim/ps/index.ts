/** The process manager. */

export * from './apc.ts';
export * from './cid.ts';
export * from './create.ts';
export * from './current.ts';
export * from './exit.ts';
export * from './idle.ts';
export * from './init.ts';
export * from './layout.ts';
export * from './lookup.ts';
export * from './notify.ts';
export * from './process.ts';
export * from './query.ts';
export * from './set-process.ts';
export * from './system.ts';
export * from './system-thread.ts';
export * from './terminate.ts';
export * from './thread.ts';
export * from './token.ts';
export * from './virtual-memory.ts';
