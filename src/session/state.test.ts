import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INITIAL, runSettings } from './state.ts';

it('settings of a run that were kept come back as they were', () => {
  const { seed, processors, policy, build } = { ...INITIAL, seed: 77, processors: 3, policy: 'explore', build: 'free' };
  const kept = { seed, processors, policy, build };
  expect(runSettings(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

it('whatever else the storage holds, only settings that are possible are taken from it', () => {
  expect(runSettings({ seed: -1, processors: 9, policy: 'none', build: 'debug' })).toEqual({});
  expect(runSettings({ seed: 1.5, processors: '2', build: 'checked' })).toEqual({ build: 'checked' });
  fc.assert(
    fc.property(fc.anything(), (kept) => {
      const { seed = 0, processors = 1 } = runSettings(kept);
      expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true);
      expect([1, 2, 3, 4]).toContain(processors);
    }),
  );
});
