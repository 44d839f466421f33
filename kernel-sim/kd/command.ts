/**
 * The debugger's command interpreter: a line in, text out, against the machine as it is now, whether it runs (between two threads) or stands still.
 *
 * It only looks: no reference is taken, no event written, no fault raised, nothing changed but what the debugger itself keeps (state.ts).
 */
import { kernelPrototypes } from '../abi/prototypes.gen.ts';
import { structureTypes } from '../abi/types.gen.ts';
import { NtException, SimulatorError } from '../rings/exception.ts';
import { UnreadableMemory } from '../rings/memory.ts';
import { analyzeCommands } from './commands/analyze.ts';
import { breakpointCommands } from './commands/breakpoints.ts';
import { controlCommands } from './commands/control.ts';
import { deviceCommands } from './commands/device.ts';
import { dtCommands } from './commands/dt.ts';
import { irpCommands } from './commands/irp.ts';
import { memoryCommands } from './commands/memory.ts';
import { numberCommands } from './commands/numbers.ts';
import { objectCommands } from './commands/object.ts';
import { poolCommands } from './commands/pool.ts';
import { processCommands } from './commands/process.ts';
import { stackCommands } from './commands/stack.ts';
import { symbolCommands } from './commands/symbols.ts';
import { systemCommands } from './commands/system.ts';
import type { KdCommand } from './commands/table.ts';
import { variableCommands } from './commands/variables.ts';
import { verifierCommands } from './commands/verifier.ts';
import { completePath } from './complete.ts';
import { kdHasTarget, kdInspect } from './state.ts';
import { kdModules, moduleSymbols } from './symbols.ts';
import { address, KdError, wildcard } from './text.ts';

const LONGEST_LINE = 4000;
const LONGEST_OUTPUT = 200_000;
/** Commands of one line, separated by semicolons. */
const MOST_COMMANDS = 20;

const help: KdCommand = {
  name: '.help',
  aliases: ['.hh', '!help', 'help'],
  usage: '[PATTERN]',
  help: 'this list, or what a command takes',
  run: helpText,
};

const commands: readonly KdCommand[] = [
  ...analyzeCommands,
  ...stackCommands,
  ...variableCommands,
  ...symbolCommands,
  ...dtCommands,
  ...memoryCommands,
  ...processCommands,
  ...objectCommands,
  ...deviceCommands,
  ...irpCommands,
  ...poolCommands,
  ...verifierCommands,
  ...systemCommands,
  ...numberCommands,
  ...breakpointCommands,
  ...controlCommands,
  help,
];

const byName = new Map(
  commands.flatMap((command) => [command.name, ...(command.aliases ?? [])].map((name) => [name, command])),
);
/** These make sense when no machine has been booted. */
const WITHOUT_TARGET = new Set([
  '.help',
  '.echo',
  '.formats',
  '?',
  '!error',
  '.reload',
  'g',
  '.break',
  '.reboot',
  '.cls',
  'ba',
  'bl',
  'p',
  't',
  'gu',
  'ed',
  'u',
]);

function helpText(args: string): string {
  const matches = wildcard(args === '' ? '*' : `*${args}*`);
  const found = commands.filter(({ name, aliases = [] }) => [name, ...aliases].some(matches));
  if (found.length === 0) throw new KdError(`No command matches '${args}'`);
  const calls = found.map(({ name, usage }) => `${name} ${usage}`.trimEnd());
  const width = Math.min(Math.max(...calls.map(({ length }) => length)), 36);
  return found
    .map(({ help: text, aliases = [] }, i) => {
      const also = aliases.length > 0 ? ` (also ${aliases.join(', ')})` : '';
      return `${calls[i].padEnd(width)}  ${text}${also}`;
    })
    .join('\n');
}

