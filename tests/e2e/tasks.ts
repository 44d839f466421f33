/** What a test asks of the engine in a browser's worker. */
import type { LabFiles, LabReport, RunLabOptions } from '../../lessons/run-lab.ts';

export interface LabTask {
  readonly kind: 'lab';
  readonly files: LabFiles;
  readonly options: Omit<RunLabOptions, 'cache' | 'pump'>;
  /** Images that were linked before; without them the browser compiles the lab itself. */
  readonly images?: readonly PackedImage[];
}

/** An image as JSON carries it. */
export interface PackedImage {
  readonly name: string;
  readonly ring: 0 | 3;
  readonly entry: string;
  readonly base64: string;
}

export interface BenchTask {
  readonly kind: 'bench';
  readonly name: string;
}

export type Task = LabTask | BenchTask;

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
}

export interface LabAnswer {
  readonly report: LabReport;
}

export type Answer = { readonly value: unknown } | { readonly error: string };
