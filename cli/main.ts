/** The `ringside` command: only wiring. */
import { writeFileSync } from 'node:fs';
import { EtwRead, EtwText, Event, eventFields, parseReplay } from '../kernel-sim/index.ts';
import {
  buildLab,
  type LabBuild,
  type LabReport,
  labVariables,
  plainDiagnostics,
  type RunLabOptions,
  runBuilt,
} from '../lessons/run-lab.ts';
import type { ObjectCache } from '../toolchain/index.ts';
import {
  type Arguments,
  type BuildArguments,
  type KdArguments,
  parseArguments,
  type RunArguments,
  UsageError,
} from './arguments.ts';
import { FolderError, readLabFolder, readSystemFiles } from './folder.ts';
import { HELP } from './help.ts';
import { debug } from './kd.ts';
import { printDiagnostic, printReport } from './print.ts';
import { readVersion } from './version.ts';

const EXIT_FAILED = 1;
const EXIT_WRONG_CALL = 2;

/** Runs the command line `args`; the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  let parsed: Arguments;
  try {
    parsed = parseArguments(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`ringside: ${error.message}. Try "ringside --help".\n`);
    return EXIT_WRONG_CALL;
  }
  try {
    switch (parsed.command) {
      case 'help':
        process.stdout.write(HELP);
        return args.length === 0 ? EXIT_WRONG_CALL : 0;
      case 'version':
        process.stdout.write(`ringside ${readVersion()}\n`);
        return 0;
      case 'build':
        return await buildCommand(parsed);
      case 'run':
        return await runCommand(parsed);
      case 'kd':
        return await kdSession(parsed);
    }
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    process.stderr.write(`ringside: ${error.message}\n`);
    return EXIT_WRONG_CALL;
  }
}

async function buildCommand({ directory, build, json }: BuildArguments): Promise<number> {
  const result = await buildLab(readLabFolder(directory), readSystemFiles(), { build });
  const diagnostics = plainDiagnostics(result.diagnostics);
  const images = result.images.map(({ name, ring, bytes }) => ({ name, ring, bytes: bytes.length }));
  if (json)
    process.stdout.write(`${JSON.stringify({ outcome: result.ok ? 'built' : 'build-failed', images, diagnostics })}\n`);
  else {
    for (const diagnostic of diagnostics) process.stdout.write(`${printDiagnostic(diagnostic)}\n`);
    for (const { name, ring, bytes } of images) process.stdout.write(`${name}: ring ${ring}, ${bytes} bytes\n`);
  }
  return result.ok ? 0 : EXIT_WRONG_CALL;
}

async function runCommand(options: RunArguments): Promise<number> {
  let { seed, cpus, policy } = options;
  const runs = options.explore ?? 1;
  const files = readLabFolder(options.directory);
  if (options.replay !== undefined) {
    const replay = parseReplay(options.replay);
    if (typeof replay === 'string') {
      process.stderr.write(`ringside: ${replay}\n`);
      return EXIT_WRONG_CALL;
    }
    ({ seed } = replay);
    cpus = replay.processors;
    policy = replay.policy;
  }
  const built = await buildLab(files, readSystemFiles(), { build: options.build });
  const run = { processors: cpus, policy, limitMs: options.limit, commands: options.commands };
  const report = await runUntilFailure(built, run, seed, runs);
  if (options.replay !== undefined && report.replay !== options.replay && report.outcome !== 'build-failed') {
    process.stderr.write(
      `ringside: the lab has changed since ${options.replay} was printed; this run is ${report.replay}\n`,
    );
  }
  if (options.trace !== undefined) writeTrace(options.trace);
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : printReport(report));
  return options.explore !== undefined && hasFailed(report)
    ? Math.max(exitStatus(report), EXIT_FAILED)
    : exitStatus(report);
}

async function kdSession({ directory, build, seed, cpus, policy }: KdArguments): Promise<number> {
  const files = readLabFolder(directory);
  const system = readSystemFiles();
  const cache: ObjectCache = new Map();
  const built = await buildLab(files, system, { build, cache });
  const { ok, lab, images } = built;
  for (const diagnostic of plainDiagnostics(built.diagnostics))
    process.stdout.write(`${printDiagnostic(diagnostic)}\n`);
  if (!ok || !lab) return EXIT_WRONG_CALL;
  const variables = () => labVariables(files, system, images, { build, cache });
  const probes = lab.build === 'checked';
  await debug({ images, commands: lab.run, seed, processors: cpus, policy, probes, files, variables });
  return 0;
}

/** What exploration looks for. */
function hasFailed(report: LabReport): boolean {
  return exitStatus(report) !== 0 || report.leaks.length > 0;
}

/** Runs a lab under `runs` seeds in turn, from `first` on, until one fails; the report of the last run. Says on the error stream how that went. */
async function runUntilFailure(built: LabBuild, run: RunLabOptions, first: number, runs: number): Promise<LabReport> {
  for (let i = 0; ; i++) {
    const seed = (first + i) >>> 0;
    const report = await runBuilt(built, { ...run, seed });
    const fails = hasFailed(report);
    if (i + 1 < runs && !fails) continue;
    if (runs > 1 && report.outcome !== 'build-failed') {
      process.stderr.write(
        fails
          ? `ringside: run ${i + 1} of ${runs}, with seed ${seed}, fails; this is its report, and --replay ${report.replay} repeats it\n`
          : `ringside: none of ${runs} runs fails (seeds ${first} to ${seed}); this is the report of the last one\n`,
      );
    }
    return report;
  }
}

function exitStatus(report: LabReport): number {
  if (report.outcome === 'build-failed') return EXIT_WRONG_CALL;
  const failed =
    report.outcome !== 'completed' ||
    report.exitStatus !== 0 ||
    report.programs.some(({ exitCode }) => exitCode !== null && Number(exitCode) !== 0);
  return failed ? EXIT_FAILED : 0;
}

const names = new Map<number, keyof typeof Event>(
  Object.entries(Event).map(([name, id]) => [id, name as keyof typeof Event]),
);

function writeTrace(file: string): void {
  const lines = EtwRead().map(({ index, event, thread, time, words }) => {
    const name = names.get(event) ?? 'SystemCall';
    const fields: Record<string, unknown> = {};
    eventFields[name].forEach((field, i) => {
      if (field === undefined) return;
      fields[field] = field === 'text' ? EtwText(words[i]) : `0x${(words[i] >>> 0).toString(16)}`;
    });
    return JSON.stringify({
      index,
      ms: time / 10_000,
      thread: `0x${(thread >>> 0).toString(16)}`,
      event: name,
      ...fields,
    });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

// Started as a program (by ringside.mjs on an older Node) rather than imported.
if (process.argv[1]?.endsWith('main.ts')) process.exitCode = await main(process.argv.slice(2));
