/** Loops that walk through memory: with and without their checks of streams they do the same, fault at the same place and spend the same fuel. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, Fault, MAP, Machine, plainMachine } from '../../../tests/rewriter/machine.ts';
import { Cells } from '../layout.ts';

const SOURCE = `
#define EXPORT(n) __attribute__((export_name(#n)))
typedef unsigned u32; typedef unsigned char u8; typedef unsigned short u16; typedef long long i64;
#define WALK(n, ...) EXPORT(n) u32 n(u8 *a, u8 *b, u32 count) { u32 r = 0; __VA_ARGS__ return r; }
WALK(sum, for (u32 i = 0; i < count; i++) r += a[i];)
WALK(words, for (u32 i = 0; i + 4 <= count; i += 4) r = r * 31 + *(u32 *)(a + i);)
WALK(copy, for (u32 i = 0; i < count; i++) b[i] = a[i] + 1;)
WALK(wide, for (u32 i = 0; i + 8 <= count; i += 8) *(i64 *)(b + i) = *(i64 *)(a + i) ^ 0x55;)
WALK(down, for (u32 i = count; i-- > 0; ) b[i] = a[i] * 3;)
WALK(steps, for (u32 i = 0; i + 12 <= count; i += 12) { *(u16 *)(b + i + 2) = a[i] + a[i + 11]; r += i; })
WALK(length, u8 *p = a; while (*p) p++; r = p - a;)
WALK(until, for (u32 i = 0; i < count; i++) { if (a[i] == 200) return i; b[i] = 7; })
WALK(some, u8 *q = b; for (u32 i = 0; i < count; i++) { if (a[i] & 1) continue; *q++ = a[i]; r++; })
WALK(merge, u8 *p = a, *q = b; while (p < a + count && q < b + count) r = r * 3 + (*p < *q ? *p++ : *q++);)
WALK(grid, for (u32 y = 0; y < 9; y++) for (u32 x = 0; x < count / 9; x++) r += a[9 * x] ^ b[x + y];)
WALK(cases, for (u32 i = 0; i < count; i++) switch (a[i] & 7) { case 0: b[i] = 1; break; case 1: r++; continue; case 5: b[i] = 2; default: r += 2; })
WALK(same, for (u32 i = 0; i < count; i++) { *b += a[i]; r ^= *b; })
WALK(over, for (u32 i = 0; i < count; i++) *(u32 *)(b + i) = a[i];)
`;
const NAMES = [...SOURCE.matchAll(/WALK\((\w+), /g)].map(([, name]) => name).filter((name) => name !== 'n');
const LEVELS = ['-O1', '-O2'] as const;
const PAGE = 0x1000;
const AREA = 6 * PAGE;
const A = MAP.heap;
const B = MAP.heap + 0x8000;

const images = new Map<string, Uint8Array>();
beforeAll(async () => {
  for (const level of LEVELS)
    for (const ring of [0, 3] as const) images.set(`${ring} ${level}`, await compile(SOURCE, { ring, flags: [level] }));
}, 120_000);

function image(ring: 0 | 3, level: string): Uint8Array {
  return images.get(`${ring} ${level}`) ?? new Uint8Array(0);
}

/** Bytes without a zero until the end, and none that is 200 before the last quarter. */
function fill(memory: WebAssembly.Memory): void {
  const bytes = new Uint8Array(memory.buffer);
  for (let i = 0; i < AREA; i++) {
    bytes[A + i] = 1 + ((i * 37) % (i > (AREA * 3) / 4 ? 255 : 199));
    bytes[B + i] = 1 + ((i * 53) % 255);
  }
  bytes[A + AREA - 5] = 0;
}

function area(memory: WebAssembly.Memory, at: number): Buffer {
  return Buffer.from(memory.buffer, at, AREA);
}

/** Starts and lengths: aligned and not, short, over one border, over several, and such that writes overtake reads. */
const RANGES: readonly (readonly [a: number, b: number, count: number])[] = [
  [0, 0, 3],
  [1, 2, 17],
  [PAGE - 9, 5, 40],
  [3, PAGE - 2, 300],
  [PAGE - 1, PAGE - 1, PAGE + 3],
  [77, 1234, PAGE + 777],
  [100, A - B + 108, 500],
];

describe.each([0, 3] as const)('in ring %i', (ring) => {
  describe.each(LEVELS)('at %s', (level) => {
    const walking = (safepoints = false): Machine => {
      const machine = new Machine(image(ring, level), { ring, ...(safepoints && { safepoints }) });
      fill(machine.memory);
      return machine;
    };

    it.each(NAMES)('%s does what it does without the rewriter, for the same fuel', (name) => {
      for (const [a, b, count] of RANGES) {
        const plain = plainMachine(image(3, level));
        fill(plain.memory);
        const want = plain.call(name, A + a, B + b, count);
        const machines = [walking(), walking(true)];
        const spent = machines.map((machine) => {
          let refills = 0;
          machine.onPreempt = () => machine.setCell(Cells.FUEL, 700 + 13 * (refills++ % 5));
          machine.setCell(Cells.FUEL, 333);
          expect(machine.call(name, machine.va(A + a), machine.va(B + b), count), `${[a, b, count]}`).toBe(want);
          expect(area(machine.memory, A).equals(area(plain.memory, A))).toBe(true);
          expect(area(machine.memory, B).equals(area(plain.memory, B))).toBe(true);
          return `${refills} ${machine.cell(Cells.FUEL)}`;
        });
        expect(spent[0]).toBe(spent[1]);
      }
    });

    it.each(NAMES)('%s faults where it comes to a page that it may not touch', (name) => {
      let faults = 0;
      for (const [start, bits] of [
        [A + PAGE, 0],
        [B + PAGE, 0],
        [B + PAGE, 1],
        [A, 0],
        [B + 2 * PAGE, 1],
      ] as const) {
        const seen = [walking(), walking(true)].map((machine) => {
          machine.setPages(machine.va(start), PAGE, bits);
          let end = 'returned';
          try {
            machine.call(name, machine.va(A + 11), machine.va(B + 30), 2 * PAGE + 40);
          } catch (thrown) {
            if (!(thrown instanceof Fault)) throw thrown;
            end = `${thrown.kind} ${thrown.parameters} at ${thrown.site}`;
            faults++;
          }
          const text = (at: number): string => area(machine.memory, at).toString('base64');
          return { end, fuel: machine.cell(Cells.FUEL), a: text(A), b: text(B) };
        });
        expect(seen[0]).toEqual(seen[1]);
      }
      expect(faults).toBeGreaterThan(0);
    });
  });
});
