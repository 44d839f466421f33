import { beforeEach, describe, expect, it } from 'vitest';
import * as S from '../abi/status.gen.ts';
import { MAILBOX } from '../rings/layout.ts';
import { kernelSpace, readLong, writeLong, writeUshort } from '../rings/memory.ts';
import * as Ob from './index.ts';
import { makeObjectManager, run, unicode, zeroed } from './test-machine.ts';

beforeEach(makeObjectManager);

const PRE = 0x2001;
const POST = 0x2002;

function thing(): number {
  return Ob.ObCreateObjectType('Thing', {
    poolTag: 'Thin',
    genericMapping: [1, 2, 4, 7],
    validAccess: 7,
    supportsCallbacks: true,
  });
}

function register(type: number, altitude: string, context: number, operations = 1): { status: number; handle: number } {
  const cell = zeroed(4);
  writeLong(cell, type);
  const operation = zeroed(16);
  [cell, operations, PRE, POST].forEach((word, i) => {
    writeLong(operation + 4 * i, word);
  });
  const registration = zeroed(20);
  writeUshort(registration, 0x100);
  writeUshort(registration + 2, 1);
  const text = unicode(altitude);
  writeLong(registration + 4, readLong(text));
  writeLong(registration + 8, readLong(text + 4));
  writeLong(registration + 12, context);
  writeLong(registration + 16, operation);
  const handle = zeroed(4);
  return { status: Ob.ObRegisterCallbacks(registration, handle), handle: readLong(handle) };
}

describe('callbacks on handles', () => {
  it('run from high to low altitude before, from low to high after, and can take access away', () => {
    const type = thing();
    expect(register(type, '100', 1).status).toBe(S.STATUS_SUCCESS);
    const high = register(type, '200', 2);
    const seen: string[] = [];
    const answer = (): number => {
      const [routine, context, info] = kernelSpace.i32.subarray(MAILBOX >> 2, (MAILBOX >> 2) + 3);
      if (routine === PRE) {
        const parameters = readLong(info + 20);
        seen.push(`pre ${context} desired ${readLong(parameters)} original ${readLong(parameters + 4)}`);
        writeLong(parameters, readLong(parameters) & ~context);
        writeLong(info + 16, 100 + context);
      } else {
        seen.push(
          `post ${context} call ${readLong(info + 16)} status ${readLong(info + 20)} granted ${readLong(readLong(info + 24))}`,
        );
      }
      return 0;
    };
    const { object } = Ob.ObpCreateObject(type, 8);
    const { handle } = run(Ob.ObpInsertObject(object, { access: 7 }), answer);
    expect(seen).toEqual([
      'pre 2 desired 7 original 7',
      'pre 1 desired 5 original 7',
      'post 1 call 101 status 0 granted 4',
      'post 2 call 102 status 0 granted 4',
    ]);
    expect(Ob.ObHandleRecords()).toMatchObject([{ handle, access: 4 }]);
    Ob.ObUnRegisterCallbacks(high.handle);
    expect(Ob.ObCallbackRegistrations().map(({ altitude }) => altitude)).toEqual(['100']);
  });

  it('are registered for types that take them, once an altitude', () => {
    const type = thing();
    expect(register(Ob.ExpEventType, '1', 0).status).toBe(S.STATUS_INVALID_PARAMETER);
    expect(register(type, 'high', 0).status).toBe(S.STATUS_INVALID_PARAMETER);
    expect(register(type, '1', 0, 4).status).toBe(S.STATUS_INVALID_PARAMETER);
    expect(register(type, '1', 0).status).toBe(S.STATUS_SUCCESS);
    expect(register(type, '1', 0).status).toBe(S.STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
    expect(Ob.ObGetFilterVersion()).toBe(0x100);
  });
});
