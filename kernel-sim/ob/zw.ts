/** The difference between ZwXxx and NtXxx: a driver that calls ZwXxx is trusted, whatever ring its thread came from. */
import { KTHREAD } from '../abi/structs.gen.ts';
import { KeGetCurrentThread, KernelMode } from '../ke/index.ts';
import { readUchar, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';

/** Runs a system service with the previous mode KernelMode, and restores the mode however the service ends. */
export function* zw<T>(service: Kernel<T>): Kernel<T> {
  // When the thread is terminated in the service, this runs after another one has become current.
  const mode = KeGetCurrentThread() + KTHREAD.PreviousMode;
  const before = readUchar(mode);
  writeUchar(mode, KernelMode);
  try {
    return yield* service;
  } finally {
    writeUchar(mode, before);
  }
}
