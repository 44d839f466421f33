/**
 * The shell: a cmd.exe that is a process like others, but for its code, which is this.
 *
 * It carries out the commands that the host hands it, one after the other, each echoed behind a prompt as if it had been typed.
 */

import { RamCapacity } from '../../io/index.ts';
import { KiDelay, UserMode } from '../../ke/index.ts';
import { PsGetProcessExitStatus } from '../../ps/index.ts';
import type { Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { win32Host } from '../host.ts';
import { createProcess } from '../kernel32/create-process.ts';
import { messageText } from '../kernel32/message-table.ts';
import { makeEnvironment, parameters } from '../kernel32/parameters.ts';
import { encodeAnsi } from '../ntdll/code-page.ts';
import { NtClose, NtWaitForSingleObject } from '../ntdll/nt.ts';
import { Signal } from '../ntdll/signal.ts';
import { removeSweptKeys } from '../scm/registry.ts';
import { PerSystem } from '../state.ts';
import * as files from './files.ts';
import { type Command, expandVariables, parseLine } from './parse.ts';
import { regCommand } from './reg.ts';
import { netCommand, scCommand } from './sc.ts';
import { consoleWrite } from './screen.ts';
import { eventlog, taskkill, tasklist } from './tasks.ts';
import { verifierCommand } from './verifier.ts';

type Print = (text: string) => void;

export const NOT_RECOGNIZED = 9009;

interface ShellState {
  readonly commands: string[];
  readonly levels: { command: string; level: number }[];
  arrived: Signal | undefined;
  level: number;
  exited: boolean;
  busy: boolean;
  echo: boolean;
}

const shell = new PerSystem<ShellState>(() => ({
  commands: [],
  levels: [],
  arrived: undefined,
  level: 0,
  exited: false,
  busy: false,
  echo: true,
}));

export function shellState(): ShellState {
  return shell.value;
}

const help = `NAME[.exe] args       Runs a program and waits for it.
start NAME            Runs a program and goes on.
sc                    Creates, starts, stops, queries and deletes services
                      and drivers. To load a driver:
                        sc create NAME type= kernel binPath= FILE.sys
                        sc start NAME
net start|stop        Starts and stops services.
reg query|add|delete  Shows and changes the registry.
verifier              Has drivers watched more closely: the use of freed memory,
                      writes past the end of a block, what is not freed.
                        verifier /standard /driver FILE.sys
tasklist, taskkill    Show and end processes.
eventlog              Shows the event log.
cd, dir, type, copy, del, ren, mkdir, rmdir, echo
                      Work with files.
set, ver, cls, pause, timeout, exit, shutdown /r
                      Do what they do in Windows.
`;

function* pause(milliseconds: number): Kernel<void> {
  yield* KiDelay(BigInt(milliseconds) * -10_000n, UserMode, false);
}

/** The process's exit code, once it has ended. */
function* waitForProcess(handle: number, process: number): Kernel<number> {
  yield* NtWaitForSingleObject(handle, 0, 0);
  return PsGetProcessExitStatus(process);
}

/** Runs a program. `text` is its whole command line. */
function* run(text: string, wait: boolean, output: Print | undefined): Kernel<number> {
  const result = yield* createProcess({
    applicationName: undefined,
    commandLine: text,
    currentDirectory: undefined,
    inheritHandles: true,
    suspended: false,
    environment: undefined,
    output,
  });
  const name = /^\s*("[^"]*"|\S+)/.exec(text)?.[1].replace(/"/g, '') ?? '';
  if (result.error === 2 || result.error === 3) {
    consoleWrite(`'${name}' is not recognized as an internal or external command,\noperable program or batch file.\n`);
    return NOT_RECOGNIZED;
  }
  if (result.error) {
    consoleWrite(`${(messageText(result.error) ?? `Error ${result.error}.`).replace('%1', name)}\n`);
    return result.error;
  }
  const code = wait ? yield* waitForProcess(result.processHandle, result.process) : 0;
  yield* NtClose(result.threadHandle);
  yield* NtClose(result.processHandle);
  return code;
}

