/** Looking does not change what happens. */
import { expect, it } from 'vitest';
import { EtwRead, kdCommand, snapshot } from '../../kernel-sim/index.ts';
import { runBuilt } from '../../lessons/run-lab.ts';
import { buildFolder } from './target.ts';

const LINES = [
  '!process 0 7',
  '!handle 0 3 0',
  'k',
  'r',
  'lm',
  'x nt!*',
  '? nt!IoCreateDevice',
  '!object \\Device',
  '!object 0 Thread',
  '!drvobj MetaFs 7',
  '!devstack MetaFs',
  '!irpfind',
  '!timer',
  '!dpcs',
  '!poolused',
  '!pool 84800000',
  'dd 0 L100',
  'dd @$teb L40',
  'db 02000000 L20',
  'dt nt!_EPROCESS @$proc',
  '!stacks',
  '!locks -v',
  '!analyze -v',
];

it('the lab metafs runs to the same report and the same trace, looked at between any two threads or not', async () => {
  const built = await buildFolder('lessons/metafs');
  const alone = await runBuilt(built);
  expect(EtwRead().length).toBeGreaterThan(100);
  const aloneTrace = JSON.stringify(EtwRead());
  let looks = 0;
  const bad: string[] = [];
  const watched = await runBuilt(built, {
    pump: () => {
      looks++;
      for (const line of LINES) {
        const answer = kdCommand(line);
        if (/Memory access error|Unable to read/.test(answer) && line !== 'dd @$teb L40')
          bad.push(`${line}: ${answer}`);
      }
      JSON.stringify(snapshot());
      return undefined;
    },
  });
  expect(looks).toBeGreaterThan(20);
  expect(bad).toEqual([]);
  expect(JSON.stringify(watched)).toBe(JSON.stringify(alone));
  expect(JSON.stringify(EtwRead())).toBe(aloneTrace);
});
