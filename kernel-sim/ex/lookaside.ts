/**
 * Lookaside lists: entries of one size kept on an SLIST in front of the pool, or of the driver's own allocate and free routines.
 *
 * NPAGED_LOOKASIDE_LIST, PAGED_LOOKASIDE_LIST and LOOKASIDE_LIST_EX all begin with GENERAL_LOOKASIDE. An entry on the list is still allocated
 * as far as the pool knows: it goes back when the list is deleted, and a list that is not deleted leaks it.
 *
 * Not modelled: the balance set manager's tuning of depths; a list keeps four entries at most.
 */
import { NonPagedPool, PagedPool, POOL_RAISE_IF_ALLOCATION_FAILURE } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { GENERAL_LOOKASIDE } from '../abi/structs.gen.ts';
import { APC_LEVEL, DISPATCH_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql } from '../ke/irql.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { NtException } from '../rings/exception.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, readUshort, writeLong, writeUshort } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { InterlockedPopEntrySList, InterlockedPushEntrySList } from './interlocked.ts';
import { ExAllocatePoolWithTag, ExFreePoolWithTag } from './pool.ts';
import { ExVerifierOptions, VerifierOption } from './verifier.ts';

const DEPTH = 4;
const MAXIMUM_DEPTH = 256;
const SLIST_ENTRY_BYTES = 4;
const RAISE_ON_FAIL = 1;
const FAIL_NO_RAISE = 2;

const at = (list: Pointer, offset: number): Pointer => (list + offset) | 0;

function increment(list: Pointer, offset: number): void {
  writeLong(at(list, offset), readLong(at(list, offset)) + 1);
}

function checkIrql(list: Pointer, routine: string): void {
  const paged = readLong(at(list, GENERAL_LOOKASIDE.Type)) & PagedPool;
  KeAssertIrql(paged ? APC_LEVEL : DISPATCH_LEVEL, routine);
}

function initialize(list: Pointer, allocate: Pointer, free: Pointer, type: number, size: number, tag: number): void {
  fillBytes(list, GENERAL_LOOKASIDE.sizeof, 0);
  writeUshort(at(list, GENERAL_LOOKASIDE.Depth), DEPTH);
  writeUshort(at(list, GENERAL_LOOKASIDE.MaximumDepth), MAXIMUM_DEPTH);
  writeLong(at(list, GENERAL_LOOKASIDE.Type), type);
  writeLong(at(list, GENERAL_LOOKASIDE.Tag), tag);
  writeLong(at(list, GENERAL_LOOKASIDE.Size), Math.max(size >>> 0, SLIST_ENTRY_BYTES));
  writeLong(at(list, GENERAL_LOOKASIDE.Allocate), allocate);
  writeLong(at(list, GENERAL_LOOKASIDE.Free), free);
}

/** Takes an entry; `extended` routines are also given the list. */
function* take(list: Pointer, extended: boolean): Kernel<Pointer> {
  increment(list, GENERAL_LOOKASIDE.TotalAllocates);
  const entry = InterlockedPopEntrySList(list);
  if (entry !== 0) return entry;
  increment(list, GENERAL_LOOKASIDE.AllocateMisses);
  const type = readLong(at(list, GENERAL_LOOKASIDE.Type));
  const size = readLong(at(list, GENERAL_LOOKASIDE.Size));
  const tag = readLong(at(list, GENERAL_LOOKASIDE.Tag));
  const routine = readLong(at(list, GENERAL_LOOKASIDE.Allocate));
  if (routine === 0) return ExAllocatePoolWithTag(type, size, tag);
  return extended
    ? yield callKernel('i', routine, type, size, tag, list)
    : yield callKernel('i', routine, type, size, tag);
}

function* give(list: Pointer, entry: Pointer, extended: boolean): Kernel<void> {
  const routine = readLong(at(list, GENERAL_LOOKASIDE.Free));
  if (routine === 0) ExFreePoolWithTag(entry, readLong(at(list, GENERAL_LOOKASIDE.Tag)));
  else if (extended) yield callKernel('v', routine, entry, list);
  else yield callKernel('v', routine, entry);
}

function* putBack(list: Pointer, entry: Pointer, extended: boolean): Kernel<void> {
  increment(list, GENERAL_LOOKASIDE.TotalFrees);
  // A verified driver's entries go back to the pool at once: it watches them there.
  const watched = ExVerifierOptions(KiCallerSite()) & VerifierOption.SPECIAL_POOL;
  if (!watched && readUshort(at(list, 4)) < readUshort(at(list, GENERAL_LOOKASIDE.Depth))) {
    InterlockedPushEntrySList(list, entry);
    return;
  }
  increment(list, GENERAL_LOOKASIDE.FreeMisses);
  yield* give(list, entry, extended);
}

function* drain(list: Pointer, extended: boolean): Kernel<void> {
  for (let entry = InterlockedPopEntrySList(list); entry !== 0; entry = InterlockedPopEntrySList(list)) {
    followLink();
    yield* give(list, entry, extended);
  }
}

/**
 * @param allocate,free the driver's routines; 0 for the pool
 * @param flags POOL_RAISE_IF_ALLOCATION_FAILURE and POOL_NX_ALLOCATION
 * @irql <= DISPATCH_LEVEL
 * @see ExInitializeNPagedLookasideList
 */
