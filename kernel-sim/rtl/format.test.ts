import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { KERNEL_BASE, PageBits } from '../rings/layout.ts';
import {
  kernelSpace,
  resetMemory,
  writeAnsiChars,
  writeBytes,
  writeLong,
  writeLonglong,
  writeUshort,
  writeWideChars,
} from '../rings/memory.ts';
import { formatArguments, formatTakesWideText } from './format.ts';

const PAGE = (KERNEL_BASE + 0x400000) | 0;
const ARGS = PAGE;
const TEXT = PAGE + 0x200;
const BYTES = 0x2000;

class BadAccess extends Error {}

/** Lays arguments out as clang does: numbers as i32, bigints as i64, `{ d }` as double. */
type Argument = number | bigint | { d: number };
function lay(args: readonly Argument[]): void {
  let at = ARGS;
  for (const arg of args) {
    if (typeof arg === 'number') {
      writeLong(at, arg);
      at += 4;
      continue;
    }
    at = (at + 7) & ~7;
    if (typeof arg === 'bigint') writeLonglong(at, BigInt.asIntN(64, arg));
    else writeBytes(at, new Uint8Array(new Float64Array([arg.d]).buffer));
    at += 8;
  }
}
function printf(format: string, ...args: Argument[]): string {
  lay(args);
  return formatArguments(format, false, ARGS);
}
function wprintf(format: string, ...args: Argument[]): string {
  lay(args);
  return formatArguments(format, true, ARGS);
}

beforeEach(() => {
  resetMemory(() => {
    throw new BadAccess();
  });
  kernelSpace.setPages(PAGE, BYTES, PageBits.READ | PageBits.WRITE);
});

describe('integers', () => {
  it.each<[string, number | bigint, string]>([
    ['%d', -1, '-1'],
    ['%5d|', 42, '   42|'],
    ['%-5d|', 42, '42   |'],
    ['%05d', -42, '-0042'],
    ['%+d', 7, '+7'],
    ['% d', 7, ' 7'],
    ['%.3d', 7, '007'],
    ['%05.3d', 7, '  007'],
    ['%.0d', 0, ''],
    ['%u', -1, '4294967295'],
    ['%hd', 0x18000, '-32768'],
    ['%hhd', 0x1ff, '-1'],
    ['%hu', -1, '65535'],
    ['%hhx', -1, 'ff'],
    ['%x', 0xbeef, 'beef'],
    ['%#X', 0xbeef, '0XBEEF'],
    ['%#x', 0, '0'],
    ['%#o', 8, '010'],
    ['%#o', 0, '0'],
    ['%08lX', 0xabc, '00000ABC'],
    ['%p', 0xabc, '00000ABC'],
    ['%#p', 0xabc, '0X00000ABC'],
    ['%10p', 0xabc, '  00000ABC'],
    ['%I32d', -5, '-5'],
    ['%I64d', -9223372036854775808n, '-9223372036854775808'],
    ['%I64x', -1n, 'ffffffffffffffff'],
    ['%llu', -1n, '18446744073709551615'],
    ['%Id', -3, '-3'],
    ['%zu', 9, '9'],
    ['%jd', -9n, '-9'],
    ['%ld', 6, '6'],
  ])('%s of %s is %s', (format, value, expected) => {
    // biome-ignore format: a table
    expect(printf(format, value)).toBe(expected);
  });

  it('agrees with BigInt for every size, width and precision', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(1n << 63n), (1n << 63n) - 1n),
        fc.nat(30),
        fc.nat(30),
        fc.boolean(),
        (value, width, precision, left) => {
          const magnitude = (value < 0n ? -value : value).toString().padStart(precision, '0');
          const digits = precision === 0 && value === 0n ? '' : magnitude;
          const body = (value < 0n ? '-' : '') + digits;
          const expected = left ? body.padEnd(width) : body.padStart(width);
          expect(printf(`%${left ? '-' : ''}${width === 0 ? '' : width}.${precision}I64d`, value)).toBe(expected);
          const low = BigInt.asUintN(32, value);
          expect(printf('%x:%u:%o', Number(low) | 0, Number(low) | 0, Number(low) | 0)).toBe(
            `${low.toString(16)}:${low}:${low.toString(8)}`,
          );
        },
      ),
    );
  });

  it('takes width and precision from the arguments, negative ones as flags say', () => {
    expect(printf('%*d|%-*d|%*d|%.*d|%.*d', 5, 1, 5, 2, -5, 3, 3, 4, -1, 5)).toBe('    1|2    |3    |004|5');
  });

  it('aligns 64-bit arguments behind 32-bit ones', () => {
    expect(printf('%d %I64d %d', 1, 2n, 3)).toBe('1 2 3');
  });
});

