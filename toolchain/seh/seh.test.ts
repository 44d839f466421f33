/**
 * Structured exception handling by running it: each case is a function that is compiled as C and as C++, checked and free, and runs in a
 * processor of a few lines that raises exceptions as include/ringside_seh.h asks for.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../index.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const runtime = { 'setjmp.c': read('../runtime/setjmp.c') };
const headers = {
  'ringside_seh.h': read('../include/ringside_seh.h'),
  'test.h': `
    #define EXCEPTION_EXECUTE_HANDLER 1
    #define EXCEPTION_CONTINUE_SEARCH 0
    #define EXCEPTION_CONTINUE_EXECUTION (-1)
    struct _EXCEPTION_RECORD { unsigned long ExceptionCode; };
    struct _EXCEPTION_POINTERS { struct _EXCEPTION_RECORD *ExceptionRecord; struct _CONTEXT *ContextRecord; };
    #ifdef __cplusplus
    extern "C" {
    #endif
    void print(int);
    int fault(int code);
    int fault_later(int code);
    int setjmp(void **environment) __attribute__((returns_twice));
    void longjmp(void **environment, int value) __attribute__((noreturn));
    #ifdef __cplusplus
    }
    #endif`,
};

interface Case {
  /** A sentence. */
  readonly name: string;
  /** Functions before the one that runs. */
  readonly before?: string;
  readonly body: string;
  /** What is printed, and then the returned value. */
  readonly gives: number[];
}

