import { expect, it } from 'vitest';
import type { KdAnswer } from '../worker/kernel-api.ts';
import { Debugger } from './debugger.ts';
import { INITIAL, type SessionState } from './state.ts';
import { Store } from './store.ts';
import type { Target } from './target.ts';
import { Variables } from './variables.ts';

/** A debugger whose target answers what `kd` says. */
function start(kd: (line: string) => Promise<KdAnswer>) {
  const store = new Store<SessionState>(INITIAL);
  const given: unknown[] = [];
  const target = {
    kd,
    hasVariables: async () => given.length > 0,
    setVariables: async (tables: unknown) => void given.push(tables),
    variables: async () => ({ lines: [], where: '' }),
  } as unknown as Target;
  const variables = new Variables(store, target, () => Promise.reject(new Error('no network')));
  const kdbg = new Debugger(store, target, {
    reboot: () => {},
    show: () => {},
    variables: () => variables.provide(),
    looksElsewhere: () => void variables.refresh(),
    placeNow: () => undefined,
    sourceOf: () => undefined,
    breakpoints: () => {},
  });
  let said = '';
  kdbg.output.on((text) => {
    said += text ?? '';
  });
  return { store, given, kdbg, variables, said: () => said };
}

const text = (answer: string): KdAnswer => ({ text: answer, breakpoints: undefined });

it('a line that cannot be carried out is said to be so, and the next one is carried out', async () => {
  const { kdbg, said } = start(async (line) => {
    if (line === 'bad') throw new Error('the worker is gone');
    return text(`answer to ${line}`);
  });
  await Promise.all([kdbg.command('bad'), kdbg.command('k')]);
  expect(said()).toContain("could not carry out 'bad': the worker is gone");
  expect(said()).toContain('answer to k');
});

it('what the compiler does not say of variables is told, and the debugger answers without', async () => {
  const { kdbg, store, given, said } = start(async (line) =>
    given.length > 0 ? text(`no variables for ${line}`) : { needs: 'variables' },
  );
  store.set({ compilerReady: true });
  await kdbg.command('dv');
  expect(store.state.notice).toContain('no network');
  expect(said()).toContain('no variables for dv');
});

it('two stops with no place in the text between them both ask for the values', async () => {
  let asked = 0;
  const { kdbg, store, variables } = start(async () => text(''));
  const refresh = variables.refresh.bind(variables);
  variables.refresh = async () => {
    asked++;
    await refresh();
  };
  store.set({ phase: 'running', compilerReady: true });
  const stop = { text: 'a!b', file: 'gone.c', line: 0, breakpoint: undefined };
  kdbg.stopped(stop);
  expect([asked, store.state.stands]).toEqual([1, undefined]);
  kdbg.stopped(stop);
  expect(asked).toBe(2);
});
