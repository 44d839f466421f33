/**
 * Pseudo-random numbers from the seed that the caller keeps: the same seeds give the same numbers in every run.
 *
 * RtlRandomEx's sequence is not NT's own, which depends on all earlier callers.
 */
import type { Pointer } from '../rings/layout.ts';
import { readUlong, writeUlong } from '../rings/memory.ts';

const MULTIPLIER = 0x7fffffedn;
const INCREMENT = 0x7fffffc3n;
const MODULUS = 0x7fffffffn;

function next(seed: Pointer): number {
  const value = Number((BigInt(readUlong(seed)) * MULTIPLIER + INCREMENT) % MODULUS);
  writeUlong(seed, value);
  return value;
}

/** Lehmer's generator. @returns 0..2^31-2, also the new seed @irql any, for resident memory @see RtlUniform */
export function RtlUniform(seed: Pointer): number {
  return next(seed);
}

/** @returns 0..2^31-2 @irql any, for resident memory @see RtlRandomEx */
export function RtlRandomEx(seed: Pointer): number {
  const high = next(seed);
  // The low bits of a Lehmer generator are weak: fold those of a second draw in.
  return ((high >>> 8) ^ next(seed)) % 0x7fffffff;
}

/** @returns 0..2^31-2 @irql any, for resident memory @see RtlRandom */
export function RtlRandom(seed: Pointer): number {
  return RtlRandomEx(seed);
}
