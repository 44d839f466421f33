/** Two processors: what one does while the other stands still in the middle of something. */
import { describe, expect, it } from 'vitest';
import { KDPC } from '../../kernel-sim/abi/structs.gen.ts';
import { KeGetCurrentPrcb } from '../../kernel-sim/hal/processor.ts';
import {
  KeAcquireSpinLockAtDpcLevel,
  KeFlushQueuedDpcs,
  KeInitializeDpc,
  KeReleaseSpinLockFromDpcLevel,
  KeSetTargetProcessorDpc,
  KfLowerIrql,
  KfRaiseIrql,
  KiDelay,
  KiQueueDpc,
  KiSetNativeDpc,
  KiYieldProcessor,
} from '../../kernel-sim/ke/index.ts';
import type { Pointer } from '../../kernel-sim/rings/layout.ts';
import type { Kernel } from '../../kernel-sim/rings/request.ts';
import { allocate, makeThread, runKe } from './boot.ts';

const MS = 10_000n;
const DPC_WATCHDOG_VIOLATION = 0x133;

/** A DPC that runs on the other processor and gives way in its middle. */
function slowDpc(ended: () => void): Pointer {
  const dpc = allocate(KDPC.sizeof);
  KeInitializeDpc(dpc, 0, 0);
  KiSetNativeDpc(dpc, function* () {
    for (let i = 0; i < 5; i++) yield* KiYieldProcessor();
    ended();
  });
  return dpc;
}

describe('two processors', () => {
  it('KeFlushQueuedDpcs returns when the DPC of the other processor has run to its end', async () => {
    const log: string[] = [];
    const run = await runKe(() => {
      const dpc = slowDpc(() => log.push(`DPC ended on ${KeGetCurrentPrcb().number}`));
      makeThread(function* () {
        const other = 1 - KeGetCurrentPrcb().number;
        KeSetTargetProcessorDpc(dpc, other);
        KiQueueDpc(dpc, 0, 0);
        yield* KeFlushQueuedDpcs();
        log.push(`flushed on ${1 - other}`);
      });
    }, 2);
    expect(run).toEqual({ bugCheck: undefined, error: undefined });
    expect(log).toHaveLength(2);
    expect(log[0]).toMatch(/^DPC ended on [01]$/);
    expect(log[1]).toBe(`flushed on ${1 - Number(log[0].slice(-1))}`);
  });

  it('a DPC that has given way on an idle processor ends before time jumps', async () => {
    let ended = false;
    let before: boolean | undefined;
    const run = await runKe(() => {
      const dpc = slowDpc(() => {
        ended = true;
      });
      makeThread(function* () {
        KeSetTargetProcessorDpc(dpc, 1 - KeGetCurrentPrcb().number);
        KiQueueDpc(dpc, 0, 0);
        yield* KiDelay(-100n * MS, 0, false);
        before = ended;
      });
    }, 2);
    expect(run).toEqual({ bugCheck: undefined, error: undefined });
    expect(before).toBe(true);
  });

  it('those that spin for each other end with the watchdog, which names both locks', async () => {
    let holders = 0;
    const run = await runKe(() => {
      const locks = [allocate(4), allocate(4)];
      const body = (first: Pointer, second: Pointer) =>
        function* (): Kernel<void> {
          KfRaiseIrql(2);
          yield* KeAcquireSpinLockAtDpcLevel(first);
          holders++;
          while (holders < 2) yield* KiYieldProcessor();
          yield* KeAcquireSpinLockAtDpcLevel(second);
        };
      makeThread(body(locks[0], locks[1]));
      makeThread(body(locks[1], locks[0]));
    }, 2);
    expect(run.error).toBeUndefined();
    expect(run.bugCheck?.code).toBe(DPC_WATCHDOG_VIOLATION);
    expect(run.bugCheck?.detail).toMatch(
      /^processor ([01]) has spun for the spin lock at (0x\w+) .*: processor (?!\1)[01] holds it and spins for the spin lock at (?!\2)0x\w+$/,
    );
  });

  it('one spins until the other lets go', async () => {
    const log: string[] = [];
    const run = await runKe(() => {
      const lock = allocate(4);
      const body = (name: string) =>
        function* (): Kernel<void> {
          KfRaiseIrql(2);
          yield* KeAcquireSpinLockAtDpcLevel(lock);
          log.push(`${name} in`);
          for (let i = 0; i < 3; i++) yield* KiYieldProcessor();
          log.push(`${name} out`);
          KeReleaseSpinLockFromDpcLevel(lock);
          yield* KfLowerIrql(0);
        };
      makeThread(body('a'));
      makeThread(body('b'));
    }, 2);
    expect(run).toEqual({ bugCheck: undefined, error: undefined });
    expect(log.sort()).toEqual(['a in', 'a out', 'b in', 'b out']);
  });
});
