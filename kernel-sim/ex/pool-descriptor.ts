/** The two pools, nonpaged and paged: their pages, and what is kept in them. NT's POOL_DESCRIPTOR. */
import { NonPagedPool, PagedPool } from '../abi/constants.gen.ts';
import { SimulatorError } from '../rings/exception.ts';
import {
  NONPAGED_POOL_BASE,
  NONPAGED_POOL_BYTES,
  PAGED_POOL_BASE,
  PAGED_POOL_BYTES,
  type Pointer,
} from '../rings/layout.ts';
import { PoolBlocks } from './pool-block.ts';
import { PageKind, PoolPages } from './pool-page.ts';
import { SpecialPool } from './special-pool.ts';

export class Pool {
  /** NonPagedPool or PagedPool. */
  readonly type: number;
  readonly pages: PoolPages;
  readonly blocks: PoolBlocks;
  readonly special: SpecialPool;

  constructor(type: number, pages: PoolPages, heads: Pointer) {
    this.type = type;
    this.pages = pages;
    this.blocks = new PoolBlocks(pages, heads, type);
    this.special = new SpecialPool(pages);
  }

  /** Whether an address of the pool lies in its special part. */
  isSpecial(va: Pointer): boolean {
    return this.pages.kinds[this.pages.pageOf(va)] >= PageKind.SPECIAL;
  }
}

let nonPaged: Pool | undefined;
let paged: Pool | undefined;

/** Makes both pools anew; sizes are in bytes, for machines with less memory than the address space has room for. */
export function ExInitializePools(nonPagedBytes = NONPAGED_POOL_BYTES, pagedBytes = PAGED_POOL_BYTES): void {
  const resident = new PoolPages(NONPAGED_POOL_BASE, nonPagedBytes);
  // Both pools' list heads stand in resident memory, as NT's pool descriptors do.
  const heads = resident.addressOf(resident.take(1, PageKind.DESCRIPTOR));
  const pagedHeads = resident.addressOf(resident.take(1, PageKind.DESCRIPTOR));
  nonPaged = new Pool(NonPagedPool, resident, heads);
  paged = new Pool(PagedPool, new PoolPages(PAGED_POOL_BASE, pagedBytes), pagedHeads);
}

/** The pool for allocations of that type. */
export function ExpPoolOf(type: number): Pool {
  const pool = type & PagedPool ? paged : nonPaged;
  if (!pool) throw new SimulatorError('the pools have not been initialised');
  return pool;
}

/** The pool that an address lies in. */
export function ExpFindPool(va: Pointer): Pool | undefined {
  if (nonPaged?.pages.owns(va)) return nonPaged;
  return paged?.pages.owns(va) ? paged : undefined;
}
