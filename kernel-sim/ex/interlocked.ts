/**
 * Interlocked lists and counters.
 *
 * A kernel routine is not interrupted between two yields, so that each operation is atomic by itself; those that share a spin lock with other
 * code still wait for it. An SLIST_HEADER is the first entry (at 0), the depth (at 4) and a sequence number (at 6).
 *
 * The Interlocked... functions that compilers know are inline in the headers.
 */
import { DISPATCH_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import {
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
  KfAcquireSpinLock,
} from '../ke/spinlock.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, readUshort, writeLong, writeLonglong, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { InsertHeadList, InsertTailList, IsListEmpty, RemoveHeadList } from '../rtl/list.ts';

/** Carries `operation` out while nobody holds `lock`. */
function* locked<T>(lock: Pointer, operation: () => T): Kernel<T> {
  if (readLong(lock) === 0) return operation();
  if (KeGetCurrentPrcb().irql >= DISPATCH_LEVEL) {
    yield* KeAcquireSpinLockAtDpcLevel(lock);
    const result = operation();
    KeReleaseSpinLockFromDpcLevel(lock);
    return result;
  }
  const irql = yield* KfAcquireSpinLock(lock);
  const result = operation();
  yield* KeReleaseSpinLock(lock, irql);
  return result;
}

/** @returns the former first entry, 0 when the list was empty @irql any @see ExInterlockedInsertHeadList */
export function* ExInterlockedInsertHeadList(head: Pointer, entry: Pointer, lock: Pointer): Kernel<Pointer> {
  return yield* locked(lock, () => {
    const first = IsListEmpty(head) ? 0 : readLong(head);
    InsertHeadList(head, entry);
    return first;
  });
}

/** @returns the former last entry, 0 when the list was empty @irql any @see ExInterlockedInsertTailList */
export function* ExInterlockedInsertTailList(head: Pointer, entry: Pointer, lock: Pointer): Kernel<Pointer> {
  return yield* locked(lock, () => {
    const last = IsListEmpty(head) ? 0 : readLong((head + 4) | 0);
    InsertTailList(head, entry);
    return last;
  });
}

/** @returns the entry, 0 when the list is empty @irql any @see ExInterlockedRemoveHeadList */
export function* ExInterlockedRemoveHeadList(head: Pointer, lock: Pointer): Kernel<Pointer> {
  return yield* locked(lock, () => (IsListEmpty(head) ? 0 : RemoveHeadList(head)));
}

/** @returns the former first entry @irql any @see ExInterlockedPushEntryList */
export function* ExInterlockedPushEntryList(head: Pointer, entry: Pointer, lock: Pointer): Kernel<Pointer> {
  return yield* locked(lock, () => {
    const first = readLong(head);
    writeLong(entry, first);
    writeLong(head, entry);
    return first;
  });
}

/** @returns the entry, 0 when the list is empty @irql any @see ExInterlockedPopEntryList */
export function* ExInterlockedPopEntryList(head: Pointer, lock: Pointer): Kernel<Pointer> {
  return yield* locked(lock, () => {
    const first = readLong(head);
    if (first !== 0) writeLong(head, readLong(first));
    return first;
  });
}

/** @param result where the former value goes @param increment address of the LARGE_INTEGER passed by value @irql any @see ExInterlockedAddLargeInteger */
export function* ExInterlockedAddLargeInteger(
  result: Pointer,
  addend: Pointer,
  increment: Pointer,
  lock: Pointer,
): Kernel<void> {
  yield* locked(lock, () => {
    const old = readLonglong(addend);
    const sum = BigInt.asIntN(64, old + readLonglong(increment));
    writeLonglong(addend, sum);
    writeLonglong(result, old);
  });
}

/** @returns the former value @irql any @see ExInterlockedAddUlong */
export function* ExInterlockedAddUlong(addend: Pointer, increment: number, lock: Pointer): Kernel<number> {
  return yield* locked(lock, () => {
    const old = readLong(addend);
    writeLong(addend, (old + increment) | 0);
    return old;
  });
}

/** @irql <= DISPATCH_LEVEL @see InitializeSListHead */
export function InitializeSListHead(head: Pointer): void {
  writeLong(head, 0);
  writeLong((head + 4) | 0, 0);
}

/** @irql <= DISPATCH_LEVEL @see ExInitializeSListHead */
export function ExInitializeSListHead(head: Pointer): void {
  InitializeSListHead(head);
}

/** @irql <= DISPATCH_LEVEL @see ExQueryDepthSList */
export function ExQueryDepthSList(head: Pointer): number {
  return readUshort((head + 4) | 0);
}

function stamp(head: Pointer, depth: number): void {
  writeUshort((head + 4) | 0, depth);
  writeUshort((head + 6) | 0, readUshort((head + 6) | 0) + 1);
}

/** @returns the former first entry, 0 when the list was empty @irql <= DISPATCH_LEVEL @see InterlockedPushEntrySList */
export function InterlockedPushEntrySList(head: Pointer, entry: Pointer): Pointer {
  const first = readLong(head);
  writeLong(entry, first);
  writeLong(head, entry);
  stamp(head, readUshort((head + 4) | 0) + 1);
  return first;
}

/** @returns the entry, 0 when the list is empty @irql <= DISPATCH_LEVEL @see InterlockedPopEntrySList */
export function InterlockedPopEntrySList(head: Pointer): Pointer {
  const first = readLong(head);
  if (first === 0) return 0;
  writeLong(head, readLong(first));
  stamp(head, readUshort((head + 4) | 0) - 1);
  return first;
}

/** Empties the list. @returns its first entry @irql <= DISPATCH_LEVEL @see InterlockedFlushSList */
export function InterlockedFlushSList(head: Pointer): Pointer {
  const first = readLong(head);
  writeLong(head, 0);
  stamp(head, 0);
  return first;
}

/** What the headers' ExInterlockedPushEntrySList and InterlockedPushEntrySList call. @irql any @see ExInterlockedPushEntrySList */
export function ExpInterlockedPushEntrySList(head: Pointer, entry: Pointer): Pointer {
  return InterlockedPushEntrySList(head, entry);
}

/** What the headers' ExInterlockedPopEntrySList and InterlockedPopEntrySList call. @irql any @see ExInterlockedPopEntrySList */
export function ExpInterlockedPopEntrySList(head: Pointer): Pointer {
  return InterlockedPopEntrySList(head);
}

/** What the headers' ExInterlockedFlushSList and InterlockedFlushSList call. @irql any @see ExInterlockedFlushSList */
export function ExpInterlockedFlushSList(head: Pointer): Pointer {
  return InterlockedFlushSList(head);
}
