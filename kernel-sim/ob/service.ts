/** What NtCreateXxx and NtOpenXxx of all simple objects have in common. */

import { STATUS_SUCCESS } from '../abi/status.gen.ts';
import { KeGetPreviousMode } from '../ke/index.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { type HandleResult, ObpGuard, ObpProbeWrite, ObpServiceForHandle } from './capture.ts';
import { ObpCreateObject, ObpInsertObject } from './create.ts';
import type { ObjectAttributes } from './create-info.ts';
import { ObpReferenceByHandle, ObpReferenced } from './handle.ts';
import { ObpOpenByName } from './open.ts';
import { ObpDereferenceObject } from './reference.ts';

/**
 * Creates an object of a type, initialises it, names it and opens a handle.
 * @returns STATUS_SUCCESS, or STATUS_OBJECT_NAME_EXISTS with a handle to the existing object when OBJ_OPENIF asked for that
 */
export function* ObpCreateNamed(
  type: Pointer,
  bodySize: number,
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  initialize: (object: Pointer) => number | undefined,
): Kernel<HandleResult> {
  const { status, object } = ObpCreateObject(type, bodySize, unnamedWhenEmpty(attributes), mode);
  if (status < 0) return { status, handle: 0 };
  const initialized = initialize(object) ?? STATUS_SUCCESS;
  if (initialized < 0) {
    yield* ObpDereferenceObject(object);
    return { status: initialized, handle: 0 };
  }
  return yield* ObpInsertObject(object, { access });
}

/** An empty name makes an unnamed object, as on NT. */
function unnamedWhenEmpty(attributes: ObjectAttributes): ObjectAttributes {
  return attributes.name === '' ? { ...attributes, name: undefined } : attributes;
}

/** NtCreateXxx: captures, then runs `create` with the captured attributes and the previous mode. */
export function* ObpCreateService(
  handle: Pointer,
  attributes: Pointer,
  create: (attributes: ObjectAttributes, mode: number) => Kernel<HandleResult>,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  return yield* ObpServiceForHandle(mode, handle, attributes, (captured) => create(captured, mode));
}

/** NtOpenXxx. */
export function* ObpOpenService(handle: Pointer, access: number, attributes: Pointer, type: Pointer): Kernel<number> {
  const mode = KeGetPreviousMode();
  return yield* ObpServiceForHandle(mode, handle, attributes, (captured) =>
    ObpOpenByName(captured, type, access, mode),
  );
}

/** What a service does with the object of a handle; `value` is what its optional out parameter gets. */
export interface HandleAction {
  readonly status: number;
  readonly value: number;
}

/** NtSetEvent and its like: the handle's object with `access`, `action` on it, the former state to `*previous` when that is not NULL. */
export function* ObpHandleService(
  handle: number,
  access: number,
  type: Pointer,
  previous: Pointer,
  action: (object: Pointer) => Kernel<number>,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const probed = ObpGuard(mode, () => {
    if (previous !== 0) ObpProbeWrite(mode, previous, 4);
    return STATUS_SUCCESS;
  });
  if (probed < 0) return probed;
  const { status, value } = yield* ObpOnHandle(handle, access, type, mode, action);
  if (status < 0 || previous === 0) return status;
  ObpGuard(mode, () => {
    writeLong(previous, value);
    return STATUS_SUCCESS;
  });
  return status;
}

/** As ObpHandleService for callers with values: `value` is what the action answers. An exception of the action is the status. */
export function* ObpOnHandle(
  handle: number,
  access: number,
  type: Pointer,
  mode: number,
  action: (object: Pointer) => Kernel<number>,
): Kernel<HandleAction> {
  const status = ObpReferenceByHandle(handle, access, type, mode);
  if (status < 0) return { status, value: 0 };
  const object = ObpReferenced.object;
  let result: HandleAction;
  try {
    result = { status: STATUS_SUCCESS, value: yield* action(object) };
  } catch (error) {
    if (!(error instanceof NtException)) throw error;
    result = { status: error.code, value: 0 };
  }
  yield* ObpDereferenceObject(object);
  return result;
}

/** Writes a fixed-size answer of NtQueryXxx: the length must fit exactly. */
export function ObpAnswerQuery(
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
  words: readonly number[],
  mismatch: number,
): number {
  const mode = KeGetPreviousMode();
  const bytes = 4 * words.length;
  if (length !== bytes) return mismatch;
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, buffer, bytes);
    if (returnLength !== 0) ObpProbeWrite(mode, returnLength, 4);
    words.forEach((word, i) => {
      writeLong(buffer + 4 * i, word);
    });
    if (returnLength !== 0) writeLong(returnLength, bytes);
    return STATUS_SUCCESS;
  });
}
