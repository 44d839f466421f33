import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type BuildInput, build, type Diagnostic, type ObjectCache } from './index.ts';
import { readSections, readShape, SectionId } from './wasm-file.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const runtime = { 'setjmp.c': read('runtime/setjmp.c') };
const headers = {
  'ringside_seh.h': read('include/ringside_seh.h'),
  'k.h': `
    #ifdef __cplusplus
    extern "C" {
    #endif
    typedef void *PVOID; typedef long NTSTATUS;
    int DbgPrint(const char *, ...); void *ExAllocatePool2(int, int, int); int IoFoo(int); void IoDeleteSymbolicLink(PVOID);
    int *__ringside_KeTickCount(void);
    #define KeTickCount (*__ringside_KeTickCount())
    PVOID CreateFileW(const wchar_t *); NTSTATUS ObReferenceObjectByHandle(PVOID);
    #ifdef __cplusplus
    }
    #endif
    static inline int IoInline(int n) { return IoFoo(n); }
  `.replace('wchar_t *', 'unsigned short *'),
};
const exports = {
  kernel: new Set(['DbgPrint', 'ExAllocatePool2', 'IoDeleteSymbolicLink', 'ObReferenceObjectByHandle']),
  user: new Set(['DbgPrint', 'CreateFileW']),
};
const ENTRY = 'NTSTATUS DriverEntry(PVOID d, PVOID p)';
const cache: ObjectCache = new Map();

type Files = Record<string, string>;
const buildLab = (lab: BuildInput['lab'], files: Files, more: Partial<BuildInput> = {}) =>
  build({ lab, files, headers, runtime, exports, cache, ...more });
const driver = (files: Files, more: Partial<BuildInput> = {}) =>
  buildLab(
    { drivers: { d: Object.keys(files).filter((name) => !name.endsWith('.h')) }, programs: {}, build: 'checked' },
    files,
    more,
  );
const program = (files: Files, more: Partial<BuildInput> = {}) =>
  buildLab(
    { drivers: {}, programs: { p: Object.keys(files).filter((name) => !name.endsWith('.h')) }, build: 'checked' },
    files,
    more,
  );
/** "error driver.c:3:5 message" */
const shown = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(
    (d) => `${d.severity} ${d.file}:${d.line}:${d.column}${d.endColumn ? `-${d.endColumn}` : ''} ${d.message}`,
  );

