/**
 * Callbacks on handles (ObRegisterCallbacks): drivers that see, and may narrow, each handle that is opened to a process or thread.
 *
 * Not modelled: the signature that NT demands of such a driver's image.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_FLT_INSTANCE_ALTITUDE_COLLISION,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_INVALID_PARAMETER,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, readPointer, readUshort, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { ObpReadText } from './header.ts';
import { ObpIsType, ObpTypeInfo, OpenReason } from './type.ts';

/** OB_CALLBACK_REGISTRATION and OB_OPERATION_REGISTRATION. */
const REGISTRATION = {
  Version: 0,
  Count: 2,
  Altitude_Length: 4,
  Altitude_Buffer: 8,
  Context: 12,
  Operations: 16,
} as const;
const OPERATION = { ObjectType: 0, Operations: 4, Pre: 8, Post: 12, SIZE: 16 } as const;
/** OB_PRE_OPERATION_INFORMATION, with its parameters behind it. */
const PRE = { Operation: 0, Flags: 4, Object: 8, Type: 12, CallContext: 16, Parameters: 20, SIZE: 24 } as const;
const PRE_PARAMETERS = { Desired: 0, Original: 4, Source: 8, Target: 12, SIZE: 16 } as const;
/** OB_POST_OPERATION_INFORMATION, with its parameters behind it. */
const POST = {
  Operation: 0,
  Flags: 4,
  Object: 8,
  Type: 12,
  CallContext: 16,
  Status: 20,
  Parameters: 24,
  SIZE: 28,
} as const;

const VERSION = 0x0100;
const HANDLE_CREATE = 1;
const HANDLE_DUPLICATE = 2;
const TAG = poolTag('ObCb');

interface Operation {
  readonly type: Pointer;
  readonly operations: number;
  readonly pre: Pointer;
  readonly post: Pointer;
}

export interface CallbackRegistration {
  readonly handle: Pointer;
  readonly altitude: string;
  readonly context: Pointer;
  readonly operations: readonly Operation[];
  /** Code address of the registering call. */
  readonly site: Pointer;
}

/** Highest altitude first: the order in which pre-operation routines run. */
let registrations: readonly CallbackRegistration[] = [];

export function ObpInitializeCallbacks(): void {
  registrations = [];
}

/** What is registered: a routine of an unloaded driver among it is a crash to come. */
export function ObCallbackRegistrations(): readonly CallbackRegistration[] {
  return registrations;
}

function readOperations(registration: Pointer): Operation[] | undefined {
  const operations: Operation[] = [];
  const first = readPointer(registration + REGISTRATION.Operations);
  for (let i = 0; i < readUshort(registration + REGISTRATION.Count); i++) {
    const at = first + i * OPERATION.SIZE;
    const type = readPointer(readPointer(at + OPERATION.ObjectType));
    const wanted = readLong(at + OPERATION.Operations);
    const pre = readPointer(at + OPERATION.Pre);
    const post = readPointer(at + OPERATION.Post);
    if (!ObpIsType(type) || !ObpTypeInfo(type).supportsCallbacks) return undefined;
    if (wanted === 0 || wanted & ~(HANDLE_CREATE | HANDLE_DUPLICATE) || (pre === 0 && post === 0)) return undefined;
    operations.push({ type, operations: wanted, pre, post });
  }
  return operations.length === 0 ? undefined : operations;
}

/** Altitudes are decimal numbers of any length, compared as such. */
function isHigher(a: string, b: string): boolean {
  return Number(a) > Number(b);
}

/**
 * Registers routines for handles to processes and threads.
 * @irql <= APC_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (version, type, operations), STATUS_FLT_INSTANCE_ALTITUDE_COLLISION, STATUS_INSUFFICIENT_RESOURCES
 * @see ObRegisterCallbacks
 */
export function ObRegisterCallbacks(registration: Pointer, handle: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'ObRegisterCallbacks');
  if (readUshort(registration + REGISTRATION.Version) !== VERSION) return STATUS_INVALID_PARAMETER;
  const operations = readOperations(registration);
  const length = readUshort(registration + REGISTRATION.Altitude_Length);
  const altitude = ObpReadText(readPointer(registration + REGISTRATION.Altitude_Buffer), length);
  if (!operations || !/^\d+(\.\d+)?$/.test(altitude)) return STATUS_INVALID_PARAMETER;
  if (registrations.some((other) => other.altitude === altitude)) return STATUS_FLT_INSTANCE_ALTITUDE_COLLISION;
  const block = ExAllocateKernelPool(NonPagedPool, 8, TAG);
  if (block === 0) return STATUS_INSUFFICIENT_RESOURCES;
  const context = readPointer(registration + REGISTRATION.Context);
  const made = { handle: block, altitude, context, operations, site: KiCallerSite() };
  registrations = [...registrations, made].sort((a, b) => (isHigher(a.altitude, b.altitude) ? -1 : 1));
  writeLong(handle, block);
  return STATUS_SUCCESS;
}

