/**
 * Blocks within pages: taken from lists by size, split at the front, merged with free neighbours when freed.
 *
 * The free lists are NT's: LIST_ENTRYs in the free blocks themselves, heads in the pool's descriptor page, last freed first. Whatever is read
 * from there may have been overwritten by a driver, so every link and header is checked before it is used.
 *
 * Not modelled: per-processor lookaside lists in front of the lists, and sessions.
 */
import { BAD_POOL_HEADER } from '../abi/bugcodes.gen.ts';
import { KiBugCheck } from '../ke/bugcheck.ts';
import { PAGE_SHIFT, PAGE_SIZE, type Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import { atDriverLine } from '../rings/symbols.ts';
import {
  headerPrevious,
  headerType,
  headerUnits,
  POOL_HEADER_BYTES,
  POOL_IN_USE,
  POOL_UNIT_SHIFT,
  poolHeader,
  tagText,
  UNITS_PER_PAGE,
  unitsFor,
} from './pool-header.ts';
import { PageKind, type PoolPages, Record } from './pool-page.ts';

const CORRUPT_FREE_LIST = 0x3;
const CORRUPT_HEADER = 0x20;

const OFFSET = 0x7fffffff;
const LIST_WORDS = UNITS_PER_PAGE >> 5;

const wordOf = (va: Pointer): number => (va & OFFSET) >>> 2;

export class PoolBlocks {
  private readonly pages: PoolPages;
  /** Address of the head of the list of free blocks of 0 units; each further head is 8 bytes on. */
  private readonly heads: Pointer;
  /** PoolType of a block in use. */
  private readonly inUse: number;
  /** One bit for each list that is not empty. */
  private readonly filled = new Int32Array(LIST_WORDS);

  constructor(pages: PoolPages, heads: Pointer, baseType: number) {
    this.pages = pages;
    this.heads = heads;
    this.inUse = POOL_IN_USE | (baseType + 1);
    const memory = kernelSpace.i32;
    for (let units = 0; units < UNITS_PER_PAGE; units++) {
      const head = (heads + 8 * units) | 0;
      memory[wordOf(head)] = head;
      memory[wordOf(head) + 1] = head;
    }
  }

  /** @returns the block's address, behind its header; 0 when the pool is exhausted. */
  allocate(bytes: number, tag: number, site: Pointer, flags: number, quota: number, reserve = 0): Pointer {
    const units = unitsFor(bytes);
    const list = this.firstFilled(units);
    let header: Pointer;
    let found: number;
    let previous: number;
    if (list < 0) {
      const page = this.pages.take(1, PageKind.BLOCKS, reserve);
      if (page < 0) return 0;
      header = this.pages.addressOf(page);
      found = UNITS_PER_PAGE;
      previous = 0;
    } else {
      header = this.popFree(list);
      found = list;
      previous = headerPrevious(kernelSpace.i32[wordOf(header)]);
    }
    const memory = kernelSpace.i32;
    const at = wordOf(header);
    memory[at] = poolHeader(previous, units, this.inUse | quota);
    memory[at + 1] = tag;
    if (found > units) this.placeFree((header + (units << POOL_UNIT_SHIFT)) | 0, units, found - units);
    const page = this.pages.pageOf(header);
    const records = this.pages.records[page];
    if (records) {
      const unit = (header & (PAGE_SIZE - 1)) >>> (POOL_UNIT_SHIFT - 1);
      records[unit] = bytes | flags | Record.ALLOCATED;
      records[unit + 1] = site;
      // What was known of blocks that lay here is over.
      for (let old = unit + 2; old < unit + 2 * units; old += 2) records[old] = 0;
    }
    return (header + POOL_HEADER_BYTES) | 0;
  }

  /** Frees a block whose record says that it is allocated. */
  free(block: Pointer, records: Int32Array, site: Pointer): void {
    const header = (block - POOL_HEADER_BYTES) | 0;
    const unit = (header & (PAGE_SIZE - 1)) >>> (POOL_UNIT_SHIFT - 1);
    let units = unitsFor(records[unit] & Record.BYTES);
    this.verify(header, units);
    records[unit] = (records[unit] & ~Record.ALLOCATED) | Record.FREED;
    records[unit + 1] = site;
    const memory = kernelSpace.i32;
    let start = header;
    const next = (header + (units << POOL_UNIT_SHIFT)) | 0;
    if ((next & (PAGE_SIZE - 1)) !== 0) {
      const nextHeader = memory[wordOf(next)];
      if (headerType(nextHeader) === 0) {
        units += headerUnits(nextHeader);
        this.unlink(next, headerUnits(nextHeader));
      }
    }
    const previousUnits = headerPrevious(memory[wordOf(header)]);
    memory[wordOf(header)] = poolHeader(previousUnits, unitsFor(records[unit] & Record.BYTES), 0);
    let beforeStart = previousUnits;
    if (previousUnits !== 0) {
      const previous = (header - (previousUnits << POOL_UNIT_SHIFT)) | 0;
      const previousHeader = memory[wordOf(previous)];
      if (headerType(previousHeader) === 0) {
        this.unlink(previous, previousUnits);
        start = previous;
        units += previousUnits;
        beforeStart = headerPrevious(previousHeader);
      }
    }
    if (units === UNITS_PER_PAGE) this.pages.give(this.pages.pageOf(start), 1);
    else this.placeFree(start, beforeStart, units);
  }

  /** Stops the machine unless the header of `units` and its neighbours agree. */
  verify(header: Pointer, units: number): void {
    const memory = kernelSpace.i32;
    const own = memory[wordOf(header)];
    const next = (header + (units << POOL_UNIT_SHIFT)) | 0;
    if (headerUnits(own) !== units || (headerType(own) & 7) !== this.inUse) this.corrupt(header, next, header);
    if ((next & (PAGE_SIZE - 1)) !== 0) {
      const following = memory[wordOf(next)];
      const end = (next & (PAGE_SIZE - 1)) + (headerUnits(following) << POOL_UNIT_SHIFT);
      const type = headerType(following) & 7;
      const sound = (type === 0 || type === this.inUse) && headerUnits(following) > 0 && end <= PAGE_SIZE;
      if (headerPrevious(following) !== units || !sound) this.corrupt(header, next, next);
    }
    const before = headerPrevious(own);
    const previous = (header - (before << POOL_UNIT_SHIFT)) | 0;
    const first = (header & (PAGE_SIZE - 1)) === 0;
    if (first !== (before === 0)) this.corrupt(header, next, header);
    if (first) return;
    if (previous >>> PAGE_SHIFT !== header >>> PAGE_SHIFT) this.corrupt(header, next, header);
    if (headerUnits(memory[wordOf(previous)]) !== before) this.corrupt(previous, header, previous);
  }

  /** BAD_POOL_HEADER: `damaged` is the header that cannot be right. */
  private corrupt(entry: Pointer, next: Pointer, damaged: Pointer): never {
    const content = kernelSpace.i32[wordOf(entry)];
    const detail = `the pool header at ${hexAddress(damaged)} has been overwritten${this.suspect(damaged)}`;
    return KiBugCheck(BAD_POOL_HEADER, [CORRUPT_HEADER, entry, next, content], 0, detail);
  }

  /** Names the block in front of a damaged header: most often its owner wrote past its end. */
  private suspect(damaged: Pointer): string {
    const records = this.pages.records[this.pages.pageOf(damaged)];
    if (!records) return '';
    let unit = ((damaged & (PAGE_SIZE - 1)) >>> POOL_UNIT_SHIFT) - 1;
    for (; unit >= 0; unit--) {
      const record = records[2 * unit];
      const end = unit + unitsFor(record & Record.BYTES);
      const reaches = end === (damaged & (PAGE_SIZE - 1)) >>> POOL_UNIT_SHIFT;
      if (!(record & (Record.ALLOCATED | Record.FREED)) || !reaches) continue;
      const header = ((damaged & ~(PAGE_SIZE - 1)) + (unit << POOL_UNIT_SHIFT)) | 0;
      const block = (header + POOL_HEADER_BYTES) | 0;
      const tag = tagText(kernelSpace.i32[wordOf(header) + 1]);
      const bytes = record & Record.BYTES;
      const where = record & Record.ALLOCATED ? atDriverLine(records[2 * unit + 1]) : '';
      return `, right behind the block of ${bytes} bytes with tag '${tag}' at ${hexAddress(block)}${where && `, allocated${where}`}`;
    }
    return '';
  }

  private firstFilled(units: number): number {
    const { filled } = this;
    let word = units >> 5;
    let bits = filled[word] & (-1 << (units & 31));
    while (bits === 0) {
      if (++word === LIST_WORDS) return -1;
      bits = filled[word];
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }

  /** Writes a free block's header, tells the block behind it, and puts it on its list. */
  private placeFree(header: Pointer, previousUnits: number, units: number): void {
    const memory = kernelSpace.i32;
    const at = wordOf(header);
    memory[at] = poolHeader(previousUnits, units, 0);
    const next = (header + (units << POOL_UNIT_SHIFT)) | 0;
    if ((next & (PAGE_SIZE - 1)) !== 0) {
      const word = wordOf(next);
      memory[word] = (memory[word] & ~0x1ff) | units;
    }
    // A lone header has no room for links; it waits to be merged.
    if (units < 2) return;
    const head = (this.heads + 8 * units) | 0;
    const entry = (header + POOL_HEADER_BYTES) | 0;
    const first = memory[wordOf(head)];
    this.checkLink(head, first);
    memory[at + 2] = first;
    memory[at + 3] = head;
    memory[wordOf(first) + 1] = entry;
    memory[wordOf(head)] = entry;
    this.filled[units >> 5] |= 1 << (units & 31);
  }

  /** Takes the first block of a list that is not empty; answers its header. */
  private popFree(units: number): Pointer {
    const head = (this.heads + 8 * units) | 0;
    const entry = kernelSpace.i32[wordOf(head)];
    this.checkLink(head, entry);
    const header = (entry - POOL_HEADER_BYTES) | 0;
    const content = kernelSpace.i32[wordOf(header)];
    if (headerUnits(content) !== units || headerType(content) !== 0) {
      this.corrupt(header, (header + (units << POOL_UNIT_SHIFT)) | 0, header);
    }
    this.unlink(header, units);
    return header;
  }

  private unlink(header: Pointer, units: number): void {
    if (units < 2) return;
    const memory = kernelSpace.i32;
    const entry = (header + POOL_HEADER_BYTES) | 0;
    const flink = memory[wordOf(entry)];
    const blink = memory[wordOf(entry) + 1];
    const sound = this.isLink(flink) && this.isLink(blink);
    if (!sound || memory[wordOf(flink) + 1] !== entry || memory[wordOf(blink)] !== entry) {
      this.corruptList(entry, sound ? memory[wordOf(flink) + 1] : flink, sound ? memory[wordOf(blink)] : blink);
    }
    memory[wordOf(blink)] = flink;
    memory[wordOf(flink) + 1] = blink;
    if (flink === blink) this.filled[units >> 5] &= ~(1 << (units & 31));
  }

  private checkLink(head: Pointer, entry: Pointer): void {
    const sound = this.isLink(entry);
    const back = sound ? kernelSpace.i32[wordOf(entry) + 1] : entry;
    if (back !== head) this.corruptList(head, entry, back, sound ? entry : head);
  }

  private corruptList(entry: Pointer, forward: Pointer, backward: Pointer, damaged = entry): never {
    const where = this.whereFreed(damaged);
    const detail = `a free pool block at ${hexAddress(damaged)} has been written to; its links no longer agree${where}`;
    return KiBugCheck(BAD_POOL_HEADER, [CORRUPT_FREE_LIST, entry, forward, backward], 0, detail);
  }

  /** Where the block that a free one begins with was freed. */
  private whereFreed(entry: Pointer): string {
    const record = this.pages.recordOf(entry);
    const where = record && record.flags & Record.FREED ? atDriverLine(record.site) : '';
    return where && `. It was freed${where}`;
  }

  /** Whether a link read from memory can be one. */
  private isLink(va: Pointer): boolean {
    if ((va & 7) !== 0) return false;
    if ((va - this.heads) >>> 0 < 8 * UNITS_PER_PAGE) return true;
    return this.pages.owns(va) && this.pages.kinds[this.pages.pageOf(va)] === PageKind.BLOCKS;
  }
}

function hexAddress(va: Pointer): string {
  return (va >>> 0).toString(16).padStart(8, '0');
}
