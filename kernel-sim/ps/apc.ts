/** Queueing user APCs: what QueueUserAPC stands on. */
import { STATUS_INVALID_HANDLE, STATUS_NO_MEMORY, STATUS_SUCCESS, STATUS_UNSUCCESSFUL } from '../abi/status.gen.ts';
import { KeGetPreviousMode, KeTestAlertThread, KiExitDispatcher, KiQueueUserApc } from '../ke/index.ts';
import { ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { callUser, type Kernel } from '../rings/request.ts';
import { PsIsSystemThread } from './system-thread.ts';
import { PspIsTerminated, PspThreadType } from './thread.ts';

const THREAD_SET_CONTEXT = 0x0010;

/**
 * Has `routine(a, b, c)` run in a thread of ring 3, when it next waits alertably.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_HANDLE (also for system threads), STATUS_ACCESS_DENIED, STATUS_UNSUCCESSFUL (the thread has ended), STATUS_NO_MEMORY (too many wait already)
 */
export function* NtQueueApcThread(handle: number, routine: Pointer, a: number, b: number, c: number): Kernel<number> {
  const status = ObpReferenceByHandle(handle, THREAD_SET_CONTEXT, PspThreadType, KeGetPreviousMode());
  if (status < 0) return status;
  const thread = ObpReferenced.object;
  let result: number = STATUS_SUCCESS;
  if (PsIsSystemThread(thread)) result = STATUS_INVALID_HANDLE;
  else if (PspIsTerminated(thread)) result = STATUS_UNSUCCESSFUL;
  else if (
    !KiQueueUserApc(thread, function* () {
      yield callUser('v', routine, a, b, c);
    })
  )
    result = STATUS_NO_MEMORY;
  yield* ObpDereferenceObject(thread);
  yield* KiExitDispatcher();
  return result;
}

/** Runs pending user APCs of the current thread on the way back to ring 3. @irql PASSIVE_LEVEL */
export function* NtTestAlert(): Kernel<number> {
  KeTestAlertThread();
  return STATUS_SUCCESS;
}
