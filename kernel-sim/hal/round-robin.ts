import type { Oracle } from './oracle.ts';
import { SeededRandom } from './seeded-random.ts';

const SLICE = 20_000;

/** Every runnable processor in turn, a fixed slice each. */
export class RoundRobin implements Oracle {
  readonly policy = 'rr';
  readonly atAccesses = false;
  private readonly random: SeededRandom;
  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }
  pick(runnable: readonly number[], running: number): number {
    for (const processor of runnable) if (processor > running) return processor;
    return runnable[0];
  }
  turnEnds(): void {}
  slice(): number {
    return SLICE;
  }
  atAccess(): boolean {
    return false;
  }
  chance(limit: number): number {
    return this.random.next(limit);
  }
}
