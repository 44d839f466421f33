/**
 * The formatting engine behind DbgPrint, printf, wprintf, wsprintf, the safe string routines and FormatMessage: Microsoft's format
 * specifications, `%[flags][width][.precision][size]type`.
 *
 * - flags `- + 0 # space`; width and precision as digits or `*`
 * - sizes `hh h l ll w I I32 I64 L j z t`
 * - types `d i u o x X c C s S Z p e E f F g G a A n %`
 *
 * In wide formats `%s` and `%c` take wide text and `%S` and `%C` narrow text; in narrow formats it is the other way round; a size of `h` or
 * `l`/`w` decides for itself. `%Z` takes an ANSI_STRING, `%wZ` a UNICODE_STRING. `%p` is eight upper-case digits. A character that is no type
 * prints itself. `%n` stores nothing, as in every C runtime of today. Zero padding applies to text too, as Microsoft's does.
 *
 * Not modelled: locale (the decimal point is a point, the ANSI code page is the first 256 code points).
 *
 * @see Format specification syntax: printf and wprintf functions
 */
import { spendForEach, spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readDouble, readLong, readLonglong, readUchar, readUshort } from '../rings/memory.ts';
import { collectText } from '../rings/text.ts';
import { fixedText, generalText, hexadecimalText, isNegative, nonFiniteText, scientificText } from './format-float.ts';

/** Where conversions take their arguments from, in order. */
export interface FormatArguments {
  long(): number;
  longlong(): bigint;
  double(): number;
}

export interface FormatOptions {
  /** The kernel's own printing knows no floating point: such a conversion takes its argument and prints nothing. */
  readonly floats?: boolean;
  /** Output beyond this many characters is dropped. */
  readonly limit?: number;
}

/** clang's argument buffer for variadic calls: each argument aligned to its size. */
export class VarargReader implements FormatArguments {
  private at: Pointer;
  constructor(buffer: Pointer) {
    this.at = buffer;
  }
  long(): number {
    const va = (this.at + 3) & ~3;
    this.at = (va + 4) | 0;
    return readLong(va);
  }
  longlong(): bigint {
    const va = (this.at + 7) & ~7;
    this.at = (va + 8) | 0;
    return readLonglong(va);
  }
  double(): number {
    const va = (this.at + 7) & ~7;
    this.at = (va + 8) | 0;
    return readDouble(va);
  }
}

interface Specification {
  left: boolean;
  plus: boolean;
  space: boolean;
  alternate: boolean;
  zero: boolean;
  width: number;
  /** -1: none given. */
  precision: number;
  size: string;
  type: string;
}

/** Fuel for one conversion, besides that for its characters. */
const CONVERSION_FUEL = 300;
const DEFAULT_LIMIT = 0x100000;
/** Microsoft's bound for the digits of an integer; larger precisions are cut to it. */
const MAXIMUM_INTEGER_PRECISION = 512;
/** No double has more significant decimal digits than this behind the point. */
const MAXIMUM_FLOAT_PRECISION = 1100;
const NULL_TEXT = '(null)';

/** Longest first: `I64` before `I`, `ll` before `l`. */
const SIZES = ['I64', 'I32', 'hh', 'll', 'h', 'l', 'w', 'I', 'L', 'j', 'z', 't'];
const QUAD_SIZES = new Set(['ll', 'I64', 'j', 'L']);
const WIDE_SIZES = new Set(['l', 'w', 'll']);

/** Parses the specification behind the `%` at `from - 1`; `next` is where the format goes on, -1 when the format ends in it. */
function parse(format: string, from: number, args: FormatArguments): { spec: Specification; next: number } {
  let at = from;
  const spec: Specification = {
    left: false,
    plus: false,
    space: false,
    alternate: false,
    zero: false,
    width: 0,
    precision: -1,
    size: '',
    type: '',
  };
  for (; ; at++) {
    const c = format[at];
    if (c === '-') spec.left = true;
    else if (c === '+') spec.plus = true;
    else if (c === ' ') spec.space = true;
    else if (c === '#') spec.alternate = true;
    else if (c === '0') spec.zero = true;
    else break;
  }
  const number = (): number => {
    let value = 0;
    while (format[at] >= '0' && format[at] <= '9') value = Math.min(value * 10 + Number(format[at++]), 0x7fffffff);
    return value;
  };
  if (format[at] === '*') {
    at++;
    spec.width = args.long();
    if (spec.width < 0) {
      spec.left = true;
      spec.width = -spec.width;
    }
  } else spec.width = number();
  if (format[at] === '.') {
    at++;
    if (format[at] === '*') {
      at++;
      spec.precision = Math.max(args.long(), -1);
    } else spec.precision = number();
  }
  spec.size = SIZES.find((size) => format.startsWith(size, at)) ?? '';
  at += spec.size.length;
  if (at >= format.length) return { spec, next: -1 };
  spec.type = format[at];
  return { spec, next: at + 1 };
}

