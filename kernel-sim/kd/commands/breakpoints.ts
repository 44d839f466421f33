/** bp, bl, bc, bd, be: breakpoints. */
import { kernelSpace } from '../../rings/memory.ts';
import {
  type KdBreakpoint,
  kdAddBreakpoint,
  kdBreakpoints,
  kdEnableBreakpoints,
  kdFunctionStart,
  kdHasProbes,
  kdLineAt,
  kdRemoveBreakpoints,
  MOST_BREAKPOINTS,
} from '../breakpoints.ts';
import { evaluatePointer } from '../expression.ts';
import { kdUserSpace } from '../state.ts';
import { KdError } from '../text.ts';
import { kdRearm } from '../trap.ts';
import type { KdCommand } from './table.ts';

const USAGE = '`FILE:LINE`, MODULE!FUNCTION or an address';

/** `driver.c:45`, with or without the grave accents and the module that WinDbg has there. */
const SOURCE_LINE = /^(?:`(?:[\w.-]+!)?([^`:]+):(\d+)`?|([\w./\\-]+\.\w+):(\d+))$/;

function placeOf(text: string): { file: string; line: number } {
  const [, quoted, quotedLine, plain, plainLine] = SOURCE_LINE.exec(text) ?? [];
  const file = quoted ?? plain;
  if (file !== undefined) return { file: file.replaceAll('\\', '/'), line: Number(quotedLine ?? plainLine) };
  const start = kdFunctionStart(text);
  if (start) return start;
  const at = evaluatePointer(text);
  const space = at < 0 ? kernelSpace : kdUserSpace();
  const line = space && kdLineAt(at, space);
  if (!line) throw new KdError(`There is no code of the lab at '${text}': a breakpoint takes ${USAGE}`);
  return line;
}

export function breakpointText({ id, enabled, file, line, stopsAt, where, once, hits }: KdBreakpoint): string {
  const state = `${enabled ? 'e' : 'd'}${once ? ' 1' : '  '}`;
  const place = stopsAt > 0 ? `${where} [${file} @ ${stopsAt}]` : `(no code at ${file}:${line} or behind it)`;
  return `${String(id).padStart(2)} ${state} ${String(hits).padStart(4)} hits  ${place}`;
}

function bp(args: string, called: string): string {
  const [, once, text] = /^(\/1\s+)?(.*)$/.exec(args) ?? [];
  if (!text) throw new KdError(`${called} takes ${USAGE}; /1 before it: for once`);
  if (!kdHasProbes())
    throw new KdError(
      'Unable to insert breakpoint: this target runs a free build, whose code is optimised and has no place to stop at. Run the checked build.',
    );
  if (kdBreakpoints().length >= MOST_BREAKPOINTS)
    throw new KdError(`Unable to insert breakpoint: there are ${MOST_BREAKPOINTS} at most (bc removes them)`);
  const place = placeOf(text.trim());
  const known = kdBreakpoints().find(({ file, stopsAt }) => file === place.file && stopsAt === place.line);
  if (known && once === undefined) return `breakpoint ${known.id} is there already\n${breakpointText(known)}`;
  const added = kdAddBreakpoint({ ...place, enabled: true }, once !== undefined);
  if (added.stopsAt === 0) {
    kdRemoveBreakpoints([added.id]);
    throw new KdError(
      `Unable to insert breakpoint: no code of the lab comes from ${place.file}:${place.line} or behind it`,
    );
  }
  kdRearm();
  return breakpointText(added);
}

function bl(): string {
  const all = kdBreakpoints();
  return all.length === 0
    ? 'There are no breakpoints: bp sets one, or a click beside a line number.'
    : all.map(breakpointText).join('\n');
}

/** Numbers, ranges and `*`. */
function chosen(args: string, called: string): number[] {
  const all = kdBreakpoints().map(({ id }) => id);
  if (args === '') throw new KdError(`${called} takes the numbers of breakpoints, or * (bl lists them)`);
  return args.split(/[\s,]+/).flatMap((word) => {
    if (word === '*') return all;
    const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(word) ?? [];
    if (first === undefined) throw new KdError(`Syntax error in '${called} ${args}'`);
    const found = all.filter((id) => id >= Number(first) && id <= Number(last ?? first));
    if (found.length === 0) throw new KdError(`Breakpoint ${word} doesn't exist`);
    return found;
  });
}

function change(action: (ids: readonly number[]) => void): KdCommand['run'] {
  return (args, called) => {
    action(chosen(args, called));
    kdRearm();
    return called === 'bc' ? '' : bl();
  };
}

export const breakpointCommands: readonly KdCommand[] = [
  {
    name: 'bp',
    aliases: ['bu'],
    usage: '[/1] PLACE',
    completes: 'symbol',
    help: 'stops the target there: `driver.c:45` (with its grave accents or without), metafs!DriverEntry or an address; /1: once',
    run: bp,
  },
  { name: 'bl', usage: '', help: 'lists breakpoints: number, enabled or disabled, hits, place', run: bl },
  { name: 'bc', usage: 'NUMBERS|*', help: 'removes breakpoints', run: change(kdRemoveBreakpoints) },
  {
    name: 'bd',
    usage: 'NUMBERS|*',
    help: 'disables breakpoints',
    run: change((ids) => kdEnableBreakpoints(ids, false)),
  },
  {
    name: 'be',
    usage: 'NUMBERS|*',
    help: 'enables breakpoints',
    run: change((ids) => kdEnableBreakpoints(ids, true)),
  },
];
