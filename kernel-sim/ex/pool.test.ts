import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { HalInitProcessors, KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiInitBugCheck } from '../ke/bugcheck.ts';
import { MachineStop, NtException } from '../rings/exception.ts';
import { PAGE_SIZE } from '../rings/layout.ts';
import { fillBytes, readLong, readUchar, resetMemory, writeLong } from '../rings/memory.ts';
import * as PoolRoutines from './pool.ts';
import { ExInitializePools } from './pool-descriptor.ts';
import { poolTag } from './pool-header.ts';
import * as PoolSnapshot from './pool-snapshot.ts';

const Pool = { ...PoolRoutines, ...PoolSnapshot, ExInitializePools };

const TAG = poolTag('Test');
const PAGED = 1;
let checks: { code: number; parameters: readonly number[]; detail: string }[] = [];

class BadAccess extends Error {}

beforeEach(() => {
  resetMemory(() => {
    throw new BadAccess();
  });
  HalInitProcessors(1);
  checks = [];
  KiInitBugCheck(({ code, parameters, detail }) => checks.push({ code, parameters, detail }));
  Pool.ExInitializePools();
});

function bugCheck(run: () => void): { code: number; parameters: readonly number[]; detail: string } {
  expect(run).toThrow(MachineStop as unknown as ErrorConstructor);
  return checks[0];
}
const allocate = (bytes: number, type = 0): number => Pool.ExAllocatePoolWithTag(type, bytes, TAG);

describe('allocation', () => {
  it('puts a header of NT 5.2 in front of a block', () => {
    const a = allocate(100);
    const b = allocate(1);
    // 100 + 8 bytes are 14 units; nonpaged in use is type 5; a page's first block has no previous.
    expect(readLong(a - 8) >>> 0).toBe((0 | (14 << 16) | (5 << 25)) >>> 0);
    expect(readLong(a - 4)).toBe(TAG);
    expect(readLong(b - 8) >>> 0).toBe((14 | (2 << 16) | (5 << 25)) >>> 0);
    expect(b).toBe(a + 14 * 8);
    expect(readLong(allocate(8, PAGED) - 8) >>> 25).toBe(6);
  });

  it('gives whole pages, without a header, above 4080 bytes', () => {
    expect(allocate(4080) & (PAGE_SIZE - 1)).toBe(8);
    expect(allocate(4081) & (PAGE_SIZE - 1)).toBe(0);
  });

  it('fills fresh memory with a pattern and zeroes for ExAllocatePool2', () => {
    expect(readLong(allocate(64)) >>> 0).toBe(0xbaadf00d);
    // The first words of a block that was free held its list's links.
    expect(readLong(Pool.ExAllocatePool2(0x42n, 64, TAG) + 8) >>> 0).toBe(0xbaadf00d);
    const zeroed = Pool.ExAllocatePool2(0x40n, 9000, TAG);
    for (let i = 0; i < 9000; i += 4) expect(readLong(zeroed + i)).toBe(0);
  });

  it('refuses bad flags of ExAllocatePool2, ignores optional ones', () => {
    expect(Pool.ExAllocatePool2(0n, 8, TAG)).toBe(0);
    expect(Pool.ExAllocatePool2(0x140n, 8, TAG)).toBe(0);
    expect(Pool.ExAllocatePool2(0x40000040n, 8, TAG)).toBe(0);
    expect(Pool.ExAllocatePool2(0x8000000000040n, 8, TAG)).not.toBe(0);
    expect(() => Pool.ExAllocatePool2(0x20n, 8, TAG)).toThrow(NtException as unknown as ErrorConstructor);
  });

  it('answers 0 or raises when a pool is exhausted, and recovers', () => {
    Pool.ExInitializePools(64 * PAGE_SIZE, 16 * PAGE_SIZE);
    const blocks: number[] = [];
    for (let block = allocate(4000, PAGED); block !== 0; block = allocate(4000, PAGED)) blocks.push(block);
    expect(blocks.length).toBe(16);
    expect(() => Pool.ExAllocatePoolWithQuotaTag(PAGED, 4000, TAG)).toThrow(NtException as unknown as ErrorConstructor);
    expect(Pool.ExAllocatePoolWithQuotaTag(PAGED | 8, 4000, TAG)).toBe(0);
    expect(allocate(-1)).toBe(0);
    for (const block of blocks) Pool.ExFreePool(block);
    expect(allocate(16 * PAGE_SIZE, PAGED)).not.toBe(0);
  });

  it('lists what is allocated', () => {
    allocate(10);
    const big = allocate(5000, PAGED);
    Pool.ExFreePool(allocate(7));
    expect([...Pool.ExPoolBlocks()].map(({ bytes, tag, type }) => [bytes, tag, type])).toEqual([
      [10, TAG, 0],
      [5000, TAG, 1],
    ]);
    expect(Pool.ExFindPoolBlock(big + 4999)?.address).toBe(big);
  });
});

