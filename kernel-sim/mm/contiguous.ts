/**
 * Nonpaged memory in whole pages: contiguous and non-cached memory, as drivers of devices ask for it.
 *
 * It is nonpaged pool, which ex lends: every virtual range counts as physically contiguous, and every page as cached as the next.
 */
import { KeAssertIrql, KiBugCheck } from '../ke/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import { PAGE_SHIFT, PAGE_SIZE, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLonglong } from '../rings/memory.ts';
import { MiPageFrameOf } from './pfn.ts';

const DISPATCH_LEVEL = 2;
const BAD_POOL_CALLER = 0xc2;
/** BAD_POOL_CALLER, parameter 1: a free of what is no allocation of that kind. */
const NOT_ALLOCATED = 0x60;
/** 'MmCm': contiguous memory. */
const TAG_CONTIGUOUS = 0x6d436d4d;
/** 'MmNc': non-cached memory. */
const TAG_NON_CACHED = 0x634e6d4d;

/** Pool for the caller of the running export, in whole pages when that is asked for. */
export interface PoolSupply {
  allocate(bytes: number, tag: number): Pointer;
  free(block: Pointer, tag: number): void;
}

let supply: PoolSupply | undefined;
let contiguous = new Set<Pointer>();
let nonCached = new Map<Pointer, number>();

export function MiInitializeContiguousMemory(): void {
  contiguous = new Set();
  nonCached = new Map();
}

/** ex says at boot where nonpaged pool comes from. */
export function MmRegisterPool(pool: PoolSupply): void {
  supply = pool;
}

function pool(): PoolSupply {
  if (!supply) throw new SimulatorError('mm has no pool');
  return supply;
}

/** Nonpaged pool that a driver has to free, or mm for it. */
export function MiAllocateSystemPool(bytes: number, tag: number): Pointer {
  return pool().allocate(bytes, tag);
}

const wholePages = (bytes: number): number => Math.ceil((bytes >>> 0) / PAGE_SIZE) * PAGE_SIZE;

/**
 * Allocates nonpaged memory that begins on a page and is contiguous in physical memory, below an address. The 64-bit parameter is an address of its copy.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns NULL without memory, or when it does not lie below the address
 * @see MmAllocateContiguousMemory
 */
export function MmAllocateContiguousMemory(numberOfBytes: number, highestAcceptableAddress: Pointer): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'MmAllocateContiguousMemory');
  if (numberOfBytes === 0) return 0;
  const bytes = wholePages(numberOfBytes);
  const highest = BigInt.asUintN(64, readLonglong(highestAcceptableAddress));
  const block = pool().allocate(bytes, TAG_CONTIGUOUS);
  if (block === 0) return 0;
  for (let at = 0; at < bytes; at += PAGE_SIZE) {
    const frame = MiPageFrameOf(kernelSpace, (block + at) | 0);
    if (((BigInt(frame) + 1n) << BigInt(PAGE_SHIFT)) - 1n <= highest) continue;
    pool().free(block, TAG_CONTIGUOUS);
    return 0;
  }
  contiguous.add(block);
  return block;
}

/** Frees it. What is no such memory: bug check BAD_POOL_CALLER (0xC2). @irql <= DISPATCH_LEVEL @see MmFreeContiguousMemory */
export function MmFreeContiguousMemory(baseAddress: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'MmFreeContiguousMemory');
  if (!contiguous.delete(baseAddress)) misuse('MmFreeContiguousMemory', baseAddress);
  pool().free(baseAddress, TAG_CONTIGUOUS);
}

/** Allocates nonpaged memory in whole pages. @irql <= DISPATCH_LEVEL @returns NULL without memory @see MmAllocateNonCachedMemory */
export function MmAllocateNonCachedMemory(numberOfBytes: number): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'MmAllocateNonCachedMemory');
  if (numberOfBytes === 0) return 0;
  const block = pool().allocate(wholePages(numberOfBytes), TAG_NON_CACHED);
  if (block !== 0) nonCached.set(block, wholePages(numberOfBytes));
  return block;
}

/** Frees it; the size must be that of the allocation. Otherwise: bug check BAD_POOL_CALLER (0xC2). @irql <= DISPATCH_LEVEL @see MmFreeNonCachedMemory */
export function MmFreeNonCachedMemory(baseAddress: Pointer, numberOfBytes: number): void {
  KeAssertIrql(DISPATCH_LEVEL, 'MmFreeNonCachedMemory');
  if (nonCached.get(baseAddress) !== wholePages(numberOfBytes)) misuse('MmFreeNonCachedMemory', baseAddress);
  nonCached.delete(baseAddress);
  pool().free(baseAddress, TAG_NON_CACHED);
}

function misuse(routine: string, address: Pointer): never {
  return KiBugCheck(
    BAD_POOL_CALLER,
    [NOT_ALLOCATED, address, 0, 0],
    0,
    `${routine} was given what its twin did not allocate, or freed already`,
  );
}
