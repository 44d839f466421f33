/**
 * Formatted output. The text is made by rtl/format.ts; here is where it goes and how much room there is.
 * @see printf, _printf_l, wprintf, _wprintf_l
 */
import { spendForEach } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import { asRing3 } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { collectText } from '../../rings/text.ts';
import { readUchar, writeBytes, writeUchar, writeUshort } from '../../rings/user-memory.ts';
import { formatArguments } from '../../rtl/format.ts';
import { ansi, ansiToUnit, type Charset, encodeAnsi, wide } from '../ntdll/code-page.ts';
import { EINVAL, ERANGE, setErrno } from './errno.ts';
import { invalidParameter } from './invalid-parameter.ts';
import { type Stream, standardStream, streamOf, writeStream } from './stream.ts';

/** Longer formats are cut: nobody writes them, and a text without an end must not take the host's memory. */
const MAXIMUM_FORMAT = 0x100000;

/** One character a byte: formats are not decoded, so that every byte comes out as it went in. */
function narrowFormat(format: Pointer): string {
  return collectText(MAXIMUM_FORMAT, (i) => readUchar(format + i));
}

function make(charset: Charset, format: Pointer, args: Pointer): string {
  const text = charset === ansi ? narrowFormat(format) : wide.read(format);
  return asRing3(() => formatArguments(text, charset !== ansi, args));
}

/** Bytes as formatArguments gives them: characters over 0xFF (of wide arguments) are converted. */
function narrowBytes(text: string): Uint8Array<ArrayBuffer> {
  spendForEach(text.length);
  const bytes = new Uint8Array(text.length);
  let plain: Uint8Array<ArrayBuffer> | undefined;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 0xff) plain ??= encodeAnsi(text);
    bytes[i] = c > 0xff && plain ? plain[i] : c;
  }
  return bytes;
}

/** Writes the first `count` characters of `text`, and the terminator when `ended`. */
function store(charset: Charset, buffer: Pointer, text: string, count: number, ended: boolean): void {
  if (charset === ansi) {
    writeBytes(buffer, narrowBytes(text.slice(0, count)));
    if (ended) writeUchar(buffer + count, 0);
  } else {
    spendForEach(count);
    for (let i = 0; i < count; i++) writeUshort(buffer + 2 * i, text.charCodeAt(i));
    if (ended) writeUshort(buffer + 2 * count, 0);
  }
}

/** sprintf: no limit. */
function unlimited(charset: Charset, buffer: Pointer, format: Pointer, args: Pointer): number {
  const text = make(charset, format, args);
  store(charset, buffer, text, text.length, true);
  return text.length;
}

/** _snprintf: no terminator when the text fills the room; -1 when it is longer. */
function microsoft(charset: Charset, buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  const text = make(charset, format, args);
  const room = size >>> 0;
  store(charset, buffer, text, Math.min(text.length, room), text.length < room);
  return text.length > room ? -1 : text.length;
}

/** snprintf: always a terminator; the length of the whole text. */
function standard(charset: Charset, buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  const text = make(charset, format, args);
  const room = size >>> 0;
  if (room > 0) store(charset, buffer, text, Math.min(text.length, room - 1), true);
  return text.length;
}

/** swprintf of C99: -1 when it does not fit. */
function standardWide(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  const length = standard(wide, buffer, size, format, args);
  return length >= size >>> 0 ? -1 : length;
}

/** sprintf_s: a text that does not fit is a bad parameter. */
function checked(charset: Charset, buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  if (buffer === 0 || size === 0 || format === 0) return invalidParameter(EINVAL);
  const text = make(charset, format, args);
  if (text.length >= size >>> 0) {
    store(charset, buffer, '', 0, true);
    return invalidParameter(ERANGE);
  }
  store(charset, buffer, text, text.length, true);
  return text.length;
}

const TRUNCATE = -1;

/** _snprintf_s: at most `count` characters, or what fits with _TRUNCATE. */
function checkedCount(
  charset: Charset,
  buffer: Pointer,
  size: number,
  count: number,
  format: Pointer,
  args: Pointer,
): number {
  if (buffer === 0 || size === 0 || format === 0) return invalidParameter(EINVAL);
  const text = make(charset, format, args);
  const room = size >>> 0;
  const wanted = count === TRUNCATE ? room - 1 : count >>> 0;
  const length = Math.min(text.length, wanted);
  if (length >= room) {
    store(charset, buffer, '', 0, true);
    return invalidParameter(ERANGE);
  }
  store(charset, buffer, text, length, true);
  return text.length > length ? -1 : text.length;
}

function* print(stream: Stream | undefined, charset: Charset, format: Pointer, args: Pointer): Kernel<number> {
  if (!stream) return -1;
  if (format === 0) {
    setErrno(EINVAL);
    return -1;
  }
  const text = charset === ansi ? ansiText(make(ansi, format, args)) : make(wide, format, args);
  return (yield* writeStream(stream, text)) ? text.length : -1;
}

/** Bytes of the code page as the characters that the console shows. */
function ansiText(text: string): string {
  return /[\u0080-\u009f]/.test(text)
    ? text.replace(/[\u0080-\u009f]/g, (c) => String.fromCharCode(ansiToUnit(c.charCodeAt(0))))
    : text;
}

