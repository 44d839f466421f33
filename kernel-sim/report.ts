/**
 * What a run tells: plain data, the same in every engine, ready to be printed as JSON.
 *
 * Codes, parameters and addresses are hex strings; lines count from 1; files are relative to the lab.
 */
import type { BugCheckReport, FaultReport } from './kd/analyze.ts';
import type { LeakReport } from './vf/leaks.ts';

export type { BugCheckReport, FaultReport } from './kd/analyze.ts';
export type { LeakKind, LeakReport } from './vf/leaks.ts';

export type Outcome = 'completed' | 'bugcheck' | 'hung' | 'limit' | 'stopped' | 'simulator-error';

export interface DebugLine {
  /** Virtual milliseconds since boot. */
  readonly ms: number;
  readonly pid: number;
  readonly text: string;
}

export interface ProgramReport {
  readonly image: string;
  readonly pid: number;
  /** null while it runs. */
  readonly exitCode: string | null;
  readonly fault: FaultReport | null;
}

export interface ServiceReport {
  readonly name: string;
  readonly state: string;
  readonly exitCode: number;
}

export interface EventLogReport {
  readonly ms: number;
  readonly source: string;
  readonly type: string;
  readonly id: number;
  readonly text: string;
}

export interface RunReport {
  readonly outcome: Outcome;
  /** Why, in a sentence, when the outcome is not "completed". */
  readonly reason: string;
  readonly virtualMs: number;
  readonly console: string;
  readonly debug: readonly DebugLine[];
  readonly programs: readonly ProgramReport[];
  readonly services: readonly ServiceReport[];
  readonly bugCheck: BugCheckReport | null;
  readonly leaks: readonly LeakReport[];
  readonly eventLog: readonly EventLogReport[];
  /** Exit status of the last console command that failed; 0 when all went well. */
  readonly exitStatus: number;
}
