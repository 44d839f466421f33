import { describe, expect, it } from 'vitest';
import { KDPC, KEVENT, KMUTANT, KSEMAPHORE, KTIMER } from '../../kernel-sim/abi/structs.gen.ts';
import { Event } from '../../kernel-sim/etw/events.ts';
import { EtwMonitor } from '../../kernel-sim/etw/trace.ts';
import { HalTime } from '../../kernel-sim/hal/clock.ts';
import { KeGetCurrentPrcb } from '../../kernel-sim/hal/processor.ts';
import {
  KeAcquireSpinLock,
  KeCancelTimer,
  KeGetCurrentIrql,
  KeGetCurrentThread,
  KeInitializeDpc,
  KeInitializeEvent,
  KeInitializeMutant,
  KeInitializeSemaphore,
  KeInitializeTimerEx,
  KeInsertQueueDpc,
  KeReadStateEvent,
  KeReleaseMutant,
  KeReleaseSemaphore,
  KeReleaseSpinLock,
  KeSetEvent,
  KfLowerIrql,
  KfRaiseIrql,
  KiDelay,
  KiQueueKernelApc,
  KiSetNativeDpc,
  KiSetTimer,
  KiWait,
} from '../../kernel-sim/ke/index.ts';
import { KeWaitForSingleObject } from '../../kernel-sim/ke/wait.ts';
import { allocate, makeThread, runKe } from './boot.ts';

const MS = 10_000n;

async function clean(setup: () => void, processors = 1): Promise<void> {
  const run = await runKe(setup, processors);
  expect(run.error).toBeUndefined();
  expect(run.bugCheck).toBeUndefined();
}

