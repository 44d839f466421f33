/**
 * The user half of a process: which ranges are reserved and committed (what NT keeps in its VAD tree).
 *
 * Ranges are kept in address order; protection is what the page table says, or what protection.ts has noted. Not modelled: page files, working sets.
 */
import { PAGE_READWRITE } from '../abi/constants.gen.ts';
import { AddressSpace } from '../rings/address-space.ts';
import { spendFuel } from '../rings/fuel.ts';
import {
  PAGE_SIZE,
  PageBits,
  type Pointer,
  USER_HEAP_BASE,
  USER_HIGHEST,
  USER_IMAGE_BASE,
  USER_LOWEST,
} from '../rings/layout.ts';
import { MiMoveFrame, MmIsPageLocked } from './pfn.ts';
import { MiForgetProtection, MiNotedProtection, MiNoteProtection, MiProtectOfBits } from './protection.ts';
import { MiAllocateStorePage, MiFreeStorePage, type View } from './section.ts';

/** One reservation. */
export interface Vad {
  readonly base: Pointer;
  readonly bytes: number;
  /** What it is for, as views and tools show it. */
  readonly use: string;
  /** The PAGE_ constant that it was made with. */
  readonly protect: number;
  /** The part of a section that stands here. */
  readonly view?: View | undefined;
}

/** All processes together may have this much, as with 256 MB of memory and as large a page file; the rest of the address space is addresses only. */
export const MM_COMMIT_LIMIT = 0x20000000;
/** Processes that may exist at a time. Hosts have room for more halves of an address space than this, each for another number. */
const MAXIMUM_SPACES = 64;

/** Fuel for a page that is committed (zeroed, that is), for one that is given back, for a range that is looked at. */
const COMMIT_PAGE_FUEL = 1000;
const DECOMMIT_PAGE_FUEL = 50;
const LOOK_FUEL = 40;

interface UserSpace {
  /** In address order. */
  readonly vads: Vad[];
  committed: number;
  /** No range of ALLOCATION_GRANULARITY between USER_HEAP_BASE and this address is free. */
  full: Pointer;
  /** Storage from here on has never been committed: it is as zero as the host made it. */
  untouched: Pointer;
}

let spaceCount = 0;
let committedByAll = 0;
const spaces = new WeakMap<AddressSpace, UserSpace>();

const roundUp = (bytes: number, unit: number): number => Math.ceil(bytes / unit) * unit;
export const ALLOCATION_GRANULARITY = 0x10000;

/** A new, empty user half; undefined when there are too many already, or the host has no room for it. */
export function MmCreateProcessAddressSpace(): AddressSpace | undefined {
  if (spaceCount >= MAXIMUM_SPACES) return undefined;
  let space: AddressSpace;
  try {
    space = new AddressSpace(0, USER_LOWEST);
  } catch (reason) {
    if (reason instanceof RangeError) return undefined;
    throw reason;
  }
  spaceCount++;
  of(space);
  return space;
}

/** The user half of a process that nobody refers to any more: what it had of the system's commit is free again. */
export function MmDeleteProcessAddressSpace(space: AddressSpace): void {
  const known = spaces.get(space);
  if (!known) return;
  spaces.delete(space);
  committedByAll -= known.committed;
  spaceCount--;
}

/** No user half exists yet. */
export function MmInitUserSpaces(): void {
  spaceCount = 0;
  committedByAll = 0;
}

function of(space: AddressSpace): UserSpace {
  let known = spaces.get(space);
  if (!known) {
    known = { vads: [], committed: 0, full: USER_HEAP_BASE, untouched: USER_HEAP_BASE };
    spaces.set(space, known);
  }
  return known;
}

export function MmVads(space: AddressSpace): readonly Vad[] {
  return of(space).vads;
}

/** Index of the first range that ends above `va`: the one that holds it, or the next one. */
function indexAbove(vads: readonly Vad[], va: Pointer): number {
  let low = 0;
  let high = vads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vads[middle].base + vads[middle].bytes > va) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function MmFindVad(space: AddressSpace, va: Pointer): Vad | undefined {
  const { vads } = of(space);
  const vad: Vad | undefined = vads[indexAbove(vads, va)];
  return vad && vad.base <= va ? vad : undefined;
}

