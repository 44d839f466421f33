/**
 * The blocks of a heap.
 *
 * A block lies in the process's memory with a header before it and a tail behind it, so that a program which writes past its block really
 * damages something, and HeapFree, HeapReAlloc, HeapSize and HeapValidate notice:
 *
 *   -16 requested bytes   -12 bytes of the whole block   -8 heap   -4 check word   [ the program's bytes ]   tail: 0xAB, at least 8 bytes
 *
 * Damage ends the process with STATUS_HEAP_CORRUPTION, as Windows does with "terminate on corruption".
 * Blocks of up to 64 KiB come from segments by size class and are used again; larger ones own their pages.
 * Not modelled: coalescing across size classes.
 */
import { spendFuel } from '../../rings/fuel.ts';
import { PAGE_SIZE, type Pointer } from '../../rings/layout.ts';
import { copyBytes, fillBytes, readLong, userSpace } from '../../rings/memory.ts';

/** Where heaps get their pages from: committed, readable, writable and zeroed; 0 when there are none. */
export interface PageSupply {
  allocate(bytes: number): Pointer;
  free(va: Pointer, bytes: number): void;
}

const HEADER = 16;
const TAIL = 8;
const TAIL_BYTE = 0xab;
const TAIL_WORD = 0xabababab | 0;
const BUSY = 0x1ee7b10c;
const FREE = 0x0ddba11;
const LARGE_BLOCK = 0x10000;
const SEGMENT = 0x40000;
/** Fuel for allocating or freeing a block, besides that of the call. */
const BLOCK_FUEL = 300;
const MAXIMUM_REQUEST = 0x7fdefff;

/** Size classes: steps of 16 up to 512, then four for each doubling. */
const classBytes: number[] = [];
for (let bytes = 32; bytes <= 512; bytes += 16) classBytes.push(bytes);
for (let base = 512; base < LARGE_BLOCK; base *= 2)
  for (let quarter = 1; quarter <= 4; quarter++) classBytes.push(base + (base / 4) * quarter);

