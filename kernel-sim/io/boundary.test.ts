/** io at the ring boundary: what ring 3 passes is checked, copied once, and used from the copy. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as S from '../abi/status.gen.ts';
import { DRIVER_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import * as Ob from '../ob/index.ts';
import { objectAttributes, setMode, unicode, user, zeroed } from '../ob/test-machine.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes, readLong, writeBytes, writeLong, writeUshort } from '../rings/memory.ts';
import * as Io from './index.ts';
import { CTL, loadToy, makeIo, open, RIGHTS, routine, run, stackOf, status } from './test-driver.ts';

const USER = 1;
const SYNC = 0x20;
/** Nothing is mapped there: who touches it makes the test fail with an exception that no service answers for. */
const NOWHERE = 0x80001000 | 0;

beforeEach(makeIo);

/** Eight bytes of pool that no call from ring 3 may change. */
function canary(): { at: Pointer; intact: () => boolean } {
  const at = zeroed(16);
  writeLong(at, 0x4b41454c);
  writeLong(at + 4, 0x4b41454c);
  return { at, intact: () => readLong(at) === 0x4b41454c && readLong(at + 4) === 0x4b41454c };
}

const pointers = (handle: number): number => {
  expect(Ob.ObpReferenceByHandle(handle, 0, 0, 0)).toBe(0);
  const { object } = Ob.ObpReferenced;
  run(Ob.ObpDereferenceObject(object));
  return Ob.ObpPointerCount(object);
};

describe('an IO_STATUS_BLOCK in the kernel half', () => {
  it('is refused by every service, and not written to', () => {
    loadToy();
    setMode(USER);
    const { handle } = open('\\??\\Toy', 0x100007);
    const out = user(64);
    const { at, intact } = canary();
    const name = () => objectAttributes('\\??\\Toy', 0x40, 0, user);
    for (const iosb of [at, NOWHERE, 0x7fff0000 - 4, 0])
      for (const [service, answer] of Object.entries({
        NtCancelIoFile: Io.NtCancelIoFile(handle, iosb),
        NtCancelIoFileEx: Io.NtCancelIoFileEx(handle, 0, iosb),
        NtFlushBuffersFile: Io.NtFlushBuffersFile(handle, iosb),
        NtQueryInformationFile: Io.NtQueryInformationFile(handle, iosb, out, 64, 5),
        NtSetInformationFile: Io.NtSetInformationFile(handle, iosb, out, 8, 14),
        NtQueryVolumeInformationFile: Io.NtQueryVolumeInformationFile(handle, iosb, out, 64, 4),
        NtQueryDirectoryFile: Io.NtQueryDirectoryFile(handle, 0, 0, 0, iosb, out, 64, 12, 0, 0, 0),
        NtCreateFile: Io.NtCreateFile(out, RIGHTS, name(), iosb, 0, 0, 7, 1, SYNC, 0, 0),
        NtReadFile: Io.NtReadFile(handle, 0, 0, 0, iosb, out, 4, 0, 0),
        NtWriteFile: Io.NtWriteFile(handle, 0, 0, 0, iosb, out, 4, 0, 0),
        NtDeviceIoControlFile: Io.NtDeviceIoControlFile(handle, 0, 0, 0, iosb, CTL(0x800, 0), 0, 0, 0, 0),
        NtFsControlFile: Io.NtFsControlFile(handle, 0, 0, 0, iosb, CTL(0x800, 0), 0, 0, 0, 0),
      })) {
        expect([service, iosb, run(answer)]).toEqual([service, iosb, S.STATUS_ACCESS_VIOLATION]);
      }
    expect(intact()).toBe(true);
    expect(pointers(handle)).toBe(1);
  });
});

