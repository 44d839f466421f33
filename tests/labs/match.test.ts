import { expect, it } from 'vitest';
import { mismatches } from './match.ts';

const report = {
  outcome: 'completed',
  virtualMs: 3,
  console: 'a\nb',
  leaks: [],
  debug: [{ text: 'one' }, { text: 'two' }],
  bugCheck: null,
};

it.each([
  { outcome: 'completed', leaks: [], bugCheck: null },
  { console: { contains: 'b' } },
  { console: { matches: '^a\nb$' } },
  { debug: [{ text: 'one' }, {}] },
  { debug: { some: { text: 'two' } } },
  { debug: { some: [{ text: 'two' }, { text: 'one' }] } },
  { debug: { inOrder: [{ text: 'one' }, { text: { contains: 'w' } }] } },
  { debug: { none: { text: 'three' } } },
  { virtualMs: { atLeast: 3, atMost: 3 } },
])('%j holds', (wanted) => {
  expect(mismatches(report, wanted)).toEqual([]);
});

it.each([
  { outcome: 'hung' },
  { missing: 1 },
  { leaks: [{}] },
  { debug: [] },
  { debug: [{ text: 'one' }] },
  { console: { contains: 'c' } },
  { console: { matches: '^b$' } },
  { debug: { some: { text: 'three' } } },
  { debug: { some: [{ text: 'one' }, { text: 'three' }] } },
  { debug: { inOrder: [{ text: 'two' }, { text: 'one' }] } },
  { debug: { none: { text: 'one' } } },
  { virtualMs: { atLeast: 4 } },
  { virtualMs: { atMost: 2 } },
  { bugCheck: {} },
  { outcome: { contains: 'x', matches: '.' } },
])('%j does not hold', (wanted) => {
  expect(mismatches(report, wanted)).toHaveLength(1);
});
