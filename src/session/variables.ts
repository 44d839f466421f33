/** The variables where the target stands: their tables come from the compiler when the target first stands still, their values with each stop. */
import type { KdImageVariables, KdReached } from '../../kernel-sim/index.ts';
import { NO_GLOBALS, type SessionState } from './state.ts';
import type { Store } from './store.ts';
import type { Target } from './target.ts';

const LONGEST_PATH = 500;
const MOST_WATCHES = 50;

/** The paths of `kept`, which comes from outside. */
export function watchesOf(kept: unknown): readonly string[] {
  if (!Array.isArray(kept)) return [];
  const paths = kept.filter((path): path is string => typeof path === 'string' && path.trim() !== '');
  return [...new Set(paths.map((path) => path.slice(0, LONGEST_PATH)))].slice(0, MOST_WATCHES);
}

export class Variables {
  private readonly store: Store<SessionState>;
  private readonly target: Target;
  private readonly tables: () => Promise<readonly KdImageVariables[]>;
  /** Which stop it is: the answer for one that is over is not shown. */
  private stops = 0;
  private providing: Promise<void> | undefined;

  constructor(store: Store<SessionState>, target: Target, tables: () => Promise<readonly KdImageVariables[]>) {
    this.store = store;
    this.target = target;
    this.tables = tables;
    store.subscribe((state, before) => {
      const stands = (one: SessionState): boolean => one.broken || one.phase === 'crashed';
      if (stands(state) !== stands(before) || (stands(state) && state.compilerReady !== before.compilerReady))
        void this.refresh();
    });
  }

  /** Hands the tables to the target, unless it has them. */
  provide(): Promise<void> {
    this.providing ??= this.handOver().finally(() => {
      this.providing = undefined;
    });
    return this.providing;
  }

  private async handOver(): Promise<void> {
    if (await this.target.hasVariables()) return;
    let tables: readonly KdImageVariables[] = [];
    try {
      tables = await this.tables();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.store.set({
        notice: `The variables cannot be shown, since the compiler does not say what they are: ${why}`,
      });
    }
    // Without a compiler there are none yet: the next question tries again.
    if (tables.length > 0 || this.store.state.compilerReady) await this.target.setVariables(tables);
  }

  /** Asks for the values anew. */
  async refresh(): Promise<void> {
    const mine = ++this.stops;
    const { broken, phase } = this.store.state;
    if (!broken && phase !== 'crashed') return this.store.set({ variables: [], globals: NO_GLOBALS });
    if (this.store.state.variables?.length === 0) this.store.set({ variables: undefined });
    await this.provide();
    const { lines, where, globals } = await this.target.variables();
    if (mine === this.stops) this.store.set({ variables: lines, variablesOf: where, globals });
  }

  /** Shows what `path` leads to at each stop from now on. */
  watch(path: string): void {
    const { watches } = this.store.state;
    const wanted = path.trim().slice(0, LONGEST_PATH);
    if (wanted === '' || watches.includes(wanted) || watches.length >= MOST_WATCHES) return;
    this.store.set({ watches: [...watches, wanted] });
  }

  unwatch(path: string): void {
    this.store.set({ watches: this.store.state.watches.filter((one) => one !== path) });
  }

  /** What a path such as `irp->IoStatus` means where the target stands. */
  async parts(path: string): Promise<KdReached> {
    const { broken, phase } = this.store.state;
    return broken || phase === 'crashed' ? this.target.variableParts(path) : { problem: 'the target runs' };
  }
}
