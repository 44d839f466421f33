/** Characters into text, in pieces: one concatenation for each character would leave a chain of as many objects behind. */
import { spendForEach } from './fuel.ts';

const PIECE = 512;
const piece = new Uint16Array(PIECE);

/**
 * The text that `unit` gives, index by index, up to a null or `limit` units.
 * @param end what ends it besides the limit; -1 for nothing
 */
export function collectText(limit: number, unit: (index: number) => number, end = 0): string {
  let text = '';
  for (let done = 0; done < limit; ) {
    const most = Math.min(PIECE, limit - done);
    let count = 0;
    for (; count < most; count++) {
      const value = unit(done + count);
      if (value === end) break;
      piece[count] = value;
    }
    spendForEach(count);
    // Not spread: that would go through an iterator.
    text += Reflect.apply(String.fromCharCode, undefined, count === PIECE ? piece : piece.subarray(0, count));
    if (count < most) break;
    done += count;
  }
  return text;
}
