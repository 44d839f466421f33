/** Structures by name, and their bytes as `dt` prints them. */
import { structureTypes } from '../abi/types.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, readUchar, readUlong, readUshort } from '../rings/memory.ts';
import { attempt, peekUnicodeString } from './read.ts';
import { routineName } from './symbols.ts';
import { address, hexDigits, printable, wildcard } from './text.ts';

export interface TypeField {
  readonly name: string;
  readonly offset: number;
  readonly type: string;
}

export interface StructureType {
  /** Without its leading underscore; `A::Member` is a nameless one within `A`. */
  readonly name: string;
  readonly size: number;
  readonly fields: readonly TypeField[];
}

const UNREADABLE = '????';

function structure(name: string): StructureType | undefined {
  if (!Object.hasOwn(structureTypes, name)) return undefined;
  const [size, ...lines] = structureTypes[name];
  const fields = lines.map((line) => {
    const [offset, field, ...type] = line.split(' ');
    return { name: field, offset: Number(offset), type: type.join(' ') };
  });
  return { name, size, fields };
}

/** `nt!_IRP`, `_IRP`, `IRP` and `PIRP` are one type. */
export function findType(text: string): StructureType | undefined {
  const name = text.replace(/^[\w]+!/, '').replace(/^(?:struct|union) /, '');
  const bare = name.replace(/^_(?=\w)/, '');
  const exact = structure(bare) ?? structure(name);
  if (exact) return exact;
  const upper = bare.toUpperCase();
  return structure(upper) ?? (upper.startsWith('P') ? structure(upper.slice(1)) : undefined);
}

/** `_IRP` */
export const tagName = ({ name }: StructureType): string => (/^[a-z]/.test(name) ? name : `_${name}`);

export function matchingTypes(pattern: string): StructureType[] {
  const name = pattern.replace(/^[\w*]+!/, '').replace(/^_/, '');
  const matches = wildcard(name);
  return Object.keys(structureTypes)
    .filter((type) => !type.includes('::') && matches(type))
    .flatMap((type) => structure(type) ?? []);
}

const shownType = (type: string): string => type.replace(/\w+(?:::\w+)+/, '__unnamed');

const SCALARS: Readonly<Record<string, (va: Pointer) => string>> = {
  Char: (va) => character(readUchar(va), (readUchar(va) << 24) >> 24),
  UChar: (va) => character(readUchar(va), readUchar(va)),
  Bool: (va) => String(readUchar(va)),
  Int2B: (va) => `0n${(readUshort(va) << 16) >> 16}`,
  Uint2B: (va) => `0x${hexDigits(readUshort(va))}`,
  Int4B: (va) => `0n${readLong(va)}`,
  Uint4B: (va) => `0x${hexDigits(readLong(va))}`,
  Int8B: (va) => `0n${readLonglong(va)}`,
  Uint8B: (va) => `0x${BigInt.asUintN(64, readLonglong(va)).toString(16)}`,
};

const character = (code: number, value: number): string =>
  `${value < 0 ? `-${-value}` : `0x${hexDigits(value)}`} '${code === 0 ? '' : printable(code)}'`;

function pointerText(type: string, va: Pointer): string {
  const value = readLong(va);
  const target = type.slice('Ptr32 '.length);
  const isRoutine = type.startsWith('Ptr32     ');
  if (value === 0) return '(null) ';
  if (!isRoutine) return `0x${address(value)} ${target}`;
  return `0x${address(value)} ${target} ${routineName(value)}`.trimEnd();
}

function structureText(type: string, va: Pointer): string {
  const bare = type.replace(/^_/, '');
  if (bare === 'UNICODE_STRING') {
    const text = peekUnicodeString(va);
    return `${type} ${text === undefined ? UNREADABLE : `"${text}"`}`;
  }
  if (bare === 'LIST_ENTRY') return `${type} [ 0x${address(readLong(va))} - 0x${address(readLong((va + 4) | 0))} ]`;
  if (bare === 'LARGE_INTEGER' || bare === 'ULARGE_INTEGER')
    return `${type} 0x${BigInt.asUintN(64, readLonglong(va)).toString(16)}`;
  return findType(bare) ? shownType(type) : `0x${hexDigits(readUlong(va))} (${type})`;
}

function bitsText(type: string, va: Pointer): string {
  const [, first, width] = (/^Pos (\d+), (\d+) Bit/.exec(type) ?? []).map(Number);
  const bits = (readUlong(va) >>> first) & (2 ** width - 1);
  return width > 8 ? `0x${hexDigits(bits)}` : `0y${bits.toString(2).padStart(width, '0')}`;
}

/** What stands at `va`, seen as a field of `type`; never faults. */
export function valueText(type: string, va: Pointer): string {
  return attempt(() => {
    const array = /^((?:\[\d*\] ?)+)(.*)$/.exec(type);
    if (array) return `${array[1].trim()} ${valueText(array[2], va)}`;
    if (type.startsWith('Ptr32')) return pointerText(type, va);
    if (type.startsWith('Pos ')) return bitsText(type, va);
    if (Object.hasOwn(SCALARS, type)) return SCALARS[type](va);
    return structureText(type, va);
  }, UNREADABLE);
}

/** What a field is, without an address to look at. */
export const fieldTypeText = (type: string): string => shownType(type).trimEnd();

/** The structure that a field holds, when its type is one. */
export function nestedType({ type }: TypeField): StructureType | undefined {
  if (type.startsWith('Ptr32') || type.startsWith('Pos ')) return undefined;
  const name = type.replace(/^(?:\[\d*\] ?)+/, '');
  return structure(name.replace(/^_/, ''));
}
