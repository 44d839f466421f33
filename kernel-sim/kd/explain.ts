/**
 * Bug checks in plain words: what happened, and the way to fix it. One entry a code; `detail` from the routine that noticed comes first.
 */
import { hex } from '../rings/layout.ts';

export interface Explained {
  /** What the code means, with this crash's own values. */
  readonly what: string;
  readonly fix: string;
}

type Parameters = readonly [number, number, number, number];

const ACCESS: Record<number, string> = { 0: 'read', 1: 'written', 8: 'executed', 2: 'executed' };
const IRQL: Record<number, string> = { 0: 'PASSIVE_LEVEL', 1: 'APC_LEVEL', 2: 'DISPATCH_LEVEL', 31: 'HIGH_LEVEL' };
const irql = (level: number): string => `IRQL ${level}${IRQL[level] ? ` (${IRQL[level]})` : ''}`;
const access = (how: number): string => ACCESS[how] ?? 'touched';

const exceptionNames: Record<number, string> = {
  2147483649: 'a touch of a guard page',
  3221225725: 'a stack overflow: calls nested too deeply, or too large local variables',
  3221226356: 'a heap corruption: somebody wrote outside of a heap block, or freed it twice',
  3221225509: 'an attempt to continue after an exception that cannot be continued',
  3221226519: 'an invalid parameter to a C library routine',
  3221225477: 'an access violation: memory was touched that is not there, or may not be touched that way',
  3221225620: 'a division by zero',
  3221225621: 'an integer overflow: the quotient does not fit',
  3221225501: 'an illegal instruction (__builtin_trap, or code that the compiler proved unreachable)',
  2147483651: 'a breakpoint (DbgBreakPoint, or an assertion that failed) with no debugger to take it',
  3221226528: 'an assertion that failed',
  2147483650: 'a misaligned address',
  3221225480: 'an invalid handle',
  3221225626: 'no memory left, raised by an allocation that asked for it',
  3221225542: 'a mutex released by a thread that does not own it',
  3221225543: 'a semaphore released beyond its limit',
};

/** A status or exception code in words. */
export function describeException(code: number): string {
  return exceptionNames[code >>> 0] ?? `exception ${hex(code)}`;
}

const unhandled = (p: Parameters): Explained => ({
  what: `The driver raised ${describeException(p[0])} at ${hex(p[1])}, and no __except on the stack handled it.`,
  fix: 'Check the pointer or value before using it. Where data comes from ring 3, probe it and guard the access with __try/__except.',
});

