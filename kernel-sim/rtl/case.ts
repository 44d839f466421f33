/**
 * The system's case table: one 16-bit unit to one.
 *
 * NT's table (l_intl.nls) maps only pairs that map back, and knows the scripts of its time. The ranges below are those,
 * so that the answer does not depend on the Unicode version of the engine.
 */
const RANGES: readonly (readonly [number, number])[] = [
  [0x61, 0x587],
  [0x1e00, 0x1fff],
  [0x2170, 0x217f],
  [0x24d0, 0x24e9],
  [0xff41, 0xff5a],
];

function build(): { upper: Uint16Array; lower: Uint16Array } {
  const upper = new Uint16Array(0x10000).map((_, unit) => unit);
  const lower = upper.slice();
  for (const [first, last] of RANGES)
    for (let unit = first; unit <= last; unit++) {
      const c = String.fromCharCode(unit);
      const up = c.toUpperCase();
      if (up.length !== 1 || up === c || up.toLowerCase() !== c) continue;
      const mapped = up.charCodeAt(0);
      // Upper-case forms that later Unicode versions put elsewhere are unknown to NT.
      if (mapped >= 0x2c00 && mapped < 0xff00) continue;
      upper[unit] = mapped;
      lower[mapped] = unit;
    }
  return { upper, lower };
}

const { upper, lower } = build();

/**
 * Upper case of one UTF-16 unit.
 * @irql <= DISPATCH_LEVEL (PASSIVE_LEVEL on NT, whose table is pageable)
 * @see RtlUpcaseUnicodeChar
 */
export function RtlUpcaseUnicodeChar(unit: number): number {
  return upper[unit & 0xffff];
}

/** @see RtlDowncaseUnicodeChar */
export function RtlDowncaseUnicodeChar(unit: number): number {
  return lower[unit & 0xffff];
}

/** Upper case of one 8-bit character in the system's ANSI code page (the first 256 code points). @irql any @see RtlUpperChar */
export function RtlUpperChar(character: number): number {
  const c = character & 0xff;
  const up = upper[c];
  return up < 0x100 ? up : c;
}

export function upcase(text: string): string {
  let plain = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (upper[unit] !== unit) {
      plain = false;
      break;
    }
  }
  if (plain) return text;
  let result = '';
  for (let i = 0; i < text.length; i++) result += String.fromCharCode(upper[text.charCodeAt(i)]);
  return result;
}

export function downcase(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) result += String.fromCharCode(lower[text.charCodeAt(i)]);
  return result;
}
