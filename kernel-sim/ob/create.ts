/**
 * Making objects, giving them names and first handles.
 *
 * `ObpCreateObject` allocates, `ObpInsertObject` enters the name and makes a handle. NT's ObCreateObject and ObInsertObject take pointers; these take and
 * answer JavaScript values and are what all components use.
 */

import { OBJ_EXCLUSIVE, OBJ_PERMANENT, OBJ_VALID_ATTRIBUTES } from '../abi/constants.gen.ts';
import {
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_PRIVILEGE_NOT_HELD,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwString, EtwTrace } from '../etw/trace.ts';
import { KernelMode, KiCurrentProcess } from '../ke/index.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readUlong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpAllocateObject } from './allocate.ts';
import { NO_ATTRIBUTES, type ObjectAttributes, ObpSetCreateInfo, ObpTakeCreateInfo } from './create-info.ts';
import { ObpFlags, ObpSetFlag, ObpSetSecurityDescriptor } from './header.ts';
import { HeaderFlag, OBJECT_TYPE } from './layout.ts';
import { ObpLookupName } from './name.ts';
import { ObpCreateHandle, ObpExclusiveOwner } from './open-handle.ts';
import { ObpDereferenceObject, ObpReferenceObject } from './reference.ts';
import { ObpCheckAccess, ObpGranted, ObpGrantToCreator, ObpSecurity, type SecurityDescriptor } from './security.ts';
import { ObpDeleteNameCheck } from './temporary.ts';
import { ObGetObjectType, ObpCountType, ObpTypeInfo, OpenReason } from './type.ts';

/** Fuel for making an object and, later, for its end. */
const OBJECT_FUEL = 2000;

export interface CreateResult {
  readonly status: number;
  /** 0 on failure. */
  readonly object: Pointer;
}

/**
 * A new object with one reference, its body zeroed, not named and without handles yet.
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (attributes that the type refuses), STATUS_PRIVILEGE_NOT_HELD (OBJ_PERMANENT in user mode) or
 *   STATUS_INSUFFICIENT_RESOURCES
 */
export function ObpCreateObject(
  type: Pointer,
  bodySize: number,
  attributes: ObjectAttributes = NO_ATTRIBUTES,
  mode: number = KernelMode,
): CreateResult {
  const invalid = ~OBJ_VALID_ATTRIBUTES | readUlong(type + OBJECT_TYPE.TypeInfo_InvalidAttributes);
  if (attributes.attributes & invalid) return { status: STATUS_INVALID_PARAMETER, object: 0 };
  // Programs need SeCreatePermanentPrivilege for that, which none of them has.
  if (attributes.attributes & OBJ_PERMANENT && mode !== KernelMode)
    return { status: STATUS_PRIVILEGE_NOT_HELD, object: 0 };
  const { name } = attributes;
  spendFuel(OBJECT_FUEL);
  const object = ObpAllocateObject(type, bodySize, ObpTypeInfo(type).poolTag, {
    // The last component, as far as the path shows it; a link on the way may still change it.
    ...(name === undefined ? {} : { name: name.slice(name.lastIndexOf('\\') + 1) }),
    permanent: (attributes.attributes & OBJ_PERMANENT) !== 0,
    exclusive: (attributes.attributes & OBJ_EXCLUSIVE) !== 0,
    kernel: mode === KernelMode,
  });
  if (object === 0) return { status: STATUS_INSUFFICIENT_RESOURCES, object: 0 };
  ObpSetFlag(object, HeaderFlag.NEW_OBJECT, true);
  ObpSetCreateInfo(object, { attributes, mode });
  ObpCountType(type, 'Objects', 1);
  EtwTrace(Event.ObjectCreate, object, type, name === undefined ? -1 : EtwString(name));
  return { status: STATUS_SUCCESS, object };
}

