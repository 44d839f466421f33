import { beforeEach, describe, expect, it } from 'vitest';
import { MEM_COMMIT, MEM_DECOMMIT, MEM_RELEASE, MEM_RESERVE } from '../abi/constants.gen.ts';
import * as S from '../abi/status.gen.ts';
import { EtwInitSystem } from '../etw/trace.ts';
import { HalInitProcessors } from '../hal/processor.ts';
import { KiInitBugCheck } from '../ke/index.ts';
import type { AddressSpace } from '../rings/address-space.ts';
import { NtException } from '../rings/exception.ts';
import { PAGE_SIZE } from '../rings/layout.ts';
import {
  copyBytes,
  fillBytes,
  kernelSpace,
  readBytes,
  readLong,
  readLonglong,
  readUchar,
  resetMemory,
  switchUserSpace,
  writeBytes,
  writeLong,
  writeLonglong,
  writeUchar,
} from '../rings/memory.ts';
import * as Mm from './index.ts';

const READONLY = 2;
const READWRITE = 4;
const WRITECOPY = 8;
const NOACCESS = 1;
const GUARD = 0x100;

function userHalf(): AddressSpace {
  const space = Mm.MmCreateProcessAddressSpace();
  if (!space) throw new Error('the host has no memory');
  return space;
}

let one: AddressSpace;
let two: AddressSpace;

beforeEach(() => {
  resetMemory(Mm.MmAccessFault);
  HalInitProcessors(1);
  EtwInitSystem(() => 0);
  KiInitBugCheck(() => {});
  Mm.MmInitFaults();
  Mm.MiInitializePfnDatabase();
  Mm.MiInitializeSystemPtes();
  Mm.MiInitializeSections();
  Mm.MiInitializeSystemViews();
  Mm.MiInitializeViews();
  Mm.MmInitUserSpaces();
  one = userHalf();
  two = userHalf();
  switchUserSpace(one);
});

/** The process's instructions, so to speak. */
function as<T>(space: AddressSpace, work: () => T): T {
  switchUserSpace(space);
  return work();
}

function codeOf(work: () => unknown): number {
  try {
    work();
  } catch (reason) {
    if (reason instanceof NtException) return reason.code;
    throw reason;
  }
  return 0;
}

function section(bytes: number, protect = READWRITE, file?: Mm.SectionFile, reserve = false): Mm.Section {
  const area = Mm.MiCreateArea(file, bytes, reserve);
  if (!area) throw new Error('no commit');
  return { area, bytes, protect, attributes: 0 };
}

function map(space: AddressSpace, from: Mm.Section, protect = READWRITE, offset = 0): number {
  const { status, base } = Mm.MiMapView(space, from, 0, offset, from.bytes - offset, protect, 0);
  expect(status).toBe(S.STATUS_SUCCESS);
  return base;
}

function memoryFile(text: string): Mm.SectionFile & { bytes: Uint8Array; closed: number } {
  const bytes = new TextEncoder().encode(text);
  const file = {
    bytes,
    closed: 0,
    size: () => bytes.length,
    read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
    write: (offset: number, changed: Uint8Array) => bytes.set(changed, offset),
    gone: () => {
      file.closed++;
    },
  };
  return file;
}

describe('two processes with views of one section', () => {
  it('see each byte that the other stores, whatever its width and wherever it stands', () => {
    const shared = section(3 * PAGE_SIZE);
    const a = map(one, shared);
    const b = map(two, shared);
    as(one, () => {
      writeUchar(a, 0x11);
      writeLong(a + 4, -2);
      writeLonglong(a + 8, 0x0123456789abcdefn);
      // Over the end of a page.
      writeLong(a + PAGE_SIZE - 2, 0x44332211);
      writeLonglong(a + 2 * PAGE_SIZE - 3, -5n);
      fillBytes(a + 100, 3, 7);
    });
    as(two, () => {
      expect(readUchar(b)).toBe(0x11);
      expect(readLong(b + 4)).toBe(-2);
      expect(readLonglong(b + 8)).toBe(0x0123456789abcdefn);
      expect(readLong(b + PAGE_SIZE - 2)).toBe(0x44332211);
      expect(readLonglong(b + 2 * PAGE_SIZE - 3)).toBe(-5n);
      expect([...readBytes(b + 99, 5)]).toEqual([0, 7, 7, 7, 0]);
      copyBytes(b + 200, b + 100, 3);
    });
    as(one, () => expect([...readBytes(a + 200, 3)]).toEqual([7, 7, 7]));
  });

  it('have other offsets into it', () => {
    const shared = section(0x20000);
    const a = map(one, shared);
    const b = map(two, shared, READWRITE, 0x10000);
    as(one, () => writeLong(a + 0x10008, 5));
    as(two, () => expect(readLong(b + 8)).toBe(5));
  });

  it('keep the pages until the last view goes', () => {
    const shared = section(PAGE_SIZE);
    const a = map(one, shared);
    const b = map(two, shared);
    as(one, () => writeLong(a, 9));
    Mm.MiReleaseArea(shared.area);
    expect(Mm.MiUnmapView(one, a + 5)).toBe(S.STATUS_SUCCESS);
    expect(Mm.MiUnmapView(one, a)).toBe(S.STATUS_NOT_MAPPED_VIEW);
    expect(as(one, () => codeOf(() => readLong(a)))).toBe(S.STATUS_ACCESS_VIOLATION);
    as(two, () => expect(readLong(b)).toBe(9));
    Mm.MmCleanProcessAddressSpace(two);
    expect(Mm.MmVads(two)).toEqual([]);
    // The place is used again, and is zero.
    const fresh = section(PAGE_SIZE);
    const c = map(one, fresh);
    as(one, () => expect(readLong(c)).toBe(0));
  });

  it('may each have less than the other', () => {
    const shared = section(PAGE_SIZE);
    const a = map(one, shared);
    const b = map(two, shared, READONLY);
    as(one, () => writeLong(a, 3));
    as(two, () => {
      expect(readLong(b)).toBe(3);
      expect(codeOf(() => writeLong(b, 4))).toBe(S.STATUS_ACCESS_VIOLATION);
    });
    as(one, () => expect(readLong(a)).toBe(3));
  });
});

