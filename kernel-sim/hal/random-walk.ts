import type { Oracle } from './oracle.ts';
import { SeededRandom } from './seeded-random.ts';

const LONGEST_SLICE = 20_000;

/** Any runnable processor, slices of any length: finds races that turns never show. */
export class RandomWalk implements Oracle {
  readonly policy = 'random';
  readonly atAccesses = false;
  private readonly random: SeededRandom;
  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }
  pick(runnable: readonly number[]): number {
    return runnable[this.random.next(runnable.length)];
  }
  turnEnds(): void {}
  slice(): number {
    return 1 + this.random.next(LONGEST_SLICE);
  }
  atAccess(): boolean {
    return false;
  }
  chance(limit: number): number {
    return this.random.next(limit);
  }
}
