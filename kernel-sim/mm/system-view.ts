/**
 * Views of sections in the kernel's half: MmMapViewInSystemSpace. Every process sees them, and none owns them.
 *
 * Their pages come in when the view is made, so that they can be touched at any IRQL. (On NT they are pageable.)
 */
import {
  STATUS_INVALID_VIEW_SIZE,
  STATUS_NO_MEMORY,
  STATUS_NOT_MAPPED_VIEW,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { KeAssertIrql, KiBugCheck } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { PAGE_SHIFT, PAGE_SIZE, PageBits, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, writeLong } from '../rings/memory.ts';
import { MiIsWriteCopy, MiPageBits } from './protection.ts';
import { MiAreaPage, MiFlushArea, MiReferenceArea, MiReleaseArea, MiSectionOf, type Section } from './section.ts';
import { MiReleaseSystemPtes, MiReserveSystemPtes } from './system-pte.ts';

const APC_LEVEL = 1;
const MEMORY_MANAGEMENT = 0x1a;
/** SECTION.Segment. */
const SECTION_SEGMENT = 0x14;
/** The area for views is that small on NT. */
const SYSTEM_VIEW_LIMIT = 0x01000000;

export interface SystemView {
  readonly base: Pointer;
  readonly pages: number;
  readonly section: Section;
  /** The driver's line that mapped it. */
  readonly site: Pointer;
}

let views = new Map<Pointer, SystemView>();

export function MiInitializeSystemViews(): void {
  views = new Map();
}

/** The views that drivers have in the kernel's half. */
export function MmSystemViews(): Iterable<SystemView> {
  return views.values();
}

/**
 * Maps a section, given by its object, into the kernel's half, from its beginning. `*viewSize` 0 means all of it; it gets the size of the view.
 *
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_VIEW_SIZE (more than the section has), STATUS_NO_MEMORY (more than 16 MB, or no addresses left)
 * What is no section object: a fault, or bug check MEMORY_MANAGEMENT (0x1A). A store to a section that may not be written is bug check 0xBE.
 * @see MmMapViewInSystemSpace
 */
export function MmMapViewInSystemSpace(sectionObject: Pointer, mappedBase: Pointer, viewSize: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'MmMapViewInSystemSpace');
  // A handle in place of the object's address faults here, as it does on NT.
  const segment = readLong((sectionObject + SECTION_SEGMENT) | 0);
  const section = MiSectionOf(sectionObject);
  if (!section)
    KiBugCheck(
      MEMORY_MANAGEMENT,
      [0, sectionObject, segment, 0],
      0,
      'MmMapViewInSystemSpace was given no section object',
    );
  const wanted = readLong(viewSize) >>> 0;
  const bytes = wanted === 0 ? section.bytes : wanted;
  if (bytes > section.bytes) return STATUS_INVALID_VIEW_SIZE;
  const pages = Math.ceil(bytes / PAGE_SIZE);
  const writable = ((MiPageBits(section.protect) ?? 0) & PageBits.WRITE) !== 0 && !MiIsWriteCopy(section.protect);
  if (bytes > SYSTEM_VIEW_LIMIT) return STATUS_NO_MEMORY;
  const base = MiReserveSystemPtes(pages);
  if (base === 0) return STATUS_NO_MEMORY;
  for (let i = 0; i < pages; i++) {
    const page = MiAreaPage(section.area, i);
    if (page) kernelSpace.alias((base + i * PAGE_SIZE) | 0, PAGE_SIZE, page.space, page.va, writable);
  }
  views.set(base, { base, pages, section, site: KiCallerSite() });
  MiReferenceArea(section.area);
  writeLong(mappedBase, base);
  writeLong(viewSize, pages << PAGE_SHIFT);
  return STATUS_SUCCESS;
}

/**
 * Undoes MmMapViewInSystemSpace; `mappedBase` is what it answered.
 *
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_NOT_MAPPED_VIEW
 * @see MmUnmapViewInSystemSpace
 */
export function MmUnmapViewInSystemSpace(mappedBase: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'MmUnmapViewInSystemSpace');
  const view = views.get(mappedBase);
  if (!view) return STATUS_NOT_MAPPED_VIEW;
  views.delete(mappedBase);
  kernelSpace.unalias(view.base, view.pages * PAGE_SIZE);
  MiReleaseSystemPtes(view.base, view.pages);
  MiFlushArea(view.section.area, 0, view.pages * PAGE_SIZE);
  MiReleaseArea(view.section.area);
  return STATUS_SUCCESS;
}
