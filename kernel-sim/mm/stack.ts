/**
 * Stacks: the linear one that compiled code uses, with a guard page below it, and the call-site stack that stands for its native frames.
 *
 *   kernel, 20 KiB each:   [ guard 4 KiB ][ stack 12 KiB ][ call sites 4 KiB, not present ]
 *   user:                  [ guard 4 KiB ][ stack        ][ call sites, not present ]
 */
import type { AddressSpace } from '../rings/address-space.ts';
import {
  KERNEL_SITES_BYTES,
  KERNEL_STACK_BYTES,
  KERNEL_STACKS_BASE,
  KERNEL_STACKS_END,
  PAGE_SIZE,
  PageBits,
  type Pointer,
} from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import type { RingStack } from '../rings/thread.ts';
import { MmCommitUser, MmFindVad, MmReleaseUser, MmReserveUser, MmUnchargeUser } from './user-space.ts';

const KERNEL_STACK_SLOT = PAGE_SIZE + KERNEL_STACK_BYTES + KERNEL_SITES_BYTES;
/** Where new stacks begin: clang keeps `__stack_pointer` 16-byte aligned. */
const ALIGNMENT = 16;

let next: Pointer = KERNEL_STACKS_BASE;
let free: Pointer[] = [];

export function MmInitStacks(): void {
  next = KERNEL_STACKS_BASE;
  free = [];
}

/** A kernel stack; undefined when the area or the host's memory is exhausted. */
export function MmCreateKernelStack(): RingStack | undefined {
  let slot = free.pop();
  if (slot === undefined) {
    if (next + KERNEL_STACK_SLOT > KERNEL_STACKS_END) return undefined;
    slot = next;
  }
  const low = (slot + PAGE_SIZE) | 0;
  const top = (low + KERNEL_STACK_BYTES) | 0;
  // The call sites need storage, but no code may reach it.
  if (!kernelSpace.setPages(slot, KERNEL_STACK_SLOT, PageBits.READ | PageBits.WRITE)) return undefined;
  // Storage that was never used is zero.
  if (slot === next) next += KERNEL_STACK_SLOT;
  else kernelSpace.zero(low, KERNEL_STACK_BYTES);
  kernelSpace.setPages(slot, PAGE_SIZE, PageBits.RESERVED);
  kernelSpace.setPages(top, KERNEL_SITES_BYTES, 0);
  return { sp: (top - ALIGNMENT) | 0, csp: top, csl: (top + KERNEL_SITES_BYTES) | 0 };
}

/** Gives back what MmCreateKernelStack gave; `base` is its call-site stack's beginning. */
export function MmDeleteKernelStack(base: Pointer): void {
  const slot = (base - KERNEL_STACK_BYTES - PAGE_SIZE) | 0;
  kernelSpace.setPages(slot, KERNEL_STACK_SLOT, PageBits.RESERVED);
  free.push(slot);
}

/** A stack in ring 3 and the reservation that it lies in. */
export interface UserStack extends RingStack {
  readonly reservation: Pointer;
  readonly limit: Pointer;
}

/** The main thread's reserve. */
export const MAIN_STACK_BYTES = 0x100000;
/** That of threads that do not ask for another: with guard page and call sites 128 KiB, two units of the allocation granularity. */
export const THREAD_STACK_BYTES = 0x1d000;
/** NT commits so much of a new stack, and the rest as it is touched. Here all of it is there at once; the account has what NT's would have. */
const CHARGED_BYTES = 2 * PAGE_SIZE;
const SITES_PER_STACK_BYTE = 1 / 16;
const MINIMUM_SITES = 0x2000;
const MAXIMUM_SITES = 0x8000;

export function MmCreateUserStack(space: AddressSpace, bytes: number): UserStack | undefined {
  const stackBytes = Math.ceil(Math.max(bytes, PAGE_SIZE) / PAGE_SIZE) * PAGE_SIZE;
  const sites = Math.min(
    Math.max(Math.ceil((stackBytes * SITES_PER_STACK_BYTE) / PAGE_SIZE) * PAGE_SIZE, MINIMUM_SITES),
    MAXIMUM_SITES,
  );
  const total = PAGE_SIZE + stackBytes + sites;
  const reservation = MmReserveUser(space, 0, total, 'stack');
  if (reservation === 0) return undefined;
  if (!MmCommitUser(space, reservation, total, PageBits.READ | PageBits.WRITE)) {
    MmReleaseUser(space, reservation);
    return undefined;
  }
  MmUnchargeUser(space, total - CHARGED_BYTES);
  const limit = reservation + PAGE_SIZE;
  const top = limit + stackBytes;
  space.setPages(reservation, PAGE_SIZE, PageBits.RESERVED);
  space.setPages(top, sites, 0);
  return { reservation, limit, sp: top - ALIGNMENT, csp: top, csl: top + sites };
}

export function MmDeleteUserStack(space: AddressSpace, { reservation }: UserStack): void {
  // Guard page and call sites count as committed like the rest; make them look it.
  const vad = MmFindVad(space, reservation);
  if (vad) {
    MmUnchargeUser(space, CHARGED_BYTES - vad.bytes);
    space.setPages(vad.base, vad.bytes, PageBits.READ | PageBits.WRITE);
  }
  MmReleaseUser(space, reservation);
}
