/**
 * Heaps: HeapAlloc and its family, LocalAlloc, GlobalAlloc.
 *
 * HEAP_NO_SERIALIZE changes nothing: a plain routine is never preempted.
 * @see heap-blocks.ts for what a block looks like and how damage is noticed.
 */

import { ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY } from '../../abi/win32.gen.ts';
import { NtException } from '../../rings/exception.ts';
import { spendFuel } from '../../rings/fuel.ts';
import { PAGE_SIZE, type Pointer } from '../../rings/layout.ts';
import { writeLong } from '../../rings/user-memory.ts';
import { fail, SetLastError } from '../ntdll/teb.ts';
import { BaseProcess, PerProcess, registerCache } from '../state.ts';
import { Heap, type PageSupply } from './heap-blocks.ts';

const STATUS_NO_MEMORY = 0xc0000017 | 0;
const STATUS_HEAP_CORRUPTION = 0xc0000374 | 0;
const HEAP_GENERATE_EXCEPTIONS = 0x4;
const HEAP_ZERO_MEMORY = 0x8;
const HEAP_REALLOC_IN_PLACE_ONLY = 0x10;

interface Heaps {
  process: Heap | undefined;
  readonly byHandle: Map<Pointer, Heap>;
}

const heaps = new PerProcess<Heaps>(() => ({ process: undefined, byHandle: new Map() }));
let supplier: PageSupply = { allocate: () => 0, free: () => undefined };
/** The heap used last: nearly every call is of one process's default heap. */
let recent: { process: Pointer; heap: Heap } | undefined;
// The next process may have the same EPROCESS.
registerCache(() => {
  recent = undefined;
});

/** virtual.ts provides the pages. */
export function HeapRegisterSupply(supply: PageSupply): void {
  supplier = supply;
  recent = undefined;
}

/** Fuel for a heap of its own: its addresses and its first pages come from system calls. */
const CREATE_FUEL = 5000;

function create(state: Heaps, maximum: number, flags: number): Heap | undefined {
  spendFuel(CREATE_FUEL);
  // A heap's handle is the address of its first page, as in Windows.
  const handle = supplier.allocate(PAGE_SIZE);
  if (!handle) return undefined;
  const heap = new Heap(handle, supplier, maximum, flags);
  state.byHandle.set(handle, heap);
  return heap;
}

/** The current process's default heap. */
export function RtlProcessHeap(): Heap {
  const process = BaseProcess();
  if (recent && recent.process === process) return recent.heap;
  const state = heaps.of(process);
  state.process ??= create(state, 0, 0);
  if (!state.process) throw new NtException(STATUS_NO_MEMORY);
  recent = { process, heap: state.process };
  return state.process;
}

function find(handle: Pointer): Heap | undefined {
  if (recent && recent.heap.handle === handle && recent.process === BaseProcess()) return recent.heap;
  return heaps.current.byHandle.get(handle);
}

/** Ends the process unless a handler of its own wants the exception. */
export function heapCorruption(va: Pointer): never {
  throw new NtException(STATUS_HEAP_CORRUPTION, [va], 0, true);
}

/** The handle of the process's default heap. @irql ring 3 @see GetProcessHeap */
export function GetProcessHeap(): Pointer {
  return RtlProcessHeap().handle;
}

/**
 * A heap of its own, which HeapDestroy gives back as a whole.
 * Not modelled: HEAP_CREATE_ENABLE_EXECUTE. @irql ring 3 @returns its handle, null for no memory. @see HeapCreate
 */
export function HeapCreate(flOptions: number, _dwInitialSize: number, dwMaximumSize: number): Pointer {
  const heap = create(heaps.current, dwMaximumSize >>> 0, flOptions);
  return heap ? heap.handle : fail(ERROR_NOT_ENOUGH_MEMORY);
}

/** Gives back a heap with all its blocks; the default heap stays. @irql ring 3 @see HeapDestroy */
export function HeapDestroy(hHeap: Pointer): number {
  const state = heaps.current;
  const heap = state.byHandle.get(hHeap);
  if (!heap) return fail(ERROR_INVALID_HANDLE);
  if (heap === state.process) return fail(ERROR_INVALID_PARAMETER);
  heap.destroy();
  supplier.free(hHeap, PAGE_SIZE);
  state.byHandle.delete(hHeap);
  return 1;
}

