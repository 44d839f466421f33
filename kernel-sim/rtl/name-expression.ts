/**
 * Names and expressions of file systems: `*` and `?`, and the three wild cards that Win32 makes of them for the sake of DOS programs.
 *
 * - `<` (DOS_STAR) any characters up to the last period, or to the end when there is none
 * - `>` (DOS_QM) one character, or none at a period or at the end
 * - `"` (DOS_DOT) a period, or nothing at the end
 *
 * Not modelled: the caller's table of capitals; the system's own is used.
 */
import {
  STATUS_ACCESS_VIOLATION,
  STATUS_DATATYPE_MISALIGNMENT,
  STATUS_ILLEGAL_INSTRUCTION,
  STATUS_INSTRUCTION_MISALIGNMENT,
} from '../abi/status.gen.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { upcase } from './case.ts';
import { readUnicodeString } from './unicode.ts';

const WILD = /[*?<>"]/;

/** Fuel for one character of the expression and one place in the name. */
const STEP_FUEL = 3;

/** Follows the positions of `name` (0..length) that can be reached after each step over the expression. */
function matches(expression: string, name: string): boolean {
  const end = name.length;
  const lastPeriod = name.lastIndexOf('.');
  spendFuel(expression.length * (end + 1) * STEP_FUEL);
  let reached = new Uint8Array(end + 1);
  let next = new Uint8Array(end + 1);
  reached[0] = 1;
  for (const c of expression) {
    next.fill(0);
    // What a star has reached, all behind it has too, for `<` as far as the last period.
    let open = 0;
    for (let at = 0; at <= end; at++) {
      if (c === '*' || c === '<') {
        open |= reached[at];
        next[at] = open;
        if (c === '<' && at === lastPeriod) open = 0;
        continue;
      }
      if (!reached[at]) continue;
      const here = name[at];
      if (c === '>') next[at === end || here === '.' ? at : at + 1] = 1;
      else if (c === '"') {
        if (at === end) next[at] = 1;
        else if (here === '.') next[at + 1] = 1;
      } else if (at < end && (c === '?' || c === here)) next[at + 1] = 1;
    }
    [reached, next] = [next, reached];
  }
  return reached[end] === 1;
}

/**
 * @param expression in capitals when `ignoreCase`, as the documentation demands
 * @irql PASSIVE_LEVEL
 * @see FsRtlIsNameInExpression
 */
export function FsRtlIsNameInExpression(
  expression: Pointer,
  name: Pointer,
  ignoreCase: number,
  _upcaseTable: Pointer,
): number {
  const text = readUnicodeString(name);
  return matches(readUnicodeString(expression), ignoreCase & 0xff ? upcase(text) : text) ? 1 : 0;
}

/** @irql PASSIVE_LEVEL @see FsRtlDoesNameContainWildCards */
export function FsRtlDoesNameContainWildCards(name: Pointer): number {
  return WILD.test(readUnicodeString(name)) ? 1 : 0;
}

/** @returns 0 for what only a bug in the file system can raise @irql any @see FsRtlIsNtstatusExpected */
export function FsRtlIsNtstatusExpected(status: number): number {
  const unexpected: readonly number[] = [
    STATUS_ACCESS_VIOLATION,
    STATUS_DATATYPE_MISALIGNMENT,
    STATUS_ILLEGAL_INSTRUCTION,
    STATUS_INSTRUCTION_MISALIGNMENT,
  ];
  return unexpected.includes(status) ? 0 : 1;
}
