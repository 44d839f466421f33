import { describe, expect, it } from 'vitest';
import { makeOracle, type Oracle, POLICIES } from './oracle.ts';

const ALL = [0, 1, 2, 3];

/** What an oracle answers when it is asked this and that. */
function answers(oracle: Oracle): number[] {
  const list: number[] = [];
  let running = 0;
  for (let i = 0; i < 500; i++) {
    list.push(oracle.slice(), oracle.atAccess() ? 1 : 0, oracle.chance(7));
    if (i % 3 === 0) {
      oracle.turnEnds(running);
      running = oracle.pick(ALL, running);
      list.push(running);
    }
  }
  return list;
}

/** Accesses in each turn of an exploration. */
function turns(seed: number, count: number): number[] {
  const oracle = makeOracle('explore', seed);
  return Array.from({ length: count }, () => {
    let accesses = 1;
    while (!oracle.atAccess()) accesses++;
    return accesses;
  });
}

describe.each(POLICIES)('the policy %s', (policy) => {
  it('is named as in the replay string, and answers the same for the same seed', () => {
    expect(makeOracle(policy, 5).policy).toBe(policy);
    expect(answers(makeOracle(policy, 5))).toEqual(answers(makeOracle(policy, 5)));
    expect(answers(makeOracle(policy, 5))).not.toEqual(answers(makeOracle(policy, 6)));
  });

  it('picks only what is runnable, and leaves nobody out for ever', () => {
    const oracle = makeOracle(policy, 3);
    const seen = new Set<number>();
    let running = 0;
    for (let i = 0; i < 400; i++) {
      oracle.turnEnds(running);
      running = oracle.pick([1, 3], running);
      seen.add(running);
    }
    expect([...seen].sort()).toEqual([1, 3]);
  });
});

describe('exploration', () => {
  it('goes on with the processor that it has chosen until the turn ends; then that one is the last choice', () => {
    for (let seed = 0; seed < 50; seed++) {
      const oracle = makeOracle('explore', seed);
      const first = oracle.pick(ALL, 0);
      expect(oracle.pick(ALL, first)).toBe(first);
      oracle.turnEnds(first);
      const others = ALL.filter((processor) => processor !== first);
      for (const other of others)
        expect(oracle.pick([Math.min(first, other), Math.max(first, other)], first)).toBe(other);
      expect(oracle.pick([first], first)).toBe(first);
    }
  });

  it('has seeds that alternate at nearly every access, and seeds that let one processor get far', () => {
    const means = Array.from({ length: 60 }, (_, seed) => turns(seed, 200).reduce((sum, n) => sum + n, 0) / 200);
    expect(means.filter((mean) => mean < 3).length).toBeGreaterThan(5);
    expect(means.filter((mean) => mean < 20).length).toBeGreaterThan(20);
    expect(means.filter((mean) => mean > 100).length).toBeGreaterThan(3);
  });

  it('begins with any processor', () => {
    const first = new Set(Array.from({ length: 40 }, (_, seed) => makeOracle('explore', seed).pick(ALL, 0)));
    expect([...first].sort()).toEqual(ALL);
  });
});
