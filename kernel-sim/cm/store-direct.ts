/** RTL_QUERY_REGISTRY_DIRECT: storing a value where the entry of the table points. */
import { PagedPool } from '../abi/constants.gen.ts';
import { STATUS_BUFFER_TOO_SMALL, STATUS_INSUFFICIENT_RESOURCES, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { ExAllocatePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readPointer, readUshort, writeBytes, writeLong, writeUshort } from '../rings/memory.ts';
import { RegType } from './data.ts';

/** 'RtUs': texts that the caller frees with RtlFreeUnicodeString or ExFreePool. */
const TAG = poolTag('RtUs');
const LARGEST_STRING = 0xfffe;

function isText(type: number): boolean {
  return type === RegType.SZ || type === RegType.EXPAND_SZ || type === RegType.MULTI_SZ;
}

/** Into a UNICODE_STRING: its own buffer, or one from paged pool when it has none. */
function storeText(string: Pointer, type: number, data: Uint8Array): number {
  // The zero at the end is not counted in Length; REG_MULTI_SZ keeps all of its own.
  const ends = data.length >= 2 && data[data.length - 1] === 0 && data[data.length - 2] === 0;
  const length = ends && type !== RegType.MULTI_SZ ? data.length - 2 : data.length;
  if (data.length > LARGEST_STRING) return STATUS_BUFFER_TOO_SMALL;
  let buffer = readPointer(string + UNICODE_STRING.Buffer);
  if (buffer === 0) {
    buffer = ExAllocatePoolWithTag(PagedPool, Math.max(2, data.length), TAG);
    if (buffer === 0) return STATUS_INSUFFICIENT_RESOURCES;
    writeLong(string + UNICODE_STRING.Buffer, buffer);
    writeUshort(string + UNICODE_STRING.MaximumLength, data.length);
  } else if (data.length > readUshort(string + UNICODE_STRING.MaximumLength)) return STATUS_BUFFER_TOO_SMALL;
  writeBytes(buffer, data);
  writeUshort(string + UNICODE_STRING.Length, length);
  return STATUS_SUCCESS;
}

/**
 * Up to four bytes are stored as they are. For more, the place begins with its size: a negative LONG leaves the data alone at the place, a positive one puts length
 * and type in front of it.
 */
function storeBinary(place: Pointer, type: number, data: Uint8Array): number {
  if (data.length <= 4) {
    writeBytes(place, data);
    return STATUS_SUCCESS;
  }
  const size = readLong(place);
  if (size < 0) {
    if (-size < data.length) return STATUS_BUFFER_TOO_SMALL;
    writeBytes(place, data);
    return STATUS_SUCCESS;
  }
  if (size < data.length + 8) return STATUS_BUFFER_TOO_SMALL;
  writeLong(place, data.length);
  writeLong(place + 4, type);
  writeBytes(place + 8, data);
  return STATUS_SUCCESS;
}

/** @returns STATUS_SUCCESS, STATUS_BUFFER_TOO_SMALL, STATUS_INSUFFICIENT_RESOURCES */
export function CmpStoreDirect(place: Pointer, type: number, data: Uint8Array): number {
  return isText(type) ? storeText(place, type, data) : storeBinary(place, type, data);
}
