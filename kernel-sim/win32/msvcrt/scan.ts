/**
 * Formatted input: fields of a text by a format, as scanf reads them.
 *
 * `%[*][width][size]type` with d i u o x X p, e f g a, c C s S, [set], n. Sizes hh h l ll I64 w L. The checked family takes a size behind each
 * buffer argument. Not modelled: positional arguments.
 */
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readLong, writeLong, writeLonglong, writeUchar, writeUshort } from '../../rings/user-memory.ts';
import { unitToAnsi } from '../ntdll/code-page.ts';
import { parseDouble } from './parse-number.ts';

/** Characters one at a time, with one that can be given back. */
export interface ScanSource {
  /** -1 at the end. */
  next(): Kernel<number>;
  back(c: number): void;
}

export class TextSource implements ScanSource {
  private at = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  *next(): Kernel<number> {
    return this.at < this.text.length ? this.text.charCodeAt(this.at++) : -1;
  }
  back(c: number): void {
    if (c >= 0) this.at--;
  }
}

const isBlank = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);
const EOF = -1;
const floats = new DataView(new ArrayBuffer(8));

interface Field {
  readonly skip: boolean;
  readonly width: number;
  readonly size: string;
  readonly type: string;
  /** For `[`: whether a character belongs. */
  readonly accepts: (c: string) => boolean;
}

/** The set between `[` and `]`: ranges, and `^` for all others. */
function parseSet(set: string): (c: string) => boolean {
  const inverted = set.startsWith('^');
  const body = inverted ? set.slice(1) : set;
  const members = new Set<string>();
  for (let i = 0; i < body.length; i++) {
    if (body[i + 1] === '-' && i + 2 < body.length) {
      for (let c = body.charCodeAt(i); c <= body.charCodeAt(i + 2); c++) members.add(String.fromCharCode(c));
      i += 2;
    } else members.add(body[i]);
  }
  return (c) => members.has(c) !== inverted;
}

function parseField(format: string, from: number): { field: Field; next: number } | undefined {
  const match = /^(\*?)(\d*)(hh|h|ll|l|I64|I32|w|L|j|z|t)?(\[\^?\]?[^\]]*\]|.)/s.exec(format.slice(from));
  if (!match) return undefined;
  const [whole, star, width, size = '', type] = match;
  const isSet = type.startsWith('[') && type.length > 1;
  const field = {
    skip: star === '*',
    width: width === '' ? Number.POSITIVE_INFINITY : Number(width),
    size,
    type: isSet ? '[' : type,
    accepts: isSet ? parseSet(type.slice(1, -1)) : () => true,
  };
  return { field, next: from + whole.length };
}

/** Reads at most `width` characters as long as `accepts` takes what has been read with the next one. */
function* take(source: ScanSource, width: number, accepts: (text: string, c: string) => boolean): Kernel<string> {
  let text = '';
  while (text.length < width) {
    const c = yield* source.next();
    if (c < 0) break;
    const character = String.fromCharCode(c);
    if (!accepts(text, character)) {
      source.back(c);
      break;
    }
    text += character;
  }
  return text;
}

const bases: Readonly<Record<string, number>> = { d: 10, u: 10, i: 0, o: 8, x: 16, X: 16, p: 16 };

/** Whether `text` can be the beginning of an integer in this base. */
function integerPrefix(text: string, base: number): boolean {
  if (base === 0) return /^[+-]?(0[xX][0-9a-fA-F]*|0[0-7]*|[1-9]\d*)?$/.test(text);
  if (base === 16) return /^[+-]?(0[xX])?[0-9a-fA-F]*$/.test(text);
  return base === 8 ? /^[+-]?[0-7]*$/.test(text) : /^[+-]?\d*$/.test(text);
}

function integerValue(text: string, base: number): bigint | undefined {
  const negative = text.startsWith('-');
  const plain = text.replace(/^[+-]/, '');
  const digits = plain.replace(/^0[xX]/, '');
  if (digits === '') return plain === '' ? undefined : 0n;
  const hex = base === 16 || /^0[xX]/.test(plain);
  const octal = base === 8 || (base === 0 && !hex && plain.startsWith('0'));
  const value = BigInt(hex ? `0x${digits}` : octal ? `0o${digits}` : digits);
  return negative ? -value : value;
}

const floatPrefix =
  /^[+-]?(\d*\.?\d*([eE][+-]?\d*)?|0[xX][0-9a-fA-F]*\.?[0-9a-fA-F]*([pP][+-]?\d*)?|i(n(f(i(n(i(t(y)?)?)?)?)?)?)?|n(a(n)?)?)$/i;

/**
 * Reads fields into the places that `args` points to.
 * @param wide the format is one of wscanf's: %s and %c take wide text
 * @param sizes the checked family
 * @returns how many fields were stored; EOF when the input ended before the first
 */
