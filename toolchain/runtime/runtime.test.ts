/**
 * The C library's compiled part, run as it comes out of clang, in Node, against what the same routines do on Windows. The system's part
 * (errno's cell, malloc, the end of the process) is played by this test.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type FileTree, fileIn, runTool } from '../compiler.ts';
import { compilerFlags, type Ring } from '../flags.ts';

const RUNTIME = new URL('.', import.meta.url);
const INCLUDE = new URL('../include/', import.meta.url);
const ERANGE = 34;
const EINVAL = 22;
const EILSEQ = 42;
const STRUNCATE = 80;

/** Where texts and arrays are put; the heap is behind them, and the image's own data and stack behind that. */
const ROOM = 0x10000;
const ERRNO = 0x8000;
const HEAP = 0x200000;

function headers(folder: URL): FileTree {
  const tree: FileTree = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const url = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    tree[entry.name] = entry.isDirectory() ? headers(url) : readFileSync(url, 'utf8');
  }
  return tree;
}

/** Routines of the test's own, for what JavaScript cannot call by itself. */
const PROBE = `
#include <stdlib.h>
#include <string.h>
static int ascending(const void *a, const void *b) { int x = *(const int *)a, y = *(const int *)b; return (x > y) - (x < y); }
static int chaotic(const void *a, const void *b) { (void)a; (void)b; return rand() % 3 - 1; }
static int scaled(void *factor, const void *a, const void *b) { return *(int *)factor * ascending(a, b); }
static int bytes3(const void *a, const void *b) { return memcmp(a, b, 3); }
void sort_ints(int *base, size_t count) { qsort(base, count, sizeof(int), ascending); }
void sort_chaos(int *base, size_t count) { qsort(base, count, sizeof(int), chaotic); }
void sort_scaled(int *base, size_t count, int factor) { qsort_s(base, count, sizeof(int), scaled, &factor); }
void sort_bytes3(void *base, size_t count) { qsort(base, count, 3, bytes3); }
int *find_int(int key, const int *base, size_t count) { return bsearch(&key, base, count, sizeof(int), ascending); }
int product_overflows(unsigned long long a, unsigned long long b) { unsigned long long p; return __builtin_mul_overflow(a, b, &p); }
unsigned rotated(unsigned v, int n) { return _rotl(v, n); }
int quotient(int a, int b) { return div(a, b).quot; }
int remainder_of(int a, int b) { return div(a, b).rem; }
static int handled;
static void quiet(const wchar_t *e, const wchar_t *f, const wchar_t *n, unsigned l, uintptr_t r) { (void)e, (void)f, (void)n, (void)l, (void)r; handled++; }
int set_quiet(int on) { int before = handled; _set_invalid_parameter_handler(on ? quiet : NULL); handled = 0; return before; }
`;

const PROBE_CXX = `
#include <new>
struct Base { virtual int f() { return 1; } virtual ~Base() { count--; } static int count; Base() { count++; } };
int Base::count;
struct Derived : Base { int f() override { return 2; } };
static Derived first;
extern "C" int cxx_works() { Base *b = new Derived; int result = b->f() * 10 + Base::count; delete b; return result * 10 + Base::count; }
`;

/** What the C++ headers do: each function returns 0, or the line that is wrong. */
const LIBRARY = readFileSync(new URL('../../tests/headers/samples/library.cpp', RUNTIME), 'utf8');

type Routine = (...parameters: (number | bigint)[]) => number & bigint;

class Ended extends Error {}