/** An object that never gets a name or a handle on its way in is complete. Its one reference stays. */
export function ObpCompleteObject(object: Pointer): void {
  ObpTakeCreateInfo(object);
  ObpSetFlag(object, HeaderFlag.NEW_OBJECT, false);
}

export interface InsertOptions {
  /** Make a handle with this access; absent: no handle. */
  readonly access?: number;
  /** Leave a reference for the caller. */
  readonly keep?: boolean;
  /** For the parse procedure of a type that the name leads through. */
  readonly context?: unknown;
}

export interface InsertResult {
  readonly status: number;
  readonly handle: number;
  /** The new object, or the existing one of that name (STATUS_OBJECT_NAME_EXISTS). Referenced when `keep` asked for it. */
  readonly object: Pointer;
}

/**
 * Enters a new object's name, if it has one, and makes its first handle. The reference that ObpCreateObject gave is used up in every case: on failure the object is
 * deleted.
 * @returns STATUS_SUCCESS; STATUS_OBJECT_NAME_EXISTS when OBJ_OPENIF opened an existing object instead; the failures of ObpLookupName and of the access check
 */
export function* ObpInsertObject(object: Pointer, options: InsertOptions): Kernel<InsertResult> {
  const { attributes, mode } = ObpTakeCreateInfo(object);
  const failed = { status: 0, handle: 0, object: 0 };
  ObpSetFlag(object, HeaderFlag.NEW_OBJECT, false);
  let status = setSecurity(object, attributes.descriptor);
  let target = object;
  if (status >= 0 && attributes.name !== undefined) {
    const request = {
      path: attributes.name,
      remaining: '',
      object: 0,
      root: attributes.root,
      attributes: attributes.attributes,
      mode,
      type: ObGetObjectType(object),
      access: options.access ?? 0,
      context: options.context,
      insert: object,
    };
    status = yield* ObpLookupName(request);
    target = request.object;
    // The reference of the look-up; the name keeps a new object, its handles an old one, until the handle below is made.
    if (status < 0) {
      yield* ObpDereferenceObject(object);
      return { ...failed, status };
    }
  } else if (status < 0) {
    yield* ObpDereferenceObject(object);
    return { ...failed, status };
  } else {
    ObpReferenceObject(object);
  }
  const named = attributes.name !== undefined;
  if (target === object && ObpFlags(object) & HeaderFlag.EXCLUSIVE_OBJECT)
    ObpExclusiveOwner(object, KiCurrentProcess());
  let handle = 0;
  if (options.access !== undefined) {
    const opened = yield* firstHandle(target, target !== object, options.access, attributes.attributes, mode);
    handle = opened.handle;
    if (opened.status < 0) {
      // Nobody has opened it: a new object's name goes again.
      if (target === object && named) yield* ObpDeleteNameCheck(object);
      yield* ObpDereferenceObject(target);
      yield* ObpDereferenceObject(object);
      return { ...failed, status: opened.status };
    }
  }
  if (!options.keep) yield* ObpDereferenceObject(target);
  yield* ObpDereferenceObject(object);
  return { status, handle, object: target };
}

function* firstHandle(
  object: Pointer,
  existing: boolean,
  access: number,
  attributes: number,
  mode: number,
): Kernel<{ status: number; handle: number }> {
  const type = ObGetObjectType(object);
  let granted = ObpGrantToCreator(type, access);
  if (existing) {
    const status = ObpCheckAccess(object, access, mode, attributes);
    if (status < 0) return { status, handle: 0 };
    granted = ObpGranted.access;
  }
  const reason = existing ? OpenReason.OPEN : OpenReason.CREATE;
  return yield* ObpCreateHandle(reason, object, granted, attributes, mode);
}

function setSecurity(object: Pointer, descriptor: SecurityDescriptor | undefined): number {
  if (!descriptor) return STATUS_SUCCESS;
  const allocated = ObpSecurity().allocate(descriptor);
  if (allocated.status >= 0) ObpSetSecurityDescriptor(object, allocated.descriptor);
  return allocated.status;
}
