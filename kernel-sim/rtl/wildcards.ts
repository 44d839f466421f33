/**
 * Names and wildcards: `*` stands for any characters, `?` for one or none, as DOS has it. Case is ignored.
 *
 * All ways of reading the pattern are followed at the same time, so that no pattern takes longer than its length times the name's.
 */
import { spendFuel } from '../rings/fuel.ts';

/** Fuel for one character of the name and one of the pattern. */
const STEP_FUEL = 8;
const STAR = 0x2a;
const QUESTION_MARK = 0x3f;

/** Whether a name, in upper case, matches `pattern`; to be asked for many names. */
export function wildcardMatcher(pattern: string): (upperName: string) => boolean {
  const wanted = Array.from(pattern.toUpperCase(), (c) => c.charCodeAt(0));
  const { length } = wanted;
  /** What may stand for nothing. */
  const optional = wanted.map((c) => c === STAR || c === QUESTION_MARK);
  /** For each place in the pattern, whether the name so far can lead there. */
  let places = new Array<boolean>(length + 1).fill(false);
  let next = new Array<boolean>(length + 1).fill(false);
  return (name) => {
    spendFuel((length + 1) * (name.length + 1) * STEP_FUEL);
    places[0] = true;
    for (let i = 0; i < length; i++) places[i + 1] = places[i] && optional[i];
    for (let at = 0; at < name.length; at++) {
      const c = name.charCodeAt(at);
      next[0] = places[0] && wanted[0] === STAR;
      for (let i = 0; i < length; i++) {
        const taken = places[i] && (wanted[i] === QUESTION_MARK || wanted[i] === c);
        const stays = places[i + 1] && wanted[i + 1] === STAR;
        next[i + 1] = taken || stays || (next[i] && optional[i]);
      }
      [places, next] = [next, places];
    }
    return places[length];
  };
}