describe('floating point', () => {
  it.each<[string, number, string]>([
    ['%f', 0.5, '0.500000'],
    ['%.0f', 0.5, '0'],
    ['%.0f', 1.5, '2'],
    ['%.0f', 2.5, '2'],
    ['%#.0f', 3, '3.'],
    ['%.2f', 2.675, '2.67'],
    ['%.20f', 0.1, '0.10000000000000000555'],
    ['%f', 1e22, '10000000000000000000000.000000'],
    ['%e', 12345.678, '1.234568e+04'],
    ['%E', 1e-300, '1.000000E-300'],
    ['%.0e', 9.5, '1e+01'],
    ['%g', 100000, '100000'],
    ['%g', 1000000, '1e+06'],
    ['%g', 0.0001, '0.0001'],
    ['%g', 0.00001, '1e-05'],
    ['%#g', 1, '1.00000'],
    ['%G', 1e-10, '1E-10'],
    ['%g', 0, '0'],
    ['%f', -0, '-0.000000'],
    ['%a', 1, '0x1.0000000000000p+0'],
    ['%.1a', 1.96875, '0x2.0p+0'],
    ['%A', 0.1, '0X1.999999999999AP-4'],
    ['%.0a', 1, '0x1p+0'],
    ['%a', 5e-324, '0x0.0000000000001p-1022'],
    ['%010.2f', -3.125, '-000003.12'],
    ['%f', Infinity, 'inf'],
    ['%010f', -Infinity, '      -inf'],
    ['%F', Number.NaN, 'NAN'],
    ['%+.1f', 2, '+2.0'],
    ['%.1e', 5e-324, '4.9e-324'],
    ['%g', 123456789, '1.23457e+08'],
    ['%g', 999999.5, '1e+06'],
  ])('%s of %d is %s', (format, value, expected) => {
    // biome-ignore format: a table
    expect(printf(format, { d: value })).toBe(expected);
  });

  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  it('agrees with toFixed and toExponential where those are exact', () => {
    fc.assert(
      fc.property(finite, fc.nat(18), (value, precision) => {
        const exponential = Math.abs(value)
          .toExponential(precision)
          .replace(/e([+-])(\d)$/, 'e$10$2');
        const mine = printf(`%.${precision}e`, { d: Math.abs(value) });
        // JavaScript rounds ties up, C to even: the two may differ only there.
        if (mine !== exponential) expect(isTie(Math.abs(value), precision)).toBe(true);
      }),
    );
  });

  it('prints 17 digits that read back as the same number', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(Object.is(Number(printf('%.16e', { d: value })), value)).toBe(true);
        expect(Object.is(Number(printf('%.17g', { d: value })), value)).toBe(true);
      }),
    );
  });

  it('prints hexadecimal text that is the same number', () => {
    fc.assert(
      fc.property(finite, (value) => {
        const match = /^(-?)0x([01])\.([0-9a-f]{13})p([+-]\d+)$/.exec(printf('%a', { d: value }));
        const mantissa = Number.parseInt(match?.[3] ?? '', 16) / 2 ** 52 + Number(match?.[2]);
        const exponent = Number(match?.[4]);
        // Two steps: 2 ** -1074 alone would lose what 2 ** -1022 keeps.
        const magnitude = mantissa * 2 ** Math.max(exponent, -1000) * (exponent < -1000 ? 2 ** (exponent + 1000) : 1);
        expect(magnitude).toBe(Math.abs(value));
        expect(match?.[1]).toBe(Object.is(value, -0) || value < 0 ? '-' : '');
      }),
    );
  });
});

