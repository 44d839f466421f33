/**
 * What a host hands to the machine, and what it has of it: the machine's images and settings, the events of an interactive one, and its handle.
 */
import type { Policy } from './hal/index.ts';
import type { KdBreakpoint, KdBreakpointPlace } from './kd/breakpoints.ts';
import type { KdStep } from './kd/step.ts';
import type { KdStop } from './kd/trap.ts';
import type { DebugLine, RunReport } from './report.ts';

/** An image as the toolchain linked it. */
export interface MachineImage {
  /** File name, such as `metafs.sys`. */
  readonly name: string;
  readonly ring: 0 | 3;
  readonly bytes: Uint8Array;
}

export interface MachineOptions {
  readonly images: readonly MachineImage[];
  /** What the console types, in order. */
  readonly commands: readonly string[];
  /** 1 to 4. */
  readonly processors: number;
  readonly seed: number;
  readonly policy: Policy;
  /** The run ends after so much virtual time. */
  readonly limitMs: number;
  /**
   * Line probes: breakpoints and steps are possible. The run is the same, to the instruction; code is slower, and must be unoptimised for its lines to
   * be where one expects them.
   */
  readonly probes?: boolean;
  /** Asked between threads: a promise returns control to the host until it settles. */
  readonly pump?: () => Promise<void> | undefined;
}

/** What an interactive machine tells while it runs. The host must not call the machine from within. */
export interface MachineEvents {
  /** Text for the target's screen. */
  console(text: string): void;
  debug(line: LiveDebugLine): void;
  /** All commands have been carried out; the console shows its prompt. */
  prompt(directory: string): void;
  /** After the last command nothing is under way any more; the report so far. The machine stays on. */
  settled(report: RunReport): void;
  /** A command is under way and nothing can run until the host does something: who waits, and where. */
  waiting(reason: string): void;
  /** A breakpoint or the end of a step: the machine stands still, as after `breakIn`. */
  broke(stop: KdStop): void;
}

/** The host's clock: an interactive machine that has once come to rest does not run ahead of it. */
export interface HostClock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** A line for DebugView: also who printed it, and where. */
export interface LiveDebugLine extends DebugLine {
  readonly process: string;
  readonly file: string;
  readonly line: number;
}

export interface LiveMachineOptions extends MachineOptions {
  /** With it the machine is interactive: it has no limits, and goes on after the last command until it is stopped. */
  readonly live?: { readonly events: MachineEvents; readonly clock: HostClock };
  readonly breakpoints?: readonly KdBreakpointPlace[];
}

export interface MachineHandle {
  readonly replay: string;
  /** What has been typed for the program that reads the console. */
  input(text: string): void;
  /** A line for the console's shell. */
  runCommand(line: string): void;
  /** Ctrl+C. */
  interrupt(): void;
  /** The debugger breaks in: between two of its threads' turns the machine stands still, and the target's clock with it, until `go`. */
  breakIn(): void;
  /** The machine goes on after a break: freely, or to the end of a step. */
  go(step?: KdStep): void;
  /** These and no others; the answer is how they are understood, and comes when the machine has booted. Empty when it does not boot. */
  setBreakpoints(places: readonly KdBreakpointPlace[]): Promise<readonly KdBreakpoint[]>;
  /** Ends the run with the outcome "stopped". */
  stop(): void;
  readonly result: Promise<MachineResult>;
}

export interface MachineResult {
  readonly report: RunReport;
  readonly replay: string;
}