function set(text: string, print: Print): number {
  const rest = text.replace(/^set\s*/i, '');
  const { environment } = parameters.current;
  const equals = rest.indexOf('=');
  if (equals > 0) {
    const name = rest.slice(0, equals).trim();
    const value = rest.slice(equals + 1);
    if (value === '') environment.delete(name.toUpperCase());
    else environment.set(name.toUpperCase(), { name, value });
    return 0;
  }
  const shown = [...environment.values()].filter(({ name }) =>
    name.toUpperCase().startsWith(rest.trim().toUpperCase()),
  );
  if (shown.length === 0) {
    print(`Environment variable ${rest.trim()} not defined\n`);
    return 1;
  }
  for (const { name, value } of shown.sort((a, b) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1))) {
    print(`${name}=${value}\n`);
  }
  return 0;
}

function echo(text: string, print: Print): number {
  // `echo.` and `echo text` differ from `echo` alone in what stands behind the word.
  const rest = text.slice(4);
  if (rest.trim() === '' && !/^[.:/\\]/.test(rest)) print(`ECHO is ${shell.value.echo ? 'on' : 'off'}.\n`);
  else if (/^ (on|off)$/i.test(rest)) shell.value.echo = rest.trim().toLowerCase() === 'on';
  else print(`${rest.slice(1)}\n`);
  return 0;
}

