/** An interactive machine in Node, as the web app's kernel worker has it. */
import { expect } from 'vitest';
import {
  type KdStop,
  type LiveDebugLine,
  type LiveMachineOptions,
  type MachineHandle,
  type RunReport,
  startMachine,
} from '../../kernel-sim/index.ts';

const PATIENCE_MS = 10_000;

export interface Live {
  readonly handle: MachineHandle;
  readonly debug: LiveDebugLine[];
  readonly prompts: string[];
  readonly reports: RunReport[];
  readonly hangs: string[];
  readonly stops: KdStop[];
  /** What the console shows. */
  text(): string;
  /** Settles when `what` holds. */
  until(what: () => boolean): Promise<void>;
  /** Settles at the next breakpoint or the end of a step, of those that have not been asked for. */
  stop(): Promise<KdStop>;
}

export type LiveOptions = Pick<LiveMachineOptions, 'images' | 'commands'> &
  Partial<Pick<LiveMachineOptions, 'processors' | 'seed' | 'policy' | 'probes' | 'breakpoints'>>;

export function bootLive(options: LiveOptions): Live {
  let text = '';
  let asked = 0;
  const debug: LiveDebugLine[] = [];
  const prompts: string[] = [];
  const reports: RunReport[] = [];
  const hangs: string[] = [];
  const stops: KdStop[] = [];
  let last = performance.now();
  const handle = startMachine({
    processors: 1,
    seed: 1,
    policy: 'rr',
    limitMs: 1000,
    ...options,
    pump: () => {
      if (performance.now() - last < 8) return undefined;
      return new Promise((resolve) =>
        setTimeout(() => {
          last = performance.now();
          resolve();
        }),
      );
    },
    live: {
      events: {
        console: (more) => {
          text += more;
        },
        debug: (line) => debug.push(line),
        prompt: (directory) => prompts.push(directory),
        settled: (report) => reports.push(report),
        waiting: (reason) => hangs.push(reason),
        broke: (stop) => stops.push(stop),
      },
      clock: { now: () => performance.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    },
  });
  const until = async (what: () => boolean): Promise<void> => {
    const began = performance.now();
    while (!what()) {
      if (performance.now() - began > PATIENCE_MS) throw new Error(`did not happen; the console shows:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const stop = async (): Promise<KdStop> => {
    await until(() => stops.length > asked);
    expect(stops.length, 'one stop at a time').toBe(asked + 1);
    return stops[asked++];
  };
  return { handle, debug, prompts, reports, hangs, stops, until, stop, text: () => text };
}
