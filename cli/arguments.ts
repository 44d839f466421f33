/** The command line of `ringside`: what was asked for, or what is wrong with it. */
import { POLICIES, type Policy } from '../kernel-sim/index.ts';

export interface RunArguments {
  readonly command: 'run';
  readonly directory: string;
  readonly seed: number;
  readonly cpus: number;
  readonly policy: Policy;
  /** Seeds to try, one run each, until one fails; undefined for a single run. */
  readonly explore: number | undefined;
  readonly build: 'checked' | 'free' | undefined;
  readonly limit: number;
  readonly json: boolean;
  readonly trace: string | undefined;
  readonly replay: string | undefined;
  /** Console commands after `--`, instead of those of lab.json. */
  readonly commands: readonly string[] | undefined;
}

export interface BuildArguments {
  readonly command: 'build';
  readonly directory: string;
  readonly build: 'checked' | 'free' | undefined;
  readonly json: boolean;
}

export interface KdArguments {
  readonly command: 'kd';
  readonly directory: string;
  readonly seed: number;
  readonly cpus: number;
  readonly policy: Policy;
  readonly build: 'checked' | 'free' | undefined;
}

export type Arguments =
  | RunArguments
  | BuildArguments
  | KdArguments
  | { readonly command: 'help' }
  | { readonly command: 'version' };

/** A wrong call; the message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const BUILDS = ['checked', 'free'] as const;
const DEFAULT_LIMIT_MS = 120_000;
const LARGEST_SEED = 0xffffffff;
const MOST_RUNS = 100_000;

function whole(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}"`);
  }
  return value;
}

function oneOf<T extends string>(text: string, option: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new UsageError(`${option} takes ${allowed.join(' or ')}, not "${text}"`);
  return found;
}

/** Splits options (with their values) from plain words; everything after `--` is kept as it is. */
function split(args: readonly string[], withValue: ReadonlySet<string>, flags: ReadonlySet<string>) {
  const options = new Map<string, string>();
  const words: string[] = [];
  let rest: string[] | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '--') {
      rest = args.slice(i + 1);
      break;
    }
    if (!arg.startsWith('-')) {
      words.push(arg);
      continue;
    }
    const [name, inline] = arg.split(/=(.*)/s, 2);
    if (flags.has(name) && inline === undefined) options.set(name, '');
    else if (withValue.has(name)) {
      const value = inline ?? args[++i];
      if (value === undefined) throw new UsageError(`${name} needs a value`);
      options.set(name, value);
    } else throw new UsageError(`unknown option ${arg}`);
  }
  return { options, words, rest };
}

function directoryOf(command: string, words: readonly string[]): string {
  if (words.length === 1) return words[0];
  throw new UsageError(
    words.length === 0
      ? `ringside ${command} needs a lab's folder`
      : `ringside ${command} takes one folder, not ${words.length}`,
  );
}

function exploreOf(options: ReadonlyMap<string, string>): number | undefined {
  const text = options.get('--explore');
  if (text === undefined) return undefined;
  if (options.has('--replay'))
    throw new UsageError('--replay repeats one run, and --explore makes many: give one of them');
  return whole(text, '--explore', 1, MOST_RUNS);
}

/** What fixes a run, besides the lab. */
function machineOf(options: ReadonlyMap<string, string>, exploring: boolean) {
  const build = options.get('--build');
  return {
    seed: whole(options.get('--seed') ?? '1', '--seed', 0, LARGEST_SEED),
    cpus: whole(options.get('--cpus') ?? (exploring ? '2' : '1'), '--cpus', 1, 4),
    policy: oneOf(options.get('--policy') ?? (exploring ? 'explore' : POLICIES[0]), '--policy', POLICIES),
    build: build === undefined ? undefined : oneOf(build, '--build', BUILDS),
  };
}

/** @throws UsageError */
export function parseArguments(args: readonly string[]): Arguments {
  const [command, ...others] = args;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help')
    return { command: 'help' };
  if (command === '--version' || command === '-v') return { command: 'version' };
  if (others.includes('--help') && !others.slice(0, others.indexOf('--help')).includes('--'))
    return { command: 'help' };
  if (command === 'run') {
    const { options, words, rest } = split(
      others,
      new Set(['--seed', '--cpus', '--build', '--limit', '--trace', '--policy', '--replay', '--explore']),
      new Set(['--json']),
    );
    const explore = exploreOf(options);
    return {
      command,
      directory: directoryOf(command, words),
      ...machineOf(options, explore !== undefined),
      explore,
      limit: whole(options.get('--limit') ?? String(DEFAULT_LIMIT_MS), '--limit', 1, 1_000_000_000),
      json: options.has('--json'),
      trace: options.get('--trace'),
      replay: options.get('--replay'),
      commands: rest && rest.length > 0 ? [rest.join(' ')] : undefined,
    };
  }
  if (command === 'build') {
    const { options, words } = split(others, new Set(['--build']), new Set(['--json']));
    const build = options.get('--build');
    return {
      command,
      directory: directoryOf(command, words),
      build: build === undefined ? undefined : oneOf(build, '--build', BUILDS),
      json: options.has('--json'),
    };
  }
  if (command === 'kd') {
    const { options, words } = split(others, new Set(['--seed', '--cpus', '--policy', '--build']), new Set());
    return { command, directory: directoryOf(command, words), ...machineOf(options, false) };
  }
  throw new UsageError(`unknown command "${command}"`);
}