describe('extended attributes', () => {
  /** FILE_FULL_EA_INFORMATION with the name "A" and four bytes. */
  function list(allocate: (bytes: number) => Pointer): { at: Pointer; bytes: number } {
    const at = allocate(16);
    writeBytes(at, Uint8Array.of(0, 0, 0, 0, 0, 1, 4, 0, 0x41, 0, 1, 2, 3, 4, 0, 0));
    return { at, bytes: 14 };
  }
  const create = (at: Pointer, bytes: number): number =>
    run(
      Io.NtCreateFile(
        user(4),
        RIGHTS,
        objectAttributes('\\??\\Toy', 0x40, 0, user),
        user(8),
        0,
        0,
        7,
        1,
        SYNC,
        at,
        bytes,
      ),
    );

  it('reach the driver as a copy in pool, which goes with the open', () => {
    const seen: { at: Pointer; bytes: number[]; length: number }[] = [];
    const toy = loadToy();
    writeLong(
      toy.driver + DRIVER_OBJECT.MajorFunction,
      routine(function* (_device, irp) {
        const at = readLong(irp + IRP.AssociatedIrp_SystemBuffer);
        const length = readLong(stackOf(irp) + IO_STACK_LOCATION.Parameters_Create_EaLength);
        seen.push({ at, length, bytes: at === 0 ? [] : [...readBytes(at, length)] });
        status(irp, 0);
        yield* Io.IofCompleteRequest(irp, 0);
        return 0;
      }),
    );
    setMode(USER);
    const { at, bytes } = list(user);
    expect(create(at, bytes)).toBe(0);
    expect(seen[0].at < 0).toBe(true);
    expect(seen[0]).toMatchObject({ length: 14, bytes: [0, 0, 0, 0, 0, 1, 4, 0, 0x41, 0, 1, 2, 3, 4] });
    expect(create(0, 0)).toBe(0);
    expect(seen[1]).toMatchObject({ at: 0, length: 0 });
  });

  it('at a bad address are an access violation, and badly formed ones no list', () => {
    const toy = loadToy();
    setMode(USER);
    for (const at of [list(zeroed).at, NOWHERE, 0x7fff0000 - 8]) expect(create(at, 14)).toBe(S.STATUS_ACCESS_VIOLATION);
    const { at } = list(user);
    for (const bytes of [1, 7, 9, 13]) expect(create(at, bytes)).toBe(S.STATUS_EA_LIST_INCONSISTENT);
    for (const bytes of [0x7fffffff, -1, 0x80000000 | 0]) expect(create(at, bytes)).toBe(S.STATUS_EA_TOO_LARGE);
    // An entry that points back to itself, and one that points out of the list.
    for (const next of [4, -16, 3, 0x40]) {
      writeLong(at, next);
      expect(create(at, 16)).toBe(S.STATUS_EA_LIST_INCONSISTENT);
    }
    expect(toy.log).toEqual([]);
  });
});

describe('the pattern of a directory listing', () => {
  const list = (handle: number, pattern: Pointer): number =>
    run(Io.NtQueryDirectoryFile(handle, 0, 0, 0, user(8), user(512), 512, 12, 0, pattern, 1));

  it('is a kernel string by the time a driver sees it', () => {
    const seen: string[] = [];
    const toy = loadToy();
    writeLong(
      toy.driver + DRIVER_OBJECT.MajorFunction + 4 * 0x0c,
      routine(function* (_device, irp) {
        const name = readLong(stackOf(irp) + IO_STACK_LOCATION.Parameters_QueryDirectory_FileName);
        const buffer = readLong(name + 4);
        seen.push(name < 0 && buffer < 0 ? Io.IopReadUnicodeString(name) : 'an address of ring 3');
        status(irp, S.STATUS_NO_MORE_FILES);
        yield* Io.IofCompleteRequest(irp, 0);
        return S.STATUS_NO_MORE_FILES;
      }),
    );
    setMode(USER);
    const { handle } = open();
    expect(list(handle, unicode('*.txt', user))).toBe(S.STATUS_NO_MORE_FILES);
    expect(seen).toEqual(['*.txt']);
  });

  it('at a bad address never gets there', () => {
    loadToy();
    setMode(USER);
    const { handle } = open();
    const inside = unicode('*.txt', user);
    writeLong(inside + 4, zeroed(16));
    for (const pattern of [unicode('*.txt'), NOWHERE, 0x200000 - 16, inside])
      expect(list(handle, pattern)).toBe(S.STATUS_ACCESS_VIOLATION);
    const odd = unicode('*.txt', user);
    writeUshort(odd, 3);
    expect(list(handle, odd)).toBe(S.STATUS_INVALID_PARAMETER);
    expect(pointers(handle)).toBe(1);
  });
});

describe('other parameters', () => {
  it('FileCompletionInformation that is not there fails the call, which keeps no reference', () => {
    loadToy();
    setMode(USER);
    const { handle } = open('\\??\\Toy', RIGHTS, { options: 0 });
    expect(run(Io.NtSetInformationFile(handle, user(8), 0x300000, 8, 30))).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(pointers(handle)).toBe(1);
  });
});
