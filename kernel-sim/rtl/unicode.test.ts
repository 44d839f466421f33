import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { KERNEL_BASE, PageBits } from '../rings/layout.ts';
import {
  kernelSpace,
  readAnsiString,
  readLong,
  readLonglong,
  readUshort,
  readWideString,
  resetMemory,
  writeAnsiChars,
  writeLong,
  writeLonglong,
  writeWideChars,
} from '../rings/memory.ts';
import { RtlDowncaseUnicodeChar, RtlUpcaseUnicodeChar } from './case.ts';
import * as Ansi from './string.ts';
import { fieldsToTime, RtlTimeFieldsToTime, RtlTimeToTimeFields, timeToFields } from './time.ts';
import * as Unicode from './unicode.ts';
import * as Convert from './unicode-convert.ts';

const PAGE = (KERNEL_BASE + 0x400000) | 0;
const [S1, S2, S3] = [PAGE, PAGE + 8, PAGE + 16];
const [B1, B2, B3] = [PAGE + 0x1000, PAGE + 0x2000, PAGE + 0x3000];
let live: number[] = [];

beforeEach(() => {
  resetMemory(() => false);
  kernelSpace.setPages(PAGE, 0x8000, PageBits.READ | PageBits.WRITE);
  live = [];
  let next = PAGE + 0x4000;
  Convert.RtlRegisterAllocator(0, {
    allocate(bytes) {
      const block = next;
      next += (bytes + 7) & ~7;
      live.push(block);
      return block;
    },
    free: (block) => live.splice(live.indexOf(block), 1),
  });
});

/** A UNICODE_STRING with `room` bytes that holds `text`. */
function unicode(string: number, buffer: number, text: string, room = 2 * text.length): number {
  writeWideChars(buffer, text);
  Unicode.setUnicodeString(string, buffer, 2 * text.length, room);
  return string;
}
const anyText = fc.string({
  maxLength: 30,
  unit: fc.constantFrom('a', 'B', 'z', '\u00e9', '\u00c9', '\u0394', '\u03b4', '\\', '1'),
});
const upper = (text: string): string => text.toUpperCase();

describe('UNICODE_STRING', () => {
  it('is described by RtlInitUnicodeString', () => {
    writeWideChars(B1, 'abc\0');
    Unicode.RtlInitUnicodeString(S1, B1);
    expect([readUshort(S1), readUshort(S1 + 2), readLong(S1 + 4)]).toEqual([6, 8, B1]);
    Unicode.RtlInitUnicodeString(S1, 0);
    expect([readLong(S1), readLong(S1 + 4)]).toEqual([0, 0]);
  });

  it('compares, equals and prefixes as text does', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (a, b, ignoreCase) => {
        unicode(S1, B1, a);
        unicode(S2, B2, b);
        const [x, y] = ignoreCase ? [upper(a), upper(b)] : [a, b];
        const flag = ignoreCase ? 1 : 0;
        expect(Math.sign(Unicode.RtlCompareUnicodeString(S1, S2, flag))).toBe(x === y ? 0 : x < y ? -1 : 1);
        expect(Unicode.RtlEqualUnicodeString(S1, S2, flag)).toBe(x === y ? 1 : 0);
        expect(Unicode.RtlPrefixUnicodeString(S1, S2, flag)).toBe(y.startsWith(x) ? 1 : 0);
      }),
    );
  });

  it('copies what fits and terminates where there is room', () => {
    unicode(S1, B1, 'source');
    unicode(S2, B2, '', 8);
    Unicode.RtlCopyUnicodeString(S2, S1);
    expect(Unicode.readUnicodeString(S2)).toBe('sour');
    unicode(S2, B2, 'xxxxxxxx', 16);
    Unicode.RtlCopyUnicodeString(S2, S1);
    expect(readWideString(B2)).toBe('source');
    Unicode.RtlCopyUnicodeString(S2, 0);
    expect(readUshort(S2)).toBe(0);
  });

  it('appends whole text or nothing', () => {
    unicode(S1, B1, 'ab', 10);
    unicode(S2, B2, 'cd');
    writeWideChars(B3, 'ef\0');
    expect(Unicode.RtlAppendUnicodeStringToString(S1, S2)).toBe(0);
    expect(Unicode.RtlAppendUnicodeToString(S1, B3)).toBe(STATUS_BUFFER_TOO_SMALL);
    expect(Unicode.readUnicodeString(S1)).toBe('abcd');
    expect(readUshort(B1 + 8)).toBe(0);
  });

  it('hashes without case when asked', () => {
    unicode(S1, B1, 'Ab');
    unicode(S2, B2, 'aB');
    expect(Unicode.RtlHashUnicodeString(S1, 1, 0, S3)).toBe(0);
    const hash = readLong(S3);
    expect(hash).toBe((0x41 * 65599 + 0x42) | 0);
    Unicode.RtlHashUnicodeString(S2, 1, 1, S3);
    expect(readLong(S3)).toBe(hash);
    expect(Unicode.RtlHashUnicodeString(S1, 1, 2, S3)).toBe(STATUS_INVALID_PARAMETER);
  });

  it('is validated', () => {
    expect(Unicode.RtlValidateUnicodeString(0, unicode(S1, B1, 'ab'))).toBe(0);
    Unicode.setUnicodeString(S1, B1, 4, 2);
    expect(Unicode.RtlValidateUnicodeString(0, S1)).toBe(STATUS_INVALID_PARAMETER);
    Unicode.setUnicodeString(S1, B1, 1, 2);
    expect(Unicode.RtlValidateUnicodeString(0, S1)).toBe(STATUS_INVALID_PARAMETER);
  });
});

