/**
 * Critical regions: normal kernel APCs (and so suspension) are held back.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { APC_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiDeliverKernelApcs, KiKernelApcDeliverable } from './apc.ts';
import { KeAssertIrql } from './irql.ts';
import { KeGetCurrentThread, KiCurrentThread } from './thread.ts';

function add(delta: number): number {
  const at = (KeGetCurrentThread() + KTHREAD.KernelApcDisable) | 0;
  const now = readLong(at) + delta;
  writeLong(at, now);
  return now;
}

/** @irql <= APC_LEVEL @see KeEnterCriticalRegion */
export function KeEnterCriticalRegion(): void {
  KeAssertIrql(APC_LEVEL, 'KeEnterCriticalRegion');
  add(-1);
  // Leaving it must not be forgotten: checked on the way back to ring 3.
  KiCurrentThread().ring.userWork = true;
}

/** @irql <= APC_LEVEL @see KeLeaveCriticalRegion */
export function* KeLeaveCriticalRegion(): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'KeLeaveCriticalRegion');
  if (add(1) === 0 && KeGetCurrentPrcb().irql < APC_LEVEL && KiKernelApcDeliverable()) yield* KiDeliverKernelApcs();
}

/** Also held back: special kernel APCs. Modelled as a critical region. @irql <= APC_LEVEL @see KeEnterGuardedRegion */
export function KeEnterGuardedRegion(): void {
  KeEnterCriticalRegion();
}

/** @irql <= APC_LEVEL @see KeLeaveGuardedRegion */
export function* KeLeaveGuardedRegion(): Kernel<void> {
  yield* KeLeaveCriticalRegion();
}