const cases: Case[] = [
  {
    name: 'a block without an exception runs to its end',
    body: '__try { print(1); } __except (EXCEPTION_EXECUTE_HANDLER) { print(2); } return 3;',
    gives: [1, 3],
  },
  {
    name: 'a fault in an import reaches the handler',
    body: '__try { fault(5); print(1); } __except (EXCEPTION_EXECUTE_HANDLER) { print(GetExceptionCode()); } return 3;',
    gives: [5, 3],
  },
  {
    name: 'a fault raised while the thread was suspended reaches the handler',
    body: 'int x = 1; __try { x = fault_later(0); print(x); fault_later(5); } __except (1) { print(x); } return 3;',
    gives: [7, 7, 3],
  },
  {
    name: 'a fault in a called function reaches the handler, and its own block without a fault is gone by then',
    before: `static int deep(int n) { int r = 0; __try { r = 1; } __except (1) { print(99); } return n == 0 ? fault(8) : deep(n - 1) + r; }`,
    body: '__try { deep(3); } __except (1) { return GetExceptionCode(); } return 0;',
    gives: [8],
  },
  {
    name: 'locals keep the values that the block gave them',
    body: `int a = 1, b = 2; long long c = 3; double d = 4; __try { a = 10; b += a; c <<= 33; d *= 2; fault(1); a = 0; }
      __except (1) { print(a); print(b); print((int)(c >> 33)); print((int)d); } return a + b;`,
    gives: [10, 12, 3, 8, 22],
  },
  {
    name: 'a loop counts on through faults',
    body: `int caught = 0; for (int i = 0; i < 5; i++) { __try { if (i & 1) fault(i); caught += 10; } __except (1) { caught++; } } return caught;`,
    gives: [32],
  },
  {
    name: 'the inner handler takes the exception first, the outer one what the inner one raises',
    body: `__try { __try { fault(1); } __except (1) { print(GetExceptionCode()); fault(2); } }
      __except (1) { print(GetExceptionCode()); } return 0;`,
    gives: [1, 2, 0],
  },
  {
    name: 'a filter that continues the search passes the exception on with its code',
    body: `__try { __try { fault(6); } __except (print(1), EXCEPTION_CONTINUE_SEARCH) { print(99); } }
      __except (GetExceptionCode() == 6 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) { print(2); } return 0;`,
    gives: [1, 2, 0],
  },
  {
    name: 'a filter function gets code and pointers',
    before: `static int filter(unsigned long code, struct _EXCEPTION_POINTERS *p) {
      print(code); print(p->ExceptionRecord->ExceptionCode); return code == 4; }`,
    body: '__try { fault(4); } __except (filter(GetExceptionCode(), GetExceptionInformation())) { return 1; } return 0;',
    gives: [4, 4, 1],
  },
  {
    name: 'the handler of an inner block leaves the code of the outer exception alone',
    body: `__try { fault(1); } __except (1) { __try { fault(2); } __except (1) { print(GetExceptionCode()); } print(GetExceptionCode()); } return 0;`,
    gives: [2, 1, 0],
  },
  {
    name: 'continuing the execution raises a noncontinuable exception',
    body: `__try { __try { fault(1); } __except (EXCEPTION_CONTINUE_EXECUTION) { print(99); } } __except (1) { print(GetExceptionCode() & 0xff); } return 0;`,
    gives: [0x25, 0],
  },
  {
    name: '__leave goes to the end of its block',
    body: `int i; __try { for (i = 0; i < 9; i++) { switch (i) { case 3: __leave; default: break; } } print(99); } __except (1) { print(98); } return i;`,
    gives: [3],
  },
  {
    name: '__leave passes over declarations with initialisers',
    body: `__try { if (fault(0)) __leave; int x = fault(0); print(x); } __except (1) { print(98); } return 4;`,
    gives: [4],
  },
  {
    name: '__leave in a handler leaves the block around',
    body: `__try { __try { fault(1); } __except (1) { print(1); __leave; } print(99); } __except (1) { print(98); } return 5;`,
    gives: [1, 5],
  },
  {
    name: '__leave leaves the innermost block only',
    body: `__try { __try { __leave; print(99); } __finally { print(1); } print(2); } __finally { print(3); } return 0;`,
    gives: [1, 2, 3, 0],
  },
  {
    name: 'a return out of a block takes its frame away',
    before: 'static int eleven(void) { __try { return 11; } __except (1) { print(99); } return 0; }',
    body: '__try { print(eleven()); fault(2); } __except (1) { print(GetExceptionCode()); } return 0;',
    gives: [11, 2, 0],
  },
  {
    name: 'break, continue and goto out of a block take its frame away',
    body: `__try {
        for (int i = 0; i < 3; i++) { __try { if (i == 0) continue; break; } __except (1) { print(99); } }
        __try { goto out; } __except (1) { print(98); }
        out: fault(3);
      } __except (1) { print(GetExceptionCode()); } return 0;`,
    gives: [3, 0],
  },
  {
    name: 'break and continue in a handler mean the loop around',
    body: `int n = 0; for (;;) { n++; __try { fault(1); } __except (1) { if (n < 3) continue; break; } } return n;`,
    gives: [3],
  },
  {
    name: 'a return in a handler returns',
    body: `__try { fault(1); } __except (1) { return 7; } return 0;`,
    gives: [7],
  },
  {
    name: '__finally runs at the normal end',
    body: `__try { print(1); } __finally { print(2); print(AbnormalTermination()); } return 3;`,
    gives: [1, 2, 0, 3],
  },
  {
    name: '__finally runs after __leave, which is no abnormal termination',
    body: `__try { __leave; } __finally { print(AbnormalTermination()); } return 3;`,
    gives: [0, 3],
  },
  {
    name: '__finally runs once at a return, after its value is computed',
    body: `int x = 1; __try { return x; } __finally { x = 50; print(2); print(AbnormalTermination()); } return 3;`,
    gives: [2, 1, 1],
  },
  {
    name: '__finally runs at break, continue and goto',
    body: `for (int i = 0; i < 3; i++) { __try { if (i == 0) continue; if (i == 1) break; } __finally { print(i); } }
      __try { goto out; } __finally { print(10); } out: return 0;`,
    gives: [0, 1, 10, 0],
  },
  {
    name: '__finally runs at an exception, which then goes on',
    body: `__try { __try { fault(9); } __finally { print(1); print(AbnormalTermination()); } print(99); }
      __except (1) { print(GetExceptionCode()); } return 0;`,
    gives: [1, 1, 9, 0],
  },
  {
    name: 'nested __finally blocks run from the inside out',
    body: `__try { __try { __try { fault(9); } __finally { print(1); } } __finally { print(2); } } __except (1) { print(3); } return 0;`,
    gives: [1, 2, 3, 0],
  },
  {
    name: 'nested __finally blocks run from the inside out at a return',
    before: `static int five(void) { __try { __try { return 5; } __finally { print(1); } } __finally { print(2); } return 0; }`,
    body: 'return five();',
    gives: [1, 2, 5],
  },
  {
    name: 'an exception in a __finally block replaces the first one',
    body: `__try { __try { fault(1); } __finally { fault(2); } } __except (1) { print(GetExceptionCode()); } return 0;`,
    gives: [2, 0],
  },
  {
    name: 'a __finally block has blocks of its own',
    body: `__try { print(1); } __finally { __try { fault(2); } __except (1) { print(GetExceptionCode()); } __try { __leave; } __finally { print(3); } } return 0;`,
    gives: [1, 2, 3, 0],
  },
  {
    name: 'an exception through several functions runs each __finally',
    before: `static void down(int n) { __try { if (n == 0) fault(3); else down(n - 1); } __finally { print(n); } }`,
    body: `__try { down(2); } __except (1) { print(GetExceptionCode()); } return 0;`,
    gives: [0, 1, 2, 3, 0],
  },
  {
    name: 'the stack pointer is what it was before the fault',
    before: `static void hungry(int n) { char room[512]; room[0] = (char)n; if (n == 0) { fault(1); return; } hungry(n - 1); print(room[0]); }`,
    body: `char marker = 3; for (int i = 0; i < 200; i++) { __try { hungry(20); } __except (1) { } } return marker;`,
    gives: [3],
  },
  {
    name: 'setjmp and longjmp work beside __try',
    body: `void *env[10]; volatile int n = 0; int r = setjmp(env); if (r == 0) { n = 1; longjmp(env, 6); } print(r); print(n);
      __try { fault(1); } __except (1) { print(8); } return 0;`,
    gives: [6, 1, 8, 0],
  },
  {
    name: 'a frame that longjmp skipped is forgotten',
    before: `static void *far_env[10]; static void skip(void) { __try { longjmp(far_env, 1); } __except (1) { print(99); } }`,
    body: `__try { if (setjmp(far_env) == 0) skip(); fault(4); } __except (1) { print(GetExceptionCode()); } return 0;`,
    gives: [4, 0],
  },
  {
    name: 'a statement without braces around can be a __try statement',
    body: `if (fault(0) == 0) __try { print(99); } __except (1) { print(98); } else return 2; return 3;`.replace(
      '== 0',
      '== 1',
    ),
    gives: [2],
  },
];