describe('case', () => {
  it('maps pairs that map back, and leaves the rest', () => {
    const pairs = ['aA', 'zZ', '\u00e9\u00c9', '\u00ff\u0178', '\u03b4\u0394', '\u0436\u0416', '\uff41\uff21'];
    for (const [low, high] of pairs) {
      expect(RtlUpcaseUnicodeChar(low.charCodeAt(0))).toBe(high.charCodeAt(0));
      expect(RtlDowncaseUnicodeChar(high.charCodeAt(0))).toBe(low.charCodeAt(0));
    }
    for (const alone of ['\u00df', '\u00b5', '\u0131', '\u017f', '1']) {
      expect(RtlUpcaseUnicodeChar(alone.charCodeAt(0))).toBe(alone.charCodeAt(0));
    }
  });
});

describe('conversions', () => {
  it('allocate, convert and free', () => {
    unicode(S1, B1, 'Grün Δ');
    expect(Convert.RtlUnicodeStringToAnsiString(S2, S1, 1)).toBe(0);
    expect(readAnsiString(readLong(S2 + 4))).toBe('Grün ?');
    expect([readUshort(S2), readUshort(S2 + 2)]).toEqual([6, 7]);
    expect(Convert.RtlAnsiStringToUnicodeString(S3, S2, 1)).toBe(0);
    expect(Unicode.readUnicodeString(S3)).toBe('Grün ?');
    expect(live.length).toBe(2);
    Convert.RtlFreeAnsiString(S2);
    Convert.RtlFreeUnicodeString(S3);
    Convert.RtlFreeUnicodeString(S3);
    expect(live).toEqual([]);
  });

  it('overflow buffers that are too small', () => {
    unicode(S1, B1, 'abcdef');
    Unicode.setUnicodeString(S2, B2, 0, 4);
    expect(Convert.RtlUnicodeStringToAnsiString(S2, S1, 0)).toBe(STATUS_BUFFER_OVERFLOW);
    expect(readAnsiString(B2)).toBe('abc');
    writeAnsiChars(B1, 'abc\0');
    Ansi.RtlInitAnsiString(S1, B1);
    Unicode.setUnicodeString(S2, B2, 0, 6);
    expect(Convert.RtlAnsiStringToUnicodeString(S2, S1, 0)).toBe(STATUS_BUFFER_OVERFLOW);
    expect(Convert.RtlUpcaseUnicodeString(S2, unicode(S1, B1, 'four'), 0)).toBe(STATUS_BUFFER_OVERFLOW);
  });

  it('turn numbers into text and back, in every base', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(2, 8, 10, 16), (value, base) => {
        Unicode.setUnicodeString(S1, B1, 0, 100);
        expect(Convert.RtlIntegerToUnicodeString(value, base, S1)).toBe(0);
        expect(Unicode.readUnicodeString(S1)).toBe((value >>> 0).toString(base).toUpperCase());
        expect(Convert.RtlUnicodeStringToInteger(S1, base, S2)).toBe(0);
        expect(readLong(S2)).toBe(value);
      }),
    );
    Convert.RtlInt64ToUnicodeString(-1n, 16, S1);
    expect(Unicode.readUnicodeString(S1)).toBe('FFFFFFFFFFFFFFFF');
    expect(Convert.RtlIntegerToUnicodeString(1, 7, S1)).toBe(STATUS_INVALID_PARAMETER);
    Unicode.setUnicodeString(S1, B1, 0, 2);
    expect(Convert.RtlIntegerToUnicodeString(1, 10, S1)).toBe(STATUS_BUFFER_OVERFLOW);
  });

  it.each([
    ['  -0x1f', 0, -31],
    ['0b101', 0, 5],
    ['0o17', 0, 15],
    ['+12x', 0, 12],
    ['x', 0, 0],
    ['0x10', 10, 0],
    ['fF', 16, 255],
  ])('read %j in base %i as %i', (text, base, value) => {
    expect(Convert.RtlUnicodeStringToInteger(unicode(S1, B1, text), base, S2)).toBe(0);
    expect(readLong(S2)).toBe(value);
    writeAnsiChars(B2, `${text}\0`);
    expect(Ansi.RtlCharToInteger(B2, base, S2)).toBe(0);
    expect(readLong(S2)).toBe(value);
  });

  it('write GUIDs and read them', () => {
    for (let i = 0; i < 4; i++) writeLong(B1 + 4 * i, 0x33221100 + 0x44444444 * i);
    expect(Convert.RtlStringFromGUID(B1, S1)).toBe(0);
    expect(Unicode.readUnicodeString(S1)).toBe('{33221100-5544-7766-8899-AABBCCDDEEFF}');
    expect(Convert.RtlGUIDFromString(S1, B2)).toBe(0);
    for (let i = 0; i < 16; i += 4) expect(readLong(B2 + i)).toBe(readLong(B1 + i));
    expect(Convert.RtlGUIDFromString(unicode(S2, B3, '{33221100-5544}'), B2)).toBe(STATUS_INVALID_PARAMETER);
  });
});

