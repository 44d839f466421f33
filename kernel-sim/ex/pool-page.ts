/**
 * The pages of a pool: which are in use and for what, and the record of each allocation that NT does not keep but leak reports need.
 *
 * A freed page is taken out of the page table, so that a stale pointer into it faults, until it is used again.
 */
import { spendFuel } from '../rings/fuel.ts';
import { PAGE_SHIFT, PAGE_SIZE, PageBits, type Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import { atDriverLine } from '../rings/symbols.ts';
import { POOL_HEADER_BYTES, POOL_UNIT, POOL_UNIT_SHIFT } from './pool-header.ts';

export const PageKind = {
  FREE: 0,
  /** Holds the pool's own list heads. */
  DESCRIPTOR: 1,
  /** Cut into blocks with headers. */
  BLOCKS: 2,
  /** First page of an allocation of whole pages. */
  BIG: 3,
  BIG_TAIL: 4,
  /** Holds one block of special pool, or keeps everybody away where one was. */
  SPECIAL: 5,
  /** Between two such pages. */
  SPECIAL_GUARD: 6,
} as const;

/** Flags of an allocation's record beside its size. */
export const Record = {
  ALLOCATED: 0x40000000,
  FREED: 0x20000000,
  /** Made by the kernel for itself, not by a driver's call. */
  KERNEL: 0x10000000,
  BYTES: 0x0fffffff,
} as const;

/** Fresh pool is not zero: reading it before writing shows, and as a pointer it points nowhere. */
export const FRESH_PATTERN = 0xbaadf00d | 0;
const READ_WRITE = PageBits.READ | PageBits.WRITE;
/** Fuel for a page that is taken. */
export const PAGE_FUEL = 500;
const RECORD_WORDS = 2 * (PAGE_SIZE >> 3);

export class PoolPages {
  readonly base: Pointer;
  readonly count: number;
  readonly kinds: Uint8Array;
  /** Per page of blocks: two words for each unit, the record's flags and size, and the site of the call that allocated or freed it. */
  readonly records: (Int32Array | undefined)[] = [];
  /** For the first page of a big allocation: flags and size, tag, site. */
  readonly bigRecord: Int32Array;
  readonly bigTag: Int32Array;
  readonly bigSite: Int32Array;
  private readonly fresh: Uint8Array;
  /** No page below this one is free. */
  private lowest = 0;
  used = 0;
  peak = 0;

  constructor(base: Pointer, bytes: number) {
    this.base = base;
    this.count = bytes >>> PAGE_SHIFT;
    this.kinds = new Uint8Array(this.count);
    this.bigRecord = new Int32Array(this.count);
    this.bigTag = new Int32Array(this.count);
    this.bigSite = new Int32Array(this.count);
    this.fresh = new Uint8Array(this.count).fill(1);
  }

  pageOf(va: Pointer): number {
    return (va - this.base) >>> PAGE_SHIFT;
  }

  addressOf(page: number): Pointer {
    return (this.base + (page << PAGE_SHIFT)) | 0;
  }

  owns(va: Pointer): boolean {
    return ((va - this.base) >>> 0) >>> PAGE_SHIFT < this.count;
  }

  private findRun(pages: number): number {
    const { kinds, count } = this;
    while (this.lowest < count && kinds[this.lowest] !== PageKind.FREE) this.lowest++;
    let run = 0;
    let page = this.lowest;
    while (page < count && run < pages) run = kinds[page++] === PageKind.FREE ? run + 1 : 0;
    spendFuel(page - this.lowest);
    return run === pages ? page - pages : -1;
  }

  /** @returns the first page of `pages` adjacent ones, mapped; -1 when there are none, or fewer than `reserve` would be left. */
  take(pages: number, kind: number, reserve = 0): number {
    if (pages > this.count - this.used - reserve) return -1;
    const first = this.findRun(pages);
    if (first < 0 || !kernelSpace.setPages(this.addressOf(first), pages << PAGE_SHIFT, READ_WRITE)) return -1;
    spendFuel(pages * PAGE_FUEL);
    for (let page = first; page < first + pages; page++) {
      if (this.fresh[page] === 0) continue;
      this.fresh[page] = 0;
      const at = (this.addressOf(page) & 0x7fffffff) >>> 2;
      kernelSpace.i32.fill(FRESH_PATTERN, at, at + (PAGE_SIZE >> 2));
    }
    this.kinds[first] = kind;
    if (pages > 1) this.kinds.fill(PageKind.BIG_TAIL, first + 1, first + pages);
    // What was known of allocations that lay here is over.
    this.bigRecord.fill(0, first, first + pages);
    for (let page = first; page < first + pages; page++) this.records[page]?.fill(0);
    if (kind === PageKind.BLOCKS) this.records[first] ??= new Int32Array(RECORD_WORDS);
    this.used += pages;
    if (this.used > this.peak) this.peak = this.used;
    return first;
  }

  give(first: number, pages: number): void {
    if (pages === 1) {
      this.kinds[first] = PageKind.FREE;
      kernelSpace.pages[(this.addressOf(first) & 0x7fffffff) >>> PAGE_SHIFT] = 0;
    } else {
      this.kinds.fill(PageKind.FREE, first, first + pages);
      kernelSpace.setPages(this.addressOf(first), pages << PAGE_SHIFT, 0);
    }
    this.used -= pages;
    if (first < this.lowest) this.lowest = first;
  }

  /** The record of a block with a header; undefined where none can be. */
  recordOf(block: Pointer): { readonly flags: number; readonly site: Pointer } | undefined {
    const records = this.owns(block) && (block & (POOL_UNIT - 1)) === 0 ? this.records[this.pageOf(block)] : undefined;
    const unit = ((block - POOL_HEADER_BYTES) & (PAGE_SIZE - 1)) >>> (POOL_UNIT_SHIFT - 1);
    return records && { flags: records[unit], site: records[unit + 1] };
  }

  /** Pages of the big allocation that begins at `first`. */
  bigPages(first: number): number {
    return ((this.bigRecord[first] & Record.BYTES) + PAGE_SIZE - 1) >>> PAGE_SHIFT;
  }
}

/** "has been freed already, in Unload, driver.c line 30" */
export function freedAlready(site: Pointer): string {
  const where = atDriverLine(site);
  return `has been freed already${where && `,${where}`}`;
}
