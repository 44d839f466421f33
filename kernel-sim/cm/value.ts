/** Values: reading, listing, setting and deleting them. */
import { KEY_QUERY_VALUE, KEY_SET_VALUE } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_DENIED,
  STATUS_INVALID_PARAMETER,
  STATUS_KEY_DELETED,
  STATUS_NO_MORE_ENTRIES,
  STATUS_OBJECT_NAME_NOT_FOUND,
  STATUS_REGISTRY_QUOTA_LIMIT,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwString, EtwTrace } from '../etw/trace.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import { ObpCaptureName, ObpGuard, ObpProbeRead, ObpProbeWrite, zw } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { RegType } from './data.ts';
import { CmpValueInformation } from './information.ts';
import { CmpNode } from './key-object.ts';
import { MAXIMUM_VALUE_NAME, REGISTRY_QUOTA, type RegistryValue } from './node.ts';
import { CmpNotification, CmpWithCallbacks } from './notification.ts';
import { CmpReportChange } from './notify.ts';
import { CmpAnswer, CmpOnKey } from './operation.ts';
import { LINK_VALUE } from './parse.ts';

/** The name that a caller passes as a UNICODE_STRING. */
export function CmpCaptureValueName(string: Pointer, mode: number): { status: number; name: string } {
  const captured: { name: string | null } = { name: null };
  const status = ObpGuard(mode, () => {
    captured.name = ObpCaptureName(string, mode);
    return captured.name === null ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
  });
  return { status, name: captured.name ?? '' };
}

/** Checks a caller's buffer for an answer. */
export function CmpProbeAnswer(mode: number, buffer: Pointer, length: number, resultLength: Pointer): number {
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, buffer, length);
    ObpProbeWrite(mode, resultLength, 4);
    return STATUS_SUCCESS;
  });
}

function answerValue(
  value: RegistryValue,
  informationClass: number,
  mode: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): number {
  const information = CmpValueInformation(value, informationClass);
  return information ? CmpAnswer(mode, information, buffer, length, resultLength) : STATUS_INVALID_PARAMETER;
}

/** NtQueryValueKey with the name as a value. */
export function* CmpQueryValue(
  handle: number,
  name: string,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
  mode: number,
): Kernel<number> {
  return yield* CmpOnKey(handle, KEY_QUERY_VALUE, mode, (object) => {
    const words = [name, informationClass, buffer, length, resultLength];
    return CmpWithCallbacks(CmpNotification('QueryValueKey', object, words), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      const value = node.value(name);
      if (!value) return STATUS_OBJECT_NAME_NOT_FOUND;
      return answerValue(value, informationClass, mode, buffer, length, resultLength);
    });
  });
}

/**
 * Reads a value: KeyValueBasicInformation, KeyValueFullInformation, KeyValuePartialInformation and the two that are aligned to 8 bytes.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_KEY_DELETED, STATUS_ACCESS_DENIED (needs
 *   KEY_QUERY_VALUE), STATUS_INVALID_PARAMETER (the class)
 * @see ZwQueryValueKey
 */
export function* NtQueryValueKey(
  handle: number,
  valueName: Pointer,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtQueryValueKey');
  const mode = KeGetPreviousMode();
  const probed = CmpProbeAnswer(mode, buffer, length, resultLength);
  if (probed < 0) return probed;
  const { status, name } = CmpCaptureValueName(valueName, mode);
  if (status < 0) return status;
  return yield* CmpQueryValue(handle, name, informationClass, buffer, length, resultLength, mode);
}

/** NtQueryValueKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwQueryValueKey */
export function* ZwQueryValueKey(
  handle: number,
  valueName: Pointer,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryValueKey(handle, valueName, informationClass, buffer, length, resultLength));
}

/** NtEnumerateValueKey for a mode. */
export function* CmpEnumerateValue(
  handle: number,
  index: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
  mode: number,
): Kernel<number> {
  return yield* CmpOnKey(handle, KEY_QUERY_VALUE, mode, (object) => {
    const words = [index, informationClass, buffer, length, resultLength];
    return CmpWithCallbacks(CmpNotification('EnumerateValueKey', object, words), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      const { values } = node;
      if (index >>> 0 >= values.length) return STATUS_NO_MORE_ENTRIES;
      return answerValue(values[index], informationClass, mode, buffer, length, resultLength);
    });
  });
}

/**
 * Tells about the value with that index, from 0. Setting and deleting values changes what an index means.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns as NtQueryValueKey; STATUS_NO_MORE_ENTRIES at the end
 * @see ZwEnumerateValueKey
 */