/** Pads `prefix + body` to the width: spaces outside, zeros between the two. */
function pad(spec: Specification, prefix: string, body: string, limit: number): string {
  const missing = Math.min(spec.width, limit) - prefix.length - body.length;
  if (missing <= 0) return prefix + body;
  if (spec.left) return prefix + body + ' '.repeat(missing);
  if (spec.zero) return prefix + '0'.repeat(missing) + body;
  return ' '.repeat(missing) + prefix + body;
}

function signPrefix(spec: Specification, negative: boolean): string {
  if (negative) return '-';
  if (spec.plus) return '+';
  return spec.space ? ' ' : '';
}

/** The digits of an unsigned 32-bit or 64-bit value. */
function digitsOf(spec: Specification, args: FormatArguments, radix: number): string {
  if (QUAD_SIZES.has(spec.size)) return BigInt.asUintN(64, args.longlong()).toString(radix);
  const value = args.long();
  if (spec.size === 'h') return (value & 0xffff).toString(radix);
  if (spec.size === 'hh') return (value & 0xff).toString(radix);
  return (value >>> 0).toString(radix);
}

function signedDigits(spec: Specification, args: FormatArguments): { digits: string; negative: boolean } {
  if (QUAD_SIZES.has(spec.size)) {
    const value = BigInt.asIntN(64, args.longlong());
    return { digits: (value < 0n ? -value : value).toString(), negative: value < 0n };
  }
  let value = args.long();
  if (spec.size === 'h') value = (value << 16) >> 16;
  else if (spec.size === 'hh') value = (value << 24) >> 24;
  return { digits: Math.abs(value).toString(), negative: value < 0 };
}

function integer(spec: Specification, prefix: string, digits: string, limit: number): string {
  let body = digits;
  if (spec.precision >= 0) {
    // A precision switches zero padding off, and zero with precision zero has no digits at all.
    spec.zero = false;
    body = body === '0' ? '' : body;
    body = body.padStart(Math.min(spec.precision, MAXIMUM_INTEGER_PRECISION), '0');
  }
  if (spec.type === 'o' && spec.alternate && !body.startsWith('0')) body = `0${body}`;
  return pad(spec, prefix, body, limit);
}

function float(spec: Specification, value: number, limit: number): string {
  const kind = spec.type.toLowerCase();
  const upper = spec.type !== kind;
  let prefix = signPrefix(spec, isNegative(value));
  let body: string;
  if (!Number.isFinite(value)) {
    spec.zero = false;
    body = nonFiniteText(value);
  } else if (kind === 'a') {
    prefix += upper ? '0X' : '0x';
    const precision = spec.precision < 0 ? 13 : Math.min(spec.precision, MAXIMUM_FLOAT_PRECISION);
    body = hexadecimalText(value, precision, spec.alternate);
  } else {
    const precision = spec.precision < 0 ? 6 : Math.min(spec.precision, MAXIMUM_FLOAT_PRECISION);
    if (kind === 'f') body = fixedText(value, precision, spec.alternate);
    else if (kind === 'e') body = scientificText(value, precision, spec.alternate);
    else body = generalText(value, precision, spec.alternate);
  }
  return pad(spec, prefix, upper ? body.toUpperCase() : body, limit);
}

/** Whether a text conversion takes 16-bit characters. */
function takesWide(spec: Specification, wide: boolean): boolean {
  if (WIDE_SIZES.has(spec.size)) return true;
  if (spec.size === 'h' || spec.size === 'hh') return false;
  return spec.type === 'C' || spec.type === 'S' ? !wide : wide;
}

