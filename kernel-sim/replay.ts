/**
 * The replay string: short text that pins a run. Its grammar is in docs/replay.md.
 *
 *     rs1-LAB-SEED-CPUS-POLICY[-DECISIONS]
 *
 * `rs1` is the version of the machine: one of another version cannot be replayed and says so.
 */
import { POLICIES, type Policy } from './hal/oracle.ts';

export const REPLAY_VERSION = 1;

export interface Replay {
  /** Digest of everything that goes into the run: images, console commands. Eight hex digits. */
  readonly lab: string;
  readonly seed: number;
  readonly processors: number;
  readonly policy: Policy;
}

export function formatReplay({ lab, seed, processors, policy }: Replay): string {
  return `rs${REPLAY_VERSION}-${lab}-${seed}-${processors}-${policy}`;
}

/** A replay, or a sentence that says why `text` is none. */
export function parseReplay(text: string): Replay | string {
  const version = /^rs(\d+)-/.exec(text);
  if (!version) return `"${text}" is not a replay string; they look like rs${REPLAY_VERSION}-1a2b3c4d-1-1-rr`;
  if (Number(version[1]) !== REPLAY_VERSION) {
    return `the replay string is of version ${version[1]} of the machine; this is version ${REPLAY_VERSION}, which schedules differently`;
  }
  const parts = /^rs\d+-([0-9a-f]{8})-(\d{1,10})-([1-4])-([a-z]+)$/.exec(text);
  const policy = POLICIES.find((known) => known === parts?.[4]);
  if (!parts || !policy) return `the replay string "${text}" is damaged`;
  const [, lab, seed, processors] = parts;
  if (Number(seed) > 0xffffffff) return `the replay string "${text}" is damaged: its seed is too large`;
  return { lab, seed: Number(seed), processors: Number(processors), policy };
}

/** FNV-1a over bytes; small, and the same everywhere. */
export function digest(parts: readonly (string | Uint8Array)[]): string {
  let hash = 0x811c9dc5;
  const mix = (byte: number): void => {
    hash = Math.imul(hash ^ byte, 0x01000193);
  };
  for (const part of parts) {
    if (typeof part === 'string') for (let i = 0; i < part.length; i++) mix(part.charCodeAt(i));
    else for (const byte of part) mix(byte);
    mix(0xff);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
