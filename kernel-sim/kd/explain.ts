/**
 * Bug checks in plain words: what happened, why that is an error, and how to mend it. One entry a code; those that are about IRQL are in
 * explain-irql.ts, those about pool in explain-pool.ts. What the routine says that noticed takes the place of `what`: it knows more.
 */
import { hex } from '../rings/layout.ts';
import { irqlExplanations } from './explain-irql.ts';
import { poolExplanations } from './explain-pool.ts';

export interface Explained {
  /** What the code means. */
  readonly what: string;
  /** Why it is an error; '' where that goes without saying. */
  readonly why: string;
  readonly fix: string;
}

/** What is known of a crash besides its code. */
export interface Crash {
  readonly parameters: readonly [number, number, number, number];
  readonly irql: number;
  /** The driver's file, such as `metafs.sys`; '' when no driver is to blame. */
  readonly image: string;
  /** The kernel routine that was called, when it and not the driver's own code was at work. */
  readonly routine: string;
  /** A DPC is the reason for the IRQL. */
  readonly dpc: boolean;
  /** The processor, or another one, spins for a spin lock. */
  readonly spins: boolean;
}

const exceptionNames: Record<number, string> = {
  2147483649: 'an exception because a guard page was touched',
  3221225725: 'a stack overflow: calls nested too deeply, or too large local variables',
  3221226356: 'a heap corruption: somebody wrote outside of a heap block, or freed it twice',
  3221225509: 'an exception because of an attempt to continue after one that cannot be continued',
  3221226519: 'an exception because a C library routine was given an invalid parameter',
  3221225477: 'an access violation: memory was touched that is not there, or may not be touched that way',
  3221225620: 'a division by zero',
  3221225621: 'an integer overflow: the quotient does not fit',
  3221225501: 'an illegal instruction (__builtin_trap, or code that the compiler proved unreachable)',
  2147483651: 'a breakpoint (DbgBreakPoint, or an assertion that failed) with no debugger to take it',
  3221226528: 'an assertion that failed',
  2147483650: 'an exception because of a misaligned address',
  3221225480: 'an exception because of an invalid handle',
  3221225626: 'an exception because no memory was left, as the allocation had asked for',
  3221225542: 'an exception because a mutex was released by a thread that does not own it',
  3221225543: 'an exception because a semaphore was released beyond its limit',
};

/** A status or exception code in words. */
export function describeException(code: number): string {
  return exceptionNames[code >>> 0] ?? `exception ${hex(code)}`;
}

const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;
const POINTER =
  'Check the pointer before using it. If it comes from ring 3, probe it and guard the access with __try/__except.';

/** How to mend what raised an exception of the driver's own, by the exception's code. */
const exceptionFixes: Record<number, string> = {
  3221225477: POINTER,
  3221225620: 'Check the divisor before dividing.',
  3221225621: 'Check the operands before dividing: the smallest integer has no opposite.',
  3221225501: 'Take __builtin_trap out, and look at the warnings of the compiler for code that has no defined meaning.',
  2147483651: 'Find out why the assertion failed; if it was none, take DbgBreakPoint out.',
  3221226528: 'Find out why the condition of the assertion does not hold.',
  3221225542: 'Release a mutex only in the thread that acquired it, once for each time that it did.',
  3221225543: 'Release a semaphore only as often as it was acquired, or initialise it with a higher limit.',
};

function unhandled({ parameters: [code, address] }: Crash): Explained {
  const accessed = code === STATUS_ACCESS_VIOLATION;
  // An address that is no kernel address is where a call through a pointer led.
  const call = accessed && address >= 0;
  return {
    what: `The driver raised ${describeException(code)}.`,
    why: `No __except on the stack handled the ${accessed ? 'access violation' : 'exception'}.`,
    fix: call
      ? 'Check what the function pointer was set to: a routine with the parameters and the result that the call has.'
      : (exceptionFixes[code >>> 0] ?? 'Handle the exception with __try/__except, or avoid what raises it.'),
  };
}