describe('compiling', () => {
  test('an error has its place, its option and its notes', async () => {
    const { diagnostics, ok, images } = await driver({
      'a.c': `#include <k.h>\n${ENTRY} {\n  int small = 1; DbgPrint("é", smal);\n  return 0;\n}\n`,
    });
    expect(ok).toBe(false);
    expect(images).toEqual([]);
    const [first] = diagnostics;
    expect(first).toEqual({
      severity: 'error',
      message: "use of undeclared identifier 'smal'; did you mean 'small'?",
      file: 'a.c',
      line: 3,
      column: 32,
      endColumn: 36,
      fixes: [{ line: 3, column: 32, endLine: 3, endColumn: 36, text: 'small' }],
      related: [{ severity: 'note', message: "'small' declared here", file: 'a.c', line: 3, column: 7, endColumn: 12 }],
    });
  });

  test('an error in a header of the lab names the header and who included it', async () => {
    const { diagnostics } = await driver({
      'a.c': `#include <k.h>\n#include "sub/own.h"\n${ENTRY} { return 0; }\n`,
      'sub/own.h': 'struct S { int x };\nint y = nothing;\n',
    });
    expect(shown(diagnostics)).toContain("error sub/own.h:2:9-16 use of undeclared identifier 'nothing'");
    const error = diagnostics.find((d) => d.line === 2);
    expect(diagnostics[0]?.related).toEqual([
      { severity: 'note', message: 'included from here', file: 'a.c', line: 2, column: 1 },
    ]);
    expect(error?.severity).toBe('error');
  });

  test('a missing header is an error at its #include', async () => {
    const { diagnostics } = await driver({ 'a.c': '\n#include <nothere.h>\n' });
    expect(shown(diagnostics)).toEqual(["error a.c:2:10-21 'nothere.h' file not found"]);
  });

  test('warnings come with a built image', async () => {
    const { diagnostics, ok } = await driver({ 'a.c': `#include <k.h>\n${ENTRY} {\n  int unused;\n  return 0;\n}\n` });
    expect(ok).toBe(true);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        message: "unused variable 'unused'",
        file: 'a.c',
        line: 3,
        column: 7,
        endColumn: 13,
        option: '-Wunused-variable',
      },
    ]);
  });

  test('throw is refused with the reason', async () => {
    const { diagnostics } = await program({ 'a.cpp': 'int main() {\n  throw 1;\n}\n' });
    expect(shown(diagnostics)[0]).toMatch(
      /^error a\.cpp:2:3-8 cannot use 'throw' with exceptions disabled: C\+\+ is compiled/,
    );
  });

  test('a __try without a handler, one in a macro, and GetExceptionCode outside of a handler say what is wrong', async () => {
    const first = await program({ 'a.c': 'int main(void) {\n  __try { }\n  return 0; }\n' });
    expect(shown(first.diagnostics)).toEqual([
      'error a.c:2:3-8 this __try block has neither __except nor __finally behind it',
    ]);
    const second = await program({ 'a.c': '#define T __try { }\nint main(void) { T return 0; }\n' });
    expect(shown(second.diagnostics)[0]).toMatch(
      /^error a\.c:2:20.* __try that comes out of a macro is not translated/,
    );
    const third = await program({
      'a.c': 'int main(void) { __try { } __finally { }\n  return GetExceptionCode(); }\n',
    });
    expect(shown(third.diagnostics)[0]).toMatch(
      /^error a\.c:2:10-28 GetExceptionCode and GetExceptionInformation have a meaning/,
    );
  });

  test('messages around a __try have the places of the source', async () => {
    const source = [
      'int g(void);',
      'int main(void) {',
      '\t__try {   nope1();',
      '    } __finally { /* x */ nope2();',
      '  }  nope3(); return 0;',
      '}',
      'int last = nope4;',
    ].join('\n');
    const { diagnostics } = await program({ 'a.c': source });
    const places = diagnostics.map((d) => [d.message.match(/nope\d/)?.[0], d.line, d.column, d.endColumn]);
    for (const name of ['nope1', 'nope2', 'nope3', 'nope4']) {
      const line = source.split('\n').findIndex((text) => text.includes(name));
      const column = (source.split('\n')[line] ?? '').indexOf(name) + 1;
      expect(places).toContainEqual([name, line + 1, column, column + 5]);
    }
  });

  test('a checked build has DBG and a free build has NDEBUG; only the free one is optimised', async () => {
    const source = `#include <k.h>
#if DBG
#define KIND 1
#else
#define KIND 2
#endif
#if DBG == defined(NDEBUG)
#error both
#endif
#ifndef _KERNEL_MODE
#error not the kernel
#endif
static int twice(int x) { return x + x; }
${ENTRY} { return twice(KIND); }`;
    const size = async (kind: 'checked' | 'free') => {
      const result = await buildLab({ drivers: { d: ['a.c'] }, programs: {}, build: kind }, { 'a.c': source });
      expect(shown(result.diagnostics)).toEqual([]);
      const code = readSections(result.images[0]?.bytes ?? new Uint8Array()).find((s) => s.id === SectionId.CODE);
      return code?.content.length ?? 0;
    };
    expect(await size('free')).toBeLessThan(await size('checked'));
  });

  test('C++17: structured bindings, if constexpr, inline variables, fold expressions, constructors of statics', async () => {
    const { diagnostics, images } = await program({
      'a.cpp': `#include <k.h>
struct P { int a, b; };
inline int shared = DbgPrint("constructed");
template <typename... T> int sum(T... values) { return (values + ...); }
template <typename T> int size() { if constexpr (sizeof(T) == 2) return 2; else return 1; }
int main() { auto [a, b] = P{1, 2}; if (int c = a; c) b++; return sum(a, b, size<wchar_t>(), shared); }`,
    });
    expect(shown(diagnostics)).toEqual([]);
    const shape = readShape(readSections(images[0]?.bytes ?? new Uint8Array()));
    expect(shape.exports.map((item) => item.name)).toContain('__wasm_call_ctors');
  });

  test('what x86 programs count on stays in a free build', async () => {
    const source = `int main(int argc, char **argv) { int x = argc; if (x + 1 < x) return 5; *(volatile int *)0 = 1; if (argc == 77) *(int *)0 = 2; return 0; }`;
    const result = await buildLab({ drivers: {}, programs: { p: ['a.c'] }, build: 'free' }, { 'a.c': source });
    expect(result.ok).toBe(true);
    const module = await WebAssembly.compile(result.images[0]?.bytes as BufferSource as ArrayBuffer);
    const memory = new WebAssembly.Memory({ initial: 0x810000 / 65536 });
    const table = new WebAssembly.Table({ element: 'anyfunc', initial: 0x1001 });
    const { exports: e } = await WebAssembly.instantiate(module, { env: { memory, __indirect_function_table: table } });
    const main = e.main2 as (argc: number, argv: number) => number;
    const cell = () => new Int32Array(memory.buffer)[0];
    expect(main(0x7fffffff, 0)).toBe(5);
    expect(main(1, 0)).toBe(0);
    expect(cell()).toBe(1);
    main(77, 0);
    expect(cell()).toBe(2);
  });
});

