/** Reading and writing modules: round trip, metadata, probes, and what malformed input does. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CODE_BASE, compile, DATA_BASE, MAP, Machine, SETJMP_FLAGS } from '../../../tests/rewriter/machine.ts';
import { PROGRAMS, SETJMP_PROGRAM, SETJMP_RUNTIME } from '../../../tests/rewriter/programs.ts';
import { Cells } from '../layout.ts';
import { writeInstruction } from '../wasm/instructions.ts';
import { readModule } from '../wasm/module.ts';
import { OPCODES } from '../wasm/opcodes.ts';
import { declaredFunctions, readFunction } from '../wasm/validate.ts';
import { ByteWriter } from '../wasm/writer.ts';
import { RewriteError, rewriteModule } from './index.ts';

const SMALL = `
#define EXPORT(n) __attribute__((export_name(#n)))
int host(int); typedef long long i64; int data[4] = { 1, 2, 3, 4 };
static int one(int x) { return x / data[1] + 1; } static int two(int x) { return host(x) % 7; } int (*volatile table[])(int) = { one, two };
EXPORT(f) int f(int n) {
  int a[20]; i64 w = n; float g = (float)n;
  for (int i = 0; i < 20; i++) { a[i] = table[i & 1](i); w = w * 3 + a[i]; g *= 1.5f; }
  switch (n & 7) { case 0: w++; break; case 1: w /= 3; case 2: g = 1; break; case 6: return (int)g; }
  __builtin_memcpy(data, a, 16);
  return (int)w + (int)g + data[n & 3];
}
EXPORT(leaf) int leaf(int a, int b) { return a * b; }
EXPORT(line) int line(int n) {
  int r = n;
  r += 2;
  while (r < 10) r++;
  return r;
}`;

/** The shortest encoding of every number. */
const COMPACT = ['--compress-relocations', '--strip-debug'];
const images: Record<string, Uint8Array> = {};

beforeAll(async () => {
  const setjmp = { 'a.c': SETJMP_PROGRAM, 'runtime.c': SETJMP_RUNTIME };
  images.small = await compile(SMALL, { link: COMPACT });
  images.optimised = await compile(SMALL, { flags: ['-O2'], link: ['--compress-relocations', '--strip-all'] });
  images.setjmp = await compile(setjmp, { flags: ['-O1', ...SETJMP_FLAGS], link: COMPACT });
  images.programs = await compile(PROGRAMS, { flags: ['-O2'], link: COMPACT });
  images.debug = await compile(SMALL, { flags: ['-O0', '-g'] });
}, 60_000);

describe('the round trip', () => {
  it.each(['small', 'optimised', 'setjmp', 'programs'])('of every instruction of "%s" gives the same bytes', (name) => {
    const module = readModule(images[name]);
    const declared = declaredFunctions(module);
    module.code.forEach(({ end }, i) => {
      const { instructions, first } = readFunction(module, module.imports.length + i, declared);
      const writer = new ByteWriter();
      for (const instruction of instructions) writeInstruction(writer, instruction);
      expect(Buffer.from(writer.finish()).toString('hex')).toBe(
        Buffer.from(module.bytes.subarray(first, end)).toString('hex'),
      );
    });
  });

  it('reads the long numbers of modules with debug information', () => {
    const [long, short] = [images.debug, images.small].map((bytes) => {
      const module = readModule(bytes);
      const declared = declaredFunctions(module);
      return module.code.map((_, i) =>
        readFunction(module, module.imports.length + i, declared).instructions.map(({ op, a, b }) => [op, a, b]),
      );
    });
    expect(long).toEqual(short);
  });

  it('the corpus has setjmp over the new exceptions', () => {
    const module = readModule(images.setjmp);
    const declared = declaredFunctions(module);
    const ops = module.code.flatMap((_, i) =>
      readFunction(module, module.imports.length + i, declared).instructions.map(({ op }) => OPCODES.get(op)?.name),
    );
    expect(ops).toContain('try_table');
    expect(ops).toContain('throw');
  });
});

