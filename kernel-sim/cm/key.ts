/** Keys: asking about them, listing, deleting and renaming them. */
import { DELETE, KEY_ENUMERATE_SUB_KEYS, KEY_QUERY_VALUE, KEY_SET_VALUE, KEY_WRITE } from '../abi/constants.gen.ts';
import {
  STATUS_ACCESS_DENIED,
  STATUS_CANNOT_DELETE,
  STATUS_INFO_LENGTH_MISMATCH,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PARAMETER,
  STATUS_KEY_DELETED,
  STATUS_NO_MORE_ENTRIES,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import { ObpGuard, ObpProbeRead, zw } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { CmpKeyInformation, KeyInformation } from './information.ts';
import { CmpNode } from './key-object.ts';
import { type KeyNode, MAXIMUM_KEY_NAME } from './node.ts';
import { CmpNotification, CmpWithCallbacks } from './notification.ts';
import { CmpReportChange } from './notify.ts';
import { CmpAnswer, CmpOnKey } from './operation.ts';
import { CmpCaptureValueName, CmpProbeAnswer } from './value.ts';

const SetInformation = { WRITE_TIME: 0, USER_FLAGS: 1 } as const;

function answerKey(
  node: KeyNode,
  informationClass: number,
  mode: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): number {
  const information = CmpKeyInformation(node, informationClass);
  return information ? CmpAnswer(mode, information, buffer, length, resultLength) : STATUS_INVALID_PARAMETER;
}

/** NtQueryKey for a mode. */
export function* CmpQueryKey(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
  mode: number,
): Kernel<number> {
  // A key's name is no secret to who has it open.
  const access = informationClass === KeyInformation.NAME ? 0 : KEY_QUERY_VALUE;
  return yield* CmpOnKey(handle, access, mode, (object) => {
    const words = [informationClass, buffer, length, resultLength];
    return CmpWithCallbacks(CmpNotification('QueryKey', object, words), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      return answerKey(node, informationClass, mode, buffer, length, resultLength);
    });
  });
}

/**
 * Tells about a key: KeyBasicInformation, KeyNodeInformation, KeyFullInformation, KeyNameInformation (its full name), KeyCachedInformation, KeyFlagsInformation.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL, STATUS_KEY_DELETED, STATUS_ACCESS_DENIED (needs KEY_QUERY_VALUE, but for the name),
 *   STATUS_INVALID_PARAMETER (the class)
 * @see ZwQueryKey
 */
export function* NtQueryKey(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtQueryKey');
  const mode = KeGetPreviousMode();
  const probed = CmpProbeAnswer(mode, buffer, length, resultLength);
  if (probed < 0) return probed;
  return yield* CmpQueryKey(handle, informationClass, buffer, length, resultLength, mode);
}

/** NtQueryKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwQueryKey */
export function* ZwQueryKey(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryKey(handle, informationClass, buffer, length, resultLength));
}

/** NtEnumerateKey for a mode. */
export function* CmpEnumerateKey(
  handle: number,
  index: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
  mode: number,
): Kernel<number> {
  if (informationClass > KeyInformation.FULL) return STATUS_INVALID_PARAMETER;
  return yield* CmpOnKey(handle, KEY_ENUMERATE_SUB_KEYS, mode, (object) => {
    const words = [index, informationClass, buffer, length, resultLength];
    return CmpWithCallbacks(CmpNotification('EnumerateKey', object, words), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      const { subkeys } = node;
      if (index >>> 0 >= subkeys.length) return STATUS_NO_MORE_ENTRIES;
      return answerKey(subkeys[index], informationClass, mode, buffer, length, resultLength);
    });
  });
}

/**
 * Tells about the subkey with that index, from 0, in the order of names. Creating and deleting keys changes what an index means.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns as NtQueryKey (needs KEY_ENUMERATE_SUB_KEYS); STATUS_NO_MORE_ENTRIES at the end
 * @see ZwEnumerateKey
 */
export function* NtEnumerateKey(
  handle: number,
  index: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtEnumerateKey');
  const mode = KeGetPreviousMode();
  const probed = CmpProbeAnswer(mode, buffer, length, resultLength);
  if (probed < 0) return probed;
  return yield* CmpEnumerateKey(handle, index, informationClass, buffer, length, resultLength, mode);
}

/** NtEnumerateKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwEnumerateKey */
export function* ZwEnumerateKey(
  handle: number,
  index: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  resultLength: Pointer,
): Kernel<number> {
  return yield* zw(NtEnumerateKey(handle, index, informationClass, buffer, length, resultLength));
}

