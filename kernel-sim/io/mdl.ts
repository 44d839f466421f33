/**
 * Allocating MDLs and tying them to packets. What MDLs are is mm/mdl.ts's subject.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { IRP, MDL } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { KeAssertIrql } from '../ke/index.ts';
import {
  MdlFlag,
  MiBuildPartialMdl,
  MiInitializeMdl,
  MiMdlFlags,
  MiSetMdlFlags,
  MmSizeOfMdl,
  MmUnmapLockedPages,
} from '../mm/index.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';

const DISPATCH_LEVEL = 2;
/** 'Mdl ' */
const TAG_MDL = 0x206c644d;

/** As IoAllocateMdl, for the I/O manager itself. */
export function IopAllocateMdl(base: Pointer, length: number): Pointer {
  const mdl = ExAllocateKernelPool(NonPagedPool, MmSizeOfMdl(base, length), TAG_MDL);
  if (mdl !== 0) MiInitializeMdl(mdl, base, length, 0);
  return mdl;
}

/**
 * Allocates an MDL for a buffer, and ties it to `irp` when that is not NULL: as its only one, or behind the others.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns 0 when the pool is exhausted
 * @see IoAllocateMdl
 */
export function IoAllocateMdl(
  virtualAddress: Pointer,
  length: number,
  secondaryBuffer: number,
  _chargeQuota: number,
  irp: Pointer,
): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAllocateMdl');
  if (length >>> 0 > 0x7fffffff) return 0;
  const mdl = IopAllocateMdl(virtualAddress, length);
  if (mdl === 0 || irp === 0) return mdl;
  if ((secondaryBuffer & 0xff) === 0) {
    writeLong((irp + IRP.MdlAddress) | 0, mdl);
    return mdl;
  }
  let last = readLong((irp + IRP.MdlAddress) | 0);
  if (last === 0) {
    writeLong((irp + IRP.MdlAddress) | 0, mdl);
    return mdl;
  }
  for (let next = readLong((last + MDL.Next) | 0); next !== 0; next = readLong((last + MDL.Next) | 0)) {
    followLink();
    last = next;
  }
  writeLong((last + MDL.Next) | 0, mdl);
  return mdl;
}

/**
 * Frees an MDL, unmapping a partial one. Pages that are locked stay locked: PROCESS_HAS_LOCKED_PAGES (0x76) when their process exits.
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoFreeMdl
 */
export function IoFreeMdl(mdl: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoFreeMdl');
  if (MiMdlFlags(mdl) & MdlFlag.PARTIAL_HAS_BEEN_MAPPED) {
    MmUnmapLockedPages(readLong((mdl + MDL.MappedSystemVa) | 0), mdl);
    MiSetMdlFlags(mdl, 0, MdlFlag.PARTIAL_HAS_BEEN_MAPPED);
  }
  ExFreePoolWithTag(mdl, TAG_MDL);
}

/** Frees the MDLs of a packet. */
export function IopFreeMdls(irp: Pointer): void {
  let mdl = readLong((irp + IRP.MdlAddress) | 0);
  writeLong((irp + IRP.MdlAddress) | 0, 0);
  while (mdl !== 0) {
    followLink();
    const next = readLong((mdl + MDL.Next) | 0);
    IoFreeMdl(mdl);
    mdl = next;
  }
}

/**
 * Makes one MDL describe a part of another's buffer. A target that is too small: bug check TARGET_MDL_TOO_SMALL (0x40).
 *
 * @irql <= DISPATCH_LEVEL
 * @see IoBuildPartialMdl
 */
export function IoBuildPartialMdl(
  sourceMdl: Pointer,
  targetMdl: Pointer,
  virtualAddress: Pointer,
  length: number,
): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoBuildPartialMdl');
  MiBuildPartialMdl(sourceMdl, targetMdl, virtualAddress, length);
}
