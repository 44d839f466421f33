/** Sines, cosines and their inverses in double-double arithmetic. */
import {
  add,
  type Double2,
  dd,
  divide,
  HALF_PI,
  multiply,
  negate,
  PI,
  splitExponent,
  squareRoot,
  subtract,
  twoSum,
} from './double-double.ts';

/** pi/2 in parts whose products with a 20-bit integer are exact. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3: Double2 = { h: 2.0222662487959506e-21, l: 1.0085854035872483e-37 };
const TWO_OVER_PI = 0.6366197723675814;
const SMALL_ANGLE = 1e6;

const PRECISION = 1300n;
let halfPiBits = 0n;

/** arctan(1/n) as a fixed-point number. */
function arctanInverse(n: bigint, one: bigint): bigint {
  let term = one / n;
  let sum = term;
  for (let k = 3n, sign = -1n; term > 0n; k += 2n, sign = -sign) {
    term /= n * n;
    sum += (sign * term) / k;
  }
  return sum;
}

/** The angle less the nearest multiple of pi/2, and that multiple modulo 4. */
function reduce(x: number): { quadrant: number; rest: Double2 } {
  if (Math.abs(x) <= 0.7853981633974483) return { quadrant: 0, rest: dd(x) };
  if (Math.abs(x) < SMALL_ANGLE) {
    const k = Math.round(x * TWO_OVER_PI);
    const first = twoSum(x - k * HALF_PI_1, -k * HALF_PI_2);
    return { quadrant: k & 3, rest: subtract(first, multiply(HALF_PI_3, dd(k))) };
  }
  // A large angle: its remainder needs as many digits of pi as the angle has, so it is taken with integers.
  const one = 1n << PRECISION;
  if (halfPiBits === 0n) halfPiBits = 2n * (4n * arctanInverse(5n, one) - arctanInverse(239n, one));
  const { fraction, exponent } = splitExponent(x);
  const mantissa = BigInt(fraction * 2 ** 52);
  const fixed = (mantissa << PRECISION) << BigInt(exponent < 52 ? 0 : exponent - 52);
  const value = exponent < 52 ? fixed >> BigInt(52 - exponent) : fixed;
  const k = (2n * value + halfPiBits) / (2n * halfPiBits);
  const rest = value - k * halfPiBits;
  const high = Number(rest >> (PRECISION - 120n)) * 2 ** -120;
  const low = Number((rest - (BigInt(high * 2 ** 120) << (PRECISION - 120n))) >> (PRECISION - 220n)) * 2 ** -220;
  const sum = twoSum(high, low);
  const quadrant = Number(k & 3n);
  return x < 0 ? { quadrant: (4 - quadrant) & 3, rest: negate(sum) } : { quadrant, rest: sum };
}

/** The series of sine (first = 1) or cosine (first = 0) for |r| <= pi/4. */
function series(r: Double2, first: number): Double2 {
  const square = negate(multiply(r, r));
  let term = first === 1 ? r : dd(1);
  let sum = term;
  for (let n = first + 1; n < 30; n += 2) {
    term = divide(multiply(term, square), dd(n * (n + 1)));
    const next = add(sum, term);
    if (next.h === sum.h && next.l === sum.l) break;
    sum = next;
  }
  return sum;
}

function sine(quadrant: number, r: Double2): Double2 {
  const value = series(r, quadrant & 1 ? 0 : 1);
  return quadrant & 2 ? negate(value) : value;
}

export function sin(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (Math.abs(x) < 1e-8) return x;
  const { quadrant, rest } = reduce(x);
  return sine(quadrant, rest).h;
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { quadrant, rest } = reduce(x);
  return sine((quadrant + 1) & 3, rest).h;
}

export function tan(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (Math.abs(x) < 1e-8) return x;
  const { quadrant, rest } = reduce(x);
  return divide(sine(quadrant, rest), sine((quadrant + 1) & 3, rest)).h;
}

/** The arc tangent of a number that is not negative. */
function arctangent(x: Double2): Double2 {
  if (x.h > 1) return subtract(HALF_PI, arctangent(divide(dd(1), x)));
  let t = x;
  let doublings = 0;
  // tan(a/2) = t / (1 + sqrt(1 + t^2))
  for (; t.h > 0.1; doublings++) t = divide(t, add(dd(1), squareRoot(add(dd(1), multiply(t, t)))));
  const square = negate(multiply(t, t));
  let power = t;
  let sum = t;
  for (let n = 3; n < 60; n += 2) {
    power = multiply(power, square);
    const next = add(sum, divide(power, dd(n)));
    if (next.h === sum.h && next.l === sum.l) break;
    sum = next;
  }
  const factor = 2 ** doublings;
  return { h: sum.h * factor, l: sum.l * factor };
}

export function atan(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) < 1e-8) return x;
  // From here on the angle is pi/2 to the last bit, and 1/x need not be formed.
  const angle = Math.abs(x) < 1e20 ? arctangent(dd(Math.abs(x))).h : HALF_PI.h;
  return x < 0 ? -angle : angle;
}

export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const sign = y < 0 || Object.is(y, -0) ? -1 : 1;
  const behind = x < 0 || Object.is(x, -0);
  if (y === 0) return behind ? sign * PI.h : y;
  if (x === 0) return sign * HALF_PI.h;
  if (!Number.isFinite(x)) {
    if (!Number.isFinite(y)) return sign * (behind ? 3 * (PI.h / 4) : PI.h / 4);
    return behind ? sign * PI.h : sign * 0;
  }
  if (!Number.isFinite(y)) return sign * HALF_PI.h;
  // Both are brought near 1 together, so that nothing overflows on the way.
  const ex = splitExponent(x).exponent;
  const ey = splitExponent(y).exponent;
  if (ey - ex > 60) return sign * HALF_PI.h;
  if (ex - ey > 60 && behind) return sign * PI.h;
  const shift = -Math.max(ex, ey);
  const near = (v: number): number => Math.abs(v) * 2 ** Math.trunc(shift / 2) * 2 ** (shift - Math.trunc(shift / 2));
  if (ex - ey > 60) return y / x;
  const angle = arctangent(divide(dd(near(y)), dd(near(x))));
  return sign * (behind ? subtract(PI, angle).h : angle.h);
}

export function asin(x: number): number {
  if (!(Math.abs(x) <= 1)) return Number.NaN;
  if (Math.abs(x) < 1e-8) return x;
  if (Math.abs(x) === 1) return x * HALF_PI.h;
  const cosine = squareRoot(multiply(twoSum(1, -Math.abs(x)), twoSum(1, Math.abs(x))));
  const angle = arctangent(divide(dd(Math.abs(x)), cosine)).h;
  return x < 0 ? -angle : angle;
}

export function acos(x: number): number {
  if (!(Math.abs(x) <= 1)) return Number.NaN;
  if (x === 1) return 0;
  if (x === -1) return PI.h;
  if (x === 0) return HALF_PI.h;
  const sine2 = squareRoot(multiply(twoSum(1, -Math.abs(x)), twoSum(1, Math.abs(x))));
  const angle = arctangent(divide(sine2, dd(Math.abs(x))));
  return x < 0 ? subtract(PI, angle).h : angle.h;
}
