/** The small questions about processes and threads that drivers ask all the time. */

import { KTHREAD } from '../abi/structs.gen.ts';
import { KeGetCurrentThread, KiCurrentProcess } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, readPointer, writeLong } from '../rings/memory.ts';
import { EPROCESS, ETHREAD, ThreadFlag } from './layout.ts';
import { PspThreadProcess } from './thread.ts';

/** The process whose address space is current: the thread's own, or the one it is attached to. @irql any @see PsGetCurrentProcess */
export function PsGetCurrentProcess(): Pointer {
  return KiCurrentProcess();
}

/** @irql any @see IoGetCurrentProcess */
export function IoGetCurrentProcess(): Pointer {
  return KiCurrentProcess();
}

/** @irql any @see PsGetCurrentThread */
export function PsGetCurrentThread(): Pointer {
  return KeGetCurrentThread();
}

/** Of the thread's own process, attached or not. @irql any @see PsGetCurrentProcessId */
export function PsGetCurrentProcessId(): number {
  return readLong(KeGetCurrentThread() + ETHREAD.Cid_UniqueProcess);
}

/** @irql any @see PsGetCurrentThreadId */
export function PsGetCurrentThreadId(): number {
  return readLong(KeGetCurrentThread() + ETHREAD.Cid_UniqueThread);
}

/** @irql any @see PsGetProcessId */
export function PsGetProcessId(process: Pointer): number {
  return readLong(process + EPROCESS.UniqueProcessId);
}

/** @irql any @see PsGetThreadId */
export function PsGetThreadId(thread: Pointer): number {
  return readLong(thread + ETHREAD.Cid_UniqueThread);
}

/** @irql any @see PsGetThreadProcessId */
export function PsGetThreadProcessId(thread: Pointer): number {
  return readLong(thread + ETHREAD.Cid_UniqueProcess);
}

/** Not referenced. @irql any */
export function PsGetThreadProcess(thread: Pointer): Pointer {
  return PspThreadProcess(thread);
}

/** Not referenced. @irql any @see IoThreadToProcess */
export function IoThreadToProcess(thread: Pointer): Pointer {
  return PspThreadProcess(thread);
}

/** STATUS_PENDING while it runs. @irql PASSIVE_LEVEL @see PsGetProcessExitStatus */
export function PsGetProcessExitStatus(process: Pointer): number {
  return readLong(process + EPROCESS.ExitStatus);
}

/** STATUS_PENDING while it runs. @irql PASSIVE_LEVEL @see PsGetThreadExitStatus */
export function PsGetThreadExitStatus(thread: Pointer): number {
  return readLong(thread + ETHREAD.ExitStatus);
}

/** System time of the creation. @irql any @see PsGetProcessCreateTimeQuadPart */
export function PsGetProcessCreateTimeQuadPart(process: Pointer): bigint {
  return readLonglong(process + EPROCESS.CreateTime);
}

/** Up to 15 characters and a terminator, in EPROCESS itself. @irql any */
export function PsGetProcessImageFileName(process: Pointer): Pointer {
  return process + EPROCESS.ImageFileName;
}

/** @irql any */
export function PsGetProcessInheritedFromUniqueProcessId(process: Pointer): number {
  return readLong(process + EPROCESS.InheritedFromUniqueProcessId);
}

/** @irql any */
export function PsGetProcessPeb(process: Pointer): Pointer {
  return readPointer(process + EPROCESS.Peb);
}

/** @irql any */
export function PsGetThreadTeb(thread: Pointer): Pointer {
  return readPointer(thread + KTHREAD.Teb);
}

/** TRUE when the thread has ended or has been told to. @irql any */
export function PsIsThreadTerminating(thread: Pointer): number {
  return readLong(thread + ETHREAD.CrossThreadFlags) & ThreadFlag.TERMINATED ? 1 : 0;
}

/** There is one session, 0. @irql any */
export function PsGetProcessSessionId(_process: Pointer): number {
  return 0;
}

const VERSION = { major: 5, minor: 2, build: 3790 } as const;

/**
 * The system that Ringside is: Windows Server 2003, a free build. Each pointer may be NULL.
 * @irql PASSIVE_LEVEL
 * @returns FALSE: not a checked build
 * @see PsGetVersion
 */
export function PsGetVersion(major: Pointer, minor: Pointer, build: Pointer, servicePack: Pointer): number {
  if (major !== 0) writeLong(major, VERSION.major);
  if (minor !== 0) writeLong(minor, VERSION.minor);
  if (build !== 0) writeLong(build, VERSION.build);
  // UNICODE_STRING: no service pack.
  if (servicePack !== 0) {
    writeLong(servicePack, 0);
    writeLong(servicePack + 4, 0);
  }
  return 0;
}
