/**
 * The page fault handler: what an access to an absent page means.
 *
 * x86 NT's rules: an address in a driver that has been unloaded is a bug check of its own; at DISPATCH_LEVEL or above any fault is a bug check; below it, a bad kernel address is one too, and a bad user address is
 * an access violation that `__except` can catch.
 */
import {
  DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION,
  DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL,
  PAGE_FAULT_BEYOND_END_OF_ALLOCATION,
  PAGE_FAULT_IN_FREED_SPECIAL_POOL,
} from '../abi/bugcodes.gen.ts';
import { PAGE_GUARD, PAGE_READWRITE } from '../abi/constants.gen.ts';
import { DISPATCH_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiBugCheck } from '../ke/bugcheck.ts';
import { KiCallerRing, KiCallerSite } from '../rings/boundary.ts';
import { NtException } from '../rings/exception.ts';
import { findImage, unloadedImages } from '../rings/images.ts';
import { hex, PageBits, type Pointer } from '../rings/layout.ts';
import { kernelSpace, userSpace } from '../rings/memory.ts';
import { MiNotedProtection, MiNoteProtection, MiPageBits } from './protection.ts';

const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;
const STATUS_GUARD_PAGE_VIOLATION = 0x80000001 | 0;

const IRQL_NOT_LESS_OR_EQUAL = 0x0a;
const PAGE_FAULT_IN_NONPAGED_AREA = 0x50;
const ATTEMPTED_WRITE_TO_READONLY_MEMORY = 0xbe;
const DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS = 0xce;
const DRIVER_IRQL_NOT_LESS_OR_EQUAL = 0xd1;
/** For a driver's own instruction, and for a routine of the system. */
const FREED_SPECIAL_POOL = [DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL, PAGE_FAULT_IN_FREED_SPECIAL_POOL] as const;
const BEYOND_SPECIAL_POOL = [DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION, PAGE_FAULT_BEYOND_END_OF_ALLOCATION] as const;

/** Resolves a fault of the memory manager's own making (a mapped view, a growing stack); registered by io and others. */
export type FaultResolver = (va: Pointer, write: boolean) => boolean;
let resolvers: readonly FaultResolver[] = [];

/** What the pool knows of an address of its own that was touched and is not there. */
export interface PoolFault {
  /** In special pool, whose faults have bug checks of their own. */
  readonly special: boolean;
  /** What was there has been freed; otherwise it is next to something that is there. */
  readonly freed: boolean;
  readonly detail: string;
}
let poolFault: (va: Pointer) => PoolFault | undefined = () => undefined;

/** Brings a page of the pool in that was taken out of memory; false when it was not. */
let pageIn: (va: Pointer) => boolean = () => false;

export function MmRegisterPageIn(procedure: (va: Pointer) => boolean): void {
  pageIn = procedure;
}

/** As a touch below DISPATCH_LEVEL would: the page at `va` is there afterwards, if it is one that had been taken out. */
export function MiBringIn(va: Pointer): boolean {
  return pageIn(va);
}

export function MmRegisterPoolFault(procedure: (va: Pointer) => PoolFault | undefined): void {
  poolFault = procedure;
}

export function MmInitFaults(): void {
  resolvers = [];
  poolFault = () => undefined;
  pageIn = () => false;
}

export function MmRegisterFaultResolver(resolver: FaultResolver): void {
  resolvers = [...resolvers, resolver];
}

/**
 * Called for every access that the page table refuses; see `PageFaultHandler`. `site` is the faulting instruction, 0 when a kernel routine
 * touches memory that it was given.
 */
export function MmAccessFault(va: Pointer, write: boolean, site: Pointer): boolean {
  const rw = write ? 1 : 0;
  const space = va < 0 ? kernelSpace : userSpace;
  const bits = space.pageBits(va);
  if (KiCallerRing() === 3 && va >= 0) return userFault(va, rw, bits, site);
  const { irql } = KeGetCurrentPrcb();
  const by = site || KiCallerSite();
  const gone = unloadedImages().find((image) => image === findImage(va, kernelSpace));
  if (gone) {
    KiBugCheck(
      DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS,
      [va, rw, by, 0],
      site,
      `${hex(va)} belonged to ${gone.name}, which has been unloaded`,
    );
  }
  if (va < 0 && irql < DISPATCH_LEVEL && pageIn(va)) return true;
  const pool = va < 0 ? poolFault(va) : undefined;
  if (pool?.special) {
    const [driver, system] = pool.freed ? FREED_SPECIAL_POOL : BEYOND_SPECIAL_POOL;
    KiBugCheck(site ? driver : system, [va, rw, by, 0], site, describe(va, write, pool.detail));
  }
  const what = pool?.detail ?? describePage(va, write, bits);
  if (irql >= DISPATCH_LEVEL) {
    // The driver's own instruction, or a routine of the kernel that it gave the address to.
    const code = site ? DRIVER_IRQL_NOT_LESS_OR_EQUAL : IRQL_NOT_LESS_OR_EQUAL;
    KiBugCheck(code, [va, irql, rw, by], site, describe(va, write, what));
  }
  if (va >= 0) return userFault(va, rw, bits, site);
  if (write && bits & (PageBits.READ | PageBits.ALIAS))
    KiBugCheck(ATTEMPTED_WRITE_TO_READONLY_MEMORY, [va, 0, 0, 0], site, describe(va, write, what));
  KiBugCheck(PAGE_FAULT_IN_NONPAGED_AREA, [va, rw, by, 0], site, describe(va, write, what));
}

function userFault(va: Pointer, rw: number, bits: number, site: Pointer): boolean {
  for (const resolver of resolvers) if (resolver(va, rw === 1)) return true;
  if (bits & PageBits.GUARD) {
    const protect = (MiNotedProtection(userSpace, va) ?? PAGE_READWRITE) & ~PAGE_GUARD;
    userSpace.setPages(va, 1, MiPageBits(protect) ?? 0);
    MiNoteProtection(userSpace, va, va + 1, protect);
    throw new NtException(STATUS_GUARD_PAGE_VIOLATION, [rw, va], site);
  }
  throw new NtException(STATUS_ACCESS_VIOLATION, [rw, va], site);
}

/** "0x00000008 was written: a NULL pointer, or a small offset from one" */
function describe(va: Pointer, write: boolean, what: string): string {
  return `${hex(va)} was ${write ? 'written' : 'read'}: ${what}`;
}

function describePage(va: Pointer, write: boolean, bits: number): string {
  if (va >= 0 && va < 0x10000) return 'a NULL pointer, or a small offset from one';
  if (va >= 0) return 'an address of ring 3';
  if (write && bits & (PageBits.READ | PageBits.ALIAS)) return 'memory that may only be read';
  if (bits & PageBits.RESERVED) return 'nothing is stored there (freed memory, or the guard page of a stack)';
  return 'nothing is mapped there';
}
