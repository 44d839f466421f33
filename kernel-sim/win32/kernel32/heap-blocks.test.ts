import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { AddressSpace } from '../../rings/address-space.ts';
import { PAGE_SIZE, PageBits, USER_HEAP_BASE } from '../../rings/layout.ts';
import { readBytes, readUchar, resetMemory, switchUserSpace, writeBytes, writeUchar } from '../../rings/memory.ts';
import { Heap } from './heap-blocks.ts';

let heap: Heap;
let given = 0;
let limit = 0x4000000;

beforeEach(() => {
  resetMemory(() => false);
  const space = new AddressSpace(0, 0x200000);
  switchUserSpace(space);
  let next = USER_HEAP_BASE;
  given = 0;
  limit = 0x4000000;
  heap = new Heap(
    USER_HEAP_BASE,
    {
      allocate(bytes) {
        if (given + bytes > limit) return 0;
        given += bytes;
        const va = next;
        next += (bytes + PAGE_SIZE) & ~(PAGE_SIZE - 1);
        space.setPages(va, bytes, PageBits.READ | PageBits.WRITE);
        return va;
      },
      free(va, bytes) {
        given -= bytes;
        space.setPages(va, bytes, 0);
      },
    },
    0,
    0,
  );
});

test('blocks never overlap and keep their bytes, whatever is allocated, resized and freed', () => {
  const command = fc.tuple(fc.constantFrom('allocate', 'free', 'resize'), fc.nat(100000), fc.nat(1000));
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const live = new Map<number, Uint8Array>();
      let stamp = 1;
      for (const [what, size, pick] of commands) {
        const keys = [...live.keys()];
        const va = keys[pick % Math.max(1, keys.length)];
        if (what === 'allocate' || va === undefined) {
          const block = heap.allocate(size, false);
          const bytes = new Uint8Array(size).fill(stamp++ & 0x7f);
          writeBytes(block, bytes);
          live.set(block, bytes);
        } else if (what === 'free') {
          expect(heap.release(va)).toBe(true);
          live.delete(va);
        } else {
          const moved = heap.resize(va, size, true, false);
          const old = live.get(va) as Uint8Array;
          const bytes = new Uint8Array(size);
          bytes.set(old.subarray(0, size));
          live.delete(va);
          live.set(moved, bytes);
        }
      }
      for (const [va, bytes] of live) {
        expect(heap.size(va)).toBe(bytes.length);
        expect(heap.check(va)).toBeGreaterThan(0);
        expect(Buffer.compare(readBytes(va, bytes.length), bytes)).toBe(0);
      }
      expect([...heap.blocks()].filter((b) => b.damaged)).toEqual([]);
      expect([...heap.blocks()].length).toBe(live.size);
      for (const va of live.keys()) heap.release(va);
    }),
    { numRuns: 60 },
  );
});

for (const size of [0, 1, 7, 8, 24, 25, 100, 512, 4000, 100000])
  test(`a byte written just behind a block of ${size} bytes is noticed when it is freed`, () => {
    const va = heap.allocate(size, false);
    writeUchar(va + size, 0x41);
    expect(heap.release(va)).toBe(false);
  });

test('a block that is freed twice, or was never one, is refused', () => {
  const va = heap.allocate(40, false);
  expect(heap.release(va)).toBe(true);
  expect(heap.release(va)).toBe(false);
  expect(heap.release(va + 16)).toBe(false);
  expect(heap.release(0x10)).toBe(false);
  expect(heap.release(0x7000000)).toBe(false);
});

test('a write before the block is noticed', () => {
  const va = heap.allocate(40, false);
  writeUchar(va - 9, 1);
  expect(heap.release(va)).toBe(false);
});

test('memory that is used again is cleared on demand', () => {
  const va = heap.allocate(64, true);
  writeBytes(va, new Uint8Array(64).fill(9));
  heap.release(va);
  expect(heap.allocate(64, true)).toBe(va);
  expect(readUchar(va + 63)).toBe(0);
});

test('a heap without pages answers null', () => {
  limit = 0x100000;
  let blocks = 0;
  while (heap.allocate(1000, false)) blocks++;
  expect(blocks).toBeGreaterThan(500);
  expect(heap.allocate(0x7fffffff, false)).toBe(0);
  expect(heap.allocate(-1, false)).toBe(0);
});
