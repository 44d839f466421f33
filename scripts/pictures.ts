/** `npm run pictures`: the pictures of README, taken from the running app in Chromium, light and dark. Look at them before you commit them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../tests/e2e/browser.ts';
import { Desk, pause, servePage } from '../tests/e2e/desk.ts';
import { root } from '../tests/tidy/source.ts';

const folder = join(root, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const { server, address } = await servePage();
const browser = await launch('chromium');
try {
  const desk = new Desk(await browser.newPage(), address);
  await desk.open();
  const { page } = desk;
  const take = async (name: string): Promise<void> => {
    for (const theme of ['light', 'dark']) {
      await desk.theme(theme);
      await pause(500);
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) as `${string}.png` });
    }
    await desk.theme('light');
  };

  await desk.compilerIsThere();
  await page.keyboard.press('F5');
  await desk.phase('ready');
  await desk.shows('[role=status]', 'Done');
  await desk.find('KeSetEvent(');
  await desk.tab('DebugView');
  await take('desk');

  await desk.insert('IoCompleteRequest(Irp', 'IoCompleteRequest(Irp, IO_NO_INCREMENT); ');
  await page.keyboard.press('F5');
  await desk.phase('crashed');
  await page.waitForSelector('.crash-line');
  await desk.shows('.debugger .xterm-rows', 'MULTIPLE_IRP_COMPLETE_REQUESTS (44)');
  await take('crash');
} finally {
  await browser.close();
  server.close();
}
// A browser's helpers may still hold the process.
process.exit(0);
