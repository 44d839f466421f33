/** Opening objects by name and by pointer. */

import {
  STATUS_OBJECT_NAME_INVALID,
  STATUS_OBJECT_PATH_SYNTAX_BAD,
  STATUS_OBJECT_TYPE_MISMATCH,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KernelMode } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { type HandleResult, ObpCaptureAttributes, ObpCaptureName, ObpGuard } from './capture.ts';
import { NO_ATTRIBUTES, type ObjectAttributes } from './create-info.ts';
import { type LookupRequest, ObpLookupName } from './name.ts';
import { ObpCreateHandle } from './open-handle.ts';
import { ObpRecordReference } from './record.ts';
import { DEFAULT_TAG, ObpDereferenceObject } from './reference.ts';
import { ObpCheckAccess, ObpGranted } from './security.ts';
import { ObGetObjectType, OpenReason } from './type.ts';

/** Finds an object by name for a caller that wants `type` (0: any) and `access`. On success it is referenced and ObpGranted.access tells what the caller may. */
export function* ObpReferenceByName(
  attributes: ObjectAttributes,
  type: Pointer,
  access: number,
  mode: number,
  context?: unknown,
): Kernel<{ status: number; object: Pointer }> {
  if (attributes.name === undefined) return { status: STATUS_OBJECT_PATH_SYNTAX_BAD, object: 0 };
  const request: LookupRequest = {
    path: attributes.name,
    remaining: '',
    object: 0,
    root: attributes.root,
    attributes: attributes.attributes,
    mode,
    type,
    access,
    context,
    insert: 0,
  };
  let status = yield* ObpLookupName(request);
  const { object } = request;
  if (status < 0) return { status, object: 0 };
  if (type !== 0 && ObGetObjectType(object) !== type) status = STATUS_OBJECT_TYPE_MISMATCH;
  else {
    const checked = ObpCheckAccess(object, access, mode, attributes.attributes);
    if (checked < 0) status = checked;
  }
  if (status >= 0) return { status, object };
  yield* ObpDereferenceObject(object);
  return { status, object: 0 };
}

/** Opens an existing object by name: what all NtOpenXxx do, and NtCreateFile with its own parse context. */
export function* ObpOpenByName(
  attributes: ObjectAttributes,
  type: Pointer,
  access: number,
  mode: number,
  context?: unknown,
): Kernel<HandleResult> {
  const found = yield* ObpReferenceByName(attributes, type, access, mode, context);
  if (found.status < 0) return { status: found.status, handle: 0 };
  const opened = yield* ObpCreateHandle(OpenReason.OPEN, found.object, ObpGranted.access, attributes.attributes, mode);
  yield* ObpDereferenceObject(found.object);
  return opened.status < 0 ? opened : { status: found.status, handle: opened.handle };
}

/** Makes a handle for an object that the caller has a pointer to. */
export function* ObpOpenByPointer(
  object: Pointer,
  attributes: number,
  access: number,
  type: Pointer,
  mode: number,
): Kernel<HandleResult> {
  if (type !== 0 && ObGetObjectType(object) !== type) return { status: STATUS_OBJECT_TYPE_MISMATCH, handle: 0 };
  const status = ObpCheckAccess(object, access, mode, attributes);
  if (status < 0) return { status, handle: 0 };
  return yield* ObpCreateHandle(OpenReason.OPEN, object, ObpGranted.access, attributes, mode);
}

/**
 * Opens a named object of any type.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * Not modelled: the ACCESS_STATE and the parse context of the caller, which must be NULL or are ignored.
 * @see ObOpenObjectByName
 */
export function* ObOpenObjectByName(
  attributesPointer: Pointer,
  type: Pointer,
  mode: number,
  _accessState: Pointer,
  access: number,
  _parseContext: Pointer,
  handlePointer: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ObOpenObjectByName');
  let attributes = NO_ATTRIBUTES;
  const captured = ObpGuard(mode, () => {
    const result = ObpCaptureAttributes(attributesPointer, mode);
    attributes = result.attributes;
    return result.status;
  });
  if (captured < 0) return captured;
  const { status, handle } = yield* ObpOpenByName(attributes, type, access, mode);
  writeLong(handlePointer, handle);
  return status;
}

/**
 * Makes a handle for an object that the caller has a pointer to. With OBJ_KERNEL_HANDLE, and from kernel mode, it is a kernel handle; otherwise one of the current process.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_OBJECT_TYPE_MISMATCH, STATUS_ACCESS_DENIED
 * Not modelled: the ACCESS_STATE (ignored).
 * @see ObOpenObjectByPointer
 */
export function* ObOpenObjectByPointer(
  object: Pointer,
  attributes: number,
  _accessState: Pointer,
  access: number,
  type: Pointer,
  mode: number,
  handlePointer: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ObOpenObjectByPointer');
  const { status, handle } = yield* ObpOpenByPointer(object, attributes, access, type, mode);
  writeLong(handlePointer, handle);
  return status;
}

/**
 * Finds a named object and answers a referenced pointer to it.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * Not modelled: the ACCESS_STATE and the parse context (ignored).
 * @see ObReferenceObjectByName
 */
export function* ObReferenceObjectByName(
  name: Pointer,
  attributes: number,
  _accessState: Pointer,
  access: number,
  type: Pointer,
  mode: number,
  _parseContext: Pointer,
  objectPointer: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ObReferenceObjectByName');
  writeLong(objectPointer, 0);
  const text = ObpCaptureName(name, KernelMode);
  if (text === null) return STATUS_OBJECT_NAME_INVALID;
  const wanted = { root: 0, name: text, attributes, descriptor: undefined };
  const { status, object } = yield* ObpReferenceByName(wanted, type, access, mode);
  if (status < 0) return status;
  ObpRecordReference(object, KiCallerSite(), DEFAULT_TAG, 'ObReferenceObjectByName');
  writeLong(objectPointer, object);
  return STATUS_SUCCESS;
}
