/**
 * POOL_HEADER of 32-bit NT 5.2: the eight bytes in front of each pool block that is smaller than a page.
 *
 *   +0   31       25 24       16 15        9 8          0
 *        | PoolType | BlockSize | PoolIndex | PreviousSize |      sizes count units of 8 bytes, header included
 *   +4   | PoolTag                                        |
 *
 * PreviousSize is 0 for the first block of a page. PoolType is 0 for a free block, otherwise 4 (in use) plus 1 (nonpaged) or 2 (paged),
 * plus 8 when quota was charged. The header lies in memory that drivers write to: an overrun of the block before it is found when
 * the header is next looked at.
 */
export const POOL_UNIT_SHIFT = 3;
export const POOL_UNIT = 1 << POOL_UNIT_SHIFT;
export const POOL_HEADER_BYTES = 8;
/** Units in a page; a block that has a header is smaller. */
export const UNITS_PER_PAGE = 512;
/** Larger requests get whole pages and no header. */
export const LARGEST_SMALL_BLOCK = 4080;

export const POOL_IN_USE = 4;
export const POOL_QUOTA = 8;

export function poolHeader(previousUnits: number, units: number, type: number): number {
  return previousUnits | (units << 16) | (type << 25);
}

export function headerPrevious(header: number): number {
  return header & 0x1ff;
}

export function headerUnits(header: number): number {
  return (header >>> 16) & 0x1ff;
}

export function headerType(header: number): number {
  return header >>> 25;
}

/** Units, header included, of the block for a request. A free block must hold the links of its list. */
export function unitsFor(bytes: number): number {
  return bytes <= 8 ? 2 : (bytes + POOL_HEADER_BYTES + POOL_UNIT - 1) >> POOL_UNIT_SHIFT;
}

/** A tag as WinDbg shows it. */
export function tagText(tag: number): string {
  let text = '';
  for (let i = 0; i < 4; i++) {
    const c = (tag >>> (8 * i)) & 0xff;
    text += c >= 0x20 && c < 0x7f ? String.fromCharCode(c) : '.';
  }
  return text;
}

/** The tag of four characters, as `'gaT '` writes it in C: first character in the lowest byte. */
export function poolTag(text: string): number {
  let tag = 0;
  for (let i = 0; i < 4; i++) tag |= (text.charCodeAt(i) || 0x20) << (8 * i);
  return tag;
}
