import type { Oracle } from './oracle.ts';
import { SeededRandom } from './seeded-random.ts';

const PROCESSORS = 4;
/** Long enough for one processor to get far while another stands still in the middle of something. */
const SLICE = 1_000_000;
/** Turns last 2 to 2^10 shared accesses on average; shorter ones are likelier, since most runs and most races are short. */
const TURN_LENGTHS = 10;
/** The first numbers of xorshift resemble each other when the seeds do. */
const WARM_UP = 16;

/**
 * Looks for races by priorities, after probabilistic concurrency testing (Burckhardt and others, ASPLOS 2010): the runnable processor with the
 * highest priority goes on, and at points drawn from the seed the running one falls below all others.
 *
 * Those points are shared accesses. How often they come differs from seed to seed: some races want processors to alternate at every access, others
 * one of them to stand still while another gets far. Unlike there, points come all along the run, since its length is not known before; that also lets
 * the others go on while one spins.
 */
export class Exploration implements Oracle {
  readonly policy = 'explore';
  readonly atAccesses = true;
  private readonly random: SeededRandom;
  private readonly priorities: number[];
  private lowest = 0;
  /** Accesses in a turn, on average. */
  private readonly turn: number;
  private left: number;
  constructor(seed: number) {
    const random = new SeededRandom(seed);
    for (let i = 0; i < WARM_UP; i++) random.next(1);
    this.random = random;
    this.turn = 2 ** (1 + Math.min(random.next(TURN_LENGTHS), random.next(TURN_LENGTHS)));
    this.priorities = Array.from({ length: PROCESSORS }, () => 1 + random.next(0x40000000));
    this.left = this.drawTurn();
  }
  private drawTurn(): number {
    return 1 + this.random.next(2 * this.turn - 1);
  }
  pick(runnable: readonly number[]): number {
    const { priorities } = this;
    let best = runnable[0];
    for (const processor of runnable) if (priorities[processor] > priorities[best]) best = processor;
    return best;
  }
  turnEnds(running: number): void {
    this.priorities[running] = --this.lowest;
  }
  slice(): number {
    return SLICE;
  }
  atAccess(): boolean {
    if (--this.left > 0) return false;
    this.left = this.drawTurn();
    return true;
  }
  chance(limit: number): number {
    return this.random.next(limit);
  }
}