/** NtDeleteKey for a mode. */
export function* CmpDeleteKey(handle: number, mode: number): Kernel<number> {
  return yield* CmpOnKey(handle, DELETE, mode, (object) =>
    CmpWithCallbacks(CmpNotification('DeleteKey', object), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      if (node.fixed || node.subkeys.length > 0) return STATUS_CANNOT_DELETE;
      const { parent } = node;
      EtwTrace(Event.RegistryDelete, object, -1);
      CmpReportChange(node, 'name');
      node.remove();
      if (parent) CmpReportChange(parent, 'name');
      return STATUS_SUCCESS;
    }),
  );
}

/**
 * Deletes a key without subkeys, with its values. It is gone at once: other handles to it answer STATUS_KEY_DELETED from now on.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_CANNOT_DELETE (it has subkeys, or is the root of a hive), STATUS_KEY_DELETED, STATUS_ACCESS_DENIED (needs DELETE)
 * @see ZwDeleteKey
 */
export function* NtDeleteKey(handle: number): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtDeleteKey');
  return yield* CmpDeleteKey(handle, KeGetPreviousMode());
}

/** NtDeleteKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwDeleteKey */
export function* ZwDeleteKey(handle: number): Kernel<number> {
  return yield* zw(NtDeleteKey(handle));
}

/**
 * Gives a key another name within the same parent.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (an empty name, one with a backslash, or too long), STATUS_CANNOT_DELETE (the name is taken), STATUS_ACCESS_DENIED (the
 *   root of a hive, or a handle without KEY_WRITE), STATUS_KEY_DELETED
 * @see ZwRenameKey
 */
export function* NtRenameKey(handle: number, newName: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtRenameKey');
  const mode = KeGetPreviousMode();
  const { status, name } = CmpCaptureValueName(newName, mode);
  if (status < 0) return status;
  if (name === '' || name.includes('\\') || name.length > MAXIMUM_KEY_NAME) return STATUS_INVALID_PARAMETER;
  return yield* CmpOnKey(handle, KEY_WRITE, mode, (object) =>
    CmpWithCallbacks(CmpNotification('RenameKey', object, [name]), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      const { parent } = node;
      if (node.fixed || !parent) return STATUS_ACCESS_DENIED;
      const taken = parent.subkey(name);
      if (taken && taken !== node) return STATUS_CANNOT_DELETE;
      node.rename(name);
      CmpReportChange(parent, 'name');
      return STATUS_SUCCESS;
    }),
  );
}

/** NtRenameKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwRenameKey */
export function* ZwRenameKey(handle: number, newName: Pointer): Kernel<number> {
  return yield* zw(NtRenameKey(handle, newName));
}

/**
 * Writes a key to disk. The registry is in memory only here, and has nothing to write.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_KEY_DELETED, STATUS_INVALID_HANDLE
 * Not modelled: hives on disk, and the time that writing them takes.
 * @see ZwFlushKey
 */
export function* NtFlushKey(handle: number): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtFlushKey');
  return yield* CmpOnKey(handle, 0, KeGetPreviousMode(), (object) =>
    CmpWithCallbacks(CmpNotification('FlushKey', object), function* () {
      return CmpNode(object).deleted ? STATUS_KEY_DELETED : STATUS_SUCCESS;
    }),
  );
}

/** NtFlushKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwFlushKey */
export function* ZwFlushKey(handle: number): Kernel<number> {
  return yield* zw(NtFlushKey(handle));
}

/**
 * KeyWriteTimeInformation and KeyUserFlagsInformation.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_INVALID_INFO_CLASS, STATUS_INFO_LENGTH_MISMATCH, STATUS_KEY_DELETED, STATUS_ACCESS_DENIED (needs KEY_SET_VALUE)
 * @see ZwSetInformationKey
 */
export function* NtSetInformationKey(
  handle: number,
  informationClass: number,
  information: Pointer,
  length: number,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtSetInformationKey');
  const mode = KeGetPreviousMode();
  const writeTime = informationClass === SetInformation.WRITE_TIME;
  if (!writeTime && informationClass !== SetInformation.USER_FLAGS) return STATUS_INVALID_INFO_CLASS;
  if (length !== (writeTime ? 8 : 4)) return STATUS_INFO_LENGTH_MISMATCH;
  let time = 0n;
  let flags = 0;
  const captured = ObpGuard(mode, () => {
    ObpProbeRead(mode, information, length);
    if (writeTime) time = readLonglong(information);
    else flags = readLong(information);
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  return yield* CmpOnKey(handle, KEY_SET_VALUE, mode, (object) => {
    const words = [informationClass, information, length];
    return CmpWithCallbacks(CmpNotification('SetInformationKey', object, words), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      if (writeTime) node.lastWrite = time;
      else node.userFlags = flags;
      return STATUS_SUCCESS;
    });
  });
}

/** NtSetInformationKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwSetInformationKey */
export function* ZwSetInformationKey(
  handle: number,
  informationClass: number,
  information: Pointer,
  length: number,
): Kernel<number> {
  return yield* zw(NtSetInformationKey(handle, informationClass, information, length));
}
