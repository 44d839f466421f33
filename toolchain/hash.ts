/** A 128-bit digest of a text, to tell contents apart. Not for secrets: it resists chance, not an attacker. */
export function hashText(text: string): string {
  let a = 0x9e3779b9 ^ text.length;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = 0x71374491;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ unit, 0x23abb1e5);
    b = c ^ Math.imul(b ^ unit, 0xaef1d142);
    c = d ^ Math.imul(c ^ unit, 0x9d0ba4b3);
    d = a ^ Math.imul(d ^ unit, 0xa3b195c5);
  }
  for (let round = 0; round < 4; round++) {
    a = Math.imul(b ^ (a >>> 15), 0x2c1b3c6d);
    b = Math.imul(c ^ (b >>> 13), 0x297a2d39);
    c = Math.imul(d ^ (c >>> 16), 0x85ebca6b);
    d = Math.imul(a ^ (d >>> 14), 0xc2b2ae35);
  }
  return [a, b, c, d].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
