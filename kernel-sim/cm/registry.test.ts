import { beforeEach, describe, expect, it } from 'vitest';
import {
  KEY_ALL_ACCESS,
  KEY_QUERY_VALUE,
  KEY_READ,
  KEY_SET_VALUE,
  MAXIMUM_ALLOWED,
  OBJ_CASE_INSENSITIVE,
  REG_OPTION_VOLATILE,
} from '../abi/constants.gen.ts';
import * as status from '../abi/status.gen.ts';
import { KernelMode, UserMode } from '../ke/index.ts';
import {
  NO_ATTRIBUTES,
  ObpCloseHandle,
  ObpCreateEvent,
  ObpDereferenceObject,
  ObpHandleCount,
  ObpPointerCount,
  ObpReferenceByHandle,
  ObpReferenced,
} from '../ob/index.ts';
import { makeObjectManager, objectAttributes, run, setMode, unicode, user, zeroed } from '../ob/test-machine.ts';
import type { Pointer } from '../rings/layout.ts';
import { readBytes, readLong, readUlong, writeBytes, writeLong } from '../rings/memory.ts';
import { AccountTokens, SeInitSystem, SepCreateToken, SeRegisterCurrentToken, type Token } from '../se/index.ts';
import { CmpDataString, CmpDataStrings, CmpDwordBytes, CmpMultiStringBytes, CmpStringBytes } from './data.ts';
import { CmpExpand } from './expand.ts';
import {
  CmInitSystem,
  CmKernelClient,
  CmpCompareAltitudes,
  CmpDeleteTree,
  NtCreateKey,
  NtNotifyChangeKey,
  NtOpenKey,
  NtQueryValueKey,
  NtSetValueKey,
} from './index.ts';
import { KeyNode, REGISTRY_QUOTA } from './node.ts';

const LAB = '\\Registry\\Machine\\Software\\Lab';
const KERNEL_HALF = 0x80800000 | 0;

function become(token: Token): void {
  const { token: object } = SepCreateToken(token);
  SeRegisterCurrentToken(() => object);
}

beforeEach(() => {
  makeObjectManager();
  SeInitSystem();
  CmInitSystem(2);
  setMode(KernelMode);
});

/** NtOpenKey or NtCreateKey as ring 3 (or the kernel) calls it. */
function open(path: string, access: number, options?: number): { status: number; handle: number } {
  const attributes = objectAttributes(path, OBJ_CASE_INSENSITIVE, 0, user);
  const out = user(4);
  writeLong(out, 0);
  const result =
    options === undefined
      ? run(NtOpenKey(out, access, attributes))
      : run(NtCreateKey(out, access, attributes, 0, 0, options, 0));
  return { status: result, handle: readLong(out) };
}

function create(path: string, access = KEY_ALL_ACCESS, options = 0): number {
  const made = open(path, access, options);
  expect(made.status).toBe(status.STATUS_SUCCESS);
  return made.handle;
}

function setValue(handle: number, name: string, data: Uint8Array, allocate = user): number {
  const at = allocate(data.length);
  writeBytes(at, data);
  return run(NtSetValueKey(handle, unicode(name, allocate), 0, 3, at, data.length));
}

describe('the tree', () => {
  it('lists keys by name and values as they came, whatever their case', () => {
    const root = new KeyNode('R', undefined, { owner: undefined, group: undefined, dacl: undefined, control: 0 });
    for (const name of ['beta', 'Alpha', 'GAMMA', 'alpha2']) root.add(name, root.descriptor);
    expect(root.subkeys.map(({ name }) => name)).toEqual(['Alpha', 'alpha2', 'beta', 'GAMMA']);
    expect(root.subkey('gamma')?.path).toBe('\\R\\GAMMA');
    root.setValue('Z', 1, new Uint8Array(2));
    root.setValue('a', 1, new Uint8Array(2));
    root.setValue('z', 4, new Uint8Array(4));
    expect(root.values.map(({ name, type }) => [name, type])).toEqual([
      ['Z', 4],
      ['a', 1],
    ]);
    expect(root.deleteValue('A')).toBe(true);
    expect(root.deleteValue('A')).toBe(false);
  });

  it('has an end, and gives back what is deleted', () => {
    const key = create(LAB);
    const big = new Uint8Array(REGISTRY_QUOTA / 2);
    expect(run(CmKernelClient.set(key, 'One', 3, big))).toBe(status.STATUS_SUCCESS);
    expect(run(CmKernelClient.set(key, 'Two', 3, big))).toBe(status.STATUS_REGISTRY_QUOTA_LIMIT);
    expect(run(CmKernelClient.set(key, 'One', 3, new Uint8Array(1)))).toBe(status.STATUS_SUCCESS);
    expect(run(CmKernelClient.set(key, 'Two', 3, big))).toBe(status.STATUS_SUCCESS);
    run(CmKernelClient.close(key));
    expect(run(CmpDeleteTree(CmKernelClient, 0, LAB))).toBe(status.STATUS_SUCCESS);
    const again = create(LAB);
    expect(run(CmKernelClient.set(again, 'One', 3, big))).toBe(status.STATUS_SUCCESS);
  });

  it('starts with what drivers look for', () => {
    const opened = run(CmKernelClient.open(0, '\\Registry\\Machine\\System\\CurrentControlSet\\Services', KEY_READ));
    expect(opened.status).toBe(status.STATUS_SUCCESS);
    const processor = '\\Registry\\Machine\\Hardware\\Description\\System\\CentralProcessor';
    expect(run(CmKernelClient.open(0, `${processor}\\1`, KEY_READ)).status).toBe(status.STATUS_SUCCESS);
    expect(run(CmKernelClient.open(0, `${processor}\\2`, KEY_READ)).status).toBe(status.STATUS_OBJECT_NAME_NOT_FOUND);
    expect(run(CmKernelClient.create(0, `${processor}\\3`, KEY_READ)).status).toBe(
      status.STATUS_CHILD_MUST_BE_VOLATILE,
    );
  });
});

