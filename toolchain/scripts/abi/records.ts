/** Structure layouts, from clang's record-layout dump. */
import type { Ring } from '../../flags.ts';
import type { Ast } from './ast.ts';
import { clang, unitText } from './headers.ts';

export interface Field {
  name: string;
  offset: number;
  /** Of a bit-field: "bits 0-8 of USHORT". */
  bits?: string;
}

export interface Layout {
  name: string;
  size: number;
  fields: Field[];
}

export const DUMP = '*** Dumping AST Record Layout';
export const LINE = /^ *(\d+)(?::(\d+)-(\d+))? \|( +)(.*)$/;
const UNIT_BITS = new Map<string, number>(
  Object.entries({
    UCHAR: 8,
    BYTE: 8,
    BOOLEAN: 8,
    USHORT: 16,
    WORD: 16,
    ULONG: 32,
    LONG: 32,
    DWORD: 32,
    UINT: 32,
    ULONGLONG: 64,
    ULONG64: 64,
    DWORD64: 64,
  }),
);

/** The record's name without its leading underscore; undefined for one that is inside of another or has no name. */
export function recordName(text: string, ast: Ast): string | undefined {
  const anonymous = /^(?:struct |union )\((?:unnamed|anonymous) at (.*)\)$/.exec(text);
  if (anonymous) return ast.typedefs.get(anonymous[1]);
  const named = /^(?:struct |union )?(\w+)$/.exec(text);
  if (!named || named[1].startsWith('__')) return undefined;
  return named[1].replace(/^_/, '').replace(/^tag(?=[A-Z])/, '');
}

export function bitField(offset: number, first: number, last: number, type: string): { offset: number; bits: string } {
  const unit = UNIT_BITS.get(type) ?? (type.startsWith('unsigned') || type === 'int' ? 32 : undefined);
  if (unit === undefined) throw new Error(`a bit-field of type ${type}: how wide is that?`);
  const from = offset * 8 + first;
  const start = from - (from % unit);
  return { offset: start / 8, bits: `bits ${from - start}-${from - start + last - first} of a ${type}` };
}

function parseRecord(lines: string[], ast: Ast): Layout | undefined {
  const head = LINE.exec(lines[0]);
  const name = head ? recordName(head[5], ast) : undefined;
  if (name === undefined) return undefined;
  const fields: Field[] = [];
  /** Name prefixes of the members that the current line is inside of; the depth is the index. */
  const prefixes = [''];
  let size = 0;
  for (const line of lines.slice(1)) {
    const end = /\[sizeof=(\d+), align=\d+\]/.exec(line);
    if (end) size = Number(end[1]);
    const found = LINE.exec(line);
    if (!found) continue;
    const depth = (found[4].length - 1) / 2;
    const member = /^(.*?) ?(\w*)$/.exec(found[5]);
    const nameless = found[5].endsWith(' ');
    const own = nameless ? '' : (member?.[2] ?? '');
    const path = prefixes[depth - 1] + own;
    prefixes[depth] = nameless ? prefixes[depth - 1] : `${path}_`;
    if (nameless) continue;
    const offset = Number(found[1]);
    const bits =
      found[2] === undefined ? { offset } : bitField(offset, Number(found[2]), Number(found[3]), member?.[1] ?? '');
    // A field of the same name in the arms of a union (LARGE_INTEGER's u) keeps its first place.
    if (!fields.some((field) => field.name === path)) fields.push({ name: path, ...bits });
  }
  return { name, size, fields };
}

export async function readLayouts(ring: Ring, ast: Ast): Promise<Map<string, Layout>> {
  const { output } = await clang(ring, unitText(ring), ['-fsyntax-only', '-Xclang', '-fdump-record-layouts-complete']);
  const layouts = new Map<string, Layout>();
  for (const block of output.split(DUMP).slice(1)) {
    const layout = parseRecord(block.trim().length > 0 ? block.replace(/^\n/, '').split('\n') : [''], ast);
    if (layout !== undefined) layouts.set(layout.name, layout);
  }
  return layouts;
}
