import { beforeEach, describe, expect, it } from 'vitest';
import * as S from '../abi/status.gen.ts';
import {
  ExpEventType,
  NtCreateEvent,
  NtOpenEvent,
  OBJECT_TYPE,
  ObpCreateEvent,
  ObpOpenByName,
  ObpOpenByPointer,
} from '../ob/index.ts';
import { makeObjectManager, objectAttributes, run, setMode, user, zeroed } from '../ob/test-machine.ts';
import { readBytes, readLong, writeBytes, writeLong } from '../rings/memory.ts';
import * as Se from './index.ts';

const FILE = [0x120089, 0x120116, 0x1200a0, 0x1f01ff] as const;
const MAXIMUM_ALLOWED = 0x02000000;

beforeEach(() => {
  makeObjectManager();
  Se.SeInitSystem();
});

function parse(text: string): Se.SecurityDescriptor {
  const descriptor = Se.SeParseSddl(text);
  if (!descriptor) throw new Error(`not understood: ${text}`);
  return descriptor;
}
const check = (text: string, token: Se.Token, desired: number) =>
  Se.SepAccessCheck(parse(text), token, Se.SepMapMask(desired, FILE), FILE);
const { system, administrator, localService } = Se.AccountTokens;

describe('SDDL', () => {
  it('names types, rights and SIDs', () => {
    expect(parse('D:P(A;;GA;;;SY)(D;OICI;GRGW;;;S-1-5-32-545)(A;;0x1f01ff;;;BA)')).toEqual({
      owner: undefined,
      group: undefined,
      control: 0x1004,
      dacl: [
        { type: 0, flags: 0, mask: 0x10000000, sid: 'S-1-5-18' },
        { type: 1, flags: 3, mask: 0xc0000000 | 0, sid: 'S-1-5-32-545' },
        { type: 0, flags: 0, mask: 0x1f01ff, sid: 'S-1-5-32-544' },
      ],
    });
    expect(parse('O:BAG:SYD:')).toEqual({ owner: 'S-1-5-32-544', group: 'S-1-5-18', control: 4, dacl: [] });
    expect(parse('O:BA').dacl).toBe(undefined);
    expect(parse('D:P(A;;GA;;;SY)S:(AU;SA;GA;;;WD)').dacl?.length).toBe(1);
  });

  it('is refused when it is not well formed', () => {
    for (const text of [
      'D:P(A;;GA;;;ZZ)',
      'D:(A;;GA;;SY)',
      'D:(A;;XX;;;SY)',
      'D:(X;;GA;;;SY)',
      'D:(A;;GA;;;SY',
      'nonsense',
      'D:Q',
      'D:(A;;G;;;SY)',
      'D:(A;;GA;;;toString)',
    ])
      expect([text, Se.SeParseSddl(text)]).toEqual([text, undefined]);
  });

  it('survives the way through bytes', () => {
    const descriptor = parse('O:BAG:SYD:P(A;;GA;;;SY)(D;OICI;GRGW;;;BU)(A;;GR;;;S-1-5-21-4294967295-1-2-500)');
    const { descriptor: va } = Se.SepAllocateDescriptor(descriptor);
    expect(Se.SepReadDescriptor(va)).toEqual({ status: S.STATUS_SUCCESS, descriptor });
  });
});

describe('descriptors', () => {
  it('are read in absolute form', () => {
    const { descriptor: relative } = Se.SepAllocateDescriptor(parse('O:BAD:(A;;GA;;;SY)'));
    const va = zeroed(20);
    writeBytes(va, readBytes(relative, 2));
    writeLong(va, 1 | (4 << 16));
    writeLong(va + 4, relative + readLong(relative + 4));
    writeLong(va + 16, relative + readLong(relative + 16));
    expect(Se.SepReadDescriptor(va).descriptor).toMatchObject({ owner: 'S-1-5-32-544', dacl: [{ sid: 'S-1-5-18' }] });
  });

  it('are refused with a bad revision, an entry that does not fit, a bad SID', () => {
    const { descriptor: va } = Se.SepAllocateDescriptor(parse('O:BAD:(A;;GA;;;SY)'));
    const acl = va + readLong(va + 16);
    writeLong(acl + 4, 2);
    expect(Se.SepReadDescriptor(va).status).toBe(S.STATUS_INVALID_ACL);
    expect(Se.SepCaptureDescriptor(va, 0).status).toBe(S.STATUS_INVALID_SECURITY_DESCR);
    writeLong(va + readLong(va + 4), -1);
    expect(Se.SepReadDescriptor(va).status).toBe(S.STATUS_INVALID_SID);
    writeLong(va, 9);
    expect(Se.SepReadDescriptor(va).status).toBe(S.STATUS_UNKNOWN_REVISION);
  });
});