describe('a view of the kernel half', () => {
  it('is the same memory as the views of processes', () => {
    const shared = section(2 * PAGE_SIZE);
    const object = 0x84800100 | 0;
    kernelSpace.setPages(object, PAGE_SIZE, 3);
    Mm.MiRegisterSection(object, shared);
    const cells = object + 0x100;
    expect(Mm.MmMapViewInSystemSpace(object, cells, cells + 4)).toBe(S.STATUS_SUCCESS);
    const system = readLong(cells);
    expect(readLong(cells + 4)).toBe(2 * PAGE_SIZE);
    const a = map(one, shared);
    as(one, () => writeLong(a + PAGE_SIZE, 77));
    as(two, () => expect(readLong((system + PAGE_SIZE) | 0)).toBe(77));
    writeBytes(system, new Uint8Array([1, 2, 3]));
    as(one, () => expect([...readBytes(a, 4)]).toEqual([1, 2, 3, 0]));
    expect([...Mm.MmSystemViews()].map(({ base }) => base)).toEqual([system]);
    expect(Mm.MmUnmapViewInSystemSpace(system)).toBe(S.STATUS_SUCCESS);
    expect(Mm.MmUnmapViewInSystemSpace(system)).toBe(S.STATUS_NOT_MAPPED_VIEW);
    expect(kernelSpace.pageBits(system)).toBe(0);
  });
});

describe('a copy-on-write view', () => {
  it('sees the others until its first store to a page, which nobody else sees', () => {
    const shared = section(2 * PAGE_SIZE);
    const a = map(one, shared);
    const b = map(two, shared, WRITECOPY);
    as(one, () => writeLong(a, 1));
    const before = Mm.MmCommittedBytes(two);
    as(two, () => {
      expect(readLong(b)).toBe(1);
      writeLong(b + 4, 2);
    });
    expect(Mm.MmCommittedBytes(two) - before).toBe(PAGE_SIZE);
    as(one, () => {
      expect(readLong(a + 4)).toBe(0);
      writeLong(a, 5);
      writeLong(a + PAGE_SIZE, 6);
    });
    as(two, () => {
      expect([readLong(b), readLong(b + 4)]).toEqual([1, 2]);
      // The other page is shared still.
      expect(readLong(b + PAGE_SIZE)).toBe(6);
    });
    expect(Mm.MiProtectVirtual(two, b, PAGE_SIZE, NOACCESS).old).toBe(READWRITE);
    expect(Mm.MiProtectVirtual(two, b, PAGE_SIZE, READONLY).old).toBe(NOACCESS);
    as(two, () => expect(readLong(b + 4)).toBe(2));
    Mm.MiUnmapView(two, b);
    expect(Mm.MmCommittedBytes(two)).toBe(before);
  });
});

describe('a mapped file', () => {
  it('is read when it is touched and written when it is flushed', () => {
    const file = memoryFile('hello, file');
    const mapped = section(11, READWRITE, file);
    const a = map(one, mapped);
    as(one, () => {
      expect(String.fromCharCode(...readBytes(a, 12))).toBe('hello, file\0');
      writeUchar(a, 0x48);
      writeUchar(a + 11, 0x21);
    });
    expect(file.bytes[0]).toBe(0x68);
    Mm.MiFlushArea(mapped.area, 0, 11);
    expect(new TextDecoder().decode(file.bytes)).toBe('Hello, file');
    file.bytes[1] = 0x45;
    Mm.MiRefreshArea(mapped.area, 0, 11);
    as(one, () => expect(readUchar(a + 1)).toBe(0x45));
    Mm.MiReleaseArea(mapped.area);
    expect(file.closed).toBe(0);
    as(one, () => writeUchar(a + 2, 0x4c));
    Mm.MiUnmapView(one, a);
    expect(file.closed).toBe(1);
    expect(new TextDecoder().decode(file.bytes)).toBe('HELlo, file');
  });
});

