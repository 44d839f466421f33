import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine, quoteArgument } from './command-line.ts';

const cases: [string, string[]][] = [
  ['prog "a b c" d e', ['prog', 'a b c', 'd', 'e']],
  ['prog "ab\\"c" "\\\\" d', ['prog', 'ab"c', '\\', 'd']],
  ['prog a\\\\\\b d"e f"g h', ['prog', 'a\\\\\\b', 'de fg', 'h']],
  ['prog a\\\\\\"b c d', ['prog', 'a\\"b', 'c', 'd']],
  ['prog a\\\\\\\\"b c" d e', ['prog', 'a\\\\b c', 'd', 'e']],
  ['prog a"b"" c d', ['prog', 'ab" c d']],
  ['"C:\\a b\\p.exe" x', ['C:\\a b\\p.exe', 'x']],
  ['"C:\\p\\" x', ['C:\\p\\', 'x']],
  ['prog "" x', ['prog', '', 'x']],
  ['prog', ['prog']],
  ['prog   \t x  ', ['prog', 'x']],
  ['', ['']],
];

for (const [line, expected] of cases)
  test(`the command line ${JSON.stringify(line)} has the arguments of Microsoft's rules`, () => {
    expect(parseCommandLine(line)).toEqual(expected);
  });

test('a quoted argument is read back as it was', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\\', '"', '\t', 'é') });
  fc.assert(
    fc.property(fc.array(text), (list) => {
      expect(parseCommandLine(['p', ...list.map(quoteArgument)].join(' '))).toEqual(['p', ...list]);
    }),
  );
});
