/** Commands that other debuggers have and this one has not: each says what to do instead. */
import type { KdCommand } from './table.ts';

const EXECUTION =
  'execution control is not part of this debugger: the host runs, breaks into, stops and reboots the target. Everything here reads the target as it is now.';

const execution = (name: string, help: string, ...aliases: string[]): KdCommand => ({
  name,
  aliases,
  usage: '',
  help: `${help} (not here: the host decides)`,
  run: (_args, called) => `${called}: ${EXECUTION}`,
});

const WRITING = 'writing is not part of this debugger: it never changes the target.';

export const controlCommands: readonly KdCommand[] = [
  execution('g', 'go', 'gh', 'gn', 'gu', 'gc'),
  execution('p', 'step', 't', 'pa', 'pc', 'pt', 'ta', 'tc', 'tt'),
  execution('bp', 'breakpoints', 'bu', 'bm', 'ba', 'bl', 'bc', 'bd', 'be'),
  execution('.crash', 'crash or restart the target', '.reboot', '.restart', 'q', 'qd'),
  {
    name: 'ed',
    aliases: ['eb', 'ew', 'ea', 'eu', 'f'],
    usage: '',
    help: 'writing memory (not here: the debugger only reads)',
    run: (_args, called) => `${called}: ${WRITING}`,
  },
  {
    name: 'u',
    aliases: ['ub', 'uf'],
    usage: '',
    help: 'disassembly (not here: ln shows the source line of an address)',
    run: (_args, called) =>
      `${called}: there is no machine code to show: drivers are WebAssembly. ln ADDR names the function and the line.`,
  },
  { name: '.echo', usage: 'TEXT', help: 'prints TEXT', run: (args) => args },
];
