#!/usr/bin/env node
// Finds a Node that can switch WebAssembly stacks (JSPI, Node 24.21 or newer) and runs the command there: this one, or the one in node_modules.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const capable = 'Suspending' in WebAssembly && process.features.typescript;

if (capable) {
  const { main: run } = await import('./main.ts');
  process.exitCode = await run(process.argv.slice(2));
} else {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(node)) {
    console.error(
      `ringside needs Node 24.21 or newer; this is ${process.version}. Run "npm install" in ringside's folder, which brings one along.`,
    );
    process.exit(2);
  }
  const { status, error } = spawnSync(node, ['--no-warnings', main, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (error) throw error;
  process.exit(status ?? 1);
}
