/** Making a handle to an object: the counts, the type's open procedure, the entry in the table. */
import { OBJ_EXCLUSIVE, OBJ_INHERIT, OBJ_KERNEL_HANDLE } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_DENIED,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_PROCESS_IS_TERMINATING,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { KernelMode, KiCurrentProcess } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readUlong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpWithCallbacks } from './callback.ts';
import { ObpCountProcessHandle, ObpDecrementHandleCount } from './close.ts';
import {
  type HandleTable,
  KERNEL_HANDLE_BIT,
  OBJ_AUDIT_OBJECT_CLOSE,
  OBJ_PROTECT_CLOSE,
  ObpKernelTable,
  ObpTableOf,
} from './handle.ts';
import { ObpFlags, ObpHandleCount, ObpHeader } from './header.ts';
import { HeaderFlag, OBJECT_HEADER, OBJECT_TYPE } from './layout.ts';
import { ObpReferenceObject, ObpTryDereference } from './reference.ts';
import { ObGetObjectType, ObpAnswer, ObpCountType, ObpTypeInfo, OpenReason } from './type.ts';

const ACCESS_SYSTEM_SECURITY = 0x01000000;
/** The attributes that a handle table entry keeps. */
export const HANDLE_ATTRIBUTES = OBJ_INHERIT | OBJ_PROTECT_CLOSE | OBJ_AUDIT_OBJECT_CLOSE;

/** Fuel for an entry in a handle table: making it, and taking it out again. */
const HANDLE_FUEL = 2000;

let exclusive = new Map<Pointer, Pointer>();

export function ObpInitializeExclusive(): void {
  exclusive = new Map();
}

/** An object made with OBJ_EXCLUSIVE belongs to one process as long as it is open. */
export function ObpExclusiveOwner(object: Pointer, process: Pointer): void {
  exclusive.set(object, process);
}

export function ObpForgetExclusive(object: Pointer): void {
  exclusive.delete(object);
}

function checkExclusive(object: Pointer, process: Pointer, attributes: number, reason: number): number {
  const isExclusive = (ObpFlags(object) & HeaderFlag.EXCLUSIVE_OBJECT) !== 0;
  if (isExclusive) {
    // Handed on to a child, or opened by two, it would not be exclusive.
    if (attributes & OBJ_INHERIT) return STATUS_INVALID_PARAMETER;
    if (ObpHandleCount(object) !== 0 && exclusive.get(object) !== process) return STATUS_ACCESS_DENIED;
    exclusive.set(object, process);
  } else if (attributes & OBJ_EXCLUSIVE && reason === OpenReason.OPEN) {
    return STATUS_ACCESS_DENIED;
  }
  return STATUS_SUCCESS;
}

/**
 * Makes a handle in the current process's table, or in the kernel's when kernel mode asks with OBJ_KERNEL_HANDLE.
 * @param access granted already
 */
export function* ObpCreateHandle(
  reason: number,
  object: Pointer,
  access: number,
  attributes: number,
  mode: number,
): Kernel<{ status: number; handle: number }> {
  const kernel = mode === KernelMode && (attributes & OBJ_KERNEL_HANDLE) !== 0;
  const table = kernel ? ObpKernelTable() : ObpTableOf(KiCurrentProcess());
  if (!table) return { status: STATUS_PROCESS_IS_TERMINATING, handle: 0 };
  // Registered callbacks are told of kernel handles; user mode has none.
  const kept = kernel ? attributes : attributes & ~OBJ_KERNEL_HANDLE;
  const made = yield* ObpCreateHandleIn(table, reason, object, access, kept);
  return kernel && made.status >= 0 ? { status: made.status, handle: made.handle | KERNEL_HANDLE_BIT } : made;
}

/** Makes a handle in a given table. `source`: EPROCESS that a duplicate is taken from. */
export function* ObpCreateHandleIn(
  table: HandleTable,
  reason: number,
  object: Pointer,
  access: number,
  attributes: number,
  source: Pointer = 0,
): Kernel<{ status: number; handle: number }> {
  const type = ObGetObjectType(object);
  const granted = access & (readUlong(type + OBJECT_TYPE.TypeInfo_ValidAccessMask) | ACCESS_SYSTEM_SECURITY);
  if (!ObpTypeInfo(type).supportsCallbacks) return yield* enterHandle(table, reason, object, granted, attributes);
  const kernel = (attributes & OBJ_KERNEL_HANDLE) !== 0;
  const operation = { reason, object, type, kernel, source, target: table.process };
  return yield* ObpWithCallbacks(operation, granted, (allowed) =>
    enterHandle(table, reason, object, allowed, attributes),
  );
}

function* enterHandle(
  table: HandleTable,
  reason: number,
  object: Pointer,
  granted: number,
  attributes: number,
): Kernel<{ status: number; handle: number }> {
  spendFuel(HANDLE_FUEL);
  const status = yield* ObpIncrementHandleCount(object, table.process, granted, attributes, reason);
  if (status < 0) return { status, handle: 0 };
  if (table.state === 'gone' || (table.state === 'closing' && table.process !== KiCurrentProcess())) {
    yield* ObpDecrementHandleCount(object, table.process, granted);
    return { status: STATUS_PROCESS_IS_TERMINATING, handle: 0 };
  }
  ObpReferenceObject(object);
  const entry = { object, access: granted, attributes: attributes & HANDLE_ATTRIBUTES, site: KiCallerSite() };
  const handle = table.insert(entry);
  if (handle === 0) {
    yield* ObpDecrementHandleCount(object, table.process, granted);
    // The caller still has its own reference.
    ObpTryDereference(object);
    return { status: STATUS_INSUFFICIENT_RESOURCES, handle: 0 };
  }
  EtwTrace(Event.HandleOpen, table.process, handle, object, granted);
  return { status: STATUS_SUCCESS, handle };
}

export function* ObpIncrementHandleCount(
  object: Pointer,
  process: Pointer,
  access: number,
  attributes: number,
  reason: number,
): Kernel<number> {
  const refused = checkExclusive(object, process, attributes, reason);
  if (refused < 0) return refused;
  const type = ObGetObjectType(object);
  const { open, maintainHandleCount } = ObpTypeInfo(type);
  const cell = ObpHeader(object) + OBJECT_HEADER.HandleCount;
  writeLong(cell, ObpHandleCount(object) + 1);
  if (maintainHandleCount) ObpCountProcessHandle(object, process, 1);
  if (open) {
    const status = yield* ObpAnswer(open(reason, process, object, access, ObpHandleCount(object)));
    if (status < 0) {
      writeLong(cell, ObpHandleCount(object) - 1);
      if (maintainHandleCount) ObpCountProcessHandle(object, process, -1);
      return status;
    }
  }
  ObpCountType(type, 'Handles', 1);
  return STATUS_SUCCESS;
}