const cxxCases: Case[] = [
  {
    name: 'destructors run before the __finally block at the normal end',
    before: `struct D { int n; ~D() { print(n); } };`,
    body: `__try { D d{1}; print(0); } __finally { print(2); } return 3;`,
    gives: [0, 1, 2, 3],
  },
  {
    name: 'member functions, static and not, in a class and in a namespace',
    before: `namespace n { class C { int field = 5; public: C() : field{6} { __try { fault(1); } __except (1) { field++; } }
      int Run() { __try { field += 10; fault(2); } __finally { print(field); } return 0; }
      static int Make() { C c; __try { c.Run(); } __except (1) { return c.field; } return 0; } }; }`,
    body: `return n::C::Make();`,
    gives: [17, 17],
  },
  {
    name: 'a lambda in a __finally block may return',
    body: `__try { print(1); } __finally { auto f = [](int x) { return x + 1; }; print(f(1)); } return 3;`,
    gives: [1, 2, 3],
  },
  {
    name: 'a template',
    before: `template <typename T> static T guarded(T value) { __try { fault(3); } __except (1) { return value; } return T(); }`,
    body: `return guarded<int>(4) + guarded<short>(5);`,
    gives: [9],
  },
];

const program = (list: readonly Case[]) => `#include <test.h>
${list.map((item, i) => `${item.before ?? ''}\nstatic int case_${i}(void) { ${item.body} }`).join('\n')}
int main(int number, char **unused) { switch (number) { ${list.map((_, i) => `case ${i}: return case_${i}();`).join(' ')} } return -1; }
`;

