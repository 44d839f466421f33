/** What a host shows of variables while the target stands still: lines of text, and what each line is made of. */

import { moduleName } from '../../rings/symbols.ts';
import { frameText } from '../analyze.ts';
import { attempt } from '../read.ts';
import { kdHasTarget, kdInspect } from '../state.ts';
import { KdError } from '../text.ts';
import { currentFrame } from './frame.ts';
import { globalsAt, pathPlace, variablesAt } from './scope.ts';
import { bareType } from './table.ts';
import { type KdShown, partsOf, shownAs } from './value.ts';

/** A variable, or a part of one. */
export interface KdVariableLine {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  /** What its parts are asked for with: `irp->IoStatus`. */
  readonly path: string;
  readonly hasParts: boolean;
  /** Of a variable, the source line that declares it; 0 for a part. */
  readonly line: number;
}

function line({ name, value, type, hasParts, line: declared = 0 }: KdShown, path: string): KdVariableLine {
  return { name, value, type, path, hasParts, line: declared };
}

/** Whether a command may name variables: the host should have handed their tables over before it is carried out. */
export function kdNeedsVariables(line: string): boolean {
  return /^\s*(?:dv|\?\??|dt|x|ln|d[abcdpqsuw]+)(?!\w)/.test(line);
}

/** The parameters and locals of the frame that the debugger looks at. */
export function kdVariables(): KdVariableLine[] {
  if (!kdHasTarget()) return [];
  return kdInspect(() => attempt(() => variablesAt(currentFrame()?.entry).map((shown) => line(shown, shown.name)), []));
}

export interface KdGlobals {
  /** "metafs.sys"; '' when none are known. */
  readonly image: string;
  readonly lines: readonly KdVariableLine[];
}

const MOST_GLOBALS = 500;

/** The globals of the image that this frame's code belongs to. Their paths name the module: a local may hide them. */
export function kdGlobals(): KdGlobals {
  const none: KdGlobals = { image: '', lines: [] };
  if (!kdHasTarget()) return none;
  return kdInspect(() =>
    attempt(() => {
      const { image, globals } = globalsAt(currentFrame()?.entry);
      const module = moduleName(image);
      return { image, lines: globals.slice(0, MOST_GLOBALS).map((shown) => line(shown, `${module}!${shown.name}`)) };
    }, none),
  );
}

/** Where that frame stands, in the debugger's words: `metafs!Control+0x1c [driver.c @ 45]`; '' when there is none. */
export function kdVariablesWhere(): string {
  if (!kdHasTarget()) return '';
  return kdInspect(() => {
    const frame = currentFrame();
    return frame ? attempt(() => frameText(frame.entry), '') : '';
  });
}

/** What a path leads to, and its parts; or why it leads nowhere. */
export type KdReached =
  | { readonly whole: KdVariableLine; readonly parts: readonly KdVariableLine[] }
  | { readonly problem: string };

/** What a path means in that frame. */
export function kdVariableParts(path: string): KdReached {
  if (!kdHasTarget()) return { problem: 'there is no target' };
  return kdInspect((): KdReached => {
    try {
      const place = pathPlace(path, currentFrame()?.entry);
      const whole = line(shownAs(path, place), path);
      const within = bareType(place.table, place.type).kind === 'pointer' ? '->' : '.';
      return { whole, parts: partsOf(place).map((part) => line(part, partPath(path, within, part.name))) };
    } catch (error) {
      if (error instanceof KdError) return { problem: error.message };
      throw error;
    }
  });
}

function partPath(path: string, within: string, part: string): string {
  if (part === '*') return `*${path}`;
  return part.startsWith('[') ? path + part : path + within + part;
}
