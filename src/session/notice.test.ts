import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { confirm, nextChange, nextRun, tell, tellMistake } from './notice.ts';
import { INITIAL, type SessionState } from './state.ts';
import { Store } from './store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a notice goes when what it tells of is over, and not before', () => {
  const store = new Store(INITIAL);
  tell(store, 'the next change stores it again', nextChange);
  store.set({ phase: 'building' });
  expect(store.state.notice).toBe('the next change stores it again');
  store.set({ files: { 'driver.c': '' } });
  expect(store.state.notice).toBe('');
});

it('the end of one notice leaves another alone', () => {
  const store = new Store(INITIAL);
  tell(store, 'Run repeats it', nextRun);
  tell(store, 'something that lasts', () => false);
  store.set({ phase: 'building' });
  expect(store.state.notice).toBe('something that lasts');
});

it('a run in a lab that is running already is the next run, too; another lab ends it as well', () => {
  const store = new Store<SessionState>({ ...INITIAL, phase: 'ready' });
  tell(store, 'a', nextRun);
  store.set({ phase: 'running' });
  expect(store.state.notice).toBe('a');
  store.set({ phase: 'building' });
  expect(store.state.notice).toBe('');
  tell(store, 'b', nextRun);
  store.set({ labId: 'another' });
  expect(store.state.notice).toBe('');
});

it('a confirmation goes after a while, counted from the last one', () => {
  const store = new Store(INITIAL);
  confirm(store, 'copied');
  vi.advanceTimersByTime(10_000);
  confirm(store, 'copied');
  vi.advanceTimersByTime(10_000);
  expect(store.state.notice).toBe('copied');
  vi.advanceTimersByTime(5_001);
  expect(store.state.notice).toBe('');
});

it('a mistake in lab.json is told until it is mended', () => {
  const store = new Store<SessionState>({ ...INITIAL, files: { 'lab.json': '{' } });
  tellMistake(store);
  const { notice } = store.state;
  expect(notice).toContain('lab.json');
  store.set({ files: { ...store.state.files, 'driver.c': '' } });
  expect(store.state.notice).toBe(notice);
  store.set({ files: { 'lab.json': '{ "title": "A" }' } });
  expect(store.state.notice).toBe('');
});
