/** What stands in memory, as its type means it: in one line of text, and in parts. */
import { statusName } from '../../abi/status.gen.ts';
import { KiIrqlName } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readLong, readLonglong, readUchar, readUlong, readUshort } from '../../rings/memory.ts';
import { attempt, peekUnicodeString } from '../read.ts';
import { routineName } from '../symbols.ts';
import { address, hexDigits } from '../text.ts';
import { bareType, type KdImageVariables, type KdType, type KdTyped, typeBytes, typeText } from './table.ts';

/** A variable, a member or an element as a debugger lists it. */
export interface KdShown {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  /** Where it stands, and what it is: what its parts are asked for with. */
  readonly place: KdTyped;
  readonly hasParts: boolean;
  /** Of a variable, the source line that declares it. */
  readonly line?: number;
}

const UNREADABLE = '????';
/** So many elements of an array are listed. */
const MOST_ELEMENTS = 100;
const LONGEST_TEXT = 64;
const MOST_MEMBERS = 200;

/** The names that a type goes by, outermost first: what it was declared with says more than what it is. */
function names(table: KdImageVariables, index: number): string[] {
  const found: string[] = [];
  let type = table.types[index];
  while (type.kind === 'named') {
    found.push(type.name);
    type = table.types[type.type];
  }
  if ('name' in type) found.push(type.name);
  return found;
}

const NUMBER_LIMIT = 10n;

/** Small numbers look alike in all notations. */
function numberText(value: bigint, bytes: number): string {
  if (value > -NUMBER_LIMIT && value < NUMBER_LIMIT) return String(value);
  return `${value} (0x${BigInt.asUintN(8 * bytes, value).toString(16)})`;
}

function quoted(codes: readonly number[], wide: boolean): string {
  const end = codes.indexOf(0);
  const text = (end < 0 ? codes : codes.slice(0, end))
    .map((code) => (code < 0x20 || code === 0x7f ? `\\x${hexDigits(code, 2)}` : String.fromCharCode(code)))
    .join('');
  return `${wide ? 'L' : ''}"${text}"${end < 0 ? '…' : ''}`;
}

function textAt(va: Pointer, wide: boolean, most: number): string {
  const codes: number[] = [];
  for (let i = 0; i < Math.min(most, LONGEST_TEXT); i++) {
    const code = attempt(() => (wide ? readUshort((va + 2 * i) | 0) : readUchar((va + i) | 0)), undefined);
    if (code === undefined) return codes.length > 0 ? quoted(codes, wide) : UNREADABLE;
    codes.push(code);
    if (code === 0) break;
  }
  return quoted(codes, wide);
}

/** 1 or 2 for a character that text is made of; UCHAR is a number. */
function characterBytes(table: KdImageVariables, index: number): 0 | 1 | 2 {
  const type = bareType(table, index);
  if (type.kind !== 'scalar') return 0;
  const wide = names(table, index).some((name) => /^(?:WCHAR|wchar_t|TCHAR)$/.test(name)) && type.bytes === 2;
  if (wide) return 2;
  return type.encoding === 'character' && type.bytes === 1 && !/unsigned/.test(type.name) ? 1 : 0;
}

function raw(va: Pointer, bytes: number, signed: boolean): bigint {
  switch (bytes) {
    case 1:
      return signed ? BigInt((readUchar(va) << 24) >> 24) : BigInt(readUchar(va));
    case 2:
      return signed ? BigInt((readUshort(va) << 16) >> 16) : BigInt(readUshort(va));
    case 8:
      return signed ? readLonglong(va) : BigInt.asUintN(64, readLonglong(va));
    default:
      return signed ? BigInt(readLong(va)) : BigInt(readUlong(va));
  }
}

/** What a variable of a whole number's type holds; undefined for others, and where nothing can be read. */
export function wholeNumber({ table, type, at }: KdTyped): number | undefined {
  const scalar = bareType(table, type);
  if (scalar.kind !== 'scalar' || scalar.encoding === 'float') return undefined;
  return attempt(() => Number(raw(at, scalar.bytes, scalar.encoding === 'signed')), undefined);
}

function floatText(va: Pointer, bytes: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, raw(va, bytes, false));
  return String(bytes === 4 ? view.getFloat32(4) : view.getFloat64(0));
}

function scalarText({ table, type: index, at, bits }: KdTyped, type: KdType & { kind: 'scalar' }): string {
  const known = names(table, index);
  const signed = type.encoding === 'signed' || (type.encoding === 'character' && !/unsigned/.test(type.name));
  let value = raw(at, type.bytes, signed && !bits);
  if (bits) {
    const [first, count] = bits;
    value = BigInt.asUintN(count, value >> BigInt(first));
    if (signed) value = BigInt.asIntN(count, value);
  }
  if (type.encoding === 'float') return floatText(at, type.bytes);
  if (type.encoding === 'boolean' || known.some((name) => /^BOOL(?:EAN)?$/.test(name)))
    return value === 0n ? 'FALSE' : value === 1n ? 'TRUE' : numberText(value, type.bytes);
  if (known.some((name) => name === 'NTSTATUS')) {
    const name = statusName(Number(value));
    const digits = `0x${address(Number(value))}`;
    return name.startsWith('0x') ? digits : `${name} (${digits})`;
  }
  if (known.includes('KPROCESSOR_MODE')) return `${value === 0n ? 'KernelMode' : 'UserMode'} (${value})`;
  if (known.includes('KIRQL')) return `${value} (${KiIrqlName(Number(value))})`;
  const width = characterBytes(table, index);
  if (width && value >= 0x20n) return `${quoted([Number(value), 0], width === 2).replaceAll('"', "'")} (${value})`;
  return numberText(value, type.bytes);
}

