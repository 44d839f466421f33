/**
 * The ready queues: which thread should run where. Nothing here switches; dispatch.ts does.
 *
 * Guarded by: the simulated machine runs one thread at a time and generators are atomic between yields, so the dispatcher lock of NT has no
 * counterpart.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { HalProcessors, type Prcb } from '../hal/processor.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readUchar, writeUchar } from '../rings/memory.ts';
import { KiResetQuantum, KiThread, type KThread, LOW_REALTIME_PRIORITY, ThreadState } from './thread.ts';

const LEVELS = 32;
let queues: KThread[][] = [];
/** Bit n is set when queue n is not empty. */
let summary = 0;

export function KiInitReadyQueues(): void {
  queues = Array.from({ length: LEVELS }, () => []);
  summary = 0;
}

export function KiPriority(thread: Pointer): number {
  return readUchar((thread + KTHREAD.Priority) | 0);
}

/** 0 is the idle thread's own level. */
function runningPriority(prcb: Prcb): number {
  return prcb.currentThread === prcb.idleThread ? -1 : KiPriority(prcb.currentThread);
}

function highest(): number {
  return summary === 0 ? -1 : 31 - Math.clz32(summary);
}

function enqueue(thread: KThread, front: boolean): void {
  const priority = KiPriority(thread.pointer);
  if (front) queues[priority].unshift(thread);
  else queues[priority].push(thread);
  summary |= 1 << priority;
  writeUchar((thread.pointer + KTHREAD.State) | 0, ThreadState.Ready);
}

/** Makes a thread that was waiting, new or preempted able to run. The processor that it should preempt is told. */
export function KiReadyThread(thread: KThread, front = false): void {
  enqueue(thread, front);
}

/** The ready thread that `prcb` may run and should, and its priority; with one processor simply the best of all. */
function bestFor(prcb: Prcb): { priority: number; at: number } {
  let priority = highest();
  if (HalProcessors().length === 1) return { priority, at: 0 };
  for (; priority >= 0; priority--) {
    const at = queues[priority].findIndex(({ affinity }) => affinity & (1 << prcb.number));
    if (at >= 0) return { priority, at };
  }
  return { priority, at: 0 };
}

/** Takes the thread that `prcb` should run instead of its current one; undefined when the current one should go on. */
export function KiSelectReadyThread(prcb: Prcb, giveUp: boolean): KThread | undefined {
  const { priority, at } = bestFor(prcb);
  if (priority < 0) return undefined;
  if (!giveUp && priority <= runningPriority(prcb)) return undefined;
  const queue = queues[priority];
  spendFuel(queue.length >> 2);
  const [thread] = queue.splice(at, 1);
  if (queue.length === 0) summary &= ~(1 << priority);
  return thread;
}

/** Whether a ready thread should have this processor. */
export function KiWantsSwitch(prcb: Prcb): boolean {
  const best = bestFor(prcb).priority;
  return best > runningPriority(prcb) || (prcb.quantumEnd && best >= 0 && best === runningPriority(prcb));
}

/** Whether a thread is ready that would have this processor if the running one's quantum ended. */
export function KiHasEqual(prcb: Prcb): boolean {
  return bestFor(prcb).priority >= runningPriority(prcb);
}

export function KiRemoveFromReadyQueue(thread: KThread): void {
  for (let priority = 0; priority < LEVELS; priority++) {
    const at = queues[priority].indexOf(thread);
    if (at < 0) continue;
    queues[priority].splice(at, 1);
    if (queues[priority].length === 0) summary &= ~(1 << priority);
  }
}

/** A wait has ended: the boost that goes with the event, for threads of the dynamic range. */
export function KiBoostPriority(thread: Pointer, increment: number): void {
  const base = readUchar((thread + KTHREAD.BasePriority) | 0);
  const now = KiPriority(thread);
  if (base >= LOW_REALTIME_PRIORITY || increment <= 0) return;
  const boosted = Math.min(base + increment, LOW_REALTIME_PRIORITY - 1);
  if (boosted > now) writeUchar((thread + KTHREAD.Priority) | 0, boosted);
}

/** Its quantum is over: a boosted thread falls by one level towards its base. */
export function KiQuantumEnd(prcb: Prcb): void {
  const thread = KiThread(prcb.currentThread);
  KiResetQuantum(thread);
  const base = readUchar((thread.pointer + KTHREAD.BasePriority) | 0);
  const now = KiPriority(thread.pointer);
  if (now < LOW_REALTIME_PRIORITY && now > base) writeUchar((thread.pointer + KTHREAD.Priority) | 0, now - 1);
  prcb.quantumEnd = true;
}

export function KiSetPriority(thread: KThread, priority: number): void {
  const ready = readUchar((thread.pointer + KTHREAD.State) | 0) === ThreadState.Ready;
  if (ready) KiRemoveFromReadyQueue(thread);
  writeUchar((thread.pointer + KTHREAD.Priority) | 0, priority);
  if (ready) enqueue(thread, false);
}
