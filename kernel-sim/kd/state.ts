/**
 * What the debugger keeps between two commands: the last bug check, and the process and thread that it looks at.
 */
import { HalProcessors, KeGetCurrentPrcb } from '../hal/index.ts';
import { type BugCheckRecord, KiFindThread, KiProcessSpace, type KThread } from '../ke/index.ts';
import { PspProcesses } from '../ps/index.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import type { Pointer } from '../rings/layout.ts';
import { inspectMemory } from '../rings/memory.ts';
import { kdForgetVariables } from './variables/table.ts';

let bugCheck: BugCheckRecord | undefined;
/** 0: the default. */
let chosenThread: Pointer = 0;
let chosenProcess: Pointer = 0;
/** The number of a frame, as k counts. */
let chosenFrame: number | undefined;
let nextDump: Pointer = 0;

export function KdInitSystem(): void {
  kdForgetVariables();
  bugCheck = undefined;
  chosenThread = 0;
  chosenProcess = 0;
  chosenFrame = undefined;
  nextDump = 0;
}

/** Keeps what is known of a bug check, for every later question. */
export function KdNoteBugCheck(record: BugCheckRecord): void {
  bugCheck = record;
}

/** Where the last dump of memory ended: one without an address goes on there. */
export function kdNextDump(): Pointer {
  return nextDump;
}

export function kdSetNextDump(va: Pointer): void {
  nextDump = va;
}

export function kdBugCheck(): BugCheckRecord | undefined {
  return bugCheck;
}

/** Whether a machine has been booted in this realm. */
export function kdHasTarget(): boolean {
  return HalProcessors().length > 0 && KeGetCurrentPrcb().currentThread !== 0;
}

export function kdIsProcess(process: Pointer): boolean {
  for (const { pointer } of PspProcesses()) if (pointer === process) return true;
  return false;
}

/** The thread that stack commands mean: the one chosen by `.thread`, else the one that crashed, else the running one. */
export function kdThread(): Pointer {
  if (chosenThread !== 0 && KiFindThread(chosenThread)) return chosenThread;
  return bugCheck?.thread || KeGetCurrentPrcb().currentThread;
}

export function kdKThread(): KThread | undefined {
  return KiFindThread(kdThread());
}

/** The process whose user half is shown: chosen by `.process`, else that of the thread. */
export function kdProcess(): Pointer {
  if (chosenProcess !== 0 && kdIsProcess(chosenProcess)) return chosenProcess;
  return kdKThread()?.process ?? 0;
}

/** 0 goes back to the default. */
export function kdChooseThread(thread: Pointer): void {
  chosenThread = thread;
  chosenProcess = 0;
  chosenFrame = undefined;
}

export function kdFrame(): number | undefined {
  return chosenFrame;
}

/** Undefined goes back to the default; so does everything that makes the stack another one. */
export function kdChooseFrame(frame: number | undefined): void {
  chosenFrame = frame;
}

export function kdChooseProcess(process: Pointer): void {
  chosenProcess = process;
}

/** The user half that addresses below 0x80000000 mean. */
export function kdUserSpace(): AddressSpace | undefined {
  const process = kdProcess();
  return kdIsProcess(process) ? KiProcessSpace(process) : undefined;
}

/** Looks at the machine, with the user half that the debugger has chosen, and leaves no mark on it, not even the time that looking takes. */
export function kdInspect<T>(routine: () => T): T {
  return inspectMemory(undefined, () => inspectMemory(kdHasTarget() ? kdUserSpace() : undefined, routine));
}
