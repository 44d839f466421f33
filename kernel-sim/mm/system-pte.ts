/**
 * System page table entries: the range of kernel addresses where locked pages are mapped.
 *
 * Pages in use are followed by one that stays free, so that running off the end of a mapping faults.
 */
import { PAGE_SHIFT, PAGE_SIZE, type Pointer, SYSTEM_PTE_BASE, SYSTEM_PTE_END } from '../rings/layout.ts';

const COUNT = (SYSTEM_PTE_END - SYSTEM_PTE_BASE) >>> PAGE_SHIFT;

let used = new Uint8Array(COUNT);
let next = 0;

export function MiInitializeSystemPtes(): void {
  used = new Uint8Array(COUNT);
  next = 0;
}

function firstFit(from: number, to: number, count: number): number {
  let run = 0;
  for (let i = from; i < to; i++) {
    run = used[i] ? 0 : run + 1;
    if (run === count) return i - count + 1;
  }
  return -1;
}

/** Reserves `pages` consecutive pages; 0 when there are none. */
export function MiReserveSystemPtes(pages: number): Pointer {
  const count = pages + 1;
  let first = firstFit(next, COUNT, count);
  if (first < 0) first = firstFit(0, COUNT, count);
  if (first < 0) return 0;
  used.fill(1, first, first + count);
  next = first + count;
  return (SYSTEM_PTE_BASE + first * PAGE_SIZE) | 0;
}

/** @returns false when the range was not reserved. */
export function MiReleaseSystemPtes(va: Pointer, pages: number): boolean {
  const first = (va - SYSTEM_PTE_BASE) >> PAGE_SHIFT;
  if (first < 0 || first + pages >= COUNT || !used[first]) return false;
  used.fill(0, first, first + pages + 1);
  next = Math.min(next, first);
  return true;
}
