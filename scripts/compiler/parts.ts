/**
 * The compiler in two parts: one has the functions that the page's work comes to (used-functions.json), with a stub in place of every other, and is a
 * third of the whole to fetch and to compile; the other has what was left out. A stub traps; then src/worker/compiler-parts.ts puts the two together
 * and the tool is run anew: whatever the first part brings to an end is what the whole would have done.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { isStub, numberBytes, PAIR, STUB } from '../../src/worker/compiler-parts.ts';
import { readBodies, readSections, SectionId, writeBodies, writeSections } from './sections.ts';

export interface Parts {
  readonly first: Uint8Array;
  readonly rest: Uint8Array;
}

interface UsedFunctions {
  readonly module: string;
  readonly functions: number;
  readonly used: string;
}

const LIST = new URL('used-functions.json', import.meta.url);

/** Whether each function of this module is used; undefined when the list was made for another version of it. */
export function usedFunctions(module: Uint8Array): ((index: number) => boolean) | undefined {
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as UsedFunctions;
  if (list.module !== createHash('sha256').update(module).digest('hex')) return undefined;
  const bits = inflateRawSync(Buffer.from(list.used, 'base64'));
  return (index) => (bits[index >> 3] & (1 << (index & 7))) !== 0;
}

/** Both parts carry the same mark, so that those of two versions are not put together. */
export function splitCompiler(module: Uint8Array, isUsed: (index: number) => boolean): Parts {
  const rest: Uint8Array[] = [];
  const sections = readSections(module).map(({ id, content }) => {
    if (id !== SectionId.CODE) return { id, content };
    const bodies = readBodies(content);
    if (bodies.some(isStub)) throw new Error('a function of the compiler looks like a stub');
    const cut = bodies.map((body, i) => {
      if (isUsed(i)) return body;
      rest.push(body);
      return STUB;
    });
    return { id, content: writeBodies(cut) };
  });
  const left = writeBodies(rest);
  const pair = createHash('sha256').update(left).digest().subarray(0, PAIR.bytes);
  const name = new TextEncoder().encode(PAIR.section);
  const mark = Buffer.concat([Uint8Array.from(numberBytes(name.length)), name, pair]);
  return {
    first: writeSections(module, [...sections, { id: SectionId.CUSTOM, content: mark }]),
    rest: Buffer.concat([pair, left]),
  };
}
