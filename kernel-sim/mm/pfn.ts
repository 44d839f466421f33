/**
 * Page frame numbers: what stands in the array behind an MDL.
 *
 * The machine has no physical memory; a page frame number names one page of one address space, handed out when first asked for
 * and kept while that address space lives. Lock counts are per page frame, as in NT's PFN database.
 *
 * Not modelled: page colours, share counts, the free and standby lists.
 */
import type { AddressSpace } from '../rings/address-space.ts';
import { PAGE_SHIFT, PAGE_SIZE, PageBits, type Pointer } from '../rings/layout.ts';
import { kernelSpace, userSpace } from '../rings/memory.ts';

/** Small numbers are never page frames, so that a zeroed array is recognised. */
const FIRST_PFN = 0x100;

interface PageFrame {
  /** Where its storage is now. */
  space: AddressSpace;
  va: Pointer;
  locks: number;
  /** The half that it was locked in, against which its locks count. */
  readonly owner: AddressSpace;
  /** Set when its address has been given back while it was locked: gives the storage back. */
  release: (() => void) | undefined;
}

let frames: (PageFrame | undefined)[] = [];
let bySpace = new Map<AddressSpace, Map<number, number>>();
let lockedPages = new Map<AddressSpace, number>();

export function MiInitializePfnDatabase(): void {
  frames = [];
  bySpace = new Map();
  lockedPages = new Map();
}

/** The page frame of the page at `va` in `space`, looking through mapped MDLs. */
export function MiPageFrameOf(space: AddressSpace, va: Pointer): number {
  const page = (va & 0x7fffffff) >>> PAGE_SHIFT;
  if (space.pages[page] & PageBits.ALIAS) {
    const alias = space.aliases.get(page);
    if (alias) return MiPageFrameOf(alias.space, alias.va);
  }
  let known = bySpace.get(space);
  if (!known) {
    known = new Map();
    bySpace.set(space, known);
  }
  const old = known.get(page);
  if (old !== undefined) return old;
  const frame = FIRST_PFN + frames.length;
  frames.push({ space, va: va & -PAGE_SIZE, locks: 0, owner: space, release: undefined });
  known.set(page, frame);
  return frame;
}

/** Whether somebody has locked the page at `va` in memory. */
export function MiIsPageLocked(space: AddressSpace, va: Pointer): boolean {
  const frame = bySpace.get(space)?.get((va & 0x7fffffff) >>> PAGE_SHIFT);
  return frame !== undefined && (frames[frame - FIRST_PFN]?.locks ?? 0) > 0;
}

/** The page frame of the page at `va` as the running thread sees it. */
export function MiPageFrameAt(va: Pointer): number {
  return MiPageFrameOf(va < 0 ? kernelSpace : userSpace, va);
}

/** The page that a page frame number stands for; undefined when it stands for none (any more). */
export function MiPageOfFrame(frame: number): { readonly space: AddressSpace; readonly va: Pointer } | undefined {
  return frames[frame - FIRST_PFN];
}

export function MiLockFrame(frame: number): void {
  const page = frames[frame - FIRST_PFN];
  if (!page) return;
  page.locks++;
  lockedPages.set(page.owner, (lockedPages.get(page.owner) ?? 0) + 1);
}

/** @returns false when the page was not locked. */
export function MiUnlockFrame(frame: number): boolean {
  const page = frames[frame - FIRST_PFN];
  if (!page || page.locks === 0) return false;
  page.locks--;
  lockedPages.set(page.owner, (lockedPages.get(page.owner) ?? 0) - 1);
  if (page.locks === 0 && page.release) {
    bySpace.get(page.space)?.delete((page.va & 0x7fffffff) >>> PAGE_SHIFT);
    frames[frame - FIRST_PFN] = undefined;
    page.release();
  }
  return true;
}

/**
 * The address of a locked page is given back, and may soon have another page. What holds the page keeps it, in a place that `release` gives back with the last lock.
 * @param place with the page's content
 */
export function MiMoveFrame(
  space: AddressSpace,
  va: Pointer,
  place: { readonly space: AddressSpace; readonly va: Pointer },
  release: () => void,
): void {
  const page = (va & 0x7fffffff) >>> PAGE_SHIFT;
  const number = bySpace.get(space)?.get(page);
  const frame = number === undefined ? undefined : frames[number - FIRST_PFN];
  if (number === undefined || !frame) return;
  bySpace.get(space)?.delete(page);
  frame.space = place.space;
  frame.va = place.va;
  frame.release = release;
  const known = bySpace.get(place.space) ?? new Map<number, number>();
  known.set(place.va >>> PAGE_SHIFT, number);
  bySpace.set(place.space, known);
  for (const half of new Set([kernelSpace, space]))
    for (const [at, alias] of half.aliases)
      if (alias.space === space && alias.va === (va & -PAGE_SIZE)) half.aliases.set(at, { ...alias, ...place });
}

/** How many locks MDLs hold on pages of `space`; more than 0 when its process exits is PROCESS_HAS_LOCKED_PAGES. */
export function MmLockedPageCount(space: AddressSpace): number {
  return lockedPages.get(space) ?? 0;
}

/** Whether an MDL holds the page at `va` of `space`, so that its storage must stay. */
export function MmIsPageLocked(space: AddressSpace, va: Pointer): boolean {
  const frame = bySpace.get(space)?.get((va & 0x7fffffff) >>> PAGE_SHIFT);
  return frame !== undefined && (frames[frame - FIRST_PFN]?.locks ?? 0) > 0;
}

/** How many locks an MDL's page has. */
export function MiFrameLocks(frame: number): number {
  return frames[frame - FIRST_PFN]?.locks ?? 0;
}

/** Forgets the page frames of an address space that is gone. */
export function MmForgetSpace(space: AddressSpace): void {
  for (const frame of bySpace.get(space)?.values() ?? []) frames[frame - FIRST_PFN] = undefined;
  bySpace.delete(space);
  lockedPages.delete(space);
}
