/** The style sheet of dockview-core, which its package carries only as a string inside of a script: `import 'virtual:dockview.css'`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:dockview.css';

function styleText(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('dockview-core/package.json'));
  const script = readFileSync(join(folder, 'dist/dockview-core.js'), 'utf8');
  const literal = /textContent = ("(?:[^"\\]|\\.)*")/.exec(script)?.[1];
  if (literal === undefined) throw new Error('dockview-core carries its style sheet elsewhere now');
  return JSON.parse(literal);
}

export function dockviewStyle(): Plugin {
  return {
    name: 'dockview-style',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? styleText() : undefined),
  };
}
