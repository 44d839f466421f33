/**
 * What a run tells: plain data, the same in every engine, ready to be printed as JSON.
 *
 * Codes, parameters and addresses are hex strings; lines count from 1; files are relative to the lab.
 */
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

/** The exception that ended a program. */
export interface FaultReport {
  readonly code: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly image: string;
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly stack: readonly string[];
  readonly explanation: string;
}

export interface ServiceReport {
  readonly name: string;
  readonly state: string;
  readonly exitCode: number;
}

export interface BugCheckReport {
  readonly code: string;
  readonly name: string;
  readonly parameters: readonly [string, string, string, string];
  readonly image: string;
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly irql: number;
  readonly process: string;
  readonly thread: string;
  /** Innermost frame first: `metafs!Dispatch+0x1c [driver.c @ 12]`. */
  readonly stack: readonly string[];
  readonly explanation: string;
}

export type LeakKind = 'reference' | 'pool' | 'handle' | 'device' | 'link' | 'timer' | 'irp' | 'thread';

export interface LeakReport {
  readonly kind: LeakKind;
  readonly owner: string;
  readonly detail: string;
  readonly file: string;
  readonly line: number;
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
