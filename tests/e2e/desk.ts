/** The app as `npm start` builds it, in a browser, driven as a newcomer drives it. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyInput, Page } from 'puppeteer-core';
import { build } from 'vite';
import { root } from '../tidy/source.ts';
import { StaticServer } from './server.ts';

export const LIMIT_MS = 5 * 60_000;
export const STEP_MS = 60_000;
const GIVEN_UP = /A ServiceWorker intercepted the request and encountered|error loading dynamically imported module/;
const PAGES = join(root, '.cache/page');

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Builds the page, once for all test files of one run of vitest; its folder. */
export async function buildPage(): Promise<string> {
  const outDir = join(PAGES, String(process.ppid));
  const done = join(outDir, '.built');
  mkdirSync(PAGES, { recursive: true });
  try {
    mkdirSync(outDir);
  } catch {
    // Another file's process is at it.
    const end = Date.now() + LIMIT_MS;
    while (!existsSync(done)) {
      if (Date.now() > end) throw new Error(`nobody has finished building ${outDir}`);
      await pause(200);
    }
    return outDir;
  }
  for (const old of readdirSync(PAGES)) if (old !== String(process.ppid)) rmSync(join(PAGES, old), { recursive: true });
  // As `npm start` has it; vitest's own would make it a page for development.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: false } });
  process.env.NODE_ENV = NODE_ENV;
  writeFileSync(done, '');
  return outDir;
}

/** Serves the built page on a port of its own. */
export async function servePage(): Promise<{ server: StaticServer; address: string }> {
  const server = new StaticServer(await buildPage());
  return { server, address: await server.listen() };
}

/** What one page does, in words. */
export class Desk {
  /** Those of this test file. */
  static readonly all: Desk[] = [];
  readonly page: Page;
  readonly errors: string[] = [];
  readonly foreign: string[] = [];
  private readonly address: string;
  /** While a page is being left, what it still loads is given up: Firefox reports that as errors. */
  private leaving = false;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
    page.setDefaultTimeout(STEP_MS);
    Desk.all.push(this);
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() !== 'error' || (this.leaving && GIVEN_UP.test(message.text()))) return;
      this.errors.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) this.foreign.push(url);
    });
  }

  async open(hash = ''): Promise<void> {
    await this.page.setViewport({ width: 1280, height: 720 });
    await this.page.goto(`${this.address}/index.html${hash}`);
    await this.page.waitForSelector('.monaco-editor .view-line');
  }

  phase(name: string): Promise<unknown> {
    return this.page.waitForSelector(`.phase.${name}`);
  }

  text(selector: string): Promise<string> {
    return this.page.$eval(selector, (element) => element.textContent ?? '');
  }

  async shows(selector: string, text: string): Promise<void> {
    try {
      await this.page.waitForFunction(
        (where: string, what: string) =>
          (document.querySelector(where)?.textContent ?? '').replaceAll('\u00a0', ' ').includes(what),
        {},
        selector,
        text,
      );
    } catch (cause) {
      const shown = await this.page.evaluate((where) => document.querySelector(where)?.textContent, selector);
      throw new Error(`"${text}" is not shown in ${selector}; what is: ${shown}`, { cause });
    }
  }

  async button(label: string): Promise<void> {
    // Waits until it is there and stands still.
    await this.page.locator(`::-p-text(${label})`).click();
  }

  /** Types `text` over the first place in the editor where `found` stands. */
  async replace(found: string, text: string): Promise<void> {
    await this.find(found);
    await this.type(text);
  }

  /** Types `text` at the beginning of the first line that holds `found`. */
  async insert(found: string, text: string): Promise<void> {
    await this.find(found);
    await this.page.keyboard.press('Home');
    await this.type(text);
  }

  private async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await pause(200);
  }

  /** Takes back everything that was typed since the file was opened. */
  async undoAll(): Promise<void> {
    for (let i = 0; i < 40; i++) await this.chord('Control', 'z');
    await pause(200);
  }

  /** Holds all keys but the last, and presses that. */
  async chord(...keys: string[]): Promise<void> {
    const { keyboard } = this.page;
    const held = keys.slice(0, -1) as KeyInput[];
    for (const key of held) await keyboard.down(key);
    await keyboard.press(keys[keys.length - 1] as KeyInput);
    for (const key of held.reverse()) await keyboard.up(key);
  }

  /** The keyboard is with a pane. */
  async focusIn(pane: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted: string) => document.activeElement?.closest('.pane')?.classList.contains(wanted),
      {},
      pane,
    );
  }

  /** Brings a pane to the front. */
  async tab(title: string): Promise<void> {
    await this.page.evaluate((wanted: string) => {
      const tabs = [...document.querySelectorAll<HTMLElement>('.pane-tab')];
      const tab = tabs
        .find((element) => element.textContent?.replace(/ \(\d+\)$/, '') === wanted)
        ?.closest<HTMLElement>('.dv-tab');
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        tab?.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));
    }, title);
    await pause(100);
  }

  async theme(choice: string): Promise<void> {
    await this.page.evaluate((value: string) => {
      const [select] = [...document.querySelectorAll<HTMLSelectElement>('.menu select')];
      select.value = value;
      select.dispatchEvent(new Event('change'));
    }, choice);
  }

  async compilerIsThere(): Promise<void> {
    await this.tab('Problems');
    await this.shows('.problems', 'No problems');
  }

  /** Selects the first place in the editor where `found` stands. */
  async find(found: string): Promise<void> {
    const { keyboard } = this.page;
    await this.page.click('.editor .host', { offset: { x: 200, y: 60 } });
    await this.chord('Control', 'Home');
    await this.chord('Control', 'f');
    await this.holds(() => document.activeElement?.closest('.find-widget.visible') != null);
    await pause(100);
    await this.chord('Control', 'a');
    await keyboard.type(found);
    await this.holds(() => /[1-9]\d*$/.test(document.querySelector('.find-widget .matchesCount')?.textContent ?? ''));
    await pause(200);
    // What is looked for stands once in the file: the next match is the first.
    await keyboard.press('Enter');
    await this.holds(() => /^[1-9]\d* /.test(document.querySelector('.find-widget .matchesCount')?.textContent ?? ''));
    await pause(100);
    await keyboard.press('Escape');
    await this.holds(() => document.activeElement?.closest('.find-widget') == null);
    // Monaco learns by a timer that the keyboard has left what is looked for; until then Enter would look further.
    await this.page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }

  /** What the page shows, for somebody who sees only what a test prints. */
  describe(): Promise<object> {
    return this.page.evaluate(() => {
      const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      const texts = (selector: string): string[] =>
        [...document.querySelectorAll(selector)].map(textOf).filter((text) => text !== '');
      const { activeElement } = document;
      return {
        keyboard: `${activeElement?.closest('.pane')?.className ?? 'no pane'}: ${activeElement?.className}`,
        status: texts('[role=status], [role=alert]'),
        tab: texts('.editor .tab.active'),
        lines: texts('.editor .view-line'),
        problems: texts('.problems li'),
        widgets: texts('.suggest-widget .monaco-list-row, .parameter-hints-widget, .find-widget .matchesCount'),
        terminals: texts('.xterm-rows'),
      };
    });
  }

  /** Settles when something holds in the page. */
  private holds(what: () => boolean): Promise<unknown> {
    return this.page.waitForFunction(what);
  }

  /** Every key goes into the browser's storage; this reads what is there. */
  async reload(): Promise<void> {
    this.leaving = true;
    await this.page.reload();
    this.leaving = false;
    await this.page.waitForSelector('.monaco-editor .view-line');
  }
}
