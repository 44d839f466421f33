/** The memory manager: faults, stacks, address spaces; MDLs, probes, questions about addresses. */
export * from './contiguous.ts';
export * from './fault.ts';
export * from './mapping.ts';
export * from './mdl.ts';
export * from './mdl-pages.ts';
export * from './paging.ts';
export * from './pfn.ts';
export * from './probe.ts';
export * from './protection.ts';
export * from './section.ts';
export * from './stack.ts';
export * from './system-address.ts';
export { MiInitializeSystemPtes } from './system-pte.ts';
export * from './system-view.ts';
export * from './user-space.ts';
export * from './view.ts';
export * from './virtual.ts';
