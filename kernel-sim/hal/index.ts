/** The hardware: virtual processors, the virtual clock, the schedule oracle. */
export * from './clock.ts';
export * from './irql-raise.ts';
export * from './oracle.ts';
export * from './processor.ts';
export * from './round-robin.ts';