function pointerText({ table, at }: KdTyped, type: KdType & { kind: 'pointer' }): string {
  const value = readLong(at);
  if (value === 0) return 'NULL';
  const target = bareType(table, type.to);
  if (target.kind === 'routine') return `0x${address(value)} ${routineName(value, at < 0 ? 0 : 3)}`.trimEnd();
  const width = characterBytes(table, type.to);
  return `0x${address(value)}${width ? ` ${textAt(value, width === 2, LONGEST_TEXT)}` : ''}`;
}

function structureText({ table, type, at }: KdTyped): string {
  const known = names(table, type);
  const is = (name: string): boolean => known.some((one) => one === name || one === `_${name}`);
  if (is('UNICODE_STRING')) {
    const text = peekUnicodeString(at);
    return text === undefined ? UNREADABLE : `"${text}"`;
  }
  if (is('LARGE_INTEGER')) return numberText(readLonglong(at), 8);
  if (is('ULARGE_INTEGER')) return numberText(BigInt.asUintN(64, readLonglong(at)), 8);
  if (is('LIST_ENTRY') && readLong(at) === at) return '{an empty list}';
  return '';
}

/** So long is the text that stands for a structure or an array. */
const LONGEST_PREVIEW = 72;
const DEEPEST_PREVIEW = 2;

/** `{Count=3, Last=NULL, …}`: as much of what it is made of as one line holds. */
function preview(place: KdTyped, deep: number): string {
  if (deep >= DEEPEST_PREVIEW) return '{…}';
  const isArray = bareType(place.table, place.type).kind === 'array';
  let text = '';
  for (const { name, place: part } of partsOf(place, deep + 1)) {
    const next = `${text === '' ? '' : ', '}${isArray ? '' : `${name}=`}${valueText(part, deep + 1)}`;
    if (text.length + next.length > LONGEST_PREVIEW) return `{${text}${text === '' ? '…' : ', …'}}`;
    text += next;
  }
  return `{${text}}`;
}

/** One line; never faults. `deep`: within so many others that are shown in that line. */
export function valueText(place: KdTyped, deep = 0): string {
  const { table, type: index, at } = place;
  return attempt(() => {
    const type = bareType(table, index);
    switch (type.kind) {
      case 'scalar':
        return scalarText(place, type);
      case 'pointer':
        return pointerText(place, type);
      case 'enumeration': {
        const value = Number(raw(at, type.bytes, true));
        const name = type.values.find(([, number]) => number === value)?.[0];
        return name ? `${name} (${value})` : String(value);
      }
      case 'array': {
        const width = characterBytes(table, type.of);
        return width ? textAt(at, width === 2, type.count) : preview(place, deep);
      }
      case 'structure':
        return structureText(place) || preview(place, deep);
      default:
        return '';
    }
  }, UNREADABLE);
}

function shown(name: string, place: KdTyped, deep = 0): KdShown {
  const { table, type } = place;
  return { name, value: valueText(place, deep), type: typeText(table, type), place, hasParts: hasParts(place) };
}

function hasParts({ table, type: index, at }: KdTyped): boolean {
  const type = bareType(table, index);
  if (type.kind === 'structure') return type.members.length > 0;
  if (type.kind === 'array') return type.count > 0;
  if (type.kind !== 'pointer') return false;
  const target = bareType(table, type.to);
  return (
    target.kind !== 'void' &&
    target.kind !== 'routine' &&
    typeBytes(table, type.to) > 0 &&
    attempt(() => readLong(at), 0) !== 0
  );
}

/** The members of a structure, those of its nameless parts among them. */
function members(place: KdTyped, type: KdType & { kind: 'structure' }, deep: number): KdShown[] {
  const { table, at } = place;
  return type.members.flatMap((member): KdShown[] => {
    const bits = member.bits && { bits: member.bits };
    const part = { table, type: member.type, at: (at + member.offset) | 0, ...bits };
    const inner = bareType(table, member.type);
    if (member.name === '' && inner.kind === 'structure') return members(part, inner, deep);
    return member.name === '' ? [] : [shown(member.name, part, deep)];
  });
}

/** What a structure, an array or a pointer's target is made of. */
export function partsOf(place: KdTyped, deep = 0): KdShown[] {
  const { table, at } = place;
  const type = bareType(table, place.type);
  if (type.kind === 'structure') return members(place, type, deep).slice(0, MOST_MEMBERS);
  if (type.kind === 'array') {
    const bytes = typeBytes(table, type.of);
    const count = Math.min(type.count, MOST_ELEMENTS);
    return Array.from({ length: count }, (_, i) =>
      shown(`[${i}]`, { table, type: type.of, at: (at + i * bytes) | 0 }, deep),
    );
  }
  if (type.kind !== 'pointer' || !hasParts(place)) return [];
  const target = { table, type: type.to, at: readLong(at) };
  return bareType(table, type.to).kind === 'structure' ? partsOf(target) : [shown('*', target)];
}

export { shown as shownAs };
