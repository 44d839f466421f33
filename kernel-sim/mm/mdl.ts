/**
 * Memory descriptor lists: buffers described by their pages, locked in memory and mapped where a driver needs them.
 *
 * An MDL is bytes: the header, then one page frame number for each page. Allocation (IoAllocateMdl) is io's.
 *
 * Not modelled: caching attributes (every mapping is cached), page protection per mapping, MmAllocatePagesForMdl.
 */

import { STATUS_ACCESS_VIOLATION } from '../abi/status.gen.ts';
import { MDL } from '../abi/structs.gen.ts';
import { KeAssertIrql, KeGetCurrentIrql, KiBugCheck, KiCurrentProcess } from '../ke/index.ts';
import { NtException } from '../rings/exception.ts';
import { PAGE_SIZE, PageBits, type Pointer } from '../rings/layout.ts';
import {
  kernelSpace,
  readLong,
  readShort,
  readUchar,
  readUlong,
  writeLong,
  writeUchar,
  writeUshort,
} from '../rings/memory.ts';
import { MiBringIn } from './fault.ts';
import { MiLockFrame, MiPageFrameAt, MiUnlockFrame } from './pfn.ts';
import { MM_USER_PROBE_ADDRESS } from './probe.ts';

const APC_LEVEL = 1;
const DISPATCH_LEVEL = 2;
const PFN_LIST_CORRUPT = 0x4e;
/** PFN_LIST_CORRUPT, parameter 1: a page was unlocked more often than it was locked. */
const UNLOCKED_TOO_OFTEN = 7;

/** The flags of an MDL. */
export const MdlFlag = {
  MAPPED_TO_SYSTEM_VA: 0x0001,
  PAGES_LOCKED: 0x0002,
  SOURCE_IS_NONPAGED_POOL: 0x0004,
  ALLOCATED_FIXED_SIZE: 0x0008,
  PARTIAL: 0x0010,
  PARTIAL_HAS_BEEN_MAPPED: 0x0020,
  WRITE_OPERATION: 0x0080,
  PARENT_MAPPED_SYSTEM_VA: 0x0100,
} as const;

/** LOCK_OPERATION: what is going to be done to the buffer. */
export const LockOperation = { IoReadAccess: 0, IoWriteAccess: 1, IoModifyAccess: 2 } as const;

export const MiMdlFlags = (mdl: Pointer): number => readShort((mdl + MDL.MdlFlags) | 0);
export const MiMdlStart = (mdl: Pointer): Pointer =>
  (readLong((mdl + MDL.StartVa) | 0) + readLong((mdl + MDL.ByteOffset) | 0)) | 0;

export function MiSetMdlFlags(mdl: Pointer, set: number, clear = 0): void {
  writeUshort((mdl + MDL.MdlFlags) | 0, (MiMdlFlags(mdl) & ~clear) | set);
}

/** Address of the MDL's page frame number `index`. */
export function MiMdlFrame(mdl: Pointer, index: number): Pointer {
  return (mdl + MDL.sizeof + 4 * index) | 0;
}

/** How many pages `[va, va + length)` touches (ADDRESS_AND_SIZE_TO_SPAN_PAGES). */
export function MiPagesSpanned(va: Pointer, length: number): number {
  return Math.ceil(((va & (PAGE_SIZE - 1)) + (length >>> 0)) / PAGE_SIZE);
}

/** How many pages the MDL describes. */
export function MiMdlPages(mdl: Pointer): number {
  return MiPagesSpanned(readLong((mdl + MDL.ByteOffset) | 0), readLong((mdl + MDL.ByteCount) | 0));
}

/** Bytes that an MDL for this buffer takes. @irql any @see MmSizeOfMdl */
export function MmSizeOfMdl(base: Pointer, length: number): number {
  return MDL.sizeof + 4 * MiPagesSpanned(base, length);
}

/** MmInitializeMdl, which the headers have as a macro. */
export function MiInitializeMdl(mdl: Pointer, base: Pointer, length: number, flags: number): void {
  writeLong((mdl + MDL.Next) | 0, 0);
  writeUshort((mdl + MDL.Size) | 0, MmSizeOfMdl(base, length));
  writeUshort((mdl + MDL.MdlFlags) | 0, flags);
  writeLong((mdl + MDL.Process) | 0, 0);
  writeLong((mdl + MDL.MappedSystemVa) | 0, 0);
  writeLong((mdl + MDL.StartVa) | 0, base & -PAGE_SIZE);
  writeLong((mdl + MDL.ByteOffset) | 0, base & (PAGE_SIZE - 1));
  writeLong((mdl + MDL.ByteCount) | 0, length);
}

/** Notes the pages of the MDL's buffer in its array. */
function fillFrames(mdl: Pointer): void {
  const start = readLong((mdl + MDL.StartVa) | 0);
  const pages = MiMdlPages(mdl);
  for (let i = 0; i < pages; i++) writeLong(MiMdlFrame(mdl, i), MiPageFrameAt((start + i * PAGE_SIZE) | 0));
}

