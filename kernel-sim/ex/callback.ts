/**
 * Callback objects: drivers register routines with a named object, others notify them.
 *
 * The object manager lies above ex: it creates and finds the objects, through procedures that it registers here.
 *
 *   CALLBACK_OBJECT                       registration (the handle)
 *   +0  signature 'Call'                  +0  link           +16 context
 *   +4  list of registrations             +8  object         +20 calls in progress
 *   +12 several registrations allowed     +12 routine        +24 event of who unregisters
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_SUCCESS } from '../abi/status.gen.ts';
import { KEVENT } from '../abi/structs.gen.ts';
import { APC_LEVEL, DISPATCH_LEVEL } from '../hal/processor.ts';
import { KeInitializeEvent, KeSetEvent, KiWait } from '../ke/index.ts';
import { KeAssertIrql } from '../ke/irql.ts';
import { SimulatorError } from '../rings/exception.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { InitializeListHead, InsertTailList, IsListEmpty, listEntries, RemoveEntryList } from '../rtl/list.ts';
import { ExAllocateKernelPool, ExFreePool } from './pool.ts';
import { poolTag } from './pool-header.ts';

export const CALLBACK_OBJECT_BYTES = 16;
const SIGNATURE = poolTag('Call');
const TAG_REGISTRATION = poolTag('CbRb');
const LIST = 4;
const MULTIPLE = 12;
const Registration = { OBJECT: 8, ROUTINE: 12, CONTEXT: 16, BUSY: 20, WAITING: 24, EVENT: 28 } as const;

/** What the object manager provides for callback objects. */
export interface CallbackObjectProcedures {
  /** Opens the object of OBJECT_ATTRIBUTES, or creates one of CALLBACK_OBJECT_BYTES when `create` allows. */
  open(attributes: Pointer, create: boolean): Kernel<{ status: number; object: Pointer; created: boolean }>;
  reference(object: Pointer): void;
  dereference(object: Pointer): Kernel<void>;
}

let procedures: CallbackObjectProcedures | undefined;

export function ExRegisterCallbackObjects(newProcedures: CallbackObjectProcedures): void {
  procedures = newProcedures;
}

function objects(): CallbackObjectProcedures {
  if (!procedures) throw new SimulatorError('callback objects are used before the object manager has registered');
  return procedures;
}

/** @returns the object manager's status @irql PASSIVE_LEVEL @see ExCreateCallback */
export function* ExCreateCallback(
  result: Pointer,
  attributes: Pointer,
  create: number,
  allowMultiple: number,
): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'ExCreateCallback');
  const { status, object, created } = yield* objects().open(attributes, (create & 0xff) !== 0);
  if (status < 0) return status;
  if (created) {
    writeLong(object, SIGNATURE);
    InitializeListHead((object + LIST) | 0);
    writeLong((object + MULTIPLE) | 0, allowMultiple & 0xff);
  }
  writeLong(result, object);
  return STATUS_SUCCESS;
}

/** @returns the registration, 0 without memory or when the object takes one only and has it @irql <= APC_LEVEL @see ExRegisterCallback */
export function ExRegisterCallback(object: Pointer, routine: Pointer, context: Pointer): Pointer {
  KeAssertIrql(APC_LEVEL, 'ExRegisterCallback');
  if (readLong((object + MULTIPLE) | 0) === 0 && !IsListEmpty((object + LIST) | 0)) return 0;
  const registration = ExAllocateKernelPool(NonPagedPool, Registration.EVENT + KEVENT.sizeof, TAG_REGISTRATION);
  if (registration === 0) return 0;
  objects().reference(object);
  writeLong((registration + Registration.OBJECT) | 0, object);
  writeLong((registration + Registration.ROUTINE) | 0, routine);
  writeLong((registration + Registration.CONTEXT) | 0, context);
  writeLong((registration + Registration.BUSY) | 0, 0);
  writeLong((registration + Registration.WAITING) | 0, 0);
  KeInitializeEvent((registration + Registration.EVENT) | 0, 0, 0);
  InsertTailList((object + LIST) | 0, registration);
  return registration;
}

/** Waits until calls in progress are over. @irql <= APC_LEVEL @see ExUnregisterCallback */
export function* ExUnregisterCallback(registration: Pointer): Kernel<void> {
  KeAssertIrql(APC_LEVEL, 'ExUnregisterCallback');
  writeLong((registration + Registration.WAITING) | 0, 1);
  if (readLong((registration + Registration.BUSY) | 0) > 0) yield* KiWait([(registration + Registration.EVENT) | 0]);
  RemoveEntryList(registration);
  const object = readLong((registration + Registration.OBJECT) | 0);
  ExFreePool(registration);
  yield* objects().dereference(object);
}

/** Calls the registered routines in order, at the caller's IRQL. @irql <= DISPATCH_LEVEL @see ExNotifyCallback */
export function* ExNotifyCallback(object: Pointer, argument1: Pointer, argument2: Pointer): Kernel<void> {
  KeAssertIrql(DISPATCH_LEVEL, 'ExNotifyCallback');
  if (object === 0) return;
  const head = (object + LIST) | 0;
  for (let registration = readLong(head); registration !== head; ) {
    followLink();
    const busy = (registration + Registration.BUSY) | 0;
    if (readLong((registration + Registration.WAITING) | 0) === 0) {
      writeLong(busy, readLong(busy) + 1);
      const routine = readLong((registration + Registration.ROUTINE) | 0);
      yield callKernel('v', routine, readLong((registration + Registration.CONTEXT) | 0), argument1, argument2);
      writeLong(busy, readLong(busy) - 1);
    }
    // Read before the one who unregisters may go on and free it.
    const next = readLong(registration);
    const waiting = readLong((registration + Registration.WAITING) | 0) !== 0 && readLong(busy) === 0;
    if (waiting) yield* KeSetEvent((registration + Registration.EVENT) | 0, 0, 0);
    registration = next;
  }
}

/** The registrations of an object, for snapshots. */
export function* ExCallbackRegistrations(object: Pointer): Generator<Pointer, void, void> {
  for (const registration of listEntries((object + LIST) | 0)) yield registration;
}
