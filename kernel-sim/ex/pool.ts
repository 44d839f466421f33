/**
 * Tagged pool: what drivers and the kernel allocate from, paged and nonpaged.
 *
 * Blocks up to 4080 bytes carry a POOL_HEADER in front of them (`pool-header.ts`); larger ones are whole pages and their tags stand in a table.
 * Fresh memory is filled with a pattern, freed memory keeps its content but for the links of the free list, as NT's does; a page that
 * holds nothing any more is unmapped, so that a stale pointer into it ends in PAGE_FAULT_IN_NONPAGED_AREA.
 *
 * The kernel's own components allocate with `ExAllocateKernelPool`, whose blocks no leak report blames on a driver.
 *
 * Not modelled: paging, sessions, NUMA nodes, execution rights, cache-line alignment, priorities other than by exhaustion, expansion.
 */
import { BAD_POOL_CALLER } from '../abi/bugcodes.gen.ts';
import {
  NonPagedPool,
  PagedPool,
  POOL_QUOTA_FAIL_INSTEAD_OF_RAISE,
  POOL_RAISE_IF_ALLOCATION_FAILURE,
  POOL_ZERO_ALLOCATION,
} from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { APC_LEVEL, DISPATCH_LEVEL } from '../hal/processor.ts';
import { KiBugCheck } from '../ke/bugcheck.ts';
import { KeGetCurrentIrql } from '../ke/irql.ts';
import { KiCallerRing, KiCallerSite } from '../rings/boundary.ts';
import { NtException, SimulatorError } from '../rings/exception.ts';
import { spendFuel } from '../rings/fuel.ts';
import { KERNEL_BASE, PAGE_SHIFT, PAGE_SIZE, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLonglong } from '../rings/memory.ts';
import { ExpFindPool, ExpPoolOf, type Pool } from './pool-descriptor.ts';
import {
  LARGEST_SMALL_BLOCK,
  POOL_HEADER_BYTES,
  POOL_QUOTA,
  POOL_UNIT,
  poolTag,
  tagText,
  unitsFor,
} from './pool-header.ts';
import { freedAlready, PageKind, Record } from './pool-page.ts';
import {
  ExNoteVerifiedAllocation,
  ExVerifierOptions,
  ExVerifyAllocation,
  ExVerifyContent,
  ExVerifyFree,
  VerifierOption,
} from './verifier.ts';

/** First parameter of BAD_POOL_CALLER. */
const Violation = {
  DOUBLE_FREE: 0x7,
  ALLOCATE_IRQL: 0x8,
  FREE_IRQL: 0x9,
  WRONG_TAG: 0xa,
  USER_ADDRESS: 0x40,
  NEVER_POOL: 0x42,
  NOT_ALLOCATED_NONPAGED: 0x44,
  INVALID_ADDRESS: 0x46,
  NOT_ALLOCATED_PAGED: 0x50,
  MUST_SUCCEED: 0x9a,
  NO_TAG: 0x9b,
  BIG_TAG: 0x9c,
} as const;

const MUST_SUCCEED = 2;
/** Pages that drivers leave to the kernel, and those that the kernel leaves to what cannot fail. Small pools (of tests) have none. */
const KERNEL_PAGES = 256;
const LAST_PAGES = 64;
const SMALLEST_WITH_RESERVE = 4096;
/** Tags with this bit may be freed only by their tag. */
const PROTECTED_POOL = 0x80000000 | 0;
const TAG_NONE = poolTag('None');
const TAG_BIG = poolTag('BIG ');
/** The 16-bit line number that Server 2003 shows as the second parameter of a double free. */
const DOUBLE_FREE_LINE = 0x121a;

function violation(kind: number, a: number, b: number, c: number, detail: string): never {
  return KiBugCheck(BAD_POOL_CALLER, [kind, a, b, c], 0, detail);
}

function allocateBig(pool: Pool, bytes: number, tag: number, site: Pointer, flags: number, reserve: number): Pointer {
  const { pages } = pool;
  const page = pages.take((bytes + PAGE_SIZE - 1) >>> PAGE_SHIFT, PageKind.BIG, reserve);
  if (page < 0) return 0;
  pages.bigRecord[page] = bytes | flags | Record.ALLOCATED;
  pages.bigTag[page] = tag;
  pages.bigSite[page] = site;
  return pages.addressOf(page);
}

