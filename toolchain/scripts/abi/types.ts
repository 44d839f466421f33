/** Structure types with the types of their fields, as the debugger's `dt` shows them: from clang's record-layout dump with canonical types. */
import type { Ring } from '../../flags.ts';
import type { Ast } from './ast.ts';
import { clang, unitText } from './headers.ts';
import { bitField, DUMP, LINE, recordName } from './records.ts';

export interface TypeField {
  readonly name: string;
  readonly offset: number;
  readonly type: string;
}

export interface StructureType {
  readonly name: string;
  size: number;
  readonly fields: TypeField[];
}

const BASIC: Readonly<Record<string, string>> = {
  void: 'Void',
  _Bool: 'Bool',
  bool: 'Bool',
  char: 'Char',
  'signed char': 'Char',
  'unsigned char': 'UChar',
  short: 'Int2B',
  'unsigned short': 'Uint2B',
  int: 'Int4B',
  long: 'Int4B',
  'unsigned int': 'Uint4B',
  'unsigned long': 'Uint4B',
  'long long': 'Int8B',
  'unsigned long long': 'Uint8B',
  __int128: 'Int16B',
  float: 'Float',
  double: 'Double',
  'long double': 'Double',
};

/** A C type in the debugger's words: `struct _MDL *` is `Ptr32 _MDL`. */
export function debuggerType(cType: string): string {
  const type = cType
    .replace(/\b(?:const|volatile|restrict)\b/g, '')
    .replace(/ +/g, ' ')
    .trim();
  const array = /^(.*?) ?((?:\[\d*\])+)$/.exec(type);
  if (array) return `${array[2].replace(/\]\[/g, '] [')} ${debuggerType(array[1])}`;
  const routine = /^(.*?) ?\(\*((?:\[\d+\])*)\)\(.*\)$/.exec(type);
  if (routine)
    return `${routine[2] ? `${routine[2]} ` : ''}Ptr32     ${routine[1].replace(/^(?:struct|union|enum) /, '')}`;
  if (type.endsWith('*')) return `Ptr32 ${debuggerType(type.slice(0, -1))}`;
  const named = /^(?:struct |union |enum )?(\w+)$/.exec(type);
  return BASIC[type] ?? named?.[1] ?? 'Void';
}

const isNameless = (type: string): boolean => /\((?:unnamed|anonymous)[^()]* at /.test(type);

/** Splits `long (*[28])(...) MajorFunction` at its last blank; the name of a nameless member is empty. */
function split(text: string): { type: string; name: string } {
  const at = text.lastIndexOf(' ');
  return text.endsWith(' ') || text.endsWith(')')
    ? { type: text.trim(), name: '' }
    : { type: text.slice(0, at), name: text.slice(at + 1) };
}

function parse(lines: readonly string[], ast: Ast, types: Map<string, StructureType>): void {
  const head = LINE.exec(lines[0] ?? '');
  const name = head ? recordName(head[5], ast) : undefined;
  if (name === undefined || types.has(name)) return;
  const whole: StructureType = { name, size: 0, fields: [] };
  types.set(name, whole);
  /** Whose fields the lines at each depth are; undefined inside a member whose type is shown by itself. */
  const owners: (StructureType | undefined)[] = [whole];
  for (const line of lines.slice(1)) {
    const end = /\[sizeof=(\d+), align=\d+\]/.exec(line);
    if (end) whole.size = Number(end[1]);
    const found = LINE.exec(line);
    if (!found) continue;
    const depth = (found[4].length - 1) / 2;
    const owner = owners[depth - 1];
    owners[depth] = undefined;
    if (!owner) continue;
    const { type, name: member } = split(found[5]);
    if (member === '') {
      owners[depth] = owner;
      continue;
    }
    const begin = Number(/@(\d+)$/.exec(owner.name)?.[1] ?? 0);
    const offset = Number(found[1]);
    if (isNameless(type)) {
      // Its offsets count from its own beginning; the name keeps where that is until all lines are read.
      const inner: StructureType = { name: `${owner.name.replace(/@\d+$/, '')}::${member}`, size: 0, fields: [] };
      types.set(inner.name, inner);
      const array = /((?:\[\d+\])+)$/.exec(type);
      owner.fields.push({ name: member, offset: offset - begin, type: `${array ? `${array[1]} ` : ''}${inner.name}` });
      owners[depth] = { ...inner, name: `${inner.name}@${offset}` };
    } else if (found[2] !== undefined) {
      const bits = bitField(offset, Number(found[2]), Number(found[3]), type);
      const [, first, last] = /bits (\d+)-(\d+)/.exec(bits.bits) ?? [];
      const width = Number(last) - Number(first) + 1;
      owner.fields.push({
        name: member,
        offset: bits.offset - begin,
        type: `Pos ${first}, ${width} Bit${width === 1 ? '' : 's'}`,
      });
    } else owner.fields.push({ name: member, offset: offset - begin, type: debuggerType(type) });
  }
}

export async function readTypes(ring: Ring, ast: Ast): Promise<Map<string, StructureType>> {
  const flags = [
    '-fsyntax-only',
    '-Xclang',
    '-fdump-record-layouts-complete',
    '-Xclang',
    '-fdump-record-layouts-canonical',
  ];
  const { output } = await clang(ring, unitText(ring), flags);
  const types = new Map<string, StructureType>();
  for (const block of output.split(DUMP).slice(1)) parse(block.replace(/^\n/, '').split('\n'), ast, types);
  return types;
}

/** abi/types.gen.ts: one line a field, so that a change of a header shows as one. */
export function emitTypes(kernel: Map<string, StructureType>, user: Map<string, StructureType>, head: string): string {
  const types = [...new Map([...user, ...kernel]).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  let text = `${head}
/** A structure as the debugger shows it: \`offset name type\`, a field each. A nameless type within \`A\` is \`A::Member\`; its size is 0. */
export const structureTypes: Readonly<Record<string, readonly [size: number, ...fields: string[]]>> = {
`;
  for (const { name, size, fields } of types) {
    text += `  ${JSON.stringify(name)}: [\n    ${size},\n`;
    for (const field of fields) text += `    ${JSON.stringify(`${field.offset} ${field.name} ${field.type}`)},\n`;
    text += '  ],\n';
  }
  return `${text}};\n`;
}
