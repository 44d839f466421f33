/**
 * Time of ring 3. All of it is the machine's virtual time; the time zone is UTC.
 */

import { ERROR_INVALID_PARAMETER } from '../../abi/win32.gen.ts';
import { HalTime } from '../../hal/clock.ts';
import { KeQueryInterruptTime, KiSystemTime, KiTickTime, PERFORMANCE_FREQUENCY } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readLonglong, readUlong, readUshort, writeLonglong, writeUshort } from '../../rings/user-memory.ts';
import { fail } from '../ntdll/teb.ts';
import { joinTime, type SystemTime, splitTime } from './calendar.ts';

/** The time of day of the machine in 100 ns units since 1601. */
export function systemTime(): bigint {
  return KiSystemTime();
}

function writeSystemTime(va: Pointer, t: SystemTime): void {
  [t.year, t.month, t.dayOfWeek, t.day, t.hour, t.minute, t.second, t.milliseconds].forEach((value, i) => {
    writeUshort(va + 2 * i, value);
  });
}

/** @irql ring 3 @see GetSystemTimeAsFileTime */
export function GetSystemTimeAsFileTime(lpSystemTimeAsFileTime: Pointer): void {
  writeLonglong(lpSystemTimeAsFileTime, systemTime());
}
/** @irql ring 3 @see GetSystemTimePreciseAsFileTime */
export function GetSystemTimePreciseAsFileTime(lpSystemTimeAsFileTime: Pointer): void {
  writeLonglong(lpSystemTimeAsFileTime, systemTime());
}
/** @irql ring 3 @see GetSystemTime */
export function GetSystemTime(lpSystemTime: Pointer): void {
  writeSystemTime(lpSystemTime, splitTime(systemTime()));
}
/** @irql ring 3 @see GetLocalTime */
export function GetLocalTime(lpSystemTime: Pointer): void {
  writeSystemTime(lpSystemTime, splitTime(systemTime()));
}
/** @irql ring 3 @see FileTimeToSystemTime */
export function FileTimeToSystemTime(lpFileTime: Pointer, lpSystemTime: Pointer): number {
  const time = readLonglong(lpFileTime);
  if (time < 0n) return fail(ERROR_INVALID_PARAMETER);
  writeSystemTime(lpSystemTime, splitTime(time));
  return 1;
}
/** @irql ring 3 @see SystemTimeToFileTime */
export function SystemTimeToFileTime(lpSystemTime: Pointer, lpFileTime: Pointer): number {
  const [year, month, dayOfWeek, day, hour, minute, second, milliseconds] = Array.from({ length: 8 }, (_, i) =>
    readUshort(lpSystemTime + 2 * i),
  );
  const time = joinTime({ year, month, dayOfWeek, day, hour, minute, second, milliseconds });
  if (time === undefined) return fail(ERROR_INVALID_PARAMETER);
  writeLonglong(lpFileTime, time);
  return 1;
}
/** @irql ring 3 @see FileTimeToLocalFileTime */
export function FileTimeToLocalFileTime(lpFileTime: Pointer, lpLocalFileTime: Pointer): number {
  writeLonglong(lpLocalFileTime, readLonglong(lpFileTime));
  return 1;
}
/** @irql ring 3 @see LocalFileTimeToFileTime */
export function LocalFileTimeToFileTime(lpLocalFileTime: Pointer, lpFileTime: Pointer): number {
  writeLonglong(lpFileTime, readLonglong(lpLocalFileTime));
  return 1;
}
/** -1, 0 or 1. @irql ring 3 @see CompareFileTime */
export function CompareFileTime(lpFileTime1: Pointer, lpFileTime2: Pointer): number {
  const high = readUlong(lpFileTime1 + 4) - readUlong(lpFileTime2 + 4);
  return Math.sign(high || readUlong(lpFileTime1) - readUlong(lpFileTime2));
}
/** Milliseconds since boot, at the clock interrupt's grain. @irql ring 3 @see GetTickCount */
export function GetTickCount(): number {
  return Math.floor(KiTickTime() / 10_000) | 0;
}
/** @irql ring 3 @see GetTickCount64 */
export function GetTickCount64(): bigint {
  return KeQueryInterruptTime() / 10_000n;
}
/** Counts per second. @irql ring 3 @see QueryPerformanceFrequency */
export function QueryPerformanceFrequency(lpFrequency: Pointer): number {
  writeLonglong(lpFrequency, PERFORMANCE_FREQUENCY);
  return 1;
}
/** @irql ring 3 @see QueryPerformanceCounter */
export function QueryPerformanceCounter(lpPerformanceCount: Pointer): number {
  writeLonglong(lpPerformanceCount, BigInt(HalTime()));
  return 1;
}
