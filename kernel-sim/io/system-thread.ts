/**
 * Work that must run in a system thread: DriverEntry and unload routines, work items. The threads are ex's worker threads.
 */
import { ExQueueKernelWorkItem } from '../ex/index.ts';
import { KeSetEvent, KiWait } from '../ke/index.ts';
import type { Kernel } from '../rings/request.ts';
import { IopAcquireEvent, IopReleaseEvent } from './request.ts';

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
