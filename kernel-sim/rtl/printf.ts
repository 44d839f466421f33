/**
 * The C library's formatted output into memory, as ntoskrnl exports it for drivers (ntstrsafe.h is built on it). Ring 3 has its own.
 *
 * A bad parameter of a checked ("_s") routine empties the buffer and returns -1: ring 0 has no invalid parameter handler.
 *
 * Not modelled: floating point, which DbgPrint does not know either: such a conversion takes its argument and prints nothing.
 */
import { IRQL_NOT_LESS_OR_EQUAL } from '../abi/bugcodes.gen.ts';
import { KeGetCurrentPrcb, PASSIVE_LEVEL } from '../hal/processor.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import {
  readAnsiString,
  readWideString,
  writeAnsiChars,
  writeUchar,
  writeUshort,
  writeWideChars,
} from '../rings/memory.ts';
import { RtlpBugCheck } from './fail-fast.ts';
import { formatArguments, formatTakesWideText } from './format.ts';

/** How characters of a width are read and written. */
interface Width {
  make(format: Pointer, args: Pointer): string;
  /** Writes `text` at `buffer`, and a null behind it when `ended`. */
  store(buffer: Pointer, text: string, ended: boolean): void;
}

const NO_FLOATS = { floats: false };

const narrow: Width = {
  make: (format, args) => {
    const text = readAnsiString(format);
    const { irql } = KeGetCurrentPrcb();
    // As in DbgPrint: the conversion's tables are pageable on NT.
    if (irql > PASSIVE_LEVEL && formatTakesWideText(text))
      RtlpBugCheck(IRQL_NOT_LESS_OR_EQUAL, format, irql, 0, KiCallerSite());
    return formatArguments(text, false, args, NO_FLOATS);
  },
  store: (buffer, text, ended) => {
    writeAnsiChars(buffer, text);
    if (ended) writeUchar((buffer + text.length) | 0, 0);
  },
};

const wide: Width = {
  make: (format, args) => formatArguments(readWideString(format), true, args, NO_FLOATS),
  store: (buffer, text, ended) => {
    writeWideChars(buffer, text);
    if (ended) writeUshort((buffer + 2 * text.length) | 0, 0);
  },
};

/** sprintf: no limit. */
function unlimited(width: Width, buffer: Pointer, format: Pointer, args: Pointer): number {
  const text = width.make(format, args);
  width.store(buffer, text, true);
  return text.length;
}

/** _snprintf: no null when the text fills the room; -1 when it is longer. */
function microsoft(width: Width, buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  const text = width.make(format, args);
  const room = size >>> 0;
  width.store(buffer, text.slice(0, room), text.length < room);
  return text.length > room ? -1 : text.length;
}

/** snprintf: always a null; the length of the whole text. */
function standard(width: Width, buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  const text = width.make(format, args);
  const room = size >>> 0;
  if (room > 0) width.store(buffer, text.slice(0, room - 1), true);
  return text.length;
}

const TRUNCATE = -1;

/** _snprintf_s: at most `count` characters, or what fits with _TRUNCATE; text without room empties the buffer. */
function checked(width: Width, buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  if (buffer === 0 || size === 0 || format === 0) return -1;
  const text = width.make(format, args);
  const room = size >>> 0;
  const kept = text.slice(0, count === TRUNCATE ? room - 1 : count >>> 0);
  const fits = kept.length < room;
  width.store(buffer, fits ? kept : '', true);
  return fits && kept.length === text.length ? text.length : -1;
}

const EVERYTHING = 0x7fffffff;

/** @irql <= DISPATCH_LEVEL; PASSIVE_LEVEL for formats that take wide text @see sprintf */
export function sprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(narrow, buffer, format, args);
}
/** @irql as sprintf @see vsprintf */
export function vsprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(narrow, buffer, format, args);
}
/** @irql as sprintf @returns -1 when the text is longer than `size` @see _snprintf */
export function _snprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(narrow, buffer, size, format, args);
}
/** @irql as sprintf @see _vsnprintf */
export function _vsnprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(narrow, buffer, size, format, args);
}
/** @irql as sprintf @returns the length that the whole text has @see snprintf */
export function snprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return standard(narrow, buffer, size, format, args);
}
/** @irql as sprintf @see vsnprintf */
export function vsnprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return standard(narrow, buffer, size, format, args);
}
/** @irql as sprintf @returns the length that the text would have @see _scprintf */
export function _scprintf(format: Pointer, args: Pointer): number {
  return narrow.make(format, args).length;
}
/** @irql as sprintf @see _vscprintf */
export function _vscprintf(format: Pointer, args: Pointer): number {
  return narrow.make(format, args).length;
}
/** @irql as sprintf @returns -1 when it does not fit @see sprintf_s */
export function sprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(narrow, buffer, size, EVERYTHING, format, args);
}
/** @irql as sprintf @see vsprintf_s */
export function vsprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(narrow, buffer, size, EVERYTHING, format, args);
}
/** @irql as sprintf @see _snprintf_s */
export function _snprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checked(narrow, buffer, size, count, format, args);
}
/** @irql as sprintf @see _vsnprintf_s */
export function _vsnprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checked(narrow, buffer, size, count, format, args);
}
/** @irql as sprintf @see vsnprintf_s */
export function vsnprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checked(narrow, buffer, size, count, format, args);
}
/** The kernel's takes no size, unlike ring 3's: the buffer must be large enough. @irql PASSIVE_LEVEL @see swprintf */
export function swprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
/** @irql PASSIVE_LEVEL @see vswprintf */
export function vswprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
/** swprintf under the name that says there is no size. @irql PASSIVE_LEVEL @see _swprintf */
export function _swprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
/** @irql PASSIVE_LEVEL @see _vswprintf */
export function _vswprintf(buffer: Pointer, format: Pointer, args: Pointer): number {
  return unlimited(wide, buffer, format, args);
}
/** @irql PASSIVE_LEVEL @returns -1 when the text is longer than `size` @see _snwprintf */
export function _snwprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(wide, buffer, size, format, args);
}
/** @irql PASSIVE_LEVEL @see _vsnwprintf */
export function _vsnwprintf(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return microsoft(wide, buffer, size, format, args);
}
/** @irql PASSIVE_LEVEL @see _scwprintf */
export function _scwprintf(format: Pointer, args: Pointer): number {
  return wide.make(format, args).length;
}
/** @irql PASSIVE_LEVEL @see _vscwprintf */
export function _vscwprintf(format: Pointer, args: Pointer): number {
  return wide.make(format, args).length;
}
/** @irql PASSIVE_LEVEL @returns -1 when it does not fit @see swprintf_s */
export function swprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(wide, buffer, size, EVERYTHING, format, args);
}
/** @irql PASSIVE_LEVEL @see vswprintf_s */
export function vswprintf_s(buffer: Pointer, size: number, format: Pointer, args: Pointer): number {
  return checked(wide, buffer, size, EVERYTHING, format, args);
}
/** @irql PASSIVE_LEVEL @see _snwprintf_s */
export function _snwprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checked(wide, buffer, size, count, format, args);
}
/** @irql PASSIVE_LEVEL @see _vsnwprintf_s */
export function _vsnwprintf_s(buffer: Pointer, size: number, count: number, format: Pointer, args: Pointer): number {
  return checked(wide, buffer, size, count, format, args);
}