/** Ends a registration. @irql <= APC_LEVEL @see ObUnRegisterCallbacks */
export function ObUnRegisterCallbacks(handle: Pointer): void {
  KeAssertIrql(APC_LEVEL, 'ObUnRegisterCallbacks');
  const left = registrations.filter((registration) => registration.handle !== handle);
  if (left.length < registrations.length) ExFreePoolWithTag(handle, TAG);
  registrations = left;
}

/** @irql <= APC_LEVEL @see ObGetFilterVersion */
export function ObGetFilterVersion(): number {
  return VERSION;
}

/** A handle that is about to be made. */
export interface HandleOperation {
  readonly reason: number;
  readonly object: Pointer;
  readonly type: Pointer;
  readonly kernel: boolean;
  /** For a duplicate: whose handle it is taken from, and who gets it. */
  readonly source: Pointer;
  readonly target: Pointer;
}

interface Interested {
  readonly registration: CallbackRegistration;
  readonly operation: Operation;
  callContext: Pointer;
}

const operationOf = (reason: number): number => (reason === OpenReason.DUPLICATE ? HANDLE_DUPLICATE : HANDLE_CREATE);

/** Makes a handle with the routines around it: they may take bits from `access`, and are told the outcome. */
export function* ObpWithCallbacks(
  handle: HandleOperation,
  access: number,
  make: (access: number) => Kernel<{ status: number; handle: number }>,
): Kernel<{ status: number; handle: number }> {
  const operation = operationOf(handle.reason);
  const interested: Interested[] = registrations.flatMap((registration) =>
    registration.operations
      .filter((o) => o.type === handle.type && o.operations & operation)
      .map((o) => ({ registration, operation: o, callContext: 0 })),
  );
  if (interested.length === 0) return yield* make(access);
  const block = ExAllocateKernelPool(NonPagedPool, POST.SIZE + PRE_PARAMETERS.SIZE, TAG);
  if (block === 0) return { status: STATUS_INSUFFICIENT_RESOURCES, handle: 0 };
  const granted = yield* callPre(interested, handle, access, block);
  const made = yield* make(granted);
  yield* callPost(interested, handle, made.status, granted, block);
  ExFreePoolWithTag(block, TAG);
  return made;
}

function* callPre(interested: Interested[], handle: HandleOperation, access: number, block: Pointer): Kernel<number> {
  let desired = access;
  for (const one of interested) {
    if (one.operation.pre === 0) continue;
    const parameters = block + PRE.SIZE;
    fillBytes(block, PRE.SIZE + PRE_PARAMETERS.SIZE, 0);
    writeHead(block, handle);
    writeLong(block + PRE.Parameters, parameters);
    writeLong(parameters + PRE_PARAMETERS.Desired, desired);
    writeLong(parameters + PRE_PARAMETERS.Original, access);
    writeLong(parameters + PRE_PARAMETERS.Source, handle.source);
    writeLong(parameters + PRE_PARAMETERS.Target, handle.target);
    yield callKernel('i', one.operation.pre, one.registration.context, block);
    one.callContext = readPointer(block + PRE.CallContext);
    // Bits can be taken away, never added; a kernel handle keeps what it asked for.
    if (!handle.kernel) desired &= readLong(parameters + PRE_PARAMETERS.Desired);
  }
  return desired;
}

function* callPost(
  interested: Interested[],
  handle: HandleOperation,
  status: number,
  granted: number,
  block: Pointer,
): Kernel<void> {
  for (const one of [...interested].reverse()) {
    if (one.operation.post === 0) continue;
    fillBytes(block, POST.SIZE + 4, 0);
    writeHead(block, handle);
    writeLong(block + POST.CallContext, one.callContext);
    writeLong(block + POST.Status, status);
    writeLong(block + POST.Parameters, block + POST.SIZE);
    writeLong(block + POST.SIZE, status < 0 ? 0 : granted);
    yield callKernel('v', one.operation.post, one.registration.context, block);
  }
}

/** The fields that both structures begin with. */
function writeHead(block: Pointer, { reason, kernel, object, type }: HandleOperation): void {
  writeLong(block + PRE.Operation, operationOf(reason));
  writeLong(block + PRE.Flags, kernel ? 1 : 0);
  writeLong(block + PRE.Object, object);
  writeLong(block + PRE.Type, type);
}
