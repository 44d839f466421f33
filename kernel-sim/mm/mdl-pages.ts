/**
 * Pages that belong to an MDL and to nobody else: MmAllocatePagesForMdl. They lie in the section store and are seen where the MDL is mapped.
 *
 * Not modelled: caching attributes, local nodes, the bytes to skip between ranges (physical addresses mean nothing here beyond the limits).
 */
import { MDL } from '../abi/structs.gen.ts';
import { KeAssertIrql, KiBugCheck } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { PAGE_SHIFT, PAGE_SIZE, type Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, writeLong } from '../rings/memory.ts';
import { MiAllocateSystemPool } from './contiguous.ts';
import { MdlFlag, MiInitializeMdl, MiMdlFlags, MiMdlFrame, MiMdlPages, MiSetMdlFlags, MmSizeOfMdl } from './mdl.ts';
import { MiLockFrame, MiPageFrameOf, MiPageOfFrame, MiUnlockFrame } from './pfn.ts';
import { MiAllocateStorePage, MiFreeStorePage } from './section.ts';

const APC_LEVEL = 1;
const DISPATCH_LEVEL = 2;
const PFN_LIST_CORRUPT = 0x4e;
/** PFN_LIST_CORRUPT, parameter 1: a page was unlocked more often than it was locked. */
const UNLOCKED_TOO_OFTEN = 7;
const MM_ALLOCATE_FULLY_REQUIRED = 4;
/** 'Mdl ' */
const TAG_MDL = 0x206c644d;

/** The driver's line that allocated each page, by its frame. */
let owners = new Map<number, Pointer>();

export function MiInitializeMdlPages(): void {
  owners = new Map();
}

/** Pages that drivers have allocated and not freed: how many, by the line that did it. */
export function MmMdlPageOwners(): Map<Pointer, number> {
  const counts = new Map<Pointer, number>();
  for (const site of owners.values()) counts.set(site, (counts.get(site) ?? 0) + 1);
  return counts;
}

function allocatePages(low: bigint, high: bigint, wanted: number): number[] {
  const frames: number[] = [];
  while (frames.length < wanted) {
    const page = MiAllocateStorePage();
    if (!page) break;
    const frame = MiPageFrameOf(page.space, page.va);
    const address = BigInt(frame) << BigInt(PAGE_SHIFT);
    if (address < low || address > high) {
      MiFreeStorePage(page.va);
      break;
    }
    // From here on nobody else gets the page's place.
    MiLockFrame(frame);
    frames.push(frame);
  }
  return frames;
}

function freePage(frame: number): boolean {
  const page = MiPageOfFrame(frame);
  if (!page || !owners.delete(frame) || !MiUnlockFrame(frame)) return false;
  MiFreeStorePage(page.va);
  return true;
}

/**
 * Allocates zeroed pages whose physical addresses lie between two limits, and an MDL that describes them. They are mapped nowhere. There may be fewer than asked for:
 * see the MDL's byte count. The 64-bit parameters are addresses of their copies.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns the MDL, for MmFreePagesFromMdl and then ExFreePool; NULL without memory
 * @see MmAllocatePagesForMdl
 */
export function MmAllocatePagesForMdl(
  lowAddress: Pointer,
  highAddress: Pointer,
  skipBytes: Pointer,
  totalBytes: number,
): Pointer {
  return MmAllocatePagesForMdlEx(lowAddress, highAddress, skipBytes, totalBytes, 1, 0);
}

/** As MmAllocatePagesForMdl; MM_ALLOCATE_FULLY_REQUIRED (4) answers NULL in place of fewer pages. @irql <= DISPATCH_LEVEL @see MmAllocatePagesForMdlEx */
export function MmAllocatePagesForMdlEx(
  lowAddress: Pointer,
  highAddress: Pointer,
  _skipBytes: Pointer,
  totalBytes: number,
  _cacheType: number,
  flags: number,
): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'MmAllocatePagesForMdl');
  const wanted = Math.ceil((totalBytes >>> 0) / PAGE_SIZE);
  const site = KiCallerSite();
  const limit = (at: Pointer): bigint => BigInt.asUintN(64, readLonglong(at));
  const frames = allocatePages(limit(lowAddress), limit(highAddress), wanted);
  const enough = flags & MM_ALLOCATE_FULLY_REQUIRED ? wanted : 1;
  const bytes = frames.length * PAGE_SIZE;
  const mdl = frames.length < enough ? 0 : MiAllocateSystemPool(MmSizeOfMdl(0, bytes), TAG_MDL);
  for (const frame of frames) owners.set(frame, site);
  if (mdl === 0) {
    frames.forEach(freePage);
    return 0;
  }
  MiInitializeMdl(mdl, 0, bytes, MdlFlag.PAGES_LOCKED);
  frames.forEach((frame, i) => {
    writeLong(MiMdlFrame(mdl, i), frame);
  });
  return mdl;
}

/**
 * Frees the pages of an MDL from MmAllocatePagesForMdl. The MDL itself is the caller's, for ExFreePool; what still shows the pages shows what others put there.
 * Pages that are not such an MDL's, or freed already: bug check PFN_LIST_CORRUPT (0x4E).
 *
 * @irql <= APC_LEVEL
 * @see MmFreePagesFromMdl
 */
export function MmFreePagesFromMdl(mdl: Pointer): void {
  KeAssertIrql(APC_LEVEL, 'MmFreePagesFromMdl');
  const pages = MiMdlPages(mdl);
  for (let i = 0; i < pages; i++) {
    const frame = readLong(MiMdlFrame(mdl, i));
    if (!(MiMdlFlags(mdl) & MdlFlag.PAGES_LOCKED) || !freePage(frame))
      KiBugCheck(
        PFN_LIST_CORRUPT,
        [UNLOCKED_TOO_OFTEN, frame, mdl, i],
        0,
        'MmFreePagesFromMdl was given pages that MmAllocatePagesForMdl did not allocate, or twice',
      );
  }
  MiSetMdlFlags(mdl, 0, MdlFlag.PAGES_LOCKED);
  writeLong((mdl + MDL.Process) | 0, 0);
}
