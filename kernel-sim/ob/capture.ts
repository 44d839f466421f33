/**
 * Taking over what a caller passes by pointer: probed and copied once, before anything is done with it.
 *
 * In user mode a bad pointer is a status, never a crash, and kernel addresses are bad pointers. In kernel mode pointers are trusted: a bad one faults as it would in
 * the driver itself.
 */
import { OBJ_KERNEL_HANDLE, OBJ_VALID_ATTRIBUTES } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_VIOLATION,
  STATUS_DATATYPE_MISALIGNMENT,
  STATUS_INVALID_PARAMETER,
  STATUS_OBJECT_NAME_INVALID,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { OBJECT_ATTRIBUTES, UNICODE_STRING } from '../abi/structs.gen.ts';
import { UserMode } from '../ke/index.ts';
import { NtException } from '../rings/exception.ts';
import { type Pointer, USER_HIGHEST } from '../rings/layout.ts';
import { readLong, readLonglong, readPointer, readUchar, readUshort, writeLong, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { NO_ATTRIBUTES, type ObjectAttributes } from './create-info.ts';
import { ObpReadText } from './header.ts';
import { ObpSecurity } from './security.ts';

/** A length is a ULONG, whatever sign it has here. One that was computed and does not fit into a ULONG stays too long. */
function unsigned(bytes: number): number {
  return bytes < 0 ? bytes >>> 0 : bytes;
}

/** Raises what ProbeForRead raises when a user-mode range is not one of ring 3. Whether it is mapped shows when it is read. */
export function ObpProbeRead(mode: number, va: Pointer, bytes: number, alignment = 4): void {
  if (mode !== UserMode || bytes === 0) return;
  if (va & (alignment - 1)) throw new NtException(STATUS_DATATYPE_MISALIGNMENT);
  if (va < 0 || va + unsigned(bytes) - 1 > USER_HIGHEST) throw new NtException(STATUS_ACCESS_VIOLATION, [0, va]);
}

/** As ObpProbeRead, and the first and last byte must be writable. */
export function ObpProbeWrite(mode: number, va: Pointer, bytes: number, alignment = 4): void {
  if (mode !== UserMode || bytes === 0) return;
  ObpProbeRead(mode, va, bytes, alignment);
  writeUchar(va, readUchar(va));
  const last = va + unsigned(bytes) - 1;
  writeUchar(last, readUchar(last));
}

/** Runs what touches a caller's memory: an exception is the answer in user mode, and goes on in kernel mode. */
export function ObpGuard(mode: number, body: () => number): number {
  try {
    return body();
  } catch (error) {
    if (mode === UserMode && error instanceof NtException) return error.code;
    throw error;
  }
}

/** OBJECT_ATTRIBUTES as values; `pointer` 0 means none. May raise: to be called within ObpGuard. */
export function ObpCaptureAttributes(pointer: Pointer, mode: number): { status: number; attributes: ObjectAttributes } {
  if (pointer === 0) return { status: STATUS_SUCCESS, attributes: NO_ATTRIBUTES };
  ObpProbeRead(mode, pointer, OBJECT_ATTRIBUTES.sizeof);
  const bits = readLong(pointer + OBJECT_ATTRIBUTES.Attributes);
  if (readLong(pointer + OBJECT_ATTRIBUTES.Length) !== OBJECT_ATTRIBUTES.sizeof || bits & ~OBJ_VALID_ATTRIBUTES)
    return { status: STATUS_INVALID_PARAMETER, attributes: NO_ATTRIBUTES };
  const root = readPointer(pointer + OBJECT_ATTRIBUTES.RootDirectory);
  const string = readPointer(pointer + OBJECT_ATTRIBUTES.ObjectName);
  const name = string === 0 ? undefined : ObpCaptureName(string, mode);
  if (name === null || (name === undefined && root !== 0))
    return { status: STATUS_OBJECT_NAME_INVALID, attributes: NO_ATTRIBUTES };
  const descriptor = readPointer(pointer + OBJECT_ATTRIBUTES.SecurityDescriptor);
  const security = descriptor === 0 ? undefined : ObpSecurity().capture(descriptor, mode);
  if (security && security.status < 0) return { status: security.status, attributes: NO_ATTRIBUTES };
  return {
    status: STATUS_SUCCESS,
    attributes: {
      root,
      name,
      attributes: mode === UserMode ? bits & ~OBJ_KERNEL_HANDLE : bits,
      descriptor: security?.descriptor,
    },
  };
}

/** The text of a UNICODE_STRING; null when its length is odd. */
export function ObpCaptureName(string: Pointer, mode: number): string | null {
  ObpProbeRead(mode, string, UNICODE_STRING.sizeof);
  const length = readUshort(string + UNICODE_STRING.Length);
  if (length & 1) return null;
  const buffer = readPointer(string + UNICODE_STRING.Buffer);
  ObpProbeRead(mode, buffer, length, 2);
  return ObpReadText(buffer, length);
}

/** A LARGE_INTEGER time-out; undefined for a NULL pointer. May raise. */
export function ObpCaptureTimeout(pointer: Pointer, mode: number): bigint | undefined {
  if (pointer === 0) return undefined;
  ObpProbeRead(mode, pointer, 8);
  return BigInt.asIntN(64, readLonglong(pointer));
}

export interface HandleResult {
  readonly status: number;
  readonly handle: number;
}

/** The common part of NtCreateXxx and NtOpenXxx: probe, capture, do, and hand the handle out. */
export function* ObpServiceForHandle(
  mode: number,
  handlePointer: Pointer,
  attributesPointer: Pointer,
  service: (attributes: ObjectAttributes) => Kernel<HandleResult>,
): Kernel<number> {
  let attributes = NO_ATTRIBUTES;
  const captured = ObpGuard(mode, () => {
    ObpProbeWrite(mode, handlePointer, 4);
    const result = ObpCaptureAttributes(attributesPointer, mode);
    attributes = result.attributes;
    return result.status;
  });
  if (captured < 0) return captured;
  const { status, handle } = yield* service(attributes);
  // As NT: a pointer that has become bad in the meantime loses the handle's value, not the result.
  if (status >= 0)
    ObpGuard(mode, () => {
      writeLong(handlePointer, handle);
      return STATUS_SUCCESS;
    });
  return status;
}
