/**
 * The way back to ring 3: what must be done, and what must be true, before a program goes on.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { KeGetCurrentPrcb, PASSIVE_LEVEL } from '../hal/processor.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { SimulatorError } from '../rings/exception.ts';
import { readLong, readUchar, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { KiDeliverKernelApcs, KiDeliverUserApcs, KiKernelApcDeliverable } from './apc.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiSwapThread } from './dispatch.ts';
import { KiIrqlName } from './irql.ts';
import { KiReadyThread } from './ready.ts';
import { KeGetCurrentThread, KiCurrentThread, KiFindThread, type KThread, ThreadState, UserMode } from './thread.ts';

const APC_INDEX_MISMATCH = 0x01;
const IRQL_GT_ZERO_AT_SYSTEM_SERVICE = 0x4a;

/** Ends the running thread; registered by ps. */
let exitThread: (status: number) => Kernel<never> = () => {
  throw new SimulatorError('ps has not registered how threads end');
};

export function KiRegisterExitThread(routine: (status: number) => Kernel<never>): void {
  exitThread = routine;
}

/** Bug checks when a system service comes back with a raised IRQL or inside a critical region; then APCs, suspension, termination. */
export function* KiServiceExit(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  const thread = KiCurrentThread();
  if (prcb.irql > PASSIVE_LEVEL) {
    KiBugCheck(
      IRQL_GT_ZERO_AT_SYSTEM_SERVICE,
      [KiCallerSite(), prcb.irql, 0, 0],
      0,
      `a system service returned to ring 3 at ${KiIrqlName(prcb.irql)}: a driver raised IRQL and did not lower it again`,
    );
  }
  const disabled = readLong((thread.pointer + KTHREAD.CombinedApcDisable) | 0);
  if (disabled !== 0) {
    KiBugCheck(
      APC_INDEX_MISMATCH,
      [KiCallerSite(), 0, disabled, 0],
      0,
      'a system service returned with kernel APCs disabled: a driver entered a critical region and did not leave it',
    );
  }
  if (KiKernelApcDeliverable()) yield* KiDeliverKernelApcs();
  if (thread.terminating !== undefined) yield* exitThread(thread.terminating);
  if (readUchar((thread.pointer + KTHREAD.ApcState_UserApcPending) | 0)) yield* KiDeliverUserApcs();
  while (thread.suspendCount > 0) {
    writeUchar((thread.pointer + KTHREAD.State) | 0, ThreadState.Waiting);
    yield* KiSwapThread();
    if (thread.terminating !== undefined) yield* exitThread(thread.terminating);
  }
}

/**
 * The end of a service that waited: a thread that is to end goes no further. Ring 3's libraries are TypeScript and call services without
 * passing the boundary, where KiServiceExit would end the thread: a loop of theirs would find every wait over at once, for ever.
 */
export function* KiExitTerminated(mode: number): Kernel<void> {
  const terminating = KiFindThread(KeGetCurrentThread())?.terminating;
  if (mode === UserMode && terminating !== undefined) yield* exitThread(terminating);
}

/** One more reason for the thread to stand still, from its next return to ring 3 on. The former count. */
export function KiSuspendThread(thread: KThread): number {
  thread.ring.userWork = true;
  return thread.suspendCount++;
}

/** The former count; at zero the thread goes on. */
export function KiResumeThread(thread: KThread): number {
  const old = thread.suspendCount;
  if (old === 0) return 0;
  thread.suspendCount--;
  wakeSuspended(thread);
  return old;
}

/** A suspended thread has something else to do (it goes on, or it is to end). */
export function wakeSuspended(thread: KThread): void {
  const standing =
    readUchar((thread.pointer + KTHREAD.State) | 0) === ThreadState.Waiting &&
    readLong((thread.pointer + KTHREAD.WaitBlockList) | 0) === 0;
  if (standing && (thread.suspendCount === 0 || thread.terminating !== undefined)) KiReadyThread(thread);
}