const explanations: Record<number, (p: Parameters) => Explained> = {
  1: () => ({
    what: 'A system call or a thread ended with kernel APCs still disabled.',
    fix: 'Leave every critical region that you enter (KeEnterCriticalRegion/KeLeaveCriticalRegion) on all paths out of the function.',
  }),
  9: (p) => ({
    what: `KeRaiseIrql was asked to "raise" to ${irql(p[0])} from ${irql(p[1])}, which is higher.`,
    fix: 'Raise only upwards; keep the old IRQL and restore it with KeLowerIrql.',
  }),
  10: (p) => ({
    what: `A kernel routine touched ${hex(p[0])} (it was to be ${access(p[2])}) at ${irql(p[1])}, where it must not, or was called at an IRQL that is too high for it.`,
    fix: 'Look up the highest IRQL of the routine that you call, and call it at that level or below. Give kernel routines valid, nonpaged addresses when at DISPATCH_LEVEL.',
  }),
  12: () => ({
    what: 'A wait for more than three objects was made without a wait block array.',
    fix: 'Pass an array of KWAIT_BLOCK, one for each object, to KeWaitForMultipleObjects. 64 objects are the most.',
  }),
  15: (p) => ({
    what: `The spin lock at ${hex(p[0])} is already held by this processor; on a real machine the processor would spin for ever.`,
    fix: 'Release the lock on every path before it is acquired again, and do not call back into code that takes the same lock.',
  }),
  16: (p) => ({
    what: `The spin lock at ${hex(p[0])} was released by a thread that does not hold it.`,
    fix: 'Pair each KeReleaseSpinLock with the KeAcquireSpinLock of the same lock, in the same thread.',
  }),
  24: (p) => ({
    what: `The reference count of the object at ${hex(p[1])} would fall below what is allowed: it was dereferenced more often than referenced.`,
    fix: 'Call ObDereferenceObject exactly once for each ObReferenceObjectByHandle, ByPointer or ByName that succeeded.',
  }),
  25: (p) => ({
    what: `The header of a pool block is damaged (at ${hex(p[1])}): somebody wrote beyond the end of the block before it, or before the beginning of this one.`,
    fix: 'Compare the size that was allocated with what is written. Off-by-one in a length, a missing terminator and sizeof(pointer) are the usual suspects. The block before the damaged one is the first to look at.',
  }),
  26: (p) => ({
    what: `A routine of the memory manager was used wrongly (reason ${hex(p[0])}).`,
    fix: 'Give MmLockPagableCodeSection an address in your driver, unlock each section as often as you lock it, and give MmMapViewInSystemSpace the section object, not its handle.',
  }),
  30: unhandled,
  53: () => ({
    what: 'An IRP was passed to a lower driver, but it has no stack location left for it.',
    fix: 'Allocate the IRP with the StackSize of the device that it is sent to, and set StackSize of your own device when you attach.',
  }),
  59: unhandled,
  68: (p) => ({
    what: `The IRP at ${hex(p[0])} was completed twice.`,
    fix: 'Complete each IRP exactly once. After IoCompleteRequest do not touch it; look for a cancel routine, a DPC or an error path that completes it again.',
  }),
  74: (p) => ({
    what: `A system call returned to ring 3 at ${irql(p[1])}.`,
    fix: 'Lower IRQL again, or release the spin lock, on every path out of the dispatch routine.',
  }),
  78: () => ({
    what: 'The list of physical pages is damaged: an MDL was unlocked twice or freed while its pages were locked.',
    fix: 'Unlock each locked MDL exactly once, before it is freed.',
  }),
  80: (p) => ({
    what: `${hex(p[0])} was ${access(p[1])}, but nothing is there. Kernel addresses that are not mapped end the system even inside __try.`,
    fix: 'Look for a pointer that was never set, was freed (use after free), or was computed wrongly.',
  }),
  118: () => ({
    what: 'A process ended while pages of it were still locked by a driver.',
    fix: 'Call MmUnlockPages for each MmProbeAndLockPages when the request is completed or cancelled.',
  }),
  126: (p) => ({
    ...unhandled(p),
    what: `A system thread (such as the one that calls DriverEntry) raised ${describeException(p[0])} at ${hex(p[1])}, and nothing handled it.`,
  }),
  127: (p) => ({
    what: p[0] === 8 ? 'The kernel stack overflowed. It has only 12 KB.' : `The processor trapped (${p[0]}).`,
    fix: 'Keep large buffers in pool instead of on the stack, and end recursion early.',
  }),
  142: unhandled,
  147: (p) => ({
    what: `The kernel handle ${hex(p[0])} was closed, but it is not open.`,
    fix: 'Close a handle once, and only handles that you opened.',
  }),
  184: () => ({
    what: 'A DPC routine tried to wait. At DISPATCH_LEVEL the processor cannot switch to another thread.',
    fix: 'Queue a work item for what has to wait, or wait with a time-out of zero.',
  }),
  190: (p) => ({
    what: `Memory at ${hex(p[0])} is read-only and was written.`,
    fix: 'Do not write to constants; copy them first.',
  }),
  194: (p) => ({
    what: `ExAllocatePool or ExFreePool was called wrongly (reason ${hex(p[0])}): freeing a block twice, freeing what is not a pool block, or calling at the wrong IRQL.`,
    fix: 'Free each block once, with the pointer that the allocation returned, and set the pointer to NULL afterwards. Allocate paged pool at APC_LEVEL at most.',
  }),
  196: () => ({
    what: 'The driver broke a rule that is checked always: see the first sentence.',
    fix: 'Look up the routine in the documentation; its contract is in the header too.',
  }),
  199: () => ({
    what: 'A timer or DPC object was in use although its memory was freed or overwritten.',
    fix: 'Cancel the timer (KeCancelTimer), flush DPCs (KeFlushQueuedDpcs), then free the memory.',
  }),
  200: () => ({
    what: 'A routine returned at another IRQL than it was called at.',
    fix: 'Restore IRQL on every path out of the routine.',
  }),
  206: () => ({
    what: 'Code or data of a driver was used after the driver had been unloaded.',
    fix: 'In DriverUnload cancel timers, wait for DPCs, work items and threads, and unregister callbacks before returning.',
  }),
  209: (p) => ({
    what: `The driver's own code touched ${hex(p[0])} (it was to be ${access(p[2])}) at ${irql(p[1])}. At DISPATCH_LEVEL and above a bad or paged address cannot be handled.`,
    fix: 'Check the pointer; use nonpaged memory at raised IRQL; do the work at PASSIVE_LEVEL where you can.',
  }),
  225: () => ({
    what: 'A work item routine returned at a raised IRQL.',
    fix: 'Lower IRQL and release locks before the routine returns.',
  }),
  227: () => ({
    what: 'An ERESOURCE was released by a thread that does not own it.',
    fix: 'Release a resource once for each acquisition, in the thread that acquired it.',
  }),
  244: () => ({
    what: 'A process that had been marked as one that the system cannot do without (ProcessBreakOnTermination) has ended.',
    fix: 'Take the mark away before the process ends, or do not set it.',
  }),
  252: (p) => ({
    what: `The processor was told to execute ${hex(p[0])}, which is data.`,
    fix: 'A function pointer was overwritten or never set: check MajorFunction entries, callbacks, and buffers that lie beside function pointers.',
  }),
  307: (p) => ({
    what:
      p[0] === 0
        ? 'A single DPC routine ran for too long.'
        : 'The processor stayed at DISPATCH_LEVEL or above for too long.',
    fix: 'Do not loop or poll at raised IRQL. Hold spin locks briefly, and take several of them in the same order everywhere; move long work to a work item or a thread.',
  }),
  313: () => ({
    what: 'A kernel structure that is checked on use was damaged (a list entry, or an object that is not what the routine needs).',
    fix: 'Initialise objects before use, remove list entries once, and look for code that frees memory that is still linked.',
  }),
};

/** The explanation of a bug check; general words when the code has none of its own. */
export function explainBugCheck(code: number, parameters: Parameters): Explained {
  return (
    explanations[code >>> 0]?.(parameters) ?? {
      what: `The system was stopped with code ${hex(code)} (${parameters.map(hex).join(', ')}).`,
      fix: 'Look for KeBugCheckEx in the driver: this code is not one that the kernel raises by itself.',
    }
  );
}

/** Codes that have an explanation of their own. */
export function explainedCodes(): number[] {
  return Object.keys(explanations).map(Number);
}
