/** Builds in a process of its own, with the first part of the compiler or with the whole. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface PartsOutcome {
  /** A digest of each image, or what went wrong. */
  readonly lesson: string;
  readonly unusual: string;
}

const SELF = fileURLToPath(import.meta.url);

export async function buildIn(part: 'first' | 'whole'): Promise<PartsOutcome> {
  const done = spawnSync(process.execPath, ['--no-warnings', SELF, part], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as PartsOutcome;
}

async function main(part: string): Promise<void> {
  if (part === 'first') {
    const { partsFolder } = await import('../../scripts/vite/compiler-files.ts');
    const url = pathToFileURL(join(partsFolder(), 'bundle.js')).href;
    registerHooks({
      resolve: (name, context, next) => (name === '@yowasp/clang' ? { url, shortCircuit: true } : next(name, context)),
    });
  }
  const { readLabFolder, readSystemFiles } = await import('../../cli/folder.ts');
  const { buildLab } = await import('../../lessons/run-lab.ts');
  const { VECTORS } = await import('../e2e/unusual.ts');
  const system = readSystemFiles();
  const outcome = async (files: Record<string, string>): Promise<string> => {
    const { ok, images, diagnostics } = await buildLab(files, system);
    if (!ok) return `failed: ${diagnostics.map(({ message }) => message).join('; ')}`;
    return images.map(({ name, bytes }) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`).join(' ');
  };
  const lesson = await outcome(readLabFolder(fileURLToPath(new URL('../../lessons/metafs', import.meta.url))));
  const lab = JSON.stringify({ title: 'v', programs: { app: ['app.c'] }, run: [] });
  const unusual = await outcome({ 'lab.json': lab, 'app.c': VECTORS });
  process.stdout.write(JSON.stringify({ lesson, unusual }));
}

if (process.argv[1] === SELF) await main(process.argv[2] ?? '');