/** Whether the digit behind the last printed one is exactly a half. */
function isTie(value: number, precision: number): boolean {
  const exact = value.toExponential(100).replace(/e.*/, '');
  return /^50*$/.test(exact.slice(precision + 2));
}

describe('text', () => {
  beforeEach(() => {
    writeAnsiChars(TEXT, 'narrow\0');
    writeWideChars(TEXT + 0x100, 'wide\u0394\0');
  });

  it('follows the narrow rules in narrow formats', () => {
    expect(printf('%s|%ws|%ls|%S|%hs|%hS', TEXT, TEXT + 0x100, TEXT + 0x100, TEXT + 0x100, TEXT, TEXT)).toBe(
      'narrow|wide?|wide?|wide?|narrow|narrow',
    );
  });

  it('follows the wide rules in wide formats', () => {
    expect(wprintf('%s|%S|%hs|%ls|%c|%C', TEXT + 0x100, TEXT, TEXT, TEXT + 0x100, 0x394, 0x41)).toBe(
      'wide\u0394|narrow|narrow|wide\u0394|\u0394|A',
    );
  });

  it('prints (null) for a null pointer, cut by the precision', () => {
    expect(printf('%s %ws %.3s %Z %wZ', 0, 0, 0, 0, 0)).toBe('(null) (null) (nu (null) (null)');
  });

  it('pads and cuts', () => {
    expect(printf('%8s|%-8s|%.3s|%08s', TEXT, TEXT, TEXT, TEXT)).toBe('  narrow|narrow  |nar|00narrow');
  });

  it('reads no character behind the precision', () => {
    writeAnsiChars(PAGE + BYTES - 3, 'end');
    expect(printf('%.3s', PAGE + BYTES - 3)).toBe('end');
    expect(() => printf('%s', PAGE + BYTES - 3)).toThrow(BadAccess);
  });

  it('prints counted strings', () => {
    writeUshort(TEXT + 0x40, 3);
    writeLong(TEXT + 0x44, TEXT);
    writeUshort(TEXT + 0x50, 8);
    writeLong(TEXT + 0x54, TEXT + 0x100);
    expect(printf('%Z %wZ %lZ', TEXT + 0x40, TEXT + 0x50, TEXT + 0x50)).toBe('nar wide wide');
  });

  it('prints characters', () => {
    expect(printf('%c%hc%lc%C%3c', 0x41, 0x42, 0x43, 0x44, 0x45)).toBe('ABCD  E');
  });
});

describe('the rest', () => {
  it('prints percent signs and unknown types as themselves', () => {
    expect(printf('100%% %y %-5% %')).toBe('100% y % ');
  });

  it('stores nothing for %n', () => {
    writeLong(TEXT, 0x11111111);
    expect(printf('a%nb%d', TEXT, 5)).toBe('ab5');
    expect(printf('%s', TEXT).slice(0, 4)).toBe('\x11\x11\x11\x11');
  });

  it('leaves floating point out for the kernel but takes the argument', () => {
    lay([{ d: 1.5 }, 7]);
    expect(formatArguments('%f%d', false, ARGS, { floats: false })).toBe('7');
  });

  it('stops at the limit', () => {
    lay([0x7fffffff, 1]);
    expect(formatArguments('%*d', false, ARGS, { limit: 10 })).toBe('         1');
    expect(formatArguments('0123456789abc', false, ARGS, { limit: 10 })).toBe('0123456789');
  });

  it('tells formats that take wide text', () => {
    expect(['%ws', '%wZ', '%-10.5ls', '%S', '%lc'].map(formatTakesWideText)).toEqual([true, true, true, true, true]);
    expect(['%s', '%ld', '%Z', '%%S', '%hs'].map(formatTakesWideText)).toEqual([false, false, false, false, false]);
  });
});
