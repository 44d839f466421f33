/**
 * Sections without their objects: memory that several processes, and the kernel, can have in their address space at the same time.
 *
 * Each half of the address space is a memory of its own, so a page that is seen from several must lie in one place that none of them owns: the *section
 * store*, a memory that no virtual address reaches. A view's page is an alias of its page there (`AddressSpace.alias`). The page table therefore sends each
 * access of compiled code over the slow path, to the one copy: all views are coherent to the instruction, whoever maps them. The price is a call out of
 * the code for each access: some 35 ns, where a plain one takes less than one. Private memory costs nothing more than before.
 *
 * A page gets its place in the store when it is touched first: zero, or what the file has there.
 */
import { AddressSpace } from '../rings/address-space.ts';
import { spendFuel } from '../rings/fuel.ts';
import { PAGE_SIZE, PageBits, type Pointer, USER_LOWEST } from '../rings/layout.ts';
import { MmIsPageLocked } from './pfn.ts';

/** All sections of the page file, and the pages of MDLs, together may have this much. */
const COMMIT_LIMIT = 0x10000000;
/** Fuel for a page that is brought in, or compared with its file's. */
const PAGE_FUEL = 1000;

/** A file as sections see it; its file system provides it. */
export interface SectionFile {
  size(): number;
  /** At most a page from `offset`; what is beyond the end is not there. */
  read(offset: number, length: number): Uint8Array;
  /** Changed bytes of a page go back. */
  write(offset: number, bytes: Uint8Array): void;
  /** The last section of it has gone, and the last view. */
  gone(): void;
}

/** What all sections of one file share, or what one section of the page file has (NT's CONTROL_AREA with its segment). */
export interface ControlArea {
  readonly file: SectionFile | undefined;
  /** Where in the store each page is; 0 for one that nobody has touched. */
  readonly pages: Pointer[];
  /** Bytes that count against the limit. */
  charged: number;
  /** The pages that are committed; undefined when all are (everything but SEC_RESERVE). */
  readonly committed: Set<number> | undefined;
  /** Section objects and views. */
  references: number;
}

/** A section object's companion. */
export interface Section {
  readonly area: ControlArea;
  readonly bytes: number;
  /** PAGE_ constant: the most that a view may have. */
  readonly protect: number;
  /** SEC_ bits. */
  readonly attributes: number;
}

/** A part of a section in an address space. */
export interface View {
  readonly section: Section;
  /** Where in the section it begins. */
  readonly offset: number;
  /** The driver's line that mapped it; an address of ring 3 for a program. */
  readonly site: Pointer;
  /** Pages that a store has made the process's own (PAGE_WRITECOPY). */
  readonly own: Set<Pointer>;
}

let store: AddressSpace | undefined;
let free: Pointer[] = [];
let next: Pointer = USER_LOWEST;
let charged = 0;
let sections = new Map<Pointer, Section>();

export function MiInitializeSections(): void {
  store = undefined;
  free = [];
  next = USER_LOWEST;
  charged = 0;
  sections = new Map();
}

function sectionStore(): AddressSpace {
  store ??= new AddressSpace(0, USER_LOWEST);
  return store;
}

/** A zeroed page of the store; 0 when the host has no more. */
function allocatePage(): Pointer {
  spendFuel(PAGE_FUEL);
  const space = sectionStore();
  // A page that an MDL still holds keeps its place until it is unlocked.
  const at = free.findIndex((page) => !MmIsPageLocked(space, page));
  if (at >= 0) {
    const [page] = free.splice(at, 1);
    space.zero(page, PAGE_SIZE);
    return page;
  }
  if (!space.setPages(next, PAGE_SIZE, PageBits.READ | PageBits.WRITE)) return 0;
  const page = next;
  next += PAGE_SIZE;
  return page;
}

/** A page for an MDL, which nothing else shows: its place in the store. 0 when the host has no more. */
export function MiAllocateStorePage(): { readonly space: AddressSpace; readonly va: Pointer } | undefined {
  const va = charged + PAGE_SIZE > COMMIT_LIMIT ? 0 : allocatePage();
  if (va === 0) return undefined;
  charged += PAGE_SIZE;
  return { space: sectionStore(), va };
}

