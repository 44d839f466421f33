import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { KERNEL_BASE, PageBits } from '../rings/layout.ts';
import { kernelSpace, readUlong, resetMemory, writeLong } from '../rings/memory.ts';
import * as Bitmap from './bitmap.ts';
import { RtlCompareMemory, RtlEqualMemory, RtlFillMemory, RtlMoveMemory } from './memory.ts';
import { RtlRandomEx, RtlUniform } from './random.ts';

const MAP = (KERNEL_BASE + 0x400000) | 0;
const BITS = MAP + 0x100;
const INDEX = MAP + 0x80;

beforeEach(() => {
  resetMemory(() => {
    throw new RangeError('bad access');
  });
  kernelSpace.setPages(MAP, 0x2000, PageBits.READ | PageBits.WRITE);
});

it('a bitmap behaves as an array of booleans does', () => {
  const range = fc.tuple(fc.nat(110), fc.nat(50), fc.boolean());
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(range, { maxLength: 12 }),
      fc.nat(99),
      fc.integer({ min: 1, max: 40 }),
      (size, ranges, hint, count) => {
        Bitmap.RtlInitializeBitMap(MAP, BITS, size);
        Bitmap.RtlClearAllBits(MAP);
        const model = new Array<boolean>(size).fill(false);
        for (const [start, length, set] of ranges) {
          (set ? Bitmap.RtlSetBits : Bitmap.RtlClearBits)(MAP, start, length);
          if (start + length <= size) model.fill(set, start, start + length);
        }
        model.forEach((bit, i) => {
          expect(Bitmap.RtlTestBit(MAP, i)).toBe(bit ? 1 : 0);
        });
        expect(Bitmap.RtlNumberOfSetBits(MAP)).toBe(model.filter((bit) => bit).length);
        expect(Bitmap.RtlNumberOfClearBits(MAP)).toBe(model.filter((bit) => !bit).length);
        const fits = (at: number, value: boolean): boolean =>
          at + count <= size && model.slice(at, at + count).every((bit) => bit === value);
        const from = hint < size ? hint : 0;
        const order = [...model.keys()].map((i) => (i + from) % size);
        expect(Bitmap.RtlFindClearBits(MAP, count, hint)).toBe(order.find((at) => fits(at, false)) ?? -1);
        expect(Bitmap.RtlFindSetBits(MAP, count, hint)).toBe(order.find((at) => fits(at, true)) ?? -1);
        expect(Bitmap.RtlAreBitsClear(MAP, from, count)).toBe(fits(from, false) ? 1 : 0);
        const runs = model
          .map((bit) => (bit ? ' ' : 'x'))
          .join('')
          .split(/ +/)
          .map((run) => run.length);
        expect(Bitmap.RtlFindLongestRunClear(MAP, INDEX)).toBe(Math.max(...runs));
        expect(Bitmap.RtlFindFirstRunClear(MAP, INDEX)).toBe(runs.find((run) => run > 0) ?? 0);
        if (model.includes(false)) expect(readUlong(INDEX)).toBe(model.indexOf(false));
      },
    ),
  );
});

it('the highest and lowest set bits are found', () => {
  expect([1n, 0x80n, 1n << 63n, 0n].map(Bitmap.RtlFindMostSignificantBit)).toEqual([0, 7, 63, -1]);
  expect([1n, 0x80n, 0x90n, 0n].map(Bitmap.RtlFindLeastSignificantBit)).toEqual([0, 7, 4, -1]);
});

it('memory is compared up to the first difference, and not a page behind it', () => {
  RtlFillMemory(MAP, 0x2000, 0x55);
  expect(RtlCompareMemory(MAP, MAP + 0x1000, 0x1000)).toBe(0x1000);
  writeLong(MAP + 0x1ff0, 0);
  expect(RtlCompareMemory(MAP + 0xf00, MAP + 0x1f00, 0x1000)).toBe(0xf0);
  expect(RtlEqualMemory(MAP, MAP + 8, 0x100)).toBe(1);
  expect(() => RtlCompareMemory(MAP, MAP + 0x1f00, 0x101 - 0x80)).not.toThrow();
  RtlFillMemory(MAP + 0x1f00, 0x100, 0x55);
  expect(() => RtlCompareMemory(MAP, MAP + 0x1f00, 0x101)).toThrow('bad access');
});

it('memory moves onto itself', () => {
  for (let i = 0; i < 8; i++) writeLong(MAP + 4 * i, i);
  RtlMoveMemory(MAP + 4, MAP, 28);
  expect([0, 1, 2, 7].map((i) => readUlong(MAP + 4 * i))).toEqual([0, 0, 1, 6]);
});

it('random numbers follow from the seed', () => {
  writeLong(INDEX, 1);
  expect(RtlUniform(INDEX)).toBe((0x7fffffed + 0x7fffffc3) % 0x7fffffff);
  const draw = (): number[] => {
    writeLong(INDEX, 42);
    return Array.from({ length: 50 }, () => RtlRandomEx(INDEX));
  };
  const numbers = draw();
  expect(draw()).toEqual(numbers);
  expect(new Set(numbers).size).toBe(50);
  expect(numbers.every((n) => n >= 0 && n < 0x7fffffff)).toBe(true);
});
