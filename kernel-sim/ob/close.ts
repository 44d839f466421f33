/** Closing handles: NtClose, and all handles of a process that ends. */

import { STATUS_HANDLE_NOT_CLOSABLE, STATUS_INVALID_HANDLE, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeBugCheckEx, KeGetPreviousMode, KernelMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import {
  CURRENT_PROCESS,
  CURRENT_THREAD,
  type HandleEntry,
  type HandleTable,
  OBJ_PROTECT_CLOSE,
  ObpDeleteHandleTable,
  ObpLookupHandle,
  ObpTableFor,
  ObpTableOf,
} from './handle.ts';
import { ObpHandleCount, ObpHeader } from './header.ts';
import { OBJECT_HEADER } from './layout.ts';
import { ObpForgetExclusive } from './open-handle.ts';
import { ObpDereferenceObject } from './reference.ts';
import { ObpDeleteNameCheck } from './temporary.ts';
import { ObGetObjectType, ObpAnswer, ObpCountType, ObpTypeInfo } from './type.ts';
import { zw } from './zw.ts';

const INVALID_KERNEL_HANDLE = 0x93;

let processHandles = new Map<Pointer, Map<Pointer, number>>();

export function ObpInitializeClose(): void {
  processHandles = new Map();
}

/** Counts a process's handles to an object whose type maintains such counts. @returns the count before */
export function ObpCountProcessHandle(object: Pointer, process: Pointer, by: number): number {
  let counts = processHandles.get(object);
  if (!counts) {
    counts = new Map();
    processHandles.set(object, counts);
  }
  const before = counts.get(process) ?? 0;
  if (before + by > 0) counts.set(process, before + by);
  else counts.delete(process);
  if (counts.size === 0) processHandles.delete(object);
  return before;
}

/** One handle less: the type's close procedure, and the end of the name with the last handle. The handle's reference stays the caller's. */
export function* ObpDecrementHandleCount(object: Pointer, process: Pointer, access: number): Kernel<void> {
  const type = ObGetObjectType(object);
  const { close, maintainHandleCount } = ObpTypeInfo(type);
  const handles = ObpHandleCount(object);
  const ofProcess = maintainHandleCount ? ObpCountProcessHandle(object, process, -1) : 0;
  writeLong(ObpHeader(object) + OBJECT_HEADER.HandleCount, handles - 1);
  if (handles === 1) ObpForgetExclusive(object);
  ObpCountType(type, 'Handles', -1);
  if (close) yield* ObpAnswer(close(process, object, access, ofProcess, handles));
  yield* ObpDeleteNameCheck(object);
}

function* closeEntry(table: HandleTable, handle: number, entry: HandleEntry): Kernel<void> {
  const { object } = entry;
  table.remove(handle);
  EtwTrace(Event.HandleClose, table.process, handle, object);
  yield* ObpDecrementHandleCount(object, table.process, entry.access);
  yield* ObpDereferenceObject(object);
}

/**
 * Closes a handle of the current process (or the kernel's, in KernelMode).
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_HANDLE_NOT_CLOSABLE. In KernelMode both failures are bug check 0x93 (handle, 1 or 0, 0, 0), but for NULL and
 *   the pseudo handles.
 */
export function* ObpCloseHandle(handle: number, mode: number): Kernel<number> {
  const table = ObpTableFor(handle, mode);
  const entry = table && ObpLookupHandle(table, handle);
  if (!table || !entry) {
    const harmless = handle === 0 || handle === CURRENT_PROCESS || handle === CURRENT_THREAD;
    if (mode === KernelMode && !harmless) KeBugCheckEx(INVALID_KERNEL_HANDLE, handle, 1, 0, 0);
    return STATUS_INVALID_HANDLE;
  }
  const { okayToClose } = ObpTypeInfo(ObGetObjectType(entry.object));
  if (entry.attributes & OBJ_PROTECT_CLOSE || okayToClose?.(table.process, entry.object, handle, mode) === false) {
    if (mode === KernelMode) KeBugCheckEx(INVALID_KERNEL_HANDLE, handle, 0, 0, 0);
    return STATUS_HANDLE_NOT_CLOSABLE;
  }
  yield* closeEntry(table, handle, entry);
  return STATUS_SUCCESS;
}

/** Closes a handle of another table (DUPLICATE_CLOSE_SOURCE). Protection holds. */
export function* ObpCloseHandleIn(table: HandleTable, handle: number): Kernel<number> {
  const entry = ObpLookupHandle(table, handle);
  if (!entry) return STATUS_INVALID_HANDLE;
  if (entry.attributes & OBJ_PROTECT_CLOSE) return STATUS_HANDLE_NOT_CLOSABLE;
  yield* closeEntry(table, handle, entry);
  return STATUS_SUCCESS;
}

/** The process ends: all its handles are closed, protected or not, in ascending order, and its table goes (NT: ObKillProcess). */
export function* ObKillProcess(process: Pointer): Kernel<void> {
  const table = ObpTableOf(process);
  if (!table) return;
  table.state = 'closing';
  // A driver's cleanup, in this process, may open others meanwhile.
  while (table.count > 0) for (const { handle, entry } of table) yield* closeEntry(table, handle, entry);
  ObpDeleteHandleTable(process);
}

/**
 * Closes a handle.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_HANDLE_NOT_CLOSABLE
 * Bug check 0x93 INVALID_KERNEL_HANDLE when kernel mode closes a handle that is not open, or protected (NT: while a debugger is attached).
 * @see NtClose
 */
export function* NtClose(handle: number): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtClose');
  return yield* ObpCloseHandle(handle, KeGetPreviousMode());
}

/**
 * Closes a handle as the given mode may.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE, STATUS_HANDLE_NOT_CLOSABLE; bug check 0x93 as NtClose
 * @see ObCloseHandle
 */
export function* ObCloseHandle(handle: number, mode: number): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ObCloseHandle');
  return yield* ObpCloseHandle(handle, mode);
}

/** NtClose with the previous mode KernelMode. @see ZwClose */
export function* ZwClose(handle: number): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ZwClose');
  return yield* zw(NtClose(handle));
}
