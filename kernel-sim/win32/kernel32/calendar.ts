/** The calendar: times in 100 ns units since 1601-01-01 UTC, and their parts. */

export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_DAY = 864_000_000_000n;

export interface SystemTime {
  year: number;
  month: number;
  dayOfWeek: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  milliseconds: number;
}

/** Days since 1601-01-01 of a date of the Gregorian calendar. */
function daysFromDate(year: number, month: number, day: number): number {
  // Years begin in March, so that the leap day is a year's last.
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    584_695
  );
}

/** The parts of a time in 100 ns units since 1601. */
export function splitTime(time: bigint): SystemTime {
  const days = Number(time / TICKS_PER_DAY);
  const rest = Number((time % TICKS_PER_DAY) / 10_000n);
  let year = 1601 + Math.floor(days / 365.2425);
  while (daysFromDate(year + 1, 1, 1) <= days) year++;
  while (daysFromDate(year, 1, 1) > days) year--;
  let month = 12;
  while (daysFromDate(year, month, 1) > days) month--;
  return {
    year,
    month,
    dayOfWeek: (days + 1) % 7,
    day: days - daysFromDate(year, month, 1) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    milliseconds: rest % 1000,
  };
}

/** The time in 100 ns units since 1601 of its parts; undefined when they are no date. */
export function joinTime(t: SystemTime): bigint | undefined {
  if (t.year < 1601 || t.year > 30827 || t.month < 1 || t.month > 12 || t.day < 1) return undefined;
  const next = t.month === 12 ? daysFromDate(t.year + 1, 1, 1) : daysFromDate(t.year, t.month + 1, 1);
  const days = daysFromDate(t.year, t.month, t.day);
  if (days >= next || t.hour > 23 || t.minute > 59 || t.second > 59 || t.milliseconds > 999) return undefined;
  const rest = ((t.hour * 60 + t.minute) * 60 + t.second) * 1000 + t.milliseconds;
  return BigInt(days) * TICKS_PER_DAY + BigInt(rest) * 10_000n;
}
