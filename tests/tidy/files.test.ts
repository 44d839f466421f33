/** Files that a person can read: not too long, nothing private in them. */
import { describe, expect, it } from 'vitest';
import { allFiles, isTest, read, typeScriptFiles } from './source.ts';

const MOST_LINES = 500;
/** A test file is a list of cases, which reads from any of them. */
const MOST_TEST_LINES = 600;

const most = (path: string): number => (isTest(path) ? MOST_TEST_LINES : MOST_LINES);

/** Longer ones, each with its reason. */
const LONGER: Readonly<Record<string, string>> = {};

describe('files', () => {
  it(`no source is longer than ${MOST_LINES} lines (a test ${MOST_TEST_LINES}): split it by concern`, () => {
    const long = typeScriptFiles
      .filter((path) => !path.endsWith('.gen.ts') && !(path in LONGER))
      .map((path) => ({ path, lines: read(path).split('\n').length }))
      .filter(({ path, lines }) => lines > most(path));
    expect(long).toEqual([]);
  });

  it('the list of longer files is not out of date', () => {
    const stale = Object.keys(LONGER).filter(
      (path) => !allFiles.includes(path) || read(path).split('\n').length <= most(path),
    );
    expect(stale).toEqual([]);
  });

  it('the lock file names no registry', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
    const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(
      named.map(([name]) => `${name}: set omit-lockfile-registry-resolved=true, as .npmrc does, and install again`),
    ).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/https?:\/\/[^"]*registry/);
  });

  it('nothing speaks of folders that are not in the repository', () => {
    const folder = ['shared', ''].join('/');
    const mention = new RegExp(`(?:^|[\\s"'\`(])(?:\\.\\./|/work/)*${folder}`, 'm');
    const texts = allFiles.filter((path) => /\.(?:ts|mjs|md|json|html|c|cpp|h)$/.test(path));
    expect(texts.filter((path) => mention.test(read(path)))).toEqual([]);
  });
});
