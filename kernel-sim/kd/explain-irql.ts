/** The bug checks that IRQL has to do with: why what was done is wrong there, and how to do it. */
import { PAGED_POOL_BASE, PAGED_POOL_BYTES } from '../rings/layout.ts';
import type { Crash, Explained } from './explain.ts';

const NULL_PAGES = 0x10000;
const EXECUTE = 8;
const IRQL: Record<number, string> = { 0: 'PASSIVE_LEVEL', 1: 'APC_LEVEL', 2: 'DISPATCH_LEVEL', 31: 'HIGH_LEVEL' };
const levelName = (level: number): string => IRQL[level] ?? `IRQL ${level}`;
const NO_FAULTS = 'At DISPATCH_LEVEL and above no page fault can be handled, not even with __try/__except.';

/** Where else to do what must not be done at this IRQL. */
function elsewhere({ dpc }: Crash, what: string): string {
  return dpc
    ? `Queue a work item in the DPC routine, and ${what} in the work item's routine.`
    : `${what[0].toUpperCase()}${what.slice(1)} before IRQL is raised, or after it has been lowered again.`;
}

/** How to touch `va` rightly. */
function memoryFix(va: number): string {
  if (va >= 0 && va < NULL_PAGES) return 'Find out why the pointer is NULL, and check it before using it.';
  if (va >= 0)
    return "Use ring 3's memory only below DISPATCH_LEVEL, in its own process: copy what is needed before, or lock the pages and map them with an MDL.";
  if ((va - PAGED_POOL_BASE) >>> 0 < PAGED_POOL_BYTES)
    return 'Allocate what is used at DISPATCH_LEVEL from nonpaged pool, or use it before IRQL is raised.';
  return 'Look for a pointer that was never set, was freed (use after free), or was computed wrongly. Memory that is used at DISPATCH_LEVEL must be nonpaged.';
}

/** A routine of the kernel was called above the highest IRQL that it may be called at. */
function calledTooHigh(crash: Crash): Explained {
  const [, irql] = crash.parameters;
  if (/^Ke(Wait|Delay)/.test(crash.routine))
    return {
      what: 'A wait at DISPATCH_LEVEL or above.',
      why: 'At DISPATCH_LEVEL and above the processor cannot switch to another thread, so a wait would never end.',
      fix: `${elsewhere(crash, 'wait')} With a time-out of zero it is allowed here, too.`,
    };
  const reasons: Record<number, string> = {
    1: 'At APC_LEVEL the thread takes no kernel APCs, and what the routine starts may need one to end.',
    2: 'At DISPATCH_LEVEL a thread can neither wait nor have pages read in, and the routine may need either.',
  };
  return {
    what: 'A routine of the kernel was called at an IRQL that is too high for it.',
    why: reasons[irql] ?? 'Above DISPATCH_LEVEL the scheduler itself is interrupted, and the routine needs its locks.',
    fix: elsewhere(crash, 'call it'),
  };
}

/** 0xA is what most breaches of the rules for IRQL end in: its parameters tell which one it was. */
function irqlNotLessOrEqual(crash: Crash): Explained {
  const [first, second, , fourth] = crash.parameters;
  if (/^K[ef]LowerIrql$/.test(crash.routine))
    return {
      what: `KeLowerIrql was called to go from ${levelName(second)} up to ${levelName(first)}.`,
      why: '',
      fix: 'Give KeLowerIrql the level that KeRaiseIrql stored, once for each raise; to go up, call KeRaiseIrql.',
    };
  if (first === fourth && second > 0) return calledTooHigh(crash);
  if (second !== crash.irql)
    return {
      what: 'A timer was still set when its memory was freed.',
      why: 'When it is due, the clock would follow pointers in memory that belongs to somebody else.',
      fix: 'Call KeCancelTimer, and KeFlushQueuedDpcs if the timer has a DPC, before the memory is freed.',
    };
  if (second < 2)
    return {
      what: `The routine was called at ${levelName(second)}, which is too low.`,
      why: '',
      fix: 'Call KeAcquireSpinLock, which raises IRQL; the routines for DPC level are for code that is at DISPATCH_LEVEL already.',
    };
  const who = crash.routine ? `${crash.routine} was given that address. ` : '';
  return { what: 'A bad address was touched.', why: `${who}${NO_FAULTS}`, fix: memoryFix(first) };
}

const tooLong = (crash: Crash): string => {
  if (crash.spins) return 'Hold spin locks briefly, and take several of them in the same order everywhere.';
  if (crash.dpc) return 'Do not loop or poll in a DPC routine; move long work to a work item or a thread.';
  return 'Do not loop or poll at raised IRQL; lower it first, or move long work to a work item or a thread.';
};

export const irqlExplanations: Record<number, (crash: Crash) => Explained> = {
  9: ({ parameters: [wanted, irql] }) => ({
    what: `KeRaiseIrql was asked to go from ${levelName(irql)} down to ${levelName(wanted)}.`,
    why: 'Code that runs at a raised IRQL counts on staying there.',
    fix: 'Raise only upwards. To go down, call KeLowerIrql with the level that KeRaiseIrql stored.',
  }),
  10: irqlNotLessOrEqual,
  74: () => ({
    what: 'A system call returned to ring 3 at a raised IRQL.',
    why: 'Programs run at PASSIVE_LEVEL only.',
    fix: 'Lower IRQL again, or release the spin lock, on every path out of the dispatch routine.',
  }),
  184: (crash) => ({
    what: 'A DPC routine tried to wait.',
    why: 'At DISPATCH_LEVEL the processor cannot switch to another thread, so the wait would never end.',
    fix: `${elsewhere(crash, 'wait')} With a time-out of zero it is allowed here, too.`,
  }),
  200: () => ({
    what: 'A routine returned at another IRQL than it was called at.',
    why: '',
    fix: 'Restore IRQL on every path out of the routine.',
  }),
  209: ({ parameters: [va, , how] }) => ({
    what: "The driver's own code touched a bad address.",
    why: NO_FAULTS,
    fix: how === EXECUTE ? 'Check what the function pointer was set to before calling through it.' : memoryFix(va),
  }),
  225: () => ({
    what: 'A work item routine returned at a raised IRQL.',
    why: "The system's worker threads go on with the next work item, at PASSIVE_LEVEL.",
    fix: 'Lower IRQL and release locks before the routine returns.',
  }),
  307: (crash) => ({
    what:
      crash.parameters[0] === 0
        ? 'A single DPC routine ran for too long.'
        : 'The processor stayed at DISPATCH_LEVEL or above for too long.',
    why: crash.spins ? '' : 'Meanwhile no thread can run on the processor, and no other DPC.',
    fix: tooLong(crash),
  }),
};
