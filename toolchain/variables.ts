/**
 * What a debugger needs to show variables: for each function of an image its parameters and locals, the image's globals, and all their types.
 *
 * An image carries none of it: clang takes twice the time to write it down, and nobody wants to wait for that at each Run. When a debugger asks, the
 * lab is built once more, with DWARF: the code is the same to the byte, which is checked. In optimised code a variable has no fixed place, so a
 * free build has no table.
 */
import { type BuildInput, build } from './build.ts';
import { Attribute, type Entry, type InfoSections, number, readUnits, Tag, text } from './dwarf-info.ts';
import { outsideName } from './places.ts';
import { ByteReader, readSections, type Section, SectionId } from './wasm-file.ts';

export type VariableType =
  | { readonly kind: 'scalar'; readonly name: string; readonly bytes: number; readonly encoding: ScalarEncoding }
  | { readonly kind: 'pointer'; readonly to: number }
  | { readonly kind: 'array'; readonly of: number; readonly count: number }
  | { readonly kind: 'named'; readonly name: string; readonly type: number }
  | {
      readonly kind: 'structure';
      readonly name: string;
      readonly union: boolean;
      readonly bytes: number;
      readonly members: readonly VariableMember[];
    }
  | {
      readonly kind: 'enumeration';
      readonly name: string;
      readonly bytes: number;
      readonly values: readonly (readonly [name: string, value: number])[];
    }
  | { readonly kind: 'routine' }
  | { readonly kind: 'void' };

export type ScalarEncoding = 'signed' | 'unsigned' | 'boolean' | 'character' | 'float';

export interface VariableMember {
  /** '' for a nameless structure or union. */
  readonly name: string;
  /** In the table's list of types. */
  readonly type: number;
  readonly offset: number;
  /** Of a bit field: where it begins, counted from the structure's first bit, and how many bits it has. */
  readonly bits?: readonly [first: number, count: number];
}

export interface Variable {
  readonly name: string;
  readonly type: number;
  /** From the lowest byte of the function's frame; of a static one and a global, its address. */
  readonly at: number;
  readonly static: boolean;
  readonly parameter: boolean;
  readonly line: number;
}

/** A block of the source in which variables are known; offsets count in the contents of the Code section. */
export interface VariableBlock {
  readonly start: number;
  readonly end: number;
  readonly variables: readonly Variable[];
  readonly blocks: readonly VariableBlock[];
}

export interface ImageVariables {
  /** "metafs.sys" */
  readonly image: string;
  /** By ascending start. */
  readonly functions: readonly VariableBlock[];
  readonly globals: readonly (Variable & { readonly file: string })[];
  readonly types: readonly VariableType[];
}

/** The tables of those images whose code the given ones have; none for a free build, or for sources that do not compile. */
export async function buildVariables(
  input: BuildInput,
  images: Readonly<Record<string, Uint8Array>>,
): Promise<ImageVariables[]> {
  if (input.lab.build === 'free') return [];
  const built = await build({ ...input, debugInfo: true });
  return built.images.flatMap(({ name, bytes }) => {
    const known = images[name];
    return known && sameCode(known, bytes) ? [readVariables(name, bytes)] : [];
  });
}

function sameCode(one: Uint8Array, other: Uint8Array): boolean {
  const [a, b] = [one, other].map((bytes) => readSections(bytes).find(({ id }) => id === SectionId.CODE)?.content);
  return a !== undefined && a.length === b?.length && a.every((byte, i) => byte === b[i]);
}

function infoSections(sections: readonly Section[]): InfoSections {
  const custom = (name: string) => sections.find((section) => section.name === name)?.content ?? new Uint8Array();
  return {
    info: custom('.debug_info'),
    abbreviations: custom('.debug_abbrev'),
    strings: custom('.debug_str'),
    stringOffsets: custom('.debug_str_offsets'),
    lineStrings: custom('.debug_line_str'),
    addresses: custom('.debug_addr'),
  };
}

/** Reads an image that has DWARF. */
function readVariables(image: string, bytes: Uint8Array): ImageVariables {
  const sections = infoSections(readSections(bytes));
  return new TableMaker(sections).make(image);
}

