/** A name leads to its declaration, in the lab or in the headers that students see. */
import { expect, it } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import { findDefinition } from './definition.ts';

const { headers } = readSystemFiles();
const files = {
  'public.h': '#define IOCTL_POKE 1\ntypedef struct _COUNTS {\n  int Total;\n} COUNTS, *PCOUNTS;\n',
  'driver.c':
    '#include "public.h"\nstatic COUNTS g_Counts;\nstatic int Poke(int x);\nint Run(void) {\n  return Poke(1);\n}\nstatic int Poke(int x) {\n  return x;\n}\n',
};
const at = (word: string) => {
  const found = findDefinition(word, 'driver.c', files, headers);
  return found && `${found.file}:${found.line}:${found.column}`;
};

it.each([
  ['IOCTL_POKE', 'public.h:1:9'],
  ['PCOUNTS', 'public.h:4:12'],
  ['_COUNTS', 'public.h:2:16'],
  ['g_Counts', 'driver.c:2:15'],
  ['Poke', 'driver.c:7:12'],
])('%s of the lab is at %s', (word, place) => {
  expect(at(word)).toBe(place);
});

it.each([
  'IoCreateDevice',
  'IoCompleteRequest',
  'PIRP',
  'DRIVER_OBJECT',
  'STATUS_SUCCESS',
  'KeInitializeEvent',
  'NotificationEvent',
  'UNICODE_STRING',
  'CreateFileW',
  'CTL_CODE',
])('%s is in a header', (word) => {
  const found = findDefinition(word, 'driver.c', files, headers);
  expect(found?.file).toMatch(/^<.*\.h>$/);
  const line = (headers[found?.file.slice(1, -1) ?? ''] ?? '').split('\n')[(found?.line ?? 0) - 1];
  expect(line.slice((found?.column ?? 0) - 1)).toMatch(new RegExp(`^${word}\\b`));
  expect(line).not.toMatch(/^\s*(\*|\/\*|\/\/)/);
});

it.each(['nosuchname', 'a b', '1x', '', 'a$b'])('%j is nowhere', (word) => {
  expect(findDefinition(word, 'driver.c', files, headers)).toBeUndefined();
});
