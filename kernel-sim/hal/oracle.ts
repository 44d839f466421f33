/**
 * The schedule oracle: at every safepoint it decides which processor goes on, and for how long.
 *
 * One policy a file; the machine is given one at boot. Everything a run depends on is here and in the programs: the same oracle and the
 * same inputs give the same run.
 */
import { Exploration } from './exploration.ts';
import { RandomWalk } from './random-walk.ts';
import { RoundRobin } from './round-robin.ts';

/** Policies by their names in the replay string, the default first. */
export const POLICIES = ['rr', 'random', 'explore'] as const;
export type Policy = (typeof POLICIES)[number];

export interface Oracle {
  readonly policy: Policy;
  /** Whether images get a safepoint at each shared access; only then `atAccess` is asked. */
  readonly atAccesses: boolean;
  /** Which of the processors in `runnable` (numbers, ascending, never empty) goes on; `running` is the one that has just stopped. */
  pick(runnable: readonly number[], running: number): number;
  /** `running` has had its turn: its slice is over, it gives way, or it spins for what another one holds. `pick` comes next. */
  turnEnds(running: number): void;
  /** Fuel until the next decision, when more than one processor is runnable. */
  slice(): number;
  /** Before a shared access: whether the turn ends here. */
  atAccess(): boolean;
  /** A number in [0, limit), for whatever in the kernel is left to chance. */
  chance(limit: number): number;
}

export function makeOracle(policy: Policy, seed: number): Oracle {
  switch (policy) {
    case 'rr':
      return new RoundRobin(seed);
    case 'random':
      return new RandomWalk(seed);
    case 'explore':
      return new Exploration(seed);
  }
}
