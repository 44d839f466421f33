/**
 * A thread as the processor knows it: one JSPI stack, its registers, and the kernel routines that it is in.
 *
 * Who runs when is ke's decision; this file only carries it out: `prepareSwitch(next)` and `yield SUSPEND`.
 */
import type { AddressSpace } from './address-space.ts';
import { MachineStop, type NtException, ThreadExit } from './exception.ts';
import { Cells, type Pointer } from './layout.ts';
import { kernelSpace, switchUserSpace } from './memory.ts';
import type { Kernel } from './request.ts';
import type { SehFrame } from './seh.ts';

/** One kernel routine that a thread is in. Together they are the thread's kernel call stack. */
export interface KernelCall {
  readonly routine: Kernel<unknown>;
  readonly name: string;
  /** The ring that called it; 0 also for a thread's bottom routine. */
  readonly ring: 0 | 3;
  /** Call-site stack pointers at entry: where its caller's frames end, in each ring. */
  readonly kernelCsp: Pointer;
  readonly userCsp: Pointer;
  /** Result type in prototype notation. */
  readonly result: string;
  /** Set for a trap (the clock, a line probe): where its ring's code was. No code called it, so the call-site stack does not tell. */
  readonly trapped?: Pointer;
  /** Set for a routine that runs between a finished system call and ring 3: the system call's result. */
  readonly saved?: number | bigint | undefined;
}

/** Where the three stack registers of a ring point. */
export interface RingStack {
  sp: Pointer;
  csp: Pointer;
  csl: Pointer;
}

export class RingThread {
  readonly calls: KernelCall[] = [];
  readonly seh: SehFrame[] = [];
  /** Frames below this index belong to code that a DPC has interrupted. */
  sehFloor = 0;
  /** Exceptions delivered to frames of this thread, by frame: what a frame that does not want its exception goes on with. */
  readonly delivered = new Map<Pointer, NtException>();
  readonly kernelStack: RingStack;
  userStack: RingStack;
  /** Call-site stack pointers with no frame on the stack. */
  readonly kernelStackBase: Pointer;
  readonly userStackBase: Pointer;
  /** The process's own half of the address space; undefined for a thread of the System process. */
  readonly space: AddressSpace | undefined;
  /** The half that is current while attached to another process. */
  attached: AddressSpace | undefined;
  /** The student's line in whose call the thread was made; 0 when none did. */
  startSite: Pointer = 0;
  /** ke wants control before the thread goes back to ring 3 (a user APC, a termination). */
  userWork = false;
  /** Exported `thread` entry of the trampoline that this thread stands on. */
  readonly entry: unknown;
  /** The routine at the bottom, until the thread starts. */
  bottom: Kernel<unknown> | undefined;
  wake: ((value: number) => void) | undefined;
  kill: ((reason: object) => void) | undefined;

  constructor(
    entry: unknown,
    bottom: Kernel<unknown>,
    kernelStack: RingStack,
    space?: AddressSpace,
    userStack?: RingStack,
  ) {
    this.entry = entry;
    this.bottom = bottom;
    this.kernelStack = kernelStack;
    this.space = space;
    this.userStack = userStack ?? { sp: 0, csp: 0, csl: 0 };
    this.kernelStackBase = kernelStack.csp;
    this.userStackBase = this.userStack.csp;
  }
}

function storeStack(space: AddressSpace, stack: RingStack): void {
  stack.sp = space.i32[Cells.SP >> 2];
  stack.csp = space.i32[Cells.CSP >> 2];
  stack.csl = space.i32[Cells.CSL >> 2];
}

function loadStack(space: AddressSpace, stack: RingStack): void {
  space.i32[Cells.SP >> 2] = stack.sp;
  space.i32[Cells.CSP >> 2] = stack.csp;
  space.i32[Cells.CSL >> 2] = stack.csl;
}

/** Brings `thread`'s saved stack registers up to date when it is the one that runs. */
export function storeRegisters(thread: RingThread): void {
  storeStack(kernelSpace, thread.kernelStack);
  if (thread.space) storeStack(thread.space, thread.userStack);
}

export function loadRegisters(thread: RingThread): void {
  loadStack(kernelSpace, thread.kernelStack);
  if (thread.space) loadStack(thread.space, thread.userStack);
  switchUserSpace(thread.attached ?? thread.space);
}

/** The call-site stack pointer of a ring of the running thread. */
export function currentCsp(thread: RingThread, ring: 0 | 3): Pointer {
  if (ring === 0) return kernelSpace.i32[Cells.CSP >> 2];
  return thread.space ? thread.space.i32[Cells.CSP >> 2] : 0;
}

/** Unwinds the kernel routines above `depth`, innermost first, running their `finally` blocks. */
export function popCalls(thread: RingThread, depth: number): void {
  while (thread.calls.length > depth) thread.calls.pop()?.routine.return(0);
}

/** Whether `reason` ends a thread for good and must pass every handler. */
export function isUnwinding(reason: unknown): boolean {
  return reason instanceof ThreadExit || reason instanceof MachineStop;
}
