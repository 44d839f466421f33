/**
 * Work that must run in a system thread: DriverEntry and unload routines, work items. The threads are ex's worker threads.
 */
import { ExQueueKernelWorkItem } from '../ex/index.ts';
import { KeAssertIrql, KeSetEvent, KiWait } from '../ke/index.ts';
import { ObpDereferenceObject, ObpDereferenceObjectDeferDelete, ObpReferenceObject } from '../ob/index.ts';
import { PspCreateDriverThread } from '../ps/index.ts';
import type { Pointer } from '../rings/layout.ts';
import type { Kernel } from '../rings/request.ts';
import { IopAcquireEvent, IopReleaseEvent } from './request.ts';

const APC_LEVEL = 1;

export type SystemWork = () => Kernel<void>;

let enqueue: (work: SystemWork) => Kernel<void> = (work) => ExQueueKernelWorkItem(work);

export function IopInitializeSystemWork(): void {
  enqueue = (work) => ExQueueKernelWorkItem(work);
}

/** For unit tests, which have no threads: names what runs the work instead. */
export function IopReplaceSystemWorker(queue: (work: SystemWork) => Kernel<void>): void {
  enqueue = queue;
}

export function* IopQueueSystemWork(work: SystemWork): Kernel<void> {
  yield* enqueue(work);
}

/**
 * As PsCreateSystemThread; the driver or device object stays as long as the thread does, so that its code is not taken away beneath it.
 *
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @returns as PsCreateSystemThread
 * @see IoCreateSystemThread
 */
export function* IoCreateSystemThread(
  ioObject: Pointer,
  threadHandle: Pointer,
  desiredAccess: number,
  objectAttributes: Pointer,
  processHandle: number,
  clientId: Pointer,
  startRoutine: Pointer,
  startContext: Pointer,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'IoCreateSystemThread');
  ObpReferenceObject(ioObject);
  const status = yield* PspCreateDriverThread(
    threadHandle,
    desiredAccess,
    objectAttributes,
    processHandle,
    clientId,
    startRoutine,
    startContext,
    () => ObpDereferenceObjectDeferDelete(ioObject),
  );
  if (status < 0) yield* ObpDereferenceObject(ioObject);
  return status;
}

/** Runs `routine` on a system worker thread and waits for its answer. */
export function* IopRunInSystem(routine: () => Kernel<number>): Kernel<number> {
  const done = IopAcquireEvent();
  let answer = 0;
  yield* IopQueueSystemWork(function* () {
    answer = yield* routine();
    yield* KeSetEvent(done, 0, 0);
  });
  yield* KiWait([done], { mode: 0 });
  IopReleaseEvent(done);
  return answer;
}
