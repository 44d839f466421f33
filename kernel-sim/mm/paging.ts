/**
 * Pageable parts of drivers. Nothing is ever paged out here, so that locking a section keeps what is kept anyway; what is checked is how the routines are used.
 *
 * Not modelled: code that runs at DISPATCH_LEVEL after MmPageEntireDriver and is not there.
 */
import { KeAssertIrql, KiBugCheck } from '../ke/index.ts';
import { findImage, loadedImages } from '../rings/images.ts';
import type { Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';

const APC_LEVEL = 1;
const MEMORY_MANAGEMENT = 0x1a;
/** MEMORY_MANAGEMENT, parameter 1: the caller is trying to lock a pageable section that does not exist. */
const NO_SUCH_SECTION = 0x1234;

/** How often each image's section is locked. */
let locks = new Map<Pointer, number>();

export function MiInitializeDriverPaging(): void {
  locks = new Map();
}

function imageBase(address: Pointer, routine: string): Pointer {
  // A routine's address is its place in the function table.
  const image =
    address < 0
      ? findImage(address, kernelSpace)
      : loadedImages().find(({ space, routines }) => space === kernelSpace && routines.has(address));
  if (!image)
    KiBugCheck(MEMORY_MANAGEMENT, [NO_SUCH_SECTION, address, 0, 0], 0, `${routine} was given no address of a driver`);
  return image.base;
}

/**
 * Keeps the section of a driver that an address lies in from being paged out. The answer is for MmUnlockPagableImageSection.
 * No driver there: bug check MEMORY_MANAGEMENT (0x1A, 0x1234).
 *
 * @irql <= APC_LEVEL
 * @see MmLockPagableDataSection
 */
export function MmLockPagableDataSection(addressWithinSection: Pointer): Pointer {
  KeAssertIrql(APC_LEVEL, 'MmLockPagableDataSection');
  const base = imageBase(addressWithinSection, 'MmLockPagableDataSection');
  locks.set(base, (locks.get(base) ?? 0) + 1);
  return base;
}

/** Undoes one MmLockPagableDataSection. What is not locked: bug check MEMORY_MANAGEMENT (0x1A, 0x1234). @irql <= APC_LEVEL @see MmUnlockPagableImageSection */
export function MmUnlockPagableImageSection(imageSectionHandle: Pointer): void {
  KeAssertIrql(APC_LEVEL, 'MmUnlockPagableImageSection');
  const count = locks.get(imageSectionHandle) ?? 0;
  if (count === 0)
    KiBugCheck(
      MEMORY_MANAGEMENT,
      [NO_SUCH_SECTION, imageSectionHandle, 1, 0],
      0,
      'MmUnlockPagableImageSection was called for what is not locked',
    );
  locks.set(imageSectionHandle, count - 1);
}

/** Makes a whole driver pageable, whatever its sections say. @irql <= APC_LEVEL @returns where the driver begins @see MmPageEntireDriver */
export function MmPageEntireDriver(addressWithinSection: Pointer): Pointer {
  KeAssertIrql(APC_LEVEL, 'MmPageEntireDriver');
  return imageBase(addressWithinSection, 'MmPageEntireDriver');
}

/** Undoes MmPageEntireDriver. @irql <= APC_LEVEL @see MmResetDriverPaging */
export function MmResetDriverPaging(addressWithinSection: Pointer): void {
  KeAssertIrql(APC_LEVEL, 'MmResetDriverPaging');
  imageBase(addressWithinSection, 'MmResetDriverPaging');
}
