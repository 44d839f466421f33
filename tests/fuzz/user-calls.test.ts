/** Whatever a program passes to whatever it can call, it loses itself at worst: never the machine, never the kernel's memory. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import { userPrototypes } from '../../kernel-sim/abi/prototypes.gen.ts';
import { systemExports } from '../../kernel-sim/index.ts';
import { buildLab, type LabBuild, runBuilt } from '../../lessons/run-lab.ts';
import { CANARY_DRIVER, CANARY_TEXT, callTable, FUZZ_PROGRAM, SHARED_HEADER } from './sources.ts';

/** Not called, and why. Calls that end or block only their process are: the program goes on in another one. */
const SKIPPED: Readonly<Record<string, string>> = {
  ExitWindowsEx: 'ends the run, as it should',
  InitiateSystemShutdownA: 'ends the run, as it should',
  InitiateSystemShutdownW: 'ends the run, as it should',
  GenerateConsoleCtrlEvent: 'ends the parent too, as it should',
};

/** Calls of each routine in one run. */
const VARIANTS = 4;
const RUNS = 3;

const { user } = systemExports();
const prototypes = Object.values(userPrototypes).filter(({ name }) => user.has(name) && !(name in SKIPPED));

let built: LabBuild;

beforeAll(async () => {
  const files = {
    'lab.json': JSON.stringify({
      title: 'fuzz',
      drivers: { canary: ['canary.c'] },
      programs: { fuzz: ['fuzz.c', 'calls.c'] },
      build: 'checked',
      run: [],
    }),
    'canary.c': CANARY_DRIVER,
    'shared.h': SHARED_HEADER,
    'fuzz.c': FUZZ_PROGRAM,
    'calls.c': callTable(prototypes),
  };
  built = await buildLab(files, readSystemFiles());
  expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
}, 300_000);

test('ring 3 exports nothing of the kernel but system services', () => {
  const kernelOnly = /^(Ke|Ki|Mm|Ps|Ex|Io|Ob|Se|Cm|Flt|Po|Hal)[A-Z]/;
  expect([...user].filter((name) => kernelOnly.test(name))).toEqual([]);
  // In ring 3, ZwClose is another name of NtClose.
  const services = [...user].filter((name) => /^Zw[A-Z]/.test(name));
  expect(services.filter((name) => !user.has(name.replace('Zw', 'Nt')))).toEqual([]);
});

test('hostile arguments to every routine of ring 3 leave the kernel as it was', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const report = await runBuilt(built, {
        commands: [
          'sc create canary type= kernel binPath= canary.sys',
          'sc start canary',
          `fuzz.exe ${seed} ${VARIANTS}`,
        ],
        limitMs: 1_000_000,
      });
      const last = report.debug.at(-1)?.text;
      expect({ outcome: report.outcome, reason: report.reason, last }).toEqual({
        outcome: 'completed',
        reason: '',
        last,
      });
      expect(report.console).toContain('all called');
      const lines = report.debug.map(({ text }) => text);
      expect(lines.filter((text) => /^(SEEN|CHANGED) /.test(text))).toEqual([]);
      // Each routine has been called, or its process ended in an earlier call of it.
      const called = new Set(lines.map((text) => text.split(' ')[0]));
      expect(prototypes.filter(({ name }) => !called.has(name)).map(({ name }) => name)).toEqual([]);
      for (const secret of CANARY_TEXT) {
        expect(report.console).not.toContain(secret);
        expect(lines.filter((text) => text.includes(secret))).toEqual([]);
      }
    }),
    { numRuns: RUNS, seed: 20030424, endOnFailure: true },
  );
});
