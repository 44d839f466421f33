/** The corpus: every folder of tests/labs and of lessons with an expect.json in it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { readLabFolder, readSystemFiles } from '../../cli/folder.ts';
import type { Policy } from '../../kernel-sim/index.ts';
import {
  buildLab,
  type LabBuild,
  type LabFiles,
  type LabReport,
  type RunLabOptions,
  runBuilt,
} from '../../lessons/run-lab.ts';
import { toolchainDigest } from '../../scripts/vite/prebuilt.ts';
import type { ObjectCache } from '../../toolchain/index.ts';
import { mismatches } from './match.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** expect.json */
interface Expectation {
  /** What the lab shows, as a sentence: the name of the test. */
  readonly about: string;
  readonly options?: {
    readonly cpus?: number;
    readonly seed?: number;
    readonly policy?: Policy;
    readonly limitMs?: number;
    readonly build?: 'checked' | 'free';
    readonly commands?: readonly string[];
  };
  /** See match.ts. */
  readonly expect: Parameters<typeof mismatches>[1];
}

export interface CorpusLab {
  /** "tests/labs/double-free" */
  readonly path: string;
  readonly about: string;
  readonly files: LabFiles;
  readonly options: RunLabOptions;
  readonly expect: Expectation['expect'];
}

const KNOWN_FIELDS = ['about', 'options', 'expect'];
const KNOWN_OPTIONS = ['cpus', 'seed', 'policy', 'limitMs', 'build', 'commands'];

function unknown(value: object | undefined, known: readonly string[]): string[] {
  return Object.keys(value ?? {}).filter((key) => !known.includes(key));
}

function readLab(path: string): CorpusLab {
  const { 'expect.json': text, ...files } = readLabFolder(join(root, path));
  const expectation = JSON.parse(text) as Expectation;
  const stray = [...unknown(expectation, KNOWN_FIELDS), ...unknown(expectation.options, KNOWN_OPTIONS)];
  if (stray.length > 0) throw new Error(`${path}/expect.json has unknown fields: ${stray.join(', ')}`);
  if (typeof expectation.about !== 'string' || expectation.expect === undefined)
    throw new Error(`${path}/expect.json needs "about" and "expect"`);
  const { cpus, ...options } = expectation.options ?? {};
  return {
    path,
    about: expectation.about,
    files,
    options: { ...options, ...(cpus !== undefined && { processors: cpus }) },
    expect: expectation.expect,
  };
}

function labsIn(folder: string): CorpusLab[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, folder, entry.name, 'expect.json')))
    .map(({ name }) => `${folder}/${name}`)
    .sort()
    .map(readLab);
}

export const corpus: readonly CorpusLab[] = [...labsIn('tests/labs'), ...labsIn('lessons')];

const system = readSystemFiles();
const cache: ObjectCache = new Map();

const BUILT = join(root, '.cache/corpus');
let toolchain: string | undefined;

/** Where the build of a lab is kept, by all that decides about it: the browsers' tests run the same images as those in Node. */
function builtFile({ files, options: { build } }: CorpusLab): string {
  toolchain ??= toolchainDigest(root);
  const digest = createHash('sha256').update(JSON.stringify([toolchain, files, build]));
  return join(BUILT, digest.digest('hex').slice(0, 32));
}

/** Builds a lab, once for all tests; what its sources share with others (the runtime) is compiled once. */
export async function buildCorpusLab(lab: CorpusLab): Promise<LabBuild> {
  const file = builtFile(lab);
  if (existsSync(file)) return deserialize(readFileSync(file)) as LabBuild;
  const built = await buildLab(lab.files, system, { build: lab.options.build, cache });
  mkdirSync(BUILT, { recursive: true });
  // Another process may be at the same: what has this name is whole.
  writeFileSync(`${file}.${process.pid}`, serialize(built));
  renameSync(`${file}.${process.pid}`, file);
  return built;
}

/** The report of one run in Node. */
export const runCorpusLab = async (lab: CorpusLab, built: LabBuild, probes = false): Promise<LabReport> =>
  runBuilt(built, { ...lab.options, probes });

/** Tests that hold each lab's report against what is expected of it. The second run has line probes, as under a debugger: it must be the same. */
export function testLabs(labs: readonly CorpusLab[]): void {
  describe.each(labs.map((lab) => ({ ...lab, lab })))('$path', ({ lab }) => {
    it(lab.about, async () => {
      const built = await buildCorpusLab(lab);
      const report = await runCorpusLab(lab, built);
      expect(mismatches(report, lab.expect)).toEqual([]);
      expect(JSON.stringify(await runCorpusLab(lab, built, true)), 'the second run differs from the first').toBe(
        JSON.stringify(report),
      );
    });
  });
}