describe('a source on which the compiler itself fails', () => {
  test.each([
    ['crashes', '#pragma clang __debug crash\nint main(void) { return 0; }'],
    ['overflows the stack', '#pragma clang __debug overflow_stack\nint main(void) { return 0; }'],
    ['nests too deeply', `int main(void) { return ${'('.repeat(100000)}1${')'.repeat(100000)}; }`],
    ['includes itself', '#include "a.c"\n'],
  ])('%s: an error, and the next build works', async (_what, source) => {
    const { ok, diagnostics } = await program({ 'a.c': source });
    expect(ok).toBe(false);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', file: 'a.c' });
    expect((await program({ 'a.c': 'int main(void) { return 0; }' })).ok).toBe(true);
  });
});

describe('linking', () => {
  test('several sources make one image, in C and C++', async () => {
    const { diagnostics, images, ok } = await driver({
      'a.c': `#include <k.h>\nint helper(int);\n${ENTRY} { DbgPrint("a"); return helper(1); }`,
      'b.cpp': '#include <k.h>\nextern "C" int helper(int n) { return n + 1; }',
    });
    expect(shown(diagnostics)).toEqual([]);
    expect(ok).toBe(true);
    expect(images.map(({ name, ring, entry }) => [name, ring, entry])).toEqual([['d.sys', 0, 'DriverEntry']]);
  });

  test('an image imports its memory, its table and what it calls, and has no DWARF and no start function', async () => {
    const { images } = await driver({
      'a.c': `#include <k.h>\nint big[9999], small = 3;\n${ENTRY} { int (*volatile f)(const char *, ...) = DbgPrint; big[small] = 1; return f("x"); }`,
    });
    const sections = readSections(images[0]?.bytes ?? new Uint8Array());
    const shape = readShape(sections);
    expect(shape.imports.map((item) => item.name)).toEqual(['memory', '__indirect_function_table', 'DbgPrint']);
    expect(shape.exports.map((item) => item.name)).toEqual([
      '__wasm_call_ctors',
      '__stack_pointer',
      'DriverEntry',
      '__data_end',
      '__heap_base',
    ]);
    expect(sections.filter((s) => s.id === SectionId.CUSTOM).map((s) => s.name)).toEqual(['name', 'ringside.lines']);
    expect(sections.some((s) => s.id === SectionId.START)).toBe(false);
    await WebAssembly.compile(images[0]?.bytes as BufferSource as ArrayBuffer);
  });

  test('an unknown routine is an error at each line that uses it, by call or by address', async () => {
    const { diagnostics, ok } = await driver({
      'a.c': `#include <k.h>\nint helper(int);\n${ENTRY} {\n  DbgPrint("ä"); IoFoo(1);\n  int (*f)(int) = IoFoo;\n  return f(1) + helper(IoFoo(2));\n}\n`,
      'b.c': '#include <k.h>\nint (*table[])(int) = {\n  IoFoo };\nint helper(int n) { return table[0](n); }\n',
    });
    expect(ok).toBe(false);
    const message = "unresolved external: `IoFoo` is defined neither in d.sys's sources nor by the system";
    expect(shown(diagnostics)).toEqual([
      `error a.c:4:18-23 ${message}`,
      `error a.c:5:19-24 ${message}`,
      `error a.c:6:24-29 ${message}`,
      `error b.c:3:3-8 ${message}`,
    ]);
  });

  test('the same in a free build, where the call was inlined into another function', async () => {
    const source = `#include <k.h>\nstatic int f(int n) {\n  return IoFoo(n);\n}\n${ENTRY} {\n  return f(1);\n}\n`;
    const result = await buildLab({ drivers: { d: ['a.c'] }, programs: {}, build: 'free' }, { 'a.c': source });
    expect(result.diagnostics.map((d) => [d.line, d.column])).toEqual([[3, 10]]);
  });

  test('the same in a __try statement', async () => {
    const source = `#include <k.h>\n${ENTRY} {\n  __try {\n    IoFoo(1);\n  } __finally {\n    IoFoo(2);\n  }\n  return 0;\n}\n`;
    const { diagnostics } = await driver({ 'a.c': source });
    expect(diagnostics.map((d) => [d.line, d.column])).toEqual([
      [4, 5],
      [6, 5],
    ]);
  });

  test('a slip gets a proposal', async () => {
    const { diagnostics } = await driver({
      'a.c': `#include <k.h>\nint IoDeleteSymbolikLink(PVOID);\n${ENTRY} { return IoDeleteSymbolikLink(p); }`,
    });
    expect(diagnostics[0]?.message).toMatch(/did you mean `IoDeleteSymbolicLink`\?$/);
  });

  test('a routine of the other ring says so', async () => {
    const inDriver = await driver({ 'a.c': `#include <k.h>\n${ENTRY} { return CreateFileW(0) == 0; }` });
    expect(shown(inDriver.diagnostics)).toEqual([
      expect.stringMatching(/^error a\.c:2:49-60 `CreateFileW` is a routine of ring 3: a driver cannot use it/),
    ]);
    const inProgram = await program({
      'a.c': '#include <k.h>\nint main(void) { return ObReferenceObjectByHandle(0); }',
    });
    expect(shown(inProgram.diagnostics)).toEqual([
      expect.stringMatching(
        /^error a\.c:2:25-50 `ObReferenceObjectByHandle` is a routine of the kernel: a program in ring 3/,
      ),
    ]);
  });

  test('a variable of the system that is missing is called by its name', async () => {
    const { diagnostics } = await driver({ 'a.c': `#include <k.h>\n${ENTRY} { return KeTickCount; }` });
    expect(shown(diagnostics)[0]).toContain('a.c:2:49-60 unresolved external: variable `KeTickCount` is defined');
  });

  test('a declared routine that is not modelled is a warning at its call', async () => {
    const declaredOnly = { kernel: new Set(['IoFoo']), user: new Set<string>() };
    const { diagnostics, ok } = await driver(
      { 'a.c': `#include <k.h>\n${ENTRY} { return IoFoo(1); }` },
      { declaredOnly },
    );
    expect(ok).toBe(true);
    expect(shown(diagnostics)).toEqual([
      expect.stringMatching(/^warning a\.c:2:49-54 `IoFoo` is declared, but Ringside does not model it/),
    ]);
  });

  test('C++ names are shown as in the source', async () => {
    const { diagnostics } = await driver({
      'a.cpp': `#include <k.h>\nnamespace n { struct S { int Run(long); }; }\nextern "C" ${ENTRY} { n::S s; int *x = new int; return s.Run(*x); }\nint DbgPrint(int); int q = DbgPrint(3);`,
    });
    const messages = shown(diagnostics);
    expect(messages).toEqual([
      expect.stringContaining(
        'a.cpp:3:70-73 unresolved external: `operator new(unsigned long)`: the kernel has no C++ heap',
      ),
      expect.stringContaining('a.cpp:3:88-91 unresolved external: `n::S::Run(long)` is defined neither'),
      expect.stringContaining(
        'a.cpp:4:28-36 unresolved external: `DbgPrint(int)` is a C++ function; the system\'s `DbgPrint` is declared extern "C"',
      ),
    ]);
  });

  test('two definitions are shown with both places', async () => {
    const { diagnostics } = await driver({
      'a.c': `#include <k.h>\nint same(void) { return 1; }\n${ENTRY} { return same(); }`,
      'b.c': '\n\nint same(void) { return 2; }\n',
    });
    expect(shown(diagnostics)).toEqual(['error b.c:3:5-9 `same` is defined twice in d.sys']);
    expect(diagnostics[0]?.related?.map((d) => [d.file, d.line])).toEqual([['a.c', 2]]);
  });

  test('a function that is declared differently from its definition is an error', async () => {
    const { diagnostics } = await driver({
      'a.c': `#include <k.h>\nint other(int);\n${ENTRY} { return other(1); }`,
      'b.c': 'int other(int a, int b) { return a + b; }\n',
    });
    expect(diagnostics.map((d) => d.message)).toEqual([
      '`other` is declared with one signature and defined with another: a call of it would fail',
    ]);
  });

  test('a static array that does not fit its driver is refused', async () => {
    const { diagnostics } = await driver({
      'a.c': `#include <k.h>\nchar huge[5000000];\n${ENTRY} { return huge[(int)d]; }`,
    });
    expect(diagnostics.map((d) => d.message)).toEqual(['d.sys has 4.8 MB of data; 3.0 MB are the most']);
  });
});

