import { expect, it } from 'vitest';
import { charactersMixed } from './characters.ts';

const warning = (text: string) => `/lab/app.c:3:7: warning: ${text} [-Wincompatible-pointer-types]`;

it('counts where narrow and wide texts meet', () => {
  const lines = [
    warning(
      "incompatible pointer types passing 'char[11]' to parameter of type 'LPCWSTR' (aka 'const unsigned short *')",
    ),
    warning(
      "incompatible pointer types passing 'TCHAR[260]' (aka 'unsigned short[260]') to parameter of type 'PCHAR' (aka 'char *')",
    ),
    "/lab/a.cpp:1:2: note: candidate function not viable: no known conversion from 'const char[6]' to 'LPCWSTR' (aka 'const wchar_t *') for 1st argument",
    "/lab/a.cpp:1:2: error: no viable conversion from 'TCHAR[9]' (aka 'wchar_t[9]') to 'std::string' (aka 'basic_string<char>')",
  ];
  for (const line of lines) expect(charactersMixed(line), line).toBe(1);
  expect(charactersMixed(lines.join('\n'))).toBe(lines.length);
});

it('takes nothing else for that', () => {
  const lines = [
    warning(
      "incompatible pointer types passing 'ULONG *' (aka 'unsigned long *') to parameter of type 'unsigned short *'",
    ),
    warning("incompatible pointer types passing 'char *' to parameter of type 'int *'"),
    warning(
      "incompatible pointer types passing 'wchar_t *' (aka 'unsigned short *') to parameter of type 'unsigned char *'",
    ),
    "    3 | f(\"it is 'char *' and 'wchar_t *'\");",
  ];
  for (const line of lines) expect(charactersMixed(line), line).toBe(0);
});
