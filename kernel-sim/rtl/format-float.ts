/**
 * Decimal and hexadecimal text of a double, correct to the last digit: every double is a binary fraction, so its decimal expansion is
 * finite, and BigInt arithmetic rounds it (to nearest, ties to even) at whatever digit is asked for.
 */

const view = new DataView(new ArrayBuffer(8));

interface Parts {
  readonly negative: boolean;
  /** Raw exponent field: 0 for denormals, 0x7ff for infinities and NaN. */
  readonly field: number;
  readonly fraction: bigint;
}

function split(value: number): Parts {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  return {
    negative: bits >> 63n === 1n,
    field: Number((bits >> 52n) & 0x7ffn),
    fraction: bits & 0xfffffffffffffn,
  };
}

export function isNegative(value: number): boolean {
  return split(value).negative;
}

/** Text of an infinity or a NaN as the universal C runtime spells it, without a sign. */
export function nonFiniteText(value: number): string {
  if (!Number.isNaN(value)) return 'inf';
  const { negative, fraction } = split(value);
  // The default NaN that x86 makes for an invalid operation is negative and quiet.
  return negative && fraction === 0x8000000000000n ? 'nan(ind)' : 'nan';
}

/** |value| = numerator / 2^shift. */
function asFraction(value: number): { numerator: bigint; shift: bigint } {
  const { field, fraction } = split(value);
  const mantissa = field === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (field === 0 ? 1 : field) - 1075;
  return exponent >= 0
    ? { numerator: mantissa << BigInt(exponent), shift: 0n }
    : { numerator: mantissa, shift: BigInt(-exponent) };
}

/** numerator / denominator, to the nearest integer, ties to even. */
function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && quotient & 1n)) return quotient + 1n;
  return quotient;
}

/** `%.{precision}f` of |value|, without sign; the point stands when there are digits behind it or `point` is set. */
export function fixedText(value: number, precision: number, point: boolean): string {
  const { numerator, shift } = asFraction(value);
  const scaled = divideRounded(numerator * 10n ** BigInt(precision), 1n << shift);
  const digits = scaled.toString().padStart(precision + 1, '0');
  const whole = digits.slice(0, digits.length - precision);
  return precision > 0 || point ? `${whole}.${digits.slice(digits.length - precision)}` : whole;
}

/** |value| rounded to `precision + 1` significant digits. */
function significant(value: number, precision: number): { digits: string; exponent: number } {
  if (value === 0) return { digits: '0'.repeat(precision + 1), exponent: 0 };
  const { numerator, shift } = asFraction(value);
  // One less than the exponent of the shortest digits, which may have been rounded up: the loop below only ever has to go up, so no
  // power of ten is reached by rounding twice.
  let exponent = Number(value.toExponential().split('e')[1]) - 1;
  for (;;) {
    const scale = precision - exponent;
    const rounded =
      scale >= 0
        ? divideRounded(numerator * 10n ** BigInt(scale), 1n << shift)
        : divideRounded(numerator, (1n << shift) * 10n ** BigInt(-scale));
    const digits = rounded.toString();
    if (digits.length === precision + 1) return { digits, exponent };
    exponent++;
  }
}

function exponentText(letter: string, exponent: number): string {
  return `${letter}${exponent < 0 ? '-' : '+'}${Math.abs(exponent).toString().padStart(2, '0')}`;
}

function mantissaText(digits: string, point: boolean): string {
  return digits.length > 1 || point ? `${digits[0]}.${digits.slice(1)}` : digits;
}

/** `%.{precision}e` of |value|. */
export function scientificText(value: number, precision: number, point: boolean): string {
  const { digits, exponent } = significant(value, precision);
  return mantissaText(digits, point) + exponentText('e', exponent);
}

/** `%.{precision}g` of |value|; `keep` (the # flag) keeps trailing zeros and the point. */
export function generalText(value: number, precision: number, keep: boolean): string {
  const places = precision === 0 ? 1 : precision;
  const { digits, exponent } = significant(value, places - 1);
  if (exponent < -4 || exponent >= places) {
    const kept = keep ? digits : digits.replace(/0+$/, '') || '0';
    return mantissaText(kept, keep) + exponentText('e', exponent);
  }
  const text = fixedText(value, places - 1 - exponent, keep);
  return keep || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
}

/** `%.{precision}a` of |value| without the `0x`; Microsoft prints 13 digits when no precision is given. */
export function hexadecimalText(value: number, precision: number, point: boolean): string {
  const { field, fraction } = split(value);
  const exponent = value === 0 ? 0 : (field === 0 ? 1 : field) - 1023;
  let mantissa = field === 0 ? fraction : fraction | 0x10000000000000n;
  if (precision < 13) mantissa = divideRounded(mantissa, 1n << BigInt(4 * (13 - precision)));
  const kept = Math.min(precision, 13);
  const digits = mantissa.toString(16).padStart(kept + 1, '0');
  const whole = digits.slice(0, digits.length - kept);
  const tail = digits.slice(digits.length - kept).padEnd(precision, '0');
  const sign = exponent < 0 ? '-' : '+';
  return `${whole}${precision > 0 || point ? '.' : ''}${tail}p${sign}${Math.abs(exponent)}`;
}