describe('entries', () => {
  test.each([
    ['a.c', 'int main(void) { return 1; }', 'main0'],
    ['a.c', 'int main() { return 1; }', 'main0'],
    ['a.c', 'int main(int c, char **v) { return c; }', 'main2'],
    ['a.c', 'int main(int c, char **v, char **e) { return c; }', 'main3'],
    ['a.c', 'void main(void) { }', 'main0v'],
    ['a.c', 'int wmain(int c, wchar_t **v) { return c; }'.replace('wchar_t', 'unsigned short'), 'wmain2'],
    ['a.cpp', 'int main() { return 1; }', 'main0'],
    ['a.cpp', 'int main(int c, char *v[]) { return c; }', 'main2'],
    ['a.cpp', 'int wmain(int c, wchar_t *v[]) { return c; }', 'wmain2'],
    ['a.cpp', 'int wmain(int c, wchar_t *v[], wchar_t *e[]) { return c; }', 'wmain3'],
    ['a.cpp', 'extern "C" int wmain() { return 1; }', 'wmain0'],
    ['a.cpp', 'int wWinMain(void *i, void *p, wchar_t *c, int s) { return s; }', 'wWinMain'],
    ['a.c', 'int __stdcall WinMain(void *i, void *p, char *c, int s) { return s; }', 'WinMain'],
  ])('%s: %s -> %s', async (file, source, entry) => {
    const { images, diagnostics } = await program({ [file]: source });
    expect(shown(diagnostics)).toEqual([]);
    expect(images[0]?.entry).toBe(entry);
    const shape = readShape(readSections(images[0]?.bytes ?? new Uint8Array()));
    const routines = shape.exports.filter((item) => item.kind === 0).map((item) => item.name);
    expect(new Set(routines)).toEqual(new Set([entry, '__wasm_call_ctors']));
  });

  test.each([
    [
      'none in a program',
      program,
      { 'a.c': 'int x;' },
      'error a.c:1:1 p.exe has no entry: define main, wmain, WinMain or wWinMain',
    ],
    [
      'two',
      program,
      { 'a.c': 'int main(void) { return 1; }\nint wmain(void) { return 2; }' },
      'error a.c:2:5-10 p.exe has more than one entry: main and wmain',
    ],
    [
      'one twice',
      program,
      { 'a.c': 'int main(void) { return 1; }', 'b.c': 'int main(void) { return 1; }' },
      'error b.c:1:5-9 `main` is defined twice in p.exe',
    ],
    ['none in a driver', driver, { 'a.c': 'int x;' }, 'error a.c:1:1 d.sys has no DriverEntry'],
    [
      'mangled',
      driver,
      { 'a.cpp': '\nlong DriverEntry(void *a, void *b) { return 0; }' },
      'error a.cpp:2:6-17 DriverEntry is compiled as a C++ function',
    ],
    [
      'static',
      driver,
      { 'a.c': '\nstatic long DriverEntry(void *a, void *b) { return 0; }\nvoid *q = DriverEntry;' },
      'error a.c:2:13-24 DriverEntry is static',
    ],
    [
      'with other parameters',
      driver,
      { 'a.c': 'long DriverEntry(void) { return 0; }' },
      'error a.c:1:6-17 this is not how the system calls DriverEntry',
    ],
    [
      'without a result',
      driver,
      { 'a.c': 'void DriverEntry(void *a, void *b) { }' },
      'error a.c:1:6-17 this is not how the system calls DriverEntry',
    ],
  ] as const)('%s is an error', async (_name, make, files, start) => {
    const { diagnostics, ok } = await make(files);
    expect(ok).toBe(false);
    expect(shown(diagnostics).map((text) => text.slice(0, start.length))).toEqual([start]);
  });
});

