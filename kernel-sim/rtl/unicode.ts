/**
 * UNICODE_STRING: counted 16-bit text that routines of NT take and give.
 *
 * Lengths are bytes. A terminator is written behind the text where there is room, and is never counted.
 */
import {
  STATUS_BUFFER_TOO_SMALL,
  STATUS_INVALID_PARAMETER,
  STATUS_NAME_TOO_LONG,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { spendForEach } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, readUshort, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import { RtlUpcaseUnicodeChar } from './case.ts';

const { MaximumLength, Buffer } = UNICODE_STRING;
/** Largest Length that leaves room for a terminator in MaximumLength. */
const MAXIMUM_TEXT = 0xfffc;

/** The text of a UNICODE_STRING, as JavaScript's. */
export function readUnicodeString(string: Pointer): string {
  const units = readUshort(string) >> 1;
  const buffer = readLong((string + Buffer) | 0);
  let text = '';
  for (let i = 0; i < units; i++) text += String.fromCharCode(readUshort((buffer + 2 * i) | 0));
  return text;
}

/** Describes `units` characters at `buffer`, which holds `room` bytes. */
export function setUnicodeString(string: Pointer, buffer: Pointer, bytes: number, room = bytes): void {
  writeUshort(string, bytes);
  writeUshort((string + MaximumLength) | 0, room);
  writeLong((string + Buffer) | 0, buffer);
}

/**
 * Replaces the content of an existing UNICODE_STRING, cut to its MaximumLength.
 * @returns false when something was cut off
 */
export function writeUnicodeString(string: Pointer, text: string): boolean {
  const room = readUshort((string + MaximumLength) | 0) >> 1;
  const buffer = readLong((string + Buffer) | 0);
  const kept = text.slice(0, room);
  writeWideChars(buffer, kept);
  if (kept.length < room) writeUshort((buffer + 2 * kept.length) | 0, 0);
  writeUshort(string, 2 * kept.length);
  return kept.length === text.length;
}

/** Bytes of terminated 16-bit text, terminator not counted. */
export function wideLength(text: Pointer): number {
  let at = text;
  while (readUshort(at) !== 0) at = (at + 2) | 0;
  spendForEach((at - text) >> 1);
  return at - text;
}

/**
 * Describes a constant text; nothing is copied. A null `source` gives an empty string. Longer text than 65532 bytes is cut.
 * @irql <= DISPATCH_LEVEL
 * @see RtlInitUnicodeString
 */
export function RtlInitUnicodeString(string: Pointer, source: Pointer): void {
  if (source === 0) {
    setUnicodeString(string, 0, 0);
    return;
  }
  const bytes = Math.min(wideLength(source), MAXIMUM_TEXT);
  setUnicodeString(string, source, bytes, bytes + 2);
}

/**
 * As RtlInitUnicodeString, but text that is too long is refused with STATUS_NAME_TOO_LONG.
 * @irql <= DISPATCH_LEVEL
 * @see RtlInitUnicodeStringEx
 */
export function RtlInitUnicodeStringEx(string: Pointer, source: Pointer): number {
  if (source !== 0 && wideLength(source) > MAXIMUM_TEXT) return STATUS_NAME_TOO_LONG;
  RtlInitUnicodeString(string, source);
  return STATUS_SUCCESS;
}

/**
 * Copies as much as the destination's MaximumLength holds. A null source empties the destination.
 * @irql <= DISPATCH_LEVEL, for resident buffers
 * @see RtlCopyUnicodeString
 */
export function RtlCopyUnicodeString(destination: Pointer, source: Pointer): void {
  if (source === 0) {
    writeUshort(destination, 0);
    return;
  }
  const room = readUshort((destination + MaximumLength) | 0);
  const bytes = Math.min(readUshort(source), room);
  const buffer = readLong((destination + Buffer) | 0);
  copyBytes(buffer, readLong((source + Buffer) | 0), bytes);
  writeUshort(destination, bytes);
  if (bytes + 2 <= room) writeUshort((buffer + bytes) | 0, 0);
}

/** Difference of the first units that differ in `length` bytes at both addresses; 0 when none does. */
function compareUnits(a: Pointer, b: Pointer, units: number, ignoreCase: boolean): number {
  spendForEach(units);
  for (let i = 0; i < units; i++) {
    let x = readUshort((a + 2 * i) | 0);
    let y = readUshort((b + 2 * i) | 0);
    if (x === y) continue;
    if (ignoreCase) {
      x = RtlUpcaseUnicodeChar(x);
      y = RtlUpcaseUnicodeChar(y);
      if (x === y) continue;
    }
    return x - y;
  }
  return 0;
}

/**
 * Orders two strings unit by unit; the shorter one comes first when it begins the other.
 * @irql PASSIVE_LEVEL
 * @returns negative, zero or positive
 * @see RtlCompareUnicodeString
 */
export function RtlCompareUnicodeString(string1: Pointer, string2: Pointer, caseInSensitive: number): number {
  const length1 = readUshort(string1);
  const length2 = readUshort(string2);
  const units = Math.min(length1, length2) >> 1;
  const a = readLong((string1 + Buffer) | 0);
  const b = readLong((string2 + Buffer) | 0);
  return compareUnits(a, b, units, (caseInSensitive & 0xff) !== 0) || length1 - length2;
}

/** @irql PASSIVE_LEVEL @see RtlEqualUnicodeString */
export function RtlEqualUnicodeString(string1: Pointer, string2: Pointer, caseInSensitive: number): number {
  if (readUshort(string1) !== readUshort(string2)) return 0;
  return RtlCompareUnicodeString(string1, string2, caseInSensitive) === 0 ? 1 : 0;
}

/**
 * Whether `string1` begins `string2`.
 * @irql PASSIVE_LEVEL
 * @see RtlPrefixUnicodeString
 */
export function RtlPrefixUnicodeString(string1: Pointer, string2: Pointer, caseInSensitive: number): number {
  const bytes = readUshort(string1);
  if (bytes > readUshort(string2)) return 0;
  const a = readLong((string1 + Buffer) | 0);
  const b = readLong((string2 + Buffer) | 0);
  return compareUnits(a, b, bytes >> 1, (caseInSensitive & 0xff) !== 0) === 0 ? 1 : 0;
}

/**
 * Whether `string1` ends `string2`.
 * @irql PASSIVE_LEVEL
 * @see RtlSuffixUnicodeString
 */
export function RtlSuffixUnicodeString(string1: Pointer, string2: Pointer, caseInSensitive: number): number {
  const bytes = readUshort(string1);
  const behind = readUshort(string2) - bytes;
  if (behind < 0) return 0;
  const a = readLong((string1 + Buffer) | 0);
  const b = (readLong((string2 + Buffer) | 0) + behind) | 0;
  return compareUnits(a, b, bytes >> 1, (caseInSensitive & 0xff) !== 0) === 0 ? 1 : 0;
}

function append(destination: Pointer, source: Pointer, bytes: number): number {
  const length = readUshort(destination);
  const room = readUshort((destination + MaximumLength) | 0);
  if (length + bytes > room) return STATUS_BUFFER_TOO_SMALL;
  const end = (readLong((destination + Buffer) | 0) + length) | 0;
  copyBytes(end, source, bytes);
  writeUshort(destination, length + bytes);
  if (length + bytes + 2 <= room) writeUshort((end + bytes) | 0, 0);
  return STATUS_SUCCESS;
}

/**
 * @irql <= DISPATCH_LEVEL, for resident buffers
 * @returns STATUS_BUFFER_TOO_SMALL (nothing appended) or STATUS_SUCCESS; a null source appends nothing
 * @see RtlAppendUnicodeToString
 */
export function RtlAppendUnicodeToString(destination: Pointer, source: Pointer): number {
  return source === 0 ? STATUS_SUCCESS : append(destination, source, wideLength(source));
}

/** @irql <= DISPATCH_LEVEL, for resident buffers @see RtlAppendUnicodeStringToString */
export function RtlAppendUnicodeStringToString(destination: Pointer, source: Pointer): number {
  const bytes = readUshort(source);
  return bytes === 0 ? STATUS_SUCCESS : append(destination, readLong((source + Buffer) | 0), bytes);
}

const HASH_STRING_ALGORITHM_DEFAULT = 0;
const HASH_STRING_ALGORITHM_X65599 = 1;

/**
 * @irql <= DISPATCH_LEVEL
 * @returns STATUS_INVALID_PARAMETER for an unknown algorithm or a null pointer
 * @see RtlHashUnicodeString
 */
export function RtlHashUnicodeString(
  string: Pointer,
  caseInSensitive: number,
  algorithm: number,
  hashValue: Pointer,
): number {
  const known = algorithm === HASH_STRING_ALGORITHM_DEFAULT || algorithm === HASH_STRING_ALGORITHM_X65599;
  if (string === 0 || hashValue === 0 || !known) return STATUS_INVALID_PARAMETER;
  const units = readUshort(string) >> 1;
  const buffer = readLong((string + Buffer) | 0);
  let hash = 0;
  spendForEach(units);
  for (let i = 0; i < units; i++) {
    const unit = readUshort((buffer + 2 * i) | 0);
    hash = (Math.imul(hash, 65599) + (caseInSensitive & 0xff ? RtlUpcaseUnicodeChar(unit) : unit)) | 0;
  }
  writeLong(hashValue, hash);
  return STATUS_SUCCESS;
}

/**
 * @irql <= DISPATCH_LEVEL
 * @returns STATUS_INVALID_PARAMETER when the lengths are odd, cross each other, or have no buffer; `flags` must be 0
 * @see RtlValidateUnicodeString
 */
export function RtlValidateUnicodeString(flags: number, string: Pointer): number {
  if (flags !== 0) return STATUS_INVALID_PARAMETER;
  if (string === 0) return STATUS_SUCCESS;
  const length = readUshort(string);
  const room = readUshort((string + MaximumLength) | 0);
  const bad = (length | room) & 1 || length > room || (room !== 0 && readLong((string + Buffer) | 0) === 0);
  return bad ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
}