describe('names', () => {
  it('have a longest and a deepest', () => {
    create(LAB);
    expect(open(`${LAB}\\${'x'.repeat(255)}`, KEY_READ, 0).status).toBe(status.STATUS_SUCCESS);
    expect(open(`${LAB}\\${'x'.repeat(256)}`, KEY_READ, 0).status).toBe(status.STATUS_INVALID_PARAMETER);
    let path = LAB;
    let last = 0;
    for (let depth = 4; depth <= 513 && last >= 0; depth++) {
      path += '\\d';
      const made = run(CmKernelClient.create(0, path, KEY_READ));
      last = made.status;
      if (last >= 0) run(CmKernelClient.close(made.handle));
      else expect(depth).toBe(513);
    }
    expect(last).toBe(status.STATUS_INVALID_PARAMETER);
  });

  it('of values: a zero that is counted is no part of it', () => {
    const key = create(LAB);
    expect(setValue(key, 'Name\0', CmpDwordBytes(1))).toBe(status.STATUS_SUCCESS);
    expect(run(CmKernelClient.query(key, 'name')).data).toEqual(CmpDwordBytes(1));
    expect(run(CmKernelClient.set(key, 'n'.repeat(16_384), 3, new Uint8Array()))).toBe(status.STATUS_INVALID_PARAMETER);
  });
});

describe('access', () => {
  it('is what the key allows the user, and the handle what was asked for', () => {
    create(LAB);
    setMode(UserMode);
    become(AccountTokens.localService);
    expect(open(LAB, KEY_ALL_ACCESS).status).toBe(status.STATUS_ACCESS_DENIED);
    expect(open(`${LAB}\\New`, KEY_READ, REG_OPTION_VOLATILE).status).toBe(status.STATUS_ACCESS_DENIED);
    const reader = open(LAB, KEY_READ);
    expect(reader.status).toBe(status.STATUS_SUCCESS);
    expect(setValue(reader.handle, 'x', CmpDwordBytes(1))).toBe(status.STATUS_ACCESS_DENIED);
    const most = open(LAB, MAXIMUM_ALLOWED);
    expect(ObpReferenceByHandle(most.handle, KEY_READ, 0, UserMode)).toBe(status.STATUS_SUCCESS);
    expect(ObpReferenceByHandle(most.handle, KEY_SET_VALUE, 0, UserMode)).toBe(status.STATUS_ACCESS_DENIED);
    expect(open('\\Registry\\Machine\\SAM', KEY_QUERY_VALUE).status).toBe(status.STATUS_ACCESS_DENIED);
    become(AccountTokens.administrator);
    expect(open('\\Registry\\Machine\\SECURITY', KEY_QUERY_VALUE).status).toBe(status.STATUS_ACCESS_DENIED);
    const writer = open(LAB, KEY_ALL_ACCESS);
    expect(setValue(writer.handle, 'x', CmpDwordBytes(1))).toBe(status.STATUS_SUCCESS);
    become(AccountTokens.system);
    expect(open('\\Registry\\Machine\\SAM', KEY_QUERY_VALUE).status).toBe(status.STATUS_SUCCESS);
  });

  it('is not asked for in kernel mode', () => {
    become(AccountTokens.localService);
    expect(setValue(create(LAB, KEY_READ), 'x', CmpDwordBytes(1))).toBe(status.STATUS_SUCCESS);
  });
});