const explanations: Record<number, (crash: Crash) => Explained> = {
  ...irqlExplanations,
  ...poolExplanations,
  1: () => ({
    what: 'A system call or a thread ended with kernel APCs still disabled.',
    why: 'The thread would never take a kernel APC again, and its requests would not complete.',
    fix: 'Leave every critical region that you enter (KeEnterCriticalRegion/KeLeaveCriticalRegion) on all paths out of the function.',
  }),
  12: () => ({
    what: 'A wait for more than three objects was made without a wait block array.',
    why: 'A thread has three wait blocks of its own; one is needed for each object.',
    fix: 'Pass an array of KWAIT_BLOCK, one for each object, to KeWaitForMultipleObjects. 64 objects are the most.',
  }),
  15: () => ({
    what: 'A spin lock is acquired that this processor holds already.',
    why: '',
    fix: 'Release the lock on every path before it is acquired again, and do not call back into code that takes the same lock.',
  }),
  16: () => ({
    what: 'A spin lock was released by a thread that does not hold it.',
    why: '',
    fix: 'Pair each KeReleaseSpinLock with the KeAcquireSpinLock of the same lock, in the same thread.',
  }),
  24: ({ parameters: [, object] }) => ({
    what: `The reference count of the object at ${hex(object)} would fall below what is allowed: it was dereferenced more often than referenced.`,
    why: 'The object would be deleted while somebody still uses it.',
    fix: 'Call ObDereferenceObject exactly once for each ObReferenceObjectByHandle, ByPointer or ByName that succeeded.',
  }),
  26: ({ parameters: [reason] }) => ({
    what: `A routine of the memory manager was used wrongly (reason ${hex(reason)}).`,
    why: '',
    fix: 'Give MmLockPagableCodeSection an address in your driver, unlock each section as often as you lock it, and give MmMapViewInSystemSpace the section object, not its handle.',
  }),
  30: unhandled,
  53: () => ({
    what: 'An IRP was passed to a lower driver, but it has no stack location left for it.',
    why: '',
    fix: 'Allocate the IRP with the StackSize of the device that it is sent to, and set StackSize of your own device when you attach.',
  }),
  59: unhandled,
  68: ({ parameters: [irp] }) => ({
    what: `The IRP at ${hex(irp)} was completed twice.`,
    why: 'Once it is completed, a packet may be freed or used for another request.',
    fix: 'Complete each IRP exactly once, and do not touch it after IoCompleteRequest. Look for a cancel routine, a DPC or an error path that completes it again.',
  }),
  78: () => ({
    what: 'The list of physical pages is damaged.',
    why: 'The pages may belong to somebody else by now.',
    fix: 'Unlock each locked MDL once, before it is freed; free pages once, with the routine that goes with their allocation.',
  }),
  80: () => ({
    what: 'Memory was touched that is not there.',
    why: 'A kernel address that is not mapped ends the system, even inside __try.',
    fix: 'Look for a pointer that was never set, was freed (use after free), or was computed wrongly.',
  }),
  118: () => ({
    what: 'A process ended while pages of it were still locked by a driver.',
    why: 'The driver would go on writing to pages that belong to somebody else.',
    fix: 'Call MmUnlockPages for each MmProbeAndLockPages when the request is completed or cancelled.',
  }),
  126: unhandled,
  127: ({ parameters: [trap] }) => ({
    what: trap === 8 ? 'The kernel stack overflowed. It has only 12 KB.' : `The processor trapped (${trap}).`,
    why: '',
    fix: 'Keep large buffers in pool instead of on the stack, and end recursion early.',
  }),
  142: unhandled,
  147: ({ parameters: [handle] }) => ({
    what: `The kernel handle ${hex(handle)} was closed, but it is not open.`,
    why: 'The handle may mean another object by now, which somebody else would lose.',
    fix: 'Close a handle once, and only handles that you opened.',
  }),
  190: ({ parameters: [va] }) => ({
    what: `Memory at ${hex(va)} is read-only and was written.`,
    why: 'Writing to read-only memory of the kernel ends the system, even inside __try.',
    fix: 'Do not write to constants or to views that are mapped to be read; copy them first.',
  }),
  199: () => ({
    what: 'A timer or DPC object was in use although its memory was freed or overwritten.',
    why: '',
    fix: 'Cancel the timer (KeCancelTimer), flush DPCs (KeFlushQueuedDpcs), then free the memory.',
  }),
  206: () => ({
    what: 'Code or data of a driver was used after the driver had been unloaded.',
    why: '',
    fix: 'In DriverUnload cancel timers, wait for DPCs, work items and threads, and unregister callbacks before returning.',
  }),
  227: () => ({
    what: 'An ERESOURCE was released by a thread that does not own it.',
    why: '',
    fix: 'Release a resource once for each acquisition, in the thread that acquired it.',
  }),
  244: () => ({
    what: 'A process that had been marked as one that the system cannot do without (ProcessBreakOnTermination) has ended.',
    why: '',
    fix: 'Take the mark (ProcessBreakOnTermination) away before the process ends, or do not set it.',
  }),
  252: ({ parameters: [va] }) => ({
    what: `The processor was told to execute ${hex(va)}, which is data.`,
    why: '',
    fix: 'A function pointer was overwritten or never set: check MajorFunction entries, callbacks, and buffers that lie beside function pointers.',
  }),
  313: () => ({
    what: 'A kernel structure that is checked on use was damaged (a list entry, or an object that is not what the routine needs).',
    why: '',
    fix: 'Initialise objects before use, remove list entries once, and look for code that frees memory that is still linked.',
  }),
};

/** The explanation of a bug check; general words when the code has none of its own, or a driver has called for it. */
export function explainBugCheck(code: number, crash: Crash): Explained {
  const explain = /^KeBugCheck(Ex)?$/.test(crash.routine) ? undefined : explanations[code >>> 0];
  return (
    explain?.(crash) ?? {
      what: `The system was stopped with code ${hex(code)} (${crash.parameters.map(hex).join(', ')}).`,
      why: crash.routine.startsWith('KeBugCheck') ? `The driver called ${crash.routine} itself.` : '',
      fix: 'Look at the call of KeBugCheckEx in the driver, and at what led to it.',
    }
  );
}
