import { expect, it } from 'vitest';
import { parseClang } from './diagnostics.ts';

const sources = { text: () => undefined, originalLine: (_: string, line: number) => line };
const read = (from: string, to: string) =>
  parseClang(
    `/lab/a.c:3:7: warning: incompatible pointer types passing ${from} to parameter of type ${to} [-Wincompatible-pointer-types]
/ringside/include/ob.h:1:2: note: passing argument to parameter 'Object' here
/lab/a.c:4:7: warning: another
`,
    'a.c',
    sources,
  ).map(({ message, related }) => [message.slice(0, 12), related?.length ?? 0]);

it('the address of a pointer is a void ** without a word, as for Microsoft’s compiler', () => {
  expect(read("'PETHREAD *' (aka 'struct _KTHREAD **')", "'PVOID *' (aka 'void **')")).toEqual([['another', 0]]);
  expect(read("'struct s **'", "'void **'")).toEqual([['another', 0]]);
});

it('nothing else is', () => {
  const told = [
    ['incompatible', 1],
    ['another', 0],
  ];
  expect(read("'ULONG *' (aka 'unsigned long *')", "'PVOID *' (aka 'void **')")).toEqual(told);
  expect(read("'PETHREAD *' (aka 'struct _KTHREAD **')", "'PULONG' (aka 'unsigned long *')")).toEqual(told);
});
