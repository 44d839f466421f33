/** How much of the past is kept, and how two tabs agree on which text is later. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOUNDS, surplus } from './history.ts';
import { compare, greet, replayOf } from './linked-run.ts';
import { isLater, nextStamp, sameStamp } from './tabs.ts';

const size = fc.record({
  lab: fc.constantFrom('a', 'b', 'c'),
  when: fc.nat(1000),
  bytes: fc.oneof(fc.nat(1000), fc.nat(3e6)),
});
const sizes = fc.array(size, { maxLength: 200 }).map((all) => all.map((one, key) => ({ ...one, key })));

describe('earlier versions', () => {
  test('are bounded, and the newest of each lab is among them', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const gone = new Set(surplus(all));
        const kept = all.filter(({ key }) => !gone.has(key));
        for (const lab of ['a', 'b', 'c']) {
          const [of, keptOf] = [all, kept].map((list) => list.filter((one) => one.lab === lab));
          expect(keptOf.length).toBeLessThanOrEqual(BOUNDS.labCount);
          const bytes = keptOf.reduce((sum, one) => sum + one.bytes, 0);
          expect(keptOf.length <= 1 || bytes <= BOUNDS.labBytes).toBe(true);
          const newest = Math.max(...of.map(({ when }) => when));
          if (of.length > 0) expect(keptOf.some(({ when }) => when === newest)).toBe(true);
        }
      }),
    );
  });

  test('that fit all stay', () => {
    const few = Array.from({ length: BOUNDS.labCount }, (_, key) => ({ key, lab: 'a', when: key, bytes: 10 }));
    expect(surplus(few)).toEqual([]);
    expect(surplus([...few, { key: 99, lab: 'a', when: 99, bytes: 10 }])).toEqual([0]);
  });
});

describe('tabs', () => {
  const stamp = fc.option(fc.record({ count: fc.nat(3), tab: fc.constantFrom('p', 'q') }), { nil: undefined });

  test('agree on which of two texts is later', () => {
    fc.assert(
      fc.property(stamp, stamp, (a, b) => {
        expect([isLater(a, b), isLater(b, a), sameStamp(a, b)].filter(Boolean).length).toBe(1);
        expect(isLater(nextStamp(a), a)).toBe(true);
      }),
    );
  });
});

describe('the run of a link', () => {
  const replay = 'rs1-1a2b3c4d-7-2-random';

  test('is repeated', () => {
    expect(replayOf(replay)).toEqual({ seed: 7, processors: 2, policy: 'random' });
    expect(greet(replay)).toBe(`The link is of the run ${replay}: Run repeats it.`);
    expect(compare(replay, replay, false)).toBe(`This is the run of the link, ${replay}.`);
  });

  test.each([
    ['rs1-00000000-7-2-random', true, 'the lab has been changed since'],
    ['rs1-00000000-7-2-random', false, 'Ringside itself is not what it was then'],
    ['rs1-1a2b3c4d-8-2-random', false, 'the seed was 7'],
    ['rs1-1a2b3c4d-7-1-random', false, 'there were 2 processors'],
    ['rs1-1a2b3c4d-7-2-rr', false, 'the processors took turns drawn from the seed'],
  ])('or differs: %s', (actual, changed, why) => {
    const said = compare(replay, actual, changed);
    expect(said).toContain(`This is not the run of the link, ${replay}: `);
    expect(said).toContain(why);
    expect(said).toContain(`It is ${actual}.`);
  });

  test('cannot be repeated by another version', () => {
    expect(replayOf('rs999-1a2b3c4d-7-2-rr')).toBeUndefined();
    expect(greet('rs999-1a2b3c4d-7-2-rr')).toMatch(/^The run of the link cannot be repeated: .* version 999 /);
    expect(greet('nonsense')).toContain('is not a replay string');
  });
});
