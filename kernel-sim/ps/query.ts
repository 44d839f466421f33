/** NtQueryInformationProcess, NtQueryInformationThread, NtSetInformationThread, and time that is given up: NtDelayExecution, NtYieldExecution. */

import {
  STATUS_INFO_LENGTH_MISMATCH,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PARAMETER,
  STATUS_PRIVILEGE_NOT_HELD,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KTHREAD } from '../abi/structs.gen.ts';
import {
  KeGetPreviousMode,
  KernelMode,
  KiDelay,
  KiExitTerminated,
  KiFindThread,
  KiSetPriority,
  KiSetThreadAffinity,
  KiYieldExecution,
  LOW_REALTIME_PRIORITY,
} from '../ke/index.ts';
import {
  ObpCaptureTimeout,
  ObpDereferenceObject,
  ObpGuard,
  ObpProbeRead,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  ObpTableOf,
  zw,
} from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong, writeUchar, writeUshort, writeWideChars } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { Privilege, SepCurrentToken } from '../se/index.ts';
import { EPROCESS, ETHREAD } from './layout.ts';
import { PspProcess, PspProcessType } from './process.ts';
import { PspThreadProcess, PspThreadType } from './thread.ts';

const PROCESS_QUERY_INFORMATION = 0x0400;
const THREAD_QUERY_INFORMATION = 0x0040;
const THREAD_SET_INFORMATION = 0x0020;

/** What one information class answers: words, or a text behind a UNICODE_STRING. */
type Information = readonly number[] | string | undefined;

function processInformation(process: Pointer, informationClass: number): Information {
  const word = (offset: number): number => readLong(process + offset);
  switch (informationClass) {
    case 0:
      return [
        word(EPROCESS.ExitStatus),
        word(EPROCESS.Peb),
        word(EPROCESS.Pcb_Affinity),
        readUchar(process + EPROCESS.Pcb_BasePriority),
        word(EPROCESS.UniqueProcessId),
        word(EPROCESS.InheritedFromUniqueProcessId),
      ];
    case 4:
      return [
        word(EPROCESS.CreateTime), word(EPROCESS.CreateTime + 4), word(EPROCESS.ExitTime), word(EPROCESS.ExitTime + 4), 0, 0, 0, 0,
      ]; // biome-ignore format: four times of two words
    case 20:
      return [ObpTableOf(process)?.count ?? 0];
    case 27:
      return devicePath(PspProcess(process).imagePath);
    default:
      return undefined;
  }
}

/** A path as the object manager has it, the drive letter resolved. */
function devicePath(path: string): string {
  return path.replace(/^C:/i, '\\Device\\HarddiskVolume1');
}

function threadInformation(thread: Pointer, informationClass: number): Information {
  const word = (offset: number): number => readLong(thread + offset);
  switch (informationClass) {
    case 0:
      return [
        word(ETHREAD.ExitStatus),
        word(KTHREAD.Teb),
        word(ETHREAD.Cid_UniqueProcess),
        word(ETHREAD.Cid_UniqueThread),
        (KiFindThread(thread)?.affinity ?? -1) & readLong(PspThreadProcess(thread) + EPROCESS.Pcb_Affinity),
        readUchar(thread + KTHREAD.Priority),
        // An increment over the process's base, as on NT.
        readUchar(thread + KTHREAD.BasePriority) - readUchar(PspThreadProcess(thread) + EPROCESS.Pcb_BasePriority),
      ];
    case 1:
      return [
        word(ETHREAD.CreateTime), word(ETHREAD.CreateTime + 4), word(ETHREAD.ExitTime), word(ETHREAD.ExitTime + 4), 0, 0, 0, 0,
      ]; // biome-ignore format: four times of two words
    case 9:
      return [word(ETHREAD.Win32StartAddress)];
    default:
      return undefined;
  }
}

function write(information: Information, buffer: Pointer, length: number, returnLength: Pointer, mode: number): number {
  if (information === undefined) return STATUS_INVALID_INFO_CLASS;
  const text = typeof information === 'string' ? information : undefined;
  const bytes = text === undefined ? 4 * information.length : 8 + 2 * text.length + 2;
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, buffer, length);
    if (returnLength !== 0) {
      ObpProbeWrite(mode, returnLength, 4);
      writeLong(returnLength, bytes);
    }
    if (text === undefined ? length !== bytes : length >>> 0 < bytes) return STATUS_INFO_LENGTH_MISMATCH;
    if (text === undefined) (information as readonly number[]).forEach((word, i) => writeLong(buffer + 4 * i, word));
    else {
      writeUshort(buffer, 2 * text.length);
      writeUshort(buffer + 2, 2 * text.length + 2);
      writeLong(buffer + 4, buffer + 8);
      writeWideChars(buffer + 8, `${text}\0`);
    }
    return STATUS_SUCCESS;
  });
}

function* query(
  handle: number,
  access: number,
  type: Pointer,
  ask: (object: Pointer) => Information,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const status = ObpReferenceByHandle(handle, access, type, mode);
  if (status < 0) return status;
  const { object } = ObpReferenced;
  const information = ask(object);
  yield* ObpDereferenceObject(object);
  return write(information, buffer, length, returnLength, mode);
}

