/**
 * One half of the address space: the kernel's, shared by all, or a process's own.
 *
 * Holds the storage, the page table that rewritten code tests, and the typed views that the kernel's own accessors use.
 * What the pages are for (images, pool, stacks, views) is mm's business.
 */
import { KERNEL_BASE, PAGE_SHIFT, PAGE_SIZE, PAGE_TABLE, PageBits, type Pointer } from './layout.ts';
import { type Memory, wasm } from './webassembly.ts';

const WASM_PAGE = 0x10000;
const OFFSET = 0x7fffffff;
/** Up to so many bytes are moved here, one by one. */
const SMALL = 256;

/** Another page that an ALIAS page shows. */
export interface PageAlias {
  readonly space: AddressSpace;
  readonly va: Pointer;
  /** Stores go through too. */
  readonly writable: boolean;
}

export class AddressSpace {
  readonly memory: Memory;
  readonly base: Pointer;
  u8: Uint8Array;
  u16: Uint16Array;
  i32: Int32Array;
  view: DataView;
  /** The page table's bytes of this half, indexed by `(va & 0x7fffffff) >>> 12`. */
  pages: Uint8Array;
  readonly aliases = new Map<number, PageAlias>();

  constructor(base: Pointer, initialBytes: number) {
    this.base = base;
    this.memory = new wasm.Memory({ initial: Math.ceil(initialBytes / WASM_PAGE), maximum: 32768 });
    this.u8 = new Uint8Array(0);
    this.u16 = new Uint16Array(0);
    this.i32 = new Int32Array(0);
    this.view = new DataView(new ArrayBuffer(0));
    this.pages = this.u8;
    this.refresh();
  }

  private refresh(): void {
    const { buffer } = this.memory;
    this.u8 = new Uint8Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.view = new DataView(buffer);
    // Loads subtract the half's base before the look-up, so the kernel's half uses the lower part of the table too.
    this.pages = new Uint8Array(buffer, PAGE_TABLE, 0x80000);
  }

  get kernel(): boolean {
    return this.base === KERNEL_BASE;
  }

  /** Whether `va` belongs to this half. */
  owns(va: Pointer): boolean {
    return va < 0 === this.kernel;
  }

  /** Makes storage exist up to `va + bytes`; false when the host refuses. */
  private reach(va: Pointer, bytes: number): boolean {
    const end = (va & OFFSET) + bytes;
    if (end <= this.u8.length) return true;
    if (end > 0x80000000) return false;
    // Grow in steps, so that many small mappings do not refresh the views each time; what is not touched costs the host nothing.
    const step = Math.max(0x400000, Math.min(this.u8.length >>> 2, 0x4000000));
    const wanted = Math.ceil(Math.max(end, Math.min(this.u8.length + step, 0x80000000)) / WASM_PAGE);
    try {
      this.memory.grow(wanted - this.u8.length / WASM_PAGE);
    } catch {
      return false;
    }
    this.refresh();
    return true;
  }

  /**
   * Sets the page table's bits for all pages that `[va, va + bytes)` touches.
   * @returns false when the host has no storage for them; nothing is changed then.
   */
  setPages(va: Pointer, bytes: number, bits: number): boolean {
    if (bytes <= 0) return true;
    const accessible = (bits & (PageBits.READ | PageBits.WRITE | PageBits.GUARD)) !== 0;
    if (accessible && !this.reach(va, bytes)) return false;
    const first = (va & OFFSET) >>> PAGE_SHIFT;
    const last = ((va & OFFSET) + bytes - 1) >>> PAGE_SHIFT;
    this.pages.fill(bits, first, last + 1);
    return true;
  }

  pageBits(va: Pointer): number {
    return this.pages[(va & OFFSET) >>> PAGE_SHIFT];
  }

  /** Whether every page of `[va, va + bytes)` has all of `bits`. */
  allow(va: Pointer, bytes: number, bits: number): boolean {
    if (bytes <= 0) return true;
    const first = (va & OFFSET) >>> PAGE_SHIFT;
    const end = (va & OFFSET) + bytes;
    if (end > 0x80000000) return false;
    const last = (end - 1) >>> PAGE_SHIFT;
    for (let page = first; page <= last; page++) if ((this.pages[page] & bits) !== bits) return false;
    return true;
  }

  /** Zeroes storage; the pages must be mapped. */
  zero(va: Pointer, bytes: number): void {
    const at = va & OFFSET;
    if (bytes > SMALL || ((at | bytes) & 3) !== 0) {
      this.u8.fill(0, at, at + bytes);
      return;
    }
    // For a structure a call of the host's routine costs more than its words.
    const cells = this.i32;
    const end = (at + bytes) >>> 2;
    for (let cell = at >>> 2; cell < end; cell++) cells[cell] = 0;
  }

  /** Shows `bytes` of another space, from `source`, at `va` of this one. Both must begin at the same offset in their page. */
  alias(va: Pointer, bytes: number, space: AddressSpace, source: Pointer, writable = true): void {
    const first = (va & OFFSET) >>> PAGE_SHIFT;
    const last = ((va & OFFSET) + Math.max(bytes, 1) - 1) >>> PAGE_SHIFT;
    let from = source & ~(PAGE_SIZE - 1);
    for (let page = first; page <= last; page++, from = (from + PAGE_SIZE) | 0) {
      this.pages[page] = PageBits.ALIAS;
      this.aliases.set(page, { space, va: from, writable });
    }
  }

  unalias(va: Pointer, bytes: number): void {
    const first = (va & OFFSET) >>> PAGE_SHIFT;
    const last = ((va & OFFSET) + Math.max(bytes, 1) - 1) >>> PAGE_SHIFT;
    for (let page = first; page <= last; page++) {
      this.pages[page] = 0;
      this.aliases.delete(page);
    }
  }
}
