/** A WebAssembly module as a list of sections, and the numbers in them (LEB128): as much as it takes to exchange the bodies of functions. */
import { numberAt, numberBytes } from '../../src/worker/compiler-parts.ts';

export interface Section {
  readonly id: number;
  /** Without its id and its length. */
  readonly content: Uint8Array;
}

const HEADER = 8;
export const SectionId = { CUSTOM: 0, MEMORY: 5, EXPORT: 7, CODE: 10 } as const;

export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

export function readNumber(cursor: Cursor): number {
  const [value, end] = numberAt(cursor.bytes, cursor.at);
  cursor.at = end;
  return value;
}

export function readSections(module: Uint8Array): Section[] {
  const cursor = { bytes: module, at: HEADER };
  const sections: Section[] = [];
  while (cursor.at < module.length) {
    const id = module[cursor.at++];
    const length = readNumber(cursor);
    sections.push({ id, content: module.subarray(cursor.at, cursor.at + length) });
    cursor.at += length;
  }
  return sections;
}

export function writeSections(module: Uint8Array, sections: readonly Section[]): Buffer {
  const parts = sections.flatMap(({ id, content }) => [Uint8Array.of(id, ...numberBytes(content.length)), content]);
  return Buffer.concat([module.subarray(0, HEADER), ...parts]);
}

/** The bodies of the code section, without their lengths. */
export function readBodies(code: Uint8Array): Uint8Array[] {
  const cursor = { bytes: code, at: 0 };
  const bodies: Uint8Array[] = [];
  for (let left = readNumber(cursor); left > 0; left--) {
    const length = readNumber(cursor);
    bodies.push(code.subarray(cursor.at, cursor.at + length));
    cursor.at += length;
  }
  return bodies;
}

export function writeBodies(bodies: readonly Uint8Array[]): Uint8Array {
  const parts = bodies.flatMap((body) => [Uint8Array.from(numberBytes(body.length)), body]);
  return Buffer.concat([Uint8Array.from(numberBytes(bodies.length)), ...parts]);
}

/** Where the instructions of a body begin: behind its locals. */
export function codeStart(body: Uint8Array): number {
  const cursor = { bytes: body, at: 0 };
  for (let groups = readNumber(cursor); groups > 0; groups--) {
    readNumber(cursor);
    cursor.at++;
  }
  return cursor.at;
}
