/** What is allocated, and how much of the pools is used: for the debugger, for leak reports, for the verifier. */
import { NonPagedPool, PagedPool } from '../abi/constants.gen.ts';
import { DRIVER_BASE, DRIVER_SLOT, DRIVER_SLOTS, type Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import { ExpPoolOf, type Pool } from './pool-descriptor.ts';
import { POOL_HEADER_BYTES } from './pool-header.ts';
import { PageKind, Record } from './pool-page.ts';

/** An allocation as snapshots and leak reports see it. */
export interface PoolBlock {
  readonly address: Pointer;
  readonly bytes: number;
  readonly tag: number;
  readonly type: number;
  /** The line of the student's that allocated it, or in whose call the kernel did. */
  readonly site: Pointer;
  /** Base of the driver's slot in the address space; 0 for the kernel itself. */
  readonly owner: Pointer;
}

function ownerOf(site: Pointer, record: number): Pointer {
  const slot = ((site - DRIVER_BASE) >>> 0) / DRIVER_SLOT;
  if (record & Record.KERNEL || slot >= DRIVER_SLOTS) return 0;
  return (DRIVER_BASE + Math.floor(slot) * DRIVER_SLOT) | 0;
}

function* blocksOf(pool: Pool): Generator<PoolBlock, void, void> {
  const { pages, type } = pool;
  for (let page = 0; page < pages.count; page++) {
    const start = pages.addressOf(page);
    const special = pages.kinds[page] === PageKind.SPECIAL && (pages.bigRecord[page] & Record.ALLOCATED) !== 0;
    if (special || pages.kinds[page] === PageKind.BIG) {
      const record = pages.bigRecord[page];
      const site = pages.bigSite[page];
      yield {
        address: special ? pool.special.blockOf(page) : start,
        bytes: record & Record.BYTES,
        tag: pages.bigTag[page],
        type,
        site,
        owner: ownerOf(site, record),
      };
    }
    const records = pages.kinds[page] === PageKind.BLOCKS ? pages.records[page] : undefined;
    if (!records) continue;
    for (let unit = 0; unit < records.length; unit += 2) {
      const record = records[unit];
      if (!(record & Record.ALLOCATED)) continue;
      const address = (start + unit * 4 + POOL_HEADER_BYTES) | 0;
      const tag = kernelSpace.i32[((address - 4) & 0x7fffffff) >>> 2];
      const site = records[unit + 1];
      yield { address, bytes: record & Record.BYTES, tag, type, site, owner: ownerOf(site, record) };
    }
  }
}

/** All allocations of both pools, by address. */
export function* ExPoolBlocks(): Generator<PoolBlock, void, void> {
  yield* blocksOf(ExpPoolOf(NonPagedPool));
  yield* blocksOf(ExpPoolOf(PagedPool));
}

/** The allocation that `address` lies in, for the debugger's `!pool`. */
export function ExFindPoolBlock(address: Pointer): PoolBlock | undefined {
  for (const block of ExPoolBlocks()) {
    const offset = (address - block.address) | 0;
    if (offset >= -POOL_HEADER_BYTES && offset < Math.max(block.bytes, 1)) return block;
  }
  return undefined;
}

export interface PoolUsage {
  readonly used: number;
  readonly peak: number;
  readonly total: number;
}

/** Pages in use and at most in use, of each pool. */
export function ExPoolUsage(): { nonPaged: PoolUsage; paged: PoolUsage } {
  const usage = ({ pages }: Pool) => ({ used: pages.used, peak: pages.peak, total: pages.count });
  return { nonPaged: usage(ExpPoolOf(NonPagedPool)), paged: usage(ExpPoolOf(PagedPool)) };
}
