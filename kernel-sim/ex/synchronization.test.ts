import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NonPagedPool } from '../abi/constants.gen.ts';
import { ERESOURCE, EX_RUNDOWN_REF, FAST_MUTEX } from '../abi/structs.gen.ts';
import { HalInitProcessors, KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiInitBugCheck } from '../ke/bugcheck.ts';
import { KeInitializeEvent } from '../ke/event.ts';
import { MachineStop } from '../rings/exception.ts';
import { readLong, readUshort, resetMemory, writeLong } from '../rings/memory.ts';
import { type Kernel, SUSPEND } from '../rings/request.ts';
import * as Mutex from './fastmutex.ts';
import { ExAllocateKernelPool } from './pool.ts';
import { ExInitializePools } from './pool-descriptor.ts';
import { poolTag } from './pool-header.ts';
import * as Resource from './resource.ts';
import * as Rundown from './rundown.ts';

/** Dispatcher objects of this test: how many waits each satisfies. */
const signaled = vi.hoisted(() => new Map<number, number>());

vi.mock('../ke/index.ts', async (original) => {
  const add = (object: number, count: number): void => {
    signaled.set(object, (signaled.get(object) ?? 0) + count);
  };
  return {
    ...(await original<typeof import('../ke/index.ts')>()),
    *KiWait([object]: number[]): Kernel<number> {
      while ((signaled.get(object) ?? 0) === 0) yield SUSPEND;
      add(object, -1);
      return 0;
    },
    *KeSetEvent(object: number): Kernel<number> {
      add(object, 1);
      return 0;
    },
    *KeReleaseSemaphore(object: number, _increment: number, count: number): Kernel<number> {
      add(object, count);
      return 0;
    },
  };
});
vi.mock('../ke/irql.ts', async (original) => {
  const real = await original<typeof import('../ke/irql.ts')>();
  return {
    ...real,
    *KeLowerIrql(irql: number): Kernel<void> {
      KeGetCurrentPrcb().irql = irql;
    },
  };
});

let checks: { code: number; parameters: readonly number[] }[] = [];
let memory = 0;

beforeEach(() => {
  start();
});

function start(): void {
  resetMemory(() => false);
  HalInitProcessors(1);
  checks = [];
  signaled.clear();
  KiInitBugCheck(({ code, parameters }) => checks.push({ code, parameters }));
  ExInitializePools();
  Resource.ExInitializeResources();
  memory = ExAllocateKernelPool(NonPagedPool, 256, poolTag('Test'));
}

/** Threads that take turns as `choices` say; each has an IRQL of its own. Answers those that never end. */
function interleave(threads: Kernel<void>[], choices: readonly number[]): number[] {
  const irqls = threads.map(() => 0);
  const alive = threads.map((_, i) => i);
  let step = 0;
  for (let idle = 0; alive.length > 0 && idle < 200; step++) {
    // Whatever the choices, everybody gets a turn in the end.
    const turn = alive[(idle > 20 ? step : choices[step % choices.length]) % alive.length];
    const prcb = KeGetCurrentPrcb();
    prcb.currentThread = 0x1000 * (turn + 1);
    prcb.irql = irqls[turn];
    const before = [...signaled.values()].join();
    const { done } = threads[turn].next(0);
    irqls[turn] = prcb.irql;
    if (done) alive.splice(alive.indexOf(turn), 1);
    idle = done || before !== [...signaled.values()].join() ? 0 : idle + 1;
  }
  return alive;
}

/** Runs a routine that must not wait, as thread `n`. */
function as<T>(n: number, routine: Kernel<T>): T {
  KeGetCurrentPrcb().currentThread = 0x1000 * n;
  const step = routine.next(0);
  if (!step.done) throw new Error('waits');
  return step.value;
}

