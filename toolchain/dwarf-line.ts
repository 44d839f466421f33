/**
 * DWARF 5's line table (`.debug_line`, section 6.2 of the standard), as clang and lld write it for WebAssembly: one sequence a
 * function, addresses are offsets in the contents of the Code section.
 *
 * Not modelled: other versions, other address sizes, more than one operation an instruction. clang writes none of them for wasm32.
 */
import { ByteReader } from './wasm-file.ts';

export interface LineRow {
  readonly address: number;
  /** Full path. */
  readonly file: string;
  /** From 1; 0 for code that belongs to no line. */
  readonly line: number;
  /** From 1; 0 for a whole line. */
  readonly column: number;
  readonly isStatement: boolean;
  readonly prologueEnd: boolean;
  /** The first address behind a sequence: no row of its own. */
  readonly endSequence: boolean;
}

export interface LineSections {
  readonly line: Uint8Array;
  /** `.debug_line_str` */
  readonly lineStrings: Uint8Array;
  /** `.debug_str` */
  readonly strings: Uint8Array;
}

const Form = {
  BLOCK: 0x09,
  DATA1: 0x0b,
  DATA2: 0x05,
  DATA4: 0x06,
  DATA16: 0x1e,
  STRING: 0x08,
  STRP: 0x0e,
  UDATA: 0x0f,
  LINE_STRP: 0x1f,
};
const Content = { PATH: 1, DIRECTORY: 2 };

/** All rows of all sequences, in the order of the section. */
export function readLineRows(sections: LineSections): LineRow[] {
  const rows: LineRow[] = [];
  const reader = new ByteReader(sections.line);
  while (!reader.done) {
    const length = reader.word();
    if (length >= 0xfffffff0) throw new Error('.debug_line: 64-bit DWARF is not expected here');
    readUnit(new ByteReader(reader.raw(length)), sections, rows);
  }
  return rows;
}

function readUnit(reader: ByteReader, sections: LineSections, rows: LineRow[]): void {
  const version = reader.u16();
  if (version !== 5) throw new Error(`.debug_line: version ${version} is not expected here`);
  reader.u8(); // address size
  reader.u8(); // segment selector size
  const program = new ByteReader(reader.bytes.subarray(reader.at + 4 + reader.word()));
  const minimumLength = reader.u8();
  reader.u8(); // operations an instruction
  const defaultIsStatement = reader.u8() !== 0;
  const lineBase = (reader.u8() << 24) >> 24;
  const lineRange = reader.u8();
  const opcodeBase = reader.u8();
  const operands = [0, ...reader.raw(opcodeBase - 1)];
  const directories = readEntries(reader, sections).map((entry) => entry.path);
  const files = readEntries(reader, sections).map((entry) => join(directories, entry));

  let address = 0;
  let file = 1;
  let line = 1;
  let column = 0;
  let isStatement = defaultIsStatement;
  let prologueEnd = false;
  const emit = (endSequence: boolean) => {
    rows.push({ address, file: files[file] ?? '', line, column, isStatement, prologueEnd, endSequence });
    prologueEnd = false;
  };
  const advance = (count: number) => {
    address += minimumLength * count;
  };
  while (!program.done) {
    const opcode = program.u8();
    if (opcode >= opcodeBase) {
      const adjusted = opcode - opcodeBase;
      advance(Math.floor(adjusted / lineRange));
      line += lineBase + (adjusted % lineRange);
      emit(false);
    } else if (opcode === 0) {
      const extended = new ByteReader(program.raw(program.u32()));
      const kind = extended.u8();
      if (kind === 1) {
        emit(true);
        address = 0;
        file = 1;
        line = 1;
        column = 0;
        isStatement = defaultIsStatement;
      } else if (kind === 2) address = extended.word();
    } else if (opcode === 1) emit(false);
    else if (opcode === 2) advance(program.u32());
    else if (opcode === 3) line += program.s32();
    else if (opcode === 4) file = program.u32();
    else if (opcode === 5) column = program.u32();
    else if (opcode === 6) isStatement = !isStatement;
    else if (opcode === 8) advance(Math.floor((255 - opcodeBase) / lineRange));
    else if (opcode === 9) address += program.u16();
    else if (opcode === 10) prologueEnd = true;
    else for (let count = operands[opcode] ?? 0; count > 0; count--) program.u32();
  }
}

interface Entry {
  readonly path: string;
  readonly directory: number;
}

/** A directory or file table: a description of its columns, then its rows. */
function readEntries(reader: ByteReader, sections: LineSections): Entry[] {
  const columns: { content: number; form: number }[] = [];
  for (let count = reader.u8(); count > 0; count--) columns.push({ content: reader.u32(), form: reader.u32() });
  const entries: Entry[] = [];
  for (let count = reader.u32(); count > 0; count--) {
    let path = '';
    let directory = 0;
    for (const { content, form } of columns) {
      const value = readForm(reader, form, sections);
      if (content === Content.PATH) path = String(value);
      else if (content === Content.DIRECTORY) directory = Number(value);
    }
    entries.push({ path, directory });
  }
  return entries;
}

function readForm(reader: ByteReader, form: number, sections: LineSections): string | number {
  const stringAt = (table: Uint8Array, at: number) => new ByteReader(table.subarray(at)).zeroEnded();
  switch (form) {
    case Form.STRING:
      return reader.zeroEnded();
    case Form.LINE_STRP:
      return stringAt(sections.lineStrings, reader.word());
    case Form.STRP:
      return stringAt(sections.strings, reader.word());
    case Form.UDATA:
      return reader.u32();
    case Form.DATA1:
      return reader.u8();
    case Form.DATA2:
      return reader.u16();
    case Form.DATA4:
      return reader.word();
    case Form.DATA16:
      reader.raw(16);
      return 0;
    case Form.BLOCK:
      reader.raw(reader.u32());
      return 0;
    default:
      throw new Error(`.debug_line: form 0x${form.toString(16)} is not expected here`);
  }
}

function join(directories: readonly string[], { path, directory }: Entry): string {
  if (path.startsWith('/')) return path;
  let folder = directories[directory] ?? '';
  if (!folder.startsWith('/')) folder = `${directories[0] ?? ''}/${folder}`;
  return normalisePath(`${folder}/${path}`);
}

/** "/a//b/./../c" -> "/a/c" */
export function normalisePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}