export function MiFreeStorePage(va: Pointer): void {
  charged -= PAGE_SIZE;
  free.push(va);
}

/** The section object's companion, by the object. */
export function MiSectionOf(object: Pointer): Section | undefined {
  return sections.get(object);
}

export function MiRegisterSection(object: Pointer, section: Section): void {
  sections.set(object, section);
}

export function MiForgetSection(object: Pointer): void {
  const section = sections.get(object);
  sections.delete(object);
  if (section) MiReleaseArea(section.area);
}

/** A new control area with one reference. Undefined beyond the commit limit. */
export function MiCreateArea(file: SectionFile | undefined, bytes: number, reserve: boolean): ControlArea | undefined {
  const charge = file || reserve ? 0 : Math.ceil(bytes / PAGE_SIZE) * PAGE_SIZE;
  if (charged + charge > COMMIT_LIMIT) return undefined;
  charged += charge;
  return { file, pages: [], charged: charge, committed: reserve ? new Set() : undefined, references: 1 };
}

/** Commits pages of a SEC_RESERVE section. False beyond the limit. */
export function MiCommitArea(area: ControlArea, first: number, pages: number): boolean {
  const { committed } = area;
  if (!committed) return true;
  const fresh = Array.from({ length: pages }, (_, i) => first + i).filter((page) => !committed.has(page));
  if (charged + fresh.length * PAGE_SIZE > COMMIT_LIMIT) return false;
  charged += fresh.length * PAGE_SIZE;
  area.charged += fresh.length * PAGE_SIZE;
  for (const page of fresh) committed.add(page);
  return true;
}

export function MiReferenceArea(area: ControlArea): void {
  area.references++;
}

/** One section object or view less; with the last one the pages go, a file's changed ones back to it. */
export function MiReleaseArea(area: ControlArea): void {
  if (--area.references > 0) return;
  MiFlushArea(area, 0, area.pages.length * PAGE_SIZE);
  for (const page of area.pages) if (page) free.push(page);
  area.pages.length = 0;
  charged -= area.charged;
  area.charged = 0;
  area.file?.gone();
}

/** Where page `index` is in the store; brought in when nobody has touched it yet. Undefined when it is not committed, or the host has no memory left. */
export function MiAreaPage(
  area: ControlArea,
  index: number,
): { readonly space: AddressSpace; readonly va: Pointer } | undefined {
  if (area.committed && !area.committed.has(index)) return undefined;
  const space = sectionStore();
  const known = area.pages[index];
  if (known) return { space, va: known };
  const va = allocatePage();
  if (va === 0) return undefined;
  if (area.file) space.u8.set(area.file.read(index * PAGE_SIZE, PAGE_SIZE), va);
  // No holes: the array is walked by its length.
  while (area.pages.length <= index) area.pages.push(0);
  area.pages[index] = va;
  return { space, va };
}

/** Calls `visit` with each page of `[offset, offset + length)` that is in the store. */
function forPages(
  area: ControlArea,
  offset: number,
  length: number,
  visit: (at: number, bytes: Uint8Array) => void,
): void {
  const space = sectionStore();
  const end = Math.min(offset + length, area.pages.length * PAGE_SIZE);
  for (let index = Math.floor(offset / PAGE_SIZE); index * PAGE_SIZE < end; index++) {
    const va = area.pages[index];
    spendFuel(va ? PAGE_FUEL : 1);
    if (va) visit(index * PAGE_SIZE, space.u8.subarray(va, va + PAGE_SIZE));
  }
}

/** Writes what views have changed of a file back to it. */
export function MiFlushArea(area: ControlArea, offset: number, length: number): void {
  const { file } = area;
  if (!file) return;
  forPages(area, offset, length, (at, bytes) => {
    const before = file.read(at, PAGE_SIZE);
    // Bytes beyond the end of the file are nobody's.
    const now = bytes.subarray(0, before.length);
    if (before.some((byte, i) => byte !== now[i])) file.write(at, now);
  });
}

/** The file itself has been written to: views see it. */
export function MiRefreshArea(area: ControlArea, offset: number, length: number): void {
  const { file } = area;
  if (!file) return;
  forPages(area, offset, length, (at, bytes) => {
    bytes.fill(0);
    bytes.set(file.read(at, PAGE_SIZE));
  });
}
