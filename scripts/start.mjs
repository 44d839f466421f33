/** `npm start`: builds the page and serves it. */
import { join } from 'node:path';
import { command, ensureNode, root, run } from './prepare.mjs';

command(() => {
  const node = ensureNode();
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  return run(node, [vite, 'build']) || run(node, [vite, 'preview', ...process.argv.slice(2)]);
});
