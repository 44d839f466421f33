import { describe, expect, test } from 'vitest';
import { wildcardMatcher } from './wildcards.ts';

describe('wildcards', () => {
  test.each([
    ['*.TXT', 'a.txt', true],
    ['*.txt', 'a.txt.old', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', true],
    ['a?c', 'abbc', false],
    ['??', 'abc', false],
    ['a*b*c', 'a1b2b3c', true],
    ['a*b*c', 'acb', false],
    ['*', '', true],
    ['', 'a', false],
  ])('%s and %s', (pattern, name, matches) => {
    expect(wildcardMatcher(pattern)(name.toUpperCase())).toBe(matches);
  });

  test('a matcher forgets the name before', () => {
    const matches = wildcardMatcher('*b');
    expect([matches('AB'), matches('A'), matches('B'), matches('')]).toEqual([true, false, true, false]);
  });

  test('a pattern with many ways to be read takes no longer than any other', () => {
    expect(wildcardMatcher(`${'*a'.repeat(120)}b`)('A'.repeat(255))).toBe(false);
  });
});
