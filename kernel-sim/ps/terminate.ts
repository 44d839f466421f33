/** NtTerminateProcess, NtTerminateThread, NtSuspendThread, NtResumeThread. */
import {
  STATUS_ACCESS_DENIED,
  STATUS_CANT_TERMINATE_SELF,
  STATUS_INVALID_PARAMETER,
  STATUS_PROCESS_IS_TERMINATING,
  STATUS_SUCCESS,
  STATUS_SUSPEND_COUNT_EXCEEDED,
  STATUS_THREAD_IS_TERMINATING,
} from '../abi/status.gen.ts';
import {
  KeGetCurrentThread,
  KeGetPreviousMode,
  KiExitDispatcher,
  KiResumeThread,
  KiSuspendThread,
} from '../ke/index.ts';
import {
  CURRENT_THREAD,
  ObpDereferenceObject,
  ObpGuard,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  zw,
} from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { PspExitThread, PspMarkOtherThreads, PspMarkThread, PspTerminateProcess } from './exit.ts';
import { EPROCESS, ProcessFlag } from './layout.ts';
import { PspProcessType, PspSystemProcess } from './process.ts';
import { PsIsSystemThread } from './system-thread.ts';
import { PspRunningThread, PspThreadProcess, PspThreadType } from './thread.ts';

const PROCESS_TERMINATE = 0x0001;
const THREAD_TERMINATE = 0x0001;
const THREAD_SUSPEND_RESUME = 0x0002;
const MAXIMUM_SUSPEND_COUNT = 0x7f;

/** Ends a process; when it is the running thread's own, this does not return. The caller's reference is given back. */
export function* PspKillProcess(process: Pointer, status: number): Kernel<number> {
  if (process === PspSystemProcess) {
    yield* ObpDereferenceObject(process);
    return STATUS_ACCESS_DENIED;
  }
  const gone = (readLong(process + EPROCESS.Flags) & ProcessFlag.PROCESS_DELETE) !== 0;
  if (!gone) yield* PspTerminateProcess(process, status);
  const own = PspThreadProcess(KeGetCurrentThread()) === process;
  yield* ObpDereferenceObject(process);
  if (own) return yield* PspExitThread(status);
  yield* KiExitDispatcher();
  return gone ? STATUS_PROCESS_IS_TERMINATING : STATUS_SUCCESS;
}

/**
 * Ends a process with an exit status; handle NULL ends all threads of the current process but the running one.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_ACCESS_DENIED, STATUS_PROCESS_IS_TERMINATING; does not return when the process is the current one
 * @see ZwTerminateProcess
 */
export function* NtTerminateProcess(handle: number, status: number): Kernel<number> {
  if (handle === 0) {
    PspMarkOtherThreads(PspThreadProcess(KeGetCurrentThread()), status);
    yield* KiExitDispatcher();
    return STATUS_SUCCESS;
  }
  const found = ObpReferenceByHandle(handle, PROCESS_TERMINATE, PspProcessType, KeGetPreviousMode());
  if (found < 0) return found;
  return yield* PspKillProcess(ObpReferenced.object, status);
}

/** @see NtTerminateProcess */
export function* ZwTerminateProcess(handle: number, status: number): Kernel<number> {
  return yield* zw(NtTerminateProcess(handle, status));
}

/**
 * Ends a thread; handle NULL is the running one. A thread in a wait of its own ends at once, one that waits in the kernel's name when that wait is over.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_ACCESS_DENIED, STATUS_INVALID_PARAMETER (a system thread), STATUS_CANT_TERMINATE_SELF (NULL by the last thread); does
 *   not return for the running thread
 */
export function* NtTerminateThread(handle: number, status: number): Kernel<number> {
  const self = KeGetCurrentThread();
  if (handle === 0 && readLong(PspThreadProcess(self) + EPROCESS.ActiveThreads) === 1)
    return STATUS_CANT_TERMINATE_SELF;
  const wanted = handle === 0 ? CURRENT_THREAD : handle;
  const found = ObpReferenceByHandle(wanted, THREAD_TERMINATE, PspThreadType, KeGetPreviousMode());
  if (found < 0) return found;
  const thread = ObpReferenced.object;
  const system = PsIsSystemThread(thread) !== 0;
  if (!system && thread !== self) PspMarkThread(thread, status);
  yield* ObpDereferenceObject(thread);
  if (system) return STATUS_INVALID_PARAMETER;
  if (thread === self) return yield* PspExitThread(status);
  yield* KiExitDispatcher();
  return STATUS_SUCCESS;
}

/** @see NtTerminateThread */
export function* ZwTerminateThread(handle: number, status: number): Kernel<number> {
  return yield* zw(NtTerminateThread(handle, status));
}

function* changeSuspension(
  handle: number,
  previous: Pointer,
  change: (thread: Pointer) => { status: number; count: number },
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const probed = ObpGuard(mode, () => {
    if (previous !== 0) ObpProbeWrite(mode, previous, 4);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  const found = ObpReferenceByHandle(handle, THREAD_SUSPEND_RESUME, PspThreadType, mode);
  if (found < 0) return found;
  const thread = ObpReferenced.object;
  const { status, count } = change(thread);
  yield* ObpDereferenceObject(thread);
  if (status >= 0 && previous !== 0)
    ObpGuard(mode, () => {
      writeLong(previous, count);
      return STATUS_SUCCESS;
    });
  yield* KiExitDispatcher();
  return status;
}

/** One more reason for a thread to stand still. */
export function PspSuspendThread(thread: Pointer): { status: number; count: number } {
  const running = PspRunningThread(thread);
  if (!running || running.terminating !== undefined) return { status: STATUS_THREAD_IS_TERMINATING, count: 0 };
  if (running.suspendCount >= MAXIMUM_SUSPEND_COUNT) return { status: STATUS_SUSPEND_COUNT_EXCEEDED, count: 0 };
  return { status: STATUS_SUCCESS, count: KiSuspendThread(running) };
}

/** One reason less; at none it goes on. */
export function PspResumeThread(thread: Pointer): { status: number; count: number } {
  const running = PspRunningThread(thread);
  return { status: STATUS_SUCCESS, count: running ? KiResumeThread(running) : 0 };
}

/**
 * Suspends a thread; it stands still from its next return to ring 3 on. `*previous` gets the former count.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_SUSPEND_COUNT_EXCEEDED, STATUS_THREAD_IS_TERMINATING, ...
 */
export function* NtSuspendThread(handle: number, previous: Pointer): Kernel<number> {
  return yield* changeSuspension(handle, previous, PspSuspendThread);
}

/** Takes one suspension back. @irql PASSIVE_LEVEL */
export function* NtResumeThread(handle: number, previous: Pointer): Kernel<number> {
  return yield* changeSuspension(handle, previous, PspResumeThread);
}
