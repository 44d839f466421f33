/** `node scripts/node.mjs FILE.ts ...`: runs a program of this repository under a Node that has JSPI. */
import { command, ensureNode, run } from './prepare.mjs';

command(() => run(ensureNode(), ['--no-warnings', ...process.argv.slice(2)]));
