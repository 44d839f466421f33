/**
 * Numbers from text, exact: what strtod, atof and scanf answer. The decimal (or hexadecimal) fraction is rounded once, to nearest, ties to even.
 */
import { scaleBinary } from './double-double.ts';

/** No double has more digits than these before the rest no longer matters; the exponent's bound keeps the integers small. */
const MAXIMUM_EXPONENT = 5000;

/** numerator / denominator as the nearest double. */
function nearest(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  let shift = numerator.toString(2).length - denominator.toString(2).length - 64;
  // A denormal result has fewer bits; rounding must happen at its last one.
  shift = Math.max(shift, -1074 - 11);
  const scaled = shift >= 0 ? numerator / (denominator << BigInt(shift)) : (numerator << BigInt(-shift)) / denominator;
  const exact =
    shift >= 0
      ? scaled * (denominator << BigInt(shift)) === numerator
      : scaled * denominator === numerator << BigInt(-shift);
  const length = scaled.toString(2).length;
  let drop = Math.max(length - 53, -1074 - shift);
  if (drop <= 0) drop = 0;
  let mantissa = scaled >> BigInt(drop);
  const rest = scaled - (mantissa << BigInt(drop));
  const half = drop > 0 ? 1n << BigInt(drop - 1) : 0n;
  if (drop > 0 && (rest > half || (rest === half && (!exact || (mantissa & 1n) === 1n)))) mantissa++;
  return scaleBinary(Number(mantissa), shift + drop);
}

const decimal = /^[ \t\n\v\f\r]*([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?/;
const hexadecimal = /^[ \t\n\v\f\r]*([+-]?)0[xX]([0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP]([+-]?\d+))?/;
const special = /^[ \t\n\v\f\r]*([+-]?)(inf(?:inity)?|nan(?:\([A-Za-z0-9_]*\))?)/i;

export interface ParsedNumber {
  readonly value: number;
  /** Characters of the text that belong to the number and the blanks before it; 0 when there is none. */
  readonly length: number;
}

/** Reads the floating-point number that `text` begins with. */
export function parseDouble(text: string): ParsedNumber {
  const sign = (s: string): number => (s === '-' ? -1 : 1);
  const hex = hexadecimal.exec(text);
  if (hex) {
    const [whole, fraction = ''] = hex[2].split('.');
    const exponent = clamp(Number(hex[3] ?? 0)) - 4 * fraction.length;
    const digits = BigInt(`0x${whole}${fraction}`);
    const value = exponent >= 0 ? nearest(digits << BigInt(exponent), 1n) : nearest(digits, 1n << BigInt(-exponent));
    return { value: sign(hex[1]) * value, length: hex[0].length };
  }
  const plain = decimal.exec(text);
  if (plain) {
    const [whole, fraction = ''] = plain[2].split('.');
    const digits = BigInt(`${whole}${fraction}`);
    const exponent = Number(plain[3] ?? 0) - fraction.length;
    const magnitude = whole.replace(/^0+/, '').length + fraction.length + exponent;
    let value: number;
    if (digits === 0n || magnitude < -400 - fraction.length) value = 0;
    else if (magnitude > 400 + whole.length) value = Number.POSITIVE_INFINITY;
    else if (exponent >= 0) value = nearest(digits * 10n ** BigInt(exponent), 1n);
    else value = nearest(digits, 10n ** BigInt(-exponent));
    return { value: sign(plain[1]) * value, length: plain[0].length };
  }
  const named = special.exec(text);
  if (named) {
    const value = named[2][0].toLowerCase() === 'i' ? Number.POSITIVE_INFINITY : Number.NaN;
    return { value: sign(named[1]) * value, length: named[0].length };
  }
  return { value: 0, length: 0 };
}

function clamp(exponent: number): number {
  return Math.max(-MAXIMUM_EXPONENT, Math.min(MAXIMUM_EXPONENT, exponent));
}
