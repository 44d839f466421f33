/**
 * Calendar time of the C library, on the machine's virtual clock. The time zone is UTC, without daylight saving.
 *
 * strftime knows the "C" locale's conversions; `E` and `O` modifiers are taken off.
 */
import { KeQueryInterruptTime } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readLong, readLonglong, writeLong, writeLonglong } from '../../rings/user-memory.ts';
import { joinTime, type SystemTime, splitTime, TICKS_PER_DAY, TICKS_PER_SECOND } from '../kernel32/calendar.ts';
import { RtlProcessHeap } from '../kernel32/heap.ts';
import { systemTime } from '../kernel32/time.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { PerProcess } from '../state.ts';
import { keepText } from './environment.ts';
import { EINVAL, ERANGE, setErrno } from './errno.ts';

const UNIX_EPOCH = 116_444_736_000_000_000n;
const TM_BYTES = 36;
/** The last second of the year 3000: Microsoft's library goes no further. */
const LAST = 32_535_215_999n;
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // biome-ignore format: twelve

/** struct tm without tm_isdst. */
interface Parts {
  sec: number;
  min: number;
  hour: number;
  mday: number;
  mon: number;
  year: number;
  wday: number;
  yday: number;
}

function partsOf(seconds: bigint): Parts {
  const ticks = UNIX_EPOCH + seconds * TICKS_PER_SECOND;
  const t = splitTime(ticks);
  const january: SystemTime = { ...t, month: 1, day: 1, hour: 0, minute: 0, second: 0, milliseconds: 0 };
  const yday = Number((ticks - (joinTime(january) ?? 0n)) / TICKS_PER_DAY);
  return {
    sec: t.second,
    min: t.minute,
    hour: t.hour,
    mday: t.day,
    mon: t.month - 1,
    year: t.year - 1900,
    wday: t.dayOfWeek,
    yday,
  };
}

function readParts(at: Pointer): Parts {
  const [sec, min, hour, mday, mon, year, wday, yday] = Array.from({ length: 8 }, (_, i) => readLong(at + 4 * i));
  return { sec, min, hour, mday, mon, year, wday, yday };
}

function writeParts(at: Pointer, p: Parts): void {
  [p.sec, p.min, p.hour, p.mday, p.mon, p.year, p.wday, p.yday, 0].forEach((value, i) => {
    writeLong(at + 4 * i, value);
  });
}

const results = new PerProcess<{ tm: Pointer }>(() => ({ tm: 0 }));

/** @irql ring 3 @see time */
export function time(result: Pointer): bigint {
  const now = (systemTime() - UNIX_EPOCH) / TICKS_PER_SECOND;
  if (result !== 0) writeLonglong(result, now);
  return now;
}
/** Milliseconds since boot, where Windows counts from the start of the process. @irql ring 3 @see clock */
export function clock(): number {
  return Number(BigInt.asIntN(32, KeQueryInterruptTime() / 10_000n));
}
/** @irql ring 3 @see difftime */
export function difftime(end: bigint, begin: bigint): number {
  return Number(end - begin);
}

function split(result: Pointer, value: Pointer): number {
  const seconds = value === 0 ? -1n : readLonglong(value);
  if (result === 0 || seconds < 0n || seconds > LAST) {
    setErrno(EINVAL);
    return EINVAL;
  }
  writeParts(result, partsOf(seconds));
  return 0;
}
/** @irql ring 3 @see gmtime_s */
export function gmtime_s(result: Pointer, value: Pointer): number {
  return split(result, value);
}
/** @irql ring 3 @see localtime_s */
export function localtime_s(result: Pointer, value: Pointer): number {
  return split(result, value);
}
/** @irql ring 3 @see gmtime */
export function gmtime(value: Pointer): Pointer {
  const mine = results.current;
  mine.tm ||= RtlProcessHeap().allocate(TM_BYTES, true);
  return split(mine.tm, value) === 0 ? mine.tm : 0;
}
/** @irql ring 3 @see localtime */
export function localtime(value: Pointer): Pointer {
  return gmtime(value);
}

