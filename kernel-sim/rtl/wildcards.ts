/**
 * Names and wildcards: `*` stands for any characters, `?` for one or none, as DOS has it. Case is ignored.
 *
 * All ways of reading the pattern are followed at the same time, so that no pattern takes longer than its length times the name's.
 */
import { spendFuel } from '../rings/fuel.ts';

/** Fuel for one character of the name and one of the pattern. */
const STEP_FUEL = 2;

export function matchesWildcards(pattern: string, name: string): boolean {
  const wanted = pattern.toUpperCase();
  const given = name.toUpperCase();
  spendFuel((wanted.length + 1) * (given.length + 1) * STEP_FUEL);
  /** For each place in the pattern, whether the name so far can lead there. */
  let places = new Uint8Array(wanted.length + 1);
  places[0] = 1;
  skipOptional(wanted, places);
  for (const c of given) {
    const next = new Uint8Array(wanted.length + 1);
    for (let i = 0; i < wanted.length; i++) {
      if (!places[i]) continue;
      if (wanted[i] === '*') next[i] = 1;
      else if (wanted[i] === '?' || wanted[i] === c) next[i + 1] = 1;
    }
    skipOptional(wanted, next);
    places = next;
  }
  return places[wanted.length] === 1;
}

/** What may stand for nothing is passed. */
function skipOptional(wanted: string, places: Uint8Array): void {
  for (let i = 0; i < wanted.length; i++) if (places[i] && (wanted[i] === '*' || wanted[i] === '?')) places[i + 1] = 1;
}
