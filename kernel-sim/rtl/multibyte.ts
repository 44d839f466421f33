/**
 * Between counted buffers of UTF-16, ANSI and UTF-8 text: the RtlXxxN family. Sizes are bytes; nothing is terminated.
 */
import {
  STATUS_BUFFER_TOO_SMALL,
  STATUS_INVALID_PARAMETER,
  STATUS_SOME_NOT_MAPPED,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { spendForEach, spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readUchar, readUshort, writeBytes, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import { RtlUpcaseUnicodeChar } from './case.ts';

/** Fuel for a character that goes from one encoding to another. */
const CHARACTER_FUEL = 80;
const REPLACEMENT = 0xfffd;
const QUESTION_MARK = 0x3f;

function toAnsi(
  to: Pointer,
  room: number,
  done: Pointer,
  from: Pointer,
  bytes: number,
  map: (u: number) => number,
): void {
  const count = Math.min(room >>> 0, bytes >>> 1);
  for (let i = 0; i < count; i++) {
    const unit = map(readUshort((from + 2 * i) | 0));
    writeUchar((to + i) | 0, unit < 0x100 ? unit : QUESTION_MARK);
  }
  spendForEach(count);
  if (done !== 0) writeLong(done, count);
}

/** @param done ULONG or 0: bytes written @returns STATUS_SUCCESS, also when cut @irql PASSIVE_LEVEL @see RtlMultiByteToUnicodeN */
export function RtlMultiByteToUnicodeN(to: Pointer, room: number, done: Pointer, from: Pointer, bytes: number): number {
  const count = Math.min(room >>> 1, bytes >>> 0);
  for (let i = 0; i < count; i++) writeUshort((to + 2 * i) | 0, readUchar((from + i) | 0));
  spendForEach(count);
  if (done !== 0) writeLong(done, 2 * count);
  return STATUS_SUCCESS;
}

/** Characters outside the code page become '?'. @irql PASSIVE_LEVEL @see RtlUnicodeToMultiByteN */
export function RtlUnicodeToMultiByteN(to: Pointer, room: number, done: Pointer, from: Pointer, bytes: number): number {
  toAnsi(to, room, done, from, bytes, (unit) => unit);
  return STATUS_SUCCESS;
}

/** @irql PASSIVE_LEVEL @see RtlUpcaseUnicodeToMultiByteN */
export function RtlUpcaseUnicodeToMultiByteN(
  to: Pointer,
  room: number,
  done: Pointer,
  from: Pointer,
  bytes: number,
): number {
  toAnsi(to, room, done, from, bytes, RtlUpcaseUnicodeChar);
  return STATUS_SUCCESS;
}

/** @irql PASSIVE_LEVEL @see RtlMultiByteToUnicodeSize */
export function RtlMultiByteToUnicodeSize(size: Pointer, _from: Pointer, bytes: number): number {
  writeLong(size, 2 * bytes);
  return STATUS_SUCCESS;
}

/** @irql PASSIVE_LEVEL @see RtlUnicodeToMultiByteSize */
export function RtlUnicodeToMultiByteSize(size: Pointer, _from: Pointer, bytes: number): number {
  writeLong(size, bytes >>> 1);
  return STATUS_SUCCESS;
}

/** The code point at unit `i` of `count`, and the units it takes; a lone surrogate is not one. */
function codePoint(from: Pointer, i: number, count: number): { value: number; units: number; valid: boolean } {
  const unit = readUshort((from + 2 * i) | 0);
  if (unit < 0xd800 || unit > 0xdfff) return { value: unit, units: 1, valid: true };
  const next = unit < 0xdc00 && i + 1 < count ? readUshort((from + 2 * i + 2) | 0) : 0;
  if (next < 0xdc00 || next > 0xdfff) return { value: REPLACEMENT, units: 1, valid: false };
  return { value: 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00), units: 2, valid: true };
}

function utf8(value: number): Uint8Array {
  if (value < 0x80) return Uint8Array.of(value);
  const tail = (shift: number): number => 0x80 | ((value >> shift) & 0x3f);
  if (value < 0x800) return Uint8Array.of(0xc0 | (value >> 6), tail(0));
  if (value < 0x10000) return Uint8Array.of(0xe0 | (value >> 12), tail(6), tail(0));
  return Uint8Array.of(0xf0 | (value >> 18), tail(12), tail(6), tail(0));
}

/**
 * With `to` 0 only the size is found.
 * @returns STATUS_SOME_NOT_MAPPED when a lone surrogate became U+FFFD, STATUS_BUFFER_TOO_SMALL with as many whole characters as fit
 * @irql PASSIVE_LEVEL
 * @see RtlUnicodeToUTF8N
 */
export function RtlUnicodeToUTF8N(to: Pointer, room: number, done: Pointer, from: Pointer, bytes: number): number {
  if (from === 0 || bytes & 1 || (to === 0 && done === 0)) return STATUS_INVALID_PARAMETER;
  const count = bytes >>> 1;
  let status = STATUS_SUCCESS;
  let at = 0;
  for (let i = 0; i < count; ) {
    spendFuel(CHARACTER_FUEL);
    const { value, units, valid } = codePoint(from, i, count);
    const encoded = utf8(value);
    if (to !== 0 && at + encoded.length > room >>> 0) {
      status = STATUS_BUFFER_TOO_SMALL;
      break;
    }
    if (!valid) status = STATUS_SOME_NOT_MAPPED;
    if (to !== 0) writeBytes((to + at) | 0, encoded);
    at += encoded.length;
    i += units;
  }
  if (done !== 0) writeLong(done, at);
  return status;
}

/** Smallest value that a sequence of so many bytes may hold. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** The character at byte `i`; an invalid sequence counts for the bytes that could have begun one. */
function decode(from: Pointer, i: number, bytes: number): { value: number; length: number; valid: boolean } {
  const lead = readUchar((from + i) | 0);
  if (lead < 0x80) return { value: lead, length: 1, valid: true };
  const length =
    lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
  if (length === 1) return { value: REPLACEMENT, length: 1, valid: false };
  let value = lead & (0x7f >> length);
  for (let k = 1; k < length; k++) {
    const next = i + k < bytes ? readUchar((from + i + k) | 0) : 0;
    if ((next & 0xc0) !== 0x80) return { value: REPLACEMENT, length: k, valid: false };
    value = (value << 6) | (next & 0x3f);
  }
  const surrogate = value >= 0xd800 && value <= 0xdfff;
  if (value < SMALLEST[length] || value > 0x10ffff || surrogate) return { value: REPLACEMENT, length, valid: false };
  return { value, length, valid: true };
}

/**
 * With `to` 0 only the size is found.
 * @returns STATUS_SOME_NOT_MAPPED when an invalid sequence became U+FFFD, STATUS_BUFFER_TOO_SMALL with as many whole characters as fit
 * @irql PASSIVE_LEVEL
 * @see RtlUTF8ToUnicodeN
 */
export function RtlUTF8ToUnicodeN(to: Pointer, room: number, done: Pointer, from: Pointer, bytes: number): number {
  if (from === 0 || (to === 0 && done === 0)) return STATUS_INVALID_PARAMETER;
  let status = STATUS_SUCCESS;
  let at = 0;
  for (let i = 0; i < bytes >>> 0; ) {
    spendFuel(CHARACTER_FUEL);
    const { value, length, valid } = decode(from, i, bytes >>> 0);
    const size = value >= 0x10000 ? 4 : 2;
    if (to !== 0 && at + size > room >>> 0) {
      status = STATUS_BUFFER_TOO_SMALL;
      break;
    }
    if (!valid) status = STATUS_SOME_NOT_MAPPED;
    if (to !== 0) {
      if (size === 2) writeUshort((to + at) | 0, value);
      else {
        writeUshort((to + at) | 0, 0xd800 + ((value - 0x10000) >> 10));
        writeUshort((to + at + 2) | 0, 0xdc00 + ((value - 0x10000) & 0x3ff));
      }
    }
    at += size;
    i += length;
  }
  if (done !== 0) writeLong(done, at);
  return status;
}
