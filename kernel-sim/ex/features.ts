/** Questions about the processor and its clock. */
import { TIME_INCREMENT } from '../hal/clock.ts';
import { KeAssertIrql, KeGetPreviousMode } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';

const APC_LEVEL = 1;
const EXCEPTION_EXECUTE_HANDLER = 1;
const EXCEPTION_CONTINUE_SEARCH = 0;
const PF_COMPARE_EXCHANGE_DOUBLE = 2;

/**
 * The times between two clock interrupts that there can be, in 100 ns units, and the present one.
 * @irql <= APC_LEVEL
 * Not modelled: other rates; the clock of this machine ticks every 15.625 ms.
 * @see ExQueryTimerResolution
 */
export function ExQueryTimerResolution(maximumTime: Pointer, minimumTime: Pointer, currentTime: Pointer): void {
  KeAssertIrql(APC_LEVEL, 'ExQueryTimerResolution');
  for (const at of [maximumTime, minimumTime, currentTime]) writeLong(at, TIME_INCREMENT);
}

/** Asks for another rate; the clock has only one, which is the answer. @irql <= APC_LEVEL @see ExSetTimerResolution */
export function ExSetTimerResolution(_desiredTime: number, _setResolution: number): number {
  KeAssertIrql(APC_LEVEL, 'ExSetTimerResolution');
  return TIME_INCREMENT;
}

/** Whether the processor has a feature: of the PF_ ones only the 8-byte compare and exchange. @irql any @see ExIsProcessorFeaturePresent */
export function ExIsProcessorFeaturePresent(processorFeature: number): number {
  return processorFeature === PF_COMPARE_EXCHANGE_DOUBLE ? 1 : 0;
}

/** The filter of system services: handles exceptions of a caller in ring 3, and lets those of a driver's mistakes go on. @irql any @see ExSystemExceptionFilter */
export function ExSystemExceptionFilter(): number {
  return KeGetPreviousMode() === 0 ? EXCEPTION_CONTINUE_SEARCH : EXCEPTION_EXECUTE_HANDLER;
}