const Operation = { FBREG: 0x91, ADDRX: 0xa1 };

const ENCODINGS: Readonly<Record<number, ScalarEncoding>> = {
  2: 'boolean',
  4: 'float',
  5: 'signed',
  6: 'character',
  7: 'unsigned',
  8: 'character',
  16: 'character',
};

/** What the rewriting of `__try` adds to a source. */
const OURS = /^_+ringside/;

class TableMaker {
  private readonly units: readonly Entry[];
  private readonly addresses: Uint8Array;
  private readonly entries = new Map<number, Entry>();
  private readonly types: VariableType[] = [{ kind: 'void' }];
  private readonly indices = new Map<number, number>();
  private addressBase = 0;

  constructor(sections: InfoSections) {
    this.units = readUnits(sections);
    this.addresses = sections.addresses;
    const note = (entry: Entry): void => {
      this.entries.set(entry.at, entry);
      entry.children.forEach(note);
    };
    this.units.forEach(note);
  }

  make(image: string): ImageVariables {
    const functions: VariableBlock[] = [];
    const globals: (Variable & { file: string })[] = [];
    for (const unit of this.units) {
      const { kind, name: file } = outsideName(text(unit, Attribute.NAME));
      if (kind !== 'lab') continue;
      this.addressBase = number(unit, Attribute.ADDRESSES) ?? 0;
      const visit = (entry: Entry): void => {
        if (entry.tag === Tag.FUNCTION) {
          const block = this.block(entry);
          if (block && !isGone(block.start)) functions.push(block);
        } else if (entry.tag === Tag.VARIABLE) {
          const variable = this.variable(entry);
          if (variable && !isGone(variable.at)) globals.push({ ...variable, file });
        } else if (NESTING.has(entry.tag)) entry.children.forEach(visit);
      };
      unit.children.forEach(visit);
    }
    functions.sort((a, b) => a.start - b.start);
    return { image, functions, globals, types: this.types };
  }

  private block(entry: Entry): VariableBlock | undefined {
    const start = number(entry, Attribute.LOW);
    const length = number(entry, Attribute.HIGH);
    if (start === undefined || length === undefined) return undefined;
    const variables: Variable[] = [];
    const blocks: VariableBlock[] = [];
    for (const child of entry.children) {
      if (child.tag === Tag.VARIABLE || child.tag === Tag.PARAMETER) {
        const variable = this.variable(child);
        if (variable) variables.push(variable);
      } else if (child.tag === Tag.BLOCK) {
        const block = this.block(child);
        if (block) blocks.push(block);
      }
    }
    return { start, end: start + length, variables, blocks };
  }

  /** Undefined for what has no place in memory. */
  private variable(entry: Entry): Variable | undefined {
    const location = entry.attributes.get(Attribute.LOCATION);
    // A member's definition outside of its class refers to the declaration inside.
    const declared = this.reference(entry, Attribute.SPECIFICATION) ?? entry;
    const name = text(declared, Attribute.NAME);
    if (!(location instanceof Uint8Array) || name === '' || OURS.test(name)) return undefined;
    const place = this.place(location);
    if (!place) return undefined;
    return {
      name,
      type: this.typeOf(declared),
      ...place,
      parameter: entry.tag === Tag.PARAMETER,
      line: number(declared, Attribute.DECL_LINE) ?? 0,
    };
  }

  private place(location: Uint8Array): { at: number; static: boolean } | undefined {
    const reader = new ByteReader(location);
    let place: { at: number; static: boolean } | undefined;
    switch (reader.u8()) {
      case Operation.FBREG:
        place = { at: reader.s32(), static: false };
        break;
      case Operation.ADDRX:
        place = { at: this.addressAt(reader.u32()), static: true };
        break;
    }
    return reader.done ? place : undefined;
  }

  private addressAt(index: number): number {
    const reader = new ByteReader(this.addresses);
    reader.at = this.addressBase + 4 * index;
    return reader.word() | 0;
  }

  private reference(entry: Entry, attribute: number): Entry | undefined {
    const at = number(entry, attribute);
    return at === undefined ? undefined : this.entries.get(at);
  }

