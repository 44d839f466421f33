/**
 * DWARF 5's description of functions, variables and types (`.debug_info`, section 7.5 of the standard), as clang and lld write it for WebAssembly: a
 * tree of entries, each with a tag and attributes.
 *
 * Not modelled: other versions, 64-bit DWARF, split DWARF, type units. clang writes none of them for wasm32.
 */
import { ByteReader } from './wasm-file.ts';

export const Tag = {
  ARRAY: 0x01,
  CLASS: 0x02,
  ENUMERATION: 0x04,
  PARAMETER: 0x05,
  BLOCK: 0x0b,
  MEMBER: 0x0d,
  POINTER: 0x0f,
  REFERENCE: 0x10,
  UNIT: 0x11,
  STRUCTURE: 0x13,
  SUBROUTINE_TYPE: 0x15,
  TYPEDEF: 0x16,
  UNION: 0x17,
  INHERITANCE: 0x1c,
  SUBRANGE: 0x21,
  BASE_TYPE: 0x24,
  CONST: 0x26,
  FUNCTION: 0x2e,
  VARIABLE: 0x34,
  VOLATILE: 0x35,
  NAMESPACE: 0x39,
  RVALUE_REFERENCE: 0x42,
} as const;

export const Attribute = {
  LOCATION: 0x02,
  NAME: 0x03,
  BYTE_SIZE: 0x0b,
  LOW: 0x11,
  HIGH: 0x12,
  CONST_VALUE: 0x1c,
  UPPER_BOUND: 0x2f,
  COUNT: 0x37,
  MEMBER_OFFSET: 0x38,
  DECL_LINE: 0x3b,
  DECLARATION: 0x3c,
  ENCODING: 0x3e,
  EXTERNAL: 0x3f,
  SPECIFICATION: 0x47,
  TYPE: 0x49,
  BIT_SIZE: 0x0d,
  BIT_OFFSET: 0x6b,
  STRING_OFFSETS: 0x72,
  ADDRESSES: 0x73,
} as const;

/** A number, a text, or an expression's bytes. */
export type Value = number | string | Uint8Array;

export interface Entry {
  /** Its place in `.debug_info`: what references name. */
  readonly at: number;
  readonly tag: number;
  readonly attributes: ReadonlyMap<number, Value>;
  readonly children: readonly Entry[];
}

export interface InfoSections {
  readonly info: Uint8Array;
  readonly abbreviations: Uint8Array;
  readonly strings: Uint8Array;
  readonly stringOffsets: Uint8Array;
  readonly lineStrings: Uint8Array;
  readonly addresses: Uint8Array;
}

interface Abbreviation {
  readonly tag: number;
  readonly children: boolean;
  readonly attributes: readonly { readonly name: number; readonly form: number; readonly implicit: number }[];
}

const Form = {
  ADDR: 0x01,
  DATA2: 0x05,
  DATA4: 0x06,
  DATA8: 0x07,
  STRING: 0x08,
  BLOCK1: 0x0a,
  DATA1: 0x0b,
  FLAG: 0x0c,
  SDATA: 0x0d,
  STRP: 0x0e,
  UDATA: 0x0f,
  REF4: 0x13,
  SEC_OFFSET: 0x17,
  EXPRLOC: 0x18,
  FLAG_PRESENT: 0x19,
  STRX: 0x1a,
  ADDRX: 0x1b,
  LINE_STRP: 0x1f,
  IMPLICIT: 0x21,
  LOCLISTX: 0x22,
  RNGLISTX: 0x23,
  STRX1: 0x25,
  STRX2: 0x26,
  STRX4: 0x28,
  ADDRX1: 0x29,
  ADDRX2: 0x2a,
} as const;

/** A form that names a text or an address by its number, before the unit's tables are known. */
interface Indirect {
  readonly table: 'string' | 'address';
  readonly index: number;
}

/** Header of a table of offsets or addresses: unit length, version, two more bytes. */
const TABLE_HEADER = 8;

/** The units of the section, in order. */
export function readUnits(sections: InfoSections): Entry[] {
  const units: Entry[] = [];
  const reader = new ByteReader(sections.info);
  const known = new Map<number, Map<number, Abbreviation>>();
  while (!reader.done) {
    const start = reader.at;
    const end = reader.word() + reader.at;
    const version = reader.u16();
    if (version !== 5) throw new Error(`.debug_info: version ${version} is not expected here`);
    reader.u8(); // type of unit
    reader.u8(); // address size
    const table = reader.word();
    let abbreviations = known.get(table);
    if (!abbreviations) {
      abbreviations = readAbbreviations(new ByteReader(sections.abbreviations.subarray(table)));
      known.set(table, abbreviations);
    }
    const unit = new UnitReader(sections, reader, start, abbreviations).entry();
    if (unit) units.push(unit);
    reader.at = end;
  }
  return units;
}

