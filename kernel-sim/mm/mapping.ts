/**
 * Mapping the pages of an MDL: into the system range for any thread, or into the current process for its ring 3.
 *
 * A mapping shows the pages themselves (`AddressSpace.alias`): a store through it is seen through the original address at once.
 *
 * Not modelled: caching attributes, execution rights, MmMapIoSpace (there is no device memory).
 */

import { PAGE_GUARD, PAGE_READONLY, PAGE_READWRITE, PAGE_WRITECOPY } from '../abi/constants.gen.ts';
import {
  STATUS_CONFLICTING_ADDRESSES,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PAGE_PROTECTION,
  STATUS_NOT_MAPPED_VIEW,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { MDL } from '../abi/structs.gen.ts';
import { KiBugCheck } from '../ke/index.ts';
import { NtException } from '../rings/exception.ts';
import { PAGE_SIZE, PageBits, type Pointer, SYSTEM_PTE_BASE, SYSTEM_PTE_END } from '../rings/layout.ts';
import { kernelSpace, readLong, readUshort, userSpace, writeLong } from '../rings/memory.ts';
import {
  MdlFlag,
  MiAssertMappingIrql,
  MiMdlFlags,
  MiMdlFrame,
  MiMdlPages,
  MiMdlStart,
  MiRegisterUnmap,
  MiSetMdlFlags,
} from './mdl.ts';
import { MiPageOfFrame } from './pfn.ts';
import { MiPageBits } from './protection.ts';
import { MiReleaseSystemPtes, MiReserveSystemPtes } from './system-pte.ts';
import { MmReleaseUser, MmReserveUser } from './user-space.ts';

const NO_MORE_SYSTEM_PTES = 0x3f;
const SYSTEM_PTE_MISUSE = 0xda;
/** SYSTEM_PTE_MISUSE, parameter 1, by this kernel's use of it. */
const Misuse = { MAPPED_TWICE: 0x1, NOT_MAPPED: 0x100, NOT_LOCKED: 0x300 } as const;

export function MiInitializeMapping(): void {
  MiRegisterUnmap(unmapFromSystem);
}

/** Priority flag: the mapping only reads. */
const MdlMappingNoWrite = 0x80000000 | 0;

function showPages(space: typeof kernelSpace, va: Pointer, mdl: Pointer, pages: number, writable: boolean): void {
  for (let i = 0; i < pages; i++) {
    const page = MiPageOfFrame(readLong(MiMdlFrame(mdl, i)));
    if (!page) {
      KiBugCheck(
        SYSTEM_PTE_MISUSE,
        [Misuse.NOT_LOCKED, mdl, readLong(MiMdlFrame(mdl, i)), i],
        0,
        'an MDL was mapped whose pages are not known: lock them first',
      );
    }
    space.alias((va + i * PAGE_SIZE) | 0, PAGE_SIZE, page.space, page.va, writable);
  }
}

function mapToSystem(mdl: Pointer, bugCheckOnFailure: boolean, writable = true): Pointer {
  const flags = MiMdlFlags(mdl);
  if (flags & (MdlFlag.SOURCE_IS_NONPAGED_POOL | MdlFlag.PARENT_MAPPED_SYSTEM_VA))
    return readLong((mdl + MDL.MappedSystemVa) | 0);
  if (flags & MdlFlag.MAPPED_TO_SYSTEM_VA) {
    KiBugCheck(
      SYSTEM_PTE_MISUSE,
      [Misuse.MAPPED_TWICE, mdl, readLong((mdl + MDL.MappedSystemVa) | 0), 0],
      0,
      'an MDL was mapped into the system range twice',
    );
  }
  if (!(flags & (MdlFlag.PAGES_LOCKED | MdlFlag.PARTIAL))) {
    KiBugCheck(
      SYSTEM_PTE_MISUSE,
      [Misuse.NOT_LOCKED, mdl, flags, 0],
      0,
      'an MDL was mapped whose pages are not locked',
    );
  }
  const pages = MiMdlPages(mdl);
  const base = MiReserveSystemPtes(pages);
  if (base === 0) {
    if (bugCheckOnFailure) KiBugCheck(NO_MORE_SYSTEM_PTES, [0, pages, 0, 0]);
    return 0;
  }
  showPages(kernelSpace, base, mdl, pages, writable);
  const va = base + readLong((mdl + MDL.ByteOffset) | 0);
  writeLong((mdl + MDL.MappedSystemVa) | 0, va);
  MiSetMdlFlags(mdl, MdlFlag.MAPPED_TO_SYSTEM_VA | (flags & MdlFlag.PARTIAL ? MdlFlag.PARTIAL_HAS_BEEN_MAPPED : 0));
  return va;
}

function unmapFromSystem(va: Pointer, mdl: Pointer): void {
  const pages = MiMdlPages(mdl);
  const base = va & -PAGE_SIZE;
  const inside = base >>> 0 >= SYSTEM_PTE_BASE >>> 0 && base >>> 0 < SYSTEM_PTE_END >>> 0;
  if (!inside || !MiReleaseSystemPtes(base, pages)) {
    KiBugCheck(
      SYSTEM_PTE_MISUSE,
      [Misuse.NOT_MAPPED, mdl, va, pages],
      0,
      'MmUnmapLockedPages was called for an address that is not mapped',
    );
  }
  kernelSpace.unalias(base, pages * PAGE_SIZE);
  MiSetMdlFlags(mdl, 0, MdlFlag.MAPPED_TO_SYSTEM_VA | MdlFlag.PARTIAL_HAS_BEEN_MAPPED);
}

function mapToUser(mdl: Pointer, requested: Pointer, writable: boolean): Pointer {
  const pages = MiMdlPages(mdl);
  const space = userSpace;
  const base = MmReserveUser(
    space,
    requested,
    pages * PAGE_SIZE,
    'mapped MDL',
    writable ? PAGE_READWRITE : PAGE_READONLY,
  );
  if (base === 0) throw new NtException(requested === 0 ? STATUS_INSUFFICIENT_RESOURCES : STATUS_CONFLICTING_ADDRESSES);
  showPages(space, base, mdl, pages, writable);
  return base + readLong((mdl + MDL.ByteOffset) | 0);
}

/**
 * Maps the pages of an MDL. Into the kernel: returns 0 when there is no room (or bug checks NO_MORE_SYSTEM_PTES, 0x3F, when asked to).
 * Into ring 3: raises instead. Pages that are not locked, or mapped already: bug check SYSTEM_PTE_MISUSE (0xDA).
 *
 * @irql <= DISPATCH_LEVEL, <= APC_LEVEL for ring 3
 * @see MmMapLockedPagesSpecifyCache
 */
export function MmMapLockedPagesSpecifyCache(
  mdl: Pointer,
  accessMode: number,
  _cacheType: number,
  requestedAddress: Pointer,
  bugCheckOnFailure: number,
  priority: number,
): Pointer {
  MiAssertMappingIrql(accessMode & 0xff, 'MmMapLockedPagesSpecifyCache');
  const writable = (priority & MdlMappingNoWrite) === 0;
  return (accessMode & 0xff) === 0
    ? mapToSystem(mdl, bugCheckOnFailure !== 0, writable)
    : mapToUser(mdl, requestedAddress, writable);
}

/** The old form: bug checks when there is no room. @irql <= DISPATCH_LEVEL @see MmMapLockedPages */
export function MmMapLockedPages(mdl: Pointer, accessMode: number): Pointer {
  return MmMapLockedPagesSpecifyCache(mdl, accessMode, 1, 0, 1, 0);
}

/**
 * Undoes MmMapLockedPagesSpecifyCache. A mapping in ring 3 must be undone in the process that it was made in.
 * An address that is not mapped: bug check SYSTEM_PTE_MISUSE (0xDA).
 *
 * @irql <= DISPATCH_LEVEL, <= APC_LEVEL for ring 3
 * @see MmUnmapLockedPages
 */
export function MmUnmapLockedPages(baseAddress: Pointer, mdl: Pointer): void {
  MiAssertMappingIrql(baseAddress < 0 ? 0 : 1, 'MmUnmapLockedPages');
  if (baseAddress < 0) {
    const own = MdlFlag.SOURCE_IS_NONPAGED_POOL | MdlFlag.PARENT_MAPPED_SYSTEM_VA;
    if (!(MiMdlFlags(mdl) & own)) unmapFromSystem(baseAddress, mdl);
    return;
  }
  const bytes = MiMdlPages(mdl) * PAGE_SIZE;
  userSpace.unalias(baseAddress & -PAGE_SIZE, bytes);
  MmReleaseUser(userSpace, baseAddress & -PAGE_SIZE);
}

/**
 * Changes what a mapping in the system range allows: PAGE_READONLY makes a store to it bug check 0xBE, PAGE_NOACCESS any access 0x50.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns STATUS_SUCCESS, STATUS_NOT_MAPPED_VIEW (the MDL is not mapped, or is nonpaged pool), STATUS_INVALID_PAGE_PROTECTION
 * @see MmProtectMdlSystemAddress
 */
export function MmProtectMdlSystemAddress(mdl: Pointer, newProtect: number): number {
  MiAssertMappingIrql(0, 'MmProtectMdlSystemAddress');
  const bits = MiPageBits(newProtect);
  if (bits === undefined || newProtect & (PAGE_GUARD | PAGE_WRITECOPY)) return STATUS_INVALID_PAGE_PROTECTION;
  if (!(MiMdlFlags(mdl) & MdlFlag.MAPPED_TO_SYSTEM_VA)) return STATUS_NOT_MAPPED_VIEW;
  const base = readLong((mdl + MDL.MappedSystemVa) | 0) & -PAGE_SIZE;
  const pages = MiMdlPages(mdl);
  if (bits === 0) kernelSpace.setPages(base, pages * PAGE_SIZE, PageBits.RESERVED);
  else showPages(kernelSpace, base, mdl, pages, (bits & PageBits.WRITE) !== 0);
  return STATUS_SUCCESS;
}

/** What MmGetSystemAddressForMdlSafe expands to: the mapping that there is, or a new one. */
export function MiSystemAddressForMdl(mdl: Pointer): Pointer {
  const mapped = MdlFlag.MAPPED_TO_SYSTEM_VA | MdlFlag.SOURCE_IS_NONPAGED_POOL;
  if (MiMdlFlags(mdl) & mapped) return readLong((mdl + MDL.MappedSystemVa) | 0);
  return mapToSystem(mdl, false);
}

/**
 * Makes `target` (from IoAllocateMdl, large enough) describe a part of the buffer of `source`, whose pages must be locked.
 * Length 0 means the rest. A target that is too small: bug check TARGET_MDL_TOO_SMALL (0x40).
 */
export function MiBuildPartialMdl(source: Pointer, target: Pointer, va: Pointer, length: number): void {
  const TARGET_MDL_TOO_SMALL = 0x40;
  const sourceStart = MiMdlStart(source);
  const offset = (va - sourceStart) | 0;
  const bytes = length === 0 ? readLong((source + MDL.ByteCount) | 0) - offset : length;
  const firstPage = ((va & -PAGE_SIZE) - readLong((source + MDL.StartVa) | 0)) / PAGE_SIZE;
  const room = readUshort((target + MDL.Size) | 0) - MDL.sizeof;
  const pages = Math.ceil(((va & (PAGE_SIZE - 1)) + (bytes >>> 0)) / PAGE_SIZE);
  if (4 * pages > room) KiBugCheck(TARGET_MDL_TOO_SMALL, [target, 4 * pages, room, 0]);
  const from = MiMdlFlags(source);
  const kept = MiMdlFlags(target) & MdlFlag.ALLOCATED_FIXED_SIZE;
  let flags: number = kept | MdlFlag.PARTIAL | (from & (MdlFlag.SOURCE_IS_NONPAGED_POOL | MdlFlag.WRITE_OPERATION));
  writeLong((target + MDL.Process) | 0, readLong((source + MDL.Process) | 0));
  writeLong((target + MDL.StartVa) | 0, va & -PAGE_SIZE);
  writeLong((target + MDL.ByteOffset) | 0, va & (PAGE_SIZE - 1));
  writeLong((target + MDL.ByteCount) | 0, bytes);
  if (from & (MdlFlag.MAPPED_TO_SYSTEM_VA | MdlFlag.SOURCE_IS_NONPAGED_POOL | MdlFlag.PARENT_MAPPED_SYSTEM_VA)) {
    if (!(from & MdlFlag.SOURCE_IS_NONPAGED_POOL)) flags |= MdlFlag.PARENT_MAPPED_SYSTEM_VA;
    writeLong((target + MDL.MappedSystemVa) | 0, readLong((source + MDL.MappedSystemVa) | 0) + offset);
  }
  MiSetMdlFlags(target, flags, -1);
  for (let i = 0; i < pages; i++) writeLong(MiMdlFrame(target, i), readLong(MiMdlFrame(source, firstPage + i)));
}
