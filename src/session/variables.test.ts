import fc from 'fast-check';
import { expect, it } from 'vitest';
import { watchesOf } from './variables.ts';

it('what was watched comes back as it was', () => {
  expect(watchesOf(JSON.parse(JSON.stringify(['irp->IoStatus', 'g_State'])))).toEqual(['irp->IoStatus', 'g_State']);
});

it('whatever else the storage holds, it is a short list of texts', () => {
  expect(watchesOf(['a', '', 7, null, 'a', ' ', 'b'])).toEqual(['a', 'b']);
  expect(watchesOf({ length: 3 })).toEqual([]);
  fc.assert(
    fc.property(fc.anything(), (kept) => {
      const paths = watchesOf(kept);
      expect(paths.length).toBeLessThanOrEqual(50);
      for (const path of paths) expect(path.length).toBeLessThanOrEqual(500);
      expect(new Set(paths).size).toBe(paths.length);
    }),
  );
});