export function* NtEnumerateValueKey(
  handle: number,
  index: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtEnumerateValueKey');
  const mode = KeGetPreviousMode();
  const probed = CmpProbeAnswer(mode, buffer, length, resultLength);
  if (probed < 0) return probed;
  return yield* CmpEnumerateValue(handle, index, informationClass, buffer, length, resultLength, mode);
}

/** NtEnumerateValueKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwEnumerateValueKey */
export function* ZwEnumerateValueKey(
  handle: number,
  index: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  return yield* zw(NtEnumerateValueKey(handle, index, informationClass, buffer, length, resultLength));
}

/** NtSetValueKey with values. */
export function* CmpSetValue(
  handle: number,
  name: string,
  type: number,
  data: Uint8Array,
  mode: number,
  titleIndex = 0,
): Kernel<number> {
  if (name.length > MAXIMUM_VALUE_NAME) return STATUS_INVALID_PARAMETER;
  return yield* CmpOnKey(handle, KEY_SET_VALUE, mode, (object) => {
    const words = [name, titleIndex, type, data, data.length];
    return CmpWithCallbacks(CmpNotification('SetValueKey', object, words), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      // A symbolic link has one value only.
      if (node.link && (type !== RegType.LINK || name.toLowerCase() !== LINK_VALUE.toLowerCase()))
        return STATUS_ACCESS_DENIED;
      if (!node.setValue(name, type, data)) return STATUS_REGISTRY_QUOTA_LIMIT;
      EtwTrace(Event.RegistrySet, object, EtwString(name), type, data.length);
      CmpReportChange(node, 'value');
      return STATUS_SUCCESS;
    });
  });
}

/**
 * Sets a value. Its type is a number that the registry does not look at; the data is kept as it is.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_KEY_DELETED, STATUS_ACCESS_DENIED (needs KEY_SET_VALUE), STATUS_INVALID_PARAMETER (a name of more than 16383 characters),
 *   STATUS_REGISTRY_QUOTA_LIMIT
 * Not modelled: TitleIndex.
 * @see ZwSetValueKey
 */
export function* NtSetValueKey(
  handle: number,
  valueName: Pointer,
  titleIndex: number,
  type: number,
  data: Pointer,
  dataSize: number,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtSetValueKey');
  const mode = KeGetPreviousMode();
  const { status, name } = CmpCaptureValueName(valueName, mode);
  if (status < 0) return status;
  const bytes = dataSize >>> 0;
  let copy = new Uint8Array();
  const captured = ObpGuard(mode, () => {
    ObpProbeRead(mode, data, dataSize, 1);
    // Before the copy is made: the host's memory is not the caller's to take.
    if (bytes > REGISTRY_QUOTA) return STATUS_REGISTRY_QUOTA_LIMIT;
    copy = bytes === 0 ? new Uint8Array() : readBytes(data, bytes);
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  // A counted name that includes its zero means the name without it.
  return yield* CmpSetValue(handle, name.replace(/\0+$/, ''), type, copy, mode, titleIndex);
}

/** NtSetValueKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwSetValueKey */
export function* ZwSetValueKey(
  handle: number,
  valueName: Pointer,
  titleIndex: number,
  type: number,
  data: Pointer,
  dataSize: number,
): Kernel<number> {
  return yield* zw(NtSetValueKey(handle, valueName, titleIndex, type, data, dataSize));
}

/** NtDeleteValueKey with the name as a value. */
export function* CmpDeleteValue(handle: number, name: string, mode: number): Kernel<number> {
  return yield* CmpOnKey(handle, KEY_SET_VALUE, mode, (object) =>
    CmpWithCallbacks(CmpNotification('DeleteValueKey', object, [name]), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      if (!node.deleteValue(name)) return STATUS_OBJECT_NAME_NOT_FOUND;
      EtwTrace(Event.RegistryDelete, object, EtwString(name));
      CmpReportChange(node, 'value');
      return STATUS_SUCCESS;
    }),
  );
}

/**
 * Deletes a value.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_KEY_DELETED, STATUS_ACCESS_DENIED (needs KEY_SET_VALUE)
 * @see ZwDeleteValueKey
 */
export function* NtDeleteValueKey(handle: number, valueName: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtDeleteValueKey');
  const mode = KeGetPreviousMode();
  const { status, name } = CmpCaptureValueName(valueName, mode);
  if (status < 0) return status;
  return yield* CmpDeleteValue(handle, name, mode);
}

/** NtDeleteValueKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwDeleteValueKey */
export function* ZwDeleteValueKey(handle: number, valueName: Pointer): Kernel<number> {
  return yield* zw(NtDeleteValueKey(handle, valueName));
}
