/**
 * ANSI_STRING (STRING, OEM_STRING): counted 8-bit text in the system's ANSI code page.
 *
 * Not modelled: code pages. A byte is the code point of its value, for ANSI and OEM alike.
 */
import { STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_PARAMETER, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { spendForEach } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, readUchar, readUshort, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import { RtlUpperChar } from './case.ts';

// STRING and UNICODE_STRING have the same shape.
const { MaximumLength, Buffer } = UNICODE_STRING;
const MAXIMUM_TEXT = 0xfffe;

/** The text of an ANSI_STRING. */
export function readCountedAnsi(string: Pointer): string {
  const bytes = readUshort(string);
  const buffer = readLong((string + Buffer) | 0);
  let text = '';
  spendForEach(bytes);
  for (let i = 0; i < bytes; i++) text += String.fromCharCode(readUchar((buffer + i) | 0));
  return text;
}

/** Bytes of terminated 8-bit text, terminator not counted. */
export function ansiLength(text: Pointer): number {
  let at = text;
  while (readUchar(at) !== 0) at = (at + 1) | 0;
  spendForEach(at - text);
  return at - text;
}

/**
 * Describes a constant text; nothing is copied. A null `source` gives an empty string.
 * @irql <= DISPATCH_LEVEL
 * @see RtlInitAnsiString
 */
export function RtlInitAnsiString(string: Pointer, source: Pointer): void {
  const bytes = source === 0 ? 0 : Math.min(ansiLength(source), MAXIMUM_TEXT);
  writeUshort(string, bytes);
  writeUshort((string + MaximumLength) | 0, source === 0 ? 0 : bytes + 1);
  writeLong((string + Buffer) | 0, source);
}

/** @irql <= DISPATCH_LEVEL @see RtlInitString */
export function RtlInitString(string: Pointer, source: Pointer): void {
  RtlInitAnsiString(string, source);
}

/**
 * Copies as much as the destination's MaximumLength holds; writes no terminator.
 * @irql <= DISPATCH_LEVEL, for resident buffers
 * @see RtlCopyString
 */
export function RtlCopyString(destination: Pointer, source: Pointer): void {
  const bytes = source === 0 ? 0 : Math.min(readUshort(source), readUshort((destination + MaximumLength) | 0));
  if (bytes > 0) copyBytes(readLong((destination + Buffer) | 0), readLong((source + Buffer) | 0), bytes);
  writeUshort(destination, bytes);
}

/** @irql PASSIVE_LEVEL @see RtlCompareString */
export function RtlCompareString(string1: Pointer, string2: Pointer, caseInSensitive: number): number {
  const length1 = readUshort(string1);
  const length2 = readUshort(string2);
  const a = readLong((string1 + Buffer) | 0);
  const b = readLong((string2 + Buffer) | 0);
  spendForEach(Math.min(length1, length2));
  for (let i = 0; i < Math.min(length1, length2); i++) {
    let x = readUchar((a + i) | 0);
    let y = readUchar((b + i) | 0);
    if (caseInSensitive & 0xff) {
      x = RtlUpperChar(x);
      y = RtlUpperChar(y);
    }
    if (x !== y) return x - y;
  }
  return length1 - length2;
}

/** @irql PASSIVE_LEVEL @see RtlEqualString */
export function RtlEqualString(string1: Pointer, string2: Pointer, caseInSensitive: number): number {
  if (readUshort(string1) !== readUshort(string2)) return 0;
  return RtlCompareString(string1, string2, caseInSensitive) === 0 ? 1 : 0;
}

/** Copies `source` in upper case, as much as fits. @irql PASSIVE_LEVEL @see RtlUpperString */
export function RtlUpperString(destination: Pointer, source: Pointer): void {
  const bytes = Math.min(readUshort(source), readUshort((destination + MaximumLength) | 0));
  const from = readLong((source + Buffer) | 0);
  const to = readLong((destination + Buffer) | 0);
  spendForEach(bytes);
  for (let i = 0; i < bytes; i++) writeUchar((to + i) | 0, RtlUpperChar(readUchar((from + i) | 0)));
  writeUshort(destination, bytes);
}

/** @returns STATUS_BUFFER_TOO_SMALL (nothing appended) @irql <= DISPATCH_LEVEL @see RtlAppendStringToString */
export function RtlAppendStringToString(destination: Pointer, source: Pointer): number {
  const length = readUshort(destination);
  const bytes = readUshort(source);
  if (length + bytes > readUshort((destination + MaximumLength) | 0)) return STATUS_BUFFER_TOO_SMALL;
  copyBytes((readLong((destination + Buffer) | 0) + length) | 0, readLong((source + Buffer) | 0), bytes);
  writeUshort(destination, length + bytes);
  return STATUS_SUCCESS;
}

/**
 * Value of terminated text with an optional sign; base 0 takes it from a prefix (0x, 0o, 0b). Stops at the first other character.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_INVALID_PARAMETER for a base other than 0, 2, 8, 10 and 16
 * @see RtlCharToInteger
 */
export function RtlCharToInteger(text: Pointer, base: number, value: Pointer): number {
  const result = parseInteger((i) => readUchar((text + i) | 0), base);
  if (result === undefined) return STATUS_INVALID_PARAMETER;
  writeLong(value, result);
  return STATUS_SUCCESS;
}

const PREFIXES: Record<string, number> = { x: 16, o: 8, b: 2 };

/** Reads a number from characters given one by one (0 ends them); undefined for a bad base. Wraps at 32 bits. */
export function parseInteger(at: (index: number) => number, wantedBase: number): number | undefined {
  let base = wantedBase;
  if (![0, 2, 8, 10, 16].includes(base)) return undefined;
  let i = 0;
  while (at(i) !== 0 && at(i) <= 0x20) i++;
  const negative = at(i) === 0x2d;
  if (negative || at(i) === 0x2b) i++;
  if (base === 0) {
    base = 10;
    if (at(i) === 0x30) {
      const prefix = PREFIXES[String.fromCharCode(at(i + 1))];
      if (prefix !== undefined) {
        base = prefix;
        i += 2;
      }
    }
  }
  let result = 0;
  for (; ; i++) {
    const c = at(i);
    let digit = -1;
    if (c >= 0x30 && c <= 0x39) digit = c - 0x30;
    else if (c >= 0x41 && c <= 0x46) digit = c - 0x37;
    else if (c >= 0x61 && c <= 0x66) digit = c - 0x57;
    if (digit < 0 || digit >= base) break;
    result = (Math.imul(result, base) + digit) | 0;
  }
  return negative ? -result | 0 : result;
}
