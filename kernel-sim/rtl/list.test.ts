import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { KERNEL_BASE, PageBits } from '../rings/layout.ts';
import { kernelSpace, resetMemory, writeLong } from '../rings/memory.ts';
import { RtlRegisterBugCheck } from './fail-fast.ts';
import * as List from './list.ts';

const HEAD = (KERNEL_BASE + 0x400000) | 0;
const entry = (n: number): number => HEAD + 16 + 8 * n;

class Stopped extends Error {}

beforeEach(() => {
  resetMemory(() => false);
  kernelSpace.setPages(HEAD, 0x1000, PageBits.READ | PageBits.WRITE);
  List.InitializeListHead(HEAD);
  RtlRegisterBugCheck((code, p1) => {
    throw new Stopped(`${code.toString(16)} ${p1}`);
  });
});

it('behaves as an array does under every operation', () => {
  const operation = fc.tuple(fc.nat(4), fc.nat(40));
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 80 }), (operations) => {
      List.InitializeListHead(HEAD);
      const model: number[] = [];
      for (const [kind, n] of operations) {
        const at = entry(n);
        const known = model.indexOf(at);
        if (kind === 0 && known < 0) {
          List.InsertTailList(HEAD, at);
          model.push(at);
        } else if (kind === 1 && known < 0) {
          List.InsertHeadList(HEAD, at);
          model.unshift(at);
        } else if (kind === 2 && known >= 0) {
          model.splice(known, 1);
          expect(List.RemoveEntryList(at)).toBe(model.length === 0);
        } else if (kind === 3) {
          expect(List.RemoveHeadList(HEAD)).toBe(model.shift() ?? HEAD);
        } else if (kind === 4) {
          expect(List.RemoveTailList(HEAD)).toBe(model.pop() ?? HEAD);
        }
        expect([...List.listEntries(HEAD)]).toEqual(model);
        expect(List.IsListEmpty(HEAD)).toBe(model.length === 0);
      }
      expect(List.listLength(HEAD)).toBe(model.length);
    }),
  );
});

it('appends a list without a head', () => {
  List.InsertTailList(HEAD, entry(0));
  List.InitializeListHead(entry(1));
  List.InsertTailList(entry(1), entry(2));
  List.AppendTailList(HEAD, entry(1));
  expect([...List.listEntries(HEAD)]).toEqual([entry(0), entry(1), entry(2)]);
});

it('stops with KERNEL_SECURITY_CHECK_FAILURE (3) when neighbours disagree', () => {
  List.InsertTailList(HEAD, entry(0));
  List.InsertTailList(HEAD, entry(1));
  writeLong(entry(1) + 4, entry(5));
  for (const broken of [() => List.RemoveEntryList(entry(0)), () => List.RemoveHeadList(HEAD)]) {
    expect(broken).toThrow('139 3');
  }
});