/** One command without its redirections. `output` is set when a program's output is to go elsewhere. */
function* execute(command: Command, print: Print, output: Print | undefined): Kernel<number> {
  const { text, words } = command;
  const name = (words[0] ?? '').toLowerCase();
  if (/^echo([.:/\\ ]|$)/i.test(text)) return echo(text, print);
  switch (name) {
    case '':
      return 0;
    case 'rem':
      return 0;
    case 'sc':
    case 'sc.exe':
      return yield* scCommand(words, print);
    case 'reg':
    case 'reg.exe':
      return yield* regCommand(words, print);
    case 'net':
    case 'net.exe':
      return yield* netCommand(words, print, pause);
    case 'start': {
      const rest = text.replace(/^start\s+/i, '').replace(/^("[^"]*"\s+)?((\/\S+\s+)*)/i, '');
      return yield* run(rest, /\/wait\b/i.test(text), output);
    }
    case 'dir':
      return yield* files.dir(words, print);
    case 'type':
      return yield* files.type(words, print);
    case 'copy':
      return yield* files.copy(words, print);
    case 'del':
    case 'erase':
      return yield* files.del(words, print);
    case 'md':
    case 'mkdir':
      return yield* files.mkdir(words, print);
    case 'rd':
    case 'rmdir':
      return yield* files.rmdir(words, print);
    case 'ren':
    case 'rename':
      return yield* files.ren(words, print);
    case 'cd':
    case 'chdir':
      return yield* files.cd(words, print);
    case 'cls':
      print('\f');
      return 0;
    case 'ver':
      print('\nMicrosoft Windows [Version 5.2.3790]\n');
      return 0;
    case 'tasklist':
      return tasklist(print);
    case 'taskkill':
      return yield* taskkill(words, print);
    case 'eventlog':
      return eventlog(print);
    case 'set':
      return set(text, print);
    case 'verifier':
    case 'verifier.exe':
      return yield* verifierCommand(words, print);
    case 'timeout':
      yield* pause(1000 * Math.max(0, Number(words.slice(1).find((word) => /^\d+$/.test(word)) ?? 0)));
      return 0;
    case 'help':
      print(help);
      return 0;
    case 'exit': {
      shell.value.exited = true;
      return Number(words.slice(1).find((word) => /^-?\d+$/.test(word)) ?? shell.value.level) | 0;
    }
    case 'shutdown':
      if (words.some((word) => /^[/-]r$/i.test(word))) win32Host().restart();
      else print('Usage: shutdown /r\n');
      return 0;
    default:
      return yield* run(text, true, output);
  }
}

/** Characters that cmd.exe takes in a line. */
const MAXIMUM_LINE = 8191;

/** One command with its redirections. */
function* perform(command: Command): Kernel<number> {
  const target = command.redirections.find(({ kind }) => kind === '>' || kind === '>>');
  if (!target) return yield* execute(command, consoleWrite, undefined);
  const nowhere = target.target.toUpperCase() === 'NUL';
  // The file is there, empty, before the command runs, as with cmd.exe.
  const made = nowhere ? 0 : yield* files.writeFile(target.target, new Uint8Array(), target.kind === '>>');
  if (made < 0) {
    consoleWrite(`${messageText(RtlNtStatusToDosError(made)) ?? 'The file cannot be written.'}\n`);
    return 1;
  }
  // No more is kept than the disk has room for.
  const { used, total } = RamCapacity();
  let text = '';
  let full = false;
  const collect = (more: string): void => {
    if (text.length + more.length > total - used) full = true;
    else text += more;
  };
  const level = yield* execute(command, collect, collect);
  if (full) consoleWrite('There is not enough space on the disk.\n');
  if (!nowhere) yield* files.writeFile(target.target, encodeAnsi(text.replace(/\n/g, '\r\n')), true);
  return level;
}

function variable(name: string): string | undefined {
  switch (name.toUpperCase()) {
    case 'ERRORLEVEL':
      return String(shell.value.level);
    case 'CD':
      return parameters.current.currentDirectory;
    default:
      return parameters.current.environment.get(name.toUpperCase())?.value;
  }
}

/** Carries out a line. @returns the error level */
export function* runLine(line: string): Kernel<number> {
  const state = shell.value;
  if (line.length > MAXIMUM_LINE) {
    consoleWrite('The command line is too long.\n');
    state.level = 1;
    return 1;
  }
  const parsed = parseLine(expandVariables(line.replace(/^\s*@/, ''), variable));
  if (typeof parsed === 'string') {
    consoleWrite(`${parsed}\n`);
    state.level = 1;
    return 1;
  }
  for (const command of parsed) {
    if (command.when === 'success' && state.level !== 0) continue;
    if (command.when === 'failure' && state.level === 0) continue;
    state.level = yield* perform(command);
    if (state.exited) break;
  }
  return state.level;
}

/** Directories that Windows has, and the lab's own. */
const DIRECTORIES = ['C:\\WINDOWS', 'C:\\WINDOWS\\system32', 'C:\\WINDOWS\\Temp', 'C:\\lab'];

/** The code of cmd.exe's thread: commands as they come, until `exit`. */
export function* CmdMain(): Kernel<number> {
  const state = shell.value;
  state.arrived = new Signal();
  const mine = parameters.current;
  mine.imagePath = 'C:\\WINDOWS\\system32\\cmd.exe';
  mine.commandLine = 'cmd.exe';
  mine.environment = makeEnvironment([...mine.environment.values()].map(({ name, value }) => [name, value] as const));
  // A disk that a driver has put in C:'s place may have them already, or refuse.
  yield* files.mkdir(['mkdir', ...DIRECTORIES], () => undefined);
  while (!state.exited) {
    const line = state.commands.shift();
    if (line === undefined) {
      if (state.busy) {
        state.busy = false;
        win32Host().consoleIdle(mine.currentDirectory);
      }
      if ((yield* state.arrived.wait()) === 'interrupted') break;
      continue;
    }
    state.busy = true;
    if (state.echo) consoleWrite(`${mine.currentDirectory}>${line}\n`);
    const level = yield* runLine(line);
    // A program that has ended may have held the last handle to a service that was to be deleted.
    yield* removeSweptKeys();
    state.levels.push({ command: line, level });
  }
  state.busy = false;
  win32Host().consoleIdle(mine.currentDirectory);
  return state.level;
}
