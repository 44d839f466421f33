/** Which variables are known at a place of the stack, and what a path such as `irp->IoStatus.Status` means there. */
import { findImage, loadedImages } from '../../rings/images.ts';
import type { Pointer } from '../../rings/layout.ts';
import { lastAtMost } from '../../rings/lines.ts';
import { readLong } from '../../rings/memory.ts';
import type { StackEntry } from '../../rings/stack.ts';
import { findPlace } from '../../rings/symbols.ts';
import { attempt } from '../read.ts';
import { KdError } from '../text.ts';
import {
  bareType,
  type KdBlock,
  type KdImageVariables,
  type KdTyped,
  type KdVariable,
  typeBytes,
  typeText,
  variablesOf,
  variableTables,
} from './table.ts';
import { type KdShown, partsOf, shownAs, wholeNumber } from './value.ts';

type CodeEntry = Extract<StackEntry, { kind: 'code' }>;

interface Known {
  readonly variable: KdVariable;
  readonly place: KdTyped;
}

function tableAt({ site, space }: CodeEntry): { table: KdImageVariables; offset: number } | undefined {
  const image = findImage(site, space);
  const table = image && variablesOf(image.name);
  return table && { table, offset: site - image.base };
}

/** The blocks that hold `offset`, outermost first. */
function blocksAt(blocks: readonly KdBlock[], offset: number): KdBlock[] {
  const block = blocks.find(({ start, end }) => offset >= start && offset < end);
  return block ? [block, ...blocksAt(block.blocks, offset)] : [];
}

/** Innermost block first; of two with one name only the inner one can be meant. */
function knownAt(entry: CodeEntry): Known[] {
  const found = tableAt(entry);
  if (!found) return [];
  const { table, offset } = found;
  const { functions } = table;
  const routine = functions[lastAtMost(functions, offset, ({ start }) => start)];
  if (!routine) return [];
  const seen = new Set<string>();
  return blocksAt([routine], offset)
    .reverse()
    .flatMap(({ variables }) => variables)
    .flatMap((variable): Known[] => {
      const base = variable.static ? 0 : entry.frame;
      if (seen.has(variable.name) || base === undefined) return [];
      seen.add(variable.name);
      return [{ variable, place: { table, type: variable.type, at: (base + variable.at) | 0 } }];
    });
}

/** Parameters and locals at a place of the stack, in the order of their declaration. */
export function variablesAt(entry: StackEntry | undefined): KdShown[] {
  if (entry?.kind !== 'code') return [];
  return knownAt(entry)
    .sort((a, b) => Number(b.variable.parameter) - Number(a.variable.parameter) || a.variable.line - b.variable.line)
    .map(({ variable: { name, line }, place }) => ({ ...shownAs(name, place), line }));
}

/** Globals and file-wide statics of the image that `entry` stands in; those of its own file first. */
export function globalsAt(entry: StackEntry | undefined): { image: string; globals: KdShown[] } {
  const table = entry?.kind === 'code' ? tableAt(entry)?.table : undefined;
  if (entry?.kind !== 'code' || !table) return { image: '', globals: [] };
  const own = findPlace(entry.site, entry.space)?.file;
  const sorted = [...table.globals].sort(
    (a, b) => Number(b.file === own) - Number(a.file === own) || compare(a.file, b.file) || a.line - b.line,
  );
  const globals = sorted.map(({ name, type, at, line }) => ({ ...shownAs(name, { table, type, at }), line }));
  return { image: table.image, globals };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether the host has told of the variables of the image that `entry` stands in. */
export function hasVariables(entry: StackEntry | undefined): boolean {
  return entry?.kind === 'code' && tableAt(entry) !== undefined;
}

/** Globals of the image that `entry` stands in first; of an image that is not loaded, nothing is anywhere. */
function globalPlace(name: string, entry: StackEntry | undefined): KdTyped | undefined {
  const [module, bare] = name.includes('!') ? name.split('!') : [undefined, name];
  const own = entry?.kind === 'code' ? tableAt(entry)?.table : undefined;
  const loaded = new Set(loadedImages().map((image) => image.name.toLowerCase()));
  for (const table of own ? [own, ...variableTables()] : variableTables()) {
    const image = table.image.toLowerCase();
    if (!loaded.has(image)) continue;
    if (module !== undefined && image.replace(/\.[^.]*$/, '') !== module.toLowerCase()) continue;
    const variable = table.globals.find((global) => global.name === bare);
    if (variable) return { table, type: variable.type, at: variable.at };
  }
  return undefined;
}

/** The variable of this name at a place of the stack, else the global. */
export function variablePlace(name: string, entry: StackEntry | undefined): KdTyped | undefined {
  const local = entry?.kind === 'code' ? knownAt(entry).find(({ variable }) => variable.name === name) : undefined;
  return local?.place ?? globalPlace(name, entry);
}

const STEP = /^\s*(?:(->|\.)\s*(\w+)|\[\s*(\w+)\s*\])/;

/** `irp->IoStatus.Status`, `*list.Flink`, `buffer[3]`, `metafs!g_Event`. @throws KdError */
export function pathPlace(text: string, entry: StackEntry | undefined): KdTyped {
  const [, stars = '', name = '', rest = ''] = /^\s*(\**)\s*((?:\w+!)?\w+)\s*(.*)$/s.exec(text) ?? [];
  const start = name && variablePlace(name, entry);
  if (!start) throw new KdError(`Couldn't resolve error at '${name || text}': no variable of that name is known here`);
  let place = start;
  let left = rest;
  while (left.trim() !== '') {
    const [step, arrow, member, index] = STEP.exec(left) ?? [];
    if (step === undefined) throw new KdError(`Syntax error at '${left.trim()}'`);
    place =
      index === undefined ? memberPlace(place, arrow ?? '.', member ?? '') : elementPlace(place, indexOf(index, entry));
    left = left.slice(step.length);
  }
  for (const _ of stars) place = elementPlace(place, 0);
  return place;
}

/** A number, or a variable that holds one. */
function indexOf(text: string, entry: StackEntry | undefined): number {
  if (/^\d+$/.test(text)) return Number(text);
  const place = variablePlace(text, entry);
  const index = place && wholeNumber(place);
  if (index === undefined)
    throw new KdError(`Syntax error at '[${text}]': an index is a number, or a variable that holds one`);
  return index;
}

function target({ table, type, at }: KdTyped): KdTyped | undefined {
  const pointer = bareType(table, type);
  if (pointer.kind !== 'pointer') return undefined;
  const to = attempt((): Pointer => readLong(at), 0);
  if (to === 0) throw new KdError('the pointer is NULL');
  return { table, type: pointer.to, at: to };
}

function memberPlace(place: KdTyped, arrow: string, name: string): KdTyped {
  const within = arrow === '->' ? target(place) : place;
  const found = within && partsOf(within).find((part) => part.name === name);
  if (!found) throw new KdError(`Cannot find specified field members: ${arrow}${name}`);
  return found.place;
}

function elementPlace(place: KdTyped, index: number): KdTyped {
  const { table, at } = place;
  const type = bareType(table, place.type);
  // An array of one is how C spells one of any size.
  if (type.kind === 'array' && type.count > 1 && index >= type.count)
    throw new KdError(`[${index}] is beyond the end of ${typeText(table, place.type)}`);
  if (type.kind === 'array') return { table, type: type.of, at: (at + index * typeBytes(table, type.of)) | 0 };
  const first = target(place);
  if (!first) throw new KdError('neither an array nor a pointer');
  return { ...first, at: (first.at + index * typeBytes(table, first.type)) | 0 };
}
