/** Every fault is reached, with the site of its instruction; and what holds afterwards. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CODE_BASE, compile, Fault, MAP, Machine } from '../../../tests/rewriter/machine.ts';
import { Cells } from '../layout.ts';
import { readModule } from '../wasm/module.ts';
import { Op } from '../wasm/opcodes.ts';
import { declaredFunctions, readFunction } from '../wasm/validate.ts';

const SOURCE = `
#define EXPORT(n) __attribute__((export_name(#n)))
typedef long long i64; typedef unsigned u32; typedef unsigned long long u64;
EXPORT(r8) int r8(signed char *p) { return *p; }      EXPORT(r8u) int r8u(unsigned char *p) { return *p; }
EXPORT(r16) int r16(short *p) { return *p; }          EXPORT(r16u) int r16u(unsigned short *p) { return *p; }
EXPORT(r32) int r32(int *p) { return *p; }            EXPORT(r64) i64 r64(i64 *p) { return *p; }
EXPORT(rf) float rf(float *p) { return *p; }          EXPORT(rd) double rd(double *p) { return *p; }
EXPORT(w8) void w8(char *p) { *p = 0x11; }            EXPORT(w16) void w16(short *p) { *p = 0x1122; }
EXPORT(w32) void w32(int *p) { *p = 0x11223344; }     EXPORT(w64) void w64(i64 *p) { *p = 0x1122334455667788; }
EXPORT(wf) void wf(float *p) { *p = 1.5f; }           EXPORT(wd) void wd(double *p) { *p = 2.5; }
EXPORT(far) int far(char *p) { return ((int *)p)[5]; }
EXPORT(div) int div(int a, int b) { return a / b; }   EXPORT(mod) int mod(int a, int b) { return a % b; }
EXPORT(udiv) u32 udiv(u32 a, u32 b) { return a / b; } EXPORT(umod) u32 umod(u32 a, u32 b) { return a % b; }
EXPORT(ldiv) i64 ldiv(i64 a, i64 b) { return a / b; } EXPORT(lmod) i64 lmod(i64 a, i64 b) { return a % b; }
EXPORT(uldiv) u64 uldiv(u64 a, u64 b) { return a / b; } EXPORT(ulmod) u64 ulmod(u64 a, u64 b) { return a % b; }
EXPORT(by) int by(int a) { return a / 7 + a % -5 + a / 3u; }
EXPORT(trap) void trap(void) { __builtin_trap(); }
static int twice(int x) { return 2 * x; }
EXPORT(address) int address(void) { return (int)twice; }
EXPORT(indirect) int indirect(int (*f)(int)) { return f(21); }
EXPORT(mistyped) double mistyped(double (*f)(double)) { return f(21); }
EXPORT(deep) int deep(int n) { volatile int x = n; return n == 0 ? 0 : deep(n - 1) + x; }
EXPORT(wide) int wide(int n) { volatile char big[6000]; big[n] = 1; return big[n]; }
EXPORT(truncate) int truncate(double d) { return (int)d; }
EXPORT(copy) void copy(void *a, void *b, u32 n) { __builtin_memcpy(a, b, n); }
EXPORT(fill) void fill(void *a, int c, u32 n) { __builtin_memset(a, c, n); }
EXPORT(spin) void spin(void) { for (;;) ; }
EXPORT(call) int call(int n) { return n > 3 ? indirect(twice) : deep(n); }
EXPORT(grow) int grow(int n) { return __builtin_wasm_memory_grow(0, n) * 10 + __builtin_wasm_memory_size(0); }
`;

let bytes: Record<0 | 3, Uint8Array>;

beforeAll(async () => {
  bytes = { 0: await compile(SOURCE, { ring: 0 }), 3: await compile(SOURCE, { ring: 3 }) };
}, 60_000);

/** Sites of all instructions with one of these opcodes in the exported function `name`. */
function sites(module: Uint8Array, ring: 0 | 3, name: string, ops: readonly number[]): number[] {
  const parsed = readModule(module);
  const index = parsed.exports.find((e) => e.name === name)?.index ?? -1;
  const { instructions } = readFunction(parsed, index, declaredFunctions(parsed));
  return instructions.filter((i) => ops.includes(i.op)).map((i) => (CODE_BASE[ring] + i.at - parsed.codeStart) | 0);
}

