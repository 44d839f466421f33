/**
 * The end of threads and processes.
 *
 * A thread ends by itself (PspExitThread), or is marked and ends on its way back to ring 3: a wait in the user's name is broken off, one in the kernel's own is not. With its last
 * thread a process closes its handles, in the context of that thread, so that drivers see IRP_MJ_CLEANUP and IRP_MJ_CLOSE there.
 */

import { KTHREAD } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { ExAllocateReservedPool, ExFreePoolWithTag, ExQueueKernelWorkItem } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { DISPATCH_LEVEL, PASSIVE_LEVEL } from '../hal/processor.ts';
import {
  KeBugCheckEx,
  KeGetCurrentIrql,
  KeGetCurrentThread,
  KeStackAttachProcess,
  KeTerminateThread,
  KeUnstackDetachProcess,
  KiAbandonMutants,
  KiBugCheck,
  KiFaultDetail,
  KiForgetWait,
  KiIsWaiting,
  KiRunApcsFor,
  KiRundownApcs,
  KiSetIrql,
  KiSignalEnd,
  KiSystemTime,
  KiUnwaitThread,
  type KThread,
  UserMode,
  wakeSuspended,
} from '../ke/index.ts';
import { MmCleanProcessAddressSpace, MmForgetSpace, MmLockedPageCount } from '../mm/index.ts';
import { ObKillProcess, ObpDereferenceObject, ObpDereferenceObjectDeferDelete } from '../ob/index.ts';
import { type NtException, SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong, writeLonglong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { EPROCESS, ETHREAD, ProcessFlag, ThreadFlag } from './layout.ts';
import { PspNotifyProcessExit, PspNotifyThread } from './notify.ts';
import { PspProcess, PspProcessId } from './process.ts';
import { PspCheckCritical } from './set-process.ts';
import { PspRunningThread, PspTakeRundown, PspThreadId, PspThreadProcess, PspThreadsOf } from './thread.ts';

const KERNEL_APC_PENDING_DURING_EXIT = 0x20;
const STATUS_USER_APC = 0xc0;
const PROCESS_HAS_LOCKED_PAGES = 0x76;
const STATUS_PENDING = 0x103;
const TAG_APC_STATE = poolTag('PsAt');
const APC_STATE_BYTES = 24;

let threadRundown: ((thread: Pointer) => Kernel<void>)[] = [];

export function PspInitializeExit(): void {
  threadRundown = [];
}

/** Names what a higher component does when a thread ends: io cancels its IRPs and waits for them. */
export function PsRegisterThreadRundown(routine: (thread: Pointer) => Kernel<void>): void {
  threadRundown.push(routine);
}

function setFlag(at: Pointer, flag: number): void {
  writeLong(at, readLong(at) | flag);
}

/** Ends the running thread. Bug check 0x20 (0, disable count, IRQL, 0) at raised IRQL or in a critical region. */
export function* PspExitThread(status: number): Kernel<never> {
  const thread = KeGetCurrentThread();
  const irql = KeGetCurrentIrql();
  const disabled = readLong(thread + KTHREAD.CombinedApcDisable);
  if (irql !== PASSIVE_LEVEL || disabled !== 0) KeBugCheckEx(KERNEL_APC_PENDING_DURING_EXIT, 0, disabled, irql, 0);
  yield* rundown(thread, status);
  // From here on nothing may run in between: the thread's object and stack go as soon as another thread runs.
  KiSetIrql(DISPATCH_LEVEL);
  ObpDereferenceObjectDeferDelete(thread);
  return KeTerminateThread();
}

/** All that happens before a thread is no more. */
function* rundown(thread: Pointer, status: number): Kernel<void> {
  const process = PspThreadProcess(thread);
  setFlag(thread + ETHREAD.CrossThreadFlags, ThreadFlag.TERMINATED);
  writeLong(thread + ETHREAD.ExitStatus, status);
  writeLonglong(thread + ETHREAD.ExitTime, KiSystemTime());
  EtwTrace(Event.ThreadExit, thread, PspThreadId(thread), status);
  yield* PspNotifyThread(thread, false);
  for (const routine of threadRundown) yield* routine(thread);
  PspTakeRundown(thread)?.();
  const left = readLong(process + EPROCESS.ActiveThreads) - 1;
  writeLong(process + EPROCESS.ActiveThreads, left);
  writeLong(process + EPROCESS.LastThreadExitStatus, status);
  yield* KiAbandonMutants(thread);
  if (left === 0) yield* exitProcess(process, status);
  setFlag(thread + ETHREAD.CrossThreadFlags, ThreadFlag.DEAD_THREAD);
  yield* KiSignalEnd(thread, 0);
}

/** A process without threads: tells the drivers, closes the handles, signals the object. */
function* exitProcess(process: Pointer, status: number): Kernel<void> {
  const flags = process + EPROCESS.Flags;
  if (readLong(flags) & ProcessFlag.PROCESS_DELETE) return;
  PspCheckCritical(process);
  setFlag(flags, ProcessFlag.PROCESS_EXITING | ProcessFlag.PROCESS_DELETE);
  if (readLong(process + EPROCESS.ExitStatus) === STATUS_PENDING) writeLong(process + EPROCESS.ExitStatus, status);
  writeLonglong(process + EPROCESS.ExitTime, KiSystemTime());
  if (readLong(flags) & ProcessFlag.CREATE_REPORTED) yield* PspNotifyProcessExit(process);
  const { space, rundown: last } = PspProcess(process);
  if (space) {
    const locked = MmLockedPageCount(space);
    if (locked > 0)
      KiBugCheck(
        PROCESS_HAS_LOCKED_PAGES,
        [0, process, locked, 0],
        0,
        `${locked} page${locked === 1 ? '' : 's'} of the process ${locked === 1 ? 'is' : 'are'} still locked by a driver's MDL`,
      );
    MmCleanProcessAddressSpace(space);
    MmForgetSpace(space);
  }
  for (const routine of last) routine();
  yield* ObKillProcess(process);
  writeLong(process + EPROCESS.ObjectTable, 0);
  EtwTrace(Event.ProcessExit, process, PspProcessId(process), readLong(process + EPROCESS.ExitStatus));
  yield* KiSignalEnd(process, 0);
  yield* ObpDereferenceObject(process);
}

/** Marks a thread other than the running one to end with `status`. One that has been marked keeps its first status. */
export function PspMarkThread(thread: Pointer, status: number): void {
  const running = PspRunningThread(thread);
  if (!running || running.system || running.terminating !== undefined) return;
  running.terminating = status;
  setFlag(thread + ETHREAD.CrossThreadFlags, ThreadFlag.TERMINATED);
  running.ring.userWork = true;
  breakWait(running);
}

function breakWait(running: KThread): void {
  const { pointer } = running;
  if (!KiIsWaiting(pointer)) return;
  if (readLong(pointer + KTHREAD.WaitBlockList) === 0) wakeSuspended(running);
  else if (readUchar(pointer + KTHREAD.WaitMode) === UserMode) KiUnwaitThread(pointer, STATUS_USER_APC, 0);
}

/** Marks all threads of a process but the running one, and the process itself. One without threads ends at once. */
export function* PspTerminateProcess(process: Pointer, status: number): Kernel<void> {
  const flags = process + EPROCESS.Flags;
  if ((readLong(flags) & ProcessFlag.PROCESS_EXITING) === 0) {
    setFlag(flags, ProcessFlag.PROCESS_EXITING);
    writeLong(process + EPROCESS.ExitStatus, status);
  }
  PspMarkOtherThreads(process, status);
  if (readLong(process + EPROCESS.ActiveThreads) === 0) yield* exitProcess(process, status);
}

export function PspMarkOtherThreads(process: Pointer, status: number): void {
  const self = KeGetCurrentThread();
  for (const thread of PspThreadsOf(process)) if (thread !== self) PspMarkThread(thread, status);
}

/** Queues work for a system worker thread from code that cannot yield. */
export function PspQueueWork(routine: () => Kernel<void>): void {
  // At DISPATCH_LEVEL queueing readies the worker without switching to it.
  const old = KiSetIrql(Math.max(KeGetCurrentIrql(), DISPATCH_LEVEL));
  const step = ExQueueKernelWorkItem(routine).next(0);
  KiSetIrql(old);
  if (!step.done) throw new SimulatorError('queueing a work item at DISPATCH_LEVEL wanted something');
}

/**
 * The running thread has raised an exception in ring 3 that nobody handles, and its stack is about to go: the process ends with the exception's code, and a worker thread
 * does what the thread cannot do any more.
 */
export function PspUserException(exception: NtException): void {
  const thread = KeGetCurrentThread();
  const process = PspThreadProcess(thread);
  PspProcess(process).fault ??= { exception, detail: KiFaultDetail(exception) };
  const flags = process + EPROCESS.Flags;
  if ((readLong(flags) & ProcessFlag.PROCESS_EXITING) === 0) {
    setFlag(flags, ProcessFlag.PROCESS_EXITING);
    writeLong(process + EPROCESS.ExitStatus, exception.code);
  }
  PspMarkOtherThreads(process, exception.code);
  PspQueueWork(() => reap(thread, exception.code));
}

/** Runs a thread down that has no stack any more, in its process's address space. */
function* reap(thread: Pointer, status: number): Kernel<void> {
  const state = ExAllocateReservedPool(APC_STATE_BYTES, TAG_APC_STATE);
  KeStackAttachProcess(PspThreadProcess(thread), state);
  KiForgetWait(thread);
  yield* KiRunApcsFor(thread);
  yield* rundown(thread, status);
  KiRundownApcs(thread);
  KeUnstackDetachProcess(state);
  ExFreePoolWithTag(state, TAG_APC_STATE);
  yield* ObpDereferenceObject(thread);
}
