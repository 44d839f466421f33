import { describe, expect, it } from 'vitest';
import { type Crash, explainBugCheck } from './explain.ts';

const SITE = 0x80800040 | 0;
const crash = (change: Partial<Crash>): Crash => ({
  parameters: [0, 0, 0, 0],
  irql: 2,
  image: 'lab.sys',
  routine: '',
  dpc: false,
  spins: false,
  ...change,
});

describe('IRQL_NOT_LESS_OR_EQUAL tells by its parameters what was done', () => {
  const explain = (change: Partial<Crash>) => explainBugCheck(0x0a, crash(change));

  it('a routine that may not be called at this IRQL', () => {
    const called = explain({ parameters: [SITE, 2, 0, SITE], routine: 'ZwClose' });
    expect(called.why).toContain('At DISPATCH_LEVEL a thread can neither wait');
    expect(called.fix).toBe('Call it before IRQL is raised, or after it has been lowered again.');
    expect(explain({ parameters: [SITE, 31, 0, SITE], irql: 31, routine: 'KeSetEvent' }).why).toContain(
      'Above DISPATCH_LEVEL',
    );
    expect(explain({ parameters: [SITE, 2, 0, SITE], routine: 'ZwClose', dpc: true }).fix).toMatch(
      /^Queue a work item in the DPC routine/,
    );
  });

  it('a wait', () => {
    const wait = explain({ parameters: [SITE, 2, 0, SITE], routine: 'KeWaitForSingleObject' });
    expect(wait.fix).toContain('With a time-out of zero');
  });

  it('a bad address, NULL or not, that a routine was given', () => {
    const given = explain({ parameters: [8, 2, 1, SITE], routine: 'KeSetEvent' });
    expect(given.why).toMatch(/^KeSetEvent was given that address\./);
    expect(given.fix).toContain('NULL');
    expect(explain({ parameters: [0x88000000 | 0, 2, 1, SITE] }).fix).not.toContain('NULL');
  });

  it('KeLowerIrql upwards, whatever the levels', () => {
    for (const parameters of [[2, 0, 0, SITE] as const, [31, 2, 0, SITE] as const])
      expect(explain({ parameters, irql: parameters[1], routine: 'KeLowerIrql' }).fix).toContain('to go up');
  });

  it('a routine for DPC level below it, and a timer that was set when its memory went', () => {
    const low = explain({ parameters: [SITE, 0, 1, 0], irql: 0, routine: 'KeAcquireSpinLockAtDpcLevel' });
    expect(low.fix).toContain('KeAcquireSpinLock, which raises IRQL');
    expect(explain({ parameters: [SITE, 2, 0, 0], irql: 0, routine: 'ExFreePool' }).fix).toContain('KeCancelTimer');
  });
});

it('the watchdog blames the DPC, the spin lock or the loop', () => {
  const fix = (change: Partial<Crash>): string => explainBugCheck(0x133, crash(change)).fix;
  expect(fix({ dpc: true })).toContain('DPC routine');
  expect(fix({ parameters: [1, 0, 0, 0] })).toContain('raised IRQL');
  expect(fix({ parameters: [1, 0, 0, 0], spins: true })).toContain('same order');
});

it('a bug check that a driver calls for is not explained as if the kernel had noticed something', () => {
  const own = explainBugCheck(0x0a, crash({ parameters: [1, 2, 3, 4], routine: 'KeBugCheckEx' }));
  expect(own.what).toContain('0x0000000A (0x00000001, 0x00000002, 0x00000003, 0x00000004)');
  expect(own.why).toBe('The driver called KeBugCheckEx itself.');
});
