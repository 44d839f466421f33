/** Threads of a program. */

import { ERROR_GEN_FAILURE, ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY } from '../../abi/win32.gen.ts';
import { KeGetCurrentPrcb } from '../../hal/processor.ts';
import { KeGetCurrentThread, KiQueueUserApc, KiServiceExit, UserMode } from '../../ke/index.ts';
import { THREAD_STACK_BYTES } from '../../mm/index.ts';
import { ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced, ObpReferenceObject } from '../../ob/index.ts';
import { PspExitThread, PspRunningThread, PspThreadId, PspThreadType } from '../../ps/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { readLong, writeLong } from '../../rings/user-memory.ts';
import {
  NtClose,
  NtOpenThread,
  NtQueryInformationThread,
  NtResumeThread,
  NtSetInformationThread,
  NtSuspendThread,
  NtTerminateThread,
} from '../ntdll/nt.ts';
import {
  BaseSetLastNTError,
  fail,
  NtCurrentTeb,
  objectAttributes,
  SetLastError,
  scratch,
  succeeded,
  Teb,
} from '../ntdll/teb.ts';
import { BaseProcess } from '../state.ts';
import { inheritance } from './sync.ts';
import { createUserThread } from './user-thread.ts';

const CREATE_SUSPENDED = 4;
const CURRENT_THREAD = -2;
const THREAD_PRIORITY_ERROR_RETURN = 0x7fffffff;
const ThreadBasicInformation = 0;
const ThreadTimes = 1;
const ThreadBasePriority = 3;
const ThreadAffinityMask = 4;
const STILL_ACTIVE = 259;
const BASIC_BYTES = 28;

function* start(
  security: Pointer,
  stackBytes: number,
  routine: Pointer,
  flags: number,
  threadId: Pointer,
  body: () => Kernel<number>,
): Kernel<number> {
  const { status, handle, thread } = yield* createUserThread({
    process: BaseProcess(),
    stackBytes: Math.max(stackBytes >>> 0, THREAD_STACK_BYTES),
    suspended: (flags & CREATE_SUSPENDED) !== 0,
    inherit: inheritance(security) !== 0,
    start: routine,
    routine: body,
  });
  if (status < 0) {
    BaseSetLastNTError(status);
    return 0;
  }
  if (threadId !== 0) writeLong(threadId, PspThreadId(thread));
  yield* ObpDereferenceObject(thread);
  return handle;
}

/** A thread that runs `lpStartAddress(lpParameter)`; what that returns is its exit code. @irql ring 3 @returns null for an error. @see CreateThread */
export function* CreateThread(
  lpThreadAttributes: Pointer,
  dwStackSize: number,
  lpStartAddress: Pointer,
  lpParameter: Pointer,
  dwCreationFlags: number,
  lpThreadId: Pointer,
): Kernel<number> {
  return yield* start(lpThreadAttributes, dwStackSize, lpStartAddress, dwCreationFlags, lpThreadId, function* () {
    yield* KiServiceExit();
    return yield callUser('i', lpStartAddress, lpParameter);
  });
}
/** @irql ring 3 @see _beginthreadex */
export function* _beginthreadex(
  security: Pointer,
  stackSize: number,
  routine: Pointer,
  argument: Pointer,
  flags: number,
  threadId: Pointer,
): Kernel<number> {
  return yield* CreateThread(security, stackSize, routine, argument, flags, threadId);
}
/** The handle is closed when the thread ends, so it is of little use. @irql ring 3 @returns -1 for an error. @see _beginthread */
export function* _beginthread(routine: Pointer, stackSize: number, argument: Pointer): Kernel<number> {
  let own = 0;
  own = yield* start(0, stackSize, routine, CREATE_SUSPENDED, 0, function* () {
    yield* KiServiceExit();
    yield callUser('v', routine, argument);
    yield* NtClose(own);
    return 0;
  });
  if (own === 0) return -1;
  yield* NtResumeThread(own, 0);
  return own;
}
/** @irql ring 3 @see ExitThread */
export function* ExitThread(dwExitCode: number): Kernel<never> {
  return yield* PspExitThread(dwExitCode);
}
/** @irql ring 3 @see _endthreadex */
export function* _endthreadex(code: number): Kernel<never> {
  return yield* PspExitThread(code);
}
/** Not modelled: closing the handle of _beginthread. @irql ring 3 @see _endthread */
export function* _endthread(): Kernel<never> {
  return yield* PspExitThread(0);
}
/** @irql ring 3 @see TerminateThread */
export function* TerminateThread(hThread: number, dwExitCode: number): Kernel<number> {
  return succeeded(yield* NtTerminateThread(hThread, dwExitCode));
}

/** The former suspend count, -1 for an error. @irql ring 3 @see SuspendThread */
export function* SuspendThread(hThread: number): Kernel<number> {
  const words = scratch(Teb.ScratchWords);
  const status = yield* NtSuspendThread(hThread, words);
  if (status >= 0) return readLong(words);
  BaseSetLastNTError(status);
  return -1;
}
/** The former suspend count, -1 for an error. @irql ring 3 @see ResumeThread */
export function* ResumeThread(hThread: number): Kernel<number> {
  const words = scratch(Teb.ScratchWords);
  const status = yield* NtResumeThread(hThread, words);
  if (status >= 0) return readLong(words);
  BaseSetLastNTError(status);
  return -1;
}

