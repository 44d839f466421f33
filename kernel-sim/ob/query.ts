/** Asking about objects: ObQueryNameString, NtQueryObject, and the two flags of a handle that can be set. */
import { OBJ_INHERIT, OBJ_PERMANENT } from '../abi/constants.gen.ts';
import {
  STATUS_INFO_LENGTH_MISMATCH,
  STATUS_INVALID_HANDLE,
  STATUS_INVALID_INFO_CLASS,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, readUchar, writeLong, writeUchar, writeUshort, writeWideChars } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObpGuard, ObpProbeRead, ObpProbeWrite } from './capture.ts';
import { OBJ_PROTECT_CLOSE, ObpLookupHandle, ObpReferenceByHandle, ObpReferenced, ObpTableFor } from './handle.ts';
import { ObpFlags, ObpHandleCount, ObpPointerCount } from './header.ts';
import { HeaderFlag, OBJECT_TYPE } from './layout.ts';
import { ObpQueryName } from './name.ts';
import { ObpDereferenceObject } from './reference.ts';
import { ObGetObjectType, ObpTypeInfo, ObpTypeName } from './type.ts';
import { zw } from './zw.ts';

const InformationClass = { BASIC: 0, NAME: 1, TYPE: 2, FLAGS: 4 } as const;

const BASIC_BYTES = 0x38;
const TYPE_BYTES = 0x60;

/** A UNICODE_STRING at `at` whose text, with a terminator, stands at `text`. */
function writeString(at: Pointer, text: Pointer, value: string): void {
  writeUshort(at, 2 * value.length);
  writeUshort(at + 2, 2 * value.length + 2);
  writeLong(at + 4, text);
  writeWideChars(text, `${value}\0`);
}

/** OBJECT_NAME_INFORMATION: a UNICODE_STRING and the text behind it; all zero for an object without a name. */
function writeNameInformation(buffer: Pointer, length: number, name: string, returnLength: Pointer): number {
  const bytes = 8 + (name === '' ? 0 : 2 * name.length + 2);
  if (returnLength !== 0) writeLong(returnLength, bytes);
  if (length >>> 0 < bytes) return STATUS_INFO_LENGTH_MISMATCH;
  if (name === '') fillBytes(buffer, 8, 0);
  else writeString(buffer, buffer + 8, name);
  return STATUS_SUCCESS;
}

/**
 * Answers an object's full name.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS (with an empty string for an unnamed object), STATUS_INFO_LENGTH_MISMATCH with the bytes needed in `*returnLength`
 * @see ObQueryNameString
 */
export function ObQueryNameString(object: Pointer, buffer: Pointer, length: number, returnLength: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'ObQueryNameString');
  return writeNameInformation(buffer, length, ObpQueryName(object), returnLength);
}

function writeBasic(buffer: Pointer, object: Pointer, access: number, attributes: number): void {
  fillBytes(buffer, BASIC_BYTES, 0);
  const permanent = ObpFlags(object) & HeaderFlag.PERMANENT_OBJECT ? OBJ_PERMANENT : 0;
  const name = ObpQueryName(object);
  writeLong(buffer + 0x00, attributes | permanent);
  writeLong(buffer + 0x04, access);
  writeLong(buffer + 0x08, ObpHandleCount(object));
  // Without the reference that this query itself holds.
  writeLong(buffer + 0x0c, ObpPointerCount(object) - 1);
  writeLong(buffer + 0x24, name === '' ? 0 : 8 + 2 * name.length + 2);
  writeLong(buffer + 0x28, TYPE_BYTES + 2 * ObpTypeName(ObGetObjectType(object)).length + 2);
}

