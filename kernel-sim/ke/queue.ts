/**
 * Kernel queues (KQUEUE): entries that threads wait for.
 *
 * Not modelled: the limit of threads that run at once (`Count`); every waiting thread may take an entry.
 */
import { KQUEUE } from '../abi/structs.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { InitializeListHead, InsertHeadList, InsertTailList, IsListEmpty, RemoveHeadList } from '../rtl/list.ts';
import { KiExitDispatcher } from './dispatch.ts';
import { KiInitializeHeader, ObjectKind } from './thread.ts';

import { KiWait } from './wait.ts';
import { KiSignalState, KiWaitTest } from './wait-list.ts';

/** @irql PASSIVE_LEVEL @see KeInitializeQueue */
export function KeInitializeQueue(queue: Pointer, count: number): void {
  KiInitializeHeader(queue, ObjectKind.Queue, KQUEUE.sizeof >> 2, 0);
  InitializeListHead((queue + KQUEUE.EntryListHead) | 0);
  writeLong((queue + KQUEUE.CurrentCount) | 0, 0);
  writeLong((queue + KQUEUE.MaximumCount) | 0, count);
  InitializeListHead((queue + KQUEUE.ThreadListHead) | 0);
}

function* insert(queue: Pointer, entry: Pointer, head: boolean): Kernel<number> {
  const old = KiSignalState(queue);
  const list = (queue + KQUEUE.EntryListHead) | 0;
  if (head) InsertHeadList(list, entry);
  else InsertTailList(list, entry);
  writeLong((queue + 4) | 0, old + 1);
  KiWaitTest(queue, 1);
  yield* KiExitDispatcher();
  return old;
}

/** Adds an entry at the end and returns how many there were. @irql <= DISPATCH_LEVEL @see KeInsertQueue */
export function* KeInsertQueue(queue: Pointer, entry: Pointer): Kernel<number> {
  return yield* insert(queue, entry, false);
}

/** Adds an entry at the beginning. @irql <= DISPATCH_LEVEL @see KeInsertHeadQueue */
export function* KeInsertHeadQueue(queue: Pointer, entry: Pointer): Kernel<number> {
  return yield* insert(queue, entry, true);
}

/**
 * Waits for an entry and takes it. The entry, or STATUS_TIMEOUT or STATUS_USER_APC in its place.
 * @irql <= APC_LEVEL @see KeRemoveQueue
 */
export function* KeRemoveQueue(queue: Pointer, mode: number, timeout: Pointer): Kernel<Pointer> {
  const status = yield* KiWait([queue], {
    mode: mode & 0xff,
    timeout: timeout === 0 ? undefined : readLonglong(timeout),
  });
  if (status !== 0) return status;
  return RemoveHeadList((queue + KQUEUE.EntryListHead) | 0);
}

/** Empties the queue for good; the first of the entries that were left, or NULL. @irql PASSIVE_LEVEL @see KeRundownQueue */
export function KeRundownQueue(queue: Pointer): Pointer {
  const list = (queue + KQUEUE.EntryListHead) | 0;
  writeLong((queue + 4) | 0, 0);
  if (IsListEmpty(list)) return 0;
  const first = readLong(list);
  InitializeListHead(list);
  return first;
}
