/** Whatever a program does without end, the machine's own limit ends it, soon by the host's clock too. `measure.ts` measures all of them. */
import { describe, expect, test } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import { buildLab, runBuilt } from '../../lessons/run-lab.ts';
import { ENDLESS, endlessLab } from './programs.ts';

/** Of the target's time, and of the processor's that it may take here: a busy machine needs twice what a quiet one does. */
const LIMIT_MS = 3000;
const CPU_SECONDS = 10;

/** Those that once took longest. */
const WORST = [
  'multibyte',
  'set-end-of-file',
  'find-file',
  'event-log',
  'create-service',
  'create-process',
  'open-file',
  'write-same',
  'fputs',
  'setjmp-out-of-try',
  'duplicate',
  'toolhelp',
];

const files = readSystemFiles();

describe('endless programs', () => {
  test.each(WORST)('%s', async (name) => {
    const built = await buildLab(endlessLab(ENDLESS[name]), files);
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const before = process.cpuUsage();
    const { outcome } = await runBuilt(built, { limitMs: LIMIT_MS });
    const { user, system } = process.cpuUsage(before);
    expect(outcome).toBe('limit');
    expect((user + system) / 1e6).toBeLessThan(CPU_SECONDS);
  });
});
