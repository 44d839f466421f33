/** What registry callbacks ask about key objects: their key's identity and name, and a context of their own. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { ExAllocatePoolWithTag, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import { CmpIsKeyObject, CmpKeyId, CmpKeyNameString, CmpNode } from './key-object.ts';
import { CmpFindRegistration, CmpSetContext } from './registration.ts';

const TAG_NAME = poolTag('CMid');
const UNICODE_STRING_BYTES = 8;

/** Registry callbacks as of Windows 7. @irql <= APC_LEVEL (checked) @see CmGetCallbackVersion */
export function CmGetCallbackVersion(major: Pointer, minor: Pointer): void {
  KeAssertIrql(APC_LEVEL, 'CmGetCallbackVersion');
  if (major !== 0) writeLong(major, 1);
  if (minor !== 0) writeLong(minor, 1);
}

/**
 * Keeps a context with a key object for one registration; 0 takes it away without a notification.
 * @irql <= APC_LEVEL (checked)
 * @returns STATUS_SUCCESS with the former one, STATUS_INVALID_PARAMETER (the cookie, or no key object), STATUS_INSUFFICIENT_RESOURCES
 * @see CmSetCallbackObjectContext
 */
export function CmSetCallbackObjectContext(
  object: Pointer,
  cookie: Pointer,
  context: Pointer,
  oldContext: Pointer,
): number {
  KeAssertIrql(APC_LEVEL, 'CmSetCallbackObjectContext');
  const registration = CmpFindRegistration(cookie);
  if (!registration || !CmpIsKeyObject(object)) return STATUS_INVALID_PARAMETER;
  const { status, before } = CmpSetContext(registration, object, context);
  if (status >= 0 && oldContext !== 0) writeLong(oldContext, before);
  return status;
}

/**
 * A key's identity, and its full name in a string of the system's that lasts as long as the key object.
 * @irql <= APC_LEVEL (checked)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no key object), STATUS_INSUFFICIENT_RESOURCES
 * Not modelled: STATUS_INVALID_PARAMETER for a cookie that is none.
 * @see CmCallbackGetKeyObjectID
 */
export function CmCallbackGetKeyObjectID(
  _cookie: Pointer,
  object: Pointer,
  objectId: Pointer,
  objectName: Pointer,
): number {
  KeAssertIrql(APC_LEVEL, 'CmCallbackGetKeyObjectID');
  if (!CmpIsKeyObject(object)) return STATUS_INVALID_PARAMETER;
  if (objectName !== 0) {
    const name = CmpKeyNameString(object);
    if (name === 0) return STATUS_INSUFFICIENT_RESOURCES;
    writeLong(objectName, name);
  }
  if (objectId !== 0) writeLong(objectId, CmpKeyId(object));
  return STATUS_SUCCESS;
}

/**
 * A key's identity, and its full name in a string that CmCallbackReleaseKeyObjectIDEx gives back.
 * @irql <= APC_LEVEL (checked)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no key object, or flags), STATUS_INSUFFICIENT_RESOURCES
 * @see CmCallbackGetKeyObjectIDEx
 */
export function CmCallbackGetKeyObjectIDEx(
  _cookie: Pointer,
  object: Pointer,
  objectId: Pointer,
  objectName: Pointer,
  flags: number,
): number {
  KeAssertIrql(APC_LEVEL, 'CmCallbackGetKeyObjectIDEx');
  if (!CmpIsKeyObject(object) || flags !== 0) return STATUS_INVALID_PARAMETER;
  if (objectName !== 0) {
    const text = CmpNode(object).path;
    // The caller's to give back: a leak report names its line.
    const string = ExAllocatePoolWithTag(NonPagedPool, UNICODE_STRING_BYTES + 2 * text.length + 2, TAG_NAME);
    if (string === 0) return STATUS_INSUFFICIENT_RESOURCES;
    writeUshort(string, 2 * text.length);
    writeUshort(string + 2, 2 * text.length + 2);
    writeLong(string + 4, string + UNICODE_STRING_BYTES);
    writeWideChars(string + UNICODE_STRING_BYTES, `${text}\0`);
    writeLong(objectName, string);
  }
  if (objectId !== 0) writeLong(objectId, CmpKeyId(object));
  return STATUS_SUCCESS;
}

/** Frees a name that CmCallbackGetKeyObjectIDEx answered. @irql <= APC_LEVEL (checked) @see CmCallbackReleaseKeyObjectIDEx */
export function CmCallbackReleaseKeyObjectIDEx(objectName: Pointer): void {
  KeAssertIrql(APC_LEVEL, 'CmCallbackReleaseKeyObjectIDEx');
  if (objectName !== 0) ExFreePoolWithTag(objectName, TAG_NAME);
}

/** NULL: no key is opened in a transaction, which are not modelled. @irql <= APC_LEVEL (checked) @see CmGetBoundTransaction */
export function CmGetBoundTransaction(_cookie: Pointer, _object: Pointer): Pointer {
  KeAssertIrql(APC_LEVEL, 'CmGetBoundTransaction');
  return 0;
}
