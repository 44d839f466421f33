/**
 * Mutant objects, ring 3's mutexes: NtCreateMutant and its relatives over ke's KMUTANT.
 *
 * NT keeps these services in ex; see ob/event.ts.
 */

import { STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_INFO_CLASS } from '../abi/status.gen.ts';
import { KMUTANT } from '../abi/structs.gen.ts';
import {
  KeGetCurrentThread,
  KeGetPreviousMode,
  KeInitializeMutant,
  KeReadStateMutex,
  KeReleaseMutant,
} from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, readUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import type { HandleResult } from './capture.ts';
import type { ObjectAttributes } from './create-info.ts';
import {
  type HandleAction,
  ObpAnswerQuery,
  ObpCreateNamed,
  ObpCreateService,
  ObpHandleService,
  ObpOnHandle,
  ObpOpenService,
} from './service.ts';
import { ObCreateObjectType } from './type.ts';
import { zw } from './zw.ts';

const READ_CONTROL = 0x00020000;
const SYNCHRONIZE = 0x00100000;
const MUTANT_QUERY_STATE = 0x0001;
const MUTANT_ALL_ACCESS = 0x001f0001;
const MUTANT_INCREMENT = 1;

export let ExpMutantType: Pointer = 0;

export function ExpInitializeMutants(): void {
  ExpMutantType = ObCreateObjectType('Mutant', {
    poolTag: 'Muta',
    genericMapping: [READ_CONTROL | MUTANT_QUERY_STATE, READ_CONTROL, READ_CONTROL | SYNCHRONIZE, MUTANT_ALL_ACCESS],
    validAccess: MUTANT_ALL_ACCESS,
    defaultObjectOffset: 0,
    dump: (mutant) => {
      const owner = readPointer(mutant + KMUTANT.OwnerThread);
      return owner === 0 ? 'mutant, free' : `mutant, owned by thread ${(owner >>> 0).toString(16)}`;
    },
    // Freed while owned, it would stay in its owner's list of mutants: released as NT's delete procedure does.
    *delete(mutant) {
      if (readPointer(mutant + KMUTANT.OwnerThread) !== 0) yield* KeReleaseMutant(mutant, MUTANT_INCREMENT, 1, 0);
    },
  });
}

/** NtCreateMutant with values. */
export function* ObpCreateMutant(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  owned: boolean,
): Kernel<HandleResult> {
  return yield* ObpCreateNamed(ExpMutantType, KMUTANT.sizeof, attributes, access, mode, (mutant) => {
    KeInitializeMutant(mutant, owned ? 1 : 0);
    return undefined;
  });
}

function* release(mutant: Pointer): Kernel<number> {
  return yield* KeReleaseMutant(mutant, MUTANT_INCREMENT, 0, 0);
}

/** NtReleaseMutant with values; the former count is the value. */
export function* ObpReleaseMutant(handle: number, mode: number): Kernel<HandleAction> {
  return yield* ObpOnHandle(handle, 0, ExpMutantType, mode, release);
}

/** Creates a mutant. @irql PASSIVE_LEVEL */
export function* NtCreateMutant(handle: Pointer, access: number, attributes: Pointer, owned: number): Kernel<number> {
  return yield* ObpCreateService(handle, attributes, (captured, mode) =>
    ObpCreateMutant(captured, access, mode, (owned & 0xff) !== 0),
  );
}

/** @see NtCreateMutant */
export function* ZwCreateMutant(handle: Pointer, access: number, attributes: Pointer, owned: number): Kernel<number> {
  return yield* zw(NtCreateMutant(handle, access, attributes, owned));
}

/** Opens a named mutant. @irql PASSIVE_LEVEL */
export function* NtOpenMutant(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpOpenService(handle, access, attributes, ExpMutantType);
}

/** @see NtOpenMutant */
export function* ZwOpenMutant(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtOpenMutant(handle, access, attributes));
}

/** Releases one ownership. STATUS_MUTANT_NOT_OWNED for a thread that is not the owner. @irql PASSIVE_LEVEL */
export function* NtReleaseMutant(handle: number, previous: Pointer): Kernel<number> {
  return yield* ObpHandleService(handle, 0, ExpMutantType, previous, release);
}

/** @see NtReleaseMutant */
export function* ZwReleaseMutant(handle: number, previous: Pointer): Kernel<number> {
  return yield* zw(NtReleaseMutant(handle, previous));
}

/** MutantBasicInformation: count, owned by caller, abandoned. @irql PASSIVE_LEVEL */
export function* NtQueryMutant(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  if (informationClass !== 0) return STATUS_INVALID_INFO_CLASS;
  let words: number[] = [];
  const mode = KeGetPreviousMode();
  const { status } = yield* ObpOnHandle(handle, MUTANT_QUERY_STATE, ExpMutantType, mode, function* (mutant) {
    const mine = readPointer(mutant + KMUTANT.OwnerThread) === KeGetCurrentThread() ? 1 : 0;
    words = [KeReadStateMutex(mutant), mine | (readUchar(mutant + KMUTANT.Abandoned) << 8)];
    return 0;
  });
  return status < 0 ? status : ObpAnswerQuery(buffer, length, returnLength, words, STATUS_INFO_LENGTH_MISMATCH);
}

/** @see NtQueryMutant */
export function* ZwQueryMutant(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQueryMutant(handle, informationClass, buffer, length, returnLength));
}
