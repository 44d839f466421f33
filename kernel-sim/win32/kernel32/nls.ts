/** Text: conversion between code pages and UTF-16, case, and the lstr family. Code pages: 1252 (ANSI and OEM) and UTF-8. */
import {
  ERROR_INSUFFICIENT_BUFFER,
  ERROR_INVALID_FLAGS,
  ERROR_INVALID_PARAMETER,
  ERROR_NO_UNICODE_TRANSLATION,
  ERROR_NOT_ENOUGH_MEMORY,
} from '../../abi/win32.gen.ts';
import { spendForEach } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import { collectText } from '../../rings/text.ts';
import { readBytes, readUchar, writeBytes, writeUchar, writeWideChars } from '../../rings/user-memory.ts';
import { downcase, upcase } from '../../rtl/case.ts';
import {
  ansi,
  ansiToUnit,
  type Charset,
  decodeAnsi,
  encodeAnsi,
  MOST_CHARACTERS,
  readAnsi,
  readWide,
  unitToAnsi,
  wide,
} from '../ntdll/code-page.ts';
import { fail } from '../ntdll/teb.ts';

const CP_UTF8 = 65001;
const ANSI_PAGES: readonly number[] = [0, 1, 2, 3, 1252];
const MB_ERR_INVALID_CHARS = 8;
const WC_ERR_INVALID_CHARS = 0x80;
const REPLACEMENT = 0xfffd;

/** UTF-16 units of UTF-8 bytes; wrong sequences become U+FFFD, or undefined when `strict`. */
export function decodeUtf8(bytes: Uint8Array, strict: boolean): string | undefined {
  spendForEach(bytes.length);
  // No byte makes more than one unit.
  const units = new Uint16Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at];
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : (first & 0xf0) === 0xe0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0;
    let code = length === 1 ? first : length === 0 ? -1 : first & (0x7f >> length);
    let used = 1;
    for (; used < length && code >= 0; used++) {
      const more = bytes[at + used];
      if (more === undefined || (more & 0xc0) !== 0x80) break;
      code = (code << 6) | (more & 0x3f);
      // Overlong forms, surrogates and what lies beyond Unicode are wrong from the second byte on.
      if (
        used === 1 &&
        ((first === 0xe0 && more < 0xa0) ||
          (first === 0xed && more > 0x9f) ||
          (first === 0xf0 && more < 0x90) ||
          (first === 0xf4 && more > 0x8f))
      )
        break;
    }
    if (length === 0 || used < length) {
      if (strict) return undefined;
      units[count++] = REPLACEMENT;
      at += Math.max(1, used);
      continue;
    }
    if (code < 0x10000) units[count++] = code;
    else {
      units[count++] = 0xd800 + ((code - 0x10000) >> 10);
      units[count++] = 0xdc00 + (code & 0x3ff);
    }
    at += length;
  }
  return collectText(count, (i) => units[i], -1);
}

