/**
 * Reading a machine that may be damaged: nothing here faults, follows a broken list for ever, or believes a length.
 */
import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { NtException, SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, readUshort, UnreadableMemory } from '../rings/memory.ts';

/** Entries that a list is followed for. */
const LONGEST_LIST = 4096;
const LONGEST_TEXT = 1024;

/** What `read` answers; `otherwise` when it meets an address with nothing behind it, or something that is not what it should be. */
export function attempt<T, U>(read: () => T, otherwise: U): T | U {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableMemory || error instanceof SimulatorError || error instanceof NtException)
      return otherwise;
    throw error;
  }
}

export const peekByte = (va: Pointer): number | undefined => attempt(() => readUchar(va | 0), undefined);
export const peekShort = (va: Pointer): number | undefined => attempt(() => readUshort(va | 0), undefined);
export const peekLong = (va: Pointer): number | undefined => attempt(() => readLong(va | 0), undefined);

/** The entries of a doubly linked list, as far as it can be followed. `offset` is the link's place in each. */
export function listEntries(head: Pointer, offset: number): Pointer[] {
  const entries: Pointer[] = [];
  const seen = new Set<Pointer>([head]);
  for (let at = peekLong(head); at !== undefined && at !== 0 && !seen.has(at); at = peekLong(at)) {
    if (entries.length === LONGEST_LIST) break;
    seen.add(at);
    entries.push((at - offset) | 0);
  }
  return entries;
}

/** Follows a pointer at `offset` of each until it is 0. The first is not in the answer. */
export function chain(first: Pointer, next: (from: Pointer) => Pointer): Pointer[] {
  const found: Pointer[] = [];
  const seen = new Set<Pointer>([first]);
  for (let at = attempt(() => next(first), 0); at !== 0 && !seen.has(at); at = attempt(() => next(at), 0)) {
    if (found.length === LONGEST_LIST) break;
    seen.add(at);
    found.push(at);
  }
  return found;
}

/** UTF-16 text of `bytes` bytes at most; undefined when it cannot be read. */
export function peekWide(buffer: Pointer, bytes: number): string | undefined {
  return attempt(() => {
    let text = '';
    for (let i = 0; i + 1 < Math.min(bytes, 2 * LONGEST_TEXT); i += 2)
      text += String.fromCharCode(readUshort((buffer + i) | 0));
    return text;
  }, undefined);
}

/** The text of a UNICODE_STRING; undefined when there is none that can be read. */
export function peekUnicodeString(string: Pointer): string | undefined {
  const length = peekShort(string);
  const buffer = peekLong((string + UNICODE_STRING.Buffer) | 0);
  return length === undefined || buffer === undefined ? undefined : length === 0 ? '' : peekWide(buffer, length);
}
