/**
 * Events of the system's own processes (the service controller, the console), which no handle table shows: a KEVENT each, in nonpaged pool.
 */
import { ExAllocateReservedPool, ExFreePoolWithTag } from '../../ex/index.ts';
import { KeInitializeEvent, KeSetEvent, KiSetEvent, KiWait, UserMode } from '../../ke/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';

const SynchronizationEvent = 1;
const KEVENT_BYTES = 16;
/** 'W32s' */
const TAG = 0x73323357;
const STATUS_TIMEOUT = 0x102;
const UserRequest = 6;

export class Signal {
  private event: Pointer;
  private waiters = 0;
  private doomed = false;
  constructor() {
    this.event = ExAllocateReservedPool(KEVENT_BYTES, TAG);
    KeInitializeEvent(this.event, SynchronizationEvent, 0);
  }

  *set(): Kernel<void> {
    if (this.event !== 0 && !this.doomed) yield* KeSetEvent(this.event, 1, 0);
  }

  /** For the host, between two steps of the machine: whoever waits becomes ready. */
  setFromHost(): void {
    if (this.event !== 0) KiSetEvent(this.event, 1);
  }

  /** Waits for the signal, or for `other` (an object) to be signalled. */
  *wait(milliseconds?: number, other?: Pointer): Kernel<'signal' | 'other' | 'timeout' | 'interrupted'> {
    const objects = other === undefined ? [this.event] : [this.event, other];
    const timeout = milliseconds === undefined ? undefined : BigInt(milliseconds) * -10_000n;
    let status: number;
    this.waiters++;
    try {
      status = yield* KiWait(objects, { reason: UserRequest, mode: UserMode, timeout });
    } finally {
      this.waiters--;
      if (this.doomed) this.delete();
    }
    if (status === 0) return 'signal';
    if (status === 1) return 'other';
    return status === STATUS_TIMEOUT ? 'timeout' : 'interrupted';
  }

  /** Gives the event back, at once or when the last that waits for it has left. */
  delete(): void {
    this.doomed = true;
    if (this.waiters > 0) return;
    if (this.event !== 0) ExFreePoolWithTag(this.event, TAG);
    this.event = 0;
  }
}
