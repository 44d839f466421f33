import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinTime, splitTime } from './calendar.ts';

const UNIX_EPOCH = 116_444_736_000_000_000n;

test('times are split and joined as the Gregorian calendar has it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -11_644_473_600_000, max: 253_402_300_799_999 }), (ms) => {
      const time = UNIX_EPOCH + BigInt(ms) * 10_000n;
      const parts = splitTime(time);
      const date = new Date(ms);
      expect([parts.year, parts.month, parts.day, parts.dayOfWeek]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        date.getUTCDay(),
      ]);
      expect([parts.hour, parts.minute, parts.second, parts.milliseconds]).toEqual([
        date.getUTCHours(),
        date.getUTCMinutes(),
        date.getUTCSeconds(),
        date.getUTCMilliseconds(),
      ]);
      expect(joinTime(parts)).toBe(time);
    }),
  );
});

test('what is no date is refused', () => {
  const date = { year: 2003, month: 2, day: 29, dayOfWeek: 0, hour: 0, minute: 0, second: 0, milliseconds: 0 };
  expect(joinTime(date)).toBeUndefined();
  expect(joinTime({ ...date, year: 2004 })).toBeDefined();
  expect(joinTime({ ...date, day: 1, hour: 24 })).toBeUndefined();
  expect(joinTime({ ...date, day: 0 })).toBeUndefined();
});
