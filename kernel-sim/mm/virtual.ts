/**
 * Virtual memory of a process: reserving, committing, protecting and freeing pages of a user half, with NT's statuses. Who may do it is ps's question.
 *
 * Not modelled: write watch, large pages and physical pages (nobody has the privilege), MEM_TOP_DOWN (the system chooses as ever), zero bits.
 */
import {
  MEM_COMMIT,
  MEM_DECOMMIT,
  MEM_FREE,
  MEM_LARGE_PAGES,
  MEM_MAPPED,
  MEM_PRIVATE,
  MEM_RELEASE,
  MEM_RESERVE,
  MEM_RESET,
  MEM_TOP_DOWN,
  PAGE_NOACCESS,
  PAGE_READWRITE,
} from '../abi/constants.gen.ts';
import {
  STATUS_ALREADY_COMMITTED,
  STATUS_COMMITMENT_LIMIT,
  STATUS_CONFLICTING_ADDRESSES,
  STATUS_FREE_VM_NOT_AT_BASE,
  STATUS_INVALID_PAGE_PROTECTION,
  STATUS_INVALID_PARAMETER_2,
  STATUS_INVALID_PARAMETER_3,
  STATUS_INVALID_PARAMETER_4,
  STATUS_INVALID_PARAMETER_5,
  STATUS_MEMORY_NOT_ALLOCATED,
  STATUS_NO_MEMORY,
  STATUS_NOT_COMMITTED,
  STATUS_PRIVILEGE_NOT_HELD,
  STATUS_SECTION_PROTECTION,
  STATUS_SUCCESS,
  STATUS_UNABLE_TO_DELETE_SECTION,
  STATUS_UNABLE_TO_FREE_VM,
} from '../abi/status.gen.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { spendFuel } from '../rings/fuel.ts';
import { PAGE_SIZE, PageBits, type Pointer, USER_DATA_BASE, USER_HIGHEST, USER_LOWEST } from '../rings/layout.ts';
import { MiIsWriteCopy, MiPageBits } from './protection.ts';
import { MiCommitArea } from './section.ts';
import {
  isCommitted,
  MmCommitUser,
  MmDecommitUser,
  MmFindVad,
  MmProtectionOf,
  MmReleasePart,
  MmReleaseUser,
  MmReserveUser,
  MmVads,
  type Vad,
} from './user-space.ts';
import { MiFindView, MiSectionPage, MiSetViewProtection, MiViewProtection, type ViewVad } from './view.ts';

const MEM_IMAGE = 0x1000000;
const MEM_PHYSICAL = 0x400000;
/** So many of the upper bits of an address can be asked to be zero. */
const MOST_ZERO_BITS = 21;
const { READ, WRITE } = PageBits;

export interface RegionResult {
  readonly status: number;
  readonly base: Pointer;
  readonly bytes: number;
}

const failed = (status: number): RegionResult => ({ status, base: 0, bytes: 0 });
const roundDown = (va: Pointer): Pointer => va & -PAGE_SIZE;
const roundUp = (va: number): number => Math.ceil(va / PAGE_SIZE) * PAGE_SIZE;

/** Fuel for asking for memory: a system call, and a look through the process's ranges. */
const ALLOCATE_FUEL = 1500;

/** NtAllocateVirtualMemory with values. `base` 0 lets the system choose; a reservation begins on a multiple of 64 KiB. */
export function MiAllocateVirtual(
  space: AddressSpace,
  base: Pointer,
  zeroBits: number,
  bytes: number,
  type: number,
  protect: number,
): RegionResult {
  spendFuel(ALLOCATE_FUEL);
  if (zeroBits >>> 0 > MOST_ZERO_BITS) return failed(STATUS_INVALID_PARAMETER_3);
  if (type & (MEM_LARGE_PAGES | MEM_PHYSICAL)) return failed(STATUS_PRIVILEGE_NOT_HELD);
  if (type & ~(MEM_COMMIT | MEM_RESERVE | MEM_RESET | MEM_TOP_DOWN)) return failed(STATUS_INVALID_PARAMETER_5);
  const what = type & (MEM_COMMIT | MEM_RESERVE | MEM_RESET);
  if (what === 0 || (what & MEM_RESET && what !== MEM_RESET)) return failed(STATUS_INVALID_PARAMETER_5);
  const bits = MiPageBits(protect);
  if (bits === undefined || MiIsWriteCopy(protect)) return failed(STATUS_INVALID_PAGE_PROTECTION);
  if (base < 0 || base > USER_HIGHEST) return failed(STATUS_INVALID_PARAMETER_2);
  if (bytes === 0 || base + bytes - 1 > USER_HIGHEST) return failed(STATUS_INVALID_PARAMETER_4);
  if (what === MEM_RESET) return reset(space, base, bytes);
  if (base !== 0 && !(what & MEM_RESERVE)) return commit(space, base, bytes, bits, protect);
  if (bytes > USER_HIGHEST - USER_LOWEST) return failed(STATUS_NO_MEMORY);
  const start = MmReserveUser(space, base, bytes, 'VirtualAlloc', protect);
  if (start === 0) return failed(base === 0 ? STATUS_NO_MEMORY : STATUS_CONFLICTING_ADDRESSES);
  const size = roundUp(base === 0 ? bytes : base + bytes - start);
  // Without an address MEM_COMMIT alone reserves too.
  if (what & MEM_COMMIT && !MmCommitUser(space, start, size, bits, protect)) {
    MmReleaseUser(space, start);
    return failed(STATUS_COMMITMENT_LIMIT);
  }
  return { status: STATUS_SUCCESS, base: start, bytes: size };
}

