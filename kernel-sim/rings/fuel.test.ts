import { beforeEach, expect, test } from 'vitest';
import { followLink, owedFuel, registerEndless, setOwedFuel, spendForBytes, spendForEach, spendFuel } from './fuel.ts';

beforeEach(() => setOwedFuel(0));

test('work adds up until it is booked', () => {
  spendFuel(100);
  spendForEach(10);
  spendForBytes(4096);
  expect(owedFuel()).toBe(100 + 320 + 1024);
  setOwedFuel(0);
  expect(owedFuel()).toBe(0);
});

test('a few bytes are within the price of a call', () => {
  spendForBytes(64);
  expect(owedFuel()).toBe(0);
});

test('a routine that follows links without end is stopped; one that is done begins anew', () => {
  registerEndless(() => {
    throw new Error('endless');
  });
  const follow = (links: number): void => {
    for (let i = 0; i < links; i++) followLink();
  };
  follow(15_000_000);
  setOwedFuel(0);
  follow(15_000_000);
  expect(() => follow(15_000_000)).toThrow('endless');
});
