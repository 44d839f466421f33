import { beforeEach, describe, expect, it } from 'vitest';
import { STATUS_ACCESS_VIOLATION, STATUS_DATATYPE_MISALIGNMENT } from '../abi/status.gen.ts';
import { KTHREAD, MDL } from '../abi/structs.gen.ts';
import { EtwInitSystem } from '../etw/trace.ts';
import { HalInitProcessors, KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiInitBugCheck } from '../ke/index.ts';
import { MachineStop, NtException } from '../rings/exception.ts';
import { NONPAGED_POOL_BASE, PageBits } from '../rings/layout.ts';
import {
  kernelSpace,
  readBytes,
  readLong,
  readUchar,
  resetMemory,
  switchUserSpace,
  userSpace,
  writeBytes,
  writeLong,
  writeUchar,
} from '../rings/memory.ts';
import * as Mm from './index.ts';

const POOL = NONPAGED_POOL_BASE;
const BUFFER = POOL + 0x1ff0;
const MDL_AT = POOL + 0x100;
const KERNEL = 0;
const USER = 1;
const READ_WRITE = PageBits.READ | PageBits.WRITE;

let bugChecks: { code: number; parameters: readonly number[] }[] = [];
let page = 0;

beforeEach(() => {
  resetMemory((va, write) => {
    throw new NtException(STATUS_ACCESS_VIOLATION, [write ? 1 : 0, va]);
  });
  HalInitProcessors(1);
  EtwInitSystem(() => 0);
  bugChecks = [];
  KiInitBugCheck(({ code, parameters }) => bugChecks.push({ code, parameters }));
  kernelSpace.setPages(POOL, 0x10000, READ_WRITE);
  KeGetCurrentPrcb().currentThread = POOL + 0x8000;
  writeLong(POOL + 0x8000 + KTHREAD.ApcState_Process, 0x1234);
  switchUserSpace(Mm.MmCreateProcessAddressSpace());
  page = Mm.MmAllocateUser(userSpace, 0x3000, 'test');
  Mm.MiInitializePfnDatabase();
  Mm.MiInitializeSystemPtes();
  Mm.MiInitializeMapping();
});

function codeOf(work: () => unknown): number {
  try {
    work();
  } catch (reason) {
    if (reason instanceof NtException) return reason.code;
    throw reason;
  }
  return 0;
}
function stops(work: () => unknown): { code: number; parameters: readonly number[] } {
  expect(work).toThrow(MachineStop as unknown as ErrorConstructor);
  return bugChecks[0];
}
function mdlFor(base: number, length: number): number {
  Mm.MiInitializeMdl(MDL_AT, base, length, 0);
  return MDL_AT;
}

describe('probes', () => {
  it('lengths of zero pass, whatever the address', () => {
    expect(codeOf(() => Mm.ProbeForRead(-4, 0, 4))).toBe(0);
    expect(codeOf(() => Mm.ProbeForWrite(1, 0, 4))).toBe(0);
  });

  it('kernel addresses, ends beyond ring 3 and misalignment raise', () => {
    expect(codeOf(() => Mm.ProbeForRead(POOL, 1, 1))).toBe(STATUS_ACCESS_VIOLATION);
    expect(codeOf(() => Mm.ProbeForRead(0x7ffeffff, 2, 1))).toBe(STATUS_ACCESS_VIOLATION);
    expect(codeOf(() => Mm.ProbeForRead(page, -1, 1))).toBe(STATUS_ACCESS_VIOLATION);
    expect(codeOf(() => Mm.ProbeForRead(page + 2, 4, 4))).toBe(STATUS_DATATYPE_MISALIGNMENT);
  });

  it('reading touches nothing, writing touches every page', () => {
    expect(codeOf(() => Mm.ProbeForRead(0x10, 4, 4))).toBe(0);
    expect(codeOf(() => Mm.ProbeForWrite(0x10, 4, 4))).toBe(STATUS_ACCESS_VIOLATION);
    expect(codeOf(() => Mm.ProbeForWrite(page, 0x3000, 4))).toBe(0);
    expect(codeOf(() => Mm.ProbeForWrite(page, 0x3001, 4))).toBe(STATUS_ACCESS_VIOLATION);
  });
});

