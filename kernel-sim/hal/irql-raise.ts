/**
 * Who raised IRQL: for each level of a processor the routine that brought it there, and the line that called the routine.
 *
 * One entry a level, for a raise never overwrites what is below it: after the inner of two spin locks is released, the entry of the outer one is
 * still there. NT keeps nothing of this; only the debugger reads it.
 */
import { KiCallerRing, KiCallerSite, KiRunningRoutine } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Prcb } from './processor.ts';

/** What raises without being called: the interrupts that DPCs and APCs begin in. */
export const DPC_INTERRUPT = 'KiRetireDpcList';
export const APC_INTERRUPT = 'KiDeliverApc';

export interface IrqlRaise {
  /** As the student calls it: "KeAcquireSpinLock"; or one of the interrupts above. */
  readonly routine: string;
  /** Site of the driver's call; 0 when no driver called. */
  readonly site: Pointer;
  /** The DPC's routine, when a DPC is the reason. */
  readonly dpc: Pointer;
}

/** The processor goes from `old` up to `irql`; `interrupt` names who did it when the running routine did not. */
export function HalNoteRaise(prcb: Prcb, old: number, irql: number, interrupt: string): void {
  const { raisedBy, raisedAt } = prcb;
  for (let passed = old + 1; passed < irql; passed++) raisedBy[passed] = '';
  raisedBy[irql] = interrupt || KiRunningRoutine();
  raisedAt[irql] = interrupt === '' && KiCallerRing() === 0 ? KiCallerSite() : 0;
}

/** The processor goes from `old` down to `irql`: a level that was passed over on the way up is the higher one's doing. */
export function HalNoteLower({ raisedBy, raisedAt }: Prcb, old: number, irql: number): void {
  if (irql === 0 || raisedBy[irql] !== '') return;
  raisedBy[irql] = raisedBy[old];
  raisedAt[irql] = raisedAt[old];
}

/** Undefined at PASSIVE_LEVEL. */
export function HalIrqlRaise({ irql, raisedBy, raisedAt, dpcRoutine }: Prcb): IrqlRaise | undefined {
  const routine = raisedBy[irql];
  if (irql === 0 || routine === '') return undefined;
  return { routine, site: raisedAt[irql], dpc: routine === DPC_INTERRUPT ? dpcRoutine : 0 };
}
