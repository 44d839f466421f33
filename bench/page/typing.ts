/** Typing beside code that never ends. */
import { toHash } from '../../src/session/share.ts';
import { type BrowserName, launch } from '../../tests/e2e/browser.ts';
import { Desk, pause } from '../../tests/e2e/desk.ts';
import { RUNAWAY, RUNAWAYS } from '../../tests/e2e/runaway.ts';
import { typingTime, watchKeys } from '../../tests/e2e/typing.ts';

const ROUNDS = 3;

/** Median times in ms from a key to its frame: with the target at rest, and beside the program or driver that is worst for it. */
export async function typingBesideRunaways(
  name: BrowserName,
  address: string,
): Promise<{ rest: number; worst: number; beside: string }> {
  const browser = await launch(name);
  try {
    const desk = new Desk(await browser.newPage(), address);
    const { page } = desk;
    await watchKeys(page);
    await desk.open(toHash({ files: RUNAWAY, seed: 1, processors: 1, build: 'checked', policy: 'rr', replay: '' }));
    await page.keyboard.press('F5');
    await desk.phase('ready');
    await pause(1000);
    const rest = await middle(desk, 'rest');
    let worst = 0;
    let beside = '';
    for (const { name: title, commands, crashes } of RUNAWAYS) {
      if (crashes) continue;
      await desk.chord('Control', 'Shift', 'F5');
      await desk.phase('ready');
      for (const [i, command] of commands.entries()) {
        await page.click('.target .xterm');
        await page.keyboard.type(`${command}\n`);
        await desk.phase(i + 1 < commands.length ? 'ready' : 'running');
        if (i + 1 < commands.length) await desk.shows('.target .xterm-rows', `>${command}`);
        if (i + 1 < commands.length) await desk.phase('ready');
      }
      await pause(1000);
      const time = await middle(desk, title.replace(/\W/g, '').slice(-6));
      if (time > worst) [worst, beside] = [time, title];
      await desk.chord('Shift', 'F5');
      await desk.phase('off');
    }
    return { rest, worst, beside };
  } finally {
    await browser.close();
  }
}

async function middle(desk: Desk, word: string): Promise<number> {
  const all: number[] = [];
  for (let i = 0; i < ROUNDS; i++) all.push(await typingTime(desk, word));
  return all.sort((a, b) => a - b)[ROUNDS >> 1];
}
