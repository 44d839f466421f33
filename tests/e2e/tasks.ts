/** What a test asks of the engine in a browser's worker. */

import type { LabFiles, RunLabOptions } from '../../lessons/run-lab.ts';
import type { Diagnostic } from '../../toolchain/index.ts';

export interface LabTask {
  readonly kind: 'lab';
  readonly files: LabFiles;
  readonly options: Omit<RunLabOptions, 'cache' | 'pump'>;
  /** What was linked before; without it the browser compiles the lab itself. */
  readonly linked?: { readonly images: readonly PackedImage[]; readonly diagnostics: readonly Diagnostic[] };
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
  /** Other goals, by engine. */
  readonly goals?: Readonly<Record<string, number>>;
}

export type Answer = { readonly value: unknown } | { readonly error: string };
