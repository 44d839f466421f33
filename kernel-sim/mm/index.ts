/** The memory manager. */
export * from './fault.ts';
export * from './stack.ts';
export * from './user-space.ts';
