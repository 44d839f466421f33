/** Which variables a line of a source names. */
import type { KdVariableLine } from '../../kernel-sim/index.ts';

/** A variable is looked for so many lines above the place where the target stands. */
const MOST_LINES = 60;
const COMMENTS_AND_TEXTS = /\/\/.*|\/\*.*?\*\/|"(?:[^"\\]|\\.)*"/g;

/** Each variable belongs to the last line up to `stands` that names it. */
export function valuesByLine(
  variables: readonly KdVariableLine[],
  stands: number,
  textOf: (line: number) => string,
): Map<number, KdVariableLine[]> {
  const found = new Map<number, KdVariableLine[]>();
  for (const variable of variables) {
    if (variable.value === '') continue;
    const name = new RegExp(`(?<![\\w.>])${variable.name}(?!\\w)`);
    const first = Math.max(1, variable.line, stands - MOST_LINES);
    for (let line = stands; line >= first; line--) {
      if (!name.test(textOf(line).replace(COMMENTS_AND_TEXTS, ''))) continue;
      found.set(line, [...(found.get(line) ?? []), variable]);
      break;
    }
  }
  return found;
}

/** The expression that ends with the word before `endColumn`: `irp->IoStatus.Status`; '' when it begins with more than a variable. */
export function pathAt(text: string, endColumn: number): string {
  const before = text.slice(0, endColumn - 1);
  const path = /(?:\w+(?:\[\d+\])*\s*(?:->|\.)\s*)*\w+$/.exec(before)?.[0] ?? '';
  return /(?:->|\.)\s*$/.test(before.slice(0, before.length - path.length)) ? '' : path;
}
