import { beforeEach, describe, expect, it } from 'vitest';
import * as S from '../abi/status.gen.ts';
import { DISPATCH_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import { MachineStop } from '../rings/exception.ts';
import { readLong, readUshort } from '../rings/memory.ts';
import * as Ob from './index.ts';
import {
  bugChecks,
  current,
  enterProcess,
  makeObjectManager,
  objectAttributes,
  run,
  setMode,
  system,
  unicode,
  user,
  zeroed,
} from './test-machine.ts';

const KERNEL = 0;
const USER = 1;
const OBJ_INHERIT = 0x02;
const OBJ_PERMANENT = 0x10;
const OBJ_EXCLUSIVE = 0x20;
const CASE = 0x40;
const OPENIF = 0x80;
const KERNEL_HANDLE = 0x200;
const EVENT_ALL = 0x1f0003;
const MODIFY = 2;
const SYNCHRONIZE = 0x100000;

beforeEach(makeObjectManager);

const named = (name: string | undefined, attributes = CASE) => ({ root: 0, name, attributes, descriptor: undefined });
const createEvent = (name?: string, attributes = CASE, access = EVENT_ALL, mode = KERNEL) =>
  run(Ob.ObpCreateEvent(named(name, attributes), access, mode, 1, false));
const openEvent = (name: string, access = EVENT_ALL, attributes = CASE) =>
  run(Ob.ObpOpenByName(named(name, attributes), Ob.ExpEventType, access, KERNEL));
const counts = (object: number) => [Ob.ObpPointerCount(object), Ob.ObpHandleCount(object)];
const close = (handle: number, mode = KERNEL) => run(Ob.ObpCloseHandle(handle, mode));
function objectOf(handle: number): number {
  expect(Ob.ObpReferenceByHandle(handle, 0, 0, KERNEL)).toBe(S.STATUS_SUCCESS);
  const { object } = Ob.ObpReferenced;
  run(Ob.ObpDereferenceObject(object));
  return object;
}
function stops(work: () => unknown): { code: number; parameters: readonly number[] } {
  expect(work).toThrow(MachineStop as unknown as ErrorConstructor);
  return bugChecks[0];
}

describe('objects and their counts', () => {
  it('an unnamed event with one handle has one pointer and one handle', () => {
    const { status, handle } = createEvent();
    expect(status).toBe(S.STATUS_SUCCESS);
    expect(counts(objectOf(handle))).toEqual([1, 1]);
  });

  it('a name holds a reference of its own until the last handle goes', () => {
    const { handle } = createEvent('\\BaseNamedObjects\\Go');
    const object = objectOf(handle);
    expect(counts(object)).toEqual([2, 1]);
    const second = openEvent('\\BaseNamedObjects\\go');
    expect(counts(object)).toEqual([3, 2]);
    close(handle);
    expect(counts(object)).toEqual([2, 1]);
    close(second.handle);
    expect(openEvent('\\BaseNamedObjects\\Go').status).toBe(S.STATUS_OBJECT_NAME_NOT_FOUND);
  });

  it('a reference keeps an object alive behind its last handle', () => {
    const { handle } = createEvent();
    const out = zeroed(4);
    expect(Ob.ObReferenceObjectByHandle(handle, MODIFY, Ob.ExpEventType, KERNEL, out, 0)).toBe(0);
    const object = readLong(out);
    close(handle);
    expect(counts(object)).toEqual([1, 0]);
    const before = readLong(Ob.ExpEventType + Ob.OBJECT_TYPE.TotalNumberOfObjects);
    expect(run(Ob.ObfDereferenceObject(object))).toBe(0);
    expect(readLong(Ob.ExpEventType + Ob.OBJECT_TYPE.TotalNumberOfObjects)).toBe(before - 1);
  });

  it('types count their objects and handles, with a high water mark', () => {
    const first = createEvent();
    createEvent();
    close(first.handle);
    const word = (offset: number) => readLong(Ob.ExpEventType + offset);
    expect(word(Ob.OBJECT_TYPE.TotalNumberOfObjects)).toBe(1);
    expect(word(Ob.OBJECT_TYPE.HighWaterNumberOfObjects)).toBe(2);
    expect(word(Ob.OBJECT_TYPE.TotalNumberOfHandles)).toBe(1);
  });

  it('lists the objects of a type', () => {
    const { handle } = createEvent();
    expect(Ob.ObpObjectsOfType(Ob.ExpEventType)).toEqual([objectOf(handle)]);
    close(handle);
    expect(Ob.ObpObjectsOfType(Ob.ExpEventType)).toEqual([]);
  });

  it('a count below zero is bug check 0x18', () => {
    const { handle } = createEvent();
    const object = objectOf(handle);
    const stopped = stops(() => run(Ob.ObfDereferenceObject(object)));
    expect(stopped).toEqual({ code: 0x18, parameters: [Ob.ExpEventType, object, 1, 1] });
  });

  it('a reference to an object that is being deleted is bug check 0x18', () => {
    const object = Ob.ObpCreateObject(Ob.ExpEventType, 16).object;
    run(Ob.ObpDereferenceObject(object));
    expect(stops(() => Ob.ObfReferenceObject(object)).code).toBe(0x18);
  });

  it('the last reference at DISPATCH_LEVEL leaves the deletion to a worker', () => {
    const { object } = Ob.ObpCreateObject(Ob.ExpEventType, 16);
    let woken = 0;
    Ob.ObRegisterDeleteWorker(() => woken++);
    KeGetCurrentPrcb().irql = DISPATCH_LEVEL;
    run(Ob.ObfDereferenceObject(object));
    KeGetCurrentPrcb().irql = 0;
    expect(woken).toBe(1);
    expect(Ob.ObpObjectsOfType(Ob.ExpEventType)).toEqual([object]);
    run(Ob.ObpDeleteQueued());
    expect(Ob.ObpObjectsOfType(Ob.ExpEventType)).toEqual([]);
  });

  it('gives all pool back', () => {
    const handles = Array.from({ length: 20 }, (_, i) => createEvent(`\\BaseNamedObjects\\e${i}`).handle);
    for (const handle of handles) close(handle);
    const again = Array.from({ length: 20 }, (_, i) => createEvent(`\\BaseNamedObjects\\e${i}`).handle);
    expect(again).toEqual([...handles].reverse());
  });
});

describe('names', () => {
  it('are found as written or whatever their case, as the caller asks', () => {
    createEvent('\\BaseNamedObjects\\Go');
    expect(openEvent('\\basenamedobjects\\GO').status).toBe(S.STATUS_SUCCESS);
    expect(openEvent('\\basenamedobjects\\GO', EVENT_ALL, 0).status).toBe(S.STATUS_OBJECT_PATH_NOT_FOUND);
    expect(openEvent('\\BaseNamedObjects\\Go', EVENT_ALL, 0).status).toBe(S.STATUS_SUCCESS);
    expect(openEvent('\\BaseNamedObjects\\GO', EVENT_ALL, 0).status).toBe(S.STATUS_OBJECT_NAME_NOT_FOUND);
  });

  it('fail with the status that says why', () => {
    createEvent('\\BaseNamedObjects\\Go');
    const cases: [string, number][] = [
      ['\\BaseNamedObjects\\Gone', S.STATUS_OBJECT_NAME_NOT_FOUND],
      ['\\Nowhere\\Go', S.STATUS_OBJECT_PATH_NOT_FOUND],
      ['BaseNamedObjects\\Go', S.STATUS_OBJECT_PATH_SYNTAX_BAD],
      ['', S.STATUS_OBJECT_PATH_SYNTAX_BAD],
      ['\\BaseNamedObjects\\\\Go', S.STATUS_OBJECT_NAME_INVALID],
      ['\\BaseNamedObjects\\', S.STATUS_OBJECT_NAME_INVALID],
      ['\\BaseNamedObjects\\Go\\On', S.STATUS_OBJECT_TYPE_MISMATCH],
      ['\\BaseNamedObjects', S.STATUS_OBJECT_TYPE_MISMATCH],
      ['\\', S.STATUS_OBJECT_TYPE_MISMATCH],
    ];
    for (const [name, status] of cases) expect([name, openEvent(name).status]).toEqual([name, status]);
  });

  it('that are taken collide, or are opened with OBJ_OPENIF', () => {
    const first = createEvent('\\BaseNamedObjects\\Go');
    expect(createEvent('\\BaseNamedObjects\\GO').status).toBe(S.STATUS_OBJECT_NAME_COLLISION);
    const second = createEvent('\\BaseNamedObjects\\GO', CASE | OPENIF);
    expect(second.status).toBe(S.STATUS_OBJECT_NAME_EXISTS);
    expect(objectOf(second.handle)).toBe(objectOf(first.handle));
    expect(counts(objectOf(first.handle))).toEqual([3, 2]);
    const other = run(Ob.ObpCreateMutant(named('\\BaseNamedObjects\\Go', CASE | OPENIF), 0x1f0001, KERNEL, false));
    expect(other.status).toBe(S.STATUS_OBJECT_TYPE_MISMATCH);
    expect(Ob.ObpObjectsOfType(Ob.ExpEventType).length).toBe(1);
    expect(Ob.ObpObjectsOfType(Ob.ExpMutantType).length).toBe(0);
  });

  it('lead through symbolic links', () => {
    createEvent('\\BaseNamedObjects\\Go');
    const link = run(Ob.ObpCreateSymbolicLink(named('\\??\\Here'), 0xf0001, KERNEL, '\\BaseNamedObjects'));
    expect(link.status).toBe(S.STATUS_SUCCESS);
    for (const path of [
      '\\??\\Here\\Go',
      '\\DosDevices\\Here\\Go',
      '\\GLOBAL??\\here\\go',
      '\\??\\GLOBALROOT\\BaseNamedObjects\\Go',
      '\\??\\Global\\Here\\Go',
    ]) {
      expect([path, openEvent(path).status]).toEqual([path, S.STATUS_SUCCESS]);
    }
    // Creating through a link lands at its target.
    expect(createEvent('\\??\\Here\\New').status).toBe(S.STATUS_SUCCESS);
    expect(openEvent('\\BaseNamedObjects\\New').status).toBe(S.STATUS_SUCCESS);
    expect(openEvent('\\??\\Here').status).toBe(S.STATUS_OBJECT_TYPE_MISMATCH);
    close(link.handle);
    expect(openEvent('\\??\\Here\\Go').status).toBe(S.STATUS_OBJECT_PATH_NOT_FOUND);
  });

  it('do not lead through links that lead to themselves', () => {
    run(Ob.ObpCreateSymbolicLink(named('\\??\\A'), 0xf0001, KERNEL, '\\??\\B'));
    run(Ob.ObpCreateSymbolicLink(named('\\??\\B'), 0xf0001, KERNEL, '\\??\\A'));
    expect(openEvent('\\??\\A').status).toBe(S.STATUS_OBJECT_NAME_NOT_FOUND);
  });

  it('give the rest of the path to the parse procedure of what they meet', () => {
    const seen: string[] = [];
    const type = Ob.ObCreateObjectType('Thing', {
      poolTag: 'Thin',
      genericMapping: [1, 2, 4, 7],
      validAccess: 7,
      *parse(object, request) {
        seen.push(request.remaining);
        if (request.remaining === '\\bad') return S.STATUS_OBJECT_NAME_INVALID;
        Ob.ObpReferenceObject(object);
        request.object = object;
        return S.STATUS_SUCCESS;
      },
    });
    const { object } = Ob.ObpCreateObject(type, 8, named('\\Device\\X', CASE | OBJ_PERMANENT));
    expect(run(Ob.ObpInsertObject(object, { keep: true })).status).toBe(0);
    expect(counts(object)).toEqual([2, 0]);
    const open = (name: string) => run(Ob.ObpOpenByName(named(name), type, 1, KERNEL));
    expect(open('\\Device\\X').status).toBe(0);
    expect(open('\\device\\x\\dir\\file').status).toBe(0);
    expect(open('\\Device\\X\\bad').status).toBe(S.STATUS_OBJECT_NAME_INVALID);
    expect(seen).toEqual(['', '\\dir\\file', '\\bad']);
    expect(counts(object)).toEqual([4, 2]);
    // A new name does not go through a parse procedure: it collides.
    expect(createEvent('\\Device\\X').status).toBe(S.STATUS_OBJECT_NAME_COLLISION);
  });

  it('are relative to a directory handle', () => {
    createEvent('\\BaseNamedObjects\\Go');
    const directory = run(Ob.ObpOpenByName(named('\\BaseNamedObjects'), Ob.ObpDirectoryType(), 3, KERNEL));
    const relative = (name: string) =>
      run(Ob.ObpOpenByName({ ...named(name), root: directory.handle }, Ob.ExpEventType, 1, KERNEL)).status;
    expect(relative('go')).toBe(S.STATUS_SUCCESS);
    expect(relative('\\go')).toBe(S.STATUS_OBJECT_PATH_SYNTAX_BAD);
    const { handle } = createEvent();
    expect(run(Ob.ObpOpenByName({ ...named('x'), root: handle }, 0, 1, KERNEL)).status).toBe(S.STATUS_INVALID_HANDLE);
    expect(run(Ob.ObpOpenByName({ ...named('x'), root: 0x7777 }, 0, 1, USER)).status).toBe(S.STATUS_INVALID_HANDLE);
  });

  it('are told by ObQueryNameString', () => {
    const { handle } = createEvent('\\??\\Go');
    const buffer = zeroed(100);
    const length = zeroed(4);
    expect(Ob.ObQueryNameString(objectOf(handle), buffer, 20, length)).toBe(S.STATUS_INFO_LENGTH_MISMATCH);
    expect(readLong(length)).toBe(8 + 2 * '\\GLOBAL??\\Go'.length + 2);
    expect(Ob.ObQueryNameString(objectOf(handle), buffer, 100, length)).toBe(S.STATUS_SUCCESS);
    expect(Ob.ObpReadText(readLong(buffer + 4), readUshort(buffer))).toBe('\\GLOBAL??\\Go');
    expect(Ob.ObQueryNameString(objectOf(createEvent().handle), buffer, 8, length)).toBe(S.STATUS_SUCCESS);
    expect(readUshort(buffer)).toBe(0);
  });

  it('of permanent objects stay until they are made temporary', () => {
    const { handle } = createEvent('\\BaseNamedObjects\\Stay', CASE | OBJ_PERMANENT);
    close(handle);
    expect(createEvent('\\BaseNamedObjects\\Mine', CASE | OBJ_PERMANENT, EVENT_ALL, USER).status).toBe(
      S.STATUS_PRIVILEGE_NOT_HELD,
    );
    const again = openEvent('\\BaseNamedObjects\\Stay');
    expect(again.status).toBe(S.STATUS_SUCCESS);
    const object = objectOf(again.handle);
    run(Ob.ObMakeTemporaryObject(object));
    expect(counts(object)).toEqual([2, 1]);
    close(again.handle);
    expect(openEvent('\\BaseNamedObjects\\Stay').status).toBe(S.STATUS_OBJECT_NAME_NOT_FOUND);
  });

  it('are published for types', () => {
    const found = run(Ob.ObpReferenceByName(named('\\ObjectTypes\\Event'), Ob.ObpTypeType(), 1, KERNEL));
    expect(found).toEqual({ status: S.STATUS_SUCCESS, object: Ob.ExpEventType });
  });
});

describe('handles', () => {
  it('count up in fours; the one closed last is used again first', () => {
    const [a, b, c] = [createEvent(), createEvent(), createEvent()].map(({ handle }) => handle);
    expect([a, b, c]).toEqual([4, 8, 12]);
    close(a);
    close(b);
    expect([createEvent().handle, createEvent().handle, createEvent().handle]).toEqual([8, 4, 16]);
  });

  it('have two low bits that mean nothing', () => {
    const { handle } = createEvent();
    expect(Ob.ObpReferenceByHandle(handle + 3, 0, 0, USER)).toBe(S.STATUS_SUCCESS);
  });

  it('mean nothing in another process', () => {
    const { handle } = createEvent();
    enterProcess(system);
    expect(Ob.ObpReferenceByHandle(handle, 0, 0, USER)).toBe(S.STATUS_INVALID_HANDLE);
    enterProcess(current);
    expect(Ob.ObpReferenceByHandle(handle, 0, 0, USER)).toBe(S.STATUS_SUCCESS);
  });

  it('of the kernel are good in every process, but not for user mode', () => {
    const { handle } = createEvent(undefined, KERNEL_HANDLE);
    expect(handle < 0).toBe(true);
    expect(Ob.ObIsKernelHandle(handle)).toBe(1);
    expect(Ob.ObIsKernelHandle(-1)).toBe(0);
    expect(Ob.ObpReferenceByHandle(handle, 0, 0, KERNEL)).toBe(S.STATUS_SUCCESS);
    expect(Ob.ObpReferenceByHandle(handle, 0, 0, USER)).toBe(S.STATUS_INVALID_HANDLE);
    expect(Ob.ObHandleRecords(system).map((record) => record.handle)).toEqual([handle & 0x7fffffff]);
    expect(close(handle)).toBe(S.STATUS_SUCCESS);
  });

  it('are checked for existence, type and granted access in that order', () => {
    const { handle } = createEvent(undefined, 0, SYNCHRONIZE);
    const reference = (h: number, access: number, type: number, mode: number) => {
      const out = zeroed(4);
      const status = Ob.ObReferenceObjectByHandle(h, access, type, mode, out, 0);
      expect(readLong(out) === 0).toBe(status !== 0);
      return status;
    };
    expect(reference(0, MODIFY, Ob.ExpEventType, USER)).toBe(S.STATUS_INVALID_HANDLE);
    expect(reference(0x123450, MODIFY, Ob.ExpEventType, USER)).toBe(S.STATUS_INVALID_HANDLE);
    expect(reference(handle, MODIFY, Ob.ExpMutantType, USER)).toBe(S.STATUS_OBJECT_TYPE_MISMATCH);
    expect(reference(handle, MODIFY, Ob.ExpEventType, USER)).toBe(S.STATUS_ACCESS_DENIED);
    expect(reference(handle, SYNCHRONIZE, Ob.ExpEventType, USER)).toBe(S.STATUS_SUCCESS);
    expect(reference(handle, MODIFY, Ob.ExpEventType, KERNEL)).toBe(S.STATUS_SUCCESS);
    expect(reference(handle, MODIFY, 0, KERNEL)).toBe(S.STATUS_SUCCESS);
  });

  it('tell their access and attributes', () => {
    const { handle } = createEvent(undefined, OBJ_INHERIT, 0x80000000 | 0);
    const information = zeroed(8);
    Ob.ObReferenceObjectByHandle(handle, 0, 0, KERNEL, zeroed(4), information);
    expect([readLong(information), readLong(information + 4)]).toEqual([OBJ_INHERIT, 0x20001]);
  });

  it('have generic access mapped to the type', () => {
    const { handle } = createEvent(undefined, 0, 0x10000000);
    expect(Ob.ObHandleRecords(current)[0]).toMatchObject({ handle, access: EVENT_ALL });
  });

  it('that are protected cannot be closed, until the process ends', () => {
    const { handle } = createEvent();
    Ob.ObpSetHandleFlags(handle, USER, false, true);
    expect(close(handle, USER)).toBe(S.STATUS_HANDLE_NOT_CLOSABLE);
    run(Ob.ObKillProcess(current));
    expect(Ob.ObpObjectsOfType(Ob.ExpEventType)).toEqual([]);
    expect(Ob.ObpReferenceByHandle(handle, 0, 0, USER)).toBe(S.STATUS_INVALID_HANDLE);
    expect(createEvent().status).toBe(S.STATUS_PROCESS_IS_TERMINATING);
  });

  it('that are not open: a status for user mode, bug check 0x93 for kernel mode', () => {
    expect(close(0x1000, USER)).toBe(S.STATUS_INVALID_HANDLE);
    for (const handle of [0, -1, -2]) expect(close(handle)).toBe(S.STATUS_INVALID_HANDLE);
    expect(stops(() => close(0x1000))).toEqual({ code: 0x93, parameters: [0x1000, 1, 0, 0] });
  });

  it('to an exclusive object are one process only', () => {
    createEvent('\\BaseNamedObjects\\Mine', CASE | OBJ_EXCLUSIVE);
    expect(openEvent('\\BaseNamedObjects\\Mine').status).toBe(S.STATUS_SUCCESS);
    enterProcess(system);
    expect(openEvent('\\BaseNamedObjects\\Mine').status).toBe(S.STATUS_ACCESS_DENIED);
  });

  it('tell close procedures the counts before', () => {
    const seen: number[][] = [];
    const type = Ob.ObCreateObjectType('Thing', {
      poolTag: 'Thin',
      genericMapping: [1, 2, 4, 7],
      validAccess: 7,
      maintainHandleCount: true,
      close: (process, _object, access, ofProcess, all) => {
        seen.push([process, access, ofProcess, all]);
      },
    });
    const { object } = Ob.ObpCreateObject(type, 8);
    const { handle } = run(Ob.ObpInsertObject(object, { access: 3 }));
    const second = run(Ob.ObpOpenByPointer(object, 0, 1, type, KERNEL));
    enterProcess(system);
    const third = run(Ob.ObpOpenByPointer(object, 0, 1, type, KERNEL));
    close(third.handle);
    enterProcess(current);
    close(handle);
    close(second.handle);
    expect(seen).toEqual([
      [system, 1, 1, 3],
      [current, 3, 2, 2],
      [current, 1, 1, 1],
    ]);
  });
});

describe('system services', () => {
  it('NtCreateEvent captures, creates and answers a handle', () => {
    setMode(USER);
    const out = user(4);
    const attributes = objectAttributes('\\BaseNamedObjects\\Go', CASE, 0, user);
    expect(run(Ob.NtCreateEvent(out, EVENT_ALL, attributes, 1, 1))).toBe(S.STATUS_SUCCESS);
    expect(readLong(out)).toBe(4);
    expect(run(Ob.NtCreateEvent(out, EVENT_ALL, attributes, 2, 1))).toBe(S.STATUS_INVALID_PARAMETER);
    const information = user(8);
    expect(run(Ob.NtQueryEvent(4, 0, information, 8, 0))).toBe(S.STATUS_SUCCESS);
    expect([readLong(information), readLong(information + 4)]).toEqual([1, 1]);
    expect(run(Ob.NtQueryEvent(4, 0, information, 12, 0))).toBe(S.STATUS_INFO_LENGTH_MISMATCH);
    expect(run(Ob.NtClose(4))).toBe(S.STATUS_SUCCESS);
    expect(run(Ob.NtClose(4))).toBe(S.STATUS_INVALID_HANDLE);
  });

  it('answer a status for bad pointers of user mode', () => {
    setMode(USER);
    const good = user(4);
    expect(run(Ob.NtCreateEvent(0x10000, EVENT_ALL, 0, 1, 0))).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(run(Ob.NtCreateEvent(zeroed(4), EVENT_ALL, 0, 1, 0))).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(run(Ob.NtCreateEvent(good + 2, EVENT_ALL, 0, 1, 0))).toBe(S.STATUS_DATATYPE_MISALIGNMENT);
    expect(run(Ob.NtCreateEvent(good, EVENT_ALL, objectAttributes('\\x', CASE), 1, 0))).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(run(Ob.NtCreateEvent(good, EVENT_ALL, objectAttributes('\\x', 0x40000, 0, user), 1, 0))).toBe(
      S.STATUS_INVALID_PARAMETER,
    );
    expect(Ob.ObpObjectsOfType(Ob.ExpEventType)).toEqual([]);
  });

  it('ZwXxx is KernelMode and restores the mode', () => {
    setMode(USER);
    const out = zeroed(4);
    const attributes = objectAttributes(undefined, KERNEL_HANDLE);
    expect(run(Ob.ZwCreateEvent(out, EVENT_ALL, attributes, 0, 0))).toBe(S.STATUS_SUCCESS);
    expect(readLong(out) < 0).toBe(true);
    expect(run(Ob.NtClose(readLong(out)))).toBe(S.STATUS_INVALID_HANDLE);
    expect(run(Ob.ZwClose(readLong(out)))).toBe(S.STATUS_SUCCESS);
  });

  it('NtSetEvent and NtResetEvent answer the former state', () => {
    setMode(USER);
    const { handle } = createEvent();
    const state = user(4);
    run(Ob.NtSetEvent(handle, state));
    expect(readLong(state)).toBe(0);
    run(Ob.NtResetEvent(handle, state));
    expect(readLong(state)).toBe(1);
    const weak = createEvent(undefined, 0, SYNCHRONIZE, USER);
    expect(run(Ob.NtSetEvent(weak.handle, 0))).toBe(S.STATUS_ACCESS_DENIED);
    expect(run(Ob.NtReleaseMutant(handle, 0))).toBe(S.STATUS_OBJECT_TYPE_MISMATCH);
  });

  it('semaphores keep their limit', () => {
    const { handle } = run(Ob.ObpCreateSemaphore(named(undefined), 0x1f0003, KERNEL, 1, 2));
    expect(run(Ob.ObpReleaseSemaphore(handle, 1, KERNEL))).toEqual({ status: S.STATUS_SUCCESS, value: 1 });
    expect(run(Ob.ObpReleaseSemaphore(handle, 1, KERNEL)).status).toBe(S.STATUS_SEMAPHORE_LIMIT_EXCEEDED);
    expect(run(Ob.ObpCreateSemaphore(named(undefined), 0x1f0003, KERNEL, 3, 2)).status).toBe(
      S.STATUS_INVALID_PARAMETER,
    );
  });

  it('NtDuplicateObject narrows, widens and closes', () => {
    Ob.ObRegisterPseudoHandles({ processType: Ob.ExpMutantType, threadType: 0, processAccess: -1, threadAccess: -1 });
    const { handle } = createEvent(undefined, 0, SYNCHRONIZE, USER);
    const duplicate = (target: number, access: number, options: number) =>
      run(Ob.ObpDuplicateHandle({ source: current, handle, target, access, attributes: 0, options, mode: USER }));
    const same = duplicate(system, 0, 2);
    expect(Ob.ObHandleRecords(system)).toMatchObject([{ handle: same.handle, access: SYNCHRONIZE }]);
    expect(duplicate(current, MODIFY, 0).status).toBe(S.STATUS_SUCCESS);
    const object = objectOf(handle);
    expect(duplicate(current, 0, 3).status).toBe(S.STATUS_SUCCESS);
    expect(Ob.ObpReferenceByHandle(handle, 0, 0, USER)).toBe(S.STATUS_INVALID_HANDLE);
    expect(counts(object)).toEqual([3, 3]);
  });

  it('waits answer at once for what is signalled, and refuse without SYNCHRONIZE', () => {
    const set = run(Ob.ObpCreateEvent(named(undefined), EVENT_ALL, USER, 1, true));
    expect(run(Ob.ObpWaitForHandles([set.handle], { mode: USER, timeout: 0n }))).toBe(S.STATUS_SUCCESS);
    expect(run(Ob.ObpWaitForHandles([set.handle], { mode: USER, timeout: 0n }))).toBe(S.STATUS_TIMEOUT);
    const weak = createEvent(undefined, 0, MODIFY, USER);
    expect(run(Ob.ObpWaitForHandles([weak.handle], { mode: USER, timeout: 0n }))).toBe(S.STATUS_ACCESS_DENIED);
    expect(run(Ob.ObpWaitForHandles([], { mode: USER }))).toBe(S.STATUS_INVALID_PARAMETER_1);
    const twice = [set.handle, set.handle];
    expect(run(Ob.ObpWaitForHandles(twice, { mode: USER, all: true, timeout: 0n }))).toBe(
      S.STATUS_INVALID_PARAMETER_MIX,
    );
    expect(counts(objectOf(set.handle))).toEqual([1, 1]);
  });

  it('NtQueryDirectoryObject lists in portions', () => {
    const directory = run(Ob.ObpOpenByName(named('\\BaseNamedObjects'), Ob.ObpDirectoryType(), 3, KERNEL));
    createEvent('\\BaseNamedObjects\\b');
    createEvent('\\BaseNamedObjects\\a');
    const buffer = zeroed(256);
    const context = zeroed(4);
    const names: string[] = [];
    const query = (restart: number) =>
      run(Ob.NtQueryDirectoryObject(directory.handle, buffer, 256, 1, restart, context, 0));
    for (let status = query(1); status === 0; status = query(0))
      names.push(Ob.ObpReadText(readLong(buffer + 4), readUshort(buffer)));
    expect(names).toEqual(['a', 'b', 'Global', 'Local']);
    expect(query(0)).toBe(S.STATUS_NO_MORE_ENTRIES);
    expect(run(Ob.NtQueryDirectoryObject(directory.handle, buffer, 20, 0, 1, context, 0))).toBe(
      S.STATUS_BUFFER_TOO_SMALL,
    );
  });

  it('NtQuerySymbolicLinkObject answers the target', () => {
    run(Ob.ObpCreateSymbolicLink(named('\\??\\Fs'), 0xf0001, KERNEL, '\\Device\\Fs'));
    const link = run(Ob.ObpOpenByName(named('\\??\\Fs'), Ob.ObpSymbolicLinkType(), 1, KERNEL));
    const target = unicode(' '.repeat(20));
    expect(run(Ob.NtQuerySymbolicLinkObject(link.handle, target, 0))).toBe(S.STATUS_SUCCESS);
    expect(Ob.ObpReadText(readLong(target + 4), readUshort(target))).toBe('\\Device\\Fs');
    expect(run(Ob.NtQuerySymbolicLinkObject(link.handle, unicode('x'), 0))).toBe(S.STATUS_BUFFER_TOO_SMALL);
  });

  it('NtQueryObject tells counts without its own reference', () => {
    const { handle } = createEvent('\\BaseNamedObjects\\Go');
    const buffer = zeroed(0x38);
    expect(run(Ob.NtQueryObject(handle, 0, buffer, 0x38, 0))).toBe(S.STATUS_SUCCESS);
    expect([readLong(buffer + 4), readLong(buffer + 8), readLong(buffer + 12)]).toEqual([EVENT_ALL, 1, 2]);
  });
});

describe('records', () => {
  const DRIVER = 0x80800123 | 0;
  const OTHER = 0x80c00010 | 0;
  it('name the driver and the line of each reference that is held', () => {
    Ob.ObpRecordReference(1, DRIVER, 7, 'A');
    Ob.ObpRecordReference(1, OTHER, 7, 'B');
    Ob.ObpRecordReference(1, 0x401000, 7, 'ring 3');
    expect(Ob.ObReferenceRecords().map((r) => [r.image >>> 0, r.site, r.routine])).toEqual([
      [0x80800000, DRIVER, 'A'],
      [0x80c00000, OTHER, 'B'],
    ]);
    expect(Ob.ObpForgetReference(1, OTHER + 8)).toBe(true);
    expect(Ob.ObReferenceRecords().map((r) => r.routine)).toEqual(['A']);
    // Handed over: another driver gives it back.
    expect(Ob.ObpForgetReference(1, OTHER)).toBe(true);
    expect(Ob.ObpForgetReference(1, OTHER)).toBe(false);
  });
});
