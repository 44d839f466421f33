/**
 * Busy waiting and floating point state: what x86 drivers ask of the processor itself.
 */
import { Cells, type Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';

const FUEL_PER_MICROSECOND = 1000;
/** NT advises 50 us; what asks for more than a second does not get more at once. */
const LONGEST = 1_000_000;

/** Spends `microseconds` of virtual time without giving up the processor. @irql any @see KeStallExecutionProcessor */
export function KeStallExecutionProcessor(microseconds: number): void {
  kernelSpace.i32[Cells.FUEL >> 2] -= Math.min(microseconds >>> 0, LONGEST) * FUEL_PER_MICROSECOND;
}

/** Compiled code keeps its floating point values by itself: nothing needs saving. @irql <= DISPATCH_LEVEL @see KeSaveFloatingPointState */
export function KeSaveFloatingPointState(_state: Pointer): number {
  return 0;
}

/** @irql <= DISPATCH_LEVEL @see KeRestoreFloatingPointState */
export function KeRestoreFloatingPointState(_state: Pointer): number {
  return 0;
}
