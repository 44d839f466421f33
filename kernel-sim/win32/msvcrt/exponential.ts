/** Exponentials, logarithms, powers and hyperbolic functions in double-double arithmetic. */
import {
  add,
  type Double2,
  dd,
  divide,
  LN2,
  LOG2_E,
  LOG10_E,
  multiply,
  negate,
  scale,
  scaleBinary,
  splitExponent,
  subtract,
} from './double-double.ts';

const HALVINGS = 9;
const TOO_LARGE = 710;
const TOO_SMALL = -746;

/** e^x as value * 2^exponent, for |x| < 2^20. */
function exponential(x: Double2): { value: Double2; exponent: number } {
  const k = Math.round(x.h * LOG2_E.h);
  const r = scale(subtract(x, multiply(LN2, dd(k))), 2 ** -HALVINGS);
  // e^r - 1 by its series, then squared as often as r was halved; keeping the -1 apart keeps its digits.
  let term = r;
  let sum = r;
  for (let n = 2; n < 16; n++) {
    term = divide(multiply(term, r), dd(n));
    sum = add(sum, term);
  }
  for (let i = 0; i < HALVINGS; i++) sum = add(scale(sum, 2), multiply(sum, sum));
  return { value: add(dd(1), sum), exponent: k };
}

/** The natural logarithm of a finite positive number. */
function logarithm(x: number): Double2 {
  let { fraction, exponent } = splitExponent(x);
  if (fraction > Math.SQRT2) {
    fraction /= 2;
    exponent++;
  }
  const s = divide(dd(fraction - 1), dd(fraction + 1));
  const square = multiply(s, s);
  let power = s;
  let sum = s;
  for (let n = 3; n < 60; n += 2) {
    power = multiply(power, square);
    const next = add(sum, divide(power, dd(n)));
    if (next.h === sum.h && next.l === sum.l) break;
    sum = next;
  }
  return add(scale(sum, 2), multiply(LN2, dd(exponent)));
}

export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > TOO_LARGE) return Number.POSITIVE_INFINITY;
  if (x < TOO_SMALL) return 0;
  const { value, exponent } = exponential(dd(x));
  return scaleBinary(value.h, exponent);
}

export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x >= 1024) return Number.POSITIVE_INFINITY;
  if (x < -1080) return 0;
  const { value, exponent } = exponential(multiply(LN2, dd(x)));
  return scaleBinary(value.h, exponent);
}

function checked(x: number, of: (value: Double2) => number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  return of(logarithm(x));
}

export const log = (x: number): number => checked(x, (value) => value.h);
export const log2 = (x: number): number => checked(x, (value) => multiply(value, LOG2_E).h);
export const log10 = (x: number): number => checked(x, (value) => multiply(value, LOG10_E).h);

/** x^y with C's special cases (pow(1, NaN) is 1, unlike JavaScript's). */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (!Number.isFinite(y)) {
    if (Math.abs(x) === 1) return 1;
    return Math.abs(x) > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const whole = Math.trunc(y) === y;
  const odd = whole && Math.abs(y % 2) === 1;
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (x === 0) return y > 0 ? sign * 0 : sign * Number.POSITIVE_INFINITY;
  if (!Number.isFinite(x)) return y > 0 ? sign * Number.POSITIVE_INFINITY : sign * 0;
  if (x < 0 && !whole) return Number.NaN;
  const rough = logarithm(Math.abs(x));
  if (rough.h * y > TOO_LARGE) return sign * Number.POSITIVE_INFINITY;
  if (rough.h * y < TOO_SMALL) return sign * 0;
  const { value, exponent } = exponential(multiply(rough, dd(y)));
  return sign * scaleBinary(value.h, exponent);
}

/** e^x and e^-x. */
function pair(x: number): { up: Double2; down: Double2 } {
  const { value, exponent } = exponential(dd(x));
  const up = scale(scale(value, 2 ** (exponent >> 1)), 2 ** (exponent - (exponent >> 1)));
  return { up, down: divide(dd(1), up) };
}

const TINY = 1e-6;

export function sinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (Math.abs(x) < TINY) return x + (x * x * x) / 6;
  // e^709.8 is the last that fits; half of e^710.4 still does.
  if (Math.abs(x) > 709) return Math.sign(x) * halfExponential(Math.abs(x));
  const { up, down } = pair(x);
  return scale(subtract(up, down), 0.5).h;
}

export function cosh(x: number): number {
  if (!Number.isFinite(x)) return Math.abs(x);
  if (Math.abs(x) > 709) return halfExponential(Math.abs(x));
  const { up, down } = pair(x);
  return scale(add(up, down), 0.5).h;
}

function halfExponential(x: number): number {
  if (x > 712) return Number.POSITIVE_INFINITY;
  const { value, exponent } = exponential(dd(x));
  return scaleBinary(value.h, exponent - 1);
}

export function tanh(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) > 22) return Math.sign(x);
  if (Math.abs(x) < TINY) return x - (x * x * x) / 3;
  const { up, down } = pair(x);
  return divide(subtract(up, down), add(up, down)).h;
}

export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const { fraction, exponent } = splitExponent(x);
  const third = Math.floor(exponent / 3);
  const value = fraction * 2 ** (exponent - 3 * third); // in [1, 8)
  let root = 1 + (value - 1) / 7;
  for (let i = 0; i < 6; i++) root -= (root * root * root - value) / (3 * root * root);
  const cube = multiply(multiply(dd(root), dd(root)), dd(root));
  const better = add(dd(root), negate(divide(subtract(cube, dd(value)), dd(3 * root * root))));
  return Math.sign(x) * scaleBinary(better.h, third);
}
