/**
 * The user's breakpoints: lines of the open lab's files, kept from one visit to the next and handed to each target that boots.
 *
 * A line moves with its text while the file is edited; the target goes on with the text that it was built from, where the line has the number that it
 * had then. One that is set in a file that has been changed since waits for the next Run.
 */
import type { KdBreakpoint, KdBreakpointPlace } from '../../kernel-sim/index.ts';
import type { LabFiles } from '../../lessons/run-lab.ts';
import type { SessionState } from './state.ts';
import type { Store } from './store.ts';

export interface UserBreakpoint extends KdBreakpointPlace {
  /** Its line in the text that the target was built from; undefined when the target does not know of it. */
  readonly built?: number | undefined;
  /** Where the target stops for it, in that text; 0: nowhere, no code comes from this line or a later one. */
  readonly stopsAt?: number | undefined;
}

/** Where breakpoints are kept, by the lab's name. */
export interface BreakpointMemory {
  recall(lab: string): string | null;
  remember(lab: string, text: string): void;
}

interface Line {
  readonly file: string;
  readonly line: number;
}

const isPlace = (value: unknown): value is KdBreakpointPlace =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  typeof value.file === 'string' &&
  'line' in value &&
  Number.isInteger(value.line) &&
  'enabled' in value &&
  typeof value.enabled === 'boolean';

function parse(text: string | null): KdBreakpointPlace[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace).map(({ file, line, enabled }) => ({ file, line, enabled })) : [];
  } catch {
    return [];
  }
}

export class Breakpoints {
  private readonly store: Store<SessionState>;
  private readonly memory: BreakpointMemory;
  private readonly tell: (places: readonly KdBreakpointPlace[]) => Promise<readonly KdBreakpoint[]>;
  /** The files that the target was built from. */
  private files: LabFiles = {};

  constructor(
    store: Store<SessionState>,
    memory: BreakpointMemory,
    tell: (places: readonly KdBreakpointPlace[]) => Promise<readonly KdBreakpoint[]>,
  ) {
    this.store = store;
    this.memory = memory;
    this.tell = tell;
  }

  private get all(): readonly UserBreakpoint[] {
    return this.store.state.breakpoints;
  }

  private set(breakpoints: readonly UserBreakpoint[]): void {
    const { labId } = this.store.state;
    this.store.set({ breakpoints });
    const kept = breakpoints.map(({ file, line, enabled }) => ({ file, line, enabled }));
    this.memory.remember(labId, JSON.stringify(kept));
  }

  /** Another lab is open. */
  open(): void {
    this.files = {};
    this.store.set({ breakpoints: parse(this.memory.recall(this.store.state.labId)) });
  }

  /** A target boots that was built from `files`. */
  forTarget(files: LabFiles): readonly KdBreakpointPlace[] {
    this.files = files;
    const { files: now } = this.store.state;
    this.set(
      this.all.map(({ file, line, enabled, built }) => {
        const known = files[file] === now[file] ? line : built;
        return { file, line, enabled, built: known };
      }),
    );
    return this.places();
  }

  private places(): KdBreakpointPlace[] {
    return this.all.flatMap(({ file, built, enabled }) =>
      built === undefined ? [] : [{ file, line: built, enabled }],
    );
  }

  /** Whether the target knows this file as it is now. */
  private unchanged(file: string): boolean {
    return this.files[file] === this.store.state.files[file];
  }

  /** Sets a breakpoint, or takes it away. */
  toggle({ file, line }: Line): void {
    const there = this.all.some((known) => known.file === file && known.line === line);
    const built = this.unchanged(file) ? line : undefined;
    this.set(
      there
        ? this.all.filter((known) => known.file !== file || known.line !== line)
        : [...this.all, { file, line, enabled: true, built }],
    );
    void this.sync();
  }

  /** An edit has moved lines of `file`: the line that each of its breakpoints, in their order, has now. Those on one line become one. */
  moved(file: string, lines: readonly number[]): void {
    const seen = new Set<number>();
    let at = 0;
    const next = this.all.flatMap((known) => {
      if (known.file !== file) return [known];
      const line = lines[at++] ?? known.line;
      if (seen.has(line)) return [];
      seen.add(line);
      return [{ ...known, line }];
    });
    this.set(next);
  }

  /** Tells the target, and learns how it understands them. */
  async sync(): Promise<void> {
    this.understood(await this.tell(this.places()));
  }

  private understood(answers: readonly KdBreakpoint[]): void {
    if (answers.length === 0) return;
    let moved = false;
    const seen = new Set<string>();
    const next = this.all.flatMap((known) => {
      const answer = answers.find(({ file, line }) => file === known.file && line === known.built);
      if (!answer) return [known];
      const { stopsAt } = answer;
      // Where it stops is where it is shown, as long as the text is the one that runs.
      const moves = stopsAt > 0 && stopsAt !== known.line && this.unchanged(known.file);
      moved ||= moves;
      const understood = moves ? { ...known, line: stopsAt, built: stopsAt, stopsAt } : { ...known, stopsAt };
      const place = `${understood.file}:${understood.line}`;
      if (seen.has(place)) return [];
      seen.add(place);
      return [understood];
    });
    this.set(next);
    if (moved) void this.sync();
  }

  /** A command of the debugger may have changed them. */
  take(answers: readonly KdBreakpoint[]): void {
    const lasting = answers.filter(({ once }) => !once);
    const waiting = this.all.filter(({ built }) => built === undefined);
    const next = lasting.map(({ file, line, enabled, stopsAt }): UserBreakpoint => {
      const known = this.all.find((other) => other.file === file && other.built === line);
      return { file, line: known?.line ?? line, enabled, built: line, stopsAt };
    });
    const all = [...next, ...waiting];
    const before = this.all;
    const same =
      all.length === before.length &&
      all.every(({ file, line, enabled }, i) => {
        const other = before[i];
        return other.file === file && other.line === line && other.enabled === enabled;
      });
    if (!same) this.set(all);
  }
}