/** A block of memory. It does not set the last error. @irql ring 3 @returns null for no memory, or STATUS_NO_MEMORY is raised with HEAP_GENERATE_EXCEPTIONS. @see HeapAlloc */
export function HeapAlloc(hHeap: Pointer, dwFlags: number, dwBytes: number): Pointer {
  const heap = find(hHeap);
  if (!heap) return heapCorruption(hHeap);
  const va = heap.allocate(dwBytes, (dwFlags & HEAP_ZERO_MEMORY) !== 0);
  if (va === 0 && (dwFlags | heap.flags) & HEAP_GENERATE_EXCEPTIONS) throw new NtException(STATUS_NO_MEMORY);
  return va;
}

/** Resizes a block, moving it unless HEAP_REALLOC_IN_PLACE_ONLY. Damage ends the process. @irql ring 3 @see HeapReAlloc */
export function HeapReAlloc(hHeap: Pointer, dwFlags: number, lpMem: Pointer, dwBytes: number): Pointer {
  const heap = find(hHeap);
  if (!heap) return heapCorruption(hHeap);
  const zero = (dwFlags & HEAP_ZERO_MEMORY) !== 0;
  const va = heap.resize(lpMem, dwBytes, zero, (dwFlags & HEAP_REALLOC_IN_PLACE_ONLY) !== 0);
  if (va === -1) return heapCorruption(lpMem);
  if (va === 0 && (dwFlags | heap.flags) & HEAP_GENERATE_EXCEPTIONS) throw new NtException(STATUS_NO_MEMORY);
  return va;
}

/** Gives a block back; null is allowed. A damaged, unknown or already freed block ends the process (0xC0000374). @irql ring 3 @see HeapFree */
export function HeapFree(hHeap: Pointer, _dwFlags: number, lpMem: Pointer): number {
  if (lpMem === 0) return 1;
  const heap = find(hHeap);
  if (!heap?.release(lpMem)) return heapCorruption(lpMem);
  return 1;
}

/** The bytes that were asked for; -1 for what is no block. @irql ring 3 @see HeapSize */
export function HeapSize(hHeap: Pointer, _dwFlags: number, lpMem: Pointer): number {
  const heap = find(hHeap);
  return heap && heap.check(lpMem) >= 0 ? heap.size(lpMem) : -1;
}

/** Whether one block, or with null every block of the heap, is whole. @irql ring 3 @see HeapValidate */
export function HeapValidate(hHeap: Pointer, _dwFlags: number, lpMem: Pointer): number {
  const heap = find(hHeap);
  if (!heap) return fail(ERROR_INVALID_HANDLE);
  if (lpMem !== 0) return heap.check(lpMem) >= 0 ? 1 : 0;
  for (const { damaged } of heap.blocks()) if (damaged) return 0;
  return 1;
}

/** Number of heaps, and as many of their handles as there is room for. @irql ring 3 @see GetProcessHeaps */
export function GetProcessHeaps(NumberOfHeaps: number, ProcessHeaps: Pointer): number {
  const handles = [...heaps.current.byHandle.keys()];
  handles.slice(0, NumberOfHeaps >>> 0).forEach((handle, i) => {
    writeLong(ProcessHeaps + 4 * i, handle);
  });
  return handles.length;
}

/** LMEM_FIXED and GMEM_FIXED blocks; LMEM_ZEROINIT clears. Movable memory is not modelled: a handle is the address. @irql ring 3 @see LocalAlloc */
export function LocalAlloc(uFlags: number, uBytes: number): Pointer {
  const va = RtlProcessHeap().allocate(uBytes, (uFlags & 0x40) !== 0);
  if (va === 0) SetLastError(ERROR_NOT_ENOUGH_MEMORY);
  return va;
}
/** @irql ring 3 @returns null, or the handle when it is no block. @see LocalFree */
export function LocalFree(hMem: Pointer): Pointer {
  if (hMem === 0) return 0;
  if (!RtlProcessHeap().release(hMem)) heapCorruption(hMem);
  return 0;
}
/** As LocalAlloc. @irql ring 3 @see GlobalAlloc */
export function GlobalAlloc(uFlags: number, dwBytes: number): Pointer {
  return LocalAlloc(uFlags, dwBytes);
}
/** As LocalFree. @irql ring 3 @see GlobalFree */
export function GlobalFree(hMem: Pointer): Pointer {
  return LocalFree(hMem);
}