/** Reads at most `limit` characters; stops at the terminator, so nothing behind it is touched. */
function readText(va: Pointer, wideSource: boolean, limit: number): string {
  return collectText(limit, (i) => (wideSource ? readUshort((va + 2 * i) | 0) : readUchar((va + i) | 0)));
}

function readCounted(va: Pointer, wideSource: boolean, limit: number): string {
  const buffer = va === 0 ? 0 : readLong((va + 4) | 0);
  if (buffer === 0) return NULL_TEXT;
  const bytes = readUshort(va);
  const count = Math.min(wideSource ? bytes >> 1 : bytes, limit);
  const unit = (i: number): number => (wideSource ? readUshort((buffer + 2 * i) | 0) : readUchar((buffer + i) | 0));
  return collectText(count, unit, -1);
}

/** What 16-bit text becomes in narrow output. */
function narrow(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) result += text.charCodeAt(i) < 0x100 ? text[i] : '?';
  return result;
}

function convert(spec: Specification, wide: boolean, args: FormatArguments, options: FormatOptions): string {
  const limit = options.limit ?? DEFAULT_LIMIT;
  const encode = (text: string): string => (wide ? text : narrow(text));
  switch (spec.type) {
    case 'd':
    case 'i': {
      const { digits, negative } = signedDigits(spec, args);
      return integer(spec, signPrefix(spec, negative), digits, limit);
    }
    case 'u':
      return integer(spec, '', digitsOf(spec, args, 10), limit);
    case 'o':
      return integer(spec, '', digitsOf(spec, args, 8), limit);
    case 'x':
    case 'X': {
      const digits = digitsOf(spec, args, 16);
      const prefix = spec.alternate && digits !== '0' ? `0${spec.type}` : '';
      return integer(spec, prefix, spec.type === 'X' ? digits.toUpperCase() : digits, limit);
    }
    case 'p': {
      const value = args.long() >>> 0;
      const prefix = spec.alternate && value !== 0 ? '0X' : '';
      spec.precision = 8;
      return integer(spec, prefix, value.toString(16).toUpperCase(), limit);
    }
    case 'c':
    case 'C': {
      const value = args.long();
      const unit = takesWide(spec, wide) ? value & 0xffff : value & 0xff;
      return pad(spec, '', encode(String.fromCharCode(unit)), limit);
    }
    case 's':
    case 'S': {
      const va = args.long();
      const most = spec.precision < 0 ? limit : Math.min(spec.precision, limit);
      const text = va === 0 ? NULL_TEXT.slice(0, most) : readText(va, takesWide(spec, wide), most);
      return pad(spec, '', encode(text), limit);
    }
    case 'Z':
      return pad(spec, '', encode(readCounted(args.long(), WIDE_SIZES.has(spec.size), limit)), limit);
    case 'n':
      args.long();
      return '';
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'a':
    case 'A': {
      const value = args.double();
      return options.floats === false ? '' : float(spec, value, limit);
    }
    default:
      return spec.type;
  }
}

/** Formats with arguments from any source. */
export function formatFrom(format: string, wide: boolean, args: FormatArguments, options: FormatOptions = {}): string {
  const limit = options.limit ?? DEFAULT_LIMIT;
  let result = '';
  let at = 0;
  while (at < format.length && result.length < limit) {
    const percent = format.indexOf('%', at);
    if (percent < 0) {
      result += format.slice(at);
      break;
    }
    result += format.slice(at, percent);
    const { spec, next } = parse(format, percent + 1, args);
    if (next < 0) break;
    spendFuel(CONVERSION_FUEL);
    const text = convert(spec, wide, args, options);
    spendForEach(text.length);
    result += text;
    at = next;
  }
  return result.length > limit ? result.slice(0, limit) : result;
}

/**
 * Formats with the arguments of a variadic call.
 * @param wide the rules (and characters) of wprintf rather than printf
 * @param args the argument buffer
 */
export function formatArguments(format: string, wide: boolean, args: Pointer, options: FormatOptions = {}): string {
  return formatFrom(format, wide, new VarargReader(args), options);
}

/** Whether a narrow format converts wide text, which NT does with pageable tables: PASSIVE_LEVEL only. */
export function formatTakesWideText(format: string): boolean {
  return /%[-+ #0]*(\*|\d+)?(\.(\*|\d*))?((l|ll|w)[cCsSZ]|[CS])/.test(format.replaceAll('%%', ''));
}
