/** Rtl's routines for single keys and values by path. They run as the kernel itself, whatever ring the thread came from. */
import { KEY_ALL_ACCESS, KEY_READ, KEY_SET_VALUE } from '../abi/constants.gen.ts';
import { PASSIVE_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes, readWideString } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { CmKernelClient } from './client.ts';
import { CmpCloseRtlKey, CmpOpenRtlKey } from './rtl-path.ts';

/**
 * Sets a value. The key is created when it is not there, those above it must exist.
 * @irql PASSIVE_LEVEL (checked)
 * @returns STATUS_SUCCESS, or what creating the key or setting the value says; STATUS_INVALID_PARAMETER (RelativeTo)
 * @see RtlWriteRegistryValue
 */
export function* RtlWriteRegistryValue(
  relativeTo: number,
  path: Pointer,
  valueName: Pointer,
  valueType: number,
  valueData: Pointer,
  valueLength: number,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'RtlWriteRegistryValue');
  const name = valueName === 0 ? '' : readWideString(valueName);
  const data = valueLength === 0 ? new Uint8Array() : readBytes(valueData, valueLength >>> 0);
  const key = yield* CmpOpenRtlKey(relativeTo, path, KEY_SET_VALUE, true);
  if (key.status < 0) return key.status;
  const status = yield* CmKernelClient.set(key.handle, name, valueType, data);
  yield* CmpCloseRtlKey(key);
  return status;
}

/**
 * Deletes a value.
 * @irql PASSIVE_LEVEL (checked)
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_NOT_FOUND (key or value), STATUS_INVALID_PARAMETER (RelativeTo)
 * @see RtlDeleteRegistryValue
 */
export function* RtlDeleteRegistryValue(relativeTo: number, path: Pointer, valueName: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'RtlDeleteRegistryValue');
  const name = valueName === 0 ? '' : readWideString(valueName);
  const key = yield* CmpOpenRtlKey(relativeTo, path, KEY_SET_VALUE, false);
  if (key.status < 0) return key.status;
  const status = yield* CmKernelClient.deleteValue(key.handle, name);
  yield* CmpCloseRtlKey(key);
  return status;
}

/**
 * Creates a key in one that exists; an existing key is as good.
 * @irql PASSIVE_LEVEL (checked)
 * @returns STATUS_SUCCESS, or what NtCreateKey says
 * @see RtlCreateRegistryKey
 */
export function* RtlCreateRegistryKey(relativeTo: number, path: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'RtlCreateRegistryKey');
  const key = yield* CmpOpenRtlKey(relativeTo, path, KEY_ALL_ACCESS, true);
  yield* CmpCloseRtlKey(key);
  return key.status;
}

/**
 * Whether a key exists.
 * @irql PASSIVE_LEVEL (checked)
 * @returns STATUS_SUCCESS, STATUS_OBJECT_NAME_NOT_FOUND
 * @see RtlCheckRegistryKey
 */
export function* RtlCheckRegistryKey(relativeTo: number, path: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'RtlCheckRegistryKey');
  const key = yield* CmpOpenRtlKey(relativeTo, path, KEY_READ, false);
  yield* CmpCloseRtlKey(key);
  return key.status;
}
