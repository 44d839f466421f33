import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { HalInitProcessors } from '../hal/processor.ts';
import { KiInitBugCheck } from '../ke/bugcheck.ts';
import { MachineStop } from '../rings/exception.ts';
import { PAGE_SIZE, PageBits } from '../rings/layout.ts';
import { fillBytes, kernelSpace, readUchar, resetMemory, writeUchar } from '../rings/memory.ts';
import { poolTag } from './pool-header.ts';
import { PageKind, PoolPages } from './pool-page.ts';
import { SpecialPool } from './special-pool.ts';

const TAG = poolTag('Spec');
const BASE = 0x84800000 | 0;
const POOL_BYTES = 16 * 1024 * 1024;
let checks: { code: number; parameters: readonly number[]; detail: string }[] = [];
let pages: PoolPages;
let special: SpecialPool;

class BadAccess extends Error {}

beforeEach(() => {
  resetMemory(() => {
    throw new BadAccess();
  });
  HalInitProcessors(1);
  checks = [];
  KiInitBugCheck(({ code, parameters, detail }) => checks.push({ code, parameters, detail }));
  pages = new PoolPages(BASE, POOL_BYTES);
  special = new SpecialPool(pages);
});

const allocate = (bytes: number): number => special.allocate(bytes, TAG, 0, 0);

function free(block: number): void {
  expect(special.check(block)).toBe(TAG);
  special.free(block, 0);
}

function corruption(block: number): readonly number[] {
  expect(() => special.check(block)).toThrow(MachineStop as unknown as ErrorConstructor);
  expect(checks[0].code).toBe(0xc1);
  return checks[0].parameters;
}

describe('a block of special pool', () => {
  it('ends with its page, as far as alignment lets it, and the pages around it cannot be touched', () => {
    for (const bytes of [1, 7, 8, 9, 24, 4088, 4095, 4096]) {
      const block = allocate(bytes);
      const start = block & -PAGE_SIZE;
      expect(block & 7).toBe(0);
      expect(start + PAGE_SIZE - block - bytes).toBeLessThan(8);
      expect(kernelSpace.pageBits(start)).toBe(PageBits.READ | PageBits.WRITE);
      for (const page of [start - PAGE_SIZE, start + PAGE_SIZE])
        expect(kernelSpace.pageBits(page | 0)).toBe(PageBits.RESERVED);
      expect(() => readUchar((start + PAGE_SIZE) | 0)).toThrow(BadAccess);
    }
  });

  it('is gone once it has been freed, and its page rests while there are others', () => {
    const block = allocate(16);
    free(block);
    expect(() => readUchar(block)).toThrow(BadAccess);
    const seen = new Set<number>();
    for (let i = 0; i < 200; i++) {
      const other = allocate(16);
      seen.add(other);
      free(other);
    }
    expect(seen.has(block)).toBe(false);
  });

  it('comes from the ordinary pool when it is larger than a page, or when no page is left', () => {
    expect(allocate(4097)).toBe(0);
    const blocks = Array.from({ length: 1025 }, () => allocate(8));
    expect(blocks.slice(0, 1024).every((block) => block !== 0)).toBe(true);
    expect(blocks[1024]).toBe(0);
    free(blocks[500]);
    expect(allocate(8)).toBe(blocks[500]);
    expect(new SpecialPool(new PoolPages(BASE, 64 * PAGE_SIZE)).allocate(8, TAG, 0, 0)).toBe(0);
  });

  it('says what was written around it, and where: in front, behind, far away', () => {
    const block = allocate(13);
    writeUchar((block - 1) | 0, 0x55);
    expect(corruption(block)).toEqual([block, block - 1, 0, 0x23]);
    expect(checks[0].detail).toContain('1 byte in front of its beginning');
  });

  it('says what was written into the bytes that alignment costs', () => {
    const block = allocate(13);
    writeUchar((block + 15) | 0, 0x55);
    expect(corruption(block)).toEqual([block, block + 15, 0, 0x24]);
    expect(checks[0].detail).toContain('2 bytes behind its end');
  });

  it('can be freed by its own address only, and once', () => {
    const block = allocate(100);
    expect(corruption((block + 8) | 0)).toEqual([block + 8, 100, 96, 0x21]);
    free(block);
    checks = [];
    expect(corruption(block)).toEqual([block, 0, 0, 0x20]);
    expect(checks[0].detail).toContain('has been freed already');
    checks = [];
    expect(corruption((block + PAGE_SIZE) | 0)[3]).toBe(0x20);
  });

  it('that is pageable can be taken out of memory and comes back whole, unless it is freed meanwhile', () => {
    const [block, other, always] = [
      special.allocate(8, TAG, 0, 0, true),
      special.allocate(8, TAG, 0, 0, true),
      allocate(8),
    ];
    writeUchar(block, 0x77);
    special.takeOut();
    expect(() => readUchar(block)).toThrow(BadAccess);
    expect(special.fault(block)).toMatchObject({ freed: false, out: true });
    expect(readUchar(always)).toBeTypeOf('number');
    expect(special.bringIn(block)).toBe(true);
    expect(special.bringIn(block)).toBe(false);
    expect(readUchar(block)).toBe(0x77);
    free(other);
    expect(special.bringIn(other)).toBe(false);
    expect(special.fault(other)).toMatchObject({ freed: true, out: false });
    free(block);
    special.takeOut();
    expect(special.bringIn(block)).toBe(false);
  });

  it('is named by whoever touches what is not there', () => {
    const block = allocate(20);
    expect(special.fault((block + 24) | 0)).toEqual({
      freed: false,
      out: false,
      detail: expect.stringContaining("4 bytes behind the end of the block of 20 bytes with tag 'Spec'"),
    });
    expect(special.fault(((block & -PAGE_SIZE) - 4) | 0).detail).toContain('bytes in front of the block of 20 bytes');
    free(block);
    expect(special.fault((block + 19) | 0)).toEqual({
      freed: true,
      out: false,
      detail: expect.stringContaining('byte 19 of the block'),
    });
  });
});

it('any order of allocations, writes and frees keeps blocks apart and their content whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4096 }), fc.nat(), fc.boolean()), { maxLength: 400 }),
      (steps) => {
        pages = new PoolPages(BASE, POOL_BYTES);
        special = new SpecialPool(pages);
        const live: { block: number; bytes: number; fill: number }[] = [];
        for (const [bytes, which, frees] of steps) {
          if (frees && live.length > 0) {
            const [{ block, bytes: length, fill }] = live.splice(which % live.length, 1);
            for (const at of [0, length >> 1, length - 1]) expect(readUchar((block + at) | 0)).toBe(fill);
            free(block);
            continue;
          }
          const block = allocate(bytes);
          if (block === 0) continue;
          const fill = which & 0xff;
          fillBytes(block, bytes, fill);
          live.push({ block, bytes, fill });
        }
        const own = new Set(live.map(({ block }) => pages.pageOf(block)));
        expect(own.size).toBe(live.length);
        for (const page of own) expect(pages.kinds[page]).toBe(PageKind.SPECIAL);
        for (const { block } of live) free(block);
        expect(checks).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
