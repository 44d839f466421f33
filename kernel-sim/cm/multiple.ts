/** Several values of a key at once. */
import { KEY_QUERY_VALUE } from '../abi/constants.gen.ts';
import {
  STATUS_BUFFER_OVERFLOW,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_KEY_DELETED,
  STATUS_OBJECT_NAME_NOT_FOUND,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KEY_VALUE_ENTRY as ENTRY } from '../abi/structs.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import { ObpCaptureName, ObpGuard, ObpProbeWrite, zw } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, readUlong, writeBytes, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { CmpNode } from './key-object.ts';
import type { RegistryValue } from './node.ts';
import { CmpNotification, CmpWithCallbacks } from './notification.ts';
import { CmpOnKey } from './operation.ts';

/** NT's limit on the entries of one call. */
const MAXIMUM_ENTRIES = 0x10000;
/** Where the data of each value begins in the buffer. */
const ALIGNMENT = 4;

/** Puts the data of each value behind the other, and what is where into the entries. */
function answer(entries: Pointer, values: readonly RegistryValue[], buffer: Pointer, room: number): number {
  let at = 0;
  let fits = true;
  values.forEach(({ type, data }, i) => {
    at = (at + ALIGNMENT - 1) & -ALIGNMENT;
    fits = fits && at + data.length <= room;
    const entry = entries + i * ENTRY.sizeof;
    if (fits) {
      writeBytes(buffer + at, data);
      writeLong(entry + ENTRY.DataLength, data.length);
      writeLong(entry + ENTRY.DataOffset, at);
      writeLong(entry + ENTRY.Type, type);
    }
    at += data.length;
  });
  return at;
}

/**
 * Reads several values. All must be there; the needed length is written in each case.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns STATUS_SUCCESS, STATUS_BUFFER_OVERFLOW, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_KEY_DELETED, STATUS_ACCESS_DENIED (needs KEY_QUERY_VALUE),
 *   STATUS_INSUFFICIENT_RESOURCES (more than 65536 entries)
 * @see ZwQueryMultipleValueKey
 */
export function* NtQueryMultipleValueKey(
  handle: number,
  entries: Pointer,
  count: number,
  buffer: Pointer,
  bufferLength: Pointer,
  requiredLength: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'NtQueryMultipleValueKey');
  const mode = KeGetPreviousMode();
  if (count >>> 0 > MAXIMUM_ENTRIES) return STATUS_INSUFFICIENT_RESOURCES;
  const names: string[] = [];
  let room = 0;
  const captured = ObpGuard(mode, () => {
    ObpProbeWrite(mode, entries, count * ENTRY.sizeof);
    ObpProbeWrite(mode, bufferLength, 4);
    if (requiredLength !== 0) ObpProbeWrite(mode, requiredLength, 4);
    room = readUlong(bufferLength);
    ObpProbeWrite(mode, buffer, room);
    for (let i = 0; i < count; i++) {
      const name = ObpCaptureName(readPointer(entries + i * ENTRY.sizeof + ENTRY.ValueName), mode);
      names.push(name ?? '');
    }
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  return yield* CmpOnKey(handle, KEY_QUERY_VALUE, mode, (object) => {
    const words = [entries, count, buffer, bufferLength, requiredLength];
    return CmpWithCallbacks(CmpNotification('QueryMultipleValueKey', object, words), function* () {
      const node = CmpNode(object);
      if (node.deleted) return STATUS_KEY_DELETED;
      const values = names.flatMap((name) => node.value(name) ?? []);
      if (values.length < names.length) return STATUS_OBJECT_NAME_NOT_FOUND;
      return ObpGuard(mode, () => {
        const needed = answer(entries, values, buffer, room);
        if (requiredLength !== 0) writeLong(requiredLength, needed);
        writeLong(bufferLength, Math.min(needed, room));
        return needed > room ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
      });
    });
  });
}

/** NtQueryMultipleValueKey with the previous mode KernelMode. @irql PASSIVE_LEVEL @see ZwQueryMultipleValueKey */
export function* ZwQueryMultipleValueKey(
  handle: number,
  entries: Pointer,
  count: number,
  buffer: Pointer,
  bufferLength: Pointer,
  requiredLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryMultipleValueKey(handle, entries, count, buffer, bufferLength, requiredLength));
}
