/** NtSetInformationProcess: priority class, affinity, and that the system cannot do without a process. NtQueryIntervalProfile. */
import { CRITICAL_OBJECT_TERMINATION } from '../abi/bugcodes.gen.ts';
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
  KeQueryActiveProcessors,
  KernelMode,
  KiBugCheck,
  KiExitDispatcher,
  KiFindThread,
  KiSetPriority,
  KiSetThreadAffinity,
} from '../ke/index.ts';
import {
  ObpDereferenceObject,
  ObpGuard,
  ObpProbeRead,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  zw,
} from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { Privilege, SepCurrentToken } from '../se/index.ts';
import { EPROCESS, ProcessFlag } from './layout.ts';
import { PspImageFileName, PspProcessType } from './process.ts';
import { PspThreadsOf } from './thread.ts';

const PROCESS_SET_INFORMATION = 0x0200;
const ProcessBasePriority = 5;
const ProcessPriorityClass = 18;
const ProcessAffinityMask = 21;
const ProcessBreakOnTermination = 29;
const REALTIME_CLASS = 4;
/** CRITICAL_OBJECT_TERMINATION, parameter 1. */
const IS_PROCESS = 3;
/** Base priorities of PROCESS_PRIORITY_CLASS_UNKNOWN, IDLE, NORMAL, HIGH, REALTIME, BELOW_NORMAL, ABOVE_NORMAL. */
const CLASS_PRIORITIES = [8, 4, 8, 13, 24, 6, 10] as const;
const PROFILE_TIME = 0;
/** 7.8 ms, which nobody has changed. */
const PROFILE_INTERVAL = 78_125;

const privileged = (mode: number, luid: number): boolean =>
  mode === KernelMode || SepCurrentToken().privileges.has(luid);

/** The threads keep their distance from the process's priority. */
function setBasePriority(process: Pointer, priority: number): void {
  const by = priority - readUchar(process + EPROCESS.Pcb_BasePriority);
  writeUchar(process + EPROCESS.Pcb_BasePriority, priority);
  for (const thread of PspThreadsOf(process)) {
    const moved = Math.min(Math.max(readUchar(thread + KTHREAD.BasePriority) + by, 1), priority >= 16 ? 31 : 15);
    writeUchar(thread + KTHREAD.BasePriority, moved);
    const running = KiFindThread(thread);
    if (running) KiSetPriority(running, moved);
  }
}

function setClass(process: Pointer, priorityClass: number, mode: number): number {
  if (priorityClass < 1 || priorityClass >= CLASS_PRIORITIES.length) return STATUS_INVALID_PARAMETER;
  if (priorityClass === REALTIME_CLASS && !privileged(mode, Privilege.INCREASE_BASE_PRIORITY))
    return STATUS_PRIVILEGE_NOT_HELD;
  writeUchar(process + EPROCESS.PriorityClass, priorityClass);
  setBasePriority(process, CLASS_PRIORITIES[priorityClass]);
  return STATUS_SUCCESS;
}

function* change(process: Pointer, informationClass: number, value: number, mode: number): Kernel<number> {
  const flags = process + EPROCESS.Flags;
  switch (informationClass) {
    case ProcessBasePriority: {
      const priority = value & 0x7fffffff;
      if (priority < 1 || priority > 31) return STATUS_INVALID_PARAMETER;
      const raises = priority > readUchar(process + EPROCESS.Pcb_BasePriority);
      if (raises && !privileged(mode, Privilege.INCREASE_BASE_PRIORITY)) return STATUS_PRIVILEGE_NOT_HELD;
      setBasePriority(process, priority);
      return STATUS_SUCCESS;
    }
    case ProcessPriorityClass:
      return setClass(process, (value >> 8) & 0xff, mode);
    case ProcessAffinityMask:
      if (value === 0 || value & ~KeQueryActiveProcessors()) return STATUS_INVALID_PARAMETER;
      writeLong(process + EPROCESS.Pcb_Affinity, value);
      for (const thread of PspThreadsOf(process)) yield* KiSetThreadAffinity(thread, value);
      return STATUS_SUCCESS;
    default:
      if (!privileged(mode, Privilege.DEBUG)) return STATUS_PRIVILEGE_NOT_HELD;
      writeLong(
        flags,
        value === 0
          ? readLong(flags) & ~ProcessFlag.BREAK_ON_TERMINATION
          : readLong(flags) | ProcessFlag.BREAK_ON_TERMINATION,
      );
      return STATUS_SUCCESS;
  }
}

/**
 * ProcessBasePriority (5), ProcessPriorityClass (18), ProcessAffinityMask (21), ProcessBreakOnTermination (29).
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_INFO_CLASS (the other classes are not modelled), STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_PARAMETER,
 *   STATUS_PRIVILEGE_NOT_HELD (a higher priority, real time, or a critical process, without the privilege enabled), those of handles
 * @see NtSetInformationProcess
 */
export function* NtSetInformationProcess(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const classes = [ProcessBasePriority, ProcessPriorityClass, ProcessAffinityMask, ProcessBreakOnTermination];
  if (!classes.includes(informationClass)) return STATUS_INVALID_INFO_CLASS;
  // PROCESS_PRIORITY_CLASS is two bytes: foreground, class.
  const bytes = informationClass === ProcessPriorityClass ? 2 : 4;
  if (length !== bytes) return STATUS_INFO_LENGTH_MISMATCH;
  let value = 0;
  const captured = ObpGuard(mode, () => {
    ObpProbeRead(mode, buffer, bytes, 1);
    for (let i = 0; i < bytes; i++) value |= readUchar(buffer + i) << (8 * i);
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  const status = ObpReferenceByHandle(handle, PROCESS_SET_INFORMATION, PspProcessType, mode);
  if (status < 0) return status;
  const process = ObpReferenced.object;
  const result = yield* change(process, informationClass, value, mode);
  yield* ObpDereferenceObject(process);
  yield* KiExitDispatcher();
  return result;
}

/** @see NtSetInformationProcess */
export function* ZwSetInformationProcess(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
): Kernel<number> {
  return yield* zw(NtSetInformationProcess(handle, informationClass, buffer, length));
}

/** A process that the system cannot do without ends: bug check CRITICAL_OBJECT_TERMINATION (0xF4). */
export function PspCheckCritical(process: Pointer): void {
  if (!(readLong(process + EPROCESS.Flags) & ProcessFlag.BREAK_ON_TERMINATION)) return;
  const name = process + EPROCESS.ImageFileName;
  KiBugCheck(
    CRITICAL_OBJECT_TERMINATION,
    [IS_PROCESS, process, name, 0],
    0,
    `${PspImageFileName(process)} had been marked as a process that the system cannot do without, and has ended`,
  );
}

/**
 * The time between two samples of a profile. Nothing but time is counted here: 0 for the other sources.
 * @irql PASSIVE_LEVEL
 * Not modelled: profiles.
 */
export function NtQueryIntervalProfile(source: number, interval: Pointer): number {
  const mode = KeGetPreviousMode();
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, interval, 4);
    writeLong(interval, source === PROFILE_TIME ? PROFILE_INTERVAL : 0);
    return STATUS_SUCCESS;
  });
}
