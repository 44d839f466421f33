/**
 * Critical regions hold back normal kernel APCs (and so suspension), guarded regions all kernel APCs. Each has its count in the thread, below zero
 * while the thread is inside.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { APC_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import { readShort, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiDeliverKernelApcs, KiKernelApcDeliverable } from './apc.ts';
import { KeAssertIrql } from './irql.ts';
import { KeGetCurrentThread, KiCurrentThread } from './thread.ts';

/** Counts a thread in or out; true when it is in no region of this kind any more. */
function count(field: number, delta: number): boolean {
  const at = (KeGetCurrentThread() + field) | 0;
  const now = readShort(at) + delta;
  writeUshort(at, now);
  return now === 0;
}

function* leave(field: number): Kernel<void> {
  if (count(field, 1) && KeGetCurrentPrcb().irql < APC_LEVEL && KiKernelApcDeliverable()) yield* KiDeliverKernelApcs();
}

/** @irql <= APC_LEVEL @see KeEnterCriticalRegion */
export function KeEnterCriticalRegion(): void {
  KeAssertIrql(APC_LEVEL, 'KeEnterCriticalRegion');
  count(KTHREAD.KernelApcDisable, -1);
  // Leaving it must not be forgotten: checked on the way back to ring 3.
  KiCurrentThread().ring.userWork = true;
}

/** @irql <= APC_LEVEL @see KeLeaveCriticalRegion */
export function* KeLeaveCriticalRegion(): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'KeLeaveCriticalRegion');
  yield* leave(KTHREAD.KernelApcDisable);
}

/** @irql <= APC_LEVEL @see KeEnterGuardedRegion */
export function KeEnterGuardedRegion(): void {
  KeAssertIrql(APC_LEVEL, 'KeEnterGuardedRegion');
  count(KTHREAD.SpecialApcDisable, -1);
  KiCurrentThread().ring.userWork = true;
}

/** @irql <= APC_LEVEL @see KeLeaveGuardedRegion */
export function* KeLeaveGuardedRegion(): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'KeLeaveGuardedRegion');
  yield* leave(KTHREAD.SpecialApcDisable);
}
