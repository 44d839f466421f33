import { expect, it } from 'vitest';
import type { KdVariableLine } from '../../kernel-sim/index.ts';
import { pathAt, valuesByLine } from './inline-values.ts';

const SOURCE = [
  'static ULONG Sum(ULONG count, PULONG numbers) {',
  '  ULONG sum = 0, i = 0; // count',
  '  DbgPrint("numbers");',
  '  sum += numbers[i]; /* count */',
  '  x.i = y->sum;',
  '  return sum + count;',
];

const variable = (name: string, value = '1', line = 1): KdVariableLine => ({
  name,
  value,
  type: 'ULONG',
  path: name,
  hasParts: false,
  line,
});

function linesOf(stands: number, ...variables: KdVariableLine[]): Record<number, string[]> {
  const found = valuesByLine(variables, stands, (line) => SOURCE[line - 1]);
  return Object.fromEntries([...found].map(([line, known]) => [line, known.map(({ name }) => name)]));
}

it('a variable is shown at the last line before the stop that names it, and not in comments, texts or members', () => {
  const all = ['count', 'numbers', 'sum', 'i'].map((name) => variable(name));
  expect(linesOf(3, ...all)).toEqual({ 1: ['count', 'numbers'], 2: ['sum', 'i'] });
  expect(linesOf(5, ...all)).toEqual({ 1: ['count'], 4: ['numbers', 'sum', 'i'] });
  expect(linesOf(6, ...all)).toEqual({ 4: ['numbers', 'i'], 6: ['count', 'sum'] });
});

it('nothing is looked for above the line that declares it, and what one line cannot show is left out', () => {
  expect(linesOf(6, variable('numbers', '1', 5))).toEqual({});
  expect(linesOf(6, variable('sum', ''))).toEqual({});
});

it('the path that a word ends is what a debugger evaluates', () => {
  const path = (text: string, word: string): string => pathAt(text, text.lastIndexOf(word) + word.length + 1);
  expect(path('  irp->IoStatus.Status = 0;', 'Status')).toBe('irp->IoStatus.Status');
  expect(path('  irp->IoStatus.Status = 0;', 'IoStatus')).toBe('irp->IoStatus');
  expect(path('foo(list[2].next -> value)', 'value')).toBe('list[2].next -> value');
  expect(path('a + b', 'b')).toBe('b');
  expect(path('f().x', 'x'), 'nobody knows what f answers').toBe('');
});
