/** What it means that an address of the pool, where nothing is, was touched. */
import { PagedPool } from '../abi/constants.gen.ts';
import type { PoolFault } from '../mm/index.ts';
import { PAGE_SHIFT, type Pointer } from '../rings/layout.ts';
import { atDriverLine } from '../rings/symbols.ts';
import { ExpFindPool, ExpPoolOf, type Pool } from './pool-descriptor.ts';
import { POOL_HEADER_BYTES, POOL_UNIT_SHIFT } from './pool-header.ts';
import { PageKind, Record } from './pool-page.ts';

/** Who freed the allocation of whole pages that an address of a page without use lay in; undefined when it did not lie in one. */
function freedBig({ pages }: Pool, va: Pointer): Pointer | undefined {
  for (let page = pages.pageOf(va); page >= 0 && pages.kinds[page] === PageKind.FREE; page--) {
    const record = pages.bigRecord[page];
    if ((record & Record.FREED) === 0) continue;
    const end = (page << PAGE_SHIFT) + (record & Record.BYTES);
    return (va - pages.base) >>> 0 < end ? pages.bigSite[page] : undefined;
  }
  return undefined;
}

/** Who freed the block that an address lay in, in a page of blocks that holds none any more. */
function freedSmall({ pages }: Pool, va: Pointer): Pointer | undefined {
  const page = pages.pageOf(va);
  const records = pages.kinds[page] === PageKind.FREE ? pages.records[page] : undefined;
  const offset = (va - pages.addressOf(page)) | 0;
  for (let unit = offset >> POOL_UNIT_SHIFT; records && unit >= 0; unit--) {
    const record = records[2 * unit];
    if ((record & Record.FREED) === 0) continue;
    const start = (unit << POOL_UNIT_SHIFT) + POOL_HEADER_BYTES;
    return offset >= start && offset < start + (record & Record.BYTES) ? records[2 * unit + 1] : undefined;
  }
  return undefined;
}

/** For the page fault handler: below DISPATCH_LEVEL, what was taken out of memory comes back. */
export function ExPageIn(va: Pointer): boolean {
  return ExpFindPool(va)?.special.bringIn(va) ?? false;
}

/** Takes all of a watched driver's paged pool out of memory. */
export function ExPageOut(): void {
  ExpPoolOf(PagedPool).special.takeOut();
}

/** For the page fault handler. Undefined: no address of the pool, or nothing is known of it. */
export function ExDescribePoolAddress(va: Pointer): PoolFault | undefined {
  const pool = ExpFindPool(va);
  if (!pool) return undefined;
  if (pool.isSpecial(va)) {
    const { freed, out, detail } = pool.special.fault(va);
    return out
      ? { special: false, freed, detail: `${detail}: paged pool, which may be out of memory` }
      : { special: true, freed, detail };
  }
  const site = freedSmall(pool, va) ?? freedBig(pool, va);
  const where = site === undefined ? '' : atDriverLine(site);
  return where === ''
    ? undefined
    : { special: false, freed: true, detail: `it lies in a pool block that has been freed,${where}` };
}
