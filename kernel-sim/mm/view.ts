/**
 * Views: parts of sections in the user half of a process, and what touching them does.
 *
 * A page of a view comes in when it is touched: as an alias of the section's page, or, by a store where the view is PAGE_WRITECOPY, as a copy of the process's own.
 */
import { PAGE_GUARD, PAGE_READWRITE } from '../abi/constants.gen.ts';
import {
  STATUS_COMMITMENT_LIMIT,
  STATUS_CONFLICTING_ADDRESSES,
  STATUS_GUARD_PAGE_VIOLATION,
  STATUS_NO_MEMORY,
  STATUS_NOT_MAPPED_VIEW,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { NtException } from '../rings/exception.ts';
import { spendFuel } from '../rings/fuel.ts';
import { PAGE_SHIFT, PAGE_SIZE, PageBits, type Pointer } from '../rings/layout.ts';
import { userSpace } from '../rings/memory.ts';
import { MmRegisterFaultResolver } from './fault.ts';
import { MiForgetProtection, MiIsWriteCopy, MiNotedProtection, MiNoteProtection, MiPageBits } from './protection.ts';
import { MiAreaPage, MiFlushArea, MiReferenceArea, MiReleaseArea, type Section, type View } from './section.ts';
import { MmCommitUser, MmFindVad, MmReleaseUser, MmReserveUser, MmVads, type Vad } from './user-space.ts';

const { READ, WRITE } = PageBits;
/** Fuel for a page of a view that goes. */
const UNMAP_PAGE_FUEL = 50;

/** A vad that has a view. */
export interface ViewVad extends Vad {
  readonly view: View;
}

const hasView = (vad: Vad | undefined): vad is ViewVad => vad?.view !== undefined;

/** To be called at boot. */
export function MiInitializeViews(): void {
  MmRegisterFaultResolver((va, write) => MiResolveViewFault(userSpace, va, write));
}

export function MiFindView(space: AddressSpace, va: Pointer): ViewVad | undefined {
  const vad = va < 0 ? undefined : MmFindVad(space, va);
  return hasView(vad) ? vad : undefined;
}

/** The views of a user half, in address order. */
export function MiViews(space: AddressSpace): ViewVad[] {
  return MmVads(space).filter(hasView);
}

/** The page of the section that stands at `va`. */
export function MiSectionPage({ base, view }: ViewVad, va: Pointer): number {
  return (view.offset + ((va & -PAGE_SIZE) - base)) >>> PAGE_SHIFT;
}

/** The PAGE_ constant of a page of a view; undefined when the section has not committed it. */
export function MiViewProtection(space: AddressSpace, vad: ViewVad, va: Pointer): number | undefined {
  const { committed } = vad.view.section.area;
  if (committed && !committed.has(MiSectionPage(vad, va))) return undefined;
  const own = MiNotedProtection(space, va);
  if (own !== undefined) return own;
  return vad.view.own.has(va & -PAGE_SIZE) ? PAGE_READWRITE : vad.protect;
}

/** Makes a private copy of a page that others see too. */
function copyPage(space: AddressSpace, vad: ViewVad, page: Pointer): void {
  const source = MiAreaPage(vad.view.section.area, MiSectionPage(vad, page));
  if (!source) throw new NtException(STATUS_COMMITMENT_LIMIT);
  space.unalias(page, PAGE_SIZE);
  if (!MmCommitUser(space, page, PAGE_SIZE, READ | WRITE, PAGE_READWRITE))
    throw new NtException(STATUS_COMMITMENT_LIMIT);
  vad.view.own.add(page);
  space.u8.set(source.space.u8.subarray(source.va, source.va + PAGE_SIZE), page);
}

/** Brings a page of a view in for an access. False when there is no view, or it does not allow the access. */
function MiResolveViewFault(space: AddressSpace, va: Pointer, write: boolean): boolean {
  const vad = MiFindView(space, va);
  if (!vad) return false;
  const page = va & -PAGE_SIZE;
  const protect = MiViewProtection(space, vad, page);
  if (protect === undefined) return false;
  if (protect & PAGE_GUARD) {
    MiSetViewProtection(space, vad, page, PAGE_SIZE, protect & ~PAGE_GUARD);
    throw new NtException(STATUS_GUARD_PAGE_VIOLATION, [write ? 1 : 0, va]);
  }
  const bits = MiPageBits(protect) ?? 0;
  if (!(bits & (write ? WRITE : READ)) || vad.view.own.has(page)) return false;
  const copies = MiIsWriteCopy(protect);
  if (write && copies) {
    copyPage(space, vad, page);
    return true;
  }
  const source = MiAreaPage(vad.view.section.area, MiSectionPage(vad, page));
  if (!source) return false;
  space.alias(page, PAGE_SIZE, source.space, source.va, (bits & WRITE) !== 0 && !copies);
  return true;
}

/** Changes the protection of committed pages of a view. */
export function MiSetViewProtection(
  space: AddressSpace,
  vad: ViewVad,
  first: Pointer,
  bytes: number,
  protect: number,
): void {
  for (let page = first; page < first + bytes; page += PAGE_SIZE) {
    if (vad.view.own.has(page)) MmCommitUser(space, page, PAGE_SIZE, MiPageBits(protect) ?? 0, protect);
    else {
      // The next touch brings it in anew, as the new protection wants.
      space.unalias(page, PAGE_SIZE);
      space.setPages(page, PAGE_SIZE, PageBits.RESERVED);
      MiNoteProtection(space, page, page + PAGE_SIZE, protect);
    }
  }
}

export interface MappedView {
  readonly status: number;
  readonly base: Pointer;
}

/** Maps `bytes` of a section from `offset` on; `base` 0 lets the system choose. */
export function MiMapView(
  space: AddressSpace,
  section: Section,
  base: Pointer,
  offset: number,
  bytes: number,
  protect: number,
  site: Pointer,
): MappedView {
  const view = { section, offset, site, own: new Set<Pointer>() };
  const at = MmReserveUser(space, base, bytes, section.area.file ? 'mapped file' : 'section', protect, view);
  if (at === 0) return { status: base === 0 ? STATUS_NO_MEMORY : STATUS_CONFLICTING_ADDRESSES, base: 0 };
  MiReferenceArea(section.area);
  return { status: STATUS_SUCCESS, base: at };
}

function unmap(space: AddressSpace, vad: ViewVad): void {
  spendFuel((vad.bytes / PAGE_SIZE) * UNMAP_PAGE_FUEL);
  for (let page = vad.base; page < vad.base + vad.bytes; page += PAGE_SIZE)
    if (!vad.view.own.has(page)) {
      space.unalias(page, PAGE_SIZE);
      MiForgetProtection(space, page, page + PAGE_SIZE);
    }
  MmReleaseUser(space, vad.base);
  MiReleaseArea(vad.view.section.area);
}

/** Takes the view that `va` lies in out of the address space. */
export function MiUnmapView(space: AddressSpace, va: Pointer): number {
  const vad = MiFindView(space, va);
  if (!vad) return STATUS_NOT_MAPPED_VIEW;
  // Stores into a mapped file reach it at the latest now.
  MiFlushArea(vad.view.section.area, vad.view.offset, vad.bytes);
  unmap(space, vad);
  return STATUS_SUCCESS;
}

/** Takes all views out of the user half of a process that has ended. */
export function MmCleanProcessAddressSpace(space: AddressSpace): void {
  for (const vad of MiViews(space)) unmap(space, vad);
}
