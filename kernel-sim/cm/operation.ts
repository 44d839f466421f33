/** What all operations on an open key have in common: the key behind the handle, the answer to a caller's buffer. */
import { STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { ObpDereferenceObject, ObpGuard, ObpReferenceByHandle, ObpReferenced } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeBytes, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { descriptorBytes } from '../se/index.ts';
import type { Information } from './information.ts';
import { CmpKeyObjectType, CmpNode } from './key-object.ts';
import { CmpExitNotify } from './notify.ts';

const READ_CONTROL = 0x00020000;

/** Runs `action` on the key object behind a handle, which must have been opened with `access`. */
export function* CmpOnKey(
  handle: number,
  access: number,
  mode: number,
  action: (object: Pointer) => Kernel<number>,
): Kernel<number> {
  const status = ObpReferenceByHandle(handle, access, CmpKeyObjectType, mode);
  if (status < 0) return status;
  const { object } = ObpReferenced;
  let result: number;
  try {
    result = yield* action(object);
  } finally {
    // Also when a driver's callback, or a bad pointer of the caller's, has raised an exception.
    yield* ObpDereferenceObject(object);
  }
  yield* CmpExitNotify();
  return result;
}

/**
 * Answers an information structure.
 * @returns STATUS_SUCCESS; STATUS_BUFFER_OVERFLOW when only the beginning fits; STATUS_BUFFER_TOO_SMALL when not even the fixed part does. The needed length is
 *   written in each case.
 */
export function CmpAnswer(
  mode: number,
  { bytes, fixed }: Information,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): number {
  return ObpGuard(mode, () => {
    writeLong(resultLength, bytes.length);
    if (length >>> 0 < fixed) return STATUS_BUFFER_TOO_SMALL;
    writeBytes(buffer, bytes.subarray(0, length >>> 0));
    return length >>> 0 < bytes.length ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
  });
}

/** The length of a key's security descriptor; 0 for a handle that may not read it. */
export function* CmpSecurityLength(handle: number, mode: number): Kernel<number> {
  let length = 0;
  yield* CmpOnKey(handle, READ_CONTROL, mode, function* (object) {
    length = descriptorBytes(CmpNode(object).descriptor).length;
    return STATUS_SUCCESS;
  });
  return length;
}
