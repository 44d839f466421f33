import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cbrt, cosh, exp, exp2, log, log2, log10, pow, sinh, tanh } from './exponential.ts';
import { parseDouble } from './parse-number.ts';
import { acos, asin, atan, atan2, cos, sin, tan } from './trigonometry.ts';

/** Results of a 60-digit computation, rounded to the nearest double. */
const known: [string, number, number][] = [
  ['sin(1)', sin(1), 0.8414709848078965],
  ['cos(1)', cos(1), 0.5403023058681398],
  ['tan(1)', tan(1), 1.5574077246549023],
  ['sin(pi)', sin(Math.PI), 1.2246467991473532e-16],
  ['cos(pi/2)', cos(Math.PI / 2), 6.123233995736766e-17],
  ['sin(1e22)', sin(1e22), -0.8522008497671888],
  ['cos(1e22)', cos(1e22), 0.523214785395139],
  ['sin(-1e22)', sin(-1e22), 0.8522008497671888],
  ['sin(1e300)', sin(1e300), -0.8178819121159085],
  ['exp(1)', exp(1), Math.E],
  ['exp(-1)', exp(-1), 0.36787944117144233],
  ['exp(709)', exp(709), 8.218407461554972e307],
  ['exp(-745)', exp(-745), 5e-324],
  ['log(2)', log(2), Math.LN2],
  ['log(10)', log(10), Math.LN10],
  ['log10(1000)', log10(1000), 3],
  ['log10(1e-5)', log10(1e-5), -5],
  ['log2(8)', log2(8), 3],
  ['exp2(-1074)', exp2(-1074), 5e-324],
  ['pow(2, 0.5)', pow(2, 0.5), Math.SQRT2],
  ['pow(10, 15)', pow(10, 15), 1e15],
  ['pow(3, 33)', pow(3, 33), 5559060566555523],
  ['pow(1.1, 10)', pow(1.1, 10), 2.5937424601000023],
  ['pow(-2, 3)', pow(-2, 3), -8],
  ['atan(1)', atan(1), Math.PI / 4],
  ['asin(0.5)', asin(0.5), 0.5235987755982989],
  ['acos(0.5)', acos(0.5), 1.0471975511965979],
  ['acos(-1)', acos(-1), Math.PI],
  ['atan2(1, -1)', atan2(1, -1), 2.356194490192345],
  ['atan2(-1e-300, 1e300)', atan2(-1e-300, 1e300), -0],
  ['sinh(1)', sinh(1), 1.1752011936438014],
  ['cosh(1)', cosh(1), 1.5430806348152437],
  ['tanh(0.5)', tanh(0.5), 0.46211715726000974],
  ['cbrt(27)', cbrt(27), 3],
  ['cbrt(-2)', cbrt(-2), -1.2599210498948732],
];
for (const [name, got, wanted] of known)
  test(`${name} is ${wanted}`, () => {
    expect(got).toBe(wanted);
  });

test('the special cases of pow are those of C', () => {
  expect(pow(1, Number.NaN)).toBe(1);
  expect(pow(-1, Number.POSITIVE_INFINITY)).toBe(1);
  expect(pow(-8, 1 / 3)).toBeNaN();
  expect(pow(-0, -3)).toBe(Number.NEGATIVE_INFINITY);
  expect(pow(0, 0)).toBe(1);
});

test('every function is within one unit of this engine, which is within one of the truth', () => {
  const close = (a: number, b: number): boolean =>
    Object.is(a, b) ||
    a === b ||
    (Number.isNaN(a) && Number.isNaN(b)) ||
    Math.abs(a - b) <= Math.abs(b) * 4.5e-16 + 1e-323;
  const pairs: [(x: number) => number, (x: number) => number][] = [
    [sin, Math.sin], [cos, Math.cos], [tan, Math.tan], [atan, Math.atan], [exp, Math.exp], [sinh, Math.sinh],
    [cosh, Math.cosh], [tanh, Math.tanh], [cbrt, Math.cbrt], [log, Math.log], [log10, Math.log10],
  ]; // biome-ignore format: pairs
  const number = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }));
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: pairs.length - 1 }), (x, i) => close(pairs[i][0](x), pairs[i][1](x))),
    { numRuns: 3000 },
  );
});

test('numbers are read exactly', () => {
  const reads = (text: string, value: number, length = text.length): void =>
    expect(parseDouble(text)).toEqual({ value, length });
  reads('0.1', 0.1);
  reads('  -12.5e-1x', -1.25, 10);
  reads('1e', 1, 1);
  reads('abc', 0, 0);
  reads('.', 0, 0);
  reads('.5', 0.5);
  reads('5.', 5);
  reads('0x1.8p3', 12);
  reads('1e400', Number.POSITIVE_INFINITY);
  reads('-inf', Number.NEGATIVE_INFINITY);
  reads('2.4703282292062327e-324', 0);
  reads('2.4703282292062328e-324', 5e-324);
  reads('9007199254740993', 9007199254740992);
  reads('1.7976931348623157e308', Number.MAX_VALUE);
  expect(Object.is(parseDouble('-0').value, -0)).toBe(true);
});

test('every double is read back from its shortest text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => parseDouble(String(x)).value === x),
    { numRuns: 2000 },
  );
});
