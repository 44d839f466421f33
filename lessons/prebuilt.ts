/**
 * Builds that were made beforehand, so that a lab that nobody changed runs while the compiler still comes: under which key one is found, and
 * how it is stored. The key holds all that the bytes depend on: a build of other files or of another toolchain is never found.
 */
import { type BuiltImage, type CompiledObject, type Diagnostic, hashText, type Lab } from '../toolchain/index.ts';
import type { LabBuild, LabFiles } from './run-lab.ts';

export interface PrebuiltLab {
  readonly ok: true;
  readonly lab: Lab;
  readonly images: readonly BuiltImage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `toolchain`: a digest of the compiler, its flags, the headers, the runtime and the system's exports. */
export function prebuiltKey(files: LabFiles, kind: Lab['build'], toolchain: string): string {
  return hashText(JSON.stringify([toolchain, kind, Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))]));
}

const NEWLINE = 0x0a;

/** One line of JSON, and the bytes that it speaks of one after the other. */
function pack(head: object, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, line.length));
  packed.set(line);
  let at = line.length;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** The head, and a function that takes the next so many bytes. */
function unpack(packed: Uint8Array): { head: unknown; take: (length: number) => Uint8Array } {
  let at = packed.indexOf(NEWLINE) + 1;
  const head: unknown = JSON.parse(new TextDecoder().decode(packed.subarray(0, at)));
  const take = (length: number): Uint8Array => {
    at += length;
    if (at > packed.length) throw new Error('a build that was made beforehand is cut off');
    return packed.slice(at - length, at);
  };
  return { head, take };
}

interface LabHead {
  readonly lab: Lab;
  readonly diagnostics: readonly Diagnostic[];
  readonly images: readonly (Omit<BuiltImage, 'bytes'> & { readonly length: number })[];
}

export function packLab({ lab, images, diagnostics, ok }: LabBuild): Uint8Array<ArrayBuffer> {
  if (!ok || !lab) throw new Error('only a build that succeeded is kept');
  const head: LabHead = {
    lab,
    diagnostics,
    images: images.map(({ name, ring, entry, bytes }) => ({ name, ring, entry, length: bytes.length })),
  };
  return pack(
    head,
    images.map(({ bytes }) => bytes),
  );
}

export function unpackLab(packed: Uint8Array): PrebuiltLab {
  const { head, take } = unpack(packed);
  const { lab, diagnostics, images } = head as LabHead;
  return {
    ok: true,
    lab,
    diagnostics,
    images: images.map(({ length, ...image }) => ({ ...image, bytes: take(length) })),
  };
}

interface ObjectHead extends Omit<CompiledObject, 'bytes'> {
  readonly key: string;
  readonly length: number;
}

/** Objects by their keys in the toolchain's cache: those with bytes. */
export function packObjects(objects: ReadonlyMap<string, CompiledObject>): Uint8Array<ArrayBuffer> {
  const made = [...objects].flatMap(([key, { bytes, ...rest }]) => (bytes ? [{ key, bytes, rest }] : []));
  const head: ObjectHead[] = made.map(({ key, bytes, rest }) => ({ ...rest, key, length: bytes.length }));
  return pack(
    head,
    made.map(({ bytes }) => bytes),
  );
}

export function unpackObjects(packed: Uint8Array): Map<string, CompiledObject> {
  const { head, take } = unpack(packed);
  return new Map((head as ObjectHead[]).map(({ key, length, ...rest }) => [key, { ...rest, bytes: take(length) }]));
}