describe.each([0, 3] as const)('in ring %i', (ring) => {
  const machine = (): Machine => new Machine(bytes[ring], { ring });
  const wild = ring === 0 ? 0xdead0000 | 0 : 0x6ead0000;

  it.each([
    ['r8', Op.I32_LOAD8_U],
    ['r8u', Op.I32_LOAD8_U],
    ['r16', Op.I32_LOAD16_U],
    ['r16u', Op.I32_LOAD16_U],
    ['r32', Op.I32_LOAD],
    ['r64', Op.I64_LOAD],
    ['rf', Op.F32_LOAD],
    ['rd', Op.F64_LOAD],
    ['w8', Op.I32_STORE8],
    ['w16', Op.I32_STORE16],
    ['w32', Op.I32_STORE],
    ['w64', Op.I64_STORE],
    ['wf', Op.F32_STORE],
    ['wd', Op.F64_STORE],
  ] as const)('%s faults on null, wild and foreign pointers', (name, op) => {
    // biome-ignore format: a table
    const m = machine();
    const foreign = ring === 0 ? 0x00d00000 : 0x80d00000 | 0;
    for (const address of [0, 8, wild, foreign, -8, m.va(0x1000), m.va(0x10000)]) {
      m.reset();
      const fault = m.fault(name, address);
      expect(fault.kind).toBe(name[0] === 'r' ? 'read' : 'write');
      expect(fault.parameters[0] & ~7).toBe(address & ~7);
      expect(sites(bytes[ring], ring, name, [op])).toContain(fault.site);
    }
  });

  it('an access over the end of a page meets the missing next page', () => {
    const m = machine();
    const page = m.va(MAP.heap);
    m.setPages(page + 0x1000, 0x1000, 0);
    expect(m.call('r32', page + 0xffc)).toBe(0);
    for (const at of [0xffd, 0xffe, 0xfff]) expect(m.fault('r32', page + at).kind).toBe('read');
    expect(m.fault('far', page + 0xfff - 20).kind).toBe('read');
    expect(m.fault('w64', page + 0xff9).kind).toBe('write');
    expect(m.view.getUint8(MAP.heap + 0xff9)).toBe(0);
  });

  it('a page without write permission can be read only', () => {
    const m = machine();
    m.setPages(m.va(MAP.heap), 0x1000, 1);
    expect(m.call('r32', m.va(MAP.heap))).toBe(0);
    expect(m.fault('w32', m.va(MAP.heap)).kind).toBe('write');
  });

  it('divisions by zero and quotients that do not fit', () => {
    const m = machine();
    const min = -(2n ** 63n);
    for (const name of ['div', 'mod', 'udiv', 'umod']) expect(m.fault(name, 1, 0).kind).toBe('divide_error');
    for (const name of ['ldiv', 'lmod', 'uldiv', 'ulmod']) expect(m.fault(name, 1n, 0n).kind).toBe('divide_error');
    for (const name of ['div', 'mod']) {
      const fault = m.fault(name, 0x80000000 | 0, -1);
      expect(fault.kind).toBe('divide_overflow');
      expect(sites(bytes[ring], ring, name, [Op.I32_DIV_S, Op.I32_REM_S])).toEqual([fault.site]);
      expect(m.fault(name.replace(/^/, 'l'), min, -1n).kind).toBe('divide_overflow');
    }
    expect(m.call('div', 7, -1)).toBe(-7);
    expect(m.call('mod', -7, 4)).toBe(-3);
    expect(m.call('udiv', 0x80000000 | 0, -1)).toBe(0);
    expect(m.call('ldiv', min + 1n, -1n)).toBe(-(min + 1n));
    expect(m.call('by', 100)).toBe(14 + 0 + 33);
  });

  it('an instruction that must not be reached', () => {
    const m = machine();
    const fault = m.fault('trap');
    expect(fault.kind).toBe('illegal');
    expect(sites(bytes[ring], ring, 'trap', [Op.UNREACHABLE])).toContain(fault.site);
  });

  it('indirect calls of nothing, of no routine, of another type', () => {
    const m = machine();
    const routine = m.call('address') as number;
    expect(m.call('indirect', routine)).toBe(42);
    for (const bad of [0, -1, 0x10ff, 0x1100, 0x7fffffff]) {
      const fault = m.fault('indirect', bad);
      expect(fault).toMatchObject({ kind: 'bad_call', parameters: [bad] });
      expect(sites(bytes[ring], ring, 'indirect', [Op.CALL_INDIRECT])).toEqual([fault.site]);
      m.reset();
    }
    expect(m.fault('mistyped', routine)).toMatchObject({ kind: 'bad_call', parameters: [routine] });
  });

  it('the call-site stack ends deep recursion', () => {
    const m = machine();
    expect(m.call('deep', 50)).toBe(1275);
    expect(m.fault('deep', 100_000).kind).toBe('overflow');
    expect(m.cell(Cells.CSP)).toBeLessThanOrEqual(m.va(MAP.sites + MAP.siteBytes));
  });

  it('the linear stack ends in a missing page', () => {
    const m = machine();
    m.setCell(Cells.CSL, m.va(MAP.sites + 0x100000));
    const fault = m.fault('deep', 10_000);
    expect(fault.kind).toBe('stack_fault');
    expect((fault.parameters[0] & 0x7fffffff) < MAP.stack).toBe(true);
    m.reset();
    expect(m.call('wide', 5999)).toBe(1);
    m.setCell(Cells.SP, m.va(MAP.stack + 5000));
    expect(m.fault('wide', 5999).kind).toBe('write');
  });

  it('conversions that do not fit saturate', () => {
    const m = machine();
    expect([1e20, -1e20, Number.NaN, -7.9].map((d) => m.call('truncate', d))).toEqual([0x7fffffff, -0x80000000, 0, -7]);
  });

  it('copies and fills are checked at both ends', () => {
    const m = machine();
    const heap = m.va(MAP.heap);
    m.setPages(heap + 0x3000, 0x1000, 0);
    m.call('fill', heap, 7, 0x3000);
    m.call('copy', heap + 0x1800, heap, 0x1000);
    expect(m.view.getInt32(MAP.heap + 0x27fc, true)).toBe(0x07070707);
    m.call('copy', 0, 0, 0);
    expect(m.log.filter(({ name }) => name === 'copy')).toEqual([]);
    expect(m.fault('copy', heap + 0x2800, heap, 0x801).kind).toBe('write');
    expect(m.fault('copy', heap, heap + 0x2800, 0x801).kind).toBe('read');
    expect(m.fault('fill', heap + 0x2fff, 1, 2).kind).toBe('write');
    expect(m.fault('fill', 0, 1, 2).kind).toBe('write');
    expect(m.fault('copy', heap, -16, 32).kind).toBe('read');
  });

  it('memory cannot be grown', () => {
    expect(machine().call('grow', 1)).toBe(-10);
  });

  it('an endless loop runs out of fuel again and again', () => {
    const m = machine();
    let turns = 0;
    m.onPreempt = (site) => {
      if (++turns === 5) throw new Fault('stop', site);
      m.setCell(Cells.FUEL, 1000);
    };
    const fault = m.fault('spin');
    expect(sites(bytes[ring], ring, 'spin', [Op.LOOP])).toEqual([fault.site]);
  });

  it('the call-site stack is given back on every way out, and shows the callers meanwhile', () => {
    const m = machine();
    for (const n of [0, 3, 4]) {
      m.call('call', n);
      expect(m.cell(Cells.CSP)).toBe(m.va(MAP.sites));
    }
    m.fault('indirect', 0);
    const { frameBytes } = m.rewritten.functions.find((f) => f.name === 'indirect') ?? { frameBytes: 0 };
    expect(m.cell(Cells.CSP)).toBe(m.va(MAP.sites + frameBytes));
    m.reset();
    m.fault('deep', 100_000);
    const slot = m.view.getInt32((m.cell(Cells.CSP) - 4) & 0x7fffffff, true);
    expect(sites(bytes[ring], ring, 'deep', [Op.CALL])).toContain(slot);
  });
});