export function* scan(
  source: ScanSource,
  format: string,
  wide: boolean,
  args: Pointer,
  sizes: boolean,
): Kernel<number> {
  let argument = (args + 3) & ~3;
  const nextArgument = (): number => {
    const value = readLong(argument);
    argument += 4;
    return value;
  };
  let stored = 0;
  let read = 0;
  const counting: ScanSource = {
    *next() {
      const c = yield* source.next();
      if (c >= 0) read++;
      return c;
    },
    back(c) {
      if (c >= 0) read--;
      source.back(c);
    },
  };
  const skipBlanks = function* (): Kernel<number> {
    for (;;) {
      const c = yield* counting.next();
      if (!isBlank(c)) {
        counting.back(c);
        return c;
      }
    }
  };
  for (let at = 0; at < format.length; ) {
    const c = format[at++];
    if (isBlank(c.charCodeAt(0))) {
      yield* skipBlanks();
      continue;
    }
    const parsed = c === '%' ? parseField(format, at) : undefined;
    if (!parsed || parsed.field.type === '%') {
      if (parsed) {
        at = parsed.next;
        yield* skipBlanks();
      }
      const got = yield* counting.next();
      if (got === c.charCodeAt(0)) continue;
      counting.back(got);
      return got < 0 && stored === 0 ? EOF : stored;
    }
    const { field } = parsed;
    at = parsed.next;
    if (field.type === 'n') {
      if (!field.skip) writeLong(nextArgument(), read);
      continue;
    }
    if (field.type !== 'c' && field.type !== 'C' && field.type !== '[' && (yield* skipBlanks()) < 0) {
      return stored === 0 ? EOF : stored;
    }
    const done = yield* readField(counting, field, wide, sizes, nextArgument);
    if (done === 'end') return stored === 0 ? EOF : stored;
    if (done === 'mismatch') return stored;
    if (!field.skip) stored++;
  }
  return stored;
}

function* readField(
  source: ScanSource,
  field: Field,
  wide: boolean,
  sizes: boolean,
  nextArgument: () => number,
): Kernel<'stored' | 'mismatch' | 'end'> {
  const { type, size, width } = field;
  if (type in bases) {
    const base = bases[type];
    const text = yield* take(source, width, (before, c) => integerPrefix(before + c, base));
    const value = integerValue(text, base);
    if (value === undefined) return 'mismatch';
    if (!field.skip) storeInteger(nextArgument(), size, value);
    return 'stored';
  }
  if ('aAeEfFgG'.includes(type)) {
    const text = yield* take(source, width, (before, c) => floatPrefix.test(before + c));
    const { value, length } = parseDouble(text);
    if (length === 0) return 'mismatch';
    if (!field.skip) storeFloat(nextArgument(), size, value);
    return 'stored';
  }
  if (!'cCsS['.includes(type)) return 'mismatch';
  const wideTarget = size === 'l' || size === 'w' || (size !== 'h' && wide !== (type === 'C' || type === 'S'));
  const character = type === 'c' || type === 'C';
  const count = character && width === Number.POSITIVE_INFINITY ? 1 : width;
  const accepts = character
    ? () => true
    : type === '['
      ? (_: string, c: string) => field.accepts(c)
      : (_: string, c: string) => !isBlank(c.charCodeAt(0));
  const text = yield* take(source, count, accepts);
  if (text === '' || (character && text.length < count)) return text === '' && character ? 'end' : 'mismatch';
  if (field.skip) return 'stored';
  const to = nextArgument();
  const room = sizes ? nextArgument() >>> 0 : Number.POSITIVE_INFINITY;
  const unit = wideTarget ? 2 : 1;
  const put = (i: number, c: number): void =>
    wideTarget ? writeUshort(to + unit * i, c) : writeUchar(to + i, c === 0 ? 0 : Math.max(0, unitToAnsi(c)));
  if (text.length + (character ? 0 : 1) > room) {
    // What does not fit is a failed conversion, with an empty text.
    if (room > 0) put(0, 0);
    return 'mismatch';
  }
  for (let i = 0; i < text.length; i++) put(i, text.charCodeAt(i));
  if (!character) put(text.length, 0);
  return 'stored';
}

function storeInteger(to: Pointer, size: string, value: bigint): void {
  if (size === 'll' || size === 'I64' || size === 'j' || size === 'L') writeLonglong(to, BigInt.asIntN(64, value));
  else if (size === 'h') writeUshort(to, Number(BigInt.asUintN(16, value)));
  else if (size === 'hh') writeUchar(to, Number(BigInt.asUintN(8, value)));
  else writeLong(to, Number(BigInt.asIntN(32, value)));
}

function storeFloat(to: Pointer, size: string, value: number): void {
  if (size === 'l' || size === 'L') {
    floats.setFloat64(0, value, true);
    writeLonglong(to, floats.getBigInt64(0, true));
  } else {
    floats.setFloat32(0, value, true);
    writeLong(to, floats.getInt32(0, true));
  }
}
