/** Interprocessor interrupts: one routine on all processors, while nothing else runs anywhere. */
import { HalProcessors, HalSetCurrentPrcb, IPI_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import type { Pointer } from '../rings/layout.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { KiCheckForSoftwareInterrupts } from './dispatch.ts';
import { KeAssertIrql, KiSetIrql } from './irql.ts';

/**
 * Calls `routine(context)` on every processor at IPI_LEVEL, one after the other, while all others stand still.
 * @irql < IPI_LEVEL
 * @returns what the routine answered on the caller's processor
 * Not modelled: on the other processors the current thread is the caller's, not the one that the interrupt found there; that the calls overlap.
 * @see KeIpiGenericCall
 */
export function* KeIpiGenericCall(routine: Pointer, context: Pointer): Kernel<number> {
  KeAssertIrql(IPI_LEVEL - 1, 'KeIpiGenericCall');
  const home = KeGetCurrentPrcb();
  const thread = home.currentThread;
  let answer = 0;
  for (const prcb of HalProcessors()) {
    const interrupted = prcb.currentThread;
    HalSetCurrentPrcb(prcb);
    prcb.currentThread = thread;
    const irql = KiSetIrql(IPI_LEVEL);
    try {
      const result = yield callKernel('i', routine, context);
      if (prcb === home) answer = result;
    } finally {
      // Also when the routine raises what its caller handles.
      KiSetIrql(irql);
      prcb.currentThread = interrupted;
      HalSetCurrentPrcb(home);
    }
  }
  yield* KiCheckForSoftwareInterrupts();
  return answer;
}