/** The name that a line begins with, and what follows it. */
function split(line: string): { name: string; args: string } {
  const [, name, args] = /^(\?\??|[!.][\w]+|[a-z]+)(?![\w])\s*(.*)$/is.exec(line) ?? [];
  if (name === undefined) return { name: line.split(/\s/)[0], args: '' };
  return { name: byName.has(name) ? name : name.toLowerCase(), args: args.trim() };
}

/** Splits at semicolons outside of quotes. */
function statements(line: string): string[] {
  return (line.match(/(?:"[^"]*"?|[^;"])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

function execute(line: string): string {
  const { name, args } = split(line);
  const command = byName.get(name);
  if (!command) {
    if (name.startsWith('!')) return `No export ${name.slice(1)} found`;
    if (name.startsWith('.')) return `         ^ Syntax error in '${line}'`;
    return `Couldn't resolve error at '${line}': no such command (.help lists them)`;
  }
  if (!kdHasTarget() && !WITHOUT_TARGET.has(command.name)) return `         ^ No runnable debuggees error in '${line}'`;
  try {
    return kdInspect(() => command.run(args, name));
  } catch (error) {
    if (error instanceof KdError) return error.message;
    if (error instanceof UnreadableMemory) return `Memory access error at ${address(error.va)} in '${line}'`;
    if (error instanceof SimulatorError || error instanceof NtException)
      return `Unable to read what '${line}' needs: the memory does not hold it (any more)`;
    throw error;
  }
}

/** Carries out one line. Never throws for anything that the line or the machine holds; the answer is bounded. */
export function kdCommand(line: string): string {
  if (line.length > LONGEST_LINE) return `Overflow error: a command has ${LONGEST_LINE} characters at most`;
  const parts = statements(line);
  if (parts.length > MOST_COMMANDS) return `Overflow error: ${MOST_COMMANDS} commands in a line at most`;
  const text = parts.map(execute).join('\n');
  return text.length > LONGEST_OUTPUT ? `${text.slice(0, LONGEST_OUTPUT)}\n... output cut off` : text;
}

const MOST_COMPLETIONS = 200;

function argumentCompletions(completes: KdCommand['completes'], word: string): string[] {
  const begins = (text: string): boolean => text.toLowerCase().startsWith(word.toLowerCase());
  switch (completes) {
    case 'type': {
      const bare = word.replace(/^nt!/i, '').replace(/^_/, '').toLowerCase();
      return Object.keys(structureTypes)
        .filter((name) => !name.includes('::') && name.toLowerCase().startsWith(bare))
        .map((name) => `nt!_${name}`);
    }
    case 'symbol': {
      if (!kdHasTarget())
        return Object.keys(kernelPrototypes)
          .map((name) => `nt!${name}`)
          .filter(begins);
      const modules = kdModules();
      if (!word.includes('!')) return modules.map(({ name }) => `${name}!`).filter(begins);
      return modules
        .flatMap(moduleSymbols)
        .map(({ name }) => name)
        .filter(begins);
    }
    case 'object':
      return kdHasTarget() ? completePath(word) : [];
    case 'driver':
      return kdHasTarget() ? completePath(`\\Driver\\${word.replace(/^\\Driver\\/i, '')}`) : [];
    default:
      return [];
  }
}

/** Whole lines that `prefix` can become: names of commands, then of what the command takes. */
export function kdComplete(prefix: string): string[] {
  if (prefix.length > LONGEST_LINE) return [];
  const [, name, gap, word] = /^(\S*)(\s+(?:\S+\s+)*)?(\S*)$/.exec(prefix) ?? [];
  if (gap === undefined) {
    const typed = prefix.toLowerCase();
    return [...byName.keys()].filter((known) => known.startsWith(typed)).sort();
  }
  const command = byName.get(name ?? '');
  if (!command) return [];
  return kdInspect(() => argumentCompletions(command.completes, word ?? ''))
    .slice(0, MOST_COMPLETIONS)
    .map((text) => `${name}${gap}${text}`);
}