describe('what ring 3 passes', () => {
  const query = (handle: number, buffer: Pointer, length: number, result: Pointer, name = unicode('x', user)) =>
    run(NtQueryValueKey(handle, name, 2, buffer, length, result));

  it('is checked: a bad pointer is a status', () => {
    setMode(UserMode);
    const key = create(LAB);
    expect(setValue(key, 'x', CmpDwordBytes(7))).toBe(status.STATUS_SUCCESS);
    const result = user(4);
    expect(query(key, user(16), 16, result)).toBe(status.STATUS_SUCCESS);
    for (const bad of [4, KERNEL_HALF]) {
      expect(query(key, bad, 16, result)).toBe(status.STATUS_ACCESS_VIOLATION);
      expect(query(key, user(16), 16, bad)).toBe(status.STATUS_ACCESS_VIOLATION);
      expect(query(key, user(16), 16, result, bad)).toBe(status.STATUS_ACCESS_VIOLATION);
      expect(run(NtSetValueKey(key, unicode('x', user), 0, 3, bad, 4))).toBe(status.STATUS_ACCESS_VIOLATION);
    }
    expect(query(key, user(16) + 1, 15, result)).toBe(status.STATUS_DATATYPE_MISALIGNMENT);
    expect(run(NtSetValueKey(key, unicode('x', user), 0, 3, user(4), -1))).toBe(status.STATUS_ACCESS_VIOLATION);
    expect(run(NtOpenKey(KERNEL_HALF, KEY_READ, objectAttributes(LAB, 0x40, 0, user)))).toBe(
      status.STATUS_ACCESS_VIOLATION,
    );
  });

  it('is answered as far as it goes', () => {
    const key = create(LAB);
    setValue(key, 'x', CmpStringBytes('hello'));
    const result = zeroed(4);
    const buffer = zeroed(64);
    writeLong(buffer + 12, -1);
    expect(query(key, buffer, 11, result, unicode('x'))).toBe(status.STATUS_BUFFER_TOO_SMALL);
    expect(readUlong(result)).toBe(24);
    expect(readLong(buffer)).toBe(0);
    expect(query(key, buffer, 14, result, unicode('x'))).toBe(status.STATUS_BUFFER_OVERFLOW);
    expect([...readBytes(buffer + 12, 4)]).toEqual([0x68, 0, 0xff, 0xff]);
    expect(query(key, buffer, 24, result, unicode('x'))).toBe(status.STATUS_SUCCESS);
    expect(CmpDataString(readBytes(buffer + 12, 12))).toBe('hello');
  });
});

it('a key that is deleted is gone for new opens, and dead for old ones', () => {
  const key = create(LAB);
  const other = create(LAB);
  expect(run(CmKernelClient.deleteKey(key))).toBe(status.STATUS_SUCCESS);
  expect(open(LAB, KEY_READ).status).toBe(status.STATUS_OBJECT_NAME_NOT_FOUND);
  expect(run(CmKernelClient.query(other, 'x')).status).toBe(status.STATUS_KEY_DELETED);
  create(LAB);
  expect(run(CmKernelClient.query(other, 'x')).status).toBe(status.STATUS_KEY_DELETED);
  ObpReferenceByHandle(other, 0, 0, KernelMode);
  expect(ObpHandleCount(ObpReferenced.object)).toBe(1);
  expect(run(ObpCloseHandle(other, KernelMode))).toBe(status.STATUS_SUCCESS);
});

it('only so many calls wait for one key object, and each that is refused gives its references back', () => {
  const key = create(LAB);
  const event = run(ObpCreateEvent(NO_ATTRIBUTES, 0x1f0003, KernelMode, 0, false)).handle;
  const iosb = zeroed(8);
  const watch = () => run(NtNotifyChangeKey(key, event, 0, 0, iosb, 1, 0, 0, 0, 1));
  const references = (handle: number): number => {
    ObpReferenceByHandle(handle, 0, 0, KernelMode);
    run(ObpDereferenceObject(ObpReferenced.object));
    return ObpPointerCount(ObpReferenced.object);
  };
  let taken = 0;
  while (taken < 100_000 && watch() === status.STATUS_PENDING) taken++;
  expect(taken).toBe(5_000);
  const before = [references(key), references(event)];
  expect(watch()).toBe(status.STATUS_INSUFFICIENT_RESOURCES);
  expect([references(key), references(event)]).toEqual(before);
});

it('altitudes are compared as numbers of any length', () => {
  expect(CmpCompareAltitudes('40000', '385200')).toBeLessThan(0);
  expect(CmpCompareAltitudes('385200.5', '385200.45')).toBeGreaterThan(0);
  expect(CmpCompareAltitudes('385200.50', '385200.5')).toBe(0);
  expect(CmpCompareAltitudes('0385200', '385200')).toBe(0);
  expect(CmpCompareAltitudes('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
});

it('data and variables are read as they are written', () => {
  expect(CmpDataStrings(CmpMultiStringBytes(['one', 'two']))).toEqual(['one', 'two']);
  expect(CmpDataStrings(new Uint8Array())).toEqual([]);
  expect(CmpDataString(new Uint8Array([0x41, 0, 0x42]))).toBe('A');
  const variables = new Map([['SYSTEMROOT', 'C:\\WINDOWS']]);
  expect(CmpExpand('%SystemRoot%\\x %NOT% 100%', variables)).toBe('C:\\WINDOWS\\x %NOT% 100%');
});
