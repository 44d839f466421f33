/**
 * The schedule oracle: at every safepoint it decides which processor goes on, and for how long.
 *
 * One policy a class; the machine is given one at boot. Everything a run depends on is here and in the programs: the same oracle and the
 * same inputs give the same run.
 */
export interface Oracle {
  /** Name of the policy, as it stands in the replay string. */
  readonly policy: string;
  /** Which of the processors in `runnable` (numbers, ascending, never empty) goes on; `running` is the one that has just stopped. */
  pick(runnable: readonly number[], running: number): number;
  /** Fuel until the next decision, when more than one processor is runnable. */
  slice(): number;
  /** A number in [0, limit), for whatever in the kernel is left to chance. */
  chance(limit: number): number;
}

/** xorshift32: small, seeded, the same everywhere. */
export class SeededRandom {
  private state: number;
  constructor(seed: number) {
    this.state = (seed ^ 0x9e3779b9) | 0 || 1;
  }
  next(limit: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return Math.floor(((x >>> 0) / 0x100000000) * limit);
  }
}

/** Every runnable processor in turn, a fixed slice each. */
export class RoundRobin implements Oracle {
  readonly policy = 'rr';
  private readonly random: SeededRandom;
  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }
  pick(runnable: readonly number[], running: number): number {
    for (const processor of runnable) if (processor > running) return processor;
    return runnable[0];
  }
  slice(): number {
    return 20_000;
  }
  chance(limit: number): number {
    return this.random.next(limit);
  }
}

/** Any runnable processor, slices of any length up to 20,000: finds races that turns never show. */
export class RandomWalk implements Oracle {
  readonly policy = 'random';
  private readonly random: SeededRandom;
  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }
  pick(runnable: readonly number[]): number {
    return runnable[this.random.next(runnable.length)];
  }
  slice(): number {
    return 1 + this.random.next(20_000);
  }
  chance(limit: number): number {
    return this.random.next(limit);
  }
}

export function makeOracle(policy: string, seed: number): Oracle | undefined {
  if (policy === 'rr') return new RoundRobin(seed);
  if (policy === 'random') return new RandomWalk(seed);
  return undefined;
}