/**
 * ProcessBasicInformation (0), ProcessTimes (4), ProcessHandleCount (20), ProcessImageFileName (27).
 * @irql PASSIVE_LEVEL
 * Not modelled: the other classes (STATUS_INVALID_INFO_CLASS); times spent in kernel and user mode (0).
 * @see ZwQueryInformationProcess
 */
export function* NtQueryInformationProcess(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  const ask = (process: Pointer): Information => processInformation(process, informationClass);
  return yield* query(handle, PROCESS_QUERY_INFORMATION, PspProcessType, ask, buffer, length, returnLength);
}

/** @see NtQueryInformationProcess */
export function* ZwQueryInformationProcess(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryInformationProcess(handle, informationClass, buffer, length, returnLength));
}

/** ThreadBasicInformation (0), ThreadTimes (1), ThreadQuerySetWin32StartAddress (9). @irql PASSIVE_LEVEL @see NtQueryInformationThread */
export function* NtQueryInformationThread(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  const ask = (thread: Pointer): Information => threadInformation(thread, informationClass);
  return yield* query(handle, THREAD_QUERY_INFORMATION, PspThreadType, ask, buffer, length, returnLength);
}

/** @see NtQueryInformationThread */
export function* ZwQueryInformationThread(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryInformationThread(handle, informationClass, buffer, length, returnLength));
}

/** Sets a thread's priority to its process's base plus `increment`; -15 and 15 mean lowest and highest of the process's class. */
export function PspSetBasePriority(thread: Pointer, increment: number): number {
  const extreme = Math.abs(increment) === 15;
  if (!extreme && (increment < -2 || increment > 2)) return STATUS_INVALID_PARAMETER;
  const base = readUchar(PspThreadProcess(thread) + EPROCESS.Pcb_BasePriority);
  const priority = extreme ? (increment < 0 ? 1 : 15) : Math.min(Math.max(base + increment, 1), 15);
  writeUchar(thread + KTHREAD.BasePriority, priority);
  const running = KiFindThread(thread);
  if (running) KiSetPriority(running, priority);
  return STATUS_SUCCESS;
}

/** ThreadPriority (2), ThreadBasePriority (3) and ThreadAffinityMask (4). @irql PASSIVE_LEVEL @see ZwSetInformationThread */
export function* NtSetInformationThread(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  if (informationClass < 2 || informationClass > 4) return STATUS_INVALID_INFO_CLASS;
  if (length !== 4) return STATUS_INFO_LENGTH_MISMATCH;
  let value = 0;
  const captured = ObpGuard(mode, () => {
    ObpProbeRead(mode, buffer, 4);
    value = readLong(buffer);
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  const status = ObpReferenceByHandle(handle, THREAD_SET_INFORMATION, PspThreadType, mode);
  if (status < 0) return status;
  const { object } = ObpReferenced;
  let result: number;
  if (informationClass === 4) result = yield* setAffinity(object, value);
  else result = informationClass === 3 ? PspSetBasePriority(object, value) : setPriority(object, value, mode);
  yield* ObpDereferenceObject(object);
  return result;
}

function* setAffinity(thread: Pointer, affinity: number): Kernel<number> {
  const allowed = readLong(PspThreadProcess(thread) + EPROCESS.Pcb_Affinity);
  if (affinity === 0 || affinity & ~allowed) return STATUS_INVALID_PARAMETER;
  yield* KiSetThreadAffinity(thread, affinity);
  return STATUS_SUCCESS;
}

function setPriority(thread: Pointer, priority: number, mode: number): number {
  if (priority < 1 || priority > 31) return STATUS_INVALID_PARAMETER;
  const trusted = mode === KernelMode || SepCurrentToken().privileges.has(Privilege.INCREASE_BASE_PRIORITY);
  if (priority >= LOW_REALTIME_PRIORITY && !trusted) return STATUS_PRIVILEGE_NOT_HELD;
  const running = KiFindThread(thread);
  if (running) KiSetPriority(running, priority);
  return STATUS_SUCCESS;
}

/** @see NtSetInformationThread */
export function* ZwSetInformationThread(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
): Kernel<number> {
  return yield* zw(NtSetInformationThread(handle, informationClass, buffer, length));
}

/**
 * Sleeps for the time at `interval` (negative: from now), or until an APC when `alertable`. @irql PASSIVE_LEVEL
 * @see NtDelayExecution
 */
export function* NtDelayExecution(alertable: number, interval: Pointer): Kernel<number> {
  const mode = KeGetPreviousMode();
  let time: bigint | undefined;
  const captured = ObpGuard(mode, () => {
    time = ObpCaptureTimeout(interval, mode);
    return time === undefined ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
  });
  if (captured < 0 || time === undefined) return captured;
  const status = yield* KiDelay(time, mode, (alertable & 0xff) !== 0);
  yield* KiExitTerminated(mode);
  return status;
}

/** @see NtDelayExecution */
export function* ZwDelayExecution(alertable: number, interval: Pointer): Kernel<number> {
  return yield* zw(NtDelayExecution(alertable, interval));
}

/** @see NtYieldExecution */
export function* ZwYieldExecution(): Kernel<number> {
  return yield* zw(NtYieldExecution());
}

/** Lets another ready thread go first. STATUS_NO_YIELD_PERFORMED when there is none. @irql PASSIVE_LEVEL */
export function* NtYieldExecution(): Kernel<number> {
  return yield* KiYieldExecution();
}