/** The processor: memory, the chain of frames, and imports that fault. */
async function run(bytes: Uint8Array, number: number): Promise<number[]> {
  const memory = new WebAssembly.Memory({ initial: 0x900000 / 65536 });
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 0x1100 });
  const api = WebAssembly as unknown as {
    Tag: new (type: object) => object;
    Exception: new (tag: object, values: number[]) => object;
    Suspending: new (f: unknown) => WebAssembly.ImportValue;
    promising(f: unknown): (...values: number[]) => Promise<number>;
  };
  const tag = new api.Tag({ parameters: ['i32'] });
  const printed: number[] = [];
  let chain: number[] = [];
  let stackPointer: WebAssembly.Global | undefined;
  const words = () => new Int32Array(memory.buffer);
  const raise = (code: number): never => {
    const top = chain.filter((frame) => frame >= (stackPointer?.value as number)).at(-1);
    if (top === undefined) throw new Error(`nobody handles exception ${code}`);
    chain = chain.slice(0, chain.indexOf(top));
    const at = top >> 2;
    words().set([top, 1, code, top + 60, 0, code], at + 10);
    throw new api.Exception(tag, [top + 40]);
  };
  const fault = (code: number) => (code === 0 ? 7 : raise(code));
  const env = {
    memory,
    __indirect_function_table: table,
    __c_longjmp: tag,
    print: (value: number) => void printed.push(value),
    fault,
    fault_later: new api.Suspending(async (code: number) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return fault(code);
    }),
    _ringside_seh_push: (frame: number, kind: number) => {
      if (words()[(frame >> 2) + 35] !== kind) throw new Error('the frame has another kind');
      chain.push(frame);
    },
    _ringside_seh_pop: (frame: number) => {
      if (chain.includes(frame)) chain = chain.slice(0, chain.indexOf(frame));
    },
    _ringside_seh_continue: (frame: number) => raise(words()[(frame >> 2) + 12] ?? 0),
    _ringside_seh_resume: () => raise(0xc0000025 | 0),
  };
  const { instance } = (await WebAssembly.instantiate(
    bytes as BufferSource as ArrayBuffer,
    { env } as unknown as WebAssembly.Imports,
  )) as unknown as {
    instance: WebAssembly.Instance;
  };
  stackPointer = instance.exports.__stack_pointer as WebAssembly.Global;
  stackPointer.value = 0x7f0000;
  const result = await api.promising(instance.exports.main2)(number, 0);
  expect(chain).toEqual([]);
  expect(stackPointer.value).toBe(0x7f0000);
  return [...printed, result];
}

const names = new Set(['print', 'fault', 'fault_later']);

describe.each([
  ['C', 'checked', 'main.c', cases],
  ['C', 'free', 'main.c', cases],
  ['C++', 'checked', 'main.cpp', [...cases, ...cxxCases]],
  ['C++', 'free', 'main.cpp', [...cases, ...cxxCases]],
] as const)('__try in %s, %s build', (_language, kind, file, list) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    const lab = { drivers: {}, programs: { p: [file] }, build: kind };
    const files = { [file]: program(list) };
    const result = await build({ lab, files, headers, runtime, exports: { kernel: new Set(), user: names } });
    expect(result.diagnostics).toEqual([]);
    bytes = result.images[0]?.bytes ?? new Uint8Array();
  });
  test.each(list.map((item, i) => [item.name, i, item.gives] as const))('%s', async (_name, number, gives) => {
    expect(await run(bytes, number)).toEqual(gives);
  });
});