function classOf(total: number): number {
  if (total <= 512) return total <= 32 ? 0 : (total - 17) >> 4;
  let low = 31;
  let high = classBytes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (classBytes[middle] >= total) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Segment {
  readonly base: Pointer;
  used: number;
  readonly bytes: number;
}

export class Heap {
  readonly handle: Pointer;
  private readonly supply: PageSupply;
  private readonly maximum: number;
  private readonly free: Pointer[][] = classBytes.map(() => []);
  private readonly segments: Segment[] = [];
  private readonly large = new Map<Pointer, number>();
  private bytes = 0;
  readonly flags: number;

  /** @param maximum the most bytes it may take from the supply; 0 for no limit */
  constructor(handle: Pointer, supply: PageSupply, maximum: number, flags: number) {
    this.handle = handle;
    this.supply = supply;
    this.maximum = maximum;
    this.flags = flags;
  }

  private pages(bytes: number): Pointer {
    if (this.maximum && this.bytes + bytes > this.maximum) return 0;
    const va = this.supply.allocate(bytes);
    if (va) this.bytes += bytes;
    return va;
  }

  /** A block of `total` bytes (a class's size) from the newest segment. */
  private carve(total: number): Pointer {
    let segment = this.segments[this.segments.length - 1];
    if (!segment || segment.used + total > segment.bytes) {
      const wanted = this.maximum ? Math.min(SEGMENT, Math.max(LARGE_BLOCK * 2, this.maximum)) : SEGMENT;
      const base = this.pages(wanted);
      if (!base) return 0;
      segment = { base, used: 0, bytes: wanted };
      this.segments.push(segment);
    }
    const block = segment.base + segment.used;
    segment.used += total;
    return block;
  }

  allocate(bytes: number, zero: boolean): Pointer {
    spendFuel(BLOCK_FUEL);
    const request = bytes >>> 0;
    if (request > MAXIMUM_REQUEST) return 0;
    const needed = request + HEADER + TAIL;
    let block: Pointer;
    let total: number;
    let fresh = true;
    if (needed > LARGE_BLOCK) {
      total = (needed + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1);
      block = this.pages(total);
      if (!block) return 0;
      this.large.set(block, total);
    } else {
      const index = classOf(needed);
      total = classBytes[index];
      const reused = this.free[index].pop();
      fresh = reused === undefined;
      block = reused ?? this.carve(total);
      if (!block) return 0;
    }
    this.mark(block, request, total, BUSY);
    const va = block + HEADER;
    if (zero && !fresh) fillBytes(va, request, 0);
    return va;
  }

  private mark(block: Pointer, request: number, total: number, state: number): void {
    const cells = userSpace.i32;
    const at = block >> 2;
    cells[at] = request;
    cells[at + 1] = total;
    cells[at + 2] = this.handle;
    cells[at + 3] = state ^ block ^ request ^ (total << 4);
    // The tail is filled at most 16 bytes far: far enough to notice, and cheap.
    const end = Math.min(request + 16, total - HEADER);
    userSpace.u8.fill(TAIL_BYTE, block + HEADER + request, block + HEADER + end);
  }

  /** The total of the busy block that `va` points to; -1 when it is no block or is damaged. */
  check(va: Pointer): number {
    const block = va - HEADER;
    if (va <= HEADER || va & 15 || !userSpace.allow(block, HEADER, 1)) return -1;
    const cells = userSpace.i32;
    const at = block >> 2;
    const request = cells[at];
    const total = cells[at + 1];
    if (cells[at + 2] !== this.handle || cells[at + 3] !== (BUSY ^ block ^ request ^ (total << 4))) return -1;
    // Its header is whole, so its sizes can be trusted.
    const tail = va + request;
    const end = Math.min(request + 16, total - HEADER) - request;
    if ((tail & 3) === 0 && end >= 8) {
      if (cells[tail >> 2] !== TAIL_WORD || cells[(tail >> 2) + 1] !== TAIL_WORD) return -1;
    }
    for (let i = 0; i < end; i++) if (userSpace.u8[tail + i] !== TAIL_BYTE) return -1;
    return total;
  }

  size(va: Pointer): number {
    return userSpace.i32[(va - HEADER) >> 2] >>> 0;
  }

  /** @returns false when the block is damaged or none of this heap's. */
  release(va: Pointer): boolean {
    spendFuel(BLOCK_FUEL);
    const total = this.check(va);
    if (total < 0) return false;
    const block = va - HEADER;
    if (total > classBytes[classBytes.length - 1]) {
      this.large.delete(block);
      this.bytes -= total;
      this.supply.free(block, total);
      return true;
    }
    this.mark(block, this.size(va), total, FREE);
    this.free[classOf(total)].push(block);
    return true;
  }

  /** @returns the new address; 0 when there is no memory; -1 when the block is damaged. */
  resize(va: Pointer, bytes: number, zero: boolean, inPlace: boolean): Pointer {
    const total = this.check(va);
    if (total < 0) return -1;
    const request = bytes >>> 0;
    const old = this.size(va);
    if (request <= MAXIMUM_REQUEST && request + HEADER + TAIL <= total) {
      this.mark(va - HEADER, request, total, BUSY);
      if (zero && request > old) fillBytes(va + old, request - old, 0);
      return va;
    }
    if (inPlace) return 0;
    const moved = this.allocate(request, false);
    if (!moved) return 0;
    copyBytes(moved, va, Math.min(old, request));
    if (zero && request > old) fillBytes(moved + old, request - old, 0);
    this.release(va);
    return moved;
  }

  /** Every busy block, in order of address within each segment; `damaged` for those whose header or tail is not whole. */
  *blocks(): Generator<{ va: Pointer; damaged: boolean }> {
    for (const { base, used } of this.segments) {
      for (let at = base; at < base + used; ) {
        const request = readLong(at);
        const total = readLong(at + 4);
        const word = readLong(at + 12);
        const expected = at ^ request ^ (total << 4);
        // Whoever forges a header chooses its sizes too.
        const forged = total < classBytes[0];
        if (forged || word !== (FREE ^ expected)) {
          const damaged = forged || this.check(at + HEADER) < 0;
          yield { va: at + HEADER, damaged };
          // A damaged header does not say where the next block is.
          if (forged || word !== (BUSY ^ expected)) break;
        }
        spendFuel(BLOCK_FUEL);
        at += total;
      }
    }
    for (const block of this.large.keys()) yield { va: block + HEADER, damaged: this.check(block + HEADER) < 0 };
  }

  destroy(): void {
    for (const { base, bytes } of this.segments) this.supply.free(base, bytes);
    for (const [block, bytes] of this.large) this.supply.free(block, bytes);
    this.segments.length = 0;
    this.large.clear();
    for (const list of this.free) list.length = 0;
  }
}
