/**
 * Driver Verifier's part of the executive: which drivers are verified, and how closely; what is checked when they allocate and free pool, and when they are unloaded.
 *
 * Who is verified is decided when a driver's image is loaded (vf/settings.ts).
 *
 * Not modelled: options other than special pool, pool tracking and IRQL checking, and of that code in pageable sections.
 * @see Driver Verifier Options
 */
import { DRIVER_VERIFIER_DETECTED_VIOLATION } from '../abi/bugcodes.gen.ts';
import { PagedPool } from '../abi/constants.gen.ts';
import { APC_LEVEL, DISPATCH_LEVEL } from '../hal/processor.ts';
import { KiBugCheck } from '../ke/bugcheck.ts';
import { KeGetCurrentIrql, KiRegisterRaise } from '../ke/irql.ts';
import { KiSetTimers } from '../ke/timer.ts';
import { DRIVER_BASE, DRIVER_SLOT, DRIVER_SLOTS, type Pointer } from '../rings/layout.ts';
import { atDriverLine } from '../rings/symbols.ts';
import { ExPageOut } from './pool-fault.ts';
import { ExPoolBlocks, type PoolBlock } from './pool-snapshot.ts';

/** Options that are modelled: bits of VerifyDriverLevel. */
export const VerifierOption = { SPECIAL_POOL: 0x1, FORCE_IRQL: 0x2, POOL_TRACKING: 0x8 } as const;
export const VERIFIER_OPTIONS = Object.values(VerifierOption).reduce((all, bit) => all | bit, 0);

/** First parameter of DRIVER_VERIFIER_DETECTED_VIOLATION. */
const Violation = {
  ZERO_BYTES: 0x0,
  ALLOCATE_PAGED: 0x1,
  ALLOCATE_NONPAGED: 0x2,
  FREE_PAGED: 0x11,
  FREE_NONPAGED: 0x12,
  TIMER: 0x15,
  LEAK: 0x62,
} as const;

/** What verified drivers have asked for since the boot. */
export interface VerifierCounts {
  attempted: number;
  succeeded: number;
  special: number;
}

export interface VerifiedDriver {
  readonly name: string;
  readonly base: Pointer;
  readonly options: number;
  /** Blocks that earlier lives of the driver have left behind. */
  readonly old: ReadonlySet<Pointer>;
  loads: number;
  unloads: number;
}

/** Options of the driver in each slot, and whether there is one at all. */
let options = new Uint8Array(DRIVER_SLOTS);
let any = false;
let drivers = new Map<string, VerifiedDriver>();
let counts: VerifierCounts = { attempted: 0, succeeded: 0, special: 0 };

export function ExInitializeVerifier(): void {
  options = new Uint8Array(DRIVER_SLOTS);
  any = false;
  KiRegisterRaise(undefined);
  drivers = new Map();
  counts = { attempted: 0, succeeded: 0, special: 0 };
}

const slotOf = (site: Pointer): number => Math.floor(((site - DRIVER_BASE) >>> 0) / DRIVER_SLOT);

/** From now on the driver whose image begins at `base` is verified. */
export function ExVerifyDriver(name: string, base: Pointer, level: number): void {
  options[slotOf(base)] = level;
  any = true;
  if (level & VerifierOption.FORCE_IRQL) KiRegisterRaise(ExPageOut);
  const known = drivers.get(name.toLowerCase());
  drivers.set(name.toLowerCase(), {
    name,
    base,
    options: level,
    old: new Set([...blocksOf(base)].map(({ address }) => address)),
    loads: (known?.loads ?? 0) + 1,
    unloads: known?.unloads ?? 0,
  });
}

function* blocksOf(base: Pointer): Generator<PoolBlock> {
  for (const block of ExPoolBlocks()) if (block.owner === base) yield block;
}

/** What a verified driver has allocated since it was loaded, and not freed. */
export function ExVerifiedBlocks({ base, old, loads, unloads }: VerifiedDriver): PoolBlock[] {
  return loads > unloads ? [...blocksOf(base)].filter(({ address }) => !old.has(address)) : [];
}

/** Options of the driver that code at `site` belongs to; 0 when it is not verified. */
export function ExVerifierOptions(site: Pointer): number {
  return any ? (options[slotOf(site)] ?? 0) : 0;
}

/**
 * A driver's image is about to go. Blocks that it has allocated and not freed are bug check 0xC4 (0x62), with pool tracking.
 * @param name where its name is, a UNICODE_STRING
 */
export function ExVerifyUnload(base: Pointer, name: Pointer): void {
  const slot = slotOf(base);
  const driver = [...drivers.values()].find((one) => one.base === base && one.loads > one.unloads);
  if (!driver) return;
  const left = driver.options & VerifierOption.POOL_TRACKING ? ExVerifiedBlocks(driver) : [];
  if (left.length > 0) {
    const [what, have] = left.length === 1 ? ['a block', 'has'] : [`${left.length} blocks`, 'have'];
    KiBugCheck(
      DRIVER_VERIFIER_DETECTED_VIOLATION,
      [Violation.LEAK, name, 0, left.length],
      left[0].site,
      `the driver is unloaded, but ${what} of pool that it allocated ${have} not been freed`,
      left.length === 1 ? 'The block was allocated' : 'The first of them was allocated',
    );
  }
  options[slot] = 0;
  driver.unloads++;
}

/** What a verified driver may not ask of the pool. */
export function ExVerifyAllocation(type: number, bytes: number): void {
  const irql = KeGetCurrentIrql();
  const paged = (type & PagedPool) !== 0;
  counts.attempted++;
  if (irql > (paged ? APC_LEVEL : DISPATCH_LEVEL))
    violation(
      paged ? Violation.ALLOCATE_PAGED : Violation.ALLOCATE_NONPAGED,
      [irql, type, bytes],
      `${paged ? 'paged' : 'nonpaged'} pool is allocated at IRQL ${irql}`,
    );
  if (bytes === 0) violation(Violation.ZERO_BYTES, [irql, type, 0], 'no bytes at all are allocated');
}

export function ExNoteVerifiedAllocation(succeeded: boolean, special: boolean): void {
  if (succeeded) counts.succeeded++;
  if (special) counts.special++;
}

/** What a verified driver may not do with a block of its own. */
export function ExVerifyFree(type: number, block: Pointer): void {
  const irql = KeGetCurrentIrql();
  const paged = (type & PagedPool) !== 0;
  if (irql > (paged ? APC_LEVEL : DISPATCH_LEVEL))
    violation(
      paged ? Violation.FREE_PAGED : Violation.FREE_NONPAGED,
      [irql, type, block],
      `${paged ? 'paged' : 'nonpaged'} pool is freed at IRQL ${irql}`,
    );
}

/** A block of `bytes` that a verified driver gives back must hold nothing that the system still uses. */
export function ExVerifyContent(type: number, block: Pointer, bytes: number): void {
  for (const { timer, site } of KiSetTimers()) {
    if ((timer - block) >>> 0 >= bytes) continue;
    const where = atDriverLine(site);
    violation(
      Violation.TIMER,
      [timer, type, block],
      `the block that is freed holds a timer that is still set${where && `: it was set${where}`}`,
    );
  }
}

function violation(kind: number, rest: readonly number[], detail: string): never {
  return KiBugCheck(DRIVER_VERIFIER_DETECTED_VIOLATION, [kind, ...rest], 0, detail);
}

/** All drivers that have been verified since the boot. */
export function ExVerifiedDrivers(): readonly VerifiedDriver[] {
  return [...drivers.values()];
}

export function ExVerifierCounts(): Readonly<VerifierCounts> {
  return counts;
}
