/**
 * FormatMessage: texts of the system's errors or of the caller, with `%1`..`%99` replaced.
 *
 * Escapes: `%0` ends the text without a line end, `%n` is a line end, `%%` `%!` `%.` `%b` `%r` stand for themselves, a blank and a carriage return;
 * `%1!format!` formats with printf's rules, `%1` alone as text.
 * Not modelled: FORMAT_MESSAGE_FROM_HMODULE (no image has message tables), the width limit (but its maximum, which drops line ends).
 */

import {
  ERROR_INSUFFICIENT_BUFFER,
  ERROR_INVALID_PARAMETER,
  ERROR_MR_MID_NOT_FOUND,
  ERROR_NOT_ENOUGH_MEMORY,
} from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import { asRing3 } from '../../rings/memory.ts';
import { readLong, writePointer } from '../../rings/user-memory.ts';
import { type FormatArguments, formatFrom } from '../../rtl/format.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { fail, SetLastError } from '../ntdll/teb.ts';
import { RtlProcessHeap } from './heap.ts';
import { messageText } from './message-table.ts';

const ALLOCATE_BUFFER = 0x100;
const IGNORE_INSERTS = 0x200;
const FROM_STRING = 0x400;
const FROM_HMODULE = 0x800;
const FROM_SYSTEM = 0x1000;
const ARGUMENT_ARRAY = 0x2000;
const MAX_WIDTH_MASK = 0xff;

/** Replaces the inserts of `text`; `insert(n, format)` gives the text of argument n. */
export function replaceInserts(text: string, insert: (index: number, format: string) => string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '%') {
      result += text[at];
      continue;
    }
    const number = /^%([1-9]\d?)(?:!([^!]*)!)?/.exec(text.slice(at));
    if (number) {
      result += insert(Number(number[1]), number[2] ?? 's');
      at += number[0].length - 1;
      continue;
    }
    const c = text[++at];
    if (c === '0') break;
    if (c === 'n') result += '\r\n';
    else if (c === 'r') result += '\r';
    else if (c === 't') result += '\t';
    else if (c === 'b') result += ' ';
    else result += c ?? '';
  }
  return result;
}

/** One 32-bit argument as often as it is asked for. */
function single(value: number): FormatArguments {
  return { long: () => value, longlong: () => BigInt(value), double: () => value };
}

function formatMessage(
  charset: Charset,
  flags: number,
  source: Pointer,
  message: number,
  buffer: Pointer,
  size: number,
  list: Pointer,
): number {
  let text: string | undefined;
  if (flags & FROM_STRING) text = charset.read(source);
  else if (flags & FROM_SYSTEM) {
    const known = messageText(message);
    text = known === undefined ? undefined : `${known}\r\n`;
  } else if (!(flags & FROM_HMODULE)) return fail(ERROR_INVALID_PARAMETER);
  if (text === undefined) return fail(ERROR_MR_MID_NOT_FOUND);
  if ((flags & MAX_WIDTH_MASK) === MAX_WIDTH_MASK) text = text.replace(/\r?\n/g, ' ');
  if (!(flags & IGNORE_INSERTS)) {
    // A va_list is a pointer to the arguments; Arguments points to the list, or is the array itself.
    const base = flags & ARGUMENT_ARRAY || list === 0 ? list : readLong(list);
    text = replaceInserts(text, (index, format) =>
      base === 0
        ? `%${index}`
        : asRing3(() => formatFrom(`%${format}`, charset.unit === 2, single(readLong(base + 4 * (index - 1))))),
    );
  }
  const room = size >>> 0;
  if (flags & ALLOCATE_BUFFER) {
    const block = RtlProcessHeap().allocate(charset.unit * (Math.max(text.length, room) + 1), true);
    if (block === 0) return fail(ERROR_NOT_ENOUGH_MEMORY);
    charset.write(block, text);
    writePointer(buffer, block);
    return text.length;
  }
  if (text.length >= room) {
    SetLastError(ERROR_INSUFFICIENT_BUFFER);
    return 0;
  }
  charset.write(buffer, text);
  return text.length;
}

/** @irql ring 3 @returns characters without the terminator, 0 for an error. @see FormatMessageA */
export function FormatMessageA(
  dwFlags: number,
  lpSource: Pointer,
  dwMessageId: number,
  _dwLanguageId: number,
  lpBuffer: Pointer,
  nSize: number,
  Arguments: Pointer,
): number {
  return formatMessage(ansi, dwFlags, lpSource, dwMessageId, lpBuffer, nSize, Arguments);
}
/** @irql ring 3 @see FormatMessageW */
export function FormatMessageW(
  dwFlags: number,
  lpSource: Pointer,
  dwMessageId: number,
  _dwLanguageId: number,
  lpBuffer: Pointer,
  nSize: number,
  Arguments: Pointer,
): number {
  return formatMessage(wide, dwFlags, lpSource, dwMessageId, lpBuffer, nSize, Arguments);
}
