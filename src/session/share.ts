/** A lab as a link that carries it whole, or that names a run of the lab that is open: no server is asked. */
import { deflateSync, strFromU8, strToU8 } from 'fflate';
import type { Policy } from '../../kernel-sim/index.ts';
import type { LabFiles } from '../../lessons/run-lab.ts';
import { inflateWithin, isFileName, LIMIT_BYTES, LIMIT_FILES, Refusal } from './zip.ts';

export interface Shared {
  readonly files: LabFiles;
  readonly seed: number;
  readonly processors: number;
  readonly build: 'checked' | 'free';
  readonly policy: Policy;
  /** The run that was seen; '' when there was none of this text. */
  readonly replay: string;
}

/** Firefox takes addresses of up to 1 MB, Chromium of 2 MB. */
export const LINK_LIMIT = 1_000_000;
/** Programs for mail and chat cut longer ones. */
export const LINK_LONG = 8000;

const LAB = '#lab=';
const REPLAY = '#replay=';

export function toHash(shared: Shared): string {
  const bytes = deflateSync(strToU8(JSON.stringify(shared)), { level: 9 });
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return LAB + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const DAMAGED = 'The link carries a lab, but it is damaged: perhaps it was cut off.';

/** What an address carries: a lab, a replay string, nothing, or what a sentence says is wrong. */
export type Carried = Shared | { readonly replay: string } | { readonly wrong: string } | undefined;

export function fromHash(hash: string): Carried {
  if (hash.startsWith(REPLAY)) return { replay: hash.slice(REPLAY.length).trim() };
  if (!hash.startsWith(LAB)) return undefined;
  try {
    const packed = atob(hash.slice(LAB.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(packed, (c) => c.charCodeAt(0));
    const tooLarge = 'The link carries more than a lab can hold: more than 16 MB.';
    const text = strFromU8(inflateWithin(bytes, LIMIT_BYTES, tooLarge));
    const wrong = 'The link carries something that is no lab.';
    return sharedOf(JSON.parse(text)) ?? { wrong };
  } catch (error) {
    return { wrong: error instanceof Refusal ? error.message : DAMAGED };
  }
}

function sharedOf(value: unknown): Shared | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { files, seed, processors, build = 'checked', policy = 'rr', replay } = value as Record<string, unknown>;
  if (typeof files !== 'object' || files === null || !Object.hasOwn(files, 'lab.json')) return undefined;
  const entries = Object.entries(files);
  if (entries.length > LIMIT_FILES) return undefined;
  if (!entries.every(([name, text]) => isFileName(name) && typeof text === 'string')) return undefined;
  if (typeof seed !== 'number' || !Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) return undefined;
  if (processors !== 1 && processors !== 2 && processors !== 3 && processors !== 4) return undefined;
  if (policy !== 'rr' && policy !== 'random' && policy !== 'explore') return undefined;
  if ((build !== 'checked' && build !== 'free') || typeof replay !== 'string' || replay.length > 10_000)
    return undefined;
  return { files: Object.fromEntries(entries), seed, processors, build, policy, replay };
}
