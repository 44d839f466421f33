/**
 * A lab from its files to its report: build, boot, run. What the command line, the tests and the browser's workers share.
 */
import {
  type MachineOptions,
  type MachineResult,
  notModelled,
  type Policy,
  type RunReport,
  runMachine,
  systemExports,
} from '../kernel-sim/index.ts';
import {
  type BuildInput,
  type BuildResult,
  build,
  buildVariables,
  type Diagnostic,
  type ImageVariables,
  type Lab,
  type ObjectCache,
  parseLab,
} from '../toolchain/index.ts';

/** The files that come with ringside: toolchain/include and toolchain/runtime, path -> text. */
export interface SystemFiles {
  readonly headers: Readonly<Record<string, string>>;
  readonly runtime: Readonly<Record<string, string>>;
}

export type LabFiles = Readonly<Record<string, string>>;

export interface LabBuild extends BuildResult {
  /** Absent when lab.json is no lab. */
  readonly lab?: Lab;
}

export interface BuildLabOptions {
  /** Overrides what lab.json says. */
  readonly build?: 'checked' | 'free' | undefined;
  readonly cache?: ObjectCache;
}

/** The same tables each time: an image is not linked anew while nothing that it comes from is another. */
let exported: ReturnType<typeof systemExports> | undefined;

/** Reads lab.json and builds what it describes. Problems of lab.json are diagnostics like any other. */
export async function buildLab(files: LabFiles, system: SystemFiles, options: BuildLabOptions = {}): Promise<LabBuild> {
  const input = labInput(files, system, options);
  if (!('lab' in input)) return { images: [], diagnostics: input, ok: false };
  return { ...(await build(input)), lab: input.lab };
}

function labInput(
  files: LabFiles,
  system: SystemFiles,
  options: BuildLabOptions,
): (BuildInput & { lab: Lab }) | Diagnostic[] {
  const parsed = parseLab(files['lab.json'] ?? '');
  if (Array.isArray(parsed)) return parsed.map((problem): Diagnostic => ({ severity: 'error', ...problem }));
  const { cache } = options;
  exported ??= systemExports();
  return {
    lab: { ...parsed, build: options.build ?? parsed.build },
    files,
    headers: system.headers,
    runtime: system.runtime,
    exports: exported,
    declaredOnly: notModelled,
    ...(cache && { cache }),
  };
}

/** What a debugger shows variables with: of those of the lab's images that are these. Empty for a free build. */
export async function labVariables(
  files: LabFiles,
  system: SystemFiles,
  images: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  options: BuildLabOptions = {},
): Promise<ImageVariables[]> {
  const input = labInput(files, system, options);
  if (!('lab' in input)) return [];
  return buildVariables(input, Object.fromEntries(images.map(({ name, bytes }) => [name, bytes])));
}

export interface RunLabOptions extends BuildLabOptions {
  readonly seed?: number;
  readonly processors?: number;
  readonly policy?: Policy;
  /** Virtual milliseconds. */
  readonly limitMs?: number;
  /** Console commands instead of the lab's. */
  readonly commands?: readonly string[] | undefined;
  readonly pump?: MachineOptions['pump'];
  readonly probes?: boolean;
}

export const DEFAULTS = { seed: 1, processors: 1, policy: 'rr', limitMs: 120_000 } as const;

/** What `ringside run --json` prints. */
export interface LabReport extends Omit<RunReport, 'outcome'> {
  readonly outcome: RunReport['outcome'] | 'build-failed';
  readonly replay: string;
  readonly diagnostics: readonly PlainDiagnostic[];
}

export interface PlainDiagnostic {
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Notes stand behind the message that they belong to. */
export function plainDiagnostics(diagnostics: readonly Diagnostic[]): PlainDiagnostic[] {
  return diagnostics.flatMap(({ severity, message, file, line, column, related }) => [
    { severity, message, file, line, column },
    ...plainDiagnostics(related ?? []),
  ]);
}

const NOTHING: RunReport = {
  outcome: 'completed',
  reason: '',
  virtualMs: 0,
  console: '',
  debug: [],
  programs: [],
  services: [],
  bugCheck: null,
  leaks: [],
  eventLog: [],
  exitStatus: 0,
};

function failedBuild(diagnostics: readonly Diagnostic[]): LabReport {
  const reason = 'the lab does not build';
  return {
    ...NOTHING,
    outcome: 'build-failed',
    reason,
    exitStatus: 2,
    replay: '',
    diagnostics: plainDiagnostics(diagnostics),
  };
}

/** Runs what has been built. */
export async function runBuilt(built: LabBuild, options: RunLabOptions = {}): Promise<LabReport> {
  if (!built.ok || !built.lab) return failedBuild(built.diagnostics);
  const result: MachineResult = await runMachine({
    images: built.images.map(({ name, ring, bytes, entry }) => ({ name, ring, bytes, entry })),
    commands: options.commands ?? built.lab.run,
    processors: options.processors ?? DEFAULTS.processors,
    seed: options.seed ?? DEFAULTS.seed,
    policy: options.policy ?? DEFAULTS.policy,
    limitMs: options.limitMs ?? DEFAULTS.limitMs,
    probes: options.probes === true,
    ...(options.pump && { pump: options.pump }),
  });
  return { ...result.report, replay: result.replay, diagnostics: plainDiagnostics(built.diagnostics) };
}

/** Builds and runs a lab. */
export async function runLab(files: LabFiles, system: SystemFiles, options: RunLabOptions = {}): Promise<LabReport> {
  return runBuilt(await buildLab(files, system, options), options);
}
