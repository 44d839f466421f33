/** Notices that go by themselves: each says when what it tells of is over. */
import { mistakeOf } from './lessons.ts';
import type { SessionState } from './state.ts';
import type { Store } from './store.ts';

export type Over = (state: Readonly<SessionState>, before: Readonly<SessionState>) => boolean;

/** A confirmation that nobody has asked to keep. */
const PASSES_MS = 15_000;

/** Another lab is opened. */
export const nextLab: Over = (state, before) => state.labId !== before.labId;
/** The lab is run, or another one is opened. */
export const nextRun: Over = (state, before) =>
  nextLab(state, before) || (state.phase === 'building' && before.phase !== 'building');
/** The lab is changed, or another one is opened. */
export const nextChange: Over = (state, before) => nextLab(state, before) || state.files !== before.files;

/** Shows `notice` until it is dismissed, another one comes, or `over`. */
export function tell(store: Store<SessionState>, notice: string, over: Over): void {
  store.set({ notice });
  if (notice === '') return;
  const leave = store.subscribe((state, before) => {
    const gone = state.notice !== notice;
    if (!gone && !over(state, before)) return;
    leave();
    if (!gone) store.set({ notice: '' });
  });
}

/** Says what is wrong with the open lab's lab.json, if anything is, until that is mended. */
export function tellMistake(store: Store<SessionState>): void {
  const mistake = mistakeOf(store.state.files);
  if (mistake === '') return;
  const mended: Over = ({ files }, before) => files !== before.files && mistakeOf(files) !== mistake;
  tell(store, mistake, (state, before) => nextLab(state, before) || mended(state, before));
}

let passing: ReturnType<typeof setTimeout> | undefined;

/** Confirms what has been done: that has been read by the next run, or after a while. */
export function confirm(store: Store<SessionState>, notice: string): void {
  tell(store, notice, nextRun);
  clearTimeout(passing);
  passing = setTimeout(() => {
    if (store.state.notice === notice) store.set({ notice: '' });
  }, PASSES_MS);
}