/** Fuel for finding out that a pool has no block left: its pages are looked through. */
const EXHAUSTED_FUEL = 1000;

/** The allocation behind all routines; 0 when the pool is exhausted. */
function allocate(
  type: number,
  wanted: number,
  tag: number,
  site: Pointer,
  flags: number,
  quota = 0,
  reserve = flags & Record.KERNEL ? LAST_PAGES : LAST_PAGES + KERNEL_PAGES,
  options = 0,
): Pointer {
  const bytes = wanted >>> 0;
  const irql = KeGetCurrentIrql();
  if (irql > (type & PagedPool ? APC_LEVEL : DISPATCH_LEVEL)) {
    const name = type & PagedPool ? 'paged pool, which needs APC_LEVEL or lower,' : 'nonpaged pool';
    violation(Violation.ALLOCATE_IRQL, irql, type, bytes, `an allocation of ${name} at IRQL ${irql}`);
  }
  if ((type & 3) === MUST_SUCCEED) violation(Violation.MUST_SUCCEED, type, bytes, tag, 'must-succeed pool is no more');
  if (tag === 0) violation(Violation.NO_TAG, type, bytes, site, 'an allocation with tag 0');
  if (tag === TAG_BIG) violation(Violation.BIG_TAG, type, bytes, site, "an allocation with the reserved tag 'BIG '");
  const pool = ExpPoolOf(type);
  if (bytes > Record.BYTES) return 0;
  const left = pool.pages.count >= SMALLEST_WITH_RESERVE ? reserve : 0;
  const pageable = (options & VerifierOption.FORCE_IRQL) !== 0 && pool.type === PagedPool;
  // What can be taken out of memory needs pages of its own, too.
  const special = pageable || (options & VerifierOption.SPECIAL_POOL) !== 0;
  let block = special ? pool.special.allocate(bytes, tag, site, left, pageable) : 0;
  if (block === 0)
    block =
      bytes > LARGEST_SMALL_BLOCK
        ? allocateBig(pool, bytes, tag, site, flags, left)
        : pool.blocks.allocate(bytes, tag, site, flags, quota, left);
  if (block === 0) {
    spendFuel(EXHAUSTED_FUEL);
    return 0;
  }
  if (type & POOL_ZERO_ALLOCATION) kernelSpace.zero(block, bytes);
  EtwTrace(Event.PoolAllocate, block, bytes, tag, site);
  return block;
}

/** Fuel for a block that a driver allocates and, later, frees: both are recorded. */
const BLOCK_FUEL = 400;

/** An allocation for the caller of the running export. */
function allocateForCaller(type: number, bytes: number, tag: number, quota = 0): Pointer {
  spendFuel(BLOCK_FUEL);
  // What the kernel allocates while it serves ring 3 is its own.
  if (KiCallerRing() === 3) return allocate(type, bytes, tag, 0, Record.KERNEL, quota);
  const site = KiCallerSite();
  const options = ExVerifierOptions(site);
  return options === 0
    ? allocate(type, bytes, tag, site, 0, quota)
    : allocateVerified(type, bytes, tag, site, quota, options);
}

function allocateVerified(
  type: number,
  bytes: number,
  tag: number,
  site: Pointer,
  quota: number,
  options: number,
): Pointer {
  ExVerifyAllocation(type, bytes);
  const block = allocate(type, bytes, tag, site, 0, quota, undefined, options);
  ExNoteVerifiedAllocation(block !== 0, block !== 0 && ExpPoolOf(type).isSpecial(block));
  return block;
}

/**
 * Memory for the kernel itself: never blamed on a driver by a leak report. Content is undefined; 0 when there is none.
 * @param type NonPagedPool or PagedPool
 */
export function ExAllocateKernelPool(type: number, bytes: number, tag: number): Pointer {
  return allocate(type, bytes, tag, KiCallerSite(), Record.KERNEL);
}

/**
 * A few bytes for what cannot fail (the end of a thread, the closing of a file): nobody else gets the last pages of a pool. Whoever asks gives
 * them back as soon as that is done, or keeps them for the next time.
 */