/** Adds a range that is free. */
function insert(space: AddressSpace, vad: Vad): void {
  const { vads } = of(space);
  spendFuel(vads.length);
  vads.splice(indexAbove(vads, vad.base), 0, vad);
}

function overlaps(space: AddressSpace, base: Pointer, bytes: number): boolean {
  const { vads } = of(space);
  const at = indexAbove(vads, base);
  return at < vads.length && vads[at].base < base + bytes;
}

/** Whether a range is the program's: its code and data have no reservation of their own. */
function inImage(base: Pointer, bytes: number): boolean {
  return base < USER_HEAP_BASE && base + bytes > USER_IMAGE_BASE;
}

/** The lowest free range of `bytes` in the heaps' part; 0 when there is none. */
function findFree(space: AddressSpace, bytes: number): Pointer {
  const state = of(space);
  const { vads } = state;
  let candidate = state.full;
  let known = true;
  const from = indexAbove(vads, candidate);
  let at = from;
  for (; at < vads.length; at++) {
    const vad = vads[at];
    const room = vad.base - candidate;
    // Behind the first gap, however small, nothing is known to be full.
    if (known && room < ALLOCATION_GRANULARITY) state.full = candidate;
    else known = false;
    if (room >= bytes) break;
    candidate = roundUp(vad.base + vad.bytes, ALLOCATION_GRANULARITY);
  }
  spendFuel((at - from) * LOOK_FUEL);
  if (known) state.full = candidate;
  return candidate + bytes - 1 <= USER_HIGHEST ? candidate : 0;
}

/** Reserves address space; `base` 0 lets the system choose. 0 when it cannot be had. */
export function MmReserveUser(
  space: AddressSpace,
  base: Pointer,
  bytes: number,
  use: string,
  protect: number = PAGE_READWRITE,
  view?: View,
): Pointer {
  const start = base === 0 ? findFree(space, roundUp(bytes, PAGE_SIZE)) : base & ~(ALLOCATION_GRANULARITY - 1);
  if (start === 0) return 0;
  const length = roundUp(base === 0 ? bytes : bytes + (base - start), PAGE_SIZE);
  if (start < USER_LOWEST || start + length - 1 > USER_HIGHEST) return 0;
  if (base !== 0 && (overlaps(space, start, length) || inImage(start, length))) return 0;
  space.setPages(start, length, PageBits.RESERVED);
  insert(space, { base: start, bytes: length, use, protect, view });
  return start;
}

/**
 * Gives reserved pages storage (zeroed where they had none). False when the limit or the host's memory is exhausted.
 * `protect` is the PAGE_ constant behind `bits`.
 */
export function MmCommitUser(
  space: AddressSpace,
  base: Pointer,
  bytes: number,
  bits: number,
  protect: number = MiProtectOfBits(bits),
): boolean {
  const first = base & ~(PAGE_SIZE - 1);
  const end = roundUp(base + bytes, PAGE_SIZE);
  const state = of(space);
  spendFuel(((end - first) / PAGE_SIZE) * COMMIT_PAGE_FUEL);
  let fresh = 0;
  for (let page = first; page < end; page += PAGE_SIZE) if (!isCommitted(space, page)) fresh += PAGE_SIZE;
  if (committedByAll + fresh > MM_COMMIT_LIMIT) return false;
  const blank: Pointer[] = [];
  for (let page = first; page < end && page < state.untouched; page += PAGE_SIZE)
    if (!isCommitted(space, page)) blank.push(page);
  // Storage must exist before it can be zeroed, whatever the protection will be.
  if (!space.setPages(first, end - first, PageBits.READ | PageBits.WRITE)) return false;
  for (const page of blank) space.zero(page, PAGE_SIZE);
  if (end > state.untouched) state.untouched = end;
  space.setPages(first, end - first, bits);
  // The page table alone cannot tell a committed page that nobody may touch from a reserved one.
  if (bits === 0 || protect !== MiProtectOfBits(bits)) MiNoteProtection(space, first, end, protect);
  else MiForgetProtection(space, first, end);
  state.committed += fresh;
  committedByAll += fresh;
  return true;
}

