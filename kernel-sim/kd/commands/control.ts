/** Commands that other debuggers have and this one has not: each says what to do instead. */
import type { KdStep } from '../step.ts';
import type { KdCommand } from './table.ts';

/** What only the host of the debugger can do: it starts and stops the machine, and owns the screen. */
export type KdHostAction = 'go' | KdStep | 'break' | 'reboot' | 'clear';

const HOST: readonly { action: KdHostAction; names: readonly string[]; help: string }[] = [
  {
    action: 'go',
    names: ['g', 'gh', 'gn'],
    help: 'lets the target go on after a break (it takes no place: bp /1 PLACE stops there once)',
  },
  { action: 'over', names: ['p'], help: 'steps to the next line of this function, or of its caller' },
  {
    action: 'into',
    names: ['t'],
    help: 'steps to the next line, into what is called: a DeviceIoControl steps into the driver',
  },
  {
    action: 'out',
    names: ['gu'],
    help: 'goes on until the function returns, and stops at the next line of its caller',
  },
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
    name: 'ba',
    aliases: ['bm', 'br', 'bs', 'pa', 'pc', 'pt', 'ta', 'tc', 'tt', 'gc'],
    usage: '',
    help: 'breakpoints on data, and steps to the next call (not here: bp stops at a line; p, t and gu step by lines)',
    run: (_args, called) =>
      `${called}: not part of this debugger. bp PLACE stops at a line or a function; p, t and gu step by lines; bl, bc, bd, be.`,
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
