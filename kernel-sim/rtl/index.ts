/** The run-time library of the kernel. */

export * from './avl-table.ts';
export * from './bitmap.ts';
export * from './case.ts';
export * from './debug-print.ts';
export * from './fail-fast.ts';
export * from './format.ts';
export * from './generic-table.ts';
export * from './list.ts';
export * from './memory.ts';
export * from './multibyte.ts';
export * from './name-expression.ts';
export * from './printf.ts';
export * from './random.ts';
export * from './security.ts';
export * from './short-name.ts';
export {
  RtlDelete,
  RtlRealPredecessor,
  RtlRealSuccessor,
  RtlSplay,
  RtlSubtreePredecessor,
  RtlSubtreeSuccessor,
} from './splay.ts';
export * from './stack-trace.ts';
export * from './status-to-error.ts';
export * from './string.ts';
export * from './time.ts';
export * from './unicode.ts';
export * from './unicode-convert.ts';
export * from './version.ts';
export * from './version-compare.ts';