/** Takes `bytes` of what is committed out of the account, or puts them back (negative): storage that is there, but that NT would not have given yet. */
export function MmUnchargeUser(space: AddressSpace, bytes: number): void {
  of(space).committed -= bytes;
  committedByAll -= bytes;
}

function committedBits(bits: number): boolean {
  return (bits & (PageBits.READ | PageBits.WRITE | PageBits.GUARD)) !== 0;
}

/** Whether a page of private memory has storage. Pages of views have none of their own, until a store has made them private. */
export function isCommitted(space: AddressSpace, page: Pointer): boolean {
  if (committedBits(space.pageBits(page))) return true;
  if (MiNotedProtection(space, page) === undefined) return false;
  const view = MmFindVad(space, page)?.view;
  return !view || view.own.has(page & ~(PAGE_SIZE - 1));
}

/** The PAGE_ constant of a page that has storage. */
export function MmProtectionOf(space: AddressSpace, page: Pointer): number {
  return MiNotedProtection(space, page) ?? MiProtectOfBits(space.pageBits(page));
}

/** A driver's MDL still holds the page: it lives on elsewhere. Without room for it there, it stays, and shows what comes next at its address. */
function keepLocked(space: AddressSpace, page: Pointer): void {
  const place = MiAllocateStorePage();
  if (!place) return;
  place.space.u8.set(space.u8.subarray(page, page + PAGE_SIZE), place.va);
  MiMoveFrame(space, page, place, () => MiFreeStorePage(place.va));
}

/** Takes the storage of pages away; the addresses stay reserved. */
export function MmDecommitUser(space: AddressSpace, base: Pointer, bytes: number): void {
  const first = base & ~(PAGE_SIZE - 1);
  const end = roundUp(base + bytes, PAGE_SIZE);
  spendFuel(((end - first) / PAGE_SIZE) * DECOMMIT_PAGE_FUEL);
  let gone = 0;
  for (let page = first; page < end; page += PAGE_SIZE) {
    if (!isCommitted(space, page)) continue;
    gone += PAGE_SIZE;
    if (MmIsPageLocked(space, page)) keepLocked(space, page);
  }
  MiForgetProtection(space, first, end);
  space.setPages(first, end - first, PageBits.RESERVED);
  of(space).committed -= gone;
  committedByAll -= gone;
}

/** Frees a whole reservation; false when `base` does not begin one. */
export function MmReleaseUser(space: AddressSpace, base: Pointer): boolean {
  const { vads } = of(space);
  const at = indexAbove(vads, base);
  if (at === vads.length || vads[at].base !== base) return false;
  MmReleasePart(space, vads[at], base, vads[at].bytes);
  return true;
}

/** Frees whole pages of a reservation; what is left of it on either side stays. */
export function MmReleasePart(space: AddressSpace, vad: Vad, base: Pointer, bytes: number): void {
  const state = of(space);
  const { vads } = state;
  const before = base - vad.base;
  const after = vad.base + vad.bytes - (base + bytes);
  const left: Vad[] = [];
  if (before > 0) left.push({ ...vad, bytes: before });
  if (after > 0) left.push({ ...vad, base: base + bytes, bytes: after });
  MmDecommitUser(space, base, bytes);
  vads.splice(vads.indexOf(vad), 1, ...left);
  if (base < state.full) state.full = Math.max(base & -ALLOCATION_GRANULARITY, USER_HEAP_BASE);
  space.setPages(base, bytes, 0);
}

/** Reserves and commits readable and writable pages in one step: TEBs, stacks, heaps. 0 when they cannot be had. */
export function MmAllocateUser(space: AddressSpace, bytes: number, use: string, base: Pointer = 0): Pointer {
  const start = MmReserveUser(space, base, bytes, use);
  if (start === 0) return 0;
  if (MmCommitUser(space, start, bytes, PageBits.READ | PageBits.WRITE)) return start;
  MmReleaseUser(space, start);
  return 0;
}

/** Bytes of storage that the process has. */
export function MmCommittedBytes(space: AddressSpace): number {
  return of(space).committed;
}
