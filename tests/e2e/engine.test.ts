/** Every lab of the corpus in Chromium's and in Firefox's workers: the report is Node's, byte for byte, replay string included. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabBuild } from '../../lessons/run-lab.ts';
import { buildCorpusLab, type CorpusLab, corpus, runCorpusLab } from '../labs/corpus.ts';
import { BROWSERS, type BrowserName, bundle, bundleFolder, EngineBrowser } from './browser.ts';
import type { LabTask } from './tasks.ts';

const LIMIT_MS = 10 * 60_000;
/** The first lab also loads the engine, on a machine that may be busy with other tests. */
const LAB_LIMIT_MS = 300_000;
/** Compiled in the browser too; the others run images that were linked in Node. */
const COMPILED_THERE = ['lessons/metafs'];

const browsers = new Map<BrowserName, EngineBrowser>();
/** Built and run in Node, each once, in order; every test waits for its own. */
const inNode = new Map<string, Promise<{ built: LabBuild; report: string }>>();

function start(): void {
  let last: Promise<unknown> = Promise.resolve();
  for (const lab of corpus) {
    const run = last.then(async () => {
      const built = await buildCorpusLab(lab);
      return { built, report: JSON.stringify(await runCorpusLab(lab, built)) };
    });
    // Awaited, and reported, by the test of this lab.
    last = run.catch(() => {});
    inNode.set(lab.path, run);
  }
}

function nodeRun({ path }: CorpusLab): Promise<{ built: LabBuild; report: string }> {
  const run = inNode.get(path);
  if (!run) throw new Error(`${path} was not started`);
  return run;
}

function taskOf(lab: CorpusLab, built: LabBuild): LabTask {
  const { files, options } = lab;
  if (!built.ok || COMPILED_THERE.includes(lab.path)) return { kind: 'lab', files, options };
  const images = built.images.map(({ name, ring, entry, bytes }) => ({
    name,
    ring,
    entry,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  return { kind: 'lab', files, options, linked: { images, diagnostics: built.diagnostics } };
}

function browser(name: BrowserName): EngineBrowser {
  const found = browsers.get(name);
  if (!found) throw new Error(`${name} was not started`);
  return found;
}

beforeAll(async () => {
  await bundle(bundleFolder);
  for (const name of BROWSERS) browsers.set(name, await EngineBrowser.open(name, bundleFolder));
  start();
}, LIMIT_MS);

afterAll(async () => {
  for (const one of browsers.values()) await one.close();
}, LIMIT_MS);

describe.each(BROWSERS)('%s', (name) => {
  it('can switch WebAssembly stacks', async () => {
    expect(await browser(name).hasStackSwitching()).toBe(true);
  });
});

describe.each(corpus.map((lab) => ({ path: lab.path, lab })))('$path', ({ lab }) => {
  it.concurrent.each(BROWSERS)(
    'gives the same report in %s',
    async (name) => {
      const { built, report } = await nodeRun(lab);
      const theirs = await browser(name).run(taskOf(lab, built), LAB_LIMIT_MS);
      expect(JSON.stringify(theirs)).toBe(report);
    },
    LIMIT_MS,
  );
});