function commit(space: AddressSpace, base: Pointer, bytes: number, bits: number, protect: number): RegionResult {
  const first = roundDown(base);
  const end = roundUp(base + bytes);
  const vad = MmFindVad(space, first);
  if (!vad || end > vad.base + vad.bytes) return failed(STATUS_CONFLICTING_ADDRESSES);
  const view = MiFindView(space, first);
  if (view) {
    const { area } = view.view.section;
    if (!area.committed) return failed(STATUS_ALREADY_COMMITTED);
    if (!MiCommitArea(area, MiSectionPage(view, first), (end - first) / PAGE_SIZE))
      return failed(STATUS_COMMITMENT_LIMIT);
    MiSetViewProtection(space, view, first, end - first, protect);
  } else if (isWindow(space, first)) return failed(STATUS_CONFLICTING_ADDRESSES);
  else if (!MmCommitUser(space, first, end - first, bits, protect)) return failed(STATUS_COMMITMENT_LIMIT);
  return { status: STATUS_SUCCESS, base: first, bytes: end - first };
}

/** Whether a page shows one of an MDL's. */
const isWindow = (space: AddressSpace, va: Pointer): boolean => (space.pageBits(va) & PageBits.ALIAS) !== 0;

/** MEM_RESET: the contents need not be kept. They are. */
function reset(space: AddressSpace, base: Pointer, bytes: number): RegionResult {
  const first = roundDown(base);
  const end = roundUp(base + bytes);
  const vad = MmFindVad(space, first);
  if (!vad || end > vad.base + vad.bytes) return failed(STATUS_CONFLICTING_ADDRESSES);
  return { status: STATUS_SUCCESS, base: first, bytes: end - first };
}

/** NtFreeVirtualMemory with values. Size 0 means the whole reservation, and wants its base. */
export function MiFreeVirtual(space: AddressSpace, base: Pointer, bytes: number, type: number): RegionResult {
  if (type !== MEM_DECOMMIT && type !== MEM_RELEASE) return failed(STATUS_INVALID_PARAMETER_4);
  if (base < 0 || base > USER_HIGHEST) return failed(STATUS_INVALID_PARAMETER_2);
  if (bytes !== 0 && base + bytes - 1 > USER_HIGHEST) return failed(STATUS_INVALID_PARAMETER_3);
  const first = roundDown(base);
  const vad = MmFindVad(space, first);
  if (!vad) return failed(STATUS_MEMORY_NOT_ALLOCATED);
  if (vad.view) return failed(STATUS_UNABLE_TO_DELETE_SECTION);
  if (isWindow(space, first)) return failed(STATUS_UNABLE_TO_FREE_VM);
  if (bytes === 0 && first !== vad.base) return failed(STATUS_FREE_VM_NOT_AT_BASE);
  const end = bytes === 0 ? vad.base + vad.bytes : roundUp(base + bytes);
  if (end > vad.base + vad.bytes) return failed(STATUS_UNABLE_TO_FREE_VM);
  if (type === MEM_RELEASE) MmReleasePart(space, vad, first, end - first);
  else MmDecommitUser(space, first, end - first);
  return { status: STATUS_SUCCESS, base: first, bytes: end - first };
}

export interface ProtectResult extends RegionResult {
  /** What the first page had. */
  readonly old: number;
}

