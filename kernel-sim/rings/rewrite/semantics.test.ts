/** Clang-built programs do the same with and without the rewriter, whichever way their accesses take. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compile,
  DATA_BASE,
  type Imports,
  MAP,
  Machine,
  plainMachine,
  SETJMP_FLAGS,
} from '../../../tests/rewriter/machine.ts';
import { PROGRAM_NAMES, PROGRAMS, SETJMP_PROGRAM, SETJMP_RUNTIME } from '../../../tests/rewriter/programs.ts';
import { Cells } from '../layout.ts';

const ARGUMENTS = [0, 1, 7, 12, 15];
const LEVELS = ['-O0', '-O1', '-O2'] as const;
const env: Imports = { tick: (n) => Number(n) * 3 + 1 };
const images = new Map<string, Uint8Array>();

beforeAll(async () => {
  for (const ring of [0, 3] as const) {
    for (const level of LEVELS) {
      if (ring === 0 && level !== '-O0' && level !== '-O2') continue;
      images.set(`${ring} ${level}`, await compile(PROGRAMS, { ring, flags: [level] }));
    }
  }
  for (const level of ['-O0', '-O2']) {
    const files = { 'a.c': SETJMP_PROGRAM, 'runtime.c': SETJMP_RUNTIME };
    images.set(`setjmp ${level}`, await compile(files, { flags: [level, ...SETJMP_FLAGS] }));
  }
}, 60_000);

function image(key: string): Uint8Array {
  return images.get(key) ?? new Uint8Array(0);
}

/** What code can see of memory: data, stack and heap. */
function seen(memory: WebAssembly.Memory): Uint8Array[] {
  const part = (at: number, bytes: number): Uint8Array => new Uint8Array(memory.buffer, at, bytes);
  return [part(DATA_BASE[3], 0x10000), part(MAP.stack, MAP.stackBytes), part(MAP.heap, 0x1000)];
}

function expectSame(a: WebAssembly.Memory, b: WebAssembly.Memory): void {
  seen(a).forEach((bytes, i) => {
    expect(Buffer.compare(bytes, seen(b)[i]), `memory part ${i}`).toBe(0);
  });
}

describe.each(LEVELS)('in ring 3 at %s', (level) => {
  it.each(PROGRAM_NAMES)('%s gives the same results and the same memory', (name) => {
    const plain = plainMachine(image(`3 ${level}`), env);
    const machine = new Machine(image(`3 ${level}`), { ring: 3 }, env);
    for (const [address, bytes] of machine.rewritten.segments.map((s) => [s.va, s.bytes] as const))
      expect(Buffer.compare(new Uint8Array(plain.memory.buffer, address, bytes.length), bytes)).toBe(0);
    for (const n of ARGUMENTS) {
      expect(machine.call(name, n)).toBe(plain.call(name, n));
      expectSame(machine.memory, plain.memory);
      expect(machine.cell(Cells.CSP)).toBe(MAP.sites);
      expect(machine.cell(Cells.SP)).toBe(MAP.stack + MAP.stackBytes);
    }
    // Pages that are present are not left for, except over an absent one's border.
    expect(machine.log.filter(({ name }) => /^(load|store)/.test(name))).toEqual([]);
  });

  it('no access goes around the page table', () => {
    const plain = plainMachine(image(`3 ${level}`), env);
    const machine = new Machine(image(`3 ${level}`), { ring: 3 }, env);
    machine.shadow();
    for (const name of PROGRAM_NAMES)
      for (const n of ARGUMENTS) expect(`${name} ${machine.call(name, n)}`).toBe(`${name} ${plain.call(name, n)}`);
    const untouched = (from: number, to: number): boolean =>
      Buffer.from(machine.memory.buffer, from, to - from).equals(Buffer.alloc(to - from));
    expect(untouched(0x2000, MAP.stack)).toBe(true);
    expect(untouched(MAP.heap, machine.memory.buffer.byteLength)).toBe(true);
  });

  it('fuel does not depend on the way that accesses take', () => {
    const spent = PROGRAM_NAMES.map((name) => {
      const left = [false, false, true].map((slow) => {
        const machine = new Machine(image(`3 ${level}`), { ring: 3 }, env);
        let preempted = 0;
        machine.onPreempt = () => {
          preempted++;
          machine.setCell(Cells.FUEL, 500);
        };
        if (slow) machine.shadow();
        machine.setCell(Cells.FUEL, 500);
        for (const n of ARGUMENTS) machine.call(name, n);
        return `${preempted} ${machine.cell(Cells.FUEL)}`;
      });
      return new Set(left).size;
    });
    expect(spent.every((different) => different === 1)).toBe(true);
  });
});

describe.each(['-O0', '-O2'])('in ring 0 at %s', (level) => {
  it.each(PROGRAM_NAMES)('%s gives the same results', (name) => {
    const plain = plainMachine(image(`3 ${level}`), env);
    const fast = new Machine(image(`0 ${level}`), { ring: 0 }, env);
    const slow = new Machine(image(`0 ${level}`), { ring: 0 }, env);
    slow.shadow();
    const watched = new Machine(image(`0 ${level}`), { ring: 0, safepoints: true }, env);
    for (const n of ARGUMENTS) {
      const want = plain.call(name, n);
      expect([fast, slow, watched].map((machine) => machine.call(name, n))).toEqual([want, want, want]);
      expect(fast.cell(Cells.CSP)).toBe(fast.va(MAP.sites));
    }
  });
});

describe.each(['-O0', '-O2'])('setjmp and longjmp at %s', (level) => {
  it('give the same results and the same memory', () => {
    const plain = plainMachine(image(`setjmp ${level}`));
    const machine = new Machine(image(`setjmp ${level}`), { ring: 3 });
    for (const n of ARGUMENTS) {
      expect(machine.call('jumps', n)).toBe(plain.call('jumps', n));
      expectSame(machine.memory, plain.memory);
      expect(machine.cell(Cells.CSP)).toBe(MAP.sites);
    }
  });
});
