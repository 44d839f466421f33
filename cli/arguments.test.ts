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
      explore: undefined,
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

  it('explores with two processors and the policy for it, unless told otherwise', () => {
    expect(parseArguments(['run', 'lab', '--explore', '50'])).toMatchObject({
      explore: 50,
      cpus: 2,
      policy: 'explore',
    });
    expect(parseArguments(['run', 'lab', '--explore=5', '--cpus', '4', '--policy', 'random'])).toMatchObject({
      explore: 5,
      cpus: 4,
      policy: 'random',
    });
  });

  it.each([
    [['run'], 'needs a lab'],
    [['run', 'a', 'b'], 'takes one folder'],
    [['run', 'a', '--seed', 'x'], '--seed takes a whole number from 0 to 4294967295, not "x"'],
    [['run', 'a', '--cpus', '5'], '--cpus takes a whole number from 1 to 4'],
    [['run', 'a', '--policy', 'fair'], '--policy takes rr or random or explore, not "fair"'],
    [['run', 'a', '--explore', '0'], '--explore takes a whole number from 1 to 100000'],
    [['run', 'a', '--explore', '5', '--replay', 'rs1-1a2b3c4d-1-1-rr'], 'give one of them'],
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