describe('MDLs', () => {
  it('pages of the kernel are touched up to the end of the buffer and no further', () => {
    const mdl = mdlFor(POOL + 0xfe0, 0x20);
    expect(codeOf(() => Mm.MmProbeAndLockPages(mdl, KERNEL, Mm.LockOperation.IoModifyAccess))).toBe(0);
    Mm.MmUnlockPages(mdl);
  });

  it('locked pages of ring 3 are mapped for the kernel, and both see every store', () => {
    const mdl = mdlFor(page + 0xff0, 0x20);
    Mm.MmProbeAndLockPages(mdl, USER, Mm.LockOperation.IoWriteAccess);
    expect(Mm.MmLockedPageCount(userSpace)).toBe(2);
    expect(readLong(mdl + MDL.Process)).toBe(0x1234);
    const mapped = Mm.MmMapLockedPagesSpecifyCache(mdl, KERNEL, 1, 0, 0, 0x10);
    expect(mapped & 0xfff).toBe(0xff0);
    writeBytes(mapped, new Uint8Array(0x20).fill(7));
    expect([...readBytes(page + 0xff0, 0x20)]).toEqual(new Array(0x20).fill(7));
    writeUchar(page + 0x1000, 9);
    expect(readUchar(mapped + 0x10)).toBe(9);
    const other = Mm.MmCreateProcessAddressSpace();
    switchUserSpace(other);
    expect(readUchar(mapped + 0x10)).toBe(9);
    Mm.MmUnlockPages(mdl);
    expect(codeOf(() => readUchar(mapped))).toBe(STATUS_ACCESS_VIOLATION);
  });

  it('a page that does not allow the operation raises, and nothing stays locked', () => {
    userSpace.setPages(page + 0x1000, 0x1000, PageBits.READ);
    const mdl = mdlFor(page, 0x2000);
    expect(codeOf(() => Mm.MmProbeAndLockPages(mdl, USER, Mm.LockOperation.IoWriteAccess))).toBe(
      STATUS_ACCESS_VIOLATION,
    );
    expect(Mm.MmLockedPageCount(userSpace)).toBe(0);
    expect(codeOf(() => Mm.MmProbeAndLockPages(mdl, USER, Mm.LockOperation.IoReadAccess))).toBe(0);
  });

  it('ring 3 may not have kernel pages locked in its name', () => {
    expect(codeOf(() => Mm.MmProbeAndLockPages(mdlFor(BUFFER, 16), USER, 0))).toBe(STATUS_ACCESS_VIOLATION);
    expect(codeOf(() => Mm.MmProbeAndLockPages(mdlFor(POOL + 0x100000, 16), KERNEL, 0))).toBe(STATUS_ACCESS_VIOLATION);
  });

  it('unlocking twice is bug check 0x4E', () => {
    const mdl = mdlFor(page, 16);
    Mm.MmProbeAndLockPages(mdl, USER, 0);
    Mm.MmUnlockPages(mdl);
    expect(stops(() => Mm.MmUnlockPages(mdl))).toEqual({ code: 0x4e, parameters: [7, Mm.MiPageFrameAt(page), 0, 0] });
  });

  it('nonpaged pool is its own mapping', () => {
    const mdl = mdlFor(BUFFER, 0x20);
    Mm.MmBuildMdlForNonPagedPool(mdl);
    expect(Mm.MiSystemAddressForMdl(mdl)).toBe(BUFFER);
    expect(Mm.MiMdlPages(mdl)).toBe(2);
  });

  it('a partial MDL shows its part', () => {
    const mdl = mdlFor(page, 0x3000);
    Mm.MmProbeAndLockPages(mdl, USER, 1);
    const part = POOL + 0x400;
    Mm.MiInitializeMdl(part, page + 0x1800, 0x100, 0);
    Mm.MiBuildPartialMdl(mdl, part, page + 0x1800, 0x100);
    writeUchar(page + 0x1800, 42);
    expect(readUchar(Mm.MiSystemAddressForMdl(part))).toBe(42);
    Mm.MiInitializeMdl(part, page, 1, 0);
    expect(stops(() => Mm.MiBuildPartialMdl(mdl, part, page, 0x3000)).code).toBe(0x40);
  });

  it('mapping pages that are not locked is bug check 0xDA', () => {
    expect(stops(() => Mm.MmMapLockedPages(mdlFor(page, 16), KERNEL)).code).toBe(0xda);
  });

  it('kernel pages are mapped into ring 3 and taken out again', () => {
    const mdl = mdlFor(BUFFER, 0x20);
    Mm.MmBuildMdlForNonPagedPool(mdl);
    const va = Mm.MmMapLockedPagesSpecifyCache(mdl, USER, 1, 0, 0, 0x10);
    expect(va > 0 && (va & 0xfff) === 0xff0).toBe(true);
    writeLong(BUFFER + 0x10, 0x11223344);
    expect(readLong(va + 0x10)).toBe(0x11223344);
    Mm.MmUnmapLockedPages(va, mdl);
    expect(codeOf(() => readLong(va + 0x10))).toBe(STATUS_ACCESS_VIOLATION);
  });
});

describe('pages whose address is given back while they are locked', () => {
  it('stay what they are for the MDL, whatever comes to their address, and end with the last lock', () => {
    Mm.MiInitializeSections();
    const mdl = mdlFor(page + 0x10, 0x1800);
    writeLong(page + 0x10, 0x11111111);
    writeLong(page + 0x1010, 0x22222222);
    Mm.MmProbeAndLockPages(mdl, USER, Mm.LockOperation.IoWriteAccess);
    const shown = Mm.MiSystemAddressForMdl(mdl);
    expect(readLong(shown)).toBe(0x11111111);
    Mm.MmDecommitUser(userSpace, page, 0x3000);
    expect(codeOf(() => readLong(page + 0x10))).toBe(STATUS_ACCESS_VIOLATION);
    expect(Mm.MmCommitUser(userSpace, page, 0x3000, READ_WRITE)).toBe(true);
    expect([readLong(page + 0x10), readLong(page + 0x1010)]).toEqual([0, 0]);
    expect([readLong(shown), readLong(shown + 0x1000)]).toEqual([0x11111111, 0x22222222]);
    writeLong(shown, 0x33333333);
    expect(readLong(page + 0x10)).toBe(0);
    writeLong(page + 0x10, 0x44444444);
    expect(readLong(shown)).toBe(0x33333333);
    // A process cannot end with them, as if they had their address still.
    expect(Mm.MmLockedPageCount(userSpace)).toBe(2);
    // The new page can be locked, too, and is another one.
    const second = POOL + 0x200;
    Mm.MiInitializeMdl(second, page + 0x10, 16, 0);
    Mm.MmProbeAndLockPages(second, USER, Mm.LockOperation.IoReadAccess);
    expect(readLong(Mm.MiMdlFrame(second, 0))).not.toBe(readLong(Mm.MiMdlFrame(mdl, 0)));
    Mm.MmUnlockPages(second);
    Mm.MmUnlockPages(mdl);
    expect(Mm.MmLockedPageCount(userSpace)).toBe(0);
    expect(readLong(page + 0x10)).toBe(0x44444444);
    expect(stops(() => Mm.MmUnlockPages(mdl)).code).toBe(0x4e);
  });
});
