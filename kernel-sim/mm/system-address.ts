/**
 * Questions about addresses: of routines, of pages, of "physical" memory.
 *
 * A physical address is a page frame number and an offset; no memory can be reached by it.
 */

import { UNICODE_STRING } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { PAGE_SHIFT, PAGE_SIZE, PAGED_POOL_BASE, PAGED_POOL_BYTES, PageBits, type Pointer } from '../rings/layout.ts';
import { exportAddress } from '../rings/loader.ts';
import { kernelSpace, readLong, readUshort, userSpace, writeLong } from '../rings/memory.ts';
import { MiPageFrameAt, MiPageOfFrame } from './pfn.ts';

const PASSIVE_LEVEL = 0;
const USABLE = PageBits.READ | PageBits.WRITE | PageBits.ALIAS;

/**
 * The address of an exported routine by name; 0 when the kernel has none of that name.
 *
 * @irql PASSIVE_LEVEL
 * @see MmGetSystemRoutineAddress
 */
export function MmGetSystemRoutineAddress(systemRoutineName: Pointer): Pointer {
  KeAssertIrql(PASSIVE_LEVEL, 'MmGetSystemRoutineAddress');
  const length = readUshort(systemRoutineName) >> 1;
  const buffer = readLong((systemRoutineName + UNICODE_STRING.Buffer) | 0);
  let name = '';
  for (let i = 0; i < length; i++) name += String.fromCharCode(readUshort((buffer + 2 * i) | 0));
  return exportAddress(name);
}

/** Whether a byte could be read now without a fault. @irql <= DISPATCH_LEVEL @see MmIsAddressValid */
export function MmIsAddressValid(virtualAddress: Pointer): number {
  const space = virtualAddress < 0 ? kernelSpace : userSpace;
  return space.pageBits(virtualAddress) & USABLE ? 1 : 0;
}

/** The physical address behind a valid virtual one, 0 for others. @irql any @see MmGetPhysicalAddress */
export function MmGetPhysicalAddress(result: Pointer, baseAddress: Pointer): void {
  const frame = MmIsAddressValid(baseAddress) ? MiPageFrameAt(baseAddress) : 0;
  writeLong(result, frame === 0 ? 0 : (frame << PAGE_SHIFT) | (baseAddress & (PAGE_SIZE - 1)));
  writeLong((result + 4) | 0, frame >>> (32 - PAGE_SHIFT));
}

/**
 * The kernel address that MmGetPhysicalAddress gave the physical address for; 0 for pages of ring 3.
 * The 64-bit parameter is an address of its copy.
 * @irql <= DISPATCH_LEVEL @see MmGetVirtualForPhysical
 */
export function MmGetVirtualForPhysical(physicalAddress: Pointer): Pointer {
  const low = readLong(physicalAddress);
  const frame = (low >>> PAGE_SHIFT) | (readLong((physicalAddress + 4) | 0) << (32 - PAGE_SHIFT));
  const page = MiPageOfFrame(frame);
  return page?.space === kernelSpace ? page.va | (low & (PAGE_SIZE - 1)) : 0;
}

/** Whether an address is one of nonpaged memory that can be read now. @irql <= DISPATCH_LEVEL @see MmIsNonPagedSystemAddressValid */
export function MmIsNonPagedSystemAddressValid(virtualAddress: Pointer): number {
  const paged = (virtualAddress - PAGED_POOL_BASE) >>> 0 < PAGED_POOL_BYTES;
  return virtualAddress < 0 && !paged ? MmIsAddressValid(virtualAddress) : 0;
}