  private typeOf(entry: Entry): number {
    const type = this.reference(entry, Attribute.TYPE);
    return type ? this.index(type) : 0;
  }

  private index(entry: Entry): number {
    const known = this.indices.get(entry.at);
    if (known !== undefined) return known;
    // These add nothing to what is seen.
    if (entry.tag === Tag.CONST || entry.tag === Tag.VOLATILE) {
      const index = this.typeOf(entry);
      this.indices.set(entry.at, index);
      return index;
    }
    // A structure may hold a pointer to itself: its place is known before its contents.
    const index = this.types.push({ kind: 'void' }) - 1;
    this.indices.set(entry.at, index);
    this.types[index] = this.type(entry);
    return index;
  }

  private type(entry: Entry): VariableType {
    const name = text(entry, Attribute.NAME);
    const bytes = number(entry, Attribute.BYTE_SIZE) ?? 0;
    switch (entry.tag) {
      case Tag.BASE_TYPE: {
        const encoding = ENCODINGS[number(entry, Attribute.ENCODING) ?? 0] ?? 'unsigned';
        // wchar_t is an unsigned short to DWARF.
        return { kind: 'scalar', name, bytes, encoding: name === 'wchar_t' ? 'character' : encoding };
      }
      case Tag.POINTER:
      case Tag.REFERENCE:
      case Tag.RVALUE_REFERENCE:
        return { kind: 'pointer', to: this.typeOf(entry) };
      case Tag.TYPEDEF:
        return { kind: 'named', name, type: this.typeOf(entry) };
      case Tag.STRUCTURE:
      case Tag.CLASS:
      case Tag.UNION:
        return { kind: 'structure', name, union: entry.tag === Tag.UNION, bytes, members: this.members(entry) };
      case Tag.ENUMERATION:
        return { kind: 'enumeration', name, bytes, values: enumerators(entry) };
      case Tag.ARRAY:
        return this.array(entry);
      case Tag.SUBROUTINE_TYPE:
        return { kind: 'routine' };
      default:
        return { kind: 'void' };
    }
  }

  private members(entry: Entry): VariableMember[] {
    return entry.children.flatMap((child): VariableMember[] => {
      if (child.tag !== Tag.MEMBER && child.tag !== Tag.INHERITANCE) return [];
      // A static member has no place here.
      if (child.attributes.has(Attribute.EXTERNAL) || child.attributes.has(Attribute.DECLARATION)) return [];
      const type = this.typeOf(child);
      const name = text(child, Attribute.NAME);
      const first = number(child, Attribute.BIT_OFFSET);
      const count = number(child, Attribute.BIT_SIZE);
      if (first !== undefined && count !== undefined)
        return [{ name, type, offset: Math.floor(first / 8), bits: [first % 8, count] }];
      return [{ name, type, offset: number(child, Attribute.MEMBER_OFFSET) ?? 0 }];
    });
  }

  /** One of several dimensions is an array of arrays. */
  private array(entry: Entry): VariableType {
    const counts = entry.children
      .filter(({ tag }) => tag === Tag.SUBRANGE)
      .map((range) => number(range, Attribute.COUNT) ?? (number(range, Attribute.UPPER_BOUND) ?? -1) + 1);
    let of = this.typeOf(entry);
    for (const count of counts.slice(1).reverse()) of = this.types.push({ kind: 'array', of, count }) - 1;
    return { kind: 'array', of, count: counts[0] ?? 0 };
  }
}

/** What the linker has left out has the address 0, or one of the last. */
const isGone = (address: number): boolean => address >>> 0 === 0 || address >>> 0 >= 0xfffffff0;

/** Namespaces and classes, whose functions and variables are the image's too. */
const NESTING = new Set<number>([Tag.NAMESPACE, Tag.CLASS, Tag.STRUCTURE]);

function enumerators(entry: Entry): [string, number][] {
  return entry.children.flatMap((child): [string, number][] => {
    const value = number(child, Attribute.CONST_VALUE);
    return value === undefined ? [] : [[text(child, Attribute.NAME), value]];
  });
}
