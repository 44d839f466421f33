/**
 * Routines of drivers that are told when processes and threads come and go and images are loaded.
 *
 * Not modelled: the signature that PsSetCreateProcessNotifyRoutineEx demands of the driver's image.
 */

import { NonPagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_PROCEDURE_NOT_FOUND,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetCurrentThread } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { EPROCESS, ETHREAD, IMAGE_INFO, PS_CREATE_NOTIFY_INFO } from './layout.ts';
import { PspProcess, PspProcessId } from './process.ts';
import { PspThreadId, PspThreadProcess } from './thread.ts';

/** NT has 64 places of each kind. */
const MAXIMUM_ROUTINES = 64;
const TAG = poolTag('PsNt');

export interface NotifyRoutine {
  readonly routine: Pointer;
  /** Registered with PsSetCreateProcessNotifyRoutineEx. */
  readonly extended: boolean;
  /** Code address of the registering call. */
  readonly site: Pointer;
}

export type NotifyKind = 'process' | 'thread' | 'image';
let routines: Record<NotifyKind, NotifyRoutine[]> = { process: [], thread: [], image: [] };

export function PspInitializeNotify(): void {
  routines = { process: [], thread: [], image: [] };
}

/** What drivers have registered: an unloaded driver's routine among them is a crash to come. */
export function PspNotifyRoutines(kind: NotifyKind): readonly NotifyRoutine[] {
  return routines[kind];
}

function add(kind: NotifyKind, routine: Pointer, extended: boolean, full: number): number {
  if (routines[kind].length >= MAXIMUM_ROUTINES) return full;
  routines[kind] = [...routines[kind], { routine, extended, site: KiCallerSite() }];
  return STATUS_SUCCESS;
}

function remove(kind: NotifyKind, routine: Pointer, extended: boolean): number {
  const found = routines[kind].find((known) => known.routine === routine && known.extended === extended);
  if (!found) return STATUS_PROCEDURE_NOT_FOUND;
  routines[kind] = routines[kind].filter((known) => known !== found);
  return STATUS_SUCCESS;
}

function setProcessRoutine(routine: Pointer, removing: number, extended: boolean): number {
  if (removing & 0xff) return remove('process', routine, extended);
  if (routines.process.some((known) => known.routine === routine)) return STATUS_INVALID_PARAMETER;
  return add('process', routine, extended, STATUS_INVALID_PARAMETER);
}

/**
 * Registers (or removes) a routine `(ParentId, ProcessId, Create)`.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (registered already, or no room), STATUS_PROCEDURE_NOT_FOUND
 * @see PsSetCreateProcessNotifyRoutine
 */
export function PsSetCreateProcessNotifyRoutine(routine: Pointer, removing: number): number {
  KeAssertIrql(APC_LEVEL, 'PsSetCreateProcessNotifyRoutine');
  return setProcessRoutine(routine, removing, false);
}

/**
 * Registers (or removes) a routine `(Process, ProcessId, CreateInfo)`; CreateInfo is NULL when the process exits, and its CreationStatus can refuse the process.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER, STATUS_PROCEDURE_NOT_FOUND
 * @see PsSetCreateProcessNotifyRoutineEx
 */
export function PsSetCreateProcessNotifyRoutineEx(routine: Pointer, removing: number): number {
  KeAssertIrql(APC_LEVEL, 'PsSetCreateProcessNotifyRoutineEx');
  return setProcessRoutine(routine, removing, true);
}

/** Registers a routine `(ProcessId, ThreadId, Create)`. @irql PASSIVE_LEVEL @see PsSetCreateThreadNotifyRoutine */
export function PsSetCreateThreadNotifyRoutine(routine: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'PsSetCreateThreadNotifyRoutine');
  return add('thread', routine, false, STATUS_INSUFFICIENT_RESOURCES);
}

/** @irql PASSIVE_LEVEL @see PsRemoveCreateThreadNotifyRoutine */
export function PsRemoveCreateThreadNotifyRoutine(routine: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'PsRemoveCreateThreadNotifyRoutine');
  return remove('thread', routine, false);
}

/** Registers a routine `(FullImageName, ProcessId, ImageInfo)`. @irql PASSIVE_LEVEL @see PsSetLoadImageNotifyRoutine */
export function PsSetLoadImageNotifyRoutine(routine: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'PsSetLoadImageNotifyRoutine');
  return add('image', routine, false, STATUS_INSUFFICIENT_RESOURCES);
}

/** @irql PASSIVE_LEVEL @see PsRemoveLoadImageNotifyRoutine */
export function PsRemoveLoadImageNotifyRoutine(routine: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'PsRemoveLoadImageNotifyRoutine');
  return remove('image', routine, false);
}

/** A UNICODE_STRING with its text behind it. */
function putString(at: Pointer, text: Pointer, value: string): void {
  writeUshort(at, 2 * value.length);
  writeUshort(at + 2, 2 * value.length + 2);
  writeLong(at + 4, text);
  writeWideChars(text, `${value}\0`);
}

