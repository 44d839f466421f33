import { expect, it } from 'vitest';
import { IncludeNames } from './include-spelling.ts';

const files = {
  'sys/driver.c': '',
  'sys/Trace.h': '',
  'inc/Public.h': '',
  'a/same.h': '',
  'b/same.h': '',
  'stdio.h': '',
};
const names = new IncludeNames(files, { 'windows.h': '', 'stdio.h': '', 'ringside/nt/io.h': '' });
const from = (name: string, line: string) => names.writtenOut(name, line);

it('leaves what clang finds as it is', () => {
  for (const line of ['#include <windows.h>', '#include "Trace.h"', '#include "nowhere.h"', '#include <vector>']) {
    expect(from('sys/driver.c', line)).toBe(line);
  }
});

it('finds headers whatever the case of their names, and with backslashes', () => {
  expect(from('sys/driver.c', '#include <Windows.h> // first')).toBe('#include "/ringside/include/windows.h" // first');
  expect(from('sys/driver.c', ' #  include "trace.h"')).toBe(' #  include "/lab/sys/Trace.h"');
  expect(from('sys/driver.c', '#include <ringside\\nt\\io.h>')).toBe('#include <ringside/nt/io.h>');
});

it('finds headers of the lab in other folders', () => {
  const written = '#include "/lab/inc/Public.h"';
  for (const spelled of [
    '"../inc/Public.h"',
    '"..\\inc\\public.h"',
    '"public.h"',
    '<public.h>',
    '"..\\..\\shared\\inc\\public.h"',
  ]) {
    expect(from('sys/driver.c', `#include ${spelled}`)).toBe(written);
  }
});

it('does not guess between two', () => {
  expect(from('sys/driver.c', '#include "same.h"')).toBe('#include "same.h"');
  expect(from('sys/driver.c', '#include "../b/same.h"')).toBe('#include "/lab/b/same.h"');
});

it('keeps the lines where they are', () => {
  expect(from('sys/driver.c', 'int a;\n#include "public.h"\nint b;\n')).toBe(
    'int a;\n#include "/lab/inc/Public.h"\nint b;\n',
  );
});
