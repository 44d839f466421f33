import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { KERNEL_BASE, MAILBOX, PageBits } from '../rings/layout.ts';
import { kernelSpace, readLong, readUchar, resetMemory, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import * as Avl from './avl-table.ts';
import * as Splay from './generic-table.ts';

const TABLE = (KERNEL_BASE + 0x400000) | 0;
const BUFFER = TABLE + 0x100;
const FLAG = TABLE + 0x200;
const ELEMENTS = TABLE + 0x1000;
const COMPARE = 0x1001;
const ALLOCATE = 0x1002;
const FREE = 0x1003;

let freed: number[] = [];
let next = ELEMENTS;

beforeEach(() => {
  resetMemory(() => false);
  kernelSpace.setPages(TABLE, 0x40000, PageBits.READ | PageBits.WRITE);
});

/** Plays the trampoline and the driver's routines. */
function drive<T>(routine: Kernel<T>): T {
  let answer = 0;
  for (;;) {
    const step = routine.next(answer);
    if (step.done) return step.value;
    const [called, , a, b] = [0, 4, 8, 12].map((offset) => kernelSpace.i32[(MAILBOX + offset) >> 2]);
    if (called === COMPARE) {
      const difference = readLong(a) - readLong(b);
      answer =
        difference === 0 ? Splay.GenericEqual : difference < 0 ? Splay.GenericLessThan : Splay.GenericGreaterThan;
    } else if (called === ALLOCATE) {
      answer = freed.pop() ?? next;
      if (answer === next) next += 32;
    } else {
      expect(called).toBe(FREE);
      freed.push(a);
      answer = 0;
    }
  }
}

const kinds = [
  {
    name: 'a splay tree',
    initialize: Splay.RtlInitializeGenericTable, insert: Splay.RtlInsertElementGenericTable, remove: Splay.RtlDeleteElementGenericTable,
    lookup: Splay.RtlLookupElementGenericTable, enumerate: Splay.RtlEnumerateGenericTable, walk: Splay.RtlEnumerateGenericTableWithoutSplaying,
    element: Splay.RtlGetElementGenericTable, count: Splay.RtlNumberGenericTableElements, empty: Splay.RtlIsGenericTableEmpty, byInsertion: true,
  },
  {
    name: 'an AVL tree',
    initialize: Avl.RtlInitializeGenericTableAvl, insert: Avl.RtlInsertElementGenericTableAvl, remove: Avl.RtlDeleteElementGenericTableAvl,
    lookup: Avl.RtlLookupElementGenericTableAvl, enumerate: Avl.RtlEnumerateGenericTableAvl, walk: Avl.RtlEnumerateGenericTableWithoutSplayingAvl,
    element: Avl.RtlGetElementGenericTableAvl, count: Avl.RtlNumberGenericTableElementsAvl, empty: Avl.RtlIsGenericTableEmptyAvl, byInsertion: false,
  },
]; // biome-ignore format: two tables

describe.each(kinds)('a generic table over $name', (kind) => {
  it('holds what a sorted set holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(60)), { maxLength: 150 }), (steps) => {
        freed = [];
        next = ELEMENTS;
        kind.initialize(TABLE, COMPARE, ALLOCATE, FREE, 0x77);
        const model: number[] = [];
        for (const [add, value] of steps) {
          writeLong(BUFFER, value);
          const known = model.includes(value);
          expect(drive(kind.lookup(TABLE, BUFFER)) !== 0).toBe(known);
          if (add) {
            const data = drive(kind.insert(TABLE, BUFFER, 4, FLAG));
            expect([readLong(data), readUchar(FLAG)]).toEqual([value, known ? 0 : 1]);
            if (!known) model.push(value);
          } else {
            expect(drive(kind.remove(TABLE, BUFFER))).toBe(known ? 1 : 0);
            if (known) model.splice(model.indexOf(value), 1);
          }
          if (!kind.byInsertion) Avl.checkedDepth(TABLE, readLong(TABLE + 8));
        }
        const sorted = [...model].sort((a, b) => a - b);
        expect(kind.count(TABLE)).toBe(model.length);
        expect(kind.empty(TABLE)).toBe(model.length === 0 ? 1 : 0);
        const seen: number[] = [];
        for (let data = kind.enumerate(TABLE, 1); data !== 0; data = kind.enumerate(TABLE, 0))
          seen.push(readLong(data));
        expect(seen).toEqual(sorted);
        const walked: number[] = [];
        writeLong(FLAG, 0);
        for (let data = kind.walk(TABLE, FLAG); data !== 0; data = kind.walk(TABLE, FLAG)) walked.push(readLong(data));
        expect(walked).toEqual(sorted);
        const order = kind.byInsertion ? model : sorted;
        expect(order.map((_, i) => readLong(kind.element(TABLE, i)))).toEqual(order);
        expect(kind.element(TABLE, order.length)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
