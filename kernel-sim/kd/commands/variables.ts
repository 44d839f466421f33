/** dv, ??, .frame: variables by their names. */
import { frameText } from '../analyze.ts';
import { evaluatePointer } from '../expression.ts';
import { attempt } from '../read.ts';
import { kdChooseFrame, kdThread } from '../state.ts';
import { address, KdError, wildcard } from '../text.ts';
import { currentFrame } from '../variables/frame.ts';
import { hasVariables, pathPlace, variablesAt } from '../variables/scope.ts';
import { bareType, type KdTyped, typeText } from '../variables/table.ts';
import { type KdShown, partsOf, valueText } from '../variables/value.ts';
import { stackLines, stackOf } from './stack.ts';
import type { KdCommand } from './table.ts';

/** Where a function has just been entered; or it, or one that it has called, has used alloca. */
const NO_FRAME = 'No variables are known: there is no frame yet, or alloca hides where it is, at';
const WHY = 'only code of the lab in a checked build has variables that can be shown';

function dv(args: string): string {
  const frame = currentFrame();
  if (!frame) throw new KdError('There is no code on the stack of this thread.');
  const { entry } = frame;
  if (!hasVariables(entry)) throw new KdError(`No variables are known at ${frameText(entry)}: ${WHY}`);
  const options = /^((?:\/\w+\s*)*)(.*)$/.exec(args);
  const matches = wildcard(options?.[2]?.trim() || '*');
  const withTypes = /t/i.test(options?.[1] ?? '');
  const withPlaces = /v/i.test(options?.[1] ?? '');
  const found = variablesAt(entry).filter(({ name }) => matches(name));
  if (found.length === 0) {
    const where = frameText(entry);
    return entry.kind === 'code' && entry.frame === undefined
      ? `${NO_FRAME} ${where}`
      : `No local variables at ${where}`;
  }
  const width = Math.max(...found.map(({ name }) => name.length));
  return found
    .map(({ name, value, type, place }) => {
      const at = withPlaces ? `${address(place.at)} ` : '';
      const what = withTypes ? `${type} ` : '';
      return `${at}${what}${name.padStart(withTypes ? 0 : width)} = ${value}`;
    })
    .join('\n');
}

function partLines(parts: readonly KdShown[], base: number): string[] {
  const width = Math.max(...parts.map(({ name }) => name.length));
  return parts.map(({ name, value, type, place }) => {
    const offset = ((place.at - base) >>> 0).toString(16).padStart(3, '0');
    return `   +0x${offset} ${name.padEnd(width)} : ${value === '{…}' ? type : value}`;
  });
}

/** A variable, or what a path leads to, with its parts. */
export function showPath(text: string): string {
  return showPlace(pathPlace(text, currentFrame()?.entry));
}

export function showPlace(place: KdTyped): string {
  const { table } = place;
  const type = bareType(table, place.type);
  const parts = partsOf(place);
  const head = `${typeText(table, place.type)} at ${address(place.at)} = ${valueText(place)}`;
  if (parts.length === 0 || type.kind === 'scalar') return head;
  const base = parts[0].place.at - (type.kind === 'array' ? 0 : offsetOfFirst(parts));
  return [head, ...partLines(parts, base)].join('\n');
}

/** A structure begins where its first member does, but for a union of bit fields. */
const offsetOfFirst = (parts: readonly KdShown[]): number =>
  parts[0].place.at - Math.min(...parts.map(({ place }) => place.at));

function frame(args: string): string {
  if (args !== '') {
    const number = evaluatePointer(args);
    const entry = stackOf(kdThread())[number];
    if (!entry) throw new KdError(`Cannot find frame 0x${number.toString(16)}, previous scope unchanged`);
    kdChooseFrame(number);
  }
  const current = currentFrame();
  if (!current) throw new KdError('There is no code on the stack of this thread.');
  return attempt(() => stackLines(stackOf(kdThread()))[current.number], '');
}

export const variableCommands: readonly KdCommand[] = [
  {
    name: 'dv',
    usage: '[/t] [/v] [PATTERN]',
    help: 'the parameters and local variables of a frame, with their types, with their places',
    run: dv,
  },
  {
    name: '??',
    usage: 'VARIABLE',
    help: 'a variable and what it holds: ?? irp->IoStatus, ?? *list.Flink, ?? buffer[2], ?? metafs!g_Event',
    run: (args) => {
      if (args === '') throw new KdError('usage: ?? VARIABLE   (?? irp->IoStatus.Status)');
      return showPath(args);
    },
  },
  {
    name: '.frame',
    usage: '[NUMBER]',
    help: 'shows or chooses the frame, numbered as by k, that dv and ?? mean',
    run: frame,
  },
];