async function load(
  ring: Ring,
): Promise<{ call: Record<string, Routine>; memory: WebAssembly.Memory; exits: (() => void)[] }> {
  const include = headers(INCLUDE);
  const sources = readdirSync(RUNTIME)
    .filter((name) => /\.(c|cpp)$/.test(name))
    .map((name): [string, string] => [name, readFileSync(new URL(name, RUNTIME), 'utf8')]);
  if (ring === 3) sources.push(['probe.c', PROBE], ['probe_cxx.cpp', PROBE_CXX], ['library.cpp', LIBRARY]);
  const objects: FileTree = {};
  for (const [name, text] of sources) {
    const tree = { ringside: { include, runtime: { [name]: text } } };
    const flags = [...compilerFlags(name, ring, 'free'), '-Wextra', '-Wno-unused-parameter', '-Werror'];
    const run = await runTool(['clang', ...flags, `/ringside/runtime/${name}`, '-o', '/object.o'], tree);
    expect(run.output, name).toBe('');
    objects[`${name}.o`] = fileIn(run.files, 'object.o') as Uint8Array;
  }
  const place = [`--global-base=${0x300000}`, '--no-stack-first'];
  const link = [
    'wasm-ld',
    '--no-entry',
    ...place,
    '--export-all',
    '--allow-undefined',
    '--import-memory',
    '-o',
    'image.wasm',
  ];
  const linked = await runTool([...link, ...Object.keys(objects)], objects);
  expect(linked.output).toBe('');
  const memory = new WebAssembly.Memory({ initial: 64 });
  let heap = HEAP;
  const exits: (() => void)[] = [];
  let table: WebAssembly.Table | undefined;
  const system: Record<string, WebAssembly.ImportValue> = {
    memory,
    __c_longjmp: new WebAssembly.Tag({ parameters: ['i32'] }) as unknown as WebAssembly.ImportValue,
    _errno: () => ERRNO,
    _invoke_watson: () => {
      throw new Ended('STATUS_INVALID_CRUNTIME_PARAMETER');
    },
    malloc: (size: number) => {
      heap += (size + 15) & ~15;
      return heap - ((size + 15) & ~15);
    },
    free: () => {},
    atexit: (routine: number) => {
      exits.push(table?.get(routine) as () => void);
      return 0;
    },
    abort: () => {
      throw new Ended('abort');
    },
    AcquireSRWLockExclusive: () => {},
    ReleaseSRWLockExclusive: () => {},
    InitializeCriticalSection: () => {},
    EnterCriticalSection: () => {},
    LeaveCriticalSection: () => {},
    DeleteCriticalSection: () => {},
    fputs: () => 0,
    __acrt_iob_func: () => 0,
  };
  const module = await WebAssembly.compile(fileIn(linked.files, 'image.wasm') as Uint8Array<ArrayBuffer>);
  const wanted = WebAssembly.Module.imports(module).map(({ name }) => name);
  expect(wanted.filter((name) => !(name in system))).toEqual([]);
  if (ring === 0) expect(wanted.filter((name) => name !== 'memory' && name !== '__c_longjmp')).toEqual([]);
  const { exports } = await WebAssembly.instantiate(module, { env: system });
  table = exports.__indirect_function_table as WebAssembly.Table;
  (exports.__wasm_call_ctors as () => void)();
  return { call: exports as Record<string, Routine>, memory, exits };
}

let c: Record<string, Routine>;
let memory: WebAssembly.Memory;
let exits: (() => void)[];
let used = ROOM;

beforeAll(async () => {
  ({ call: c, memory, exits } = await load(3));
});

