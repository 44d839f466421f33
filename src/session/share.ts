/** A lab as a zip file, and as a link that carries it whole: no server is asked. */
import { deflateSync, inflateSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { LabFiles } from '../../lessons/run-lab.ts';

export interface Shared {
  readonly files: LabFiles;
  readonly seed: number;
  readonly processors: number;
  readonly replay: string;
}

/** Nobody's lab is larger; a hostile archive may be. */
const LIMIT = 16 * 1024 * 1024;

/** What a file of a lab may be called. */
export const isFileName = (name: string): boolean =>
  /^[\w.-]+(\/[\w.-]+)*$/.test(name) && !/(^|\/)\.\.?(\/|$)/.test(name);

export function toZip(files: LabFiles): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries)));
}

/** The files of a zip, or a sentence that says what is wrong with it. A folder around them all is taken away. */
export function fromZip(bytes: Uint8Array): LabFiles | string {
  let size = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        return !name.endsWith('/') && size <= LIMIT;
      },
    });
  } catch {
    return 'This file is no zip archive.';
  }
  if (size > LIMIT) return 'This archive is too large for a lab: more than 16 MB.';
  const root = Object.keys(entries).find((name) => /(^|\/)lab\.json$/.test(name));
  if (root === undefined) return 'This archive has no lab.json, so it is no lab.';
  const folder = root.slice(0, -'lab.json'.length);
  const files: Record<string, string> = {};
  for (const [path, content] of Object.entries(entries)) {
    const name = path.slice(folder.length);
    if (path.startsWith(folder) && isFileName(name)) files[name] = strFromU8(content);
  }
  return files;
}

const PREFIX = '#lab=';

export function toHash(shared: Shared): string {
  const bytes = deflateSync(strToU8(JSON.stringify(shared)), { level: 9 });
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return PREFIX + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What a link carries; undefined when it carries no lab, a sentence when the lab is damaged. */
export function fromHash(hash: string): Shared | string | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  const damaged = 'The link carries a lab, but it is damaged: perhaps it was cut off.';
  try {
    const packed = atob(hash.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const value: unknown = JSON.parse(
      strFromU8(
        inflateSync(
          Uint8Array.from(packed, (c) => c.charCodeAt(0)),
          { out: new Uint8Array(LIMIT) },
        ),
      ),
    );
    return isShared(value) ? value : damaged;
  } catch {
    return damaged;
  }
}

function isShared(value: unknown): value is Shared {
  if (typeof value !== 'object' || value === null) return false;
  const { files, seed, processors, replay } = value as Record<string, unknown>;
  return (
    typeof files === 'object' &&
    files !== null &&
    'lab.json' in files &&
    Object.entries(files).every(([name, text]) => isFileName(name) && typeof text === 'string') &&
    Number.isInteger(seed) &&
    [1, 2, 3, 4].includes(Number(processors)) &&
    typeof replay === 'string'
  );
}