/** UTF-8 of UTF-16; lone surrogates become U+FFFD, or undefined when `strict`. */
export function encodeUtf8(text: string, strict: boolean): Uint8Array<ArrayBuffer> | undefined {
  spendForEach(text.length);
  // A unit makes three bytes at the most; four are of two units.
  const bytes = new Uint8Array(3 * text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.codePointAt(at) ?? 0;
    if (code >= 0x10000) at++;
    if (code >= 0xd800 && code < 0xe000) {
      if (strict) return undefined;
      code = REPLACEMENT;
    }
    if (code < 0x80) {
      bytes[count++] = code;
      continue;
    }
    if (code < 0x800) bytes[count++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[count++] = 0xe0 | (code >> 12);
      else {
        bytes[count++] = 0xf0 | (code >> 18);
        bytes[count++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[count++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[count++] = 0x80 | (code & 0x3f);
  }
  return bytes.slice(0, count);
}

function byteLength(at: Pointer): number {
  let length = 0;
  while (length <= MOST_CHARACTERS && readUchar(at + length) !== 0) length++;
  spendForEach(length);
  return length;
}

/** -1 for the length converts the terminator too; no room asks for the length. @irql ring 3 @see MultiByteToWideChar */
export function MultiByteToWideChar(
  CodePage: number,
  dwFlags: number,
  lpMultiByteStr: Pointer,
  cbMultiByte: number,
  lpWideCharStr: Pointer,
  cchWideChar: number,
): number {
  if (cbMultiByte === 0 || cchWideChar < 0 || lpMultiByteStr === 0) return fail(ERROR_INVALID_PARAMETER);
  const length = cbMultiByte < 0 ? byteLength(lpMultiByteStr) + 1 : cbMultiByte;
  if (length > MOST_CHARACTERS) return fail(ERROR_NOT_ENOUGH_MEMORY);
  const bytes = readBytes(lpMultiByteStr, length);
  let text: string | undefined;
  if (CodePage === CP_UTF8) text = decodeUtf8(bytes, (dwFlags & MB_ERR_INVALID_CHARS) !== 0);
  else if (ANSI_PAGES.includes(CodePage)) text = decodeAnsi(bytes);
  else return fail(ERROR_INVALID_PARAMETER);
  if (text === undefined) return fail(ERROR_NO_UNICODE_TRANSLATION);
  if (cchWideChar === 0) return text.length;
  if (text.length > cchWideChar) return fail(ERROR_INSUFFICIENT_BUFFER);
  writeWideChars(lpWideCharStr, text);
  return text.length;
}

/** @irql ring 3 @see WideCharToMultiByte */
export function WideCharToMultiByte(
  CodePage: number,
  dwFlags: number,
  lpWideCharStr: Pointer,
  cchWideChar: number,
  lpMultiByteStr: Pointer,
  cbMultiByte: number,
  lpDefaultChar: Pointer,
  lpUsedDefaultChar: Pointer,
): number {
  if (cchWideChar === 0 || cbMultiByte < 0 || lpWideCharStr === 0) return fail(ERROR_INVALID_PARAMETER);
  if (cchWideChar > MOST_CHARACTERS) return fail(ERROR_NOT_ENOUGH_MEMORY);
  const text = cchWideChar < 0 ? `${readWide(lpWideCharStr)}\0` : wide.readCounted(lpWideCharStr, cchWideChar);
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  if (CodePage === CP_UTF8) {
    if (lpDefaultChar !== 0 || lpUsedDefaultChar !== 0) return fail(ERROR_INVALID_PARAMETER);
    bytes = encodeUtf8(text, (dwFlags & WC_ERR_INVALID_CHARS) !== 0);
  } else if (ANSI_PAGES.includes(CodePage)) {
    if (dwFlags & WC_ERR_INVALID_CHARS) return fail(ERROR_INVALID_FLAGS);
    const replacement = lpDefaultChar === 0 ? 0x3f : readUchar(lpDefaultChar);
    let used = false;
    bytes = encodeAnsi(text);
    for (let i = 0; i < text.length; i++) {
      if (unitToAnsi(text.charCodeAt(i)) >= 0) continue;
      bytes[i] = replacement;
      used = true;
    }
    if (lpUsedDefaultChar !== 0) {
      for (let i = 0; i < 4; i++) writeUchar(lpUsedDefaultChar + i, i === 0 && used ? 1 : 0);
    }
  } else return fail(ERROR_INVALID_PARAMETER);
  if (bytes === undefined) return fail(ERROR_NO_UNICODE_TRANSLATION);
  if (cbMultiByte === 0) return bytes.length;
  if (bytes.length > cbMultiByte) return fail(ERROR_INSUFFICIENT_BUFFER);
  writeBytes(lpMultiByteStr, bytes);
  return bytes.length;
}

/** @irql ring 3 @see GetACP */
export function GetACP(): number {
  return 1252;
}
/** @irql ring 3 @see GetOEMCP */
export function GetOEMCP(): number {
  return 1252;
}
/** @irql ring 3 @see IsValidCodePage */
export function IsValidCodePage(CodePage: number): number {
  return CodePage === 1252 || CodePage === CP_UTF8 ? 1 : 0;
}

/** Compares by code points; bIgnoreCase with the system's case table. 1 less, 2 equal, 3 greater. @irql ring 3 @see CompareStringOrdinal */
export function CompareStringOrdinal(
  lpString1: Pointer,
  cchCount1: number,
  lpString2: Pointer,
  cchCount2: number,
  bIgnoreCase: number,
): number {
  const read = (at: Pointer, count: number): string => {
    const text = count < 0 ? readWide(at) : wide.readCounted(at, count);
    return bIgnoreCase ? upcase(text) : text;
  };
  const a = read(lpString1, cchCount1);
  const b = read(lpString2, cchCount2);
  return a < b ? 1 : a === b ? 2 : 3;
}

function changeCase(charset: Charset, text: Pointer, change: (text: string) => string): Pointer {
  // A value without a high half is one character.
  if (text >>> 0 <= 0xffff) {
    const unit = charset === ansi ? ansiToUnit(text & 0xff) : text;
    const changed = change(String.fromCharCode(unit)).charCodeAt(0);
    return charset === ansi ? Math.max(0, unitToAnsi(changed)) : changed;
  }
  charset.write(text, change(charset.read(text)));
  return text;
}
/** @irql ring 3 @see CharUpperW */
export function CharUpperW(lpsz: Pointer): Pointer {
  return changeCase(wide, lpsz, upcase);
}
/** @irql ring 3 @see CharUpperA */
export function CharUpperA(lpsz: Pointer): Pointer {
  return changeCase(ansi, lpsz, upcase);
}
/** @irql ring 3 @see CharLowerW */
export function CharLowerW(lpsz: Pointer): Pointer {
  return changeCase(wide, lpsz, downcase);
}
/** @irql ring 3 @see CharLowerA */
export function CharLowerA(lpsz: Pointer): Pointer {
  return changeCase(ansi, lpsz, downcase);
}

/** @irql ring 3 @see lstrlenW */
export function lstrlenW(lpString: Pointer): number {
  return lpString === 0 ? 0 : readWide(lpString).length;
}
/** @irql ring 3 @see lstrlenA */
export function lstrlenA(lpString: Pointer): number {
  return lpString === 0 ? 0 : readAnsi(lpString).length;
}
/** @irql ring 3 @see lstrcpyW */
export function lstrcpyW(lpString1: Pointer, lpString2: Pointer): Pointer {
  wide.write(lpString1, readWide(lpString2));
  return lpString1;
}
/** @irql ring 3 @see lstrcpyA */
export function lstrcpyA(lpString1: Pointer, lpString2: Pointer): Pointer {
  ansi.write(lpString1, readAnsi(lpString2));
  return lpString1;
}
/** At most iMaxLength characters, the terminator among them. @irql ring 3 @see lstrcpynW */
export function lstrcpynW(lpString1: Pointer, lpString2: Pointer, iMaxLength: number): Pointer {
  if (iMaxLength > 0) wide.write(lpString1, readWide(lpString2).slice(0, iMaxLength - 1));
  return lpString1;
}
/** @irql ring 3 @see lstrcpynA */
export function lstrcpynA(lpString1: Pointer, lpString2: Pointer, iMaxLength: number): Pointer {
  if (iMaxLength > 0) ansi.write(lpString1, readAnsi(lpString2).slice(0, iMaxLength - 1));
  return lpString1;
}
/** @irql ring 3 @see lstrcatW */
export function lstrcatW(lpString1: Pointer, lpString2: Pointer): Pointer {
  wide.write(lpString1, readWide(lpString1) + readWide(lpString2));
  return lpString1;
}
/** @irql ring 3 @see lstrcatA */
export function lstrcatA(lpString1: Pointer, lpString2: Pointer): Pointer {
  ansi.write(lpString1, readAnsi(lpString1) + readAnsi(lpString2));
  return lpString1;
}
const order = (a: string, b: string): number => (a < b ? -1 : a === b ? 0 : 1);
/** By code points, where Windows compares as a dictionary does. @irql ring 3 @see lstrcmpW */
export function lstrcmpW(lpString1: Pointer, lpString2: Pointer): number {
  return order(readWide(lpString1), readWide(lpString2));
}
/** @irql ring 3 @see lstrcmpA */
export function lstrcmpA(lpString1: Pointer, lpString2: Pointer): number {
  return order(readAnsi(lpString1), readAnsi(lpString2));
}
/** @irql ring 3 @see lstrcmpiW */
export function lstrcmpiW(lpString1: Pointer, lpString2: Pointer): number {
  return order(upcase(readWide(lpString1)), upcase(readWide(lpString2)));
}
/** @irql ring 3 @see lstrcmpiA */
export function lstrcmpiA(lpString1: Pointer, lpString2: Pointer): number {
  return order(upcase(readAnsi(lpString1)), upcase(readAnsi(lpString2)));
}
