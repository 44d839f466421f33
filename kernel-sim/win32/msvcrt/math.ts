/**
 * The C library's mathematics, the same to the last bit in every engine.
 *
 * What is one WebAssembly instruction or a few (sqrt, floor, round, ...) is compiled into the programs.
 * Errors give NaN or an infinity; errno and _matherr are not modelled. The float versions round the double's result, which is within half a unit of
 * float's last place but for a double rounding in one case of 2^29.
 * @see math and floating-point support (C runtime library)
 */
import { writeDouble, writeLong } from '../../rings/user-memory.ts';
import { add, dd, multiply, scaleBinary, splitExponent, squareRoot } from './double-double.ts';
import { cbrt, cosh, exp, exp2, log, log2, log10, pow, sinh, tanh } from './exponential.ts';
import { acos, asin, atan, atan2, cos, sin, tan } from './trigonometry.ts';

export { acos, asin, atan, atan2, cbrt, cos, cosh, exp, exp2, log, log2, log10, pow, sin, sinh, tan, tanh };

export const fmod = (x: number, y: number): number => x % y;

export function hypot(x: number, y: number): number {
  if (Math.abs(x) === Number.POSITIVE_INFINITY || Math.abs(y) === Number.POSITIVE_INFINITY)
    return Number.POSITIVE_INFINITY;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const larger = Math.max(Math.abs(x), Math.abs(y));
  if (larger === 0) return 0;
  const { exponent } = splitExponent(larger);
  const a = dd(scaleBinary(x, -exponent));
  const b = dd(scaleBinary(y, -exponent));
  return scaleBinary(squareRoot(add(multiply(a, a), multiply(b, b))).h, exponent);
}

const copysign = (x: number, y: number): number => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x));

/** The part behind the point; the part before it goes to *whole. */
export function modf(x: number, whole: number): number {
  const integer = Math.trunc(x);
  writeDouble(whole, integer);
  return Number.isFinite(x) ? copysign(x - integer, x) : Number.isNaN(x) ? x : copysign(0, x);
}

/** x = result * 2^*exponent with a result in [0.5, 1). */
export function frexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) {
    writeLong(exponent, 0);
    return x;
  }
  const parts = splitExponent(x);
  writeLong(exponent, parts.exponent + 1);
  return copysign(parts.fraction / 2, x);
}
export const ldexp = (x: number, exponent: number): number => scaleBinary(x, exponent);

const single =
  (of: (x: number) => number) =>
  (x: number): number =>
    Math.fround(of(x));
const single2 =
  (of: (x: number, y: number) => number) =>
  (x: number, y: number): number =>
    Math.fround(of(x, y));

export const sinf = single(sin);
export const cosf = single(cos);
export const tanf = single(tan);
export const asinf = single(asin);
export const acosf = single(acos);
export const atanf = single(atan);
export const sinhf = single(sinh);
export const coshf = single(cosh);
export const tanhf = single(tanh);
export const expf = single(exp);
export const exp2f = single(exp2);
export const logf = single(log);
export const log2f = single(log2);
export const log10f = single(log10);
export const cbrtf = single(cbrt);
export const powf = single2(pow);
export const atan2f = single2(atan2);
export const fmodf = single2(fmod);
export const hypotf = single2(hypot);
