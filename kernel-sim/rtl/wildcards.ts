/**
 * Names and wildcards: `*` stands for any characters, `?` for one or none, as DOS has it. Case is ignored.
 *
 * All ways of reading the pattern are followed at the same time, so that no pattern takes longer than its length times the name's.
 */
import { spendFuel } from '../rings/fuel.ts';

/** Fuel for one character of the name and one of the pattern. */
const STEP_FUEL = 3;
const STAR = 0x2a;
const QUESTION_MARK = 0x3f;

/** Whether a name matches `pattern`, to be asked for many names. */
export function wildcardMatcher(pattern: string): (name: string) => boolean {
  const wanted = Uint16Array.from(pattern.toUpperCase(), (c) => c.charCodeAt(0));
  /** For each place in the pattern, whether the name so far can lead there. */
  let places = new Uint8Array(wanted.length + 1);
  let next = new Uint8Array(wanted.length + 1);
  return (name) => {
    const given = name.toUpperCase();
    spendFuel((wanted.length + 1) * (given.length + 1) * STEP_FUEL);
    places.fill(0);
    places[0] = 1;
    skipOptional(wanted, places);
    for (let at = 0; at < given.length; at++) {
      const c = given.charCodeAt(at);
      next.fill(0);
      for (let i = 0; i < wanted.length; i++) {
        if (!places[i]) continue;
        if (wanted[i] === STAR) next[i] = 1;
        else if (wanted[i] === QUESTION_MARK || wanted[i] === c) next[i + 1] = 1;
      }
      skipOptional(wanted, next);
      [places, next] = [next, places];
    }
    return places[wanted.length] === 1;
  };
}

/** What may stand for nothing is passed. */
function skipOptional(wanted: Uint16Array, places: Uint8Array): void {
  for (let i = 0; i < wanted.length; i++) {
    if (places[i] && (wanted[i] === STAR || wanted[i] === QUESTION_MARK)) places[i + 1] = 1;
  }
}