describe('freeing', () => {
  it('gives all pages back, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.boolean(), fc.nat()), { maxLength: 60 }),
        (steps) => {
          resetMemory(() => {
            throw new BadAccess();
          });
          Pool.ExInitializePools();
          const empty = Pool.ExPoolUsage();
          const live: { block: number; bytes: number; mark: number }[] = [];
          const check = (entry: { block: number; bytes: number; mark: number }): void => {
            for (let i = 0; i < entry.bytes; i++)
              if (readUchar(entry.block + i) !== entry.mark) throw new Error('overlap');
          };
          steps.forEach(([bytes, free, pick], i) => {
            const block = allocate(bytes, i & 1);
            fillBytes(block, bytes, i & 0xff);
            live.push({ block, bytes, mark: i & 0xff });
            if (!free) return;
            const [entry] = live.splice(pick % live.length, 1);
            check(entry);
            Pool.ExFreePoolWithTag(entry.block, TAG);
          });
          live.forEach(check);
          for (const { block } of live) Pool.ExFreePool(block);
          expect([...Pool.ExPoolBlocks()]).toEqual([]);
          expect(Pool.ExPoolUsage().nonPaged.used).toBe(empty.nonPaged.used);
          expect(Pool.ExPoolUsage().paged.used).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('unmaps pages that hold nothing, so that a stale pointer faults', () => {
    const block = allocate(5000);
    Pool.ExFreePool(block);
    expect(() => readLong(block)).toThrow(BadAccess);
    const small = allocate(16);
    Pool.ExFreePool(small);
    expect(() => readLong(small)).toThrow(BadAccess);
  });
});

describe('what goes wrong', () => {
  it('finds an overrun when the overrunning block is freed', () => {
    const a = allocate(24);
    allocate(24);
    fillBytes(a, 32, 0x41);
    const check = bugCheck(() => Pool.ExFreePool(a));
    expect(check.code).toBe(0x19);
    expect(check.parameters.slice(0, 3)).toEqual([0x20, a - 8, a + 24]);
    expect(check.detail).toContain("24 bytes with tag 'Test'");
  });

  it('finds an overrun when the overrun block is freed', () => {
    const a = allocate(24);
    const b = allocate(24);
    fillBytes(a, 32, 0);
    const check = bugCheck(() => Pool.ExFreePoolWithTag(b, TAG));
    expect([check.code, check.parameters[0], check.parameters[1]]).toEqual([0x19, 0x20, b - 8]);
  });

  it('finds an overrun into free memory at the next allocation', () => {
    const a = allocate(24);
    fillBytes(a, 28, 0x41);
    expect(bugCheck(() => allocate(24)).code).toBe(0x19);
  });

  it('finds a write to a freed block when its links are used', () => {
    const a = allocate(24);
    allocate(24);
    Pool.ExFreePool(a);
    writeLong(a, 0x12345678);
    const check = bugCheck(() => allocate(24));
    expect([check.code, check.parameters[0]]).toEqual([0x19, 3]);
  });

  it('stops at a double free, whether or not its page is still there', () => {
    const a = allocate(24);
    allocate(24);
    Pool.ExFreePool(a);
    const header = readLong(a - 8);
    expect(bugCheck(() => Pool.ExFreePool(a))).toMatchObject({ code: 0xc2, parameters: [7, 0x121a, header, a] });
    checks = [];
    const alone = allocate(24, PAGED);
    Pool.ExFreePool(alone);
    expect(bugCheck(() => Pool.ExFreePool(alone)).parameters[0]).toBe(7);
  });

  it.each<[string, number, () => number]>([
    ['an address of ring 3', 0x40, () => 0x10000],
    ['null', 0x40, () => 0],
    ['an address that is no pool', 0x42, () => 0x80900000 | 0],
    ['the middle of a block', 0x46, () => allocate(64) + 16],
    ['an address that is not aligned', 0x46, () => allocate(64) + 1],
    ['the second page of a big block', 0x44, () => allocate(9000) + PAGE_SIZE],
    ['the second page of a big paged block', 0x50, () => allocate(9000, PAGED) + PAGE_SIZE],
  ])('refuses %s with 0xC2 (%i)', (_, kind, address) => {
    const bad = address();
    const check = bugCheck(() => Pool.ExFreePool(bad));
    expect([check.code, ...check.parameters.slice(0, 2)]).toEqual([0xc2, kind, bad]);
  });

  it("refuses a tag that is not the block's", () => {
    const a = allocate(24);
    expect(bugCheck(() => Pool.ExFreePoolWithTag(a, poolTag('Else'))).parameters).toEqual([
      0xa,
      a,
      TAG,
      poolTag('Else'),
    ]);
  });

  it('checks IRQL by pool', () => {
    const resident = allocate(8);
    const pageable = allocate(8, PAGED);
    KeGetCurrentPrcb().irql = 2;
    Pool.ExFreePool(resident);
    expect(bugCheck(() => Pool.ExFreePool(pageable)).parameters).toEqual([9, 2, 1, pageable]);
    checks = [];
    expect(bugCheck(() => allocate(8, PAGED)).parameters).toEqual([8, 2, 1, 8]);
    KeGetCurrentPrcb().irql = 3;
    checks = [];
    expect(bugCheck(() => allocate(8)).parameters).toEqual([8, 3, 0, 8]);
  });

  it('refuses tag 0 and must-succeed pool', () => {
    expect(bugCheck(() => Pool.ExAllocatePoolWithTag(0, 8, 0)).parameters[0]).toBe(0x9b);
    checks = [];
    expect(bugCheck(() => Pool.ExAllocatePoolWithTag(2, 8, TAG)).parameters[0]).toBe(0x9a);
  });
});

it('reuses what is freed: many rounds need no more pages than one', () => {
  allocate(40);
  const { used, peak } = Pool.ExPoolUsage().nonPaged;
  for (let i = 0; i < 20000; i++) Pool.ExFreePoolWithTag(allocate(64 + (i & 0xff)), TAG);
  expect(Pool.ExPoolUsage().nonPaged).toMatchObject({ used, peak });
  expect([...Pool.ExPoolBlocks()].length).toBe(1);
});
