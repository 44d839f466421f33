/** Where breakpoints and steps meet the processor: whether a line stops the target, and the thread that stands there meanwhile. */

import type { Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import { armProbes } from '../rings/probes.ts';
import { currentThread, type ProcessorHooks, prepareSwitch } from '../rings/processor.ts';
import { type Kernel, SUSPEND } from '../rings/request.ts';
import { kdArmedRings, kdBreakpointAt, kdBreakpointHit } from './breakpoints.ts';
import { type KdPosition, kdPosition } from './position.ts';
import { kdChooseFrame } from './state.ts';
import { type KdStep, kdBeginStep, kdCancelStep, kdStepEnds, kdStepping } from './step.ts';

/** The target stands still, before the first instruction of a line. */
export interface KdStop extends KdPosition {
  /** The breakpoint's number; undefined at the end of a step. */
  readonly breakpoint: number | undefined;
}

let stopped: (stop: KdStop) => void = () => {};

/** `onStop` is called on the thread that has reached the line; the machine must not let it go on before the debugger says so. */
export function KdInitTrap(onStop: (stop: KdStop) => void): void {
  stopped = onStop;
  kdCancelStep();
  kdRearm();
}

/** To be called after each change of the breakpoints. */
export function kdRearm(): void {
  const { kernel, user } = kdArmedRings();
  const stepping = kdStepping();
  armProbes(kernel || stepping, user || stepping);
}

/** The target goes on, to the end of a step or freely. */
export function kdGo(step: KdStep | undefined): void {
  kdChooseFrame(undefined);
  if (step) kdBeginStep(step);
  else kdCancelStep();
  kdRearm();
}

function breakpointHere(ring: 0 | 3, site: Pointer): number | undefined {
  const space = ring === 0 ? kernelSpace : currentThread().space;
  return space && kdBreakpointAt(site, space);
}

export const KdTrapHooks: Pick<ProcessorHooks, 'probed' | 'lineProbe'> = {
  probed: (ring, site) => breakpointHere(ring, site) !== undefined || kdStepEnds(ring, site),
  *lineProbe(ring, site): Kernel<void> {
    const breakpoint = breakpointHere(ring, site);
    if (breakpoint !== undefined) kdBreakpointHit(breakpoint);
    kdGo(undefined);
    const position = kdPosition();
    const hit = breakpoint === undefined ? '' : `Breakpoint ${breakpoint} hit\n`;
    if (position) stopped({ ...position, text: hit + position.text, breakpoint });
    // The processor goes on with the very same thread: nothing is scheduled, nothing is paid.
    prepareSwitch(currentThread());
    yield SUSPEND;
  },
};
