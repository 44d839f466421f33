/**
 * The custom section `ringside.lines`: which source line each instruction of an image belongs to. It replaces DWARF, is about a
 * twentieth of its size, and needs no knowledge of DWARF to read.
 *
 * All numbers are LEB128, unsigned (u) or signed (s); a text is its length in bytes (u) and UTF-8. An offset counts from the first
 * byte of the *contents* of the Code section (its function count), as wasm's DWARF does.
 *
 *     u  version, 1
 *     u  number of files, then for each:
 *          u kind       0 a file of the lab, 1 a header of the system, 2 the compiler's runtime
 *          text name    kind 0: path in the lab ("driver.c"); kind 1: "<ntddk.h>"; kind 2: "setjmp.c"
 *     u  number of functions, then for each, by ascending offset:
 *          u start      less the start of the function before (the first: less 0); where the function's body begins, behind
 *                       the body's size: its local declarations
 *          u length     of the body in bytes; the function ends before start + length
 *          u index      in the module's function index space, imports counted
 *          text name    as in the source, without parameters ("DriverEntry", "Service::Run")
 *     u  number of rows, then for each, by strictly ascending offset:
 *          u offset*16 + flags
 *                       the offset is less that of the row before (the first: less 0)
 *                       flag 1: the beginning of a statement, where a breakpoint may stand
 *                       flag 2: the file changes; its number follows
 *                       flag 4: from here on, no line is known; nothing follows
 *                       flag 8: the end of the function's prologue, where a breakpoint on the function stands
 *         [u file]      only with flag 2; the file before the first row is 0
 *         [s line]      less the line of the last row that had one (the first: less 0); not with flag 4
 *         [u column]    in bytes of UTF-8, from 1; 0 is a whole line; not with flag 4
 *
 * A row holds up to the next row. A line counts from 1; line 0 is code that clang attributes to no line: a reader that looks for a
 * place takes the last row before it in the same function that has one.
 */
import type { LineRow } from './dwarf-line.ts';
import { type FileKind, outsideName } from './places.ts';
import { ByteReader, ByteSink } from './wasm-file.ts';

export const LINES_SECTION = 'ringside.lines';
const VERSION = 1;
const KINDS: readonly FileKind[] = ['lab', 'header', 'runtime'];
const Flag = { STATEMENT: 1, FILE: 2, UNKNOWN: 4, PROLOGUE_END: 8 };

export interface LineFile {
  readonly kind: FileKind;
  readonly name: string;
}

export interface LineFunction {
  readonly start: number;
  readonly length: number;
  readonly index: number;
  readonly name: string;
}

export interface Line {
  readonly offset: number;
  /** Index in `files`, or -1 when from here on no line is known. */
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly isStatement: boolean;
  readonly prologueEnd: boolean;
}

export interface LineTable {
  readonly files: readonly LineFile[];
  readonly functions: readonly LineFunction[];
  readonly rows: readonly Line[];
}

/** Makes the table of an image from its DWARF rows; rows outside of every function (removed code) are dropped. */
export function makeLineTable(dwarf: readonly LineRow[], functions: readonly LineFunction[]): LineTable {
  const files: LineFile[] = [];
  const fileIndex = new Map<string, number>();
  const indexOf = (path: string) => {
    let index = fileIndex.get(path);
    if (index === undefined) {
      index = files.push(outsideName(path)) - 1;
      fileIndex.set(path, index);
    }
    return index;
  };
  const last = functions.at(-1);
  const codeEnd = last === undefined ? 0 : last.start + last.length;
  const byOffset = new Map<number, Line>();
  for (const sequence of sequences(dwarf)) {
    const first = sequence[0];
    // The linker gives the code that it left out addresses that no function has.
    if (first === undefined || first.address === 0 || first.address >= codeEnd) continue;
    for (const row of sequence) {
      const { address: offset, line, column, isStatement, prologueEnd } = row;
      if (row.endSequence) {
        if (!byOffset.has(offset)) {
          byOffset.set(offset, { offset, file: -1, line: 0, column: 0, isStatement: false, prologueEnd: false });
        }
      } else byOffset.set(offset, { offset, file: indexOf(row.file), line, column, isStatement, prologueEnd });
    }
  }
  const rows = [...byOffset.values()].sort((a, b) => a.offset - b.offset);
  return { files, functions, rows };
}

function sequences(rows: readonly LineRow[]): LineRow[][] {
  const result: LineRow[][] = [];
  let current: LineRow[] = [];
  for (const row of rows) {
    current.push(row);
    if (!row.endSequence) continue;
    result.push(current);
    current = [];
  }
  return result;
}

/** The contents of the section. */
export function encodeLines(table: LineTable): Uint8Array {
  const sink = new ByteSink().u32(VERSION).u32(table.files.length);
  for (const file of table.files) sink.u32(KINDS.indexOf(file.kind)).name(file.name);
  sink.u32(table.functions.length);
  let start = 0;
  for (const routine of table.functions) {
    sink
      .u32(routine.start - start)
      .u32(routine.length)
      .u32(routine.index)
      .name(routine.name);
    start = routine.start;
  }
  sink.u32(table.rows.length);
  let offset = 0;
  let file = 0;
  let line = 0;
  for (const row of table.rows) {
    let flags = 0;
    if (row.isStatement) flags |= Flag.STATEMENT;
    if (row.prologueEnd) flags |= Flag.PROLOGUE_END;
    if (row.file < 0) flags |= Flag.UNKNOWN;
    else if (row.file !== file) flags |= Flag.FILE;
    sink.u32((row.offset - offset) * 16 + flags);
    offset = row.offset;
    if (row.file < 0) continue;
    if (row.file !== file) sink.u32(row.file);
    sink.s32(row.line - line).u32(row.column);
    file = row.file;
    line = row.line;
  }
  return sink.finish();
}

/** Reads the contents of the section. */
export function decodeLines(bytes: Uint8Array): LineTable {
  const reader = new ByteReader(bytes);
  const version = reader.u32();
  if (version !== VERSION) throw new Error(`${LINES_SECTION}: version ${version}, ${VERSION} is known`);
  const files: LineFile[] = [];
  for (let count = reader.u32(); count > 0; count--) {
    const kind = KINDS[reader.u32()];
    if (kind === undefined) throw new Error(`${LINES_SECTION}: an unknown kind of file`);
    files.push({ kind, name: reader.name() });
  }
  const functions: LineFunction[] = [];
  let start = 0;
  for (let count = reader.u32(); count > 0; count--) {
    start += reader.u32();
    functions.push({ start, length: reader.u32(), index: reader.u32(), name: reader.name() });
  }
  const rows: Line[] = [];
  let offset = 0;
  let file = 0;
  let line = 0;
  for (let count = reader.u32(); count > 0; count--) {
    const head = reader.u32();
    const flags = head % 16;
    offset += Math.floor(head / 16);
    const isStatement = (flags & Flag.STATEMENT) !== 0;
    const prologueEnd = (flags & Flag.PROLOGUE_END) !== 0;
    if (flags & Flag.UNKNOWN) {
      rows.push({ offset, file: -1, line: 0, column: 0, isStatement, prologueEnd });
      continue;
    }
    if (flags & Flag.FILE) file = reader.u32();
    line += reader.s32();
    rows.push({ offset, file, line, column: reader.u32(), isStatement, prologueEnd });
  }
  return { files, functions, rows };
}
