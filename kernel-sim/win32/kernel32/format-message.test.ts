import { expect, test } from 'vitest';
import { replaceInserts } from './format-message.ts';
import { imageOfCommandLine } from './image-name.ts';
import { messageText } from './message-table.ts';

test('inserts and escapes are replaced', () => {
  const insert = (index: number, format: string): string => `<${index}:${format}>`;
  expect(replaceInserts('%1 is %2!d!%n%%%!%.%0 gone', insert)).toBe('<1:s> is <2:d>\r\n%!.');
  expect(replaceInserts('%12%', insert)).toBe('<12:s>');
});

test('the sentences of the usual errors are there', () => {
  expect(messageText(5)).toBe('Access is denied.');
  expect(messageText(12345)).toBeUndefined();
});

test('an unquoted command line is tried word by word, a quoted name is taken as it is', () => {
  const files = new Set(['C:\\a b\\c.exe', 'x']);
  const find = (name: string): string | undefined => (files.has(name) ? name : undefined);
  expect(imageOfCommandLine('C:\\a b\\c.exe d', find)).toBe('C:\\a b\\c.exe');
  expect(imageOfCommandLine('"C:\\a b\\c.exe" d', find)).toBe('C:\\a b\\c.exe');
  expect(imageOfCommandLine('"C:\\a" b\\c.exe', find)).toBeUndefined();
  expect(imageOfCommandLine('  x y', find)).toBe('x');
  expect(imageOfCommandLine('z', find)).toBeUndefined();
});