describe('an executive resource', () => {
  it('has one exclusive owner or many shared ones, and nobody waits for ever', () => {
    const script = fc.array(fc.tuple(fc.constantFrom('x', 's', 'starve', 'w'), fc.nat(3)), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        fc.array(script, { minLength: 2, maxLength: 5 }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }),
        (scripts, choices) => {
          start();
          const holders = new Map<number, 'x' | 's'>();
          function* thread(me: number, steps: readonly (readonly [string, number])[]): Kernel<void> {
            for (const [kind, pauses] of steps) {
              if (kind === 'x') yield* Resource.ExAcquireResourceExclusiveLite(memory, 1);
              else if (kind === 's') yield* Resource.ExAcquireResourceSharedLite(memory, 1);
              else if (kind === 'starve') yield* Resource.ExAcquireSharedStarveExclusive(memory, 1);
              else yield* Resource.ExAcquireSharedWaitForExclusive(memory, 1);
              holders.set(me, kind === 'x' ? 'x' : 's');
              const kinds = [...holders.values()];
              if (kinds.includes('x')) expect(kinds.length).toBe(1);
              expect(Resource.ExIsResourceAcquiredSharedLite(memory)).toBe(1);
              expect(Resource.ExIsResourceAcquiredExclusiveLite(memory)).toBe(kind === 'x' ? 1 : 0);
              for (let i = 0; i < pauses; i++) yield SUSPEND;
              holders.delete(me);
              yield* Resource.ExReleaseResourceLite(memory);
            }
          }
          Resource.ExInitializeResourceLite(memory);
          expect(
            interleave(
              scripts.map((steps, i) => thread(i, steps)),
              choices,
            ),
          ).toEqual([]);
          expect(readUshort(memory + ERESOURCE.ActiveCount)).toBe(0);
          expect(readUshort(memory + ERESOURCE.Flag)).toBe(0);
          expect(Resource.ExDeleteResourceLite(memory)).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is recursive for its owner, in either way', () => {
    Resource.ExInitializeResourceLite(memory);
    expect(as(1, Resource.ExAcquireResourceExclusiveLite(memory, 0))).toBe(1);
    expect(as(1, Resource.ExAcquireResourceSharedLite(memory, 0))).toBe(1);
    expect(as(2, Resource.ExAcquireResourceSharedLite(memory, 0))).toBe(0);
    as(1, Resource.ExReleaseResourceLite(memory));
    expect(as(2, Resource.ExAcquireResourceExclusiveLite(memory, 0))).toBe(0);
    as(1, Resource.ExConvertExclusiveToSharedLite(memory));
    expect(as(2, Resource.ExAcquireResourceSharedLite(memory, 0))).toBe(1);
    expect(Resource.ExIsResourceAcquiredSharedLite(memory)).toBe(1);
  });

  it('makes later sharers wait behind those who want it alone, unless told otherwise', () => {
    Resource.ExInitializeResourceLite(memory);
    as(1, Resource.ExAcquireResourceSharedLite(memory, 0));
    KeGetCurrentPrcb().currentThread = 0x2000;
    Resource.ExAcquireResourceExclusiveLite(memory, 1).next(0);
    expect(Resource.ExGetExclusiveWaiterCount(memory)).toBe(1);
    expect(as(3, Resource.ExAcquireResourceSharedLite(memory, 0))).toBe(0);
    expect(as(3, Resource.ExAcquireSharedStarveExclusive(memory, 0))).toBe(1);
    expect(as(1, Resource.ExAcquireResourceSharedLite(memory, 0))).toBe(1);
    expect(as(1, Resource.ExAcquireSharedWaitForExclusive(memory, 0))).toBe(0);
  });

  it('stops the machine with RESOURCE_NOT_OWNED when somebody else releases it', () => {
    Resource.ExInitializeResourceLite(memory);
    as(1, Resource.ExAcquireResourceExclusiveLite(memory, 0));
    expect(() => as(2, Resource.ExReleaseResourceLite(memory))).toThrow(MachineStop as unknown as ErrorConstructor);
    expect(checks[0]).toEqual({ code: 0xe3, parameters: [memory, 0x2000, 0, 3] });
  });
});

function initializeMutex(): void {
  writeLong(memory + FAST_MUTEX.Count, 1);
  for (const offset of [FAST_MUTEX.Owner, FAST_MUTEX.Contention, FAST_MUTEX.OldIrql]) writeLong(memory + offset, 0);
  KeInitializeEvent(memory + FAST_MUTEX.Event, 1, 0);
}

describe('a fast mutex', () => {
  it('has one owner at a time, at APC_LEVEL, and hands itself on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }),
        (pauses, choices) => {
          start();
          initializeMutex();
          let inside = 0;
          function* thread(rounds: number): Kernel<void> {
            for (let i = 0; i <= rounds; i++) {
              yield* Mutex.ExAcquireFastMutex(memory);
              expect(++inside).toBe(1);
              expect(KeGetCurrentPrcb().irql).toBe(1);
              expect(readLong(memory + FAST_MUTEX.Owner)).toBe(KeGetCurrentPrcb().currentThread);
              yield SUSPEND;
              inside--;
              yield* Mutex.ExReleaseFastMutex(memory);
              expect(KeGetCurrentPrcb().irql).toBe(0);
            }
          }
          expect(interleave(pauses.map(thread), choices)).toEqual([]);
          expect(readLong(memory + FAST_MUTEX.Count)).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not recursive: the owner waits for itself', () => {
    initializeMutex();
    function* twice(): Kernel<void> {
      yield* Mutex.ExAcquireFastMutex(memory);
      yield* Mutex.ExAcquireFastMutex(memory);
    }
    expect(interleave([twice()], [0])).toEqual([0]);
  });

  it('is tried without waiting, and IRQL is as before when that fails', () => {
    initializeMutex();
    expect(as(1, Mutex.ExTryToAcquireFastMutex(memory))).toBe(1);
    KeGetCurrentPrcb().irql = 0;
    expect(as(2, Mutex.ExTryToAcquireFastMutex(memory))).toBe(0);
    expect(KeGetCurrentPrcb().irql).toBe(0);
  });

  it('stops the machine at DISPATCH_LEVEL', () => {
    initializeMutex();
    KeGetCurrentPrcb().irql = 2;
    expect(() => as(1, Mutex.ExAcquireFastMutex(memory))).toThrow(MachineStop as unknown as ErrorConstructor);
    expect(checks[0].code).toBe(0x0a);
  });
});

describe('run-down protection', () => {
  it('lets users in until it is run down, and waits for the last to leave', () => {
    expect(EX_RUNDOWN_REF.sizeof).toBe(4);
    Rundown.ExInitializeRundownProtection(memory);
    expect(Rundown.ExAcquireRundownProtection(memory)).toBe(1);
    expect(Rundown.ExAcquireRundownProtection(memory)).toBe(1);
    as(1, Rundown.ExReleaseRundownProtection(memory));
    const owner = Rundown.ExWaitForRundownProtectionRelease(memory);
    expect(owner.next(0).done).toBe(false);
    expect(Rundown.ExAcquireRundownProtection(memory)).toBe(0);
    expect(owner.next(0).done).toBe(false);
    as(1, Rundown.ExReleaseRundownProtection(memory));
    expect(owner.next(0).done).toBe(true);
    expect(Rundown.ExAcquireRundownProtection(memory)).toBe(0);
    Rundown.ExReInitializeRundownProtection(memory);
    expect(Rundown.ExAcquireRundownProtection(memory)).toBe(1);
  });
});
