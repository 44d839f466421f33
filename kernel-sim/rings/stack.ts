/**
 * The call stack of a thread, read from the call-site stacks at any time, whether the thread runs, waits or has been unwound.
 *
 * Each non-leaf function owns a frame on its ring's call-site stack; the word just below the frame's top is the site it last called from.
 */
import type { AddressSpace } from './address-space.ts';
import { INTERRUPT, KiCallerRing, KiPlainRoutine } from './boundary.ts';
import { findFunction, findImage } from './images.ts';
import { Cells, type Pointer } from './layout.ts';
import { kernelSpace } from './memory.ts';
import { runningThread } from './processor.ts';
import { type RingThread, storeRegisters } from './thread.ts';

export type StackEntry =
  /** A place in an image. */
  | {
      readonly kind: 'code';
      readonly ring: 0 | 3;
      readonly site: Pointer;
      readonly space: AddressSpace;
      /** The lowest byte of the function's frame on the linear stack; undefined when it has none, or none is known. */
      readonly frame?: Pointer;
    }
  /** A kernel routine in progress. */
  | { readonly kind: 'kernel'; readonly name: string; readonly calledFrom: 0 | 3 };

const MAXIMUM_FRAMES = 64;

/** The linear stack of one ring, from the innermost frame out: the caller's frame begins where the frame of what it called ends. */
interface Walk {
  readonly ring: 0 | 3;
  readonly space: AddressSpace;
  /** Undefined from the first frame of an unknown size on. */
  sp: Pointer | undefined;
}

function codeEntry(walk: Walk, site: Pointer): StackEntry {
  const { ring, space, sp } = walk;
  const routine = findFunction(site, space);
  const bytes = routine?.stackBytes;
  const image = findImage(site, space);
  // The clock interrupts a function at its entry, too: before it has made its frame.
  if (routine && image && site - image.base === routine.start) return { kind: 'code', ring, site, space };
  walk.sp = sp === undefined || bytes === undefined ? undefined : (sp + bytes) | 0;
  return { kind: 'code', ring, site, space, ...(sp !== undefined && bytes && { frame: sp }) };
}

function walkRing(entries: StackEntry[], walk: Walk, from: Pointer, to: Pointer, top: Pointer): void {
  const { space } = walk;
  let csp = from;
  if (top) {
    entries.push(codeEntry(walk, top));
    // The faulting function's own frame holds an older call of it.
    csp = (csp - (findFunction(top, space)?.frameBytes ?? 0)) | 0;
  }
  while (csp - to > 0 && entries.length < MAXIMUM_FRAMES) {
    const site = space.i32[((csp - 4) & 0x7fffffff) >> 2];
    const frame = findFunction(site, space);
    if (!frame || frame.frameBytes === 0) break;
    entries.push(codeEntry(walk, site));
    csp = (csp - frame.frameBytes) | 0;
  }
}

/** Innermost frame first. `top` is the site of a faulting instruction in the innermost image, 0 when the fault was in a kernel routine. */
export function walkStack(thread: RingThread, top: Pointer = 0): StackEntry[] {
  if (thread === runningThread()) storeRegisters(thread);
  const entries: StackEntry[] = [];
  const plain = thread === runningThread() ? KiPlainRoutine() : '';
  if (plain !== '') entries.push({ kind: 'kernel', name: plain, calledFrom: KiCallerRing() });
  let kernelCsp = thread.kernelStack.csp;
  let userCsp = thread.userStack.csp;
  const kernelWalk: Walk = { ring: 0, space: kernelSpace, sp: thread.kernelStack.sp };
  const userWalk: Walk | undefined = thread.space && { ring: 3, space: thread.space, sp: thread.userStack.sp };
  // An interrupted place is its interrupt's to show.
  let fault = top === thread.calls[thread.calls.length - 1]?.trapped ? 0 : top;
  for (let i = thread.calls.length - 1; i >= 0; i--) {
    const call = thread.calls[i];
    // What the routine called, if it is calling: frames above its own entry.
    const inner = fault >= 0 && fault !== 0 ? 3 : 0;
    if (userWalk && userCsp !== call.userCsp)
      walkRing(entries, userWalk, userCsp, call.userCsp, inner === 3 ? fault : 0);
    else if (inner === 3 && userWalk) walkRing(entries, userWalk, userCsp, call.userCsp, fault);
    if (kernelCsp !== call.kernelCsp || (fault < 0 && inner === 0))
      walkRing(entries, kernelWalk, kernelCsp, call.kernelCsp, Math.min(fault, 0));
    // The clock and the debugger interrupt between calls: where, they know themselves.
    fault = call.trapped ?? 0;
    kernelCsp = call.kernelCsp;
    userCsp = call.userCsp;
    if (call.trapped === undefined || call.name === INTERRUPT)
      entries.push({ kind: 'kernel', name: call.name, calledFrom: call.ring });
  }
  if (entries.length === 0 && fault)
    entries.push({
      kind: 'code',
      ring: fault < 0 ? 0 : 3,
      site: fault,
      space: fault < 0 ? kernelSpace : (thread.space ?? kernelSpace),
    });
  return entries;
}

/** The call-site stack pointer cell of a space, for tests and views. */
export function cspCell(space: AddressSpace): Pointer {
  return space.i32[Cells.CSP >> 2];
}