/** Parts out of range are carried over; the structure is put right. -1 for what cannot be told. @irql ring 3 @see mktime */
export function mktime(parts: Pointer): bigint {
  const p = readParts(parts);
  const year = p.year + 1900 + Math.floor(p.mon / 12);
  const month = ((p.mon % 12) + 12) % 12;
  const first = joinTime({
    year,
    month: month + 1,
    day: 1,
    dayOfWeek: 0,
    hour: 0,
    minute: 0,
    second: 0,
    milliseconds: 0,
  });
  if (first === undefined) return -1n;
  const rest = ((p.mday - 1) * 24 + p.hour) * 3600 + p.min * 60 + p.sec;
  const seconds = (first - UNIX_EPOCH) / TICKS_PER_SECOND + BigInt(rest);
  if (seconds < 0n || seconds > LAST) return -1n;
  writeParts(parts, partsOf(seconds));
  return seconds;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** "Thu Apr 24 08:00:00 2003\n". */
function ascText(p: Parts): string {
  const date = `${days[p.wday]?.slice(0, 3)} ${months[p.mon]?.slice(0, 3)} ${two(p.mday)}`;
  return `${date} ${two(p.hour)}:${two(p.min)}:${two(p.sec)} ${p.year + 1900}\n`;
}
/** @irql ring 3 @see asctime */
export function asctime(parts: Pointer): Pointer {
  return keepText(ansi, 'asctime', ascText(readParts(parts)));
}
/** @irql ring 3 @see ctime */
export function ctime(value: Pointer): Pointer {
  const seconds = readLonglong(value);
  return seconds < 0n || seconds > LAST ? 0 : keepText(ansi, 'asctime', ascText(partsOf(seconds)));
}
function store(buffer: Pointer, size: number, text: string): number {
  if (buffer === 0 || text.length >= size >>> 0) {
    setErrno(EINVAL);
    return EINVAL;
  }
  ansi.write(buffer, text);
  return 0;
}
/** @irql ring 3 @see asctime_s */
export function asctime_s(buffer: Pointer, size: number, parts: Pointer): number {
  return store(buffer, size, ascText(readParts(parts)));
}
/** @irql ring 3 @see ctime_s */
export function ctime_s(buffer: Pointer, size: number, value: Pointer): number {
  return store(buffer, size, ascText(partsOf(readLonglong(value))));
}

/** Week of the year whose first day is Sunday (0) or Monday (1). */
const week = (p: Parts, firstDay: number): number => Math.floor((p.yday + 7 - ((p.wday - firstDay + 7) % 7)) / 7);

export function formatTime(format: string, p: Parts): string {
  const year = p.year + 1900;
  const twelve = p.hour % 12 === 0 ? 12 : p.hour % 12;
  const conversions: Record<string, () => string> = {
    a: () => days[p.wday].slice(0, 3),
    A: () => days[p.wday],
    b: () => months[p.mon].slice(0, 3),
    h: () => months[p.mon].slice(0, 3),
    B: () => months[p.mon],
    c: () => formatTime('%a %b %e %H:%M:%S %Y', p),
    C: () => two(Math.floor(year / 100)),
    d: () => two(p.mday),
    D: () => formatTime('%m/%d/%y', p),
    e: () => String(p.mday).padStart(2),
    F: () => formatTime('%Y-%m-%d', p),
    H: () => two(p.hour),
    I: () => two(twelve),
    j: () => String(p.yday + 1).padStart(3, '0'),
    m: () => two(p.mon + 1),
    M: () => two(p.min),
    n: () => '\n',
    p: () => (p.hour < 12 ? 'AM' : 'PM'),
    r: () => formatTime('%I:%M:%S %p', p),
    R: () => formatTime('%H:%M', p),
    S: () => two(p.sec),
    t: () => '\t',
    T: () => formatTime('%H:%M:%S', p),
    u: () => String(p.wday === 0 ? 7 : p.wday),
    U: () => two(week(p, 0)),
    w: () => String(p.wday),
    W: () => two(week(p, 1)),
    x: () => formatTime('%m/%d/%y', p),
    X: () => formatTime('%H:%M:%S', p),
    y: () => two(year % 100),
    Y: () => String(year),
    z: () => '+0000',
    Z: () => 'UTC',
    '%': () => '%',
  };
  return format.replace(/%[#EO]?(.)/g, (whole, c: string) => conversions[c]?.() ?? whole);
}
function format(charset: Charset, buffer: Pointer, size: number, text: Pointer, parts: Pointer): number {
  const result = formatTime(charset.read(text), readParts(parts));
  if (result.length >= size >>> 0) {
    setErrno(ERANGE);
    return 0;
  }
  charset.write(buffer, result);
  return result.length;
}
/** @irql ring 3 @returns the length, 0 when it does not fit. @see strftime */
export function strftime(buffer: Pointer, size: number, text: Pointer, parts: Pointer): number {
  return format(ansi, buffer, size, text, parts);
}
/** @irql ring 3 @see wcsftime */
export function wcsftime(buffer: Pointer, size: number, text: Pointer, parts: Pointer): number {
  return format(wide, buffer, size, text, parts);
}
