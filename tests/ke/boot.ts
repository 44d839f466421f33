/** hal, ke and mm's stacks without the rest of NT: threads are TypeScript generators, objects lie in a plain page range. */
import { ETHREAD } from '../../kernel-sim/abi/structs.gen.ts';
import { HalProcessors } from '../../kernel-sim/hal/processor.ts';
import { RoundRobin } from '../../kernel-sim/hal/round-robin.ts';
import type { BugCheckRecord } from '../../kernel-sim/ke/bugcheck.ts';
import { KiIdleLoop } from '../../kernel-sim/ke/dispatch.ts';
import { KiProcessorHooks } from '../../kernel-sim/ke/hooks.ts';
import { KiInitSystem } from '../../kernel-sim/ke/init.ts';
import { KeInitProcess } from '../../kernel-sim/ke/process.ts';
import { KiReadyThread } from '../../kernel-sim/ke/ready.ts';
import { KeTerminateThread } from '../../kernel-sim/ke/start.ts';
import { KeInitThread } from '../../kernel-sim/ke/thread.ts';
import { MmAccessFault, MmInitFaults } from '../../kernel-sim/mm/fault.ts';
import { MmCreateKernelStack, MmInitStacks } from '../../kernel-sim/mm/stack.ts';
import { resetImages } from '../../kernel-sim/rings/images.ts';
import { NONPAGED_POOL_BASE, PageBits, type Pointer } from '../../kernel-sim/rings/layout.ts';
import { kernelThreadEntry, resetLoader } from '../../kernel-sim/rings/loader.ts';
import { kernelSpace } from '../../kernel-sim/rings/memory.ts';
import { prepareSwitch, resetProcessor, startProcessor, stopProcessor } from '../../kernel-sim/rings/processor.ts';
import type { Kernel } from '../../kernel-sim/rings/request.ts';

export interface KeRun {
  readonly bugCheck: BugCheckRecord | undefined;
  readonly error: Error | undefined;
}

let next: Pointer = 0;

/** `bytes` of zeroed nonpaged memory. */
export function allocate(bytes: number): Pointer {
  const at = next;
  next = (next + ((bytes + 15) & ~15)) | 0;
  return at;
}

export function makeThread(bottom: () => Kernel<void>, priority = 8): Pointer {
  const pointer = allocate(ETHREAD.sizeof);
  const stack = MmCreateKernelStack();
  if (!stack) throw new Error('no stack');
  const routine = (function* (): Kernel<void> {
    yield* bottom();
    KeTerminateThread();
  })();
  const thread = KeInitThread(pointer, {
    entry: kernelThreadEntry(),
    bottom: routine,
    kernelStack: stack,
    kernelStackBytes: 12288,
    process,
    priority,
    system: true,
  });
  KiReadyThread(thread);
  return pointer;
}

let process: Pointer = 0;

/** Boots, lets `setup` make threads and objects, and runs until nothing can run any more. */
export async function runKe(setup: () => void, processors = 1): Promise<KeRun> {
  let bugCheck: BugCheckRecord | undefined;
  let error: Error | undefined;
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  resetImages();
  resetProcessor(
    KiProcessorHooks({
      pageFault: MmAccessFault,
      simulatorError: (e) => {
        error = e;
        finish();
      },
    }),
    () => undefined,
  );
  KiInitSystem({
    processors,
    oracle: new RoundRobin(1),
    onQuiescent: () => {
      stopProcessor();
      finish();
    },
    onBugCheck: (record) => {
      bugCheck = record;
      finish();
    },
  });
  MmInitFaults();
  MmInitStacks();
  resetLoader(new Map(), new Map());
  kernelSpace.setPages(NONPAGED_POOL_BASE, 0x400000, PageBits.READ | PageBits.WRITE);
  next = NONPAGED_POOL_BASE;
  process = allocate(0x400);
  KeInitProcess(process, undefined, 16);
  for (const prcb of HalProcessors()) {
    const pointer = allocate(ETHREAD.sizeof);
    const stack = MmCreateKernelStack();
    if (!stack) throw new Error('no stack');
    const idle = KeInitThread(pointer, {
      entry: kernelThreadEntry(),
      bottom: KiIdleLoop(),
      kernelStack: stack,
      kernelStackBytes: 12288,
      process,
      priority: 0,
      system: true,
    });
    prcb.idleThread = pointer;
    prcb.currentThread = pointer;
    idle.processor = prcb.number;
    if (prcb.number === 0) prepareSwitch(idle.ring);
  }
  setup();
  startProcessor();
  await done;
  return { bugCheck, error };
}
