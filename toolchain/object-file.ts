/**
 * Relocatable objects as clang writes them: which symbols they define and want, and at which source lines.
 * Documented in "WebAssembly Object File Linking" (tool-conventions).
 */
import { type LineRow, readLineRows } from './dwarf-line.ts';
import { ByteReader, readSections, readShape, type Section, SectionId } from './wasm-file.ts';

export interface ObjectSymbol {
  readonly kind: 'function' | 'data' | 'other';
  readonly name: string;
  readonly defined: boolean;
  readonly weak: boolean;
  /** Not seen by other objects. */
  readonly local: boolean;
  /** Of a defined function, its index. */
  readonly index: number;
}

/** A place in the object that names a symbol. */
export interface Reference {
  readonly symbol: ObjectSymbol;
  /** In the contents of the Code section, or undefined for a reference from initialised data. */
  readonly codeOffset: number | undefined;
}

export interface ObjectFile {
  readonly symbols: readonly ObjectSymbol[];
  readonly references: readonly Reference[];
  /** The line of an offset in the Code section's contents. */
  lineAt(codeOffset: number): LineRow | undefined;
  /** The first line of a defined function's code. */
  lineOfFunction(index: number): LineRow | undefined;
}

const KINDS = ['function', 'data', 'other', 'other', 'other', 'other'] as const;
const SymbolKind = { FUNCTION: 0, DATA: 1, GLOBAL: 2, SECTION: 3, TAG: 4, TABLE: 5 };
const SymbolFlag = { WEAK: 1, LOCAL: 2, UNDEFINED: 0x10, EXPLICIT_NAME: 0x40 };
const SYMBOL_TABLE = 8;
const TYPE_INDEX_LEB = 6;
/** Relocations that carry an addend. */
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

export function readObject(bytes: Uint8Array): ObjectFile {
  const sections = readSections(bytes);
  const symbols = readSymbols(sections);
  const references: Reference[] = [];
  for (const section of sections) {
    if (section.name === 'reloc.CODE' || section.name === 'reloc.DATA') {
      readReferences(section, symbols, references);
    }
  }
  const custom = (name: string) => sections.find((s) => s.name === name)?.content ?? new Uint8Array();
  let read: LineRow[] | undefined;
  const rows = () => {
    read ??= readLineRows({
      line: custom('.debug_line'),
      lineStrings: custom('.debug_line_str'),
      strings: custom('.debug_str'),
    });
    return read;
  };
  const lineAt = (offset: number) => rowAt(rows(), offset);
  const bodies = functionBodies(sections);
  const imported = importedFunctions(sections).length;
  const lineOfFunction = (index: number) => {
    const body = bodies[index - imported];
    if (body === undefined) return undefined;
    // The local declarations at the body's beginning have no line.
    return rows().find(({ address, line }) => body.start <= address && address < body.start + body.length && line > 0);
  };
  return { symbols, references, lineAt, lineOfFunction };
}

/** The row that holds at an address: the last one at or before it in its sequence, that has a line. */
export function rowAt(rows: readonly LineRow[], address: number): LineRow | undefined {
  let found: LineRow | undefined;
  let before: LineRow | undefined;
  for (const row of rows) {
    if (before !== undefined && before.address <= address && address < row.address) return before;
    if (row.endSequence) found = before = undefined;
    else if (row.line > 0) found = row;
    before = found;
  }
  return undefined;
}

/** Where the bodies of a module's functions stand in the contents of its Code section, behind their sizes. */
export function functionBodies(sections: readonly Section[]): { start: number; length: number }[] {
  const code = sections.find((section) => section.id === SectionId.CODE);
  if (code === undefined) return [];
  const reader = new ByteReader(code.content);
  const bodies: { start: number; length: number }[] = [];
  for (let count = reader.u32(); count > 0; count--) {
    const length = reader.u32();
    bodies.push({ start: reader.at, length });
    reader.raw(length);
  }
  return bodies;
}

function importedFunctions(sections: readonly Section[]): string[] {
  return readShape(sections)
    .imports.filter((entry) => entry.kind === 0)
    .map((entry) => entry.name);
}

function readSymbols(sections: readonly Section[]): ObjectSymbol[] {
  const linking = sections.find((section) => section.name === 'linking');
  if (linking === undefined) return [];
  const imported = importedFunctions(sections);
  const reader = new ByteReader(linking.content);
  reader.u32(); // version
  const symbols: ObjectSymbol[] = [];
  while (!reader.done) {
    const type = reader.u8();
    const body = new ByteReader(reader.raw(reader.u32()));
    if (type !== SYMBOL_TABLE) continue;
    for (let count = body.u32(); count > 0; count--) symbols.push(readSymbol(body, imported));
  }
  return symbols;
}

function readSymbol(reader: ByteReader, imported: readonly string[]): ObjectSymbol {
  const kind = reader.u8();
  const flags = reader.u32();
  const defined = (flags & SymbolFlag.UNDEFINED) === 0;
  let name = '';
  let index = -1;
  if (kind === SymbolKind.DATA) {
    name = reader.name();
    if (defined) {
      reader.u32(); // segment
      reader.u32(); // offset
      reader.u32(); // size
    }
  } else if (kind === SymbolKind.SECTION) reader.u32();
  else {
    index = reader.u32();
    if (defined || (flags & SymbolFlag.EXPLICIT_NAME) !== 0) name = reader.name();
    else if (kind === SymbolKind.FUNCTION) name = imported[index] ?? '';
  }
  return {
    kind: KINDS[kind] ?? 'other',
    name,
    defined,
    weak: (flags & SymbolFlag.WEAK) !== 0,
    local: (flags & SymbolFlag.LOCAL) !== 0,
    index,
  };
}

function readReferences(section: Section, symbols: readonly ObjectSymbol[], references: Reference[]): void {
  const reader = new ByteReader(section.content);
  reader.u32(); // the section that is relocated
  for (let count = reader.u32(); count > 0; count--) {
    const type = reader.u8();
    const offset = reader.u32();
    const index = reader.u32();
    if (WITH_ADDEND.has(type)) reader.s32();
    if (type === TYPE_INDEX_LEB) continue;
    const symbol = symbols[index];
    if (symbol === undefined) throw new Error(`${section.name}: there is no symbol ${index}`);
    references.push({ symbol, codeOffset: section.name === 'reloc.CODE' ? offset : undefined });
  }
}
