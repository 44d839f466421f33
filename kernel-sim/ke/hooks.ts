/**
 * What the processor reports, handed to the parts of ke (and mm above it) that answer.
 */
import type { PageFaultHandler } from '../rings/memory.ts';
import type { ProcessorHooks } from '../rings/processor.ts';
import { KiTurnEndsAtAccess } from './dispatch.ts';
import { KiServiceExit } from './service-exit.ts';
import {
  KiBadRoutine,
  KiRingAccess,
  KiRingSafepoint,
  KiStackOverflow,
  KiThreadEnded,
  KiUnhandledException,
} from './start.ts';

export interface HookOptions {
  readonly pageFault: PageFaultHandler;
  readonly simulatorError: (error: Error) => void;
  readonly debugger?: Pick<ProcessorHooks, 'probed' | 'lineProbe'>;
}

const NO_DEBUGGER: Pick<ProcessorHooks, 'probed' | 'lineProbe'> = { probed: () => false, *lineProbe() {} };

export function KiProcessorHooks({
  pageFault,
  simulatorError,
  debugger: kd = NO_DEBUGGER,
}: HookOptions): ProcessorHooks {
  return {
    pageFault,
    simulatorError,
    unhandledException: KiUnhandledException,
    safepoint: KiRingSafepoint,
    access: KiRingAccess,
    turnEnds: KiTurnEndsAtAccess,
    returnToUser: KiServiceExit,
    stackOverflow: KiStackOverflow,
    probed: kd.probed,
    lineProbe: kd.lineProbe,
    badRoutine: KiBadRoutine,
    threadEnded: KiThreadEnded,
  };
}