function readAbbreviations(reader: ByteReader): Map<number, Abbreviation> {
  const table = new Map<number, Abbreviation>();
  for (let code = reader.u32(); code !== 0; code = reader.u32()) {
    const tag = reader.u32();
    const children = reader.u8() !== 0;
    const attributes: { name: number; form: number; implicit: number }[] = [];
    for (;;) {
      const name = reader.u32();
      const form = reader.u32();
      const implicit = form === Form.IMPLICIT ? reader.s32() : 0;
      if (name === 0 && form === 0) break;
      attributes.push({ name, form, implicit });
    }
    table.set(code, { tag, children, attributes });
  }
  return table;
}

class UnitReader {
  private readonly sections: InfoSections;
  private readonly reader: ByteReader;
  private readonly start: number;
  private readonly abbreviations: ReadonlyMap<number, Abbreviation>;
  private stringBase = TABLE_HEADER;
  private addressBase = TABLE_HEADER;

  constructor(
    sections: InfoSections,
    reader: ByteReader,
    start: number,
    abbreviations: ReadonlyMap<number, Abbreviation>,
  ) {
    this.sections = sections;
    this.reader = reader;
    this.start = start;
    this.abbreviations = abbreviations;
  }

  /** Undefined at the end of a list of children. */
  entry(): Entry | undefined {
    const at = this.reader.at;
    const code = this.reader.u32();
    if (code === 0) return undefined;
    const abbreviation = this.abbreviations.get(code);
    if (!abbreviation) throw new Error(`.debug_info: abbreviation ${code} is missing`);
    const raw = abbreviation.attributes.map(({ name, form, implicit }) => ({
      name,
      value: this.value(form, implicit),
    }));
    if (abbreviation.tag === Tag.UNIT) {
      for (const { name, value } of raw) {
        if (name === Attribute.STRING_OFFSETS) this.stringBase = Number(value);
        if (name === Attribute.ADDRESSES) this.addressBase = Number(value);
      }
    }
    const attributes = new Map(raw.map(({ name, value }) => [name, this.resolved(value)] as const));
    const children: Entry[] = [];
    if (abbreviation.children) {
      for (let child = this.entry(); child; child = this.entry()) children.push(child);
    }
    return { at, tag: abbreviation.tag, attributes, children };
  }

  private resolved(value: Value | Indirect): Value {
    if (typeof value !== 'object' || value instanceof Uint8Array) return value;
    if (value.table === 'address') return this.address(value.index);
    const at = this.stringBase + 4 * value.index;
    return textAt(this.sections.strings, wordAt(this.sections.stringOffsets, at));
  }

  private address(index: number): number {
    return wordAt(this.sections.addresses, this.addressBase + 4 * index);
  }

  private value(form: number, implicit: number): Value | Indirect {
    const { reader, sections } = this;
    switch (form) {
      case Form.ADDR:
      case Form.DATA4:
      case Form.SEC_OFFSET:
        return reader.word();
      case Form.DATA1:
      case Form.FLAG:
        return reader.u8();
      case Form.DATA2:
        return reader.u16();
      case Form.DATA8: {
        const low = reader.word();
        return low + reader.word() * 2 ** 32;
      }
      case Form.SDATA:
        return reader.s32();
      case Form.UDATA:
      case Form.RNGLISTX:
      case Form.LOCLISTX:
        return reader.u32();
      case Form.STRING:
        return reader.zeroEnded();
      case Form.STRP:
        return textAt(sections.strings, reader.word());
      case Form.LINE_STRP:
        return textAt(sections.lineStrings, reader.word());
      case Form.REF4:
        return this.start + reader.word();
      case Form.BLOCK1:
        return reader.raw(reader.u8());
      case Form.EXPRLOC:
        return reader.raw(reader.u32());
      case Form.FLAG_PRESENT:
        return 1;
      case Form.IMPLICIT:
        return implicit;
      case Form.STRX:
        return { table: 'string', index: reader.u32() };
      case Form.STRX1:
        return { table: 'string', index: reader.u8() };
      case Form.STRX2:
        return { table: 'string', index: reader.u16() };
      case Form.STRX4:
        return { table: 'string', index: reader.word() };
      case Form.ADDRX:
        return { table: 'address', index: reader.u32() };
      case Form.ADDRX1:
        return { table: 'address', index: reader.u8() };
      case Form.ADDRX2:
        return { table: 'address', index: reader.u16() };
      default:
        throw new Error(`.debug_info: form 0x${form.toString(16)} is not expected here`);
    }
  }
}

const textAt = (table: Uint8Array, at: number): string => new ByteReader(table.subarray(at)).zeroEnded();

const wordAt = (table: Uint8Array, at: number): number => new ByteReader(table.subarray(at, at + 4)).word();

export const text = (entry: Entry, attribute: number): string => {
  const value = entry.attributes.get(attribute);
  return typeof value === 'string' ? value : '';
};

/** Undefined where the attribute is missing, or is no number. */
export const number = (entry: Entry, attribute: number): number | undefined => {
  const value = entry.attributes.get(attribute);
  return typeof value === 'number' ? value : undefined;
};