describe('the dispatcher', () => {
  it('hands an event from one thread to another a hundred times, none lost', async () => {
    const log: string[] = [];
    await clean(() => {
      const ping = allocate(KEVENT.sizeof);
      const pong = allocate(KEVENT.sizeof);
      KeInitializeEvent(ping, 1, 0);
      KeInitializeEvent(pong, 1, 0);
      makeThread(function* () {
        for (let i = 0; i < 100; i++) {
          yield* KeWaitForSingleObject(ping, 0, 0, 0, 0);
          log.push(`got ${i}`);
          yield* KeSetEvent(pong, 0, 0);
        }
      });
      makeThread(function* () {
        for (let i = 0; i < 100; i++) {
          yield* KeSetEvent(ping, 0, 0);
          yield* KeWaitForSingleObject(pong, 0, 0, 0, 0);
        }
        log.push('end');
      });
    });
    expect(log.length).toBe(101);
    expect(log.at(-1)).toBe('end');
  });

  it('times a wait out at the first tick after its time, and satisfies a later one before its time', async () => {
    const results: [number, number][] = [];
    await clean(() => {
      const event = allocate(KEVENT.sizeof);
      KeInitializeEvent(event, 0, 0);
      makeThread(function* () {
        results.push([yield* KiWait([event], { timeout: -50n * MS }), HalTime()]);
        results.push([yield* KiWait([event], { timeout: -5000n * MS }), HalTime()]);
      });
      makeThread(function* () {
        yield* KiDelay(-200n * MS, 0, false);
        yield* KeSetEvent(event, 0, 0);
      });
    });
    expect(results[0][0]).toBe(0x102);
    expect(results[0][1]).toBeGreaterThanOrEqual(500_000);
    expect(results[0][1]).toBeLessThan(500_000 + 2 * 156_250);
    expect(results[1][0]).toBe(0);
    expect(results[1][1]).toBeLessThan(2_500_000);
  });

  it('runs a timer DPC at DISPATCH_LEVEL, periodically until it is cancelled', async () => {
    const seen: number[] = [];
    await clean(() => {
      const timer = allocate(KTIMER.sizeof);
      const dpc = allocate(KDPC.sizeof);
      KeInitializeTimerEx(timer, 0);
      KeInitializeDpc(dpc, 0, 0);
      KiSetNativeDpc(dpc, function* () {
        seen.push(KeGetCurrentIrql());
        if (seen.length === 3) KeCancelTimer(timer);
      });
      makeThread(function* () {
        KiSetTimer(timer, -10n * MS, 20, dpc);
      });
    });
    expect(seen).toEqual([2, 2, 2]);
  });

  it('takes time to expire timers, and counts the periods between two ticks as one', async () => {
    const passed: number[] = [];
    let expired = 0;
    await clean(() => {
      const timers = Array.from({ length: 1000 }, () => allocate(KTIMER.sizeof));
      EtwMonitor([Event.TimerExpire], (_event, timer) => {
        if (timers.includes(timer)) expired++;
      });
      makeThread(function* () {
        const atTick = function* () {
          yield* KiDelay(-1n, 0, false);
          const late = HalTime() % 156_250;
          yield* KiDelay(-10n * MS, 0, false);
          return late;
        };
        passed.push(yield* atTick());
        for (const timer of timers) {
          KeInitializeTimerEx(timer, 0);
          KiSetTimer(timer, -1n * MS, 1, 0);
        }
        passed.push(yield* atTick());
        for (const timer of timers) KeCancelTimer(timer);
      });
    });
    expect(passed[0]).toBeLessThan(1000);
    // At least two microseconds for each, and nothing like fifteen times as much.
    expect(passed[1]).toBeGreaterThan(20_000);
    expect(passed[1]).toBeLessThan(150_000);
    expect(expired).toBeGreaterThanOrEqual(2000);
    expect(expired).toBeLessThanOrEqual(3000);
  });

  it('runs a DPC only when the spin lock that raised IRQL is released', async () => {
    const log: string[] = [];
    await clean(() => {
      const lock = allocate(4);
      const old = allocate(4);
      const dpc = allocate(KDPC.sizeof);
      KeInitializeDpc(dpc, 0, 0);
      KiSetNativeDpc(dpc, function* () {
        log.push('dpc');
      });
      makeThread(function* () {
        yield* KeAcquireSpinLock(lock, old);
        yield* KeInsertQueueDpc(dpc, 0, 0);
        log.push('held');
        yield* KeReleaseSpinLock(lock, 0);
        log.push('released');
      });
    });
    expect(log).toEqual(['held', 'dpc', 'released']);
  });

  it('lets a higher priority preempt at once, and equal ones share', async () => {
    const log: string[] = [];
    await clean(() => {
      const go = allocate(KEVENT.sizeof);
      KeInitializeEvent(go, 1, 0);
      makeThread(function* () {
        yield* KeWaitForSingleObject(go, 0, 0, 0, 0);
        log.push('high');
      }, 12);
      makeThread(function* () {
        yield* KeSetEvent(go, 0, 0);
        log.push('low');
      });
    });
    expect(log).toEqual(['high', 'low']);
  });

  it('keeps mutant ownership, recursion and abandonment; semaphores count and refuse to overflow', async () => {
    const log: unknown[] = [];
    await clean(() => {
      const mutant = allocate(KMUTANT.sizeof);
      const semaphore = allocate(KSEMAPHORE.sizeof);
      KeInitializeMutant(mutant, 0);
      KeInitializeSemaphore(semaphore, 2, 3);
      makeThread(function* () {
        yield* KiWait([mutant]);
        yield* KiWait([mutant]);
        log.push(yield* KeReleaseMutant(mutant, 0, 0, 0));
        log.push(yield* KeReleaseMutant(mutant, 0, 0, 0));
        try {
          yield* KeReleaseMutant(mutant, 0, 0, 0);
        } catch (error) {
          log.push((error as { code: number }).code >>> 0);
        }
        yield* KiWait([semaphore]);
        yield* KiWait([semaphore]);
        log.push(yield* KiWait([semaphore], { timeout: 0n }));
        try {
          yield* KeReleaseSemaphore(semaphore, 0, 4, 0);
        } catch (error) {
          log.push((error as { code: number }).code >>> 0);
        }
      });
    });
    expect(log).toEqual([-1, 0, 0xc0000046, 0x102, 0xc0000047]);
  });

  it('waits for all only when all are signalled at once', async () => {
    const log: number[] = [];
    await clean(() => {
      const a = allocate(KEVENT.sizeof);
      const b = allocate(KEVENT.sizeof);
      KeInitializeEvent(a, 1, 0);
      KeInitializeEvent(b, 1, 0);
      makeThread(function* () {
        log.push(yield* KiWait([a, b], { all: true }));
        log.push(KeReadStateEvent(a), KeReadStateEvent(b));
        log.push(yield* KiWait([a, b]));
      });
      makeThread(function* () {
        yield* KeSetEvent(a, 0, 0);
        yield* KiDelay(-20n * MS, 0, false);
        log.push(KeReadStateEvent(a));
        yield* KeSetEvent(b, 0, 0);
        yield* KiDelay(-20n * MS, 0, false);
        yield* KeSetEvent(b, 0, 0);
      });
    });
    expect(log).toEqual([1, 0, 0, 0, 1]);
  });

  it('delivers a special kernel APC to a thread that waits, which then goes on waiting', async () => {
    const log: string[] = [];
    await clean(() => {
      const event = allocate(KEVENT.sizeof);
      KeInitializeEvent(event, 1, 0);
      const waiter = makeThread(function* () {
        const status = yield* KiWait([event], { timeout: -1000n * MS });
        log.push(`status ${status.toString(16)}`);
      });
      makeThread(function* () {
        KiQueueKernelApc(
          waiter,
          function* () {
            log.push(`apc in ${KeGetCurrentThread() === waiter} at ${KeGetCurrentIrql()}`);
          },
          0,
        );
        yield* KiDelay(-20n * MS, 0, false);
        yield* KeSetEvent(event, 0, 0);
      });
    });
    expect(log).toEqual(['apc in true at 1', 'status 0']);
  });

  it('stops the machine for a wait at DISPATCH_LEVEL, a wrong raise and a lock taken twice', async () => {
    const event = () => {
      const e = allocate(KEVENT.sizeof);
      KeInitializeEvent(e, 1, 0);
      return e;
    };
    const wait = await runKe(() => {
      const e = event();
      makeThread(function* () {
        KfRaiseIrql(2);
        yield* KiWait([e]);
      });
    });
    expect(wait.bugCheck?.code).toBe(0x0a);
    expect(wait.bugCheck?.irql).toBe(2);
    const raise = await runKe(() => {
      makeThread(function* () {
        KfRaiseIrql(2);
        KfRaiseIrql(1);
        yield* KfLowerIrql(0);
      });
    });
    expect(raise.bugCheck?.code).toBe(0x09);
    const twice = await runKe(() => {
      const l = allocate(8);
      makeThread(function* () {
        yield* KeAcquireSpinLock(l, l + 4);
        yield* KeAcquireSpinLock(l, l + 4);
      });
    });
    expect(twice.bugCheck?.code).toBe(0x0f);
  });

  it('spreads threads over two processors', async () => {
    const processors = new Set<number>();
    await clean(() => {
      for (let i = 0; i < 4; i++) {
        makeThread(function* () {
          for (let n = 0; n < 5; n++) {
            processors.add(KeGetCurrentPrcb().number);
            yield* KiDelay(-20n * MS, 0, false);
          }
        });
      }
    }, 2);
    expect([...processors].sort()).toEqual([0, 1]);
  });
});
