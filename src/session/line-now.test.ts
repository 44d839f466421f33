import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineNow } from './line-now.ts';

const BUILT = ['one', 'two', 'three', 'four', 'five'].join('\n');
const edited = (edit: (lines: string[]) => void): string => {
  const lines = BUILT.split('\n');
  edit(lines);
  return lines.join('\n');
};

it('a line is where it was when nothing above it has changed, and moves with what has come or gone above it', () => {
  expect(lineNow(BUILT, BUILT, 3)).toBe(3);
  const longer = edited((lines) => lines.splice(1, 0, 'new', 'new'));
  expect([1, 2, 5].map((line) => lineNow(BUILT, longer, line))).toEqual([1, 4, 7]);
  const shorter = edited((lines) => lines.splice(1, 2));
  expect([1, 2, 3, 4].map((line) => lineNow(BUILT, shorter, line))).toEqual([1, undefined, undefined, 2]);
});

it('a line that has been changed is nowhere', () => {
  const other = edited((lines) => {
    lines[2] = 'THREE';
  });
  expect([2, 3, 4].map((line) => lineNow(BUILT, other, line))).toEqual([2, undefined, 4]);
});

it('whatever was edited in one place, a line that is found is the same text', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, fc.nat(12), fc.nat(4), text, fc.nat(11), (lines, at, gone, come, wanted) => {
      const after = [...lines.slice(0, at), ...come, ...lines.slice(at + gone)];
      const now = lineNow(lines.join('\n'), after.join('\n'), wanted + 1);
      if (wanted < lines.length && now !== undefined) expect(after[now - 1]).toBe(lines[wanted]);
    }),
  );
});
