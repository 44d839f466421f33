/** Debian's own Chromium and Firefox, driven by puppeteer-core: nothing is ever downloaded. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { StaticServer } from './server.ts';
import type { Answer, Task } from './tasks.ts';

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** A name that leads to this machine, and that browsers do not trust as they trust localhost: a page below it has no service workers. */
export const PLAIN_HOST = 'ringside.test';

const CHROMIUM_FLAGS = [
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const FIREFOX_PREFERENCES = {
  'network.dns.localDomains': PLAIN_HOST,
  // No traffic of its own.
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Debian's first wrapper script, or the program that the environment names. */
function programOf(name: BrowserName): string {
  const [variable, usual] =
    name === 'chromium' ? ['CHROMIUM', '/usr/bin/chromium'] : ['FIREFOX', '/usr/bin/firefox-esr'];
  const program = process.env[variable] ?? usual;
  if (existsSync(program)) return program;
  throw new Error(`there is no ${program}: "npm test" says how to install it; ${variable}=PATH names another`);
}

const PROTOCOL_LIMIT_MS = 15 * 60_000;
/** A busy machine takes its time to start a browser. */
const START_LIMIT_MS = 120_000;

/**
 * `dark`: the system's setting, which pages see as prefers-color-scheme. `profile`: the folder that the browser keeps its things in; without
 * it, one that goes with the browser.
 */
export function launch(name: BrowserName, { dark = false, profile = '' } = {}): Promise<Browser> {
  const common = {
    executablePath: programOf(name),
    headless: true,
    timeout: START_LIMIT_MS,
    protocolTimeout: PROTOCOL_LIMIT_MS,
    ...(profile && { userDataDir: profile }),
  };
  return name === 'chromium'
    ? puppeteer.launch({ ...common, args: dark ? [...CHROMIUM_FLAGS, '--force-dark-mode'] : CHROMIUM_FLAGS })
    : puppeteer.launch({
        ...common,
        browser: 'firefox',
        extraPrefsFirefox: { ...FIREFOX_PREFERENCES, 'ui.systemUsesDarkTheme': dark ? 1 : 0 },
      });
}

/** Bundles the page and its worker as the app is bundled; the folder. */
export async function bundle(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('./page', import.meta.url)),
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      minify: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
    worker: { format: 'es' },
  });
  return outDir;
}

/** A browser whose page runs tasks in the engine's worker, one after the other. */
export class EngineBrowser {
  readonly name: BrowserName;
  private readonly browser: Browser;
  private readonly page: Page;
  private readonly server: StaticServer;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(name: BrowserName, browser: Browser, page: Page, server: StaticServer) {
    this.name = name;
    this.browser = browser;
    this.page = page;
    this.server = server;
  }

  static async open(name: BrowserName, directory: string): Promise<EngineBrowser> {
    const server = new StaticServer(directory);
    const address = await server.listen();
    const browser = await launch(name);
    const page = await browser.newPage();
    await page.goto(`${address}/index.html`);
    await page.waitForFunction(() => typeof window.runTask === 'function');
    return new EngineBrowser(name, browser, page, server);
  }

  /** True when the page's engine can switch WebAssembly stacks. */
  hasStackSwitching(): Promise<boolean> {
    return this.page.evaluate(() => 'Suspending' in WebAssembly);
  }

  version(): Promise<string> {
    return this.browser.version();
  }

  /** The worker's answer to `task`, after those to the tasks before it. */
  run(task: Task, limitMs = 120_000): Promise<unknown> {
    const path = this.server.put(JSON.stringify(task));
    const answer = this.last.then(async () => {
      const text = await this.page.evaluate((url, limit) => window.runTask(url, limit), path, limitMs);
      const result = JSON.parse(text) as Answer;
      if ('error' in result) throw new Error(`${this.name}: ${result.error}`);
      return result.value;
    });
    this.last = answer.catch(() => {});
    return answer;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}

export const bundleFolder = join(fileURLToPath(new URL('../..', import.meta.url)), '.cache/e2e');
