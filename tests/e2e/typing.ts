/** How long a key takes to be seen in the editor: what the page's tests and its benchmark share. */
import type { Page } from 'puppeteer-core';
import type { Desk } from './desk.ts';

const KEYS = 10;

declare global {
  interface Window {
    keyTimes: number[];
  }
}

/** Has the page note, from its next load on, how long each key takes: to the end of the frame that shows what it has changed. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    window.keyTimes = [];
    const seen = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => setTimeout(() => window.keyTimes.push(performance.now() - event.timeStamp)));
    };
    window.addEventListener('keydown', seen, true);
  });
}

/** Types ten letters at the beginning of the file in the editor; the median of the times that they took, in ms. */
export async function typingTime(desk: Desk, word: string): Promise<number> {
  const { page } = desk;
  await page.click('.editor .host', { offset: { x: 200, y: 60 } });
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
  await page.evaluate(() => {
    window.keyTimes = [];
  });
  const text = `//${word}`.padEnd(KEYS - 1, '.').slice(0, KEYS - 1);
  for (const letter of `${text} `) await page.keyboard.press(letter as 'a');
  await page.waitForFunction((count) => window.keyTimes.length >= count, {}, KEYS);
  await desk.shows('.view-lines', text);
  const times = (await page.evaluate(() => window.keyTimes)).sort((a, b) => a - b);
  return times[times.length >> 1];
}
