/** Where the target stands: what a debugger says when it has broken in. */
import { HalIrqlRaise, HalProcessors, KeGetCurrentPrcb } from '../hal/index.ts';
import { KiFindThread, KiIrqlName } from '../ke/index.ts';
import type { StackEntry } from '../rings/stack.ts';
import { findPlace } from '../rings/symbols.ts';
import { frameText } from './analyze.ts';
import { stackOf } from './commands/stack.ts';
import { cidText, imageName } from './describe.ts';
import { irqlText } from './irql-raise.ts';
import { attempt } from './read.ts';
import { kdHasTarget, kdInspect, kdProcess, kdThread } from './state.ts';

export interface KdPosition {
  /** "metafs!MetaFsDeviceControl+0x1c [driver.c @ 145]", or that the processor is idle. */
  readonly text: string;
  /** The innermost place in a file of the lab; '' and 0 when there is none. */
  readonly file: string;
  readonly line: number;
}

/** The innermost code, and the routine of the kernel that it is in the middle of; the clock that brought the break about is not worth a word. */
function whereText(stack: readonly StackEntry[]): string {
  const [inner] = stack;
  if (!inner) return 'nowhere yet: the thread has not begun';
  const code = stack.find(({ kind }) => kind === 'code');
  if (!code || code === inner) return frameText(inner);
  const routine = frameText(inner);
  return routine === 'nt!KiClockInterrupt' ? frameText(code) : `${frameText(code)}, in ${routine}`;
}

/** Undefined when no machine has been booted in this realm. */
export function kdPosition(): KdPosition | undefined {
  return kdHasTarget() ? kdInspect(position) : undefined;
}

function position(): KdPosition {
  const prcb = KeGetCurrentPrcb();
  const thread = kdThread();
  const processor = HalProcessors().length > 1 ? `processor ${prcb.number}, ` : '';
  const level = prcb.irql > 0 ? irqlText(prcb.irql, HalIrqlRaise(prcb)) : `IRQL 0 (${KiIrqlName(0)})`;
  const context = `${processor}${level}`;
  const stack = stackOf(thread);
  if (thread === prcb.idleThread && !stack.some(({ kind }) => kind === 'code'))
    return { text: `nt!KiIdleLoop: nothing is running\n${context}`, file: '', line: 0 };
  const text = `${whereText(stack)}\nthread ${cidText(thread)} of ${imageName(kdProcess())}, ${context}`;
  for (const entry of stack) {
    const place = entry.kind === 'code' ? findPlace(entry.site, entry.space) : undefined;
    if (place?.kind === 'lab' && place.line > 0) return { text, file: place.file, line: place.line };
  }
  return { text, file: '', line: 0 };
}

/**
 * What the target is doing, in plain words: "spin.exe was running main, spin.c line 3", with the driver that runs for it, and the IRQL when it
 * is raised. '' when no code of the lab runs.
 */
export function kdActivity(): string {
  return kdHasTarget() ? kdInspect(activity) : '';
}

function activity(): string {
  const prcb = KeGetCurrentPrcb();
  const { irql, currentThread } = prcb;
  const stack = attempt(() => stackOf(currentThread), []);
  for (const entry of stack) {
    const place = entry.kind === 'code' ? findPlace(entry.site, entry.space) : undefined;
    if (place?.kind !== 'lab' || place.line === 0) continue;
    const process = imageName(KiFindThread(currentThread)?.process ?? 0);
    const forWhom = process !== '' && process.toLowerCase() !== place.image.toLowerCase() ? ` for ${process}` : '';
    const raised = irql > 0 ? ` at ${irqlText(irql, HalIrqlRaise(prcb))}` : '';
    return `${place.image} was running ${place.function}, ${place.file} line ${place.line}${forWhom}${raised}`;
  }
  return '';
}
