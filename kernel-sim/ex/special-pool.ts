/**
 * Special pool: each block at the end of a page of its own, with pages that nobody may touch around it, and gone from the page table once it is freed. So the instruction that goes past a
 * block's end, or comes back to it after ExFreePool, is the one that stops the machine; what is written in front of a block is found when the block is freed.
 *
 *   | no access |  pattern . . . . | block |.| no access |  pattern . . . . | block |.| no access |
 *                                  end of the page, up to the 7 bytes that alignment costs
 *
 * A page is used again as late as possible: what has just been freed stays gone for a while. Blocks that are larger than a page, and those for which there is no
 * room left, come from the ordinary pool, as on NT.
 *
 * Pages of paged pool can be taken out of memory, for drivers whose use of it is watched: a touch below DISPATCH_LEVEL brings them in again, and above that level it
 * stops the machine, as it would on NT on a bad day.
 *
 * Not modelled: the other alignment ("verify start"), special pool by tag or by size.
 * @see Special Pool (Driver Verifier)
 */
import { SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION } from '../abi/bugcodes.gen.ts';
import { KiBugCheck } from '../ke/bugcheck.ts';
import { MiIsPageLocked } from '../mm/index.ts';
import { spendForEach, spendFuel } from '../rings/fuel.ts';
import { hex, PAGE_SHIFT, PAGE_SIZE, PageBits, type Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import { atDriverLine } from '../rings/symbols.ts';
import { tagText } from './pool-header.ts';
import { FRESH_PATTERN, freedAlready, PAGE_FUEL, PageKind, type PoolPages, Record } from './pool-page.ts';

/** Fourth parameter of SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION. */
const Corruption = { NOT_ALLOCATED: 0x20, BAD_ADDRESS: 0x21, BEFORE: 0x23, BEHIND: 0x24 } as const;

/** Blocks for which pages are taken from the pool at a time, and at most. */
const CHUNK = 32;
const LIMIT = 1024;
/** So many freed pages are kept away from everybody before one is used again, as long as the pool has others. */
const REST = 256;
const ALIGNMENT = 8;

const READ_WRITE = PageBits.READ | PageBits.WRITE;
const round = (bytes: number): number => Math.max(ALIGNMENT, (bytes + ALIGNMENT - 1) & -ALIGNMENT);

/** What was touched: in words, and whether the block is there at all, or out of memory. */
export interface SpecialFault {
  readonly freed: boolean;
  readonly out: boolean;
  readonly detail: string;
}

export class SpecialPool {
  private readonly pages: PoolPages;
  /** Pages that have never held a block, and those that have, oldest first. */
  private unused: number[] = [];
  private freed: number[] = [];
  private made = 0;
  /** Pages that can be taken out of memory: those that are there, and those that are not. */
  private readonly resident = new Set<number>();
  private readonly away = new Set<number>();

  constructor(pages: PoolPages) {
    this.pages = pages;
  }

  /** @param pageable the page can be taken out of memory. @returns the block's address; 0 when it has to come from the ordinary pool */
  allocate(bytes: number, tag: number, site: Pointer, reserve: number, pageable = false): Pointer {
    if (bytes > PAGE_SIZE) return 0;
    const page = this.takePage(reserve);
    if (page === undefined) return 0;
    const { pages } = this;
    const start = pages.addressOf(page);
    kernelSpace.setPages(start, PAGE_SIZE, READ_WRITE);
    spendFuel(PAGE_FUEL);
    const at = (start & 0x7fffffff) >>> 2;
    kernelSpace.i32.fill(FRESH_PATTERN, at, at + (PAGE_SIZE >> 2));
    if (pageable) this.resident.add(page);
    pages.bigRecord[page] = bytes | Record.ALLOCATED;
    pages.bigTag[page] = tag;
    pages.bigSite[page] = site;
    return this.blockOf(page);
  }

  private takePage(reserve: number): number | undefined {
    if (this.unused.length === 0 && this.freed.length < REST && this.made < LIMIT) this.grow(reserve);
    return this.unused.shift() ?? this.freed.shift();
  }

  private grow(reserve: number): void {
    const { pages } = this;
    const first = pages.take(2 * CHUNK + 1, PageKind.SPECIAL_GUARD, reserve);
    if (first < 0) return;
    kernelSpace.setPages(pages.addressOf(first), (2 * CHUNK + 1) << PAGE_SHIFT, PageBits.RESERVED);
    for (let i = 0; i <= 2 * CHUNK; i++) pages.kinds[first + i] = i & 1 ? PageKind.SPECIAL : PageKind.SPECIAL_GUARD;
    for (let i = 0; i < CHUNK; i++) this.unused.push(first + 2 * i + 1);
    this.made += CHUNK;
  }

  /** Takes all pages that can be out of memory, but for those that somebody has locked. */
  takeOut(): void {
    spendForEach(this.resident.size);
    for (const page of this.resident) {
      const start = this.pages.addressOf(page);
      if (MiIsPageLocked(kernelSpace, start)) continue;
      kernelSpace.setPages(start, PAGE_SIZE, PageBits.RESERVED);
      this.resident.delete(page);
      this.away.add(page);
    }
  }

  /** @returns false when the page at `va` is not one that has been taken out */
  bringIn(va: Pointer): boolean {
    const page = this.pages.pageOf(va);
    if (!this.away.delete(page)) return false;
    spendFuel(PAGE_FUEL);
    kernelSpace.setPages(this.pages.addressOf(page), PAGE_SIZE, READ_WRITE);
    this.resident.add(page);
    return true;
  }

  private bytesOf(page: number): number {
    return this.pages.bigRecord[page] & Record.BYTES;
  }

  /** The block that the page holds, or held. */
  blockOf(page: number): Pointer {
    return (this.pages.addressOf(page) + PAGE_SIZE - round(this.bytesOf(page))) | 0;
  }

  private is(page: number, flag: number): boolean {
    return this.pages.kinds[page] === PageKind.SPECIAL && (this.pages.bigRecord[page] & flag) !== 0;
  }

  /** The tag of the block at that address, which must be one. */
  check(block: Pointer): number {
    const { pages } = this;
    const page = pages.pageOf(block);
    if (!this.is(page, Record.ALLOCATED)) {
      const freed = this.is(page, Record.FREED)
        ? freedAlready(pages.bigSite[page])
        : 'is not the start of an allocation';
      this.corrupt([block, 0, 0, Corruption.NOT_ALLOCATED], `${hex(block)} ${freed}`);
    }
    const bytes = this.bytesOf(page);
    const start = this.blockOf(page);
    if (block !== start) {
      const given = PAGE_SIZE - (block & (PAGE_SIZE - 1));
      const detail = `${hex(block)} is given back, but the block begins at ${hex(start)}`;
      this.corrupt([block, bytes, given, Corruption.BAD_ADDRESS], detail);
    }
    this.checkPattern(page, start, bytes);
    return pages.bigTag[page];
  }

  /** What lies around the block in its page must be as it was. */
  private checkPattern(page: number, block: Pointer, bytes: number): void {
    const first = this.pages.addressOf(page);
    const front = this.firstChange(first, block);
    const behind = this.firstChange((block + bytes) | 0, (first + PAGE_SIZE) | 0);
    const owner = `the block of ${bytes} bytes with tag '${tagText(this.pages.bigTag[page])}' at ${hex(block)}`;
    const where = atDriverLine(this.pages.bigSite[page]);
    const made = where && `, allocated${where},`;
    if (front !== undefined)
      this.corrupt(
        [block, front, 0, Corruption.BEFORE],
        `${owner}${made} was written to, ${count(block - front)} in front of its beginning`,
      );
    if (behind !== undefined)
      this.corrupt(
        [block, behind, 0, Corruption.BEHIND],
        `${owner}${made} was written to, ${behind === block + bytes ? 'right' : count(behind - block - bytes)} behind its end. Where a block's size is no multiple of 8, up to 7 bytes behind it can be written, and it is seen only here`,
      );
  }

  private firstChange(from: Pointer, to: Pointer): Pointer | undefined {
    const bytes = kernelSpace.u8;
    for (let va = from; va !== to; va = (va + 1) | 0) {
      if (bytes[va & 0x7fffffff] !== ((FRESH_PATTERN >>> (8 * (va & 3))) & 0xff)) return va;
    }
    return undefined;
  }

  /** Takes a block that `check` has passed out of the address space. */
  free(block: Pointer, site: Pointer): void {
    const { pages } = this;
    const page = pages.pageOf(block);
    pages.bigRecord[page] = this.bytesOf(page) | Record.FREED;
    pages.bigSite[page] = site;
    this.resident.delete(page);
    this.away.delete(page);
    kernelSpace.setPages(pages.addressOf(page), PAGE_SIZE, PageBits.RESERVED);
    this.freed.push(page);
  }

  /** What it means that `va`, in one of the pages that nobody may touch, was touched. */
  fault(va: Pointer): SpecialFault {
    const { pages } = this;
    const page = pages.pageOf(va);
    if (pages.kinds[page] === PageKind.SPECIAL) return { ...this.describe(page, va), out: this.away.has(page) };
    // A page between two blocks: the nearer one is meant, if it was ever used.
    const near = (va & (PAGE_SIZE - 1)) < PAGE_SIZE / 2 ? [page - 1, page + 1] : [page + 1, page - 1];
    const used = near.find((one) => this.is(one, Record.ALLOCATED | Record.FREED));
    if (used === undefined) return { freed: false, out: false, detail: 'a page between blocks of the special pool' };
    return { ...this.describe(used, va), out: false };
  }

  private describe(page: number, va: Pointer): Omit<SpecialFault, 'out'> {
    const { pages } = this;
    const block = this.blockOf(page);
    const bytes = this.bytesOf(page);
    if (!this.is(page, Record.ALLOCATED | Record.FREED))
      return { freed: false, detail: 'a page of the special pool that holds no block' };
    const freed = this.is(page, Record.FREED);
    const where = atDriverLine(pages.bigSite[page]);
    const name = `the block of ${bytes} bytes with tag '${tagText(pages.bigTag[page])}' at ${hex(block)}`;
    const offset = va - block;
    const side = sideOf(offset, bytes);
    return { freed, detail: `${side} ${name}, ${freed ? 'freed' : 'allocated'}${where || ' by the system'}` };
  }

  private corrupt(parameters: readonly number[], detail: string): never {
    return KiBugCheck(SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION, parameters, 0, detail);
  }
}

const count = (bytes: number): string => `${bytes} byte${bytes === 1 ? '' : 's'}`;

/** Where, seen from a block of `bytes`, the byte at `offset` of it is. */
function sideOf(offset: number, bytes: number): string {
  if (offset < 0) return `${count(-offset)} in front of`;
  if (offset === bytes) return 'right behind the end of';
  return offset > bytes ? `${count(offset - bytes)} behind the end of` : `byte ${offset} of`;
}