/**
 * Completes an MDL whose buffer is in nonpaged pool: its pages never move, so nothing is locked and its own address is its mapping.
 *
 * @irql <= DISPATCH_LEVEL
 * @see MmBuildMdlForNonPagedPool
 */
export function MmBuildMdlForNonPagedPool(mdl: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'MmBuildMdlForNonPagedPool');
  fillFrames(mdl);
  writeLong((mdl + MDL.Process) | 0, 0);
  writeLong((mdl + MDL.MappedSystemVa) | 0, MiMdlStart(mdl));
  MiSetMdlFlags(mdl, MdlFlag.SOURCE_IS_NONPAGED_POOL);
}

/** Touches every page as the operation will, so that a bad one raises before anything is locked. */
function probePages(mdl: Pointer, operation: number): void {
  const start = MiMdlStart(mdl) >>> 0;
  const end = start + readUlong((mdl + MDL.ByteCount) | 0);
  const bits = PageBits.READ | PageBits.WRITE | PageBits.ALIAS;
  for (let at = start; at < end; at = ((at & -PAGE_SIZE) >>> 0) + PAGE_SIZE) {
    if (at >= 0x80000000 && !(kernelSpace.pageBits(at | 0) & bits) && !MiBringIn(at | 0))
      throw new NtException(STATUS_ACCESS_VIOLATION);
    const byte = readUchar(at | 0);
    if (operation !== LockOperation.IoReadAccess) writeUchar(at | 0, byte);
  }
}

/**
 * Makes the MDL's pages resident and locks them, after checking that they allow the operation.
 *
 * @irql <= APC_LEVEL for addresses of ring 3, <= DISPATCH_LEVEL for nonpaged ones
 * @raises STATUS_ACCESS_VIOLATION
 * @see MmProbeAndLockPages
 */
export function MmProbeAndLockPages(mdl: Pointer, accessMode: number, operation: number): void {
  const start = MiMdlStart(mdl);
  KeAssertIrql(start < 0 ? DISPATCH_LEVEL : APC_LEVEL, 'MmProbeAndLockPages');
  const end = (start >>> 0) + readUlong((mdl + MDL.ByteCount) | 0);
  if ((accessMode & 0xff) !== 0 && end > MM_USER_PROBE_ADDRESS) throw new NtException(STATUS_ACCESS_VIOLATION);
  if (end > 0x100000000) throw new NtException(STATUS_ACCESS_VIOLATION);
  probePages(mdl, operation);
  fillFrames(mdl);
  const pages = MiMdlPages(mdl);
  for (let i = 0; i < pages; i++) MiLockFrame(readLong(MiMdlFrame(mdl, i)));
  writeLong((mdl + MDL.Process) | 0, start < 0 ? 0 : KiCurrentProcess());
  const write = operation === LockOperation.IoReadAccess ? 0 : MdlFlag.WRITE_OPERATION;
  MiSetMdlFlags(mdl, MdlFlag.PAGES_LOCKED | write, MdlFlag.SOURCE_IS_NONPAGED_POOL | MdlFlag.WRITE_OPERATION);
}

let unmapSystem: (va: Pointer, mdl: Pointer) => void = () => {};

/** mapping.ts says how a mapping into the system range is undone. */
export function MiRegisterUnmap(procedure: (va: Pointer, mdl: Pointer) => void): void {
  unmapSystem = procedure;
}

/**
 * Unlocks the MDL's pages, and unmaps them when they are mapped into the system range.
 *
 * Bug check PFN_LIST_CORRUPT (0x4E, 7, page frame, 0, 0) when the pages are not locked.
 *
 * @irql <= DISPATCH_LEVEL
 * @see MmUnlockPages
 */
export function MmUnlockPages(mdl: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'MmUnlockPages');
  const flags = MiMdlFlags(mdl);
  if (flags & MdlFlag.MAPPED_TO_SYSTEM_VA) unmapSystem(readLong((mdl + MDL.MappedSystemVa) | 0), mdl);
  const pages = MiMdlPages(mdl);
  for (let i = 0; i < pages; i++) {
    const frame = readLong(MiMdlFrame(mdl, i));
    if (!(flags & MdlFlag.PAGES_LOCKED) || !MiUnlockFrame(frame)) {
      KiBugCheck(
        PFN_LIST_CORRUPT,
        [UNLOCKED_TOO_OFTEN, frame, 0, 0],
        0,
        'MmUnlockPages was called for pages that are not locked',
      );
    }
  }
  MiSetMdlFlags(mdl, 0, MdlFlag.PAGES_LOCKED | MdlFlag.WRITE_OPERATION);
}

/** The IRQL rule of mapping: anywhere up to DISPATCH_LEVEL into the kernel, APC_LEVEL into ring 3. */
export function MiAssertMappingIrql(accessMode: number, routine: string): void {
  if (KeGetCurrentIrql() > APC_LEVEL) KeAssertIrql(accessMode === 0 ? DISPATCH_LEVEL : APC_LEVEL, routine);
}
