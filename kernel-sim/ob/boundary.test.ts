/** The object manager at the ring boundary: what ring 3 may not do with handles, and what becomes of the handles of a process that ends. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as S from '../abi/status.gen.ts';
import { NtException } from '../rings/exception.ts';
import { MAILBOX, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, writeLong, writeUshort } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import * as Ob from './index.ts';
import {
  current,
  enterProcess,
  makeObjectManager,
  run,
  setMode,
  system,
  unicode,
  user,
  zeroed,
} from './test-machine.ts';

const KERNEL = 0;
const USER = 1;
const OBJ_KERNEL_HANDLE = 0x200;
const DUPLICATE_SAME_ACCESS = 2;

beforeEach(makeObjectManager);

describe('lengths', () => {
  const probe = (va: Pointer, bytes: number): number => {
    try {
      Ob.ObpProbeRead(USER, va, bytes, 1);
      return 0;
    } catch (reason) {
      return reason instanceof NtException ? reason.code : 1;
    }
  };

  it('that do not fit into ring 3 are refused, whatever sign and size they have', () => {
    expect(probe(0x200000, 0)).toBe(0);
    expect(probe(0x200000, 0x7ffeffff - 0x200000 + 1)).toBe(0);
    for (const bytes of [0x7fffffff, -1, 0x80000000 | 0, 0x80000000, 0x100000004, 4 + 12 * 0xffffffff, 2 ** 53])
      expect([bytes, probe(0x200000, bytes)]).toEqual([bytes, S.STATUS_ACCESS_VIOLATION]);
  });
});

describe('NtQueryDirectoryObject', () => {
  it('takes its context for an unsigned index', () => {
    setMode(USER);
    const directory = run(Ob.ObpOpenByName({ ...Ob.NO_ATTRIBUTES, name: '\\' }, 0, 1, USER));
    const context = user(4);
    writeLong(context, -3);
    const query = Ob.NtQueryDirectoryObject(directory.handle, user(512), 512, 0, 0, context, 0);
    expect(run(query)).toBe(S.STATUS_NO_MORE_ENTRIES);
  });
});

describe('NtDuplicateObject', () => {
  const duplicate = (source: Pointer, handle: number, target: Pointer, attributes: number, mode: number) =>
    Ob.ObpDuplicateHandle({
      source,
      handle,
      target,
      access: 0,
      attributes,
      options: DUPLICATE_SAME_ACCESS,
      mode,
    });

  /** Registers a callback for duplicates and answers what it sees of KernelHandle. */
  function watchDuplicates(type: Pointer): { seen: number[]; answer: () => number } {
    const cell = zeroed(4);
    writeLong(cell, type);
    const operation = zeroed(16);
    [cell, 2, 0x2001, 0].forEach((word, i) => {
      writeLong(operation + 4 * i, word);
    });
    const registration = zeroed(20);
    writeUshort(registration, 0x100);
    writeUshort(registration + 2, 1);
    const altitude = unicode('100');
    writeLong(registration + 4, readLong(altitude));
    writeLong(registration + 8, readLong(altitude + 4));
    writeLong(registration + 16, operation);
    expect(Ob.ObRegisterCallbacks(registration, zeroed(4))).toBe(0);
    const seen: number[] = [];
    return {
      seen,
      answer: () => {
        seen.push(readLong(kernelSpace.i32[(MAILBOX >> 2) + 2] + 4) & 1);
        return 0;
      },
    };
  }

  it('never shows a handle of ring 3 to callbacks as one of the kernel', () => {
    const type = Ob.ObCreateObjectType('Thing', {
      poolTag: 'Thin',
      genericMapping: [1, 2, 4, 7],
      validAccess: 7,
      supportsCallbacks: true,
    });
    const { object } = Ob.ObpCreateObject(type, 8);
    const { handle } = run(Ob.ObpInsertObject(object, { access: 7 }));
    const { seen, answer } = watchDuplicates(type);
    const made = run(duplicate(current, handle, current, OBJ_KERNEL_HANDLE, USER), answer);
    expect(made.status).toBe(0);
    expect(made.handle > 0).toBe(true);
    expect(run(duplicate(current, handle, current, OBJ_KERNEL_HANDLE, KERNEL), answer).handle < 0).toBe(true);
    expect(seen).toEqual([0, 1]);
  });
});

describe('a process that ends', () => {
  const open = new Map<Pointer, (object: Pointer) => Kernel<void>>();

  /** An object with a handle in `current`, whose last close runs `close`. */
  function makeWith(close: (object: Pointer) => Kernel<void>): number {
    open.clear();
    const type = Ob.ObCreateObjectType('Thing', {
      poolTag: 'Thin',
      genericMapping: [1, 2, 4, 7],
      validAccess: 7,
      *close(_process, object) {
        const work = open.get(object);
        open.delete(object);
        if (work) yield* work(object);
      },
    });
    const { object } = Ob.ObpCreateObject(type, 8);
    const made = run(Ob.ObpInsertObject(object, { access: 7, keep: true }));
    open.set(object, close);
    return made.handle;
  }
  const event = () => run(Ob.ObpCreateEvent(Ob.NO_ATTRIBUTES, 0x1f0003, KERNEL, 1, false)).handle;

  it('takes no handles from others while its own are closed', () => {
    const statuses: number[] = [];
    event();
    enterProcess(system);
    const mine = event();
    enterProcess(current);
    makeWith(function* () {
      // Another process goes on meanwhile.
      enterProcess(system);
      const request = {
        source: system,
        handle: mine,
        target: current,
        access: 0,
        attributes: 0,
        options: 2,
        mode: USER,
      };
      statuses.push((yield* Ob.ObpDuplicateHandle(request)).status);
      enterProcess(current);
    });
    run(Ob.ObKillProcess(current));
    expect(statuses).toEqual([S.STATUS_PROCESS_IS_TERMINATING]);
    expect(Ob.ObpTableOf(current)).toBe(undefined);
    expect(Ob.ObHandleRecords().map(({ handle }) => handle)).toEqual([mine]);
  });

  it('closes what was opened in it meanwhile', () => {
    event();
    makeWith(function* () {
      const made = yield* Ob.ObpCreateEvent(Ob.NO_ATTRIBUTES, 0x1f0003, KERNEL, 1, false);
      // Its entry lies behind those that have been looked at.
      expect(made).toMatchObject({ status: 0, handle: 8 });
    });
    run(Ob.ObKillProcess(current));
    expect(Ob.ObHandleRecords()).toEqual([]);
    expect(readLong(Ob.ExpEventType + Ob.OBJECT_TYPE.TotalNumberOfObjects)).toBe(0);
  });
});
