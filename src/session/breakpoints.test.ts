import { describe, expect, it } from 'vitest';
import type { KdBreakpoint, KdBreakpointPlace } from '../../kernel-sim/index.ts';
import { Breakpoints } from './breakpoints.ts';
import { INITIAL, type SessionState } from './state.ts';
import { Store } from './store.ts';

const FILES = { 'a.c': 'one', 'b.c': 'two' };

function start(kept: string | null = null, stopsAt = (line: number): number => line) {
  const store = new Store<SessionState>({ ...INITIAL, labId: 'lab', files: FILES });
  let text = kept;
  const told: (readonly KdBreakpointPlace[])[] = [];
  const memory = {
    recall: () => text,
    remember: (_lab: string, now: string) => {
      text = now;
    },
  };
  const breakpoints = new Breakpoints(store, memory, async (places) => {
    told.push(places);
    return places.map((place, id) => answer({ ...place, id, stopsAt: stopsAt(place.line) }));
  });
  breakpoints.open();
  const lines = (): string[] => store.state.breakpoints.map(({ file, line }) => `${file}:${line}`);
  return { store, breakpoints, told, lines, kept: () => JSON.parse(text ?? 'null') as unknown };
}

function answer(some: Partial<KdBreakpoint>): KdBreakpoint {
  const { line = 1 } = some;
  return { id: 0, file: 'a.c', line, enabled: true, stopsAt: line, where: 'x!y', once: false, hits: 0, ...some };
}

describe('the breakpoints of a lab', () => {
  it('are set and taken away, told to the target that knows the text, and kept', () => {
    const { breakpoints, told, lines, kept } = start();
    breakpoints.forTarget(FILES);
    breakpoints.toggle({ file: 'a.c', line: 3 });
    breakpoints.toggle({ file: 'b.c', line: 3 });
    breakpoints.toggle({ file: 'a.c', line: 3 });
    expect(lines()).toEqual(['b.c:3']);
    expect(told.at(-1)).toEqual([{ file: 'b.c', line: 3, enabled: true }]);
    expect(kept()).toEqual([{ file: 'b.c', line: 3, enabled: true }]);
  });

  it('of an earlier visit are there again; what storage holds beside them is not taken for any', () => {
    expect(start('[{"file":"a.c","line":7,"enabled":false}, 5, {"file":"a.c"}]').lines()).toEqual(['a.c:7']);
    expect(start('nonsense').lines()).toEqual([]);
    expect(start('{"file":"a.c"}').lines()).toEqual([]);
  });

  it('move with their text, but the target keeps the numbers that it was built with, until the next Run', () => {
    const { store, breakpoints, told, lines } = start();
    breakpoints.forTarget(FILES);
    breakpoints.toggle({ file: 'a.c', line: 3 });
    store.set({ files: { ...FILES, 'a.c': 'changed' } });
    breakpoints.moved('a.c', [5]);
    expect(lines()).toEqual(['a.c:5']);
    breakpoints.toggle({ file: 'a.c', line: 9 });
    breakpoints.toggle({ file: 'b.c', line: 2 });
    expect(told.at(-1)).toEqual([
      { file: 'a.c', line: 3, enabled: true },
      { file: 'b.c', line: 2, enabled: true },
    ]);
    expect(breakpoints.forTarget(store.state.files).map(({ line }) => line)).toEqual([5, 9, 2]);
  });

  it('that come to stand on one line are one', () => {
    const { breakpoints, lines } = start();
    for (const line of [3, 4, 8]) breakpoints.toggle({ file: 'a.c', line });
    breakpoints.moved('a.c', [3, 3, 7]);
    expect(lines()).toEqual(['a.c:3', 'a.c:7']);
  });

  it('follow the commands of the debugger: set, disabled, removed; those for once are none of them', () => {
    const { store, breakpoints, lines } = start();
    breakpoints.forTarget(FILES);
    breakpoints.toggle({ file: 'a.c', line: 3 });
    breakpoints.take([answer({ line: 3, enabled: false }), answer({ line: 8 }), answer({ line: 9, once: true })]);
    expect(lines()).toEqual(['a.c:3', 'a.c:8']);
    expect(store.state.breakpoints[0].enabled).toBe(false);
    breakpoints.take([]);
    expect(lines()).toEqual([]);
  });

  it('learn where the target stops for them', async () => {
    const { store, breakpoints } = start();
    breakpoints.forTarget(FILES);
    breakpoints.toggle({ file: 'a.c', line: 3 });
    await breakpoints.sync();
    expect(store.state.breakpoints).toMatchObject([{ line: 3, built: 3, stopsAt: 3 }]);
  });

  it('move to the line where the target stops, and two that come to one line are one', async () => {
    const { store, breakpoints, told, lines } = start(null, (line) => (line === 3 ? 5 : line));
    breakpoints.forTarget(FILES);
    breakpoints.toggle({ file: 'a.c', line: 5 });
    breakpoints.toggle({ file: 'a.c', line: 3 });
    await breakpoints.sync();
    expect(lines()).toEqual(['a.c:5']);
    expect(told.at(-1)).toEqual([{ file: 'a.c', line: 5, enabled: true }]);

    store.set({ files: { ...FILES, 'a.c': 'changed' } });
    breakpoints.forTarget(FILES);
    await breakpoints.sync();
    expect(lines(), 'a text that is not the one that runs keeps them').toEqual(['a.c:5']);
  });

  it('where no code is stay where they are', async () => {
    const { breakpoints, lines } = start(null, () => 0);
    breakpoints.forTarget(FILES);
    breakpoints.toggle({ file: 'a.c', line: 3 });
    await breakpoints.sync();
    expect(lines()).toEqual(['a.c:3']);
  });
});
