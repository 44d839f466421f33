/** Commands that other debuggers have and this one has not: each says what to do instead. */
import type { KdCommand } from './table.ts';

const BREAKPOINTS =
  'there are no breakpoints and no stepping yet. Break (.break) stops the target where it is, and g lets it go on.';

/** What only the host of the debugger can do: it starts and stops the machine, and owns the screen. */
export type KdHostAction = 'go' | 'break' | 'reboot' | 'clear';

const HOST: readonly { action: KdHostAction; names: readonly string[]; help: string }[] = [
  { action: 'go', names: ['g', 'gh', 'gn'], help: 'lets the target go on after a break' },
  { action: 'break', names: ['.break'], help: 'breaks into the target: it stands still' },
  { action: 'reboot', names: ['.reboot', '.restart'], help: 'boots a fresh target' },
  { action: 'clear', names: ['.cls'], help: 'clears the screen' },
];

/** What a line asks of the host; undefined when it is a command for `kdCommand`. */
export function kdHostAction(line: string): KdHostAction | undefined {
  const name = line.trim().toLowerCase();
  return HOST.find(({ names }) => names.includes(name))?.action;
}

const WRITING = 'writing is not part of this debugger: it never changes the target.';

export const controlCommands: readonly KdCommand[] = [
  ...HOST.map(
    ({ names: [name, ...aliases], help }): KdCommand => ({
      name,
      aliases,
      usage: '',
      help,
      run: (_args, called) =>
        `${called}: must stand alone on its line, in a debugger that can start and stop the target`,
    }),
  ),
  {
    name: 'bp',
    aliases: ['bu', 'bm', 'ba', 'bl', 'bc', 'bd', 'be', 'p', 't', 'pa', 'pc', 'pt', 'ta', 'tc', 'tt', 'gu', 'gc'],
    usage: '',
    help: 'breakpoints and steps (not here yet)',
    run: (_args, called) => `${called}: ${BREAKPOINTS}`,
  },
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
