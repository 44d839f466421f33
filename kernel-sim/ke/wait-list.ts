/**
 * Wait lists: which threads wait for an object (KWAIT_BLOCKs linked to its DISPATCHER_HEADER), and what happens when it is signalled.
 */
import { KMUTANT, KTHREAD, KWAIT_BLOCK, LIST_ENTRY } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readShort, readUchar, readUshort, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import { InsertTailList, RemoveEntryList } from '../rtl/list.ts';
import { KiBoostPriority, KiReadyThread } from './ready.ts';
import { KiThread, ObjectKind, ThreadState } from './thread.ts';

export const WaitAll = 0;
export const WaitAny = 1;

const SIGNAL_STATE = 4;
const WAIT_LIST = 8;
const STATUS_ABANDONED = 0x80;

export function KiSignalState(object: Pointer): number {
  return readLong((object + SIGNAL_STATE) | 0);
}

/** Whether a wait of `thread` for `object` would be satisfied now. */
export function KiIsSignaled(object: Pointer, thread: Pointer): boolean {
  const state = KiSignalState(object);
  if (readUchar(object) === ObjectKind.Mutant)
    return state > 0 || readLong((object + KMUTANT.OwnerThread) | 0) === thread;
  return state > 0;
}

/** Takes what a satisfied wait takes from the object. True when it is an abandoned mutant. */
export function KiSatisfyObjectWait(object: Pointer, thread: Pointer): boolean {
  const type = readUchar(object);
  switch (type) {
    case ObjectKind.EventSynchronization:
    case ObjectKind.TimerSynchronization:
      writeLong((object + SIGNAL_STATE) | 0, 0);
      return false;
    case ObjectKind.Semaphore:
    case ObjectKind.Queue:
      writeLong((object + SIGNAL_STATE) | 0, KiSignalState(object) - 1);
      return false;
    case ObjectKind.Mutant:
      return takeMutant(object, thread);
    default:
      return false;
  }
}

function takeMutant(mutant: Pointer, thread: Pointer): boolean {
  const state = KiSignalState(mutant) - 1;
  writeLong((mutant + SIGNAL_STATE) | 0, state);
  if (state !== 0) return false;
  writeLong((mutant + KMUTANT.OwnerThread) | 0, thread);
  InsertTailList((thread + KTHREAD.MutantListHead) | 0, (mutant + KMUTANT.MutantListEntry) | 0);
  const disable = readUchar((mutant + KMUTANT.ApcDisable) | 0);
  if (disable)
    writeUshort((thread + KTHREAD.KernelApcDisable) | 0, readShort((thread + KTHREAD.KernelApcDisable) | 0) - 1);
  const abandoned = readUchar((mutant + KMUTANT.Abandoned) | 0) !== 0;
  if (abandoned) writeUchar((mutant + KMUTANT.Abandoned) | 0, 0);
  return abandoned;
}

/** The thread's wait blocks, following NextWaitBlock, which is circular. */
function blocksOf(thread: Pointer): Pointer[] {
  const first = readLong((thread + KTHREAD.WaitBlockList) | 0);
  const blocks: Pointer[] = [];
  for (let block = first; block !== 0; ) {
    followLink();
    blocks.push(block);
    const next = readLong((block + KWAIT_BLOCK.NextWaitBlock) | 0);
    if (next === first) break;
    block = next;
  }
  return blocks;
}

/** Ends a thread's wait with `status`: it leaves all lists and becomes ready, boosted by `increment`. */
export function KiUnwaitThread(thread: Pointer, status: number, increment: number): void {
  for (const block of blocksOf(thread)) RemoveEntryList((block + KWAIT_BLOCK.WaitListEntry) | 0);
  writeLong((thread + KTHREAD.WaitBlockList) | 0, 0);
  writeLong((thread + KTHREAD.WaitStatus) | 0, status);
  KiBoostPriority(thread, increment);
  EtwTrace(Event.WaitEnd, thread, status);
  KiReadyThread(KiThread(thread));
}

/** Whether the thread is in a wait that `KiUnwaitThread` can end. */
export function KiIsWaiting(thread: Pointer): boolean {
  return readUchar((thread + KTHREAD.State) | 0) === ThreadState.Waiting;
}

/** All objects of a WaitAll wait are signalled: take them all. */
function trySatisfyAll(thread: Pointer): number | undefined {
  const blocks = blocksOf(thread).filter((b) => readUshort((b + KWAIT_BLOCK.WaitType) | 0) % 256 === WaitAll);
  const objects = blocks.map((b) => readLong((b + KWAIT_BLOCK.Object) | 0));
  if (!objects.every((object) => KiIsSignaled(object, thread))) return undefined;
  let status = 0;
  for (const object of objects) if (KiSatisfyObjectWait(object, thread)) status = STATUS_ABANDONED;
  return status;
}

/** `object` has been signalled: ends the waits that this satisfies, first come first served. */
export function KiWaitTest(object: Pointer, increment: number): void {
  const head = (object + WAIT_LIST) | 0;
  let entry = readLong((head + LIST_ENTRY.Flink) | 0);
  while (entry !== head && KiSignalState(object) > 0) {
    followLink();
    const block = (entry - KWAIT_BLOCK.WaitListEntry) | 0;
    const thread = readLong((block + KWAIT_BLOCK.Thread) | 0);
    const next = readLong((entry + LIST_ENTRY.Flink) | 0);
    if (readUchar((block + KWAIT_BLOCK.WaitType) | 0) === WaitAny) {
      const abandoned = KiSatisfyObjectWait(object, thread);
      KiUnwaitThread(
        thread,
        readUshort((block + KWAIT_BLOCK.WaitKey) | 0) | (abandoned ? STATUS_ABANDONED : 0),
        increment,
      );
      // Ending a wait may have removed the next block, when the same thread waits twice for this object.
      entry = readLong((head + LIST_ENTRY.Flink) | 0);
      continue;
    }
    const status = trySatisfyAll(thread);
    if (status !== undefined) {
      KiUnwaitThread(thread, status, increment);
      entry = readLong((head + LIST_ENTRY.Flink) | 0);
      continue;
    }
    entry = next;
  }
}