/** @irql ring 3 @see sprintf */
export function sprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(ansi, buffer, format, args);
}
/** @irql ring 3 @see vsprintf */
export function vsprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(ansi, buffer, format, args);
}
/** @irql ring 3 @see _snprintf */
export function _snprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(ansi, buffer, size, format, args);
}
/** @irql ring 3 @see _vsnprintf */
export function _vsnprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(ansi, buffer, size, format, args);
}
/** @irql ring 3 @see snprintf */
export function snprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return standard(ansi, buffer, size, format, args);
}
/** @irql ring 3 @see vsnprintf */
export function vsnprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return standard(ansi, buffer, size, format, args);
}
/** @irql ring 3 @see _scprintf */
export function _scprintf(format: Pointer, args: Pointer): number {
  return make(ansi, format, args).length;
}
/** @irql ring 3 @see _vscprintf */
export function _vscprintf(format: Pointer, args: Pointer): number {
  return make(ansi, format, args).length;
}
/** @irql ring 3 @see sprintf_s */
export function sprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(ansi, buffer, size, format, args);
}
/** @irql ring 3 @see vsprintf_s */
export function vsprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(ansi, buffer, size, format, args);
}
/** @irql ring 3 @see _snprintf_s */
export function _snprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checkedCount(ansi, buffer, size, count, format, args);
}
/** @irql ring 3 @see _vsnprintf_s */
export function _vsnprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checkedCount(ansi, buffer, size, count, format, args);
}
/** @irql ring 3 @see vsnprintf_s */
export function vsnprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checkedCount(ansi, buffer, size, count, format, args);
}
/** C99's, with a size; C++ headers give the other one its own name. @irql ring 3 @see swprintf */
export function swprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return standardWide(buffer, size, format, args);
}
/** @irql ring 3 @see vswprintf */
export function vswprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return standardWide(buffer, size, format, args);
}
/** @irql ring 3 @see _swprintf */
export function _swprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
/** @irql ring 3 @see _vswprintf */
export function _vswprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
/** @irql ring 3 @see _snwprintf */
export function _snwprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(wide, buffer, size, format, args);
}
/** @irql ring 3 @see _vsnwprintf */
export function _vsnwprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(wide, buffer, size, format, args);
}
/** @irql ring 3 @see _scwprintf */
export function _scwprintf(format: Pointer, args: Pointer): number {
  return make(wide, format, args).length;
}
/** @irql ring 3 @see _vscwprintf */
export function _vscwprintf(format: Pointer, args: Pointer): number {
  return make(wide, format, args).length;
}
/** @irql ring 3 @see swprintf_s */
export function swprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(wide, buffer, size, format, args);
}
/** @irql ring 3 @see vswprintf_s */
export function vswprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(wide, buffer, size, format, args);
}
/** @irql ring 3 @see _snwprintf_s */
export function _snwprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checkedCount(wide, buffer, size, count, format, args);
}
/** @irql ring 3 @see _vsnwprintf_s */
export function _vsnwprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checkedCount(wide, buffer, size, count, format, args);
}
/** @irql ring 3 @see printf */
export function* printf(format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(standardStream(1), ansi, format, args);
}
/** @irql ring 3 @see vprintf */
export function* vprintf(format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(standardStream(1), ansi, format, args);
}
/** @irql ring 3 @see printf_s */
export function* printf_s(format: Pointer, args: Pointer): Kernel<number> {
  if (format === 0) return invalidParameter(EINVAL);
  return yield* print(standardStream(1), ansi, format, args);
}
/** @irql ring 3 @see wprintf */
export function* wprintf(format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(standardStream(1), wide, format, args);
}
/** @irql ring 3 @see vwprintf */
export function* vwprintf(format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(standardStream(1), wide, format, args);
}
/** @irql ring 3 @see wprintf_s */
export function* wprintf_s(format: Pointer, args: Pointer): Kernel<number> {
  if (format === 0) return invalidParameter(EINVAL);
  return yield* print(standardStream(1), wide, format, args);
}
/** @irql ring 3 @see fprintf */
export function* fprintf(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(streamOf(stream), ansi, format, args);
}
/** @irql ring 3 @see vfprintf */
export function* vfprintf(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(streamOf(stream), ansi, format, args);
}
/** @irql ring 3 @see fprintf_s */
export function* fprintf_s(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  if (format === 0) return invalidParameter(EINVAL);
  return yield* print(streamOf(stream), ansi, format, args);
}
/** @irql ring 3 @see fwprintf */
export function* fwprintf(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(streamOf(stream), wide, format, args);
}
/** @irql ring 3 @see vfwprintf */
export function* vfwprintf(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* print(streamOf(stream), wide, format, args);
}
/** @irql ring 3 @see fwprintf_s */
export function* fwprintf_s(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  if (format === 0) return invalidParameter(EINVAL);
  return yield* print(streamOf(stream), wide, format, args);
}
/** @irql ring 3 @see wsprintfA */
export function wsprintfA(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(ansi, buffer, format, args);
}
/** @irql ring 3 @see wsprintfW */
export function wsprintfW(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
/** @irql ring 3 @see wvsprintfA */
export function wvsprintfA(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(ansi, buffer, format, args);
}
/** @irql ring 3 @see wvsprintfW */
export function wvsprintfW(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
