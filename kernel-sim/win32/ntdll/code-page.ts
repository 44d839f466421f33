/**
 * Text of the ANSI code page (1252) and of UTF-8, and how ring 3's system code reads and writes it.
 *
 * Not modelled: other code pages.
 */
import { spendForEach } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import { collectText } from '../../rings/text.ts';
import {
  readBytes,
  readUchar,
  readUshort,
  writeBytes,
  writeUchar,
  writeUshort,
  writeWideChars,
} from '../../rings/user-memory.ts';

/** What code page 1252 has at 0x80..0x9F; 0 where it has nothing and the byte stands for itself. */
const upper = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];
const toByte = new Map(upper.map((unit, i) => [unit || 0x80 + i, 0x80 + i]));

export function ansiToUnit(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] || byte : byte;
}

/** The byte for a UTF-16 unit, -1 when code page 1252 has none. */
export function unitToAnsi(unit: number): number {
  if (unit < 0x80 || (unit >= 0xa0 && unit < 0x100)) return unit;
  return toByte.get(unit) ?? -1;
}

export function decodeAnsi(bytes: Uint8Array): string {
  return collectText(bytes.length, (i) => ansiToUnit(bytes[i]), -1);
}

/** Characters that one call prints or converts at most. Hosts have room for longer texts, each for another length. */
export const MOST_CHARACTERS = 0x1000000;

/** One byte a character; what the code page lacks becomes '?'. */
export function encodeAnsi(text: string): Uint8Array<ArrayBuffer> {
  spendForEach(text.length);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = unitToAnsi(text.charCodeAt(i));
    bytes[i] = byte < 0 ? 0x3f : byte;
  }
  return bytes;
}

const LIMIT = 0x100000;

/** Reads a terminated string of the ANSI code page. */
export function readAnsi(va: Pointer): string {
  return collectText(LIMIT, (i) => ansiToUnit(readUchar(va + i)));
}

/** Reads a terminated string of UTF-16. */
export function readWide(va: Pointer): string {
  return collectText(LIMIT, (i) => readUshort(va + 2 * i));
}

/** A text parameter that may be null. */
export const readAnsiOptional = (va: Pointer): string | undefined => (va === 0 ? undefined : readAnsi(va));
export const readWideOptional = (va: Pointer): string | undefined => (va === 0 ? undefined : readWide(va));

/** Writes text and its terminator. */
export function writeAnsi(va: Pointer, text: string): void {
  writeBytes(va, encodeAnsi(text));
  writeUchar(va + text.length, 0);
}
export function writeWide(va: Pointer, text: string): void {
  writeWideChars(va, text);
  writeUshort(va + 2 * text.length, 0);
}

/** How the A and W versions of a routine differ. */
export interface Charset {
  readonly unit: 1 | 2;
  read(va: Pointer): string;
  readOptional(va: Pointer): string | undefined;
  write(va: Pointer, text: string): void;
  /** Reads exactly `count` characters. */
  readCounted(va: Pointer, count: number): string;
}
export const ansi: Charset = {
  unit: 1,
  read: readAnsi,
  readOptional: readAnsiOptional,
  write: writeAnsi,
  readCounted: (va, count) => decodeAnsi(readBytes(va, count)),
};
export const wide: Charset = {
  unit: 2,
  read: readWide,
  readOptional: readWideOptional,
  write: writeWide,
  readCounted(va, count) {
    return collectText(count, (i) => readUshort(va + 2 * i), -1);
  },
};

/**
 * The usual contract of routines that return text in a caller's buffer of `room` characters.
 * @returns the length without the terminator; when it does not fit, nothing is written and the length with it is returned.
 */
export function returnText(charset: Charset, text: string, buffer: Pointer, room: number): number {
  if (text.length >= room >>> 0) return text.length + 1;
  charset.write(buffer, text);
  return text.length;
}
