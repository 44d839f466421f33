/** Exploration finds what turns do not, and what is mended holds under all schedules that it tries. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLabFolder, readSystemFiles } from '../../cli/folder.ts';
import { parseReplay } from '../../kernel-sim/index.ts';
import { buildLab, type LabBuild, type LabReport, runBuilt } from '../../lessons/run-lab.ts';
import type { ObjectCache } from '../../toolchain/index.ts';

const SEEDS_TO_FIND = 12;
const SEEDS_TO_HOLD = 24;
const RACES = ['counter', 'list', 'timer', 'mutex-order', 'spin-order'] as const;

const system = readSystemFiles();
const cache: ObjectCache = new Map();
const buildOf = (name: string, build?: 'checked' | 'free'): Promise<LabBuild> =>
  buildLab(readLabFolder(fileURLToPath(new URL(`../labs/${name}`, import.meta.url))), system, { cache, build });

function fails({ outcome, exitStatus, programs, leaks }: LabReport): boolean {
  const returned = programs.some(({ exitCode }) => Number(exitCode) !== 0);
  return outcome !== 'completed' || exitStatus !== 0 || leaks.length > 0 || returned;
}

describe.each(RACES)('the race in explore-%s', (name) => {
  it(`is not there in turns, is found within ${SEEDS_TO_FIND} seeds, and its replay string repeats it`, async () => {
    const built = await buildOf(`explore-${name}`);
    for (const seed of [1, 2, 3]) {
      const report = await runBuilt(built, { policy: 'rr', processors: 2, seed });
      expect(fails(report), JSON.stringify(report)).toBe(false);
    }
    let found: LabReport | undefined;
    for (let seed = 1; seed <= SEEDS_TO_FIND && !found; seed++) {
      const report = await runBuilt(built, { policy: 'explore', processors: 2, seed });
      if (fails(report)) found = report;
    }
    expect(found, 'no seed finds it').toBeDefined();
    expect(found?.outcome).not.toBe('simulator-error');
    const replay = parseReplay(found?.replay ?? '');
    if (typeof replay === 'string') throw new Error(replay);
    expect(await runBuilt(built, { ...replay })).toEqual(found);
  });

  it(`is gone when it is mended, under ${SEEDS_TO_HOLD} seeds on one to four processors`, async () => {
    for (const build of ['checked', 'free'] as const) {
      const built = await buildOf(`explore-${name}-mended`, build);
      for (let seed = 1; seed <= SEEDS_TO_HOLD / 2; seed++) {
        const report = await runBuilt(built, { policy: 'explore', processors: 1 + (seed % 4), seed });
        expect(fails(report), `${report.replay}: ${JSON.stringify(report)}`).toBe(false);
      }
    }
  });
});