describe('building', () => {
  test('only what changed is compiled again, and the images are the same bytes', async () => {
    const lab = { drivers: { d: ['a.c', 'b.c'] }, programs: {}, build: 'checked' } as const;
    const files = {
      'a.c': `#include <k.h>\n#include "n.h"\nint b(void);\n${ENTRY} { return b() + N; }`,
      'b.c': 'int b(void) { return 2; }',
      'n.h': '#define N 1\n',
    };
    const own: ObjectCache = new Map();
    const input = { lab: { ...lab, drivers: { d: ['a.c', 'b.c'] } }, headers, runtime, exports, cache: own };
    const first = await build({ ...input, files });
    const compiled = own.size;
    expect((await build({ ...input, files: { ...files } })).images).toEqual(first.images);
    expect(own.size).toBe(compiled);
    await build({ ...input, files: { ...files, 'b.c': 'int b(void) { return 3; }' } });
    expect(own.size).toBe(compiled + 1);
    await build({ ...input, files: { ...files, 'n.h': '#define N 2\n' } });
    expect(own.size).toBe(compiled + 3);
  });

  test('only an image whose objects changed is linked again, with what the linker said of it', async () => {
    const lab: BuildInput['lab'] = { drivers: { d: ['a.c'] }, programs: { p: ['p.c'] }, build: 'checked' };
    const files = { 'a.c': `#include <k.h>\n${ENTRY} { return IoFoo(1); }`, 'p.c': 'int main(void) { return 1; }' };
    const own: ObjectCache = new Map();
    const declaredOnly = { kernel: new Set(['IoFoo']), user: new Set<string>() };
    const input = { lab, headers, runtime, exports, declaredOnly, cache: own };
    const first = await build({ ...input, files });
    expect(shown(first.diagnostics)).toHaveLength(1);
    const again = await build({ ...input, files: { ...files, 'p.c': 'int main(void) { return 2; }' } });
    expect(again.images[0].bytes).toBe(first.images[0].bytes);
    expect(again.images[1].bytes).not.toEqual(first.images[1].bytes);
    expect(again.diagnostics).toEqual(first.diagnostics);
    const back = await build({ ...input, files });
    expect(back.images).toEqual(first.images);
    const without = await build({ ...input, declaredOnly: { kernel: new Set(), user: new Set() }, files });
    expect(without.ok).toBe(false);
  });

  test('of the runtime, only what an image may need is compiled, and what that needs in turn', async () => {
    const own: ObjectCache = new Map();
    const library = {
      'one.c': 'int two(void); int one(void) { return two(); }',
      'two.c': 'int two(void) { return 2; }',
      'three.c': 'int three(void) { return 3; }',
      'four.cpp': 'void four() { }',
    };
    const compiled = async (source: string) => {
      own.clear();
      const { diagnostics } = await program({ 'a.cpp': source }, { cache: own, runtime: library });
      expect(shown(diagnostics)).toEqual([]);
      return own.size - 1;
    };
    expect(await compiled('int main() { return 0; }')).toBe(0);
    expect(await compiled('extern "C" int one(); int main() { return one(); }')).toBe(2);
    expect(await compiled('void four(); int main() { four(); return 0; }')).toBe(1);
  });

  test('longjmp comes from the runtime where nothing else of it is used', async () => {
    const source =
      'void longjmp(void **, int) __attribute__((noreturn)); void *b[10]; int main(void) { longjmp(b, 1); }';
    const { images, diagnostics } = await program({ 'a.c': source });
    expect(shown(diagnostics)).toEqual([]);
    const { imports } = readShape(readSections(images[0]?.bytes ?? new Uint8Array()));
    const routines = imports.filter((item) => item.kind === 0 || item.kind === 4);
    expect(routines.map((item) => item.name)).toEqual(['__c_longjmp']);
  });

  test("a lab's own routine takes the place of the runtime's", async () => {
    const library = { 'strlen.c': 'unsigned long strlen(const char *s) { return 77; }' };
    const { ok, diagnostics } = await program(
      { 'a.c': 'unsigned long strlen(const char *s) { return 1; }\nint main(void) { return strlen("x"); }' },
      { runtime: library },
    );
    expect(shown(diagnostics)).toEqual([]);
    expect(ok).toBe(true);
  });

  test('an image that fails does not keep the others from being built', async () => {
    const lab = { drivers: { d: ['d.c'] }, programs: { p: ['p.c'] }, build: 'checked' } as const;
    const result = await buildLab(
      { ...lab, drivers: { d: ['d.c'] }, programs: { p: ['p.c'] } },
      { 'd.c': 'error', 'p.c': 'int main(void) { return 0; }' },
    );
    expect(result.ok).toBe(false);
    expect(result.images.map((image) => image.name)).toEqual(['p.exe']);
  });

  test('missing and empty sources are refused before anything is compiled', async () => {
    const { diagnostics, ok } = await buildLab(
      { drivers: { d: ['drivr.c', 'b.c'] }, programs: {}, build: 'checked' },
      { 'driver.c': 'x', 'b.c': '  \n' },
    );
    expect(ok).toBe(false);
    expect(shown(diagnostics)).toEqual([
      'error lab.json:1:1 "drivr.c", a source of d.sys, is not in the lab; did you mean "driver.c"?',
      'error b.c:1:1 this source of d.sys is empty',
    ]);
  });

  test('a source of 10 MB is refused at once', async () => {
    const start = performance.now();
    const { diagnostics } = await program({ 'a.c': 'int x;'.repeat(1_800_000) });
    expect(shown(diagnostics)).toEqual(['error a.c:1:1 this file is 10.3 MB; a file of a lab can have 2 MB']);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
