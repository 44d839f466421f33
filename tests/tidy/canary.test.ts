/** kernel-sim is compiled without the DOM's and Node's types: a source that leans on them must not compile. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from './source.ts';

let folder = '';

beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache/canary-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function compile(source: string): string {
  writeFileSync(join(folder, 'canary.ts'), source);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'kernel-sim/tsconfig.json'), include: ['canary.ts'], exclude: [] }),
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
    { encoding: 'utf8' },
  );
  return stdout + stderr;
}

it('plain code compiles', () => {
  expect(compile('export const sum = (a: number, b: number): number => a + b;')).not.toContain('error');
});

it.each([
  'document.title',
  'performance.now()',
  'process.pid',
  'setTimeout(() => {})',
  'crypto.randomUUID()',
  "console.log('x')",
  'WebAssembly.Module',
  'navigator.language',
])('%s does not', (expression) => {
  expect(compile(`export const x = ${expression};`)).toMatch(
    /canary\.ts\(1,18\): error TS(?:2304|2584|2591|2580|2318|2552)/,
  );
});
