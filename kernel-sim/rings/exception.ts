/**
 * What can leave a kernel routine other than its result.
 *
 * Three failures, never confused: an NTSTATUS is returned; an `NtException` is raised and meets the student's `__except`,
 * or ends in a bug check (ring 0) or the end of the process (ring 3); a `SimulatorError` is our own broken invariant.
 */
import type { Pointer } from './layout.ts';

/** A raised NT exception on its way to a handler; EXCEPTION_RECORD's content. */
export class NtException {
  readonly code: number;
  /** ExceptionAddress: the site of the faulting instruction, or what was called that is no code; 0 when only the call into the kernel is known. */
  readonly address: Pointer;
  /** The instruction to blame; other than `address` when that is no code. */
  readonly site: Pointer;
  readonly parameters: readonly number[];
  readonly noncontinuable: boolean;
  constructor(
    code: number,
    parameters: readonly number[] = [],
    address: Pointer = 0,
    noncontinuable = false,
    site = address,
  ) {
    this.code = code;
    this.parameters = parameters;
    this.address = address;
    this.site = site;
    this.noncontinuable = noncontinuable;
  }
}

/** Unwinds the running thread for good: it has been terminated. No handler in either ring sees it. */
export class ThreadExit {}

/** Unwinds the running thread because the machine stands still (bug check, end of the run). */
export class MachineStop {}

/** A broken invariant of Ringside itself. Never shown as a blue screen. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
}

/** Student code called a routine that the headers declare and Ringside does not model. Stops the machine, and is nobody's crash. */
export class NotModelled extends Error {
  override readonly name = 'NotModelled';
  readonly routine: string;
  constructor(routine: string) {
    super(`${routine} is declared in the headers, but Ringside does not model it`);
    this.routine = routine;
  }
}