function writeType(buffer: Pointer, type: Pointer): void {
  fillBytes(buffer, TYPE_BYTES, 0);
  writeString(buffer, buffer + TYPE_BYTES, ObpTypeName(type));
  writeLong(buffer + 0x08, readLong(type + OBJECT_TYPE.TotalNumberOfObjects));
  writeLong(buffer + 0x0c, readLong(type + OBJECT_TYPE.TotalNumberOfHandles));
  writeLong(buffer + 0x20, readLong(type + OBJECT_TYPE.HighWaterNumberOfObjects));
  writeLong(buffer + 0x24, readLong(type + OBJECT_TYPE.HighWaterNumberOfHandles));
  const { genericMapping, validAccess, invalidAttributes = 0, maintainHandleCount } = ObpTypeInfo(type);
  writeLong(buffer + 0x38, invalidAttributes);
  genericMapping.forEach((access, i) => {
    writeLong(buffer + 0x3c + 4 * i, access);
  });
  writeLong(buffer + 0x4c, validAccess);
  writeUchar(buffer + 0x51, maintainHandleCount ? 1 : 0);
}

function answer(
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
  found: { object: Pointer; access: number; attributes: number },
): number {
  const fixed = (bytes: number, write: () => void): number => {
    if (returnLength !== 0) writeLong(returnLength, bytes);
    if (length >>> 0 < bytes) return STATUS_INFO_LENGTH_MISMATCH;
    write();
    return STATUS_SUCCESS;
  };
  const { object, access, attributes } = found;
  const type = ObGetObjectType(object);
  switch (informationClass) {
    case InformationClass.BASIC:
      if (length !== BASIC_BYTES) return STATUS_INFO_LENGTH_MISMATCH;
      return fixed(BASIC_BYTES, () => writeBasic(buffer, object, access, attributes));
    case InformationClass.NAME:
      return writeNameInformation(buffer, length, ObpQueryName(object), returnLength);
    case InformationClass.TYPE:
      return fixed(TYPE_BYTES + 2 * ObpTypeName(type).length + 2, () => writeType(buffer, type));
    case InformationClass.FLAGS:
      return fixed(2, () => {
        writeUchar(buffer, attributes & OBJ_INHERIT ? 1 : 0);
        writeUchar(buffer + 1, attributes & OBJ_PROTECT_CLOSE ? 1 : 0);
      });
    default:
      return STATUS_INVALID_INFO_CLASS;
  }
}

/**
 * ObjectBasicInformation, ObjectNameInformation, ObjectTypeInformation, ObjectHandleFlagInformation.
 * @irql PASSIVE_LEVEL
 * Not modelled: ObjectTypesInformation; pool charges and creation time (0).
 * @see NtQueryObject
 */
export function* NtQueryObject(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const status = ObpReferenceByHandle(handle, 0, 0, mode);
  if (status < 0) return status;
  const found = { ...ObpReferenced };
  let result: number;
  try {
    result = ObpGuard(mode, () => {
      ObpProbeWrite(mode, buffer, length, informationClass === InformationClass.FLAGS ? 1 : 4);
      if (returnLength !== 0) ObpProbeWrite(mode, returnLength, 4);
      return answer(informationClass, buffer, length, returnLength, found);
    });
  } finally {
    yield* ObpDereferenceObject(found.object);
  }
  return result;
}

/** @see NtQueryObject */
export function* ZwQueryObject(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryObject(handle, informationClass, buffer, length, returnLength));
}

/** Sets what a handle lets happen to itself: inheritance, and protection from being closed. */
export function ObpSetHandleFlags(handle: number, mode: number, inherit: boolean, protect: boolean): number {
  const table = ObpTableFor(handle, mode);
  const entry = table && ObpLookupHandle(table, handle);
  if (!entry) return STATUS_INVALID_HANDLE;
  const kept = entry.attributes & ~(OBJ_INHERIT | OBJ_PROTECT_CLOSE);
  entry.attributes = kept | (inherit ? OBJ_INHERIT : 0) | (protect ? OBJ_PROTECT_CLOSE : 0);
  return STATUS_SUCCESS;
}

/** ObjectHandleFlagInformation. @irql PASSIVE_LEVEL */
export function* NtSetInformationObject(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  if (informationClass !== InformationClass.FLAGS) return STATUS_INVALID_INFO_CLASS;
  if (length !== 2) return STATUS_INFO_LENGTH_MISMATCH;
  return ObpGuard(mode, () => {
    ObpProbeRead(mode, buffer, 2, 1);
    return ObpSetHandleFlags(handle, mode, readUchar(buffer) !== 0, readUchar(buffer + 1) !== 0);
  });
}
