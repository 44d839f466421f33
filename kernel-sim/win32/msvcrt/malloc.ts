/** malloc and its family: blocks of the process's default heap. @see kernel32/heap-blocks.ts for how damage is noticed */
import type { Pointer } from '../../rings/layout.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import { heapCorruption, RtlProcessHeap } from '../kernel32/heap.ts';
import { ENOMEM, setErrno } from './errno.ts';

function orNoMemory(va: Pointer): Pointer {
  if (va === 0) setErrno(ENOMEM);
  return va;
}

/** @irql ring 3 @returns null and ENOMEM when there is none. @see malloc */
export function malloc(size: number): Pointer {
  return orNoMemory(RtlProcessHeap().allocate(size, false));
}
/** @irql ring 3 @see calloc */
export function calloc(count: number, size: number): Pointer {
  const bytes = (count >>> 0) * (size >>> 0);
  return orNoMemory(bytes > 0x7fffffff ? 0 : RtlProcessHeap().allocate(bytes, true));
}
/** Null allocates; size 0 frees and answers null. @irql ring 3 @see realloc */
export function realloc(memory: Pointer, size: number): Pointer {
  if (memory === 0) return malloc(size);
  if (size === 0) {
    free(memory);
    return 0;
  }
  const va = RtlProcessHeap().resize(memory, size, false, false);
  return va === -1 ? heapCorruption(memory) : orNoMemory(va);
}
/** A block that is damaged, was freed already, or never was one, ends the process with 0xC0000374. @irql ring 3 @see free */
export function free(memory: Pointer): void {
  if (memory !== 0 && !RtlProcessHeap().release(memory)) heapCorruption(memory);
}
/** @irql ring 3 @see _msize */
export function _msize(memory: Pointer): number {
  const heap = RtlProcessHeap();
  return heap.check(memory) < 0 ? heapCorruption(memory) : heap.size(memory);
}
/** The real block's address stands in the word before the aligned one. @irql ring 3 @see _aligned_malloc */
export function _aligned_malloc(size: number, alignment: number): Pointer {
  const block = malloc((size >>> 0) + Math.max(alignment, 16) + 4);
  if (block === 0) return 0;
  const va = (block + 4 + alignment - 1) & -alignment;
  writeLong(va - 4, block);
  return va;
}
/** @irql ring 3 @see _aligned_free */
export function _aligned_free(memory: Pointer): void {
  if (memory !== 0) free(readLong(memory - 4));
}
