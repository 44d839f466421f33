/** Keeps an interactive machine from running ahead of the host's clock: a periodic timer of a second fires each second. */
import type { HostClock } from './machine-interface.ts';

const UNITS_PER_MS = 10_000;

export class Pace {
  private readonly clock: HostClock;
  /** The two clocks are compared from here on. */
  private hostStart = 0;
  private targetStart = 0;
  private wait: Promise<void> | undefined;
  private go: () => void = () => {};

  constructor(clock: HostClock) {
    this.clock = clock;
  }

  /** The target's time is now `units` (100 ns), and agrees with the host's. Whoever is held goes on. */
  restart(units: number): void {
    this.hostStart = this.clock.now();
    this.targetStart = units;
    this.release();
  }

  /** Whether the host's clock has not reached `due` yet; then `held` answers a promise that settles when it has. */
  mustWait(due: number): boolean {
    const ahead = (due - this.targetStart) / UNITS_PER_MS - (this.clock.now() - this.hostStart);
    if (ahead < 1) return false;
    this.wait = new Promise((resolve) => {
      this.go = resolve;
      this.clock.sleep(ahead).then(resolve);
    });
    return true;
  }

  /** What the processor waits for before it goes on; asked once. */
  held(): Promise<void> | undefined {
    const { wait } = this;
    this.wait = undefined;
    return wait;
  }

  release(): void {
    this.go();
  }
}

/** The time during which a debugger keeps the machine still. */
export class Break {
  release: () => void = () => {};
  readonly over: Promise<void> = new Promise((resolve) => {
    this.release = resolve;
  });
}
