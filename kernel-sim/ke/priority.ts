/**
 * Priorities and affinities of threads.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { HalProcessors, KeGetCurrentPrcb } from '../hal/processor.ts';
import type { Pointer } from '../rings/layout.ts';
import { readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiExitDispatcher, KiLeaveProcessor } from './dispatch.ts';
import { KiPriority, KiSetPriority } from './ready.ts';
import { KiCurrentThread, KiFindThread, KiThread, LOW_REALTIME_PRIORITY } from './thread.ts';

const HIGHEST = 31;

/** The thread's current priority. @irql any @see KeQueryPriorityThread */
export function KeQueryPriorityThread(thread: Pointer): number {
  return KiPriority(thread);
}

/**
 * Sets the run-time priority (1 to 31) and returns the former one; a better thread that this makes the best runs at once.
 * @irql PASSIVE_LEVEL @see KeSetPriorityThread
 */
export function* KeSetPriorityThread(thread: Pointer, priority: number): Kernel<number> {
  const old = KiPriority(thread);
  KiSetPriority(KiThread(thread), Math.min(Math.max(priority, 1), HIGHEST));
  yield* KiExitDispatcher();
  return old;
}

/** Sets the base priority relative to the process's (8 here) and returns the former increment. @irql <= DISPATCH_LEVEL @see KeSetBasePriorityThread */
export function* KeSetBasePriorityThread(thread: Pointer, increment: number): Kernel<number> {
  const at = (thread + KTHREAD.BasePriority) | 0;
  const process = 8;
  const old = readUchar(at) - process;
  const base = Math.min(
    Math.max(process + increment, 1),
    readUchar(at) >= LOW_REALTIME_PRIORITY ? HIGHEST : LOW_REALTIME_PRIORITY - 1,
  );
  writeUchar(at, base);
  KiSetPriority(KiThread(thread), base);
  yield* KiExitDispatcher();
  return old;
}

/** The processor that runs this. @irql any @see KeGetCurrentProcessorNumber */
export function KeGetCurrentProcessorNumber(): number {
  return KeGetCurrentPrcb().number;
}

/** There is one processor group; `*number` gets group 0 and the number. @irql any @see KeGetCurrentProcessorNumberEx */
export function KeGetCurrentProcessorNumberEx(number: Pointer): number {
  const current = KeGetCurrentPrcb().number;
  if (number) writeLong(number, current << 16);
  return current;
}

const allProcessors = (): number => (1 << HalProcessors().length) - 1;

/** One bit a processor. @irql any @see KeQueryActiveProcessors */
export function KeQueryActiveProcessors(): number {
  return allProcessors();
}

/** @irql any @see KeQueryActiveProcessorCount */
export function KeQueryActiveProcessorCount(active: Pointer): number {
  if (active) writeLong(active, allProcessors());
  return HalProcessors().length;
}

/** Group 0 and "all groups" are the same. @irql any @see KeQueryActiveProcessorCountEx */
export function KeQueryActiveProcessorCountEx(group: number): number {
  return (group & 0xffff) === 0 || (group & 0xffff) === 0xffff ? HalProcessors().length : 0;
}

/** @irql any @see KeQueryMaximumProcessorCount */
export function KeQueryMaximumProcessorCount(): number {
  return HalProcessors().length;
}

/** A thread, the running one or another, runs on these processors only. The former set is the answer. */
export function* KiSetThreadAffinity(pointer: Pointer, affinity: number): Kernel<number> {
  if (pointer === KiCurrentThread().pointer) return yield* setAffinity(affinity);
  const thread = KiFindThread(pointer);
  if (!thread) return 0;
  const old = thread.affinity & allProcessors();
  thread.affinity = affinity;
  writeLong((pointer + KTHREAD.Affinity) | 0, affinity);
  return old;
}

function* setAffinity(affinity: number): Kernel<number> {
  const thread = KiCurrentThread();
  const old = thread.affinity & allProcessors();
  thread.affinity = affinity & allProcessors() || allProcessors();
  writeLong((thread.pointer + KTHREAD.Affinity) | 0, thread.affinity);
  if ((thread.affinity & (1 << KeGetCurrentPrcb().number)) === 0) yield* KiLeaveProcessor();
  return old;
}

/** The calling thread runs on these processors only, from here on. @irql PASSIVE_LEVEL @see KeSetSystemAffinityThread */
export function* KeSetSystemAffinityThread(affinity: number): Kernel<void> {
  yield* setAffinity(affinity);
}

/** As KeSetSystemAffinityThread; returns what KeRevertToUserAffinityThreadEx wants. @irql <= DISPATCH_LEVEL @see KeSetSystemAffinityThreadEx */
export function* KeSetSystemAffinityThreadEx(affinity: number): Kernel<number> {
  const old = yield* setAffinity(affinity);
  return old === allProcessors() ? 0 : old;
}

/** Every processor again. @irql PASSIVE_LEVEL @see KeRevertToUserAffinityThread */
export function* KeRevertToUserAffinityThread(): Kernel<void> {
  yield* setAffinity(allProcessors());
}

/** `affinity`: what KeSetSystemAffinityThreadEx returned. @irql <= DISPATCH_LEVEL @see KeRevertToUserAffinityThreadEx */
export function* KeRevertToUserAffinityThreadEx(affinity: number): Kernel<void> {
  yield* setAffinity(affinity === 0 ? allProcessors() : affinity);
}
