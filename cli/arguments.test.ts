import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError } from './arguments.ts';

describe('the command line', () => {
  it('has defaults for everything but the folder', () => {
    expect(parseArguments(['run', 'lab'])).toEqual({
      command: 'run',
      directory: 'lab',
      seed: 1,
      cpus: 1,
      policy: 'rr',
      build: undefined,
      limit: 120_000,
      json: false,
      trace: undefined,
      replay: undefined,
      commands: undefined,
    });
  });

  it('takes options before and behind the folder, and a console command behind --', () => {
    const parsed = parseArguments(['run', '--seed', '7', 'lab', '--cpus=4', '--json', '--', 'sc', 'start', '--x']);
    expect(parsed).toMatchObject({ directory: 'lab', seed: 7, cpus: 4, json: true, commands: ['sc start --x'] });
  });

  it.each([
    [['run'], 'needs a lab'],
    [['run', 'a', 'b'], 'takes one folder'],
    [['run', 'a', '--seed', 'x'], '--seed takes a whole number from 0 to 4294967295, not "x"'],
    [['run', 'a', '--cpus', '5'], '--cpus takes a whole number from 1 to 4'],
    [['run', 'a', '--limit'], '--limit needs a value'],
    [['run', 'a', '--build', 'debug'], '--build takes checked or free'],
    [['run', 'a', '--frob'], 'unknown option --frob'],
    [['frob'], 'unknown command "frob"'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(message);
  });

  it('shows help on demand and without arguments', () => {
    for (const args of [[], ['--help'], ['help'], ['run', '--help']])
      expect(parseArguments(args)).toEqual({ command: 'help' });
  });
});
