/**
 * Interrupt request levels: raising, lowering, and the checks at the doors of the kernel's routines.
 */
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { HalNoteLower, HalNoteRaise } from '../hal/irql-raise.ts';
import { APC_LEVEL, DISPATCH_LEVEL, HIGH_LEVEL, KeGetCurrentPrcb, PASSIVE_LEVEL } from '../hal/processor.ts';
import { KiCallerSite, KiRunningRoutine } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeUchar } from '../rings/memory.ts';
import { runningThread } from '../rings/processor.ts';
import type { Kernel } from '../rings/request.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiCheckForSoftwareInterrupts } from './dispatch.ts';

const IRQL_NOT_GREATER_OR_EQUAL = 0x09;
const IRQL_NOT_LESS_OR_EQUAL = 0x0a;

const NAMES: Record<number, string> = {
  [PASSIVE_LEVEL]: 'PASSIVE_LEVEL',
  [APC_LEVEL]: 'APC_LEVEL',
  [DISPATCH_LEVEL]: 'DISPATCH_LEVEL',
  [HIGH_LEVEL]: 'HIGH_LEVEL',
};

export function KiIrqlName(irql: number): string {
  return NAMES[irql] ?? `IRQL ${irql}`;
}

/** @irql any @see KeGetCurrentIrql */
export function KeGetCurrentIrql(): number {
  return KeGetCurrentPrcb().irql;
}

/** Called when a processor comes to DISPATCH_LEVEL or above: nothing that is out of memory can be brought in there. */
let raised: (() => void) | undefined;

export function KiRegisterRaise(procedure: (() => void) | undefined): void {
  raised = procedure;
}

/** Sets the level without looking what waits below it. `interrupt` says who raises when it is not the routine that was called. */
export function KiSetIrql(irql: number, interrupt = ''): number {
  const prcb = KeGetCurrentPrcb();
  const old = prcb.irql;
  if (old !== irql) {
    if (irql > old) HalNoteRaise(prcb, old, irql, interrupt);
    else HalNoteLower(prcb, old, irql);
    prcb.irql = irql;
    prcb.dpcTicks = irql >= DISPATCH_LEVEL && old >= DISPATCH_LEVEL ? prcb.dpcTicks : 0;
    // Ring 3 must never be entered above PASSIVE_LEVEL: have that checked on the way back.
    const thread = runningThread();
    if (thread && irql > PASSIVE_LEVEL) thread.userWork = true;
    EtwTrace(Event.IrqlChange, old, irql, prcb.number);
    if (raised && old < DISPATCH_LEVEL && irql >= DISPATCH_LEVEL) raised();
  }
  return old;
}

/**
 * Raises to `newIrql` and returns the old level. Bug check IRQL_NOT_GREATER_OR_EQUAL (0x9) when that would lower it.
 * @irql <= newIrql @see KfRaiseIrql
 */
export function KfRaiseIrql(newIrql: number): number {
  const old = KeGetCurrentPrcb().irql;
  if ((newIrql & 0xff) < old || (newIrql & 0xff) > HIGH_LEVEL) {
    KiBugCheck(
      IRQL_NOT_GREATER_OR_EQUAL,
      [newIrql, old, 0, 0],
      0,
      `KeRaiseIrql to ${KiIrqlName(newIrql)} while at ${KiIrqlName(old)}`,
    );
  }
  return KiSetIrql(newIrql & 0xff);
}

/** As KfRaiseIrql; the old level goes to `*oldIrql`. @irql <= newIrql @see KeRaiseIrql */
export function KeRaiseIrql(newIrql: number, oldIrql: Pointer): void {
  writeUchar(oldIrql, KfRaiseIrql(newIrql));
}

/** @irql <= DISPATCH_LEVEL @see KeRaiseIrqlToDpcLevel */
export function KeRaiseIrqlToDpcLevel(): number {
  return KfRaiseIrql(DISPATCH_LEVEL);
}

/**
 * Lowers to `newIrql`; DPCs, APCs and a waiting thread switch that become possible happen before it returns.
 * Bug check IRQL_NOT_LESS_OR_EQUAL (0xA) when that would raise it.
 * @irql >= newIrql @see KeLowerIrql
 */
export function* KfLowerIrql(newIrql: number): Kernel<void> {
  const old = KeGetCurrentPrcb().irql;
  if ((newIrql & 0xff) > old) {
    KiBugCheck(
      IRQL_NOT_LESS_OR_EQUAL,
      [newIrql, old, 0, KiCallerSite()],
      0,
      `KeLowerIrql to ${KiIrqlName(newIrql)} while at ${KiIrqlName(old)}`,
    );
  }
  yield* KiLowerIrql(newIrql & 0xff);
}

/** @irql >= newIrql @see KeLowerIrql */
export function* KeLowerIrql(newIrql: number): Kernel<void> {
  yield* KfLowerIrql(newIrql);
}

/** Lowers to a level known to be no higher than the current one. */
export function* KiLowerIrql(newIrql: number): Kernel<void> {
  KiSetIrql(newIrql);
  yield* KiCheckForSoftwareInterrupts();
}

/**
 * The check at a routine's door: bug check IRQL_NOT_LESS_OR_EQUAL when called above `maximum`, as the real routine's first touch of
 * pageable code or a dispatcher lock would end sooner or later.
 */
export function KeAssertIrql(maximum: number, routine: string): void {
  const { irql } = KeGetCurrentPrcb();
  if (irql <= maximum) return;
  const site = KiCallerSite();
  // The name that the driver knows: ZwReadFile is NtReadFile's other door.
  const called = KiRunningRoutine();
  const name = called.slice(2) === routine.slice(2) ? called : routine;
  KiBugCheck(
    IRQL_NOT_LESS_OR_EQUAL,
    [site, irql, 0, site],
    0,
    `${name} was called at ${KiIrqlName(irql)}; it may be called at ${KiIrqlName(maximum)} at most`,
  );
}
