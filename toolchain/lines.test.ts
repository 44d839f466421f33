import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runTool } from './compiler.ts';
import { build, decodeLines, LINES_SECTION, type LineTable } from './index.ts';
import { encodeLines, type Line } from './lines.ts';
import { functionBodies } from './object-file.ts';
import { readSections } from './wasm-file.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const runtime = { 'setjmp.c': read('runtime/setjmp.c') };
const headers = {
  'ringside_seh.h': read('include/ringside_seh.h'),
  't.h': 'int print(int);\nstatic inline int twice(int n) {\n  return print(n) + n;\n}\n',
};
const files = {
  'main.c': `#include <t.h>
#include "own/util.h"
int helper(int n);
static int never(int n) { return helper(n) * 2; }
static int loop(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) {
    sum += twice(i);
    __try {
      if (i == 3)
        __leave;
      print(sum);
    } __finally {
      sum++; util(sum);
    }
  }
  return sum;
}
int main(int argc, char **argv) {
  __try {
    return loop(argc) + helper(1);
  } __except (1) {
    print(2);
  }
  return 0;
}
`,
  'more/helper.c':
    '#include <t.h>\n\n\nint helper(int n) {\n  switch (n) {\n  case 1:\n    return twice(3);\n  default:\n    return 0;\n  }\n}\n',
  'own/util.h': 'static void util(int n)\n{\n  print(n);\n}\n',
};

async function image(kind: 'checked' | 'free'): Promise<{ bytes: Uint8Array; table: LineTable }> {
  const lab = { drivers: {}, programs: { p: ['main.c', 'more/helper.c'] }, build: kind };
  const exports = { kernel: new Set<string>(), user: new Set(['print']) };
  const result = await build({ lab, files, headers, runtime, exports, debugInfo: true });
  expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  const bytes = result.images[0]?.bytes ?? new Uint8Array();
  const section = readSections(bytes).find((s) => s.name === LINES_SECTION);
  return { bytes, table: decodeLines(section?.content ?? new Uint8Array()) };
}

/** The row that holds at an offset. */
function rowAt(table: LineTable, offset: number): Line | undefined {
  return table.rows.findLast((row) => row.offset <= offset);
}

describe.each(['checked', 'free'] as const)('the lines of a %s image', (kind) => {
  test("are those that LLVM's own addr2line gives, for every offset in the code", async () => {
    const { bytes, table } = await image(kind);
    const bodies = functionBodies(readSections(bytes));
    const offsets = bodies.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i));
    const run = await runTool(
      ['addr2line', '-e', 'image.wasm', ...offsets.map((offset) => `0x${offset.toString(16)}`)],
      { 'image.wasm': bytes },
    );
    const theirs = run.output.trimEnd().split('\n');
    expect(theirs.length).toBe(offsets.length);
    const ours = offsets.map((offset) => {
      const row = rowAt(table, offset);
      if (row === undefined || row.file < 0) return '??:0';
      const { kind: origin, name } = table.files[row.file] ?? { kind: 'lab', name: '' };
      const folder = { lab: '/lab', header: '/ringside/include', runtime: '/ringside/runtime' }[origin];
      return `${folder}/${name.replace(/^<(.*)>$/, '$1')}:${row.line}`;
    });
    const plain = theirs.map((text) => text.replace(/ \(discriminator \d+\)$/, '').replace(/^\?\?:\?$/, '??:0'));
    expect(ours).toEqual(plain);
    // Not all of it is unknown.
    expect(new Set(ours).size).toBeGreaterThan(15);
  });

  test('name files and functions as people do', async () => {
    const { table } = await image(kind);
    expect(new Set(table.files.map((file) => `${file.kind} ${file.name}`))).toEqual(
      new Set([
        'lab main.c',
        'lab own/util.h',
        'lab more/helper.c',
        'header <t.h>',
        'header <ringside_seh.h>',
        'runtime setjmp.c',
      ]),
    );
    const names = table.functions.map((routine) => routine.name);
    expect(names).toEqual(expect.arrayContaining(['main', 'loop', 'helper', '__wasm_setjmp']));
    expect(names).not.toContain('never');
    for (const row of table.rows) expect(row.file).toBeLessThan(table.files.length);
  });
});

describe('the section', () => {
  test('without DWARF is what is left of it', async () => {
    const { bytes } = await image('checked');
    const debug = readSections(bytes)
      .filter((s) => s.name.startsWith('.debug_'))
      .reduce((sum, s) => sum + s.content.length, 0);
    const own = readSections(bytes).find((s) => s.name === LINES_SECTION)?.content.length ?? 0;
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(debug / 2);
  });

  test('is read as it was written', () => {
    const row = fc.record({
      step: fc.integer({ min: 1, max: 1e6 }),
      file: fc.integer({ min: -1, max: 3 }),
      line: fc.nat(1e6),
      column: fc.nat(5000),
      isStatement: fc.boolean(),
      prologueEnd: fc.boolean(),
    });
    const routine = fc.record({
      step: fc.nat(1e6),
      length: fc.nat(1e6),
      index: fc.nat(1e5),
      name: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(
        fc.array(row),
        fc.array(routine),
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 4, maxLength: 4 }),
        (rows, routines, names) => {
          let at = 0;
          const table: LineTable = {
            files: names.map((name, i) => ({ kind: (['lab', 'header', 'runtime'] as const)[i % 3] ?? 'lab', name })),
            functions: routines.map(({ step, ...rest }) => {
              at += step;
              return { start: at, ...rest };
            }),
            rows: [],
          };
          at = 0;
          const placed = rows.map(({ step, ...rest }) => {
            at += step;
            return rest.file < 0 ? { ...rest, offset: at, line: 0, column: 0 } : { ...rest, offset: at };
          });
          expect(decodeLines(encodeLines({ ...table, rows: placed }))).toEqual({ ...table, rows: placed });
        },
      ),
    );
  });
});
