/** What the documents say is there is there, and what they tell people to type works. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReplay } from '../../kernel-sim/index.ts';
import { allFiles, read, root } from './source.ts';

const documents = allFiles.filter((path) => path.endsWith('.md'));
const topFolders = new Set(allFiles.map((path) => path.split('/')[0]));
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const withoutBlocks = (text: string): string => text.replace(/```[\s\S]*?```/g, '');

/** A fenced block: its language and its text. */
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/```(\w*)\n([\s\S]*?)```/g)].filter((block) => block[1] === language).map((block) => block[2]);

it('finds the documents', () => {
  expect(documents).toEqual(
    expect.arrayContaining([
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'docs/labs.md',
      'docs/replay.md',
    ]),
  );
});

describe.each(documents)('%s', (path) => {
  const text = read(path);

  it('links to what exists', () => {
    const links = [...withoutBlocks(text).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]);
    const local = links.filter((link) => !/^https?:/.test(link));
    expect(local.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });

  it('names files and folders that exist', () => {
    const named = [...withoutBlocks(text).matchAll(/`([\w.-]+\/[\w./-]*)`/g)].map((match) => match[1]);
    const ours = named.filter((name) => topFolders.has(name.split('/')[0]));
    expect(ours.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const named = [...text.matchAll(/\bnpm run ([\w:]+)|\bnpm (start|test)\b/g)].map((match) => match[1] ?? match[2]);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the first driver of README.md', () => {
  const [lab] = blocks(read('README.md'), 'json');
  const [driver, mistake] = blocks(read('README.md'), 'c');
  let folder = '';

  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/readme-'));
    writeFileSync(join(folder, 'lab.json'), lab);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(source: string): { status: number | null; output: string } {
    writeFileSync(join(folder, 'hello.c'), source);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli/ringside.mjs'), 'run', folder], {
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  it('says hello and goodbye', () => {
    const { status, output } = run(driver);
    expect(output).toContain('Hello from ring 0, IRQL 0, key \\Registry\\Machine\\');
    expect(output).toContain('Goodbye');
    expect(status).toBe(0);
  });

  it('crashes as it says when it is broken', () => {
    const broken = driver.replace(/^ {2}return/m, `${mistake}  return`);
    const line = broken.split('\n').findIndex((text) => text.includes('volatile')) + 1;
    const { status, output } = run(broken);
    for (const promised of blocks(read('README.md'), '')[0].trim().split('\n')) expect(output).toContain(promised);
    expect(output).toContain(`hello.c line ${line}`);
    expect(status).toBe(1);
  });
});

it('the replay string of docs/replay.md is one', () => {
  const [example] = /rs\d+-\S+/.exec(read('docs/replay.md')) ?? [''];
  expect(parseReplay(example)).toMatchObject({ seed: 1, processors: 1, policy: 'rr' });
});
