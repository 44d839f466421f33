/**
 * Stepping: the target runs until the thread that stood still reaches another line.
 *
 * How deep a line stands is known from the thread alone: the kernel routines that it is in, then the call-site stack of its ring, then whether the
 * function is a leaf, which has no frame there. Code that has interrupted the thread (a DPC, an APC) is deeper, and is not what is stepped into.
 */
import { KeGetCurrentPrcb } from '../hal/index.ts';
import { KiFindThread } from '../ke/index.ts';
import { findFunction } from '../rings/images.ts';
import type { Pointer } from '../rings/layout.ts';
import { kernelSpace } from '../rings/memory.ts';
import { currentThread } from '../rings/processor.ts';
import { walkStack } from '../rings/stack.ts';
import { currentCsp, type RingThread } from '../rings/thread.ts';

/** into: the next line, also of what is called, across the rings. over: the next line of this function or its caller. out: the caller's. */
export type KdStep = 'into' | 'over' | 'out';

interface Depth {
  readonly calls: number;
  readonly ring: 0 | 3;
  readonly csp: Pointer;
  readonly leaf: boolean;
}

interface Stepping {
  readonly kind: KdStep;
  readonly thread: RingThread;
  readonly from: Depth;
}

/** 'any': no code of a thread was going on; the next line of whatever thread ends the step. */
let stepping: Stepping | 'any' | undefined;

export function kdStepping(): boolean {
  return stepping !== undefined;
}

export function kdCancelStep(): void {
  stepping = undefined;
}

/** `calls` is how many kernel routines the thread is in, those of the trap left out. */
function depthAt(thread: RingThread, ring: 0 | 3, site: Pointer, calls: number, csp: Pointer): Depth {
  const space = ring === 0 ? kernelSpace : thread.space;
  const leaf = space !== undefined && findFunction(site, space)?.frameBytes === 0;
  return { calls, ring, csp, leaf };
}

/** Positive: `a` is deeper. */
function deeper(a: Depth, b: Depth): number {
  if (a.calls !== b.calls) return a.calls - b.calls;
  if (a.ring !== b.ring) return b.ring - a.ring;
  if (a.csp !== b.csp) return a.csp - b.csp;
  return Number(a.leaf) - Number(b.leaf);
}

/** The step begins where the current thread stands. */
export function kdBeginStep(kind: KdStep): void {
  const thread = KiFindThread(KeGetCurrentPrcb().currentThread)?.ring;
  const code = thread && walkStack(thread).find((entry) => entry.kind === 'code');
  if (!thread || code?.kind !== 'code') {
    stepping = 'any';
    return;
  }
  let calls = thread.calls.length;
  while (calls > 0 && thread.calls[calls - 1].trapped !== undefined) calls--;
  const stack = code.ring === 0 ? thread.kernelStack : thread.userStack;
  stepping = { kind, thread, from: depthAt(thread, code.ring, code.site, calls, stack.csp) };
}

/** Whether the step that is under way, if one is, ends at this line of the running thread. */
export function kdStepEnds(ring: 0 | 3, site: Pointer): boolean {
  if (!stepping) return false;
  if (stepping === 'any') return true;
  const { kind, thread, from } = stepping;
  if (currentThread() !== thread) return false;
  const here = depthAt(thread, ring, site, thread.calls.length, currentCsp(thread, ring));
  const difference = deeper(here, from);
  if (kind === 'out') return difference < 0;
  if (difference <= 0) return true;
  return kind === 'into' && thread.calls.slice(from.calls).every(({ trapped }) => trapped === undefined);
}