/** NtProtectVirtualMemory with values. */
export function MiProtectVirtual(space: AddressSpace, base: Pointer, bytes: number, protect: number): ProtectResult {
  const refused = (status: number): ProtectResult => ({ ...failed(status), old: 0 });
  const bits = MiPageBits(protect);
  if (bits === undefined) return refused(STATUS_INVALID_PAGE_PROTECTION);
  if (base < 0 || base > USER_HIGHEST) return refused(STATUS_INVALID_PARAMETER_2);
  if (bytes === 0 || base + bytes - 1 > USER_HIGHEST) return refused(STATUS_INVALID_PARAMETER_3);
  const first = roundDown(base);
  const end = roundUp(base + bytes);
  const vad = MmFindVad(space, first);
  const done = (old: number): ProtectResult => ({ status: STATUS_SUCCESS, base: first, bytes: end - first, old });
  // The program's own data has pages, but no reservation.
  if (vad ? end > vad.base + vad.bytes : !isCommitted(space, first)) return refused(STATUS_CONFLICTING_ADDRESSES);
  const view = MiFindView(space, first);
  if (view) return protectView(space, view, first, end, protect, done);
  if (MiIsWriteCopy(protect)) return refused(STATUS_INVALID_PAGE_PROTECTION);
  for (let page = first; page < end; page += PAGE_SIZE)
    if (!isCommitted(space, page)) return refused(STATUS_NOT_COMMITTED);
  const old = MmProtectionOf(space, first);
  MmCommitUser(space, first, end - first, bits, protect);
  return done(old);
}

function protectView(
  space: AddressSpace,
  vad: ViewVad,
  first: Pointer,
  end: Pointer,
  protect: number,
  done: (old: number) => ProtectResult,
): ProtectResult {
  if (!MiIsCompatible(vad.view.section.protect, protect)) return { ...failed(STATUS_SECTION_PROTECTION), old: 0 };
  const old = MiViewProtection(space, vad, first);
  for (let page = first; page < end; page += PAGE_SIZE)
    if (MiViewProtection(space, vad, page) === undefined) return { ...failed(STATUS_NOT_COMMITTED), old: 0 };
  MiSetViewProtection(space, vad, first, end - first, protect);
  return done(old ?? 0);
}

/** Whether a view of a section that was made with `section` may have `protect`: it must not allow stores to what the section only reads. */
export function MiIsCompatible(section: number, protect: number): boolean {
  const stores = (constant: number): boolean =>
    ((MiPageBits(constant & 0xff) ?? 0) & WRITE) !== 0 && !MiIsWriteCopy(constant);
  return !stores(protect) || stores(section);
}

/** MEMORY_BASIC_INFORMATION. */
export interface MemoryRegion {
  readonly base: Pointer;
  readonly allocation: Pointer;
  readonly allocationProtect: number;
  readonly bytes: number;
  readonly state: number;
  readonly protect: number;
  readonly type: number;
}

interface PageState {
  readonly state: number;
  readonly protect: number;
  readonly type: number;
}

function pageState(space: AddressSpace, vad: Vad, page: Pointer): PageState {
  const view = MiFindView(space, page);
  const type = view ? MEM_MAPPED : MEM_PRIVATE;
  const reserved = { state: MEM_RESERVE, protect: 0, type };
  if (view) {
    const protect = MiViewProtection(space, view, page);
    return protect === undefined ? reserved : { state: MEM_COMMIT, protect, type };
  }
  if (isWindow(space, page)) return { state: MEM_COMMIT, protect: vad.protect, type };
  return isCommitted(space, page) ? { state: MEM_COMMIT, protect: MmProtectionOf(space, page), type } : reserved;
}

/** The run of like pages that `va` lies in. */
export function MiQueryVirtual(space: AddressSpace, va: Pointer): MemoryRegion {
  const base = roundDown(va);
  const vad = MmFindVad(space, base);
  if (!vad) return outside(space, base);
  const first = pageState(space, vad, base);
  let end = base + PAGE_SIZE;
  while (end < vad.base + vad.bytes) {
    const other = pageState(space, vad, end);
    if (other.state !== first.state || other.protect !== first.protect) break;
    end += PAGE_SIZE;
  }
  return { base, allocation: vad.base, allocationProtect: vad.protect, bytes: end - base, ...first };
}

/** Free addresses, or the program's own data, which is not in the list of reservations. */
function outside(space: AddressSpace, base: Pointer): MemoryRegion {
  const bits = space.pageBits(base);
  const next = MmVads(space).find((other) => other.base > base)?.base ?? USER_HIGHEST + 1;
  const image = base >= USER_DATA_BASE && (bits & (READ | WRITE)) !== 0;
  let end = base;
  while (end < next && space.pageBits(end) === bits) end += PAGE_SIZE;
  return {
    base,
    allocation: image ? USER_DATA_BASE : 0,
    allocationProtect: image ? PAGE_READWRITE : 0,
    bytes: end - base,
    state: image ? MEM_COMMIT : MEM_FREE,
    protect: image ? MmProtectionOf(space, base) : PAGE_NOACCESS,
    type: image ? MEM_IMAGE : 0,
  };
}
