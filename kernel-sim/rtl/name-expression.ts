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
import type { Pointer } from '../rings/layout.ts';
import { upcase } from './case.ts';
import { readUnicodeString } from './unicode.ts';

const WILD = /[*?<>"]/;

/** The positions of `name` (0..length) that can be reached after each step over the expression. */
function matches(expression: string, name: string): boolean {
  const end = name.length;
  const lastPeriod = name.lastIndexOf('.');
  let reached = new Set([0]);
  for (const c of expression) {
    const next = new Set<number>();
    for (const at of reached) {
      if (c === '*') for (let to = at; to <= end; to++) next.add(to);
      else if (c === '<') {
        const stop = lastPeriod >= at ? lastPeriod : end;
        for (let to = at; to <= stop; to++) next.add(to);
      } else if (c === '>') {
        if (at === end || name[at] === '.') next.add(at);
        else next.add(at + 1);
      } else if (c === '"') {
        if (at === end) next.add(at);
        else if (name[at] === '.') next.add(at + 1);
      } else if (at < end && (c === '?' || c === name[at])) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(end);
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