describe('calendar time', () => {
  it('agrees with JavaScript over all years', () => {
    const span = fc.bigInt(0n, 910_000_000_000_000_000n - 1n).map((t) => (t / 10_000n) * 10_000n);
    fc.assert(
      fc.property(span, (time) => {
        const date = new Date(Number(time / 10_000n) - 11_644_473_600_000);
        const fields = timeToFields(time);
        expect(fields).toEqual({
          year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: date.getUTCHours(),
          minute: date.getUTCMinutes(), second: date.getUTCSeconds(), milliseconds: date.getUTCMilliseconds(), weekday: date.getUTCDay(),
        }); // biome-ignore format: pairs
        expect(fieldsToTime(fields)).toBe(time);
      }),
    );
  });

  it('goes through memory and refuses days that are not', () => {
    writeLonglong(B1, 126_227_808_000_000_000n);
    RtlTimeToTimeFields(B1, B2);
    expect([0, 1, 2].map((i) => readUshort(B2 + 2 * i))).toEqual([2001, 1, 1]);
    expect(RtlTimeFieldsToTime(B2, B3)).toBe(1);
    expect(readLonglong(B3)).toBe(126_227_808_000_000_000n);
    expect(
      fieldsToTime({ year: 2001, month: 2, day: 29, hour: 0, minute: 0, second: 0, milliseconds: 0 }),
    ).toBeUndefined();
    expect(
      fieldsToTime({ year: 2000, month: 2, day: 29, hour: 0, minute: 0, second: 0, milliseconds: 0 }),
    ).toBeDefined();
  });
});
