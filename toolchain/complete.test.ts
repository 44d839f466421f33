import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check, complete } from './index.ts';

const headers = {
  'ringside_seh.h': readFileSync(new URL('include/ringside_seh.h', import.meta.url), 'utf8'),
  'k.h': `
/** An I/O request packet. */
typedef struct _IRP { int Type; struct { long Status; unsigned Information; } IoStatus; } IRP, *PIRP;
/** Sets an event to the signaled state. Returns what it was. */
long KeSetEvent(void *Event, int Increment, unsigned char Wait);
/** Clears it. */
void KeClearEvent(void *Event);
#define KE_LIMIT 3
`,
};
const common = { headers, build: 'checked', ring: 0 } as const;

/** Completions at the "|" in a source. */
async function at(marked: string, file = 'a.c') {
  const before = marked.slice(0, marked.indexOf('|'));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return complete({ ...common, files: { [file]: marked.replace('|', '') }, file, line, column });
}

test('members behind an arrow', async () => {
  const { items } = await at('#include <k.h>\nint f(PIRP Irp) { "é"; Irp->IoStatus.| ; return 0; }');
  expect(items.map(({ label, signature }) => [label, signature])).toEqual([
    ['Information', 'unsigned int Information'],
    ['Status', 'long Status'],
  ]);
});

test('a routine with its parameters and its documentation', async () => {
  const { items, column } = await at('#include <k.h>\nint f(void) {\n  KeSe| \n}');
  expect(column).toBe(3);
  expect(items.find((item) => item.label === 'KeSetEvent')).toEqual({
    label: 'KeSetEvent',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an editor's placeholders
    insert: 'KeSetEvent(${1:void *Event}, ${2:int Increment}, ${3:unsigned char Wait})',
    signature: 'long KeSetEvent(void *Event, int Increment, unsigned char Wait)',
    documentation: 'Sets an event to the signaled state. Returns what it was.',
  });
  expect(items.some((item) => item.label === 'KE_LIMIT')).toBe(true);
});

test('what can be called within parentheses', async () => {
  const { signatures } = await at('#include <k.h>\nint f(void *e) { KeSetEvent(e, |); return 0; }');
  expect(signatures.map((item) => item.signature)).toEqual([
    'long KeSetEvent(void *Event, int Increment, unsigned char Wait)',
  ]);
});

test.each([
  ['in a __try block', '__try { int n; i->| ; } __finally { f(0); }'],
  ['in a __finally block that stands behind it', '__try { f(0);\n } __finally {\n\ti->| ; }'],
  ['in a handler, on a line with more', '__try { f(0); } __except (1) { f(1); i->| ; } f(2);'],
])('%s', async (_where, statement) => {
  for (const file of ['a.c', 'a.cpp']) {
    const { items } = await at(`#include <k.h>\nint f(int);\nint g(PIRP i) {\n  ${statement}\n  return 0; }`, file);
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['Type', 'IoStatus']));
  }
});

test('check gives the diagnostics of a source, and of a header through a source that includes it', async () => {
  const files = {
    'a.c': '#include "h.h"\nint f(void) {\n  return x;\n}\n',
    'h.h': 'int broken = 1 +;\n',
    'other.c': 'int g;',
  };
  const ofSource = await check({ ...common, files, file: 'a.c' });
  expect(ofSource.map((d) => [d.file, d.line, d.message])).toEqual([
    ['h.h', 1, 'expected expression'],
    ['a.c', 3, "use of undeclared identifier 'x'"],
  ]);
  expect(await check({ ...common, files, file: 'h.h' })).toEqual(ofSource);
  expect(await check({ ...common, files, file: 'other.c' })).toEqual([]);
});
