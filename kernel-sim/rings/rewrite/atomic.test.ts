/** Atomic instructions: the same results as the engine's own, and never a safepoint inside of one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CODE_BASE, compile, MAP, Machine, plainMachine } from '../../../tests/rewriter/machine.ts';

const TYPES = { c: 'unsigned char', s: 'unsigned short', i: 'unsigned', l: 'unsigned long long' } as const;
type Letter = keyof typeof TYPES;
const OPERATIONS = {
  add: '__atomic_fetch_add(p, v, 5)',
  sub: '__atomic_sub_fetch(p, v, 5)',
  and: '__atomic_fetch_and(p, v, 5)',
  or: '__atomic_fetch_or(p, v, 5)',
  xor: '__atomic_xor_fetch(p, v, 5)',
  xchg: '__atomic_exchange_n(p, v, 5)',
  load: '__atomic_load_n(p, 5) + v',
  store: '(__atomic_store_n(p, v, 5), v)',
  same: '(w = *p, __atomic_compare_exchange_n(p, &w, v, 0, 5, 5) ? v : w)',
  other: '(w = v + 1, __atomic_compare_exchange_n(p, &w, 7, 0, 5, 5) ? 1 : w)',
} as const;
type Operation = keyof typeof OPERATIONS;
const NAMES = (Object.keys(TYPES) as Letter[]).flatMap((t) =>
  (Object.keys(OPERATIONS) as Operation[]).map((operation) => [operation, t] as const),
);
const SOURCE = `${NAMES.map(
  ([operation, t]) =>
    `__attribute__((export_name("${operation}_${t}"))) unsigned ${operation}_${t}(${TYPES[t]} volatile *p, unsigned n) {
       ${TYPES[t]} v = n, w = 0; (void)w; return (unsigned)(${OPERATIONS[operation]}); }`,
).join('\n')}
_Atomic int shared;
__attribute__((export_name("fence"))) int fence(void) { __atomic_thread_fence(5); return shared++; }
__attribute__((export_name("plain"))) void plain(int volatile *p, int n) { *p += n; }
`;
const LEVELS = ['-O0', '-O2'] as const;
const OPERANDS = [0, 1, 0x7f, 0x80, 0xff, 0x1234, 0x8000, 0xffff, 0x7fffffff, -1];
const at = MAP.heap + 16;

const images = new Map<string, Uint8Array>();
beforeAll(async () => {
  for (const level of LEVELS)
    for (const ring of [0, 3] as const)
      images.set(`${ring} ${level}`, await compile(SOURCE, { ring, flags: [level, '-matomics'] }));
}, 60_000);

function image(ring: 0 | 3, level: string): Uint8Array {
  return images.get(`${ring} ${level}`) ?? new Uint8Array(0);
}

describe.each(LEVELS)('atomic instructions at %s', (level) => {
  it.each(NAMES)("%s of %s: results and memory are the engine's", (operation, t) => {
    const name = `${operation}_${t}`;
    const plain = plainMachine(image(3, level));
    const fast = new Machine(image(3, level), { ring: 3 });
    const kernel = new Machine(image(0, level), { ring: 0 });
    const slow = new Machine(image(3, level), { ring: 3 });
    for (const memory of [plain.memory, fast.memory, kernel.memory, slow.memory])
      new DataView(memory.buffer).setBigUint64(at, 0x8182_fe7f_00ff_80ffn, true);
    slow.shadow();
    for (const n of OPERANDS) {
      const want = plain.call(name, at, n);
      expect([fast.call(name, at, n), kernel.call(name, kernel.va(at), n), slow.call(name, at, n)]).toEqual([
        want,
        want,
        want,
      ]);
    }
    const bytes = (memory: WebAssembly.Memory) => new DataView(memory.buffer).getBigUint64(at, true);
    expect([bytes(fast.memory), bytes(kernel.memory)]).toEqual([bytes(plain.memory), bytes(plain.memory)]);
  });

  it('give way once, before they begin', () => {
    const machine = new Machine(image(0, level), { ring: 0, safepoints: true });
    const safepoints = (name: string): number => {
      machine.log.length = 0;
      machine.call(name, machine.va(at), 3);
      return machine.log.filter((call) => call.name === 'safepoint').length;
    };
    for (const [operation, t] of NAMES)
      if (operation !== 'same')
        expect(`${operation}_${t} ${safepoints(`${operation}_${t}`)}`).toBe(`${operation}_${t} 1`);
    // What is not atomic may be interrupted between its load and its store.
    expect(safepoints('plain')).toBe(2);
    expect(safepoints('fence')).toBe(2);
  });

  it('need no alignment, and fault like other accesses', () => {
    const machine = new Machine(image(0, level), { ring: 0 });
    const view = new DataView(machine.memory.buffer);
    view.setInt32(at + 1, 41, true);
    expect(machine.call('add_i', machine.va(at + 1), 1)).toBe(41);
    expect(view.getInt32(at + 1, true)).toBe(42);
    machine.setPages(machine.va(at), 1, 1);
    const fault = machine.fault('add_i', machine.va(at), 1);
    expect(fault).toMatchObject({ kind: 'write', parameters: [machine.va(at)] });
    const { start, end } = machine.rewritten.functions.find(({ name }) => name === 'add_i') ?? { start: 0, end: 0 };
    expect(fault.site - CODE_BASE[0] - start).toBeGreaterThan(0);
    expect(fault.site - CODE_BASE[0] - end).toBeLessThan(0);
  });
});
