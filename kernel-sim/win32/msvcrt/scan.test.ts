import { beforeEach, expect, test } from 'vitest';
import { AddressSpace } from '../../rings/address-space.ts';
import { PageBits } from '../../rings/layout.ts';
import { readAnsiString, readDouble, readLong, resetMemory, switchUserSpace, writeLong } from '../../rings/memory.ts';
import { scan, TextSource } from './scan.ts';
import { formatTime } from './time.ts';

const ARGUMENTS = 0x110000;
const PLACE = 0x111000;

beforeEach(() => {
  resetMemory(() => false);
  const space = new AddressSpace(0, 0x120000);
  space.setPages(0x110000, 0x4000, PageBits.READ | PageBits.WRITE);
  switchUserSpace(space);
});

/** Scans with places 0x40 bytes apart; `sizes` are the checked family's. */
function run(text: string, format: string, sizes?: number[]): number {
  for (let i = 0, at = ARGUMENTS; i < 6; i++) {
    writeLong(at, PLACE + 0x40 * i);
    at += 4;
    if (sizes?.[i] !== undefined) {
      writeLong(at, sizes[i]);
      at += 4;
    }
  }
  const step = scan(new TextSource(text), format, false, ARGUMENTS, sizes !== undefined).next(0);
  if (!step.done) throw new Error('a text never waits');
  return step.value;
}
const place = (i: number): number => PLACE + 0x40 * i;

test('integers are read in their bases', () => {
  expect(run(' -12 0x1F 017 ff', '%d%i%i%x')).toBe(4);
  expect([0, 1, 2, 3].map((i) => readLong(place(i)))).toEqual([-12, 31, 15, 255]);
});

test('text, sets, widths and skipped fields', () => {
  expect(run('key = value;12345', '%[a-z] = %[^;];%2d%*2d%n')).toBe(3);
  expect(readAnsiString(place(0))).toBe('key');
  expect(readAnsiString(place(1))).toBe('value');
  expect(readLong(place(2))).toBe(12);
  expect(readLong(place(3))).toBe(16);
});

test('a double and a single word', () => {
  expect(run('3.25e1xyz tail', '%lf%s')).toBe(2);
  expect(readDouble(place(0))).toBe(32.5);
  expect(readAnsiString(place(1))).toBe('xyz');
});

test('it stops at the first mismatch, and says EOF only when nothing could be read', () => {
  expect(run('5 x', '%d%d')).toBe(1);
  expect(run('x', '%d')).toBe(0);
  expect(run('   ', '%d')).toBe(-1);
  expect(run('', '%c')).toBe(-1);
});

test('a text that does not fit its size is no field', () => {
  expect(run('abcdef', '%s', [4])).toBe(0);
  expect(readAnsiString(place(0))).toBe('');
  expect(run('abc', '%s', [4])).toBe(1);
});

test('strftime writes the C locale', () => {
  const parts = { sec: 5, min: 4, hour: 15, mday: 9, mon: 3, year: 103, wday: 3, yday: 98 };
  expect(formatTime('%Y-%m-%d %H:%M:%S %I%p %j %a %B %y%%', parts)).toBe('2003-04-09 15:04:05 03PM 099 Wed April 03%');
});