/** THREAD_BASIC_INFORMATION: ExitStatus, Teb, UniqueProcess, UniqueThread, AffinityMask, Priority, BasePriority. */
function* basic(thread: number): Kernel<{ status: number; at: Pointer }> {
  const at = scratch(Teb.ScratchInformation);
  return { status: yield* NtQueryInformationThread(thread, ThreadBasicInformation, at, BASIC_BYTES, 0), at };
}
/** STILL_ACTIVE (259) for one that runs. @irql ring 3 @see GetExitCodeThread */
export function* GetExitCodeThread(hThread: number, lpExitCode: Pointer): Kernel<number> {
  const { status, at } = yield* basic(hThread);
  if (status < 0) return succeeded(status);
  const code = readLong(at);
  writeLong(lpExitCode, code === 0x103 ? STILL_ACTIVE : code);
  return 1;
}
/** @irql ring 3 @see GetThreadId */
export function* GetThreadId(Thread: number): Kernel<number> {
  const { status, at } = yield* basic(Thread);
  return status < 0 ? succeeded(status) : readLong(at + 12);
}
/** @irql ring 3 @see GetProcessIdOfThread */
export function* GetProcessIdOfThread(Thread: number): Kernel<number> {
  const { status, at } = yield* basic(Thread);
  return status < 0 ? succeeded(status) : readLong(at + 8);
}
/** @irql ring 3 @see GetThreadTimes */
export function* GetThreadTimes(
  hThread: number,
  creation: Pointer,
  exit: Pointer,
  kernel: Pointer,
  user: Pointer,
): Kernel<number> {
  const at = scratch(Teb.ScratchInformation);
  const status = yield* NtQueryInformationThread(hThread, ThreadTimes, at, 32, 0);
  if (status < 0) return succeeded(status);
  [creation, exit, kernel, user].forEach((to, i) => {
    writeLong(to, readLong(at + 8 * i));
    writeLong(to + 4, readLong(at + 8 * i + 4));
  });
  return 1;
}
/** THREAD_PRIORITY_IDLE (-15) to THREAD_PRIORITY_TIME_CRITICAL (15). @irql ring 3 @see SetThreadPriority */
export function* SetThreadPriority(hThread: number, nPriority: number): Kernel<number> {
  if (Math.abs(nPriority) > 2 && Math.abs(nPriority) !== 15) return fail(ERROR_INVALID_PARAMETER);
  const at = scratch(Teb.ScratchInformation);
  // Saturation, to NT, is one more than Windows says.
  writeLong(at, Math.abs(nPriority) === 15 ? Math.sign(nPriority) * 16 : nPriority);
  return succeeded(yield* NtSetInformationThread(hThread, ThreadBasePriority, at, 4));
}
/** @irql ring 3 @see GetThreadPriority */
export function* GetThreadPriority(hThread: number): Kernel<number> {
  const { status, at } = yield* basic(hThread);
  if (status < 0) {
    BaseSetLastNTError(status);
    return THREAD_PRIORITY_ERROR_RETURN;
  }
  const increment = readLong(at + 24);
  return Math.abs(increment) >= 16 ? Math.sign(increment) * 15 : increment;
}
/** The processors that a thread may run on. @irql ring 3 @returns the former set, 0 for an error. @see SetThreadAffinityMask */
export function* SetThreadAffinityMask(hThread: number, dwThreadAffinityMask: number): Kernel<number> {
  const { status, at } = yield* basic(hThread);
  if (status < 0) return succeeded(status);
  const old = readLong(at + 16);
  writeLong(at, dwThreadAffinityMask);
  const result = yield* NtSetInformationThread(hThread, ThreadAffinityMask, at, 4);
  return result < 0 ? succeeded(result) : old;
}
/** @irql ring 3 @see GetCurrentThread */
export function GetCurrentThread(): number {
  return CURRENT_THREAD;
}
/** @irql ring 3 @see GetCurrentThreadId */
export function GetCurrentThreadId(): number {
  return readLong(NtCurrentTeb() + Teb.ThreadId);
}
/** @irql ring 3 @see GetCurrentProcessorNumber */
export function GetCurrentProcessorNumber(): number {
  return KeGetCurrentPrcb().number;
}
/** @irql ring 3 @see OpenThread */
export function* OpenThread(dwDesiredAccess: number, bInheritHandle: number, dwThreadId: number): Kernel<number> {
  const words = scratch(Teb.ScratchWords);
  writeLong(words + 4, 0);
  writeLong(words + 8, dwThreadId);
  const attributes = objectAttributes(undefined, bInheritHandle ? 2 : 0);
  const status = yield* NtOpenThread(words, dwDesiredAccess, attributes, words + 4);
  if (status >= 0) return readLong(words);
  SetLastError(ERROR_INVALID_PARAMETER);
  return 0;
}
/** Has a thread call `pfnAPC(dwData)` in its next alertable wait. @irql ring 3 @see QueueUserAPC */
export function* QueueUserAPC(pfnAPC: Pointer, hThread: number, dwData: number): Kernel<number> {
  const { status, thread } = yield* referenceThread(hThread);
  if (status < 0) return succeeded(status);
  const alive = PspRunningThread(thread) !== undefined;
  const queued =
    alive &&
    KiQueueUserApc(thread, function* () {
      yield callUser('v', pfnAPC, dwData);
    });
  yield* ObpDereferenceObject(thread);
  return queued ? 1 : fail(alive ? ERROR_NOT_ENOUGH_MEMORY : ERROR_GEN_FAILURE);
}

/** The object behind a thread handle, referenced. */
function* referenceThread(handle: number): Kernel<{ status: number; thread: Pointer }> {
  const THREAD_SET_CONTEXT = 0x10;
  if (handle === CURRENT_THREAD) {
    const thread = KeGetCurrentThread();
    ObpReferenceObject(thread);
    return { status: 0, thread };
  }
  const status = ObpReferenceByHandle(handle, THREAD_SET_CONTEXT, PspThreadType, UserMode);
  return { status, thread: status < 0 ? 0 : ObpReferenced.object };
}
