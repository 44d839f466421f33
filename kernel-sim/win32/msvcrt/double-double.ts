/**
 * Numbers of about 106 bits, each the unevaluated sum of two doubles: what the mathematics of msvcrt is computed in.
 *
 * `Math.sin` and its like may differ between engines, and every run must give the same bytes everywhere. The four operations and the
 * square root are exact by IEEE 754, so what is built from them is the same everywhere, and correct but for one result in 10^15 or so.
 */
export interface Double2 {
  readonly h: number;
  readonly l: number;
}

const SPLITTER = 134217729; // 2^27 + 1

export const dd = (h: number, l = 0): Double2 => ({ h, l });

/** The exact sum of two doubles. */
export function twoSum(a: number, b: number): Double2 {
  const h = a + b;
  const t = h - a;
  return { h, l: a - (h - t) + (b - t) };
}

/** The exact product of two doubles below 2^996. */
export function twoProduct(a: number, b: number): Double2 {
  const h = a * b;
  const ta = SPLITTER * a;
  const ah = ta - (ta - a);
  const al = a - ah;
  const tb = SPLITTER * b;
  const bh = tb - (tb - b);
  const bl = b - bh;
  return { h, l: ah * bh - h + ah * bl + al * bh + al * bl };
}

function normal(h: number, l: number): Double2 {
  const s = h + l;
  return { h: s, l: l - (s - h) };
}

export function add(a: Double2, b: Double2): Double2 {
  const s = twoSum(a.h, b.h);
  const t = twoSum(a.l, b.l);
  const u = normal(s.h, s.l + t.h);
  return normal(u.h, u.l + t.l);
}

export const negate = (a: Double2): Double2 => ({ h: -a.h, l: -a.l });
export const subtract = (a: Double2, b: Double2): Double2 => add(a, negate(b));

export function multiply(a: Double2, b: Double2): Double2 {
  const p = twoProduct(a.h, b.h);
  return normal(p.h, p.l + (a.h * b.l + a.l * b.h));
}

/** Multiplies by a power of two. */
export const scale = (a: Double2, factor: number): Double2 => ({ h: a.h * factor, l: a.l * factor });

export function divide(a: Double2, b: Double2): Double2 {
  const first = a.h / b.h;
  const rest = subtract(a, multiply(b, dd(first)));
  const second = rest.h / b.h;
  const tail = subtract(rest, multiply(b, dd(second)));
  return add(normal(first, second), dd(tail.h / b.h));
}

export function squareRoot(a: Double2): Double2 {
  if (a.h <= 0) return dd(Math.sqrt(a.h));
  const root = Math.sqrt(a.h);
  const rest = subtract(a, twoProduct(root, root));
  return normal(root, rest.h / (2 * root));
}

export const PI: Double2 = { h: Math.PI, l: 1.2246467991473532e-16 };
export const HALF_PI: Double2 = { h: 1.5707963267948966, l: 6.123233995736766e-17 };
export const LN2: Double2 = { h: Math.LN2, l: 2.3190468138462996e-17 };
export const LOG2_E: Double2 = { h: Math.LOG2E, l: 2.0355273740931033e-17 };
export const LOG10_E: Double2 = { h: Math.LOG10E, l: 1.098319650216765e-17 };

const bits = new DataView(new ArrayBuffer(8));

/** |x| = fraction * 2^exponent with fraction in [1, 2), for finite x other than 0. */
export function splitExponent(x: number): { fraction: number; exponent: number } {
  let adjust = 0;
  let value = Math.abs(x);
  if (value < 2.2250738585072014e-308) {
    value *= 2 ** 54;
    adjust = -54;
  }
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  return { fraction: bits.getFloat64(0), exponent: (high >>> 20) - 1023 + adjust };
}

/** 2^n for -1022 <= n <= 1023, exactly. */
function power2(n: number): number {
  bits.setUint32(0, (n + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** x * 2^n, rounded once unless the result is denormal. */
export function scaleBinary(x: number, n: number): number {
  let value = x;
  let left = Math.max(-2200, Math.min(2200, n));
  for (; left > 1023; left -= 1023) value *= power2(1023);
  // The last step alone may make the result denormal: a value that is rounded twice would be wrong.
  for (; left < -1022; left += 969) value *= power2(-969);
  return value * power2(left);
}
