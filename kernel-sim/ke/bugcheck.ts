/**
 * Bug checks: the machine stops at once, with everything that explains why.
 *
 * Not modelled: bug check callbacks and crash dump files.
 */
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { HalIrqlRaise, type IrqlRaise } from '../hal/irql-raise.ts';
import { KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { MachineStop } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { runningThread, stopProcessor } from '../rings/processor.ts';
import { type StackEntry, walkStack } from '../rings/stack.ts';

/** What was true when the machine stopped; kd turns it into words. */
export interface BugCheckRecord {
  readonly code: number;
  readonly parameters: readonly [number, number, number, number];
  /** Site of the student's instruction or call that is to blame; 0 when there is none on the stack. */
  readonly site: Pointer;
  readonly irql: number;
  /** Who raised it; undefined at PASSIVE_LEVEL. */
  readonly raise: IrqlRaise | undefined;
  /** KTHREAD that was running. */
  readonly thread: Pointer;
  readonly processor: number;
  readonly stack: readonly StackEntry[];
  /** A sentence of the routine that noticed, beyond what the code says. */
  readonly detail: string;
  /** What was done at the site, in words, when that is not where it went wrong: "The timer was set". */
  readonly made: string;
}

let report: (record: BugCheckRecord) => void = () => {};

export function KiInitBugCheck(handler: (record: BugCheckRecord) => void): void {
  report = handler;
}

/**
 * Stops the machine with `code`. Called by routines of the kernel that know where the fault was and what to say.
 */
export function KiBugCheck(
  code: number,
  parameters: readonly number[],
  site: Pointer = 0,
  detail = '',
  made = '',
): never {
  const prcb = KeGetCurrentPrcb();
  const [a = 0, b = 0, c = 0, d = 0] = parameters;
  const thread = runningThread();
  const blame = site || KiCallerSite();
  EtwTrace(Event.BugCheck, code, a, b, blame);
  stopProcessor();
  report({
    code,
    parameters: [a, b, c, d],
    site: blame,
    irql: prcb.irql,
    raise: HalIrqlRaise(prcb),
    thread: prcb.currentThread,
    processor: prcb.number,
    // A site where something was made is on nobody's stack any more.
    stack: thread ? walkStack(thread, made === '' ? site : 0) : [],
    detail,
    made,
  });
  throw new MachineStop();
}

/** Brings the system down. Does not return. @irql any @see KeBugCheckEx */
export function KeBugCheckEx(code: number, a: number, b: number, c: number, d: number): never {
  return KiBugCheck(code, [a, b, c, d]);
}

/** Brings the system down. Does not return. @irql any @see KeBugCheck */
export function KeBugCheck(code: number): never {
  return KiBugCheck(code, []);
}