describe('access', () => {
  it('is for those that an entry names', () => {
    expect(check('D:P(A;;GA;;;SY)', system, 0x80000000 | 0)).toEqual({ status: S.STATUS_SUCCESS, granted: FILE[0] });
    expect(check('D:P(A;;GA;;;SY)', administrator, 0x80000000 | 0).status).toBe(S.STATUS_ACCESS_DENIED);
    expect(check('D:P(A;;GA;;;SY)(A;;GR;;;BA)', administrator, 0x80000000 | 0).status).toBe(S.STATUS_SUCCESS);
    expect(check('D:P(A;;GA;;;SY)(A;;GR;;;BA)', administrator, 0x40000000).status).toBe(S.STATUS_ACCESS_DENIED);
    expect(check('D:P(A;;GR;;;WD)', localService, 0x80000000 | 0).status).toBe(S.STATUS_SUCCESS);
  });

  it('is decided by the first entry that speaks of a bit', () => {
    expect(check('D:(D;;GW;;;BU)(A;;GA;;;BA)', administrator, 0x40000000).status).toBe(S.STATUS_ACCESS_DENIED);
    expect(check('D:(A;;GA;;;BA)(D;;GW;;;BU)', administrator, 0x40000000).status).toBe(S.STATUS_SUCCESS);
  });

  it('is for everyone without an ACL, for nobody with an empty one', () => {
    expect(check('O:SY', localService, 0x10000000)).toEqual({ status: S.STATUS_SUCCESS, granted: FILE[3] });
    expect(check('D:', system, 1).status).toBe(S.STATUS_ACCESS_DENIED);
  });

  it('lets the owner read and change the ACL', () => {
    expect(check('O:BAD:', administrator, 0x60000).status).toBe(S.STATUS_SUCCESS);
    expect(check('O:BAD:', localService, 0x20000).status).toBe(S.STATUS_ACCESS_DENIED);
  });

  it('MAXIMUM_ALLOWED is all that can be had', () => {
    expect(check('D:(A;;GR;;;WD)', localService, MAXIMUM_ALLOWED)).toEqual({ status: 0, granted: FILE[0] });
    expect(check('D:(A;;GR;;;SY)', localService, MAXIMUM_ALLOWED).status).toBe(S.STATUS_ACCESS_DENIED);
  });

  it('to the system ACL needs a privilege', () => {
    expect(check('D:(A;;GA;;;WD)', localService, 0x01000000).status).toBe(S.STATUS_PRIVILEGE_NOT_HELD);
    // To hold it is not enough.
    expect(check('D:(A;;GA;;;WD)', administrator, 0x01000000).status).toBe(S.STATUS_PRIVILEGE_NOT_HELD);
    const enabled = { ...administrator, privileges: administrator.held };
    expect(check('D:(A;;GA;;;WD)', enabled, 0x01000000)).toEqual({ status: 0, granted: 0x01000000 });
  });

  it('is asked for by the object manager when a handle is opened', () => {
    const { token } = Se.SepCreateToken(localService);
    const descriptor = parse('D:(A;;GA;;;SY)(A;;0x100000;;;WD)');
    const attributes = { root: 0, name: '\\BaseNamedObjects\\Go', attributes: 0x40, descriptor };
    const made = run(ObpCreateEvent(attributes, 0x1f0003, 1, 1, false));
    expect(made.status).toBe(S.STATUS_SUCCESS);
    Se.SeRegisterCurrentToken(() => token);
    const open = (access: number, mode = 1) =>
      run(ObpOpenByName({ ...attributes, descriptor: undefined }, ExpEventType, access, mode)).status;
    expect(open(2)).toBe(S.STATUS_ACCESS_DENIED);
    expect(open(0x100000)).toBe(S.STATUS_SUCCESS);
    expect(open(2, 0)).toBe(S.STATUS_SUCCESS);
    expect(
      run(ObpOpenByName({ ...attributes, attributes: 0x440, descriptor: undefined }, ExpEventType, 2, 0)).status,
    ).toBe(S.STATUS_ACCESS_DENIED);
  });
});

