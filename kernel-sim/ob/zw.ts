/** The difference between ZwXxx and NtXxx: a driver that calls ZwXxx is trusted, whatever ring its thread came from. */
import { KeGetPreviousMode, KernelMode, KiSetPreviousMode } from '../ke/index.ts';
import type { Kernel } from '../rings/request.ts';

/** Runs a system service with the previous mode KernelMode, and restores the mode however the service ends. */
export function* zw<T>(service: Kernel<T>): Kernel<T> {
  const before = KeGetPreviousMode();
  KiSetPreviousMode(KernelMode);
  try {
    return yield* service;
  } finally {
    KiSetPreviousMode(before);
  }
}
