/**
 * Bringing the kernel proper up: phase 0 of a boot.
 */
import { EtwInitSystem } from '../etw/trace.ts';
import { FUEL_PER_UNIT, HalInitClock, HalStamp } from '../hal/clock.ts';
import type { Oracle } from '../hal/oracle.ts';
import { HalInitProcessors } from '../hal/processor.ts';
import { KiInitApcs } from './apc.ts';
import { type BugCheckRecord, KiInitBugCheck } from './bugcheck.ts';
import { KiInitClock } from './clock.ts';
import { KiInitDispatcher } from './dispatch.ts';
import { KiInitDpcs } from './dpc.ts';
import { KiInitProcesses } from './process.ts';
import { KiInitReadyQueues } from './ready.ts';
import { KiInitRetired } from './retired.ts';
import { KiInitThreads } from './thread.ts';
import { KiInitTimers } from './timer.ts';
import { KiInitWaits } from './wait.ts';

export interface KernelOptions {
  readonly processors: number;
  readonly oracle: Oracle;
  /** Nothing can ever run again unless the host does something. */
  readonly onQuiescent: () => void;
  /** All processors are idle and time would jump to `due` (100 ns units since boot): true lets the host wait first. */
  readonly onJump?: (due: number) => boolean;
  readonly onBugCheck: (record: BugCheckRecord) => void;
}

/** Makes all state of hal and ke anew. */
export function KiInitSystem(options: KernelOptions): void {
  HalInitClock();
  HalInitProcessors(options.processors);
  EtwInitSystem(HalStamp, FUEL_PER_UNIT);
  KiInitClock();
  KiInitThreads();
  KiInitProcesses();
  KiInitReadyQueues();
  KiInitTimers();
  KiInitDpcs();
  KiInitApcs();
  KiInitWaits();
  KiInitRetired();
  KiInitDispatcher(options.oracle, options.onQuiescent, options.onJump ?? (() => false));
  KiInitBugCheck(options.onBugCheck);
}