export function ExAllocateReservedPool(bytes: number, tag: number): Pointer {
  const block = allocate(NonPagedPool, bytes, tag, 0, Record.KERNEL, 0, 0);
  if (block === 0) throw new SimulatorError('the reserve of the nonpaged pool is used up');
  return block;
}

/**
 * The tag that the allocation carries in NT is 'None'.
 * @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged): otherwise bug check 0xC2 (8)
 * @returns 0 without memory
 * @see ExAllocatePool
 */
export function ExAllocatePool(type: number, bytes: number): Pointer {
  return ExAllocatePoolWithTag(type, bytes, TAG_NONE);
}

/**
 * Content is undefined. A request of 0 bytes takes the smallest block.
 * @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged): otherwise bug check 0xC2 (8)
 * @returns 0 without memory, unless `type` has POOL_RAISE_IF_ALLOCATION_FAILURE: then STATUS_INSUFFICIENT_RESOURCES is raised
 * @see ExAllocatePoolWithTag
 */
export function ExAllocatePoolWithTag(type: number, bytes: number, tag: number): Pointer {
  const block = allocateForCaller(type, bytes, tag);
  if (block === 0 && type & POOL_RAISE_IF_ALLOCATION_FAILURE) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  return block;
}

/** As ExAllocatePoolWithTag; the priority decides nothing here. @irql <= DISPATCH_LEVEL @see ExAllocatePoolWithTagPriority */
export function ExAllocatePoolWithTagPriority(type: number, bytes: number, tag: number, _priority: number): Pointer {
  return ExAllocatePoolWithTag(type, bytes, tag);
}

/**
 * Not modelled: the process's quota itself; only exhaustion fails.
 * @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged)
 * @returns raises STATUS_INSUFFICIENT_RESOURCES without memory, or answers 0 when `type` has POOL_QUOTA_FAIL_INSTEAD_OF_RAISE
 * @see ExAllocatePoolWithQuotaTag
 */
export function ExAllocatePoolWithQuotaTag(type: number, bytes: number, tag: number): Pointer {
  const block = allocateForCaller(type & ~POOL_QUOTA_FAIL_INSTEAD_OF_RAISE, bytes, tag, POOL_QUOTA);
  if (block === 0 && !(type & POOL_QUOTA_FAIL_INSTEAD_OF_RAISE)) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  return block;
}

/** As ExAllocatePoolWithQuotaTag with the tag 'None'. @irql <= DISPATCH_LEVEL @see ExAllocatePoolWithQuota */
export function ExAllocatePoolWithQuota(type: number, bytes: number): Pointer {
  return ExAllocatePoolWithQuotaTag(type, bytes, TAG_NONE);
}

const PoolFlag = {
  USE_QUOTA: 0x1,
  UNINITIALIZED: 0x2,
  SESSION: 0x4,
  CACHE_ALIGNED: 0x8,
  RAISE_ON_FAILURE: 0x20,
  NON_PAGED: 0x40,
  NON_PAGED_EXECUTE: 0x80,
  PAGED: 0x100,
} as const;
const KNOWN_FLAGS = Object.values(PoolFlag).reduce((all, flag) => all | flag, 0);
const POOL_TYPE_FLAGS = PoolFlag.NON_PAGED | PoolFlag.NON_PAGED_EXECUTE | PoolFlag.PAGED;

/**
 * Memory that is zeroed unless POOL_FLAG_UNINITIALIZED says otherwise. Exactly one pool type must be named; unknown flags of the
 * required half (the lower 32 bits) make the call fail, those of the optional half are ignored.
 * @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged): otherwise bug check 0xC2 (8)
 * @returns 0 without memory or for bad flags, unless POOL_FLAG_RAISE_ON_FAILURE: then STATUS_INSUFFICIENT_RESOURCES or
 * STATUS_INVALID_PARAMETER is raised
 * @see ExAllocatePool2
 */
