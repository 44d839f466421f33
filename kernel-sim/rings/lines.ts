/**
 * Reads the custom section `ringside.lines` of an image: which source line each instruction belongs to.
 *
 * The format is described where it is written, in the toolchain. All numbers are LEB128; offsets count from the first byte of the Code
 * section's contents.
 */
export type SourceKind = 'lab' | 'header' | 'runtime';

export interface SourceFile {
  readonly kind: SourceKind;
  readonly name: string;
}

export interface SymbolFunction {
  readonly start: number;
  readonly length: number;
  readonly name: string;
}

export interface LineRow {
  readonly offset: number;
  /** Index in `files`; -1 when no line is known from here on. */
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly isStatement: boolean;
  readonly prologueEnd: boolean;
}

export interface LineTable {
  readonly files: readonly SourceFile[];
  readonly functions: readonly SymbolFunction[];
  readonly rows: readonly LineRow[];
}

const SECTION = 'ringside.lines';
const VERSION = 1;
const KINDS: readonly SourceKind[] = ['lab', 'header', 'runtime'];
const FLAG_STATEMENT = 1;
const FLAG_FILE = 2;
const FLAG_UNKNOWN = 4;
const FLAG_PROLOGUE_END = 8;
const EMPTY: LineTable = { files: [], functions: [], rows: [] };

class Reader {
  private readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }
  u8(): number {
    return this.bytes[this.at++] ?? 0;
  }
  unsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if ((byte & 0x80) === 0 || this.at >= this.end) return value;
      scale *= 128;
    }
  }
  signed(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      scale *= 128;
      if ((byte & 0x80) === 0 || this.at >= this.end) return byte & 0x40 ? value - scale : value;
    }
  }
  text(): string {
    const length = this.unsigned();
    const end = Math.min(this.at + length, this.end);
    let encoded = '';
    while (this.at < end) encoded += `%${this.u8().toString(16).padStart(2, '0')}`;
    return decodeURIComponent(encoded);
  }
}

function findSection(wasm: Uint8Array): Reader | undefined {
  const module = new Reader(wasm, 8);
  while (module.at < module.end) {
    const id = module.u8();
    const length = module.unsigned();
    const end = module.at + length;
    if (id === 0) {
      const section = new Reader(wasm, module.at, end);
      if (section.text() === SECTION) return section;
    }
    module.at = end;
  }
  return undefined;
}

/** The line table of a linked image; an empty one when it has none or one of another version. */
export function readLines(wasm: Uint8Array): LineTable {
  const reader = findSection(wasm);
  if (!reader || reader.unsigned() !== VERSION) return EMPTY;
  const files: SourceFile[] = [];
  for (let n = reader.unsigned(); n > 0; n--) {
    const kind = KINDS[reader.unsigned()] ?? 'runtime';
    files.push({ kind, name: reader.text() });
  }
  const functions: SymbolFunction[] = [];
  let start = 0;
  for (let n = reader.unsigned(); n > 0; n--) {
    start += reader.unsigned();
    const length = reader.unsigned();
    reader.unsigned();
    functions.push({ start, length, name: reader.text() });
  }
  return { files, functions, rows: readRows(reader) };
}

function readRows(reader: Reader): LineRow[] {
  const rows: LineRow[] = [];
  let offset = 0;
  let file = 0;
  let line = 0;
  for (let n = reader.unsigned(); n > 0; n--) {
    const head = reader.unsigned();
    const flags = head & 15;
    offset += Math.floor(head / 16);
    if (flags & FLAG_FILE) file = reader.unsigned();
    if (flags & FLAG_UNKNOWN) {
      rows.push({ offset, file: -1, line: 0, column: 0, isStatement: false, prologueEnd: false });
      continue;
    }
    line += reader.signed();
    const column = reader.unsigned();
    rows.push({
      offset,
      file,
      line,
      column,
      isStatement: (flags & FLAG_STATEMENT) !== 0,
      prologueEnd: (flags & FLAG_PROLOGUE_END) !== 0,
    });
  }
  return rows;
}

/** The last element of an ascending list whose `key` is at most `value`; -1 when there is none. */
export function lastAtMost<T>(list: readonly T[], value: number, key: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(list[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Where a debugger can stop: for each function of the lab, the offsets of instructions that a new line begins at, behind the function's prologue,
 * in ascending order.
 */
export function lineStarts({ files, functions, rows }: LineTable): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const { start, length } of functions) {
    while (at < rows.length && rows[at].offset < start) at++;
    const own: LineRow[] = [];
    for (; at < rows.length && rows[at].offset < start + length; at++) own.push(rows[at]);
    const prologue = own.findIndex(({ prologueEnd }) => prologueEnd);
    let before: LineRow | undefined;
    for (const row of own.slice(Math.max(0, prologue))) {
      if (row.line === 0 || files[row.file]?.kind !== 'lab' || !row.isStatement) continue;
      if (row.line !== before?.line || row.file !== before.file) starts.push(row.offset);
      before = row;
    }
  }
  return starts;
}