export function ExInitializeNPagedLookasideList(
  list: Pointer,
  allocate: Pointer,
  free: Pointer,
  flags: number,
  size: number,
  tag: number,
  _depth: number,
): void {
  KeAssertIrql(DISPATCH_LEVEL, 'ExInitializeNPagedLookasideList');
  initialize(list, allocate, free, NonPagedPool | flags, size, tag);
}

/** As ExInitializeNPagedLookasideList, from paged pool. @irql <= APC_LEVEL @see ExInitializePagedLookasideList */
export function ExInitializePagedLookasideList(
  list: Pointer,
  allocate: Pointer,
  free: Pointer,
  flags: number,
  size: number,
  tag: number,
  _depth: number,
): void {
  KeAssertIrql(APC_LEVEL, 'ExInitializePagedLookasideList');
  initialize(list, allocate, free, PagedPool | flags, size, tag);
}

/** Frees all entries on the list. @irql <= DISPATCH_LEVEL @see ExDeleteNPagedLookasideList */
export function* ExDeleteNPagedLookasideList(list: Pointer): Kernel<void> {
  checkIrql(list, 'ExDeleteNPagedLookasideList');
  yield* drain(list, false);
}

/** Frees all entries on the list. @irql <= APC_LEVEL @see ExDeletePagedLookasideList */
export function* ExDeletePagedLookasideList(list: Pointer): Kernel<void> {
  checkIrql(list, 'ExDeletePagedLookasideList');
  yield* drain(list, false);
}

/** @returns 0 without memory @irql <= DISPATCH_LEVEL @see ExAllocateFromNPagedLookasideList */
export function* ExAllocateFromNPagedLookasideList(list: Pointer): Kernel<Pointer> {
  checkIrql(list, 'ExAllocateFromNPagedLookasideList');
  return yield* take(list, false);
}

/** @returns 0 without memory @irql <= APC_LEVEL @see ExAllocateFromPagedLookasideList */
export function* ExAllocateFromPagedLookasideList(list: Pointer): Kernel<Pointer> {
  checkIrql(list, 'ExAllocateFromPagedLookasideList');
  return yield* take(list, false);
}

/** @irql <= DISPATCH_LEVEL @see ExFreeToNPagedLookasideList */
export function* ExFreeToNPagedLookasideList(list: Pointer, entry: Pointer): Kernel<void> {
  checkIrql(list, 'ExFreeToNPagedLookasideList');
  yield* putBack(list, entry, false);
}

/** @irql <= APC_LEVEL @see ExFreeToPagedLookasideList */
export function* ExFreeToPagedLookasideList(list: Pointer, entry: Pointer): Kernel<void> {
  checkIrql(list, 'ExFreeToPagedLookasideList');
  yield* putBack(list, entry, false);
}

/**
 * @param flags EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL or _FAIL_NO_RAISE, not both
 * @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged)
 * @returns STATUS_INVALID_PARAMETER for other flags
 * @see ExInitializeLookasideListEx
 */
export function ExInitializeLookasideListEx(
  list: Pointer,
  allocate: Pointer,
  free: Pointer,
  type: number,
  flags: number,
  size: number,
  tag: number,
  _depth: number,
): number {
  if (flags & ~(RAISE_ON_FAIL | FAIL_NO_RAISE) || flags === (RAISE_ON_FAIL | FAIL_NO_RAISE))
    return STATUS_INVALID_PARAMETER;
  initialize(list, allocate, free, type | (flags & RAISE_ON_FAIL ? POOL_RAISE_IF_ALLOCATION_FAILURE : 0), size, tag);
  checkIrql(list, 'ExInitializeLookasideListEx');
  return STATUS_SUCCESS;
}

/** @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged) @see ExDeleteLookasideListEx */
export function* ExDeleteLookasideListEx(list: Pointer): Kernel<void> {
  checkIrql(list, 'ExDeleteLookasideListEx');
  yield* drain(list, true);
}

/** Frees all entries; the list stays usable. @irql as ExDeleteLookasideListEx @see ExFlushLookasideListEx */
export function* ExFlushLookasideListEx(list: Pointer): Kernel<void> {
  checkIrql(list, 'ExFlushLookasideListEx');
  yield* drain(list, true);
}

/** @returns 0 without memory, unless the list raises STATUS_INSUFFICIENT_RESOURCES @irql as ExDeleteLookasideListEx @see ExAllocateFromLookasideListEx */
export function* ExAllocateFromLookasideListEx(list: Pointer): Kernel<Pointer> {
  checkIrql(list, 'ExAllocateFromLookasideListEx');
  const entry = yield* take(list, true);
  if (entry === 0 && readLong(at(list, GENERAL_LOOKASIDE.Type)) & POOL_RAISE_IF_ALLOCATION_FAILURE) {
    throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  }
  return entry;
}

/** @irql as ExDeleteLookasideListEx @see ExFreeToLookasideListEx */
export function* ExFreeToLookasideListEx(list: Pointer, entry: Pointer): Kernel<void> {
  checkIrql(list, 'ExFreeToLookasideListEx');
  yield* putBack(list, entry, true);
}