describe('the protection of views', () => {
  it('can be changed within what the section allows', () => {
    const shared = section(PAGE_SIZE);
    const a = map(one, shared);
    as(one, () => {
      writeLong(a, 1);
      expect(Mm.MiProtectVirtual(one, a, 4, READONLY)).toMatchObject({ status: 0, old: READWRITE, bytes: PAGE_SIZE });
      expect(codeOf(() => writeLong(a, 2))).toBe(S.STATUS_ACCESS_VIOLATION);
      expect(Mm.MiProtectVirtual(one, a, 4, READWRITE | GUARD).old).toBe(READONLY);
      expect(codeOf(() => readLong(a))).toBe(S.STATUS_GUARD_PAGE_VIOLATION);
      expect(readLong(a)).toBe(1);
      writeLong(a, 2);
    });
    const readOnly = section(PAGE_SIZE, READONLY);
    const b = map(one, readOnly, READONLY);
    expect(Mm.MiProtectVirtual(one, b, 1, READWRITE).status).toBe(S.STATUS_SECTION_PROTECTION);
    expect(Mm.MiProtectVirtual(one, b, 1, WRITECOPY).status).toBe(S.STATUS_SUCCESS);
  });

  it('needs pages that are committed, in a section that is only reserved', () => {
    const shared = section(4 * PAGE_SIZE, READWRITE, undefined, true);
    const a = map(one, shared);
    expect(Mm.MiQueryVirtual(one, a)).toMatchObject({ state: MEM_RESERVE, bytes: 4 * PAGE_SIZE, protect: 0 });
    expect(as(one, () => codeOf(() => readLong(a)))).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(Mm.MiProtectVirtual(one, a, 1, READONLY).status).toBe(S.STATUS_NOT_COMMITTED);
    const b = map(two, shared);
    expect(Mm.MiAllocateVirtual(two, b + PAGE_SIZE, 0, 1, MEM_COMMIT, READWRITE).status).toBe(S.STATUS_SUCCESS);
    // The other process's view has the page, too.
    as(one, () => writeLong(a + PAGE_SIZE, 8));
    as(two, () => expect(readLong(b + PAGE_SIZE)).toBe(8));
    expect(Mm.MiQueryVirtual(one, a)).toMatchObject({ state: MEM_RESERVE, bytes: PAGE_SIZE });
  });
});

describe('private memory', () => {
  it('is kept by pages that nobody may touch for a while', () => {
    const { base } = Mm.MiAllocateVirtual(one, 0, 0, PAGE_SIZE, MEM_COMMIT, READWRITE);
    writeLong(base, 42);
    Mm.MiProtectVirtual(one, base, 1, NOACCESS);
    expect(codeOf(() => readLong(base))).toBe(S.STATUS_ACCESS_VIOLATION);
    // Committing anew does not zero what is committed.
    expect(Mm.MiAllocateVirtual(one, base, 0, PAGE_SIZE, MEM_COMMIT, READWRITE).status).toBe(S.STATUS_SUCCESS);
    expect(readLong(base)).toBe(42);
  });

  it('is accounted for through commit, decommit and release', () => {
    const before = Mm.MmCommittedBytes(one);
    const { base } = Mm.MiAllocateVirtual(one, 0, 0, 10 * PAGE_SIZE, MEM_RESERVE, READWRITE);
    expect(Mm.MmCommittedBytes(one)).toBe(before);
    Mm.MiAllocateVirtual(one, base, 0, 4 * PAGE_SIZE, MEM_COMMIT, READWRITE);
    Mm.MiAllocateVirtual(one, base, 0, PAGE_SIZE, MEM_COMMIT, NOACCESS);
    expect(Mm.MmCommittedBytes(one) - before).toBe(4 * PAGE_SIZE);
    Mm.MiFreeVirtual(one, base, PAGE_SIZE, MEM_DECOMMIT);
    expect(Mm.MmCommittedBytes(one) - before).toBe(3 * PAGE_SIZE);
    Mm.MiFreeVirtual(one, base + 2 * PAGE_SIZE, PAGE_SIZE, MEM_RELEASE);
    expect(Mm.MmVads(one).map(({ base: at, bytes }) => [at - base, bytes / PAGE_SIZE])).toEqual([
      [0, 2],
      [3 * PAGE_SIZE, 7],
    ]);
    expect(Mm.MmCommittedBytes(one) - before).toBe(2 * PAGE_SIZE);
    for (const { base: at } of [...Mm.MmVads(one)]) Mm.MiFreeVirtual(one, at, 0, MEM_RELEASE);
    expect(Mm.MmCommittedBytes(one)).toBe(before);
  });

  it('is only where the program is not', () => {
    expect(Mm.MiAllocateVirtual(one, 0x400000, 0, PAGE_SIZE, MEM_RESERVE, READWRITE).status).toBe(
      S.STATUS_CONFLICTING_ADDRESSES,
    );
    expect(Mm.MiAllocateVirtual(one, 0x7fff0000, 0, PAGE_SIZE, MEM_RESERVE, READWRITE).status).toBe(
      S.STATUS_INVALID_PARAMETER_2,
    );
  });
});
