/**
 * Zip archives that anybody may have made: read by their directory, unpacked no further than a lab may be large, and refused with a sentence.
 */
import { Inflate, strToU8, zipSync } from 'fflate';
import type { LabFiles } from '../../lessons/run-lab.ts';

/** Nobody's lab is larger; a hostile archive may be. */
export const LIMIT_BYTES = 16 * 1024 * 1024;
export const LIMIT_FILES = 1000;
/** Compressed bytes are unpacked in pieces of so many: one becomes 4 MB at most. */
const PIECE = 4096;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** What is wrong, in a sentence for the user. */
export class Refusal extends Error {}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

/** Unpacks, up to `limit` bytes. */
export function inflateWithin(packed: Uint8Array, limit: number, tooLarge: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const inflate = new Inflate((piece, last) => {
    size += piece.length;
    ended ||= last;
    if (size > limit) throw new Refusal(tooLarge);
    pieces.push(piece.slice());
  });
  for (let at = 0; at < packed.length && !ended; at += PIECE)
    inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  if (!ended) throw new Error('it was cut off');
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Where the archive's directory ends; a comment may follow. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  throw new Refusal('This file is no zip archive.');
}

/** The directory; every read beyond the bytes throws a RangeError. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > LIMIT_FILES) throw new Refusal(`This archive has ${count} entries; a lab has ${LIMIT_FILES} at most.`);
  let at = view.getUint32(end + 16, true);
  if (at === 0xffffffff) throw new Refusal('This archive is of the zip64 kind, which is for larger things than a lab.');
  const entries: Entry[] = [];
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry');
    const flags = view.getUint16(at + 8, true);
    const [method, crc, size] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 16, true),
      view.getUint32(at + 20, true),
    ];
    const [nameSize, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameSize)).replaceAll('\\', '/');
    at += 46 + nameSize + extra + comment;
    if (name.endsWith('/')) continue;
    if (flags & 1) throw new Refusal('This archive is encrypted: make one without a password.');
    if (view.getUint32(local, true) !== LOCAL) throw new RangeError('no file');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + size > bytes.length) throw new RangeError('cut off');
    entries.push({ name, method, crc, packed: bytes.subarray(start, start + size) });
  }
  return entries;
}

/** The text of a file; undefined when it is none. */
function textOf(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(wide, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const SOURCE = /\.(c|cc|cpp|cxx|h|hh|hpp|hxx|inl|json)$/i;

/** What a file of a lab may be called. */
export const isFileName = (name: string): boolean =>
  name.length <= 200 && /^[\w.-]+(\/[\w.-]+)*$/.test(name) && !/(^|\/)\.\.?(\/|$)/.test(name) && !(name in {});

export interface Unpacked {
  readonly files: LabFiles;
  /** Files that a lab has no use for. */
  readonly leftOut: readonly string[];
}

function read(bytes: Uint8Array): Unpacked {
  if (bytes.length > LIMIT_BYTES) throw new Refusal('This archive is too large for a lab: more than 16 MB.');
  // The Mac's Finder adds these.
  const entries = entriesOf(bytes).filter(({ name }) => !/(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name));
  const roots = entries.filter(({ name }) => /(^|\/)lab\.json$/.test(name)).map(({ name }) => name);
  const [root] = roots.sort((a, b) => a.split('/').length - b.split('/').length);
  if (root === undefined) throw new Refusal('This archive has no lab.json, so it is no lab.');
  const folder = root.slice(0, -'lab.json'.length);
  const files: Record<string, string> = {};
  const leftOut: string[] = [];
  let left = LIMIT_BYTES;
  for (const { name: path, method, crc, packed } of entries) {
    const name = path.slice(folder.length);
    if (!path.startsWith(folder) || !isFileName(name)) {
      leftOut.push(path);
      continue;
    }
    if (Object.hasOwn(files, name)) throw new Refusal(`This archive has ${name} twice.`);
    if (method !== STORED && method !== DEFLATED)
      throw new Refusal(`${name} is packed in a way that only few programs know: make the archive with "deflate".`);
    const tooLarge = 'This archive is too large for a lab: more than 16 MB when it is unpacked.';
    if (method === STORED && packed.length > left) throw new Refusal(tooLarge);
    const content = method === STORED ? packed : packed.length === 0 ? packed : inflateWithin(packed, left, tooLarge);
    left -= content.length;
    if (crcOf(content) !== crc) throw new Refusal(`This archive is damaged: ${name} is not what was packed.`);
    const text = textOf(content);
    if (text !== undefined) files[name] = text;
    else if (SOURCE.test(name)) throw new Refusal(`${name} is no text in UTF-8: save it as UTF-8, and pack it again.`);
    else leftOut.push(path);
  }
  return { files, leftOut };
}

/** What a zip holds, or a sentence that says why it holds no lab. A folder around it all is taken away. */
export function fromZip(bytes: Uint8Array): Unpacked | string {
  try {
    return read(bytes);
  } catch (error) {
    return error instanceof Refusal ? error.message : 'This zip archive is damaged: perhaps it was cut off.';
  }
}

export function toZip(files: LabFiles): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries)));
}