export function ExAllocatePool2(flags: bigint, bytes: number, tag: number): Pointer {
  const bits = Number(BigInt.asIntN(32, flags));
  const kind = bits & POOL_TYPE_FLAGS;
  const valid = (bits & ~KNOWN_FLAGS) === 0 && kind !== 0 && (kind & (kind - 1)) === 0 && tag !== 0;
  if (!valid) {
    if (bits & PoolFlag.RAISE_ON_FAILURE) throw new NtException(STATUS_INVALID_PARAMETER);
    return 0;
  }
  const type =
    (kind === PoolFlag.PAGED ? PagedPool : NonPagedPool) | (bits & PoolFlag.UNINITIALIZED ? 0 : POOL_ZERO_ALLOCATION);
  const block = allocateForCaller(type, bytes, tag, bits & PoolFlag.USE_QUOTA ? POOL_QUOTA : 0);
  if (block === 0 && bits & PoolFlag.RAISE_ON_FAILURE) throw new NtException(STATUS_INSUFFICIENT_RESOURCES);
  return block;
}

const EXTENDED_PARAMETER_BYTES = 16;
const PoolExtendedParameter = { PRIORITY: 1, NUMA_NODE: 3 } as const;
const EXTENDED_OPTIONAL = 0x100n;

/**
 * As ExAllocatePool2 with further parameters. Priority and NUMA node are accepted and decide nothing; any other kind fails the call unless it is
 * marked optional.
 * Not modelled: secure pool.
 * @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged)
 * @see ExAllocatePool3
 */
export function ExAllocatePool3(
  flags: bigint,
  bytes: number,
  tag: number,
  parameters: Pointer,
  count: number,
): Pointer {
  for (let i = 0; i < count; i++) {
    const head = readLonglong((parameters + i * EXTENDED_PARAMETER_BYTES) | 0);
    const kind = Number(head & 0xffn);
    if (kind === PoolExtendedParameter.PRIORITY || kind === PoolExtendedParameter.NUMA_NODE) continue;
    if (head & EXTENDED_OPTIONAL) continue;
    if (flags & BigInt(PoolFlag.RAISE_ON_FAILURE)) throw new NtException(STATUS_INVALID_PARAMETER);
    return 0;
  }
  return ExAllocatePool2(flags, bytes, tag);
}

/** Stops the machine for an address that cannot be freed; names what is wrong with it. */
function badAddress(pool: Pool | undefined, block: Pointer): never {
  const shown = (block >>> 0).toString(16).padStart(8, '0');
  if (block >= 0) violation(Violation.USER_ADDRESS, block, KERNEL_BASE, 0, `${shown} is an address of ring 3`);
  if (!pool) return violation(Violation.NEVER_POOL, block, 0, 0, `${shown} has never been pool`);
  const { pages } = pool;
  const page = pages.pageOf(block);
  if ((block & (PAGE_SIZE - 1)) === 0 && pages.kinds[page] !== PageKind.BLOCKS) {
    const freed = pages.bigRecord[page] & Record.FREED;
    const again = freed ? freedAlready(pages.bigSite[page]) : 'is not the start of an allocation';
    if (pool.type === NonPagedPool)
      return violation(Violation.NOT_ALLOCATED_NONPAGED, block, 0, 0, `${shown} ${again}`);
    const bytes = pages.count << PAGE_SHIFT;
    return violation(Violation.NOT_ALLOCATED_PAGED, block, page, bytes, `${shown} ${again}`);
  }
  const record = pages.recordOf(block);
  const kind = pages.kinds[page];
  const blocks = kind === PageKind.BLOCKS || kind === PageKind.FREE;
  if (blocks && record && record.flags & Record.FREED) {
    // The page may be unmapped by now; its storage still holds the header.
    const header = kernelSpace.i32[((block - POOL_HEADER_BYTES) & 0x7fffffff) >>> 2];
    return violation(
      Violation.DOUBLE_FREE,
      DOUBLE_FREE_LINE,
      header,
      block,
      `the block at ${shown} ${freedAlready(record.site)}`,
    );
  }
  return violation(Violation.INVALID_ADDRESS, block, 0, 0, `${shown} is not the start of an allocation`);
}

function recordIndex(block: Pointer): number {
  return ((block - POOL_HEADER_BYTES) & (PAGE_SIZE - 1)) >>> 2;
}

