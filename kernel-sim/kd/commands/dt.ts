/** dt: a structure's fields, with or without a place to look at. */
import type { Pointer } from '../../rings/layout.ts';
import { evaluatePointer } from '../expression.ts';
import { peekByte } from '../read.ts';
import { address, hexDigits, KdError, wildcard, words } from '../text.ts';
import {
  fieldTypeText,
  findType,
  matchingTypes,
  nestedType,
  type StructureType,
  type TypeField,
  tagName,
  valueText,
} from '../types.ts';
import { currentFrame } from '../variables/frame.ts';
import { variablePlace } from '../variables/scope.ts';
import { structureType } from '../variables/table.ts';
import type { KdCommand } from './table.ts';
import { showPath, showPlace } from './variables.ts';

const DEEPEST = 6;
const MOST_LINES = 1000;

interface Wanted {
  readonly depth: number;
  /** Undefined for all. */
  readonly fields: readonly string[] | undefined;
}

function matchesField({ name }: TypeField, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((pattern) => wildcard(pattern.replace(/\.$/, ''))(name));
}

/** `base` undefined: only the layout. `indent` counts levels of nesting. */
function fieldLines(
  type: StructureType,
  base: Pointer | undefined,
  wanted: Wanted,
  indent: number,
  lines: string[],
): void {
  for (const field of type.fields) {
    if (lines.length > MOST_LINES) return;
    if (!matchesField(field, wanted.fields)) continue;
    const value = base === undefined ? fieldTypeText(field.type) : valueText(field.type, (base + field.offset) | 0);
    lines.push(
      `${'   '.repeat(indent + 1)}+0x${hexDigits(field.offset, 3)} ${field.name.padEnd(16)} : ${value}`.trimEnd(),
    );
    const nested = nestedType(field);

    if (nested && wanted.depth > 0) {
      const inside = base === undefined ? undefined : (base + field.offset) | 0;
      fieldLines(nested, inside, { depth: wanted.depth - 1, fields: undefined }, indent + 1, lines);
    }
  }
}

/** `Tail.Overlay.Thread` of a type: the field, its offset from the beginning. */
function path(type: StructureType, text: string): TypeField | undefined {
  let offset = 0;
  let within: StructureType | undefined = type;
  let found: TypeField | undefined;
  for (const part of text.split('.')) {
    found = within?.fields.find(({ name }) => name.toLowerCase() === part.toLowerCase());
    if (!found) return undefined;
    offset += found.offset;
    within = nestedType(found);
  }
  return found && { ...found, name: text, offset };
}

function onlyPaths(type: StructureType, base: Pointer | undefined, paths: readonly string[], lines: string[]): void {
  for (const text of paths) {
    const field = path(type, text);
    if (!field) throw new KdError(`Cannot find specified field members: ${tagName(type)}.${text}`);
    const value = base === undefined ? fieldTypeText(field.type) : valueText(field.type, (base + field.offset) | 0);
    lines.push(`   +0x${hexDigits(field.offset, 3)} ${text} : ${value}`.trimEnd());
    const nested = nestedType(field);
    if (nested)
      fieldLines(
        nested,
        base === undefined ? undefined : (base + field.offset) | 0,
        { depth: 0, fields: undefined },
        1,
        lines,
      );
  }
}

/** A variable of the lab, or a structure of its own at an address. */
function ofTheLab(name: string, others: readonly string[]): string {
  const own = structureType(name);
  if (!own) {
    try {
      return showPath([name, ...others].join(' '));
    } catch (error) {
      if (!(error instanceof KdError)) throw error;
      const known = 'The types of the headers are known: dt nt!*, dt nt!_K* list them.';
      throw new KdError(`Symbol ${name} not found.\n${known}`);
    }
  }
  if (others.length !== 1) throw new KdError(`usage: dt ${name} ADDRESS`);
  return showPlace({ ...own, at: evaluatePointer(others[0]) });
}

function run(args: string): string {
  let depth = 0;
  const rest: string[] = [];
  for (const word of words(args)) {
    const recursive = /^-r(\d?)$/.exec(word);
    if (recursive) depth = Math.min(Number(recursive[1] || DEEPEST), DEEPEST);
    else if (!/^-[a-z]+$/.test(word)) rest.push(word);
  }
  const [name, ...others] = rest;
  if (name === undefined) throw new KdError('usage: dt [-r[n]] TYPE [ADDRESS] [FIELD...]');
  if (name.includes('*')) {
    const types = matchingTypes(name);
    if (types.length === 0) throw new KdError(`No type information found for '${name}'`);
    return types.map((type) => `          nt!${tagName(type)}`).join('\n');
  }
  const type = findType(name);
  // `Irp` is the variable, IRP and _IRP the type.
  const isTypeName = type !== undefined && name.replace(/^\w+!/, '').replace(/^_/, '') === type.name;
  if (!isTypeName && others.length === 0 && variablePlace(name, currentFrame()?.entry)) return showPath(name);
  if (!type) return ofTheLab(name, others);
  // A field's name may look like a number, but only the first argument without a field's name is a place.
  let at: Pointer | undefined;
  const fields: string[] = [];
  for (const other of others) {
    const isField =
      path(type, other) !== undefined || (other.includes('*') && type.fields.some((f) => matchesField(f, [other])));
    if (isField) fields.push(other);
    else if (at === undefined) at = evaluatePointer(other);
    else throw new KdError(`Cannot find specified field members: ${tagName(type)}.${other}`);
  }
  const lines: string[] = [];
  if (at !== undefined && peekByte(at) === undefined) lines.push(`*** memory at ${address(at)} cannot be read`);
  const dotted = fields.filter((field) => field.includes('.'));
  const plain = fields.filter((field) => !field.includes('.'));
  if (plain.length > 0 || dotted.length === 0)
    fieldLines(type, at, { depth, fields: plain.length > 0 ? plain : undefined }, 0, lines);
  onlyPaths(type, at, dotted, lines);
  return lines.slice(0, MOST_LINES).join('\n');
}

export const dtCommands: readonly KdCommand[] = [
  {
    name: 'dt',
    usage: '[-r[n]] TYPE [ADDR] [FIELD...]',
    help: 'the fields of a structure, and what they hold at an address',
    completes: 'type',
    run,
  },
];