describe('what the loader learns', () => {
  it('imports, exports, globals, table, functions', () => {
    const rewritten = rewriteModule(images.debug, { ring: 3, codeBase: CODE_BASE[3] });
    expect(rewritten.imports).toEqual([{ module: 'env', name: 'host', params: [0x7f], results: [0x7f], index: 0 }]);
    expect(rewritten.exports.map((e) => e.name)).toEqual(
      expect.arrayContaining(['f', 'leaf', 'line', '__stack_pointer']),
    );
    expect(rewritten.globals.__data_end).toBeGreaterThan(DATA_BASE[3]);
    expect(rewritten.globals.__heap_base).toBeGreaterThanOrEqual(rewritten.globals.__data_end);
    expect(rewritten.elements).toEqual({ base: 0x1000, count: 2 });
    expect(rewritten.tableMinimum).toBe(0x1002);
    expect(rewritten.segments.every(({ va }) => va >= DATA_BASE[3])).toBe(true);
    const byName = new Map(rewritten.functions.map((f) => [f.name, f]));
    expect([...byName.keys()]).toEqual(expect.arrayContaining(['f', 'leaf', 'line', 'one', 'two']));
    expect(byName.get('leaf')?.frameBytes).toBe(0);
    expect(byName.get('f')?.frameBytes).toBeGreaterThan(0);
    const places = rewritten.functions.flatMap(({ start, end }) => [start, end]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('the new module has its functions, its imports, and no memory or debug sections of its own', () => {
    const { bytes } = rewriteModule(images.debug, { ring: 0, codeBase: CODE_BASE[0] });
    const module = new WebAssembly.Module(bytes);
    const imports = WebAssembly.Module.imports(module);
    expect(imports).toContainEqual({ module: 'env', name: 'host', kind: 'function' });
    expect(imports.filter(({ module: from }) => from === 'env')).toHaveLength(1);
    expect(imports.filter(({ kind }) => kind === 'memory')).toEqual([
      { module: 'ring', name: 'memory', kind: 'memory' },
    ]);
    expect(WebAssembly.Module.exports(module).map(({ kind }) => kind)).toEqual(['function', 'function', 'function']);
    expect(WebAssembly.Module.customSections(module, '.debug_info')).toEqual([]);
    expect(WebAssembly.Module.customSections(module, 'name')).toHaveLength(1);
    const read = readModule(bytes);
    const f = read.exports.find((e) => e.name === 'f')?.index ?? -1;
    expect(read.functionNames.get(f)).toBe('f');
  });
});

describe('line probes', () => {
  it('call out before their instruction while they are armed', () => {
    const { functions } = rewriteModule(images.small, { ring: 3, codeBase: 0 });
    const line = functions.find(({ name }) => name === 'line');
    const module = readModule(images.small);
    const index = module.exports.find(({ name }) => name === 'line')?.index ?? -1;
    const { instructions } = readFunction(module, index, declaredFunctions(module));
    const offsets = instructions.map(({ at }) => at - module.codeStart);
    const probes = new Set([line?.start ?? -1, ...offsets.filter((_, i) => i % 4 === 1)]);
    const machine = new Machine(images.small, { ring: 3, probes }, { host: (n) => n });
    const reached = (): unknown[] =>
      machine.log.splice(0).flatMap(({ name, parameters }) => (name === 'probe_line' ? [parameters[0]] : []));
    expect(machine.call('line', 1)).toBe(10);
    expect(reached()).toEqual([]);
    machine.setCell(Cells.PROBE, 1);
    expect(machine.call('line', 1)).toBe(10);
    const sites = reached();
    expect(sites[0]).toBe(CODE_BASE[3] + (line?.start ?? 0));
    expect(new Set(sites)).toEqual(new Set([...probes].map((probe) => CODE_BASE[3] + probe)));
    // The loop's probes are reached at each turn.
    expect(sites.length).toBeGreaterThan(probes.size * 2);
  });
});

describe('malformed and unsupported input', () => {
  const rewrite = (bytes: Uint8Array) => rewriteModule(bytes, { ring: 0, codeBase: 0 });

  it.each([
    ['nothing', [], 'unexpected end'],
    ['text', [...Buffer.from('hello world')], 'not a WebAssembly module'],
    ['an unknown section', [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 14, 0], 'unknown section 14'],
    ['sections out of order', [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 3, 1, 0, 1, 1, 0], 'out of order'],
    ['a length past the end', [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 100], 'past the end'],
  ] as const)('%s: an error with its place', (_, bytes, text) => {
    expect(() => rewrite(Uint8Array.from(bytes))).toThrow(RewriteError);
    expect(() => rewrite(Uint8Array.from(bytes))).toThrow(text);
  });

  it.each([
    [
      'SIMD',
      '__attribute__((export_name("f"))) int f(int n) { typedef int v __attribute__((vector_size(16))); v a = { n, 2, 3, n }; a *= a; return a[n & 3]; }',
      ['-msimd128', '-O1'],
      'SIMD',
    ],
    [
      'threads',
      '__attribute__((export_name("f"))) int f(int *n) { return __builtin_wasm_memory_atomic_notify(n, 1); }',
      ['-matomics'],
      'threads',
    ],
    [
      'a tail call',
      'int g(int); __attribute__((export_name("f"))) int f(int n) { __attribute__((musttail)) return g(n); }',
      ['-mtail-call', '-O1'],
      'tail call',
    ],
    [
      'old exceptions',
      { 'a.c': SETJMP_PROGRAM, 'runtime.c': SETJMP_RUNTIME },
      ['-mexception-handling', '-mllvm', '-wasm-enable-sjlj', '-mllvm', '-wasm-use-legacy-eh=true'],
      'old exception handling',
    ],
  ] as const)('%s: refused by name', async (_, source, flags, text) => {
    // biome-ignore format: a table
    const bytes = await compile(source, { flags: [...flags] });
    expect(() => rewrite(bytes)).toThrow(text);
  });

  it('an import from the processor itself: refused', async () => {
    const bytes = await compile(
      `__attribute__((import_module("ring"), import_name("preempt"))) void p(int);
       __attribute__((export_name("f"))) void f(void) { p(1); }`,
    );
    expect(() => rewrite(bytes)).toThrow('import of preempt from ring');
  });

  it('whatever is done to a module, it is refused with a RewriteError, or the result is valid', () => {
    const bases = [images.small, images.optimised, images.setjmp];
    let accepted = 0;
    let refused = 0;
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      byte: fc.nat(255),
      kind: fc.nat(4),
    });
    fc.assert(
      fc.property(
        fc.nat(bases.length - 1),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0, 3),
        (i, changes, ring) => {
          let bytes = bases[i].slice();
          for (const { at, byte, kind } of changes) {
            const place = Math.floor(at * bytes.length);
            if (kind === 0) bytes = Uint8Array.from([...bytes.subarray(0, place), byte, ...bytes.subarray(place)]);
            else if (kind === 1) bytes = Uint8Array.from([...bytes.subarray(0, place), ...bytes.subarray(place + 1)]);
            else if (kind === 2) bytes[place] ^= 1 << (byte & 7);
            else bytes[place] = byte;
          }
          try {
            const out = rewriteModule(bytes, { ring, codeBase: CODE_BASE[ring] });
            accepted++;
            return WebAssembly.validate(out.bytes);
          } catch (error) {
            refused++;
            return error instanceof RewriteError && error.offset <= bytes.length;
          }
        },
      ),
      { numRuns: 4000, seed: 7 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(100);
  });

  it('a module cut anywhere is refused, unless what is left is a module', () => {
    const { optimised } = images;
    let refused = 0;
    for (let length = 0; length < optimised.length; length++) {
      const cut = optimised.slice(0, length);
      if (WebAssembly.validate(cut)) expect(WebAssembly.validate(rewrite(cut).bytes)).toBe(true);
      else {
        expect(() => rewrite(cut), `${length} bytes`).toThrow(RewriteError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(500);
  });
});

it('rewritten code of ring 0 puts its data where the kernel half is', async () => {
  const machine = new Machine(await compile(SMALL, { ring: 0 }), { ring: 0 }, { host: (n) => n });
  expect(machine.rewritten.segments.every(({ va }) => va < 0)).toBe(true);
  machine.call('f', 5);
  expect(machine.cell(Cells.CSP)).toBe(machine.va(MAP.sites));
});
