/** The run-time library of the kernel. */
export * from './case.ts';
export * from './fail-fast.ts';
export * from './format.ts';
export * from './list.ts';
