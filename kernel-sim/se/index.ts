/** The security reference monitor. */
export * from './access.ts';
export * from './descriptor.ts';
export * from './init.ts';
export * from './sddl.ts';
export * from './sid.ts';
export * from './subject.ts';
export * from './token.ts';
export * from './token-service.ts';