describe('neighbouring accesses that are checked together', () => {
  const FIELDS = `
#define EXPORT(n) __attribute__((export_name(#n)))
struct s { int a, b, c, d; };
EXPORT(set) void set(volatile struct s *p, int a, int b, int c, int d) { p->a = a; p->b = b; p->c = c; p->d = d; }
EXPORT(bump) int bump(volatile struct s *p) { int old = p->b; p->c += old; p->d++; return old + p->a; }
EXPORT(walk) int walk(volatile int *p, int n) { int r = 0; while (n--) { r += p[0] + p[1]; p += 2; } return r; }`;

  it.each([0, 3] as const)('fault one by one, in their order (ring %i)', async (ring) => {
    const module = await compile(FIELDS, { ring, flags: ['-O2'] });
    const m = new Machine(module, { ring });
    const heap = m.va(MAP.heap);
    m.call('set', heap, 1, 2, 3, 4);
    expect([0, 4, 8, 12].map((at) => m.view.getInt32(MAP.heap + at, true))).toEqual([1, 2, 3, 4]);
    expect(m.call('bump', heap)).toBe(3);
    expect(m.view.getInt32(MAP.heap + 8, true)).toBe(5);
    // Over the border of two present pages, still without leaving the code.
    m.call('set', heap + 0x1000 - 6, 5, 6, 7, 8);
    expect(m.log).toEqual([]);
    expect(m.call('bump', heap + 0x1000 - 6)).toBe(11);
    // The second half is missing: the first half is written.
    m.setPages(heap + 0x1000, 0x1000, 0);
    const fault = m.fault('set', heap + 0x1000 - 8, 9, 10, 11, 12);
    expect(fault).toMatchObject({ kind: 'write', parameters: [heap + 0x1000] });
    expect(sites(module, ring, 'set', [Op.I32_STORE])[2]).toBe(fault.site);
    expect(m.view.getInt32(MAP.heap + 0x1000 - 8, true)).toBe(9);
    expect(m.view.getInt32(MAP.heap + 0x1000 - 4, true)).toBe(10);
    expect(m.view.getInt32(MAP.heap + 0x1002, true)).toBe(13);
    // A page that can only be read.
    m.setPages(heap, 0x1000, 1);
    expect(m.fault('bump', heap)).toMatchObject({ kind: 'write', parameters: [heap + 8] });
    expect(m.call('walk', heap, 2)).toBe(1 + 2 + 5 + 5);
    expect(m.fault('walk', heap, 1000)).toMatchObject({ kind: 'read', parameters: [heap + 0x1000] });
  });
});
