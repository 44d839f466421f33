/**
 * Between system time (100 ns units since 1601-01-01) and calendar fields.
 */
import type { Pointer } from '../rings/layout.ts';
import { readLonglong, readShort, writeLong, writeLonglong, writeUshort } from '../rings/memory.ts';

const PER_MILLISECOND = 10_000n;
const PER_SECOND = 10_000_000n;
const MILLISECONDS_PER_DAY = 86_400_000n;
const DAYS_1601_TO_1970 = 134_774n;
const SECONDS_1601_TO_1970 = DAYS_1601_TO_1970 * 86_400n;
const SECONDS_1601_TO_1980 = SECONDS_1601_TO_1970 + 3652n * 86_400n;
/** 1601-01-01 was a Monday. */
const FIRST_WEEKDAY = 1;
const DAYS_PER_400_YEARS = 146_097;

/** TIME_FIELDS. */
export interface TimeFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  milliseconds: number;
  weekday: number;
}

/** Days since 1601-01-01 of a date in the proleptic Gregorian calendar. */
function daysOf(year: number, month: number, day: number): number {
  // Years that begin in March put the leap day at the end.
  const shifted = month > 2 ? year - 1600 : year - 1601;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_400_YEARS + dayOfEra - 306;
}

export function timeToFields(time: bigint): TimeFields {
  const milliseconds = time / PER_MILLISECOND;
  const days = Number(milliseconds / MILLISECONDS_PER_DAY);
  const rest = Number(milliseconds % MILLISECONDS_PER_DAY);
  const shifted = days + 306;
  const era = Math.floor(shifted / DAYS_PER_400_YEARS);
  const dayOfEra = shifted - era * DAYS_PER_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + 1600 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    milliseconds: rest % 1000,
    weekday: (days + FIRST_WEEKDAY) % 7,
  };
}

/** undefined when a field is out of its range; the weekday is not looked at. */
export function fieldsToTime(fields: Omit<TimeFields, 'weekday'>): bigint | undefined {
  const { year, month, day, hour, minute, second, milliseconds } = fields;
  const inRange = (value: number, low: number, high: number): boolean => value >= low && value <= high;
  if (!inRange(year, 1601, 30827) || !inRange(month, 1, 12) || !inRange(hour, 0, 23)) return undefined;
  if (!inRange(minute, 0, 59) || !inRange(second, 0, 59) || !inRange(milliseconds, 0, 999)) return undefined;
  const nextMonth = month === 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1);
  if (!inRange(day, 1, nextMonth - daysOf(year, month, 1))) return undefined;
  const ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  return (BigInt(daysOf(year, month, day)) * MILLISECONDS_PER_DAY + BigInt(ofDay)) * PER_MILLISECOND;
}

/** @irql any, for resident memory @see RtlTimeToTimeFields */
export function RtlTimeToTimeFields(time: Pointer, fields: Pointer): void {
  const f = timeToFields(readLonglong(time));
  [f.year, f.month, f.day, f.hour, f.minute, f.second, f.milliseconds, f.weekday].forEach((value, i) => {
    writeUshort((fields + 2 * i) | 0, value);
  });
}

/** @returns 0 (FALSE) when a field is out of range @irql any, for resident memory @see RtlTimeFieldsToTime */
export function RtlTimeFieldsToTime(fields: Pointer, time: Pointer): number {
  const [year, month, day, hour, minute, second, milliseconds] = [0, 1, 2, 3, 4, 5, 6].map((i) =>
    readShort((fields + 2 * i) | 0),
  );
  const result = fieldsToTime({ year, month, day, hour, minute, second, milliseconds });
  if (result === undefined) return 0;
  writeLonglong(time, result);
  return 1;
}

function toSeconds(time: Pointer, seconds: Pointer, epoch: bigint): number {
  const result = readLonglong(time) / PER_SECOND - epoch;
  if (result < 0n || result > 0xffffffffn) return 0;
  writeLong(seconds, Number(BigInt.asIntN(32, result)));
  return 1;
}

/** @returns 0 (FALSE) when 32 bits do not hold the seconds @irql any @see RtlTimeToSecondsSince1970 */
export function RtlTimeToSecondsSince1970(time: Pointer, seconds: Pointer): number {
  return toSeconds(time, seconds, SECONDS_1601_TO_1970);
}

/** @returns 0 (FALSE) when 32 bits do not hold the seconds @irql any @see RtlTimeToSecondsSince1980 */
export function RtlTimeToSecondsSince1980(time: Pointer, seconds: Pointer): number {
  return toSeconds(time, seconds, SECONDS_1601_TO_1980);
}

/** @irql any @see RtlSecondsSince1970ToTime */
export function RtlSecondsSince1970ToTime(seconds: number, time: Pointer): void {
  writeLonglong(time, (BigInt(seconds >>> 0) + SECONDS_1601_TO_1970) * PER_SECOND);
}

/** @irql any @see RtlSecondsSince1980ToTime */
export function RtlSecondsSince1980ToTime(seconds: number, time: Pointer): void {
  writeLonglong(time, (BigInt(seconds >>> 0) + SECONDS_1601_TO_1980) * PER_SECOND);
}
