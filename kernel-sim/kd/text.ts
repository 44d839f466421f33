/** How the debugger writes: lower-case hexadecimal, eight digits for an address. */
import type { Pointer } from '../rings/layout.ts';

/** What is wrong with a command, in the debugger's words. */
export class KdError extends Error {
  override readonly name = 'KdError';
}

export function address(value: Pointer): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

export function hexDigits(value: number, digits = 1): string {
  return (value >>> 0).toString(16).padStart(digits, '0');
}

/** A printable rendering of 8-bit or 16-bit characters: others show as a point. */
export function printable(code: number): string {
  return code >= 0x20 && code !== 0x7f && code < 0x100 && (code < 0x7f || code >= 0xa0)
    ? String.fromCharCode(code)
    : '.';
}

/** Words of `text`, where "quoted parts" stay together. */
export function words(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

/** `*` and `?` as in a file name, without regard to case. */
export function wildcard(pattern: string): (name: string) => boolean {
  const parts = pattern.toLowerCase();
  return (name) => matches(parts, name.toLowerCase());
}

/** Linear in the pattern for each place in the text: a pattern of many stars must not take for ever. */
function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (pattern[p] === '?' || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** The names of the bits that are set in `flags`, the rest as a number. */
export function flagNames(flags: number, names: Readonly<Record<string, number>>): string {
  const found: string[] = [];
  let rest = flags;
  for (const [name, bit] of Object.entries(names)) {
    if (bit === 0 || (flags & bit) !== bit) continue;
    found.push(name);
    rest &= ~bit;
  }
  if (rest !== 0) found.push(`0x${hexDigits(rest)}`);
  return found.join(' | ');
}
