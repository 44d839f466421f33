/**
 * Between UNICODE_STRING, ANSI_STRING, case and numbers, with the buffers that such routines allocate.
 *
 * Buffers come from paged pool with the tag 'Strg', in ring 3 from the process's heap; both lie above rtl and register themselves.
 */
import {
  STATUS_BUFFER_OVERFLOW,
  STATUS_INVALID_PARAMETER,
  STATUS_INVALID_PARAMETER_2,
  STATUS_NO_MEMORY,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { KiCallerRing } from '../rings/boundary.ts';
import { SimulatorError } from '../rings/exception.ts';
import { spendForEach } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import {
  copyBytes,
  readLong,
  readUchar,
  readUshort,
  writeLong,
  writeUchar,
  writeUshort,
  writeWideChars,
} from '../rings/memory.ts';
import { RtlDowncaseUnicodeChar, RtlUpcaseUnicodeChar } from './case.ts';
import { ansiLength, parseInteger } from './string.ts';
import { setUnicodeString, wideLength } from './unicode.ts';

const { MaximumLength, Buffer } = UNICODE_STRING;
const MAXIMUM_USHORT = 0xffff;
const QUESTION_MARK = 0x3f;

/** How rtl gets and returns memory. */
export interface RtlAllocator {
  /** @returns 0 when there is none. */
  allocate(bytes: number): Pointer;
  free(address: Pointer): void;
}

const unregistered: RtlAllocator = {
  allocate() {
    throw new SimulatorError('rtl allocates before the pool has registered');
  },
  free() {
    throw new SimulatorError('rtl frees before the pool has registered');
  },
};
let kernelAllocator = unregistered;
let userAllocator = unregistered;

/** Registers who provides the buffers: the pool for ring 0, the process's heap for ring 3. */
export function RtlRegisterAllocator(ring: 0 | 3, allocator: RtlAllocator): void {
  if (ring === 0) kernelAllocator = allocator;
  else userAllocator = allocator;
}

function allocator(): RtlAllocator {
  return KiCallerRing() === 3 ? userAllocator : kernelAllocator;
}

function narrowUnit(unit: number): number {
  return unit < 0x100 ? unit : QUESTION_MARK;
}

/** Gives `string` a buffer of its own with `room` bytes. */
function allocateInto(string: Pointer, room: number): boolean {
  const buffer = allocator().allocate(room);
  if (buffer === 0) return false;
  writeUshort((string + MaximumLength) | 0, room);
  writeLong((string + Buffer) | 0, buffer);
  return true;
}

/** Bytes that the string takes as ANSI text, terminator counted. @irql PASSIVE_LEVEL @see RtlxUnicodeStringToAnsiSize */
export function RtlxUnicodeStringToAnsiSize(string: Pointer): number {
  return (readUshort(string) >> 1) + 1;
}

/** @irql PASSIVE_LEVEL @see RtlxAnsiStringToUnicodeSize */
export function RtlxAnsiStringToUnicodeSize(string: Pointer): number {
  return 2 * (readUshort(string) + 1);
}

/**
 * Converts to ANSI text with a terminator; characters outside the code page become '?'.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_NO_MEMORY; STATUS_BUFFER_OVERFLOW with as much as fits when the given buffer is too small
 * @see RtlUnicodeStringToAnsiString
 */
export function RtlUnicodeStringToAnsiString(destination: Pointer, source: Pointer, allocate: number): number {
  const units = readUshort(source) >> 1;
  if (units + 1 > MAXIMUM_USHORT) return STATUS_INVALID_PARAMETER_2;
  if (allocate & 0xff && !allocateInto(destination, units + 1)) return STATUS_NO_MEMORY;
  const room = readUshort((destination + MaximumLength) | 0);
  if (room === 0) return STATUS_BUFFER_OVERFLOW;
  const count = Math.min(units, room - 1);
  const from = readLong((source + Buffer) | 0);
  const to = readLong((destination + Buffer) | 0);
  spendForEach(count);
  for (let i = 0; i < count; i++) writeUchar((to + i) | 0, narrowUnit(readUshort((from + 2 * i) | 0)));
  writeUchar((to + count) | 0, 0);
  writeUshort(destination, count);
  return count < units ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}

/**
 * @irql PASSIVE_LEVEL
 * @returns STATUS_NO_MEMORY; STATUS_INVALID_PARAMETER_2 when the result would not be a UNICODE_STRING; STATUS_BUFFER_OVERFLOW (nothing converted)
 * @see RtlAnsiStringToUnicodeString
 */
export function RtlAnsiStringToUnicodeString(destination: Pointer, source: Pointer, allocate: number): number {
  const bytes = readUshort(source);
  if (2 * (bytes + 1) > MAXIMUM_USHORT) return STATUS_INVALID_PARAMETER_2;
  if (allocate & 0xff) {
    if (!allocateInto(destination, 2 * (bytes + 1))) return STATUS_NO_MEMORY;
  } else if (2 * (bytes + 1) > readUshort((destination + MaximumLength) | 0)) return STATUS_BUFFER_OVERFLOW;
  const from = readLong((source + Buffer) | 0);
  const to = readLong((destination + Buffer) | 0);
  spendForEach(bytes);
  for (let i = 0; i < bytes; i++) writeUshort((to + 2 * i) | 0, readUchar((from + i) | 0));
  writeUshort((to + 2 * bytes) | 0, 0);
  writeUshort(destination, 2 * bytes);
  return STATUS_SUCCESS;
}

function freeString(string: Pointer): void {
  const buffer = readLong((string + Buffer) | 0);
  if (buffer === 0) return;
  allocator().free(buffer);
  setUnicodeString(string, 0, 0);
}

/** Frees what a conversion allocated and empties the string; one without a buffer is left alone. @irql PASSIVE_LEVEL @see RtlFreeUnicodeString */
export function RtlFreeUnicodeString(string: Pointer): void {
  freeString(string);
}

/** @irql PASSIVE_LEVEL @see RtlFreeAnsiString */
export function RtlFreeAnsiString(string: Pointer): void {
  freeString(string);
}

function changeCase(destination: Pointer, source: Pointer, allocate: number, map: (unit: number) => number): number {
  const bytes = readUshort(source);
  if (allocate & 0xff) {
    if (!allocateInto(destination, bytes)) return STATUS_NO_MEMORY;
  } else if (bytes > readUshort((destination + MaximumLength) | 0)) return STATUS_BUFFER_OVERFLOW;
  const from = readLong((source + Buffer) | 0);
  const to = readLong((destination + Buffer) | 0);
  spendForEach(bytes);
  for (let i = 0; i < bytes; i += 2) writeUshort((to + i) | 0, map(readUshort((from + i) | 0)));
  writeUshort(destination, bytes);
  return STATUS_SUCCESS;
}

/** @irql PASSIVE_LEVEL @returns STATUS_NO_MEMORY or STATUS_BUFFER_OVERFLOW @see RtlUpcaseUnicodeString */
export function RtlUpcaseUnicodeString(destination: Pointer, source: Pointer, allocate: number): number {
  return changeCase(destination, source, allocate, RtlUpcaseUnicodeChar);
}

/** @irql PASSIVE_LEVEL @returns STATUS_NO_MEMORY or STATUS_BUFFER_OVERFLOW @see RtlDowncaseUnicodeString */
export function RtlDowncaseUnicodeString(destination: Pointer, source: Pointer, allocate: number): number {
  return changeCase(destination, source, allocate, RtlDowncaseUnicodeChar);
}

/**
 * A copy of terminated text in a buffer of its own.
 * @irql PASSIVE_LEVEL
 * @returns 0 (FALSE) without memory or for text that is too long
 * @see RtlCreateUnicodeString
 */
export function RtlCreateUnicodeString(destination: Pointer, source: Pointer): number {
  const bytes = wideLength(source) + 2;
  if (bytes > 0xfffe || !allocateInto(destination, bytes)) return 0;
  copyBytes(readLong((destination + Buffer) | 0), source, bytes);
  writeUshort(destination, bytes - 2);
  return 1;
}

/** As RtlCreateUnicodeString, from 8-bit text. @irql PASSIVE_LEVEL */
export function RtlCreateUnicodeStringFromAsciiz(destination: Pointer, source: Pointer): number {
  const bytes = ansiLength(source);
  if (2 * (bytes + 1) > 0xfffe || !allocateInto(destination, 2 * (bytes + 1))) return 0;
  const buffer = readLong((destination + Buffer) | 0);
  spendForEach(bytes);
  for (let i = 0; i <= bytes; i++) writeUshort((buffer + 2 * i) | 0, readUchar((source + i) | 0));
  writeUshort(destination, 2 * bytes);
  return 1;
}

const DUPLICATE_NULL_TERMINATE = 1;
const DUPLICATE_ALLOCATE_NULL_STRING = 2;

/**
 * @param flags 1: add a terminator; 2 (with 1): allocate for an empty string too
 * @irql PASSIVE_LEVEL
 * @see RtlDuplicateUnicodeString
 */
export function RtlDuplicateUnicodeString(flags: number, source: Pointer, destination: Pointer): number {
  const terminate = (flags & DUPLICATE_NULL_TERMINATE) !== 0;
  const allocateNull = (flags & DUPLICATE_ALLOCATE_NULL_STRING) !== 0;
  if (flags & ~3 || (allocateNull && !terminate) || source === 0 || destination === 0) return STATUS_INVALID_PARAMETER;
  const bytes = readUshort(source);
  if (bytes === 0 && !allocateNull) {
    setUnicodeString(destination, 0, 0);
    return STATUS_SUCCESS;
  }
  if (!allocateInto(destination, bytes + (terminate ? 2 : 0))) return STATUS_NO_MEMORY;
  const buffer = readLong((destination + Buffer) | 0);
  copyBytes(buffer, readLong((source + Buffer) | 0), bytes);
  if (terminate) writeUshort((buffer + bytes) | 0, 0);
  writeUshort(destination, bytes);
  return STATUS_SUCCESS;
}

function putText(string: Pointer, text: string): number {
  if (2 * (text.length + 1) > readUshort((string + MaximumLength) | 0)) return STATUS_BUFFER_OVERFLOW;
  const buffer = readLong((string + Buffer) | 0);
  writeWideChars(buffer, `${text}\0`);
  writeUshort(string, 2 * text.length);
  return STATUS_SUCCESS;
}

const isBase = (base: number): boolean => base === 0 || base === 2 || base === 8 || base === 10 || base === 16;

/**
 * Text of an unsigned number, upper-case, with a terminator; base 0 means 10.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_INVALID_PARAMETER (base), STATUS_BUFFER_OVERFLOW
 * @see RtlIntegerToUnicodeString
 */
export function RtlIntegerToUnicodeString(value: number, base: number, string: Pointer): number {
  if (!isBase(base)) return STATUS_INVALID_PARAMETER;
  return putText(string, (value >>> 0).toString(base || 10).toUpperCase());
}

/** @irql PASSIVE_LEVEL @see RtlInt64ToUnicodeString */
export function RtlInt64ToUnicodeString(value: bigint, base: number, string: Pointer): number {
  if (!isBase(base)) return STATUS_INVALID_PARAMETER;
  const text = BigInt.asUintN(64, value).toString(base || 10).toUpperCase(); // biome-ignore format: one line
  return putText(string, text);
}

/**
 * @irql PASSIVE_LEVEL
 * @returns STATUS_INVALID_PARAMETER (base); text without digits is 0 and STATUS_SUCCESS
 * @see RtlUnicodeStringToInteger
 */
export function RtlUnicodeStringToInteger(string: Pointer, base: number, value: Pointer): number {
  const units = readUshort(string) >> 1;
  const buffer = readLong((string + Buffer) | 0);
  const result = parseInteger((i) => (i < units ? readUshort((buffer + 2 * i) | 0) : 0), base);
  if (result === undefined) return STATUS_INVALID_PARAMETER;
  writeLong(value, result);
  return STATUS_SUCCESS;
}

/**
 * Text such as `{00000000-0000-0000-0000-000000000000}` in a buffer that RtlFreeUnicodeString frees.
 * @irql PASSIVE_LEVEL
 * @see RtlStringFromGUID
 */
export function RtlStringFromGUID(guid: Pointer, string: Pointer): number {
  if (!allocateInto(string, 78)) return STATUS_NO_MEMORY;
  return putText(string, guidText(guid));
}

export function guidText(guid: Pointer): string {
  const digits = (value: number, count: number): string =>
    (value >>> 0).toString(16).toUpperCase().padStart(count, '0');
  const bytes = (from: number, to: number): string => {
    let text = '';
    for (let i = from; i < to; i++) text += digits(readUchar((guid + i) | 0), 2);
    return text;
  };
  const [a, b, c] = [readLong(guid), readUshort((guid + 4) | 0), readUshort((guid + 6) | 0)];
  return `{${digits(a, 8)}-${digits(b, 4)}-${digits(c, 4)}-${bytes(8, 10)}-${bytes(10, 16)}}`;
}

/** @irql PASSIVE_LEVEL @returns STATUS_INVALID_PARAMETER for other text than RtlStringFromGUID's @see RtlGUIDFromString */
export function RtlGUIDFromString(string: Pointer, guid: Pointer): number {
  const units = readUshort(string) >> 1;
  const buffer = readLong((string + Buffer) | 0);
  let text = '';
  for (let i = 0; i < Math.min(units, 39); i++) text += String.fromCharCode(readUshort((buffer + 2 * i) | 0));
  const match = /^\{([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}$/i.exec(text);
  if (!match) return STATUS_INVALID_PARAMETER;
  writeLong(guid, Number.parseInt(match[1], 16) | 0);
  writeUshort((guid + 4) | 0, Number.parseInt(match[2], 16));
  writeUshort((guid + 6) | 0, Number.parseInt(match[3], 16));
  const tail = match[4] + match[5];
  for (let i = 0; i < 8; i++) writeUchar((guid + 8 + i) | 0, Number.parseInt(tail.slice(2 * i, 2 * i + 2), 16));
  return STATUS_SUCCESS;
}
