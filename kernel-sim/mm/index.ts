/** The memory manager: faults, stacks, address spaces; MDLs, probes, questions about addresses. */
export * from './fault.ts';
export * from './mapping.ts';
export * from './mdl.ts';
export * from './pfn.ts';
export * from './probe.ts';
export * from './stack.ts';
export * from './system-address.ts';
export { MiInitializeSystemPtes } from './system-pte.ts';
export * from './user-space.ts';
