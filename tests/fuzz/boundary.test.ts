/** Along the ring boundary: each pointer of each routine that ring 3 can call, hostile in turn, among arguments that get the call far. */
import { beforeAll, expect, test } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import { userPrototypes } from '../../kernel-sim/abi/prototypes.gen.ts';
import { systemExports } from '../../kernel-sim/index.ts';
import { buildLab, type LabBuild, type LabReport, runBuilt } from '../../lessons/run-lab.ts';
import { CANARY_DRIVER, callTable, SHARED_HEADER } from './sources.ts';
import { SWEEP_PROGRAM, sweepTable } from './sweep-sources.ts';

/** Not called, and why. */
const SKIPPED: Readonly<Record<string, string>> = {
  GenerateConsoleCtrlEvent: 'ends the parent too, as it should',
};
/** ZwXxx is NtXxx in ring 3, and what the C runtime has of its own never enters the kernel. */
const OUTSIDE = /^Zw|^_|^[a-z]/;

const { user } = systemExports();
const prototypes = Object.values(userPrototypes).filter(
  ({ name }) => user.has(name) && !(name in SKIPPED) && !OUTSIDE.test(name),
);

let built: LabBuild;

beforeAll(async () => {
  const files = {
    'lab.json': JSON.stringify({
      title: 'sweep',
      drivers: { canary: ['canary.c'] },
      programs: { sweep: ['sweep.c', 'calls.c'] },
      build: 'checked',
      run: [],
    }),
    'canary.c': CANARY_DRIVER,
    'shared.h': SHARED_HEADER,
    'sweep.c': SWEEP_PROGRAM,
    'calls.c': callTable(prototypes) + sweepTable(prototypes),
  };
  built = await buildLab(files, readSystemFiles());
  expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
}, 300_000);

async function sweep(flips: boolean, processors: number, seed: number): Promise<LabReport> {
  const report = await runBuilt(built, {
    commands: ['sc create canary type= kernel binPath= canary.sys', 'sc start canary', `sweep.exe ${flips ? 1 : 0}`],
    processors,
    seed,
    limitMs: 10_000_000,
  });
  const last = report.debug.at(-1)?.text;
  const { outcome, reason } = report;
  expect({ outcome, reason, last }).toEqual({ outcome: 'completed', reason: '', last });
  expect(report.console).toContain('all called');
  expect(report.console).not.toContain('cannot be ended');
  return report;
}

const complaints = (report: LabReport): string[] =>
  report.debug.map(({ text }) => text).filter((text) => /^(SEEN|CHANGED|RAISED|UNBALANCED) /.test(text));

test('a hostile pointer fails the call and nothing else: no memory, no handle, no reference', {
  timeout: 300_000,
}, async () => {
  const report = await sweep(false, 1, 1);
  expect(complaints(report)).toEqual([]);
  const swept = report.debug.flatMap(({ text }) => {
    const [, name, calls, failed] = /^(\w+) \d+: (\d+) calls, (\d+) failed/.exec(text) ?? [];
    return name ? [{ name, calls: Number(calls), failed: Number(failed) }] : [];
  });
  const total = (key: 'calls' | 'failed'): number => swept.reduce((sum, one) => sum + one[key], 0);
  // Most calls fail, and most of those could be counted before and after.
  expect(total('calls')).toBeGreaterThan(20_000);
  expect(total('failed')).toBeGreaterThan(10_000);
  expect(swept.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['NtCreateFile', 'NtQueryMultipleValueKey', 'NtDeviceIoControlFile', 'NtNotifyChangeKey']),
  );
});

test('memory that another thread changes during the calls harms nobody else', { timeout: 300_000 }, async () => {
  expect(complaints(await sweep(true, 2, 7))).toEqual([]);
});