function wrongTag(block: Pointer, actual: number, given: number): never {
  const detail = `the block was allocated with tag '${tagText(actual)}' and freed with '${tagText(given)}'`;
  return violation(Violation.WRONG_TAG, block, actual, given, detail);
}

/**
 * Frees a block; with a tag that is not 0, only one of that tag.
 *
 * Bug checks: 0xC2 (7) freed already, (8, 9) IRQL, (0xA) other tag, (0x40) address of ring 3, (0x42) never pool, (0x44, 0x50) no big allocation there,
 * (0x46) not the start of an allocation; 0x19 (0x20) the header or a neighbour's has been overwritten, (3) a free block has. Of a verified driver: 0xC4 (0x11, 0x12)
 * IRQL; 0xC1 in the special pool.
 * @irql <= DISPATCH_LEVEL (nonpaged), <= APC_LEVEL (paged)
 * @see ExFreePoolWithTag
 */
export function ExFreePoolWithTag(block: Pointer, tag: number): void {
  const pool = ExpFindPool(block);
  if (!pool) badAddress(undefined, block);
  const site = KiCallerSite();
  const verified = ExVerifierOptions(site) !== 0;
  if (verified) ExVerifyFree(pool.type, block);
  const irql = KeGetCurrentIrql();
  if (irql > (pool.type === PagedPool ? APC_LEVEL : DISPATCH_LEVEL)) {
    violation(
      Violation.FREE_IRQL,
      irql,
      pool.type,
      block,
      `${pool.type === PagedPool ? 'paged' : 'nonpaged'} pool is freed at IRQL ${irql}`,
    );
  }
  const { pages } = pool;
  const page = pages.pageOf(block);
  if (pool.isSpecial(block)) {
    const actual = pool.special.check(block);
    if (actual !== tag && (tag !== 0 || actual & PROTECTED_POOL)) wrongTag(block, actual, tag);
    if (verified) ExVerifyContent(pool.type, block, pages.bigRecord[page] & Record.BYTES);
    EtwTrace(Event.PoolFree, block, actual, site);
    pool.special.free(block, site);
    return;
  }
  if ((block & (PAGE_SIZE - 1)) === 0) {
    if (pages.kinds[page] !== PageKind.BIG) badAddress(pool, block);
    const actual = pages.bigTag[page];
    if (actual !== tag && (tag !== 0 || actual & PROTECTED_POOL)) wrongTag(block, actual, tag);
    if (verified) ExVerifyContent(pool.type, block, pages.bigRecord[page] & Record.BYTES);
    EtwTrace(Event.PoolFree, block, actual, site);
    const count = pages.bigPages(page);
    pages.bigRecord[page] = (pages.bigRecord[page] & Record.BYTES) | Record.FREED;
    pages.bigSite[page] = site;
    pages.give(page, count);
    return;
  }
  const records = pages.kinds[page] === PageKind.BLOCKS ? pages.records[page] : undefined;
  const allocated =
    records !== undefined && (block & (POOL_UNIT - 1)) === 0 && records[recordIndex(block)] & Record.ALLOCATED;
  if (!records || !allocated) badAddress(pool, block);
  const actual = kernelSpace.i32[((block - 4) & 0x7fffffff) >>> 2];
  if (actual !== tag && (tag !== 0 || actual & PROTECTED_POOL)) {
    // A tag that an overrun has changed is no caller's mistake.
    pool.blocks.verify((block - POOL_HEADER_BYTES) | 0, unitsFor(records[recordIndex(block)] & Record.BYTES));
    wrongTag(block, actual, tag);
  }
  if (verified) ExVerifyContent(pool.type, block, records[recordIndex(block)] & Record.BYTES);
  EtwTrace(Event.PoolFree, block, actual, site);
  pool.blocks.free(block, records, site);
}

/** Frees a block whatever its tag. @irql <= DISPATCH_LEVEL @see ExFreePool */
export function ExFreePool(block: Pointer): void {
  ExFreePoolWithTag(block, 0);
}

/** As ExFreePoolWithTag; the extended parameters decide nothing. @irql <= DISPATCH_LEVEL @see ExFreePool2 */
export function ExFreePool2(block: Pointer, tag: number, _parameters: Pointer, _count: number): void {
  ExFreePoolWithTag(block, tag);
}
