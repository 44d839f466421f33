/**
 * Page protection: from PAGE_ constants to the bits that the page table has, and what the bits alone do not tell.
 *
 * Execute rights change nothing: no data can be executed here.
 */
import {
  PAGE_EXECUTE,
  PAGE_EXECUTE_READ,
  PAGE_EXECUTE_READWRITE,
  PAGE_EXECUTE_WRITECOPY,
  PAGE_GUARD,
  PAGE_NOACCESS,
  PAGE_NOCACHE,
  PAGE_READONLY,
  PAGE_READWRITE,
  PAGE_WRITECOMBINE,
  PAGE_WRITECOPY,
} from '../abi/constants.gen.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { PAGE_SIZE, PageBits, type Pointer } from '../rings/layout.ts';

const { READ, WRITE, GUARD } = PageBits;

const rights: Readonly<Record<number, number>> = {
  [PAGE_NOACCESS]: 0,
  [PAGE_READONLY]: READ,
  [PAGE_READWRITE]: READ | WRITE,
  [PAGE_WRITECOPY]: READ | WRITE,
  [PAGE_EXECUTE]: READ,
  [PAGE_EXECUTE_READ]: READ,
  [PAGE_EXECUTE_READWRITE]: READ | WRITE,
  [PAGE_EXECUTE_WRITECOPY]: READ | WRITE,
};

/** What a PAGE_ constant lets ring 3 do; undefined for a wrong one (STATUS_INVALID_PAGE_PROTECTION). */
export function MiPageBits(protect: number): number | undefined {
  const bits = rights[protect & 0xff];
  if (bits === undefined || protect & ~(0xff | PAGE_GUARD | PAGE_NOCACHE | PAGE_WRITECOMBINE)) return undefined;
  if (bits === 0 && protect & ~0xff) return undefined;
  return protect & PAGE_GUARD ? GUARD : bits;
}

/** Whether the first store makes a page private. */
export function MiIsWriteCopy(protect: number): boolean {
  return (protect & (PAGE_WRITECOPY | PAGE_EXECUTE_WRITECOPY)) !== 0;
}

/** The constant that bits of a committed page stand for, unless another one is noted. */
export function MiProtectOfBits(bits: number): number {
  if (bits & GUARD) return PAGE_READWRITE | PAGE_GUARD;
  if (bits & WRITE) return PAGE_READWRITE;
  return bits & READ ? PAGE_READONLY : PAGE_NOACCESS;
}

/** Pages whose protection is not what their bits say: no access, guarded, executable, or pages of a view that have their own. */
const noted = new WeakMap<AddressSpace, Map<number, number>>();

const pageOf = (va: Pointer): Pointer => va & -PAGE_SIZE;

/** The protection that has been noted for a page; undefined when its bits say it. */
export function MiNotedProtection(space: AddressSpace, va: Pointer): number | undefined {
  return noted.get(space)?.get(pageOf(va));
}

/** Notes `protect` for the pages of `[first, end)`. */
export function MiNoteProtection(space: AddressSpace, first: Pointer, end: Pointer, protect: number): void {
  let pages = noted.get(space);
  if (!pages) {
    pages = new Map();
    noted.set(space, pages);
  }
  for (let page = pageOf(first); page < end; page += PAGE_SIZE) pages.set(page, protect);
}

export function MiForgetProtection(space: AddressSpace, first: Pointer, end: Pointer): void {
  const pages = noted.get(space);
  if (!pages || pages.size === 0) return;
  for (let page = pageOf(first); page < end; page += PAGE_SIZE) pages.delete(page);
}