const bytes = () => new Uint8Array(memory.buffer);
function room(size: number, fill = 0xcc): number {
  if (used + size + 15 > HEAP) used = ROOM;
  const at = used;
  used = at + ((size + 15) & ~15);
  bytes().fill(fill, at, at + size);
  return at;
}
function narrow(text: string): number {
  const at = room(text.length + 1);
  for (let i = 0; i < text.length; i++) bytes()[at + i] = text.charCodeAt(i);
  bytes()[at + text.length] = 0;
  return at;
}
function wide(text: string): number {
  const at = room(2 * text.length + 2);
  const units = new Uint16Array(memory.buffer, at, text.length + 1);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  units[text.length] = 0;
  return at;
}
function textAt(at: number): string {
  let text = '';
  for (let i = at; bytes()[i]; i++) text += String.fromCharCode(bytes()[i] as number);
  return text;
}
function wideAt(at: number): string {
  let text = '';
  const view = new DataView(memory.buffer);
  for (let i = at; view.getUint16(i, true); i += 2) text += String.fromCharCode(view.getUint16(i, true));
  return text;
}
const word = (at: number) => new DataView(memory.buffer).getInt32(at, true);
const slice = (at: number, size: number) => [...bytes().slice(at, at + size)];
function errnoOf(action: () => void): number {
  new DataView(memory.buffer).setInt32(ERRNO, 0, true);
  action();
  return word(ERRNO);
}
const routine = (name: string): Routine => {
  const found = c[name];
  if (found === undefined) throw new Error(`${name} is not in the runtime`);
  return found;
};
const call = (name: string, ...parameters: (number | bigint)[]) => routine(name)(...parameters);
const sign = Math.sign;
/** Texts without zeros, with many repeated letters. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'Z', '0', ' ', '\xe9', '\xff'), maxLength: 24 });

describe('strings, narrow and wide alike', () => {
  const kinds = [
    { prefix: 'str', put: narrow, get: textAt, unit: 1 },
    { prefix: 'wcs', put: wide, get: wideAt, unit: 2 },
  ];
  for (const { prefix, put, get, unit } of kinds) {
    const f = (name: string, ...parameters: number[]) => call(name.replace('@', prefix), ...parameters);

    test(`${prefix}: length, comparison and search agree with JavaScript's`, () => {
      fc.assert(
        fc.property(text, text, fc.nat(26), (a, b, n) => {
          const [x, y] = [put(a), put(b)];
          expect(f('@len', x)).toBe(a.length);
          expect(f('@nlen', x, n)).toBe(Math.min(n, a.length));
          expect(sign(f('@cmp', x, y))).toBe(a < b ? -1 : a > b ? 1 : 0);
          const [h, k] = [a.slice(0, n), b.slice(0, n)];
          expect(sign(f('@ncmp', x, y, n))).toBe(h < k ? -1 : h > k ? 1 : 0);
          const fold = (s: string) => s.replace(/[A-Z]/g, (l) => l.toLowerCase());
          expect(f('_@icmp', x, y) === 0).toBe(fold(a) === fold(b));
          expect(f('_@nicmp', x, y, n) === 0).toBe(fold(h) === fold(k));
          const at = a.indexOf(b);
          expect(f('@str', x, y)).toBe(at < 0 ? 0 : x + at * unit);
          const letter = b.charCodeAt(0) || 0;
          const find = (index: number) => (letter === 0 ? x + a.length * unit : index < 0 ? 0 : x + index * unit);
          expect(f('@chr', x, letter)).toBe(find(a.indexOf(b[0] ?? '')));
          expect(f('@rchr', x, letter)).toBe(find(a.lastIndexOf(b[0] ?? '')));
          const outside = [...a].findIndex((l) => !b.includes(l));
          const inside = [...a].findIndex((l) => b.includes(l));
          expect(f('@spn', x, y)).toBe(outside < 0 ? a.length : outside);
          expect(f('@cspn', x, y)).toBe(inside < 0 ? a.length : inside);
          expect(f('@pbrk', x, y)).toBe(inside < 0 ? 0 : x + inside * unit);
        }),
        { numRuns: 150 },
      );
    });

    test(`${prefix}ncpy pads with zeros and leaves the zero out when the text is too long`, () => {
      const to = room(16);
      expect(f('@ncpy', to, put('ab'), 5)).toBe(to);
      expect(slice(to, 6 * unit)).toEqual([...put5('ab', unit), ...Array(unit).fill(0xcc)]);
      const cut = room(16);
      f('@ncpy', cut, put('abcdef'), 3);
      expect(slice(cut, 4 * unit).slice(3 * unit)).toEqual(Array(unit).fill(0xcc));
    });

    test(`${prefix}cat and ${prefix}ncat append and end with a zero`, () => {
      const to = room(64);
      f('@cpy', to, put('one '));
      f('@cat', to, put('two '));
      f('@ncat', to, put('three'), 2);
      expect(get(to)).toBe('one two th');
    });

    test(`the tokens of ${prefix}tok_s, and nothing for separators alone`, () => {
      const [context, separators] = [room(4), put(' ,')];
      const tokens: string[] = [];
      for (let t = f('@tok_s', put(' ,a, bc,,d '), separators, context); t; t = f('@tok_s', 0, separators, context)) {
        tokens.push(get(t));
      }
      expect(tokens).toEqual(['a', 'bc', 'd']);
      expect(f('@tok_s', put(' ,, '), separators, context)).toBe(0);
      expect(f('@tok_s', 0, separators, context)).toBe(0);
    });

    test(`_${prefix}upr, _${prefix}lwr, _${prefix}rev and _${prefix}nset work in place`, () => {
      const at = put('aBc1z');
      expect(get(f('_@upr', at))).toBe('ABC1Z');
      expect(get(f('_@lwr', at))).toBe('abc1z');
      expect(get(f('_@rev', at))).toBe('z1cba');
      expect(get(f('_@nset', at, 0x78, 2))).toBe('xxcba');
      expect(get(f('_@dup', put('copy')))).toBe('copy');
      expect(get(f('_@rev', put('')))).toBe('');
    });

    test(`the checked ${prefix} routines: errors, emptied targets, truncation`, () => {
      call('set_quiet', 1);
      const to = put('old');
      expect(f('@cpy_s', to, 3, put('abc'))).toBe(ERANGE);
      expect(get(to)).toBe('');
      expect(f('@cpy_s', to, 4, put('abc'))).toBe(0);
      expect(get(to)).toBe('abc');
      expect(f('@cat_s', to, 4, put('d'))).toBe(ERANGE);
      expect(f('@cpy_s', 0, 4, put('abc'))).toBe(EINVAL);
      expect(f('@cpy_s', to, 4, 0)).toBe(EINVAL);
      expect(call('set_quiet', 1)).toBe(4);
      expect(f('@ncpy_s', to, 4, put('abcdef'), -1)).toBe(STRUNCATE);
      expect(get(to)).toBe('abc');
      expect(f('@ncpy_s', to, 4, put('abcdef'), 2)).toBe(0);
      expect(get(to)).toBe('ab');
      expect(f('@ncat_s', to, 4, put('xyz'), -1)).toBe(STRUNCATE);
      expect(get(to)).toBe('abx');
      expect(f('@ncpy_s', to, 4, put('abcdef'), 5)).toBe(ERANGE);
      expect(get(to)).toBe('');
      expect(f('@nlen_s', 0, 9)).toBe(0);
      call('set_quiet', 0);
    });

    test(`without a handler a bad ${prefix}cpy_s ends the process`, () => {
      call('set_quiet', 0);
      expect(() => f('@cpy_s', put('old'), 3, put('abc'))).toThrow(Ended);
    });
  }

  function put5(text: string, unit: number): number[] {
    return [...text.padEnd(5, '\0')].flatMap((l) => (unit === 1 ? [l.charCodeAt(0)] : [l.charCodeAt(0), 0]));
  }

  test('strtok keeps its own position', () => {
    const separators = narrow('/');
    expect(textAt(call('strtok', narrow('a/b'), separators))).toBe('a');
    expect(textAt(call('strtok', 0, separators))).toBe('b');
    expect(call('strtok', 0, separators)).toBe(0);
  });
});

describe('memory', () => {
  test('memmove keeps what overlaps, both ways', () => {
    const at = narrow('0123456789');
    expect(call('memmove', at + 2, at, 5)).toBe(at + 2);
    expect(textAt(at)).toBe('0101234789');
    call('memmove', at, at + 2, 5);
    expect(textAt(at)).toBe('0123434789');
  });

  test('memcpy, memset, memcmp, memchr, _memicmp', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (a, b) => {
        const n = Math.min(a.length, b.length);
        const [x, y] = [room(40, 7), room(40, 7)];
        bytes().set(a, x);
        bytes().set(b, y);
        let expected = 0;
        for (let i = 0; i < n && expected === 0; i++) expected = sign((a[i] as number) - (b[i] as number));
        expect(call('memcmp', x, y, n)).toBe(expected);
        const at = a.indexOf(b[0] ?? 0);
        expect(call('memchr', x, b[0] ?? 0, a.length)).toBe(at < 0 ? 0 : x + at);
        call('memcpy', x, y, n);
        expect(slice(x, n)).toEqual([...b.slice(0, n)]);
        call('memset', x, 0x1fe, n);
        expect(slice(x, n)).toEqual(Array(n).fill(0xfe));
      }),
      { numRuns: 100 },
    );
    expect(call('_memicmp', narrow('AbC'), narrow('aBc'), 3)).toBe(0);
    expect(call('memcpy_s', room(4), 4, narrow('abc'), 4)).toBe(0);
    call('set_quiet', 1);
    const to = room(4);
    expect(call('memcpy_s', to, 4, narrow('abcd'), 5)).toBe(ERANGE);
    expect(slice(to, 4)).toEqual([0, 0, 0, 0]);
    expect(call('memmove_s', to, 4, narrow('abcd'), 5)).toBe(ERANGE);
    call('set_quiet', 0);
  });

  test('wmemset, wmemcmp, wmemchr count characters', () => {
    const at = room(8);
    call('wmemset', at, 0x3a9, 3);
    expect(slice(at, 8)).toEqual([0xa9, 3, 0xa9, 3, 0xa9, 3, 0xcc, 0xcc]);
    expect(call('wmemcmp', wide('\u0100'), wide('\u00ff'), 1)).toBe(1);
    expect(call('wmemchr', at, 0x3a9, 3)).toBe(at);
  });
});

describe('numbers from text', () => {
  const cases: [input: string, base: number, value: number, consumed: number, error?: number][] = [
    ['42', 10, 42, 2],
    [' \t-17xyz', 10, -17, 5],
    ['+5', 10, 5, 2],
    ['0x1F', 0, 31, 4],
    ['0X1f', 16, 31, 4],
    ['1f', 16, 31, 2],
    ['0xg', 0, 0, 1],
    ['017', 0, 15, 3],
    ['z', 36, 35, 1],
    ['129', 8, 10, 2],
    ['', 10, 0, 0],
    ['-', 10, 0, 0],
    ['abc', 10, 0, 0],
    ['2147483647', 10, 2147483647, 10],
    ['2147483648', 10, 2147483647, 10, ERANGE],
    ['-2147483648', 10, -2147483648, 11],
    ['-2147483649', 10, -2147483648, 11, ERANGE],
    ['99999999999999999999999', 10, 2147483647, 23, ERANGE],
  ];
  for (const [input, base, value, consumed, error = 0] of cases) {
    test(`strtol and wcstol of "${input}" in base ${base}`, () => {
      const end = room(4);
      const [n, w] = [narrow(input), wide(input)];
      expect(errnoOf(() => expect(call('strtol', n, end, base)).toBe(value))).toBe(error);
      expect(word(end) - n).toBe(consumed);
      expect(errnoOf(() => expect(call('wcstol', w, end, base)).toBe(value))).toBe(error);
      expect(word(end) - w).toBe(2 * consumed);
    });
  }

  test('unsigned and 64-bit', () => {
    expect(call('strtoul', narrow('4294967295'), 0, 10)).toBe(-1);
    expect(call('strtoul', narrow('-1'), 0, 10)).toBe(-1);
    expect(errnoOf(() => expect(call('strtoul', narrow('4294967296'), 0, 10)).toBe(-1))).toBe(ERANGE);
    expect(call('strtoll', narrow('-9223372036854775808'), 0, 10)).toBe(-(2n ** 63n));
    expect(errnoOf(() => expect(call('strtoll', narrow('9223372036854775808'), 0, 10)).toBe(2n ** 63n - 1n))).toBe(
      ERANGE,
    );
    expect(BigInt.asUintN(64, call('strtoull', narrow('0xffffffffffffffff'), 0, 0))).toBe(2n ** 64n - 1n);
    expect(errnoOf(() => call('strtoull', narrow('18446744073709551616'), 0, 10))).toBe(ERANGE);
    expect(call('atoi', narrow('  12abc'))).toBe(12);
    expect(call('_wtoi', wide('-7'))).toBe(-7);
    expect(call('_atoi64', narrow('4294967296'))).toBe(4294967296n);
  });

  test('a bad base is a bad parameter', () => {
    call('set_quiet', 1);
    expect(errnoOf(() => expect(call('strtol', narrow('1'), 0, 1)).toBe(0))).toBe(EINVAL);
    expect(call('set_quiet', 0)).toBe(1);
  });
});

describe('text from numbers', () => {
  test('_itoa, _ultoa and _i64toa in every base agree with JavaScript', () => {
    const at = room(80);
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 36 }), (value, base) => {
        const expected = base === 10 ? String(value) : (value >>> 0).toString(base);
        expect(textAt(call('_itoa', value, at, base))).toBe(expected);
        expect(wideAt(call('_itow', value, at, base))).toBe(expected);
        expect(textAt(call('_ultoa', value, at, base))).toBe((value >>> 0).toString(base));
      }),
    );
    expect(textAt(call('_i64toa', -(2n ** 63n), at, 10))).toBe('-9223372036854775808');
    expect(textAt(call('_ui64toa', -1n, at, 2))).toBe('1'.repeat(64));
  });

  test('_itoa_s wants room for the sign and the zero', () => {
    call('set_quiet', 1);
    const at = room(8);
    expect(call('_itoa_s', -123, at, 5, 10)).toBe(0);
    expect(textAt(at)).toBe('-123');
    expect(call('_itoa_s', -123, at, 4, 10)).toBe(ERANGE);
    expect(textAt(at)).toBe('');
    expect(call('_itoa_s', 1, at, 8, 37)).toBe(EINVAL);
    call('set_quiet', 0);
  });
});

describe('sorting', () => {
  const ints = (values: readonly number[]) => {
    const at = room(4 * values.length + 4);
    new Int32Array(memory.buffer, at, values.length).set(values);
    return at;
  };
  const intsAt = (at: number, count: number) => [...new Int32Array(memory.buffer, at, count)];
  const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

  test('qsort and qsort_s sort any input', () => {
    const value = fc.oneof(fc.integer(), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300, size: 'max' }), (values) => {
        const at = ints(values);
        call('sort_ints', at, values.length);
        expect(intsAt(at, values.length)).toEqual(ascending(values));
        call('sort_scaled', at, values.length, -1);
        expect(intsAt(at, values.length)).toEqual(ascending(values).reverse());
      }),
      { numRuns: 150 },
    );
  });

  test('elements of three bytes', () => {
    const at = narrow('cccaaabbbaab');
    call('sort_bytes3', at, 4);
    expect(textAt(at)).toBe('aaaaabbbbccc');
  });

  test('10,000 elements in bad orders', () => {
    const count = 10_000;
    const orders = {
      sorted: (i: number) => i,
      reversed: (i: number) => count - i,
      equal: () => 7,
      organ: (i: number) => Math.min(i, count - i),
      saw: (i: number) => i % 7,
    };
    for (const [name, order] of Object.entries(orders)) {
      const values = Array.from({ length: count }, (_, i) => order(i));
      const at = ints(values);
      call('sort_ints', at, count);
      expect(intsAt(at, count), name).toEqual(ascending(values));
    }
  });

  test('a comparison that answers at random stays within the array', () => {
    const values = Array.from({ length: 500 }, (_, i) => i);
    const at = ints([-1, ...values, -2]);
    for (let round = 0; round < 20; round++) call('sort_chaos', at + 4, values.length);
    const after = intsAt(at, values.length + 2);
    expect([after[0], after.at(-1)]).toEqual([-1, -2]);
    expect(ascending(after.slice(1, -1))).toEqual(values);
  });

  test('bsearch finds what is there', () => {
    const values = [1, 3, 5, 7, 9, 11];
    const at = ints(values);
    for (let key = 0; key <= 12; key++) {
      const index = values.indexOf(key);
      expect(call('find_int', key, at, values.length)).toBe(index < 0 ? 0 : at + 4 * index);
    }
  });
});

describe('the rest of stdlib.h, ctype.h and math.h', () => {
  test("rand gives Microsoft's sequence", () => {
    call('srand', 1);
    expect([1, 2, 3, 4, 5].map(() => call('rand'))).toEqual([41, 18467, 6334, 26500, 19169]);
  });

  test('abs, div, rotations, byte swaps, products of 128 bits', () => {
    expect(call('abs', -5)).toBe(5);
    expect([call('quotient', -7, 2), call('remainder_of', -7, 2)]).toEqual([-3, -1]);
    expect(call('rotated', 0x80000001 | 0, 1)).toBe(3);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 2n ** 40n }), (a, b) => {
        expect(call('product_overflows', a, b)).toBe(a * b >= 2n ** 64n ? 1 : 0);
      }),
    );
    expect(call('_byteswap_ulong', 0x01020304)).toBe(0x04030201);
  });

  test('mbstowcs and wcstombs in the "C" locale', () => {
    const to = room(32);
    expect(call('mbstowcs', to, narrow('h\xe9'), 10)).toBe(2);
    expect(wideAt(to)).toBe('h\xe9');
    expect(call('wcstombs', 0, wide('abc'), 0)).toBe(3);
    expect(errnoOf(() => expect(call('wcstombs', to, wide('\u20ac'), 10)).toBe(-1))).toBe(EILSEQ);
    const converted = room(4);
    expect(call('mbstowcs_s', converted, to, 3, narrow('abcdef'), -1)).toBe(STRUNCATE);
    expect([wideAt(to), word(converted)]).toEqual(['ab', 3]);
  });

  test('the classes of characters are those of ASCII', () => {
    const classes: Record<string, RegExp> = {
      isalpha: /[A-Za-z]/,
      isdigit: /[0-9]/,
      isalnum: /[A-Za-z0-9]/,
      isspace: /[ \t\n\v\f\r]/,
      isupper: /[A-Z]/,
      islower: /[a-z]/,
      isxdigit: /[0-9A-Fa-f]/,
      isprint: /[ -~]/,
      isgraph: /[!-~]/,
      ispunct: /[!-/:-@[-`{-~]/,
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the class
      iscntrl: /[\x00-\x1f\x7f]/,
    };
    for (const [name, pattern] of Object.entries(classes)) {
      const found: number[] = [];
      for (let code = -1; code < 256; code++) if (call(name, code)) found.push(code);
      const expected = [...Array(256).keys()].filter((code) => pattern.test(String.fromCharCode(code)));
      expect(found, name).toEqual(expected);
    }
    expect([call('toupper', 0x61), call('tolower', 0x41), call('toupper', 0x31)]).toEqual([0x41, 0x61, 0x31]);
    expect([call('towupper', 0xe9), call('towlower', 0xc9), call('towupper', 0xff)]).toEqual([0xc9, 0xe9, 0xff]);
  });

  test('roots and roundings', () => {
    const f = (name: string, x: number) => Number(call(name, x));
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(f('sqrt', x)).toBe(Math.sqrt(x));
        expect(f('floor', x)).toBe(Math.floor(x));
        expect(f('ceil', x)).toBe(Math.ceil(x));
        expect(f('trunc', x)).toBe(Math.trunc(x));
        expect(f('fabs', x)).toBe(Math.abs(x));
      }),
    );
    const halves = [0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, 4503599627370497];
    expect(halves.map((x) => f('round', x))).toEqual([1, -1, 2, 3, -3, 0, 4503599627370497]);
    expect(halves.map((x) => f('rint', x))).toEqual([0, -0, 2, 2, -2, 0, 4503599627370497]);
  });
});

describe('C++', () => {
  for (const name of ['strings', 'containers', 'owners', 'atomics', 'locks']) {
    test(`${name} of the C++ headers`, () => {
      expect(call(name)).toBe(0);
    });
  }

  test('virtual functions, new and delete, and destructors at the end', () => {
    expect(call('cxx_works')).toBe(221);
    expect(exits).toHaveLength(1);
    for (const routine of exits) routine();
    expect(call('cxx_works')).toBe(210);
  });
});

test('in ring 0 the runtime needs nothing of the system, and has no C++ heap', async () => {
  const kernel = await load(0);
  expect(Object.keys(kernel.call).filter((name) => /^_Zn|^_Zd|_strdup|^strtok$/.test(name))).toEqual(['strtok']);
});