describe('a descriptor of ring 3', () => {
  /** NtCreateEvent from user mode with a descriptor at `va`. */
  function createWith(va: number): number {
    setMode(1);
    const attributes = objectAttributes(undefined, 0, 0, user);
    writeLong(attributes + 16, va);
    const status = run(NtCreateEvent(user(4), 0x1f0003, attributes, 0, 0));
    expect(run(NtOpenEvent(user(4), 2, attributes)) < 0).toBe(true);
    setMode(0);
    return status;
  }
  const events = () => readLong(ExpEventType + OBJECT_TYPE.TotalNumberOfObjects);

  it('is captured when all of it is in ring 3', () => {
    const bytes = Se.descriptorBytes(parse('O:BAD:(A;;GA;;;SY)'));
    const va = user(bytes.length);
    writeBytes(va, bytes);
    expect(createWith(va)).toBe(S.STATUS_SUCCESS);
  });

  it('is a bad pointer when it lies in the kernel, or one of its parts does', () => {
    const { descriptor } = Se.SepAllocateDescriptor(parse('O:BAD:(A;;GA;;;SY)'));
    const before = events();
    expect(createWith(descriptor)).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(createWith(0x80001000 | 0)).toBe(S.STATUS_ACCESS_VIOLATION);
    expect(createWith(0x7fff0000 - 4)).toBe(S.STATUS_ACCESS_VIOLATION);
    const va = user(20);
    for (const [part, words] of Object.entries({ owner: [1, 0], acl: [0, 1] })) {
      writeLong(va, 1 | (0x0004 << 16));
      writeLong(va + 4, words[0] ? descriptor + 20 : 0);
      writeLong(va + 8, 0);
      writeLong(va + 12, 0);
      writeLong(va + 16, words[1] ? descriptor + 36 : 0);
      expect([part, createWith(va)]).toEqual([part, S.STATUS_ACCESS_VIOLATION]);
    }
    // Nothing has been made that nobody can reach.
    expect(events()).toBe(before);
  });
});

describe('NtAdjustPrivilegesToken', () => {
  it('refuses more entries than there can be, however much memory they would have', () => {
    const { token } = Se.SepCreateToken(system);
    const { handle } = run(ObpOpenByPointer(token, 0, 0xf01ff, 0, 0));
    setMode(1);
    const state = user(16);
    // 4 + 12 * 0x15555556 does not fit into 32 bits: what is left of it is 12.
    for (const count of [0x3d, 0x15555556, 0x7fffffff, -1]) {
      writeLong(state, count);
      expect([count, run(Se.NtAdjustPrivilegesToken(handle, 0, state, 0, 0, 0))]).toEqual([
        count,
        S.STATUS_INVALID_PARAMETER,
      ]);
    }
    setMode(0);
  });
});

describe('exports', () => {
  it('SeAccessCheck trusts kernel mode', () => {
    const { descriptor } = Se.SepAllocateDescriptor(parse('D:'));
    const mapping = zeroed(16);
    FILE.forEach((bits, i) => {
      writeLong(mapping + 4 * i, bits);
    });
    const out = zeroed(8);
    const ask = (mode: number) => Se.SeAccessCheck(descriptor, 0, 0, 0x80000000 | 0, 0, 0, mapping, mode, out, out + 4);
    expect([ask(0), readLong(out), readLong(out + 4)]).toEqual([1, FILE[0], 0]);
    expect([ask(1), readLong(out), readLong(out + 4)]).toEqual([0, 0, S.STATUS_ACCESS_DENIED]);
  });

  it('SeSinglePrivilegeCheck looks into the token in user mode', () => {
    const { token } = Se.SepCreateToken(localService);
    Se.SeRegisterCurrentToken(() => token);
    const luid = zeroed(8);
    writeLong(luid, Se.Privilege.LOAD_DRIVER);
    expect([Se.SeSinglePrivilegeCheck(luid, 0), Se.SeSinglePrivilegeCheck(luid, 1)]).toEqual([1, 0]);
  });

  it('RtlMapGenericMask puts the mapping in place of the generic bits', () => {
    const mask = zeroed(4);
    const mapping = zeroed(16);
    FILE.forEach((bits, i) => {
      writeLong(mapping + 4 * i, bits);
    });
    writeLong(mask, 0x60010000);
    Se.RtlMapGenericMask(mask, mapping);
    expect(readLong(mask)).toBe(0x10000 | FILE[1] | FILE[2]);
  });
});
