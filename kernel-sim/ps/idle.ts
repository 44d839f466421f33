/** The Idle process (identifier 0) and its threads, one a processor: what runs when nothing else can. */

import { STATUS_SUCCESS } from '../abi/status.gen.ts';
import { KTHREAD } from '../abi/structs.gen.ts';
import { HalProcessors, type Prcb } from '../hal/processor.ts';
import { KiIdleLoop, KiThread, type KThread, ThreadState } from '../ke/index.ts';
import { ObpCompleteObject } from '../ob/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeUchar } from '../rings/memory.ts';
import { PspAllocateProcess } from './process.ts';
import { PspAllocateThread } from './thread.ts';

export let PsIdleProcess: Pointer = 0;

/** Makes them, each the current thread of its processor. The machine starts with that of the first. */
export function PspCreateIdleProcess(): void {
  PsIdleProcess = PspAllocateProcess({ name: 'Idle', parent: 0, priority: 0, idle: true });
  if (PsIdleProcess === 0) throw new SimulatorError('no pool for the Idle process');
  ObpCompleteObject(PsIdleProcess);
  for (const prcb of HalProcessors()) createIdleThread(prcb);
}

function createIdleThread(prcb: Prcb): void {
  const thread = PspAllocateThread(PsIdleProcess, {
    start: 0,
    idle: true,
    *routine() {
      yield* KiIdleLoop();
      return STATUS_SUCCESS;
    },
  });
  if (thread === 0) throw new SimulatorError('no memory for an idle thread');
  ObpCompleteObject(thread);
  writeUchar(thread + KTHREAD.Priority, 0);
  writeUchar(thread + KTHREAD.BasePriority, 0);
  writeUchar(thread + KTHREAD.State, ThreadState.Running);
  KiThread(thread).processor = prcb.number;
  prcb.idleThread = thread;
  prcb.currentThread = thread;
}

/** The idle thread of the first processor: `prepareSwitch(PspFirstThread().ring)` and the machine runs. */
export function PspFirstThread(): KThread {
  return KiThread(HalProcessors()[0].idleThread);
}
