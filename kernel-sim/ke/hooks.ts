/**
 * What the processor reports, handed to the parts of ke (and mm above it) that answer.
 */
import type { PageFaultHandler } from '../rings/memory.ts';
import type { ProcessorHooks } from '../rings/processor.ts';
import type { Kernel } from '../rings/request.ts';
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
  readonly lineProbe?: (ring: 0 | 3, site: number) => Kernel<void>;
}

export function KiProcessorHooks({ pageFault, simulatorError, lineProbe }: HookOptions): ProcessorHooks {
  return {
    pageFault,
    simulatorError,
    unhandledException: KiUnhandledException,
    safepoint: KiRingSafepoint,
    access: KiRingAccess,
    turnEnds: KiTurnEndsAtAccess,
    returnToUser: KiServiceExit,
    stackOverflow: KiStackOverflow,
    lineProbe: lineProbe ?? function* () {},
    badRoutine: KiBadRoutine,
    threadEnded: KiThreadEnded,
  };
}