const STRING_BYTES = 8;
/** A driver's file lies in the lab's folder; a process knows its path. */
const fullPath = (name: string, path = `C:\\lab\\${name}`): string => `\\??\\${path}`;

/** A process gets its first thread. @returns STATUS_SUCCESS, or the failure that a routine put into CreationStatus */
export function* PspNotifyProcessCreation(process: Pointer): Kernel<number> {
  const parent = readLong(process + EPROCESS.InheritedFromUniqueProcessId);
  for (const { routine, extended } of routines.process) {
    if (!extended) {
      yield callKernel('v', routine, parent, PspProcessId(process), 1);
      continue;
    }
    const status = yield* notifyExtended(routine, process, parent);
    if (status < 0) return status;
  }
  return STATUS_SUCCESS;
}

function* notifyExtended(routine: Pointer, process: Pointer, parent: number): Kernel<number> {
  const { name, commandLine, imagePath } = PspProcess(process);
  const path = fullPath(name, imagePath || undefined);
  const size = PS_CREATE_NOTIFY_INFO.sizeof;
  const bytes = size + 2 * STRING_BYTES + 2 * (path.length + commandLine.length + 2);
  const info = ExAllocateKernelPool(NonPagedPool, bytes, TAG);
  if (info === 0) return STATUS_INSUFFICIENT_RESOURCES;
  fillBytes(info, bytes, 0);
  const creator = KeGetCurrentThread();
  const strings = info + size;
  const text = strings + 2 * STRING_BYTES;
  putString(strings, text, path);
  putString(strings + STRING_BYTES, text + 2 * path.length + 2, commandLine);
  writeLong(info + PS_CREATE_NOTIFY_INFO.Size, size);
  writeLong(info + PS_CREATE_NOTIFY_INFO.Flags, 1);
  writeLong(info + PS_CREATE_NOTIFY_INFO.ParentProcessId, parent);
  writeLong(info + PS_CREATE_NOTIFY_INFO.CreatingThreadId, readLong(creator + ETHREAD.Cid_UniqueProcess));
  writeLong(info + PS_CREATE_NOTIFY_INFO.CreatingThreadId + 4, readLong(creator + ETHREAD.Cid_UniqueThread));
  writeLong(info + PS_CREATE_NOTIFY_INFO.ImageFileName, strings);
  writeLong(info + PS_CREATE_NOTIFY_INFO.CommandLine, strings + STRING_BYTES);
  yield callKernel('v', routine, process, PspProcessId(process), info);
  const status = readLong(info + PS_CREATE_NOTIFY_INFO.CreationStatus);
  ExFreePoolWithTag(info, TAG);
  return status;
}

/** A process's last thread has gone. */
export function* PspNotifyProcessExit(process: Pointer): Kernel<void> {
  const parent = readLong(process + EPROCESS.InheritedFromUniqueProcessId);
  for (const { routine, extended } of routines.process) {
    if (extended) yield callKernel('v', routine, process, PspProcessId(process), 0);
    else yield callKernel('v', routine, parent, PspProcessId(process), 0);
  }
}

/** A thread has been created, in its creator's context, or ends, in its own. */
export function* PspNotifyThread(thread: Pointer, create: boolean): Kernel<void> {
  const process = PspProcessId(PspThreadProcess(thread));
  for (const { routine } of routines.thread)
    yield callKernel('v', routine, process, PspThreadId(thread), create ? 1 : 0);
}

export interface ImageNotification {
  readonly name: string;
  readonly base: Pointer;
  readonly bytes: number;
  /** A driver: the process identifier is 0. */
  readonly system: boolean;
  readonly process: Pointer;
}

/** An image is in memory and has not run yet. The loader calls it. */
export function* PsCallImageNotifyRoutines(image: ImageNotification): Kernel<void> {
  if (routines.image.length === 0) return;
  const path = fullPath(image.name, image.system ? undefined : PspProcess(image.process).imagePath || undefined);
  const bytes = IMAGE_INFO.sizeof + STRING_BYTES + 2 * path.length + 2;
  const info = ExAllocateKernelPool(NonPagedPool, bytes, TAG);
  if (info === 0) return;
  fillBytes(info, bytes, 0);
  const string = info + IMAGE_INFO.sizeof;
  putString(string, string + STRING_BYTES, path);
  const IMAGE_ADDRESSING_MODE_32BIT = 3;
  const SYSTEM_MODE_IMAGE = 0x100;
  writeLong(info + IMAGE_INFO.Properties, IMAGE_ADDRESSING_MODE_32BIT | (image.system ? SYSTEM_MODE_IMAGE : 0));
  writeLong(info + IMAGE_INFO.ImageBase, image.base);
  writeLong(info + IMAGE_INFO.ImageSize, image.bytes);
  for (const { routine } of routines.image)
    yield callKernel('v', routine, string, image.system ? 0 : PspProcessId(image.process), info);
  ExFreePoolWithTag(info, TAG);
}
