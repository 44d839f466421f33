/**
 * Registry callbacks: who is registered, in which order, and what each keeps with key objects.
 *
 * Not modelled: that a routine which ends its own registration from within itself waits for itself on NT too; it does so here.
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
import { IopAcquireEvent, IopReleaseEvent } from '../io/index.ts';
import { KeAssertIrql, KeGetCurrentThread, KernelMode, KiSetEvent, KiSystemTime, KiWait } from '../ke/index.ts';
import { ObpReadText } from '../ob/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLonglong, readPointer, readUshort, writeLong, writeLonglong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';

export interface CallbackRegistration {
  readonly cookie: bigint;
  readonly routine: Pointer;
  readonly context: Pointer;
  /** undefined for CmRegisterCallback, which has none. */
  readonly altitude: string | undefined;
  /** Code address of the registering call. */
  readonly site: Pointer;
  /** Operations under way that it takes part in. */
  active: number;
  /** CmUnRegisterCallback waits for those. */
  leaving: Pointer;
}

const OBJECT_CONTEXT_CLEANUP = 40;
/** REG_CALLBACK_CONTEXT_CLEANUP_INFORMATION: object, context, reserved. */
const CLEANUP_BYTES = 12;
const TAG_CONTEXT = poolTag('CMcx');

/** What a registration keeps with a key object, and the block that it will be told with. */
interface KeptContext {
  value: Pointer;
  readonly block: Pointer;
}

/** In the order in which they are called: those without an altitude, then the highest altitude first. */
let registrations: readonly CallbackRegistration[] = [];
let nextCookie = 0n;
let contexts = new Map<Pointer, Map<CallbackRegistration, KeptContext>>();
/** The routine that a thread is in just now. */
let running = new Map<Pointer, CallbackRegistration>();

export function CmpInitializeCallbacks(): void {
  registrations = [];
  nextCookie = KiSystemTime();
  contexts = new Map();
  running = new Map();
}

/** What is registered: a routine of an unloaded driver among it is a crash to come. */
export function CmCallbackRegistrations(): readonly CallbackRegistration[] {
  return registrations;
}

/** Altitudes are decimal numbers of any length. @returns how `a` stands to `b`: negative, 0 or positive */
export function CmpCompareAltitudes(a: string, b: string): number {
  const [wholeA, fractionA = ''] = a.split('.');
  const [wholeB, fractionB = ''] = b.split('.');
  const whole = BigInt(wholeA) - BigInt(wholeB);
  if (whole !== 0n) return whole < 0n ? -1 : 1;
  const digits = Math.max(fractionA.length, fractionB.length);
  const left = fractionA.padEnd(digits, '0');
  const right = fractionB.padEnd(digits, '0');
  return left === right ? 0 : left < right ? -1 : 1;
}

function rank(a: CallbackRegistration, b: CallbackRegistration): number {
  if (a.altitude === undefined || b.altitude === undefined)
    return Number(a.altitude !== undefined) - Number(b.altitude !== undefined);
  return CmpCompareAltitudes(b.altitude, a.altitude);
}

function register(routine: Pointer, context: Pointer, altitude: string | undefined, cookie: Pointer): number {
  const site = KiCallerSite();
  const made = { cookie: ++nextCookie, routine, context, altitude, site, active: 0, leaving: 0 };
  registrations = [...registrations, made].sort(rank);
  writeLonglong(cookie, made.cookie);
  return STATUS_SUCCESS;
}

/**
 * Registers a routine for all registry operations, above those that have an altitude.
 * @irql <= APC_LEVEL (checked)
 * @returns STATUS_SUCCESS
 * Not modelled: a limit to how many there are.
 * @see CmRegisterCallback
 */
export function CmRegisterCallback(routine: Pointer, context: Pointer, cookie: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'CmRegisterCallback');
  return register(routine, context, undefined, cookie);
}

/**
 * Registers a routine for all registry operations at an altitude.
 * @irql <= APC_LEVEL (checked)
 * @returns STATUS_SUCCESS, STATUS_FLT_INSTANCE_ALTITUDE_COLLISION, STATUS_INVALID_PARAMETER (the altitude is no decimal number)
 * Not modelled: that the driver object is looked at.
 * @see CmRegisterCallbackEx
 */
export function CmRegisterCallbackEx(
  routine: Pointer,
  altitude: Pointer,
  _driver: Pointer,
  context: Pointer,
  cookie: Pointer,
  _reserved: Pointer,
): number {
  KeAssertIrql(APC_LEVEL, 'CmRegisterCallbackEx');
  const text = ObpReadText(readPointer(altitude + 4), readUshort(altitude));
  if (!/^\d+(\.\d+)?$/.test(text)) return STATUS_INVALID_PARAMETER;
  const taken = registrations.some((other) => other.altitude && CmpCompareAltitudes(other.altitude, text) === 0);
  return taken ? STATUS_FLT_INSTANCE_ALTITUDE_COLLISION : register(routine, context, text, cookie);
}

/** The registration that a pointer to a cookie names. */
export function CmpFindRegistration(cookie: Pointer): CallbackRegistration | undefined {
  const value = readLonglong(cookie);
  return registrations.find((one) => one.cookie === value);
}

/**
 * Ends a registration. It returns when no operation that the routine takes part in is under way any more; contexts that it kept with key objects are
 * handed back by RegNtCallbackObjectContextCleanup first.
 * @irql <= APC_LEVEL (checked)
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER (no such registration)
 * @see CmUnRegisterCallback
 */
export function* CmUnRegisterCallback(cookie: Pointer): Kernel<number> {
  KeAssertIrql(APC_LEVEL, 'CmUnRegisterCallback');
  const found = CmpFindRegistration(cookie);
  if (!found) return STATUS_INVALID_PARAMETER;
  registrations = registrations.filter((one) => one !== found);
  if (found.active > 0) {
    found.leaving = IopAcquireEvent();
    yield* KiWait([found.leaving], { mode: KernelMode });
    IopReleaseEvent(found.leaving);
  }
  for (const [object, kept] of contexts) {
    const context = kept.get(found);
    if (context === undefined) continue;
    kept.delete(found);
    yield* cleanUp(found, object, context);
  }
  return STATUS_SUCCESS;
}

/** The registrations that the running thread's operations are told to: within a routine only those below it. */
export function CmpInterested(): readonly CallbackRegistration[] {
  if (registrations.length === 0) return registrations;
  const inside = running.get(KeGetCurrentThread());
  return inside ? registrations.slice(registrations.indexOf(inside) + 1) : registrations;
}

export function CmpEnter(taking: readonly CallbackRegistration[]): void {
  for (const one of taking) one.active++;
}

export function CmpLeave(taking: readonly CallbackRegistration[]): void {
  for (const one of taking) if (--one.active === 0 && one.leaving !== 0) KiSetEvent(one.leaving, 0);
}

/** Calls a routine. */
export function* CmpCallRoutine(one: CallbackRegistration, notifyClass: number, information: Pointer): Kernel<number> {
  const thread = KeGetCurrentThread();
  const outer = running.get(thread);
  running.set(thread, one);
  try {
    return yield callKernel('i', one.routine, one.context, notifyClass, information);
  } finally {
    if (outer) running.set(thread, outer);
    else running.delete(thread);
  }
}

export function CmpContextOf(one: CallbackRegistration, object: Pointer): Pointer {
  return contexts.get(object)?.get(one)?.value ?? 0;
}

/** Keeps a context. @returns STATUS_SUCCESS with the one before (0 for none), STATUS_INSUFFICIENT_RESOURCES */
export function CmpSetContext(
  one: CallbackRegistration,
  object: Pointer,
  value: Pointer,
): { status: number; before: Pointer } {
  let kept = contexts.get(object);
  if (!kept) {
    kept = new Map();
    contexts.set(object, kept);
  }
  const known = kept.get(one);
  if (known) {
    const before = known.value;
    known.value = value;
    return { status: STATUS_SUCCESS, before };
  }
  const block = ExAllocateKernelPool(NonPagedPool, CLEANUP_BYTES, TAG_CONTEXT);
  if (block === 0) return { status: STATUS_INSUFFICIENT_RESOURCES, before: 0 };
  kept.set(one, { value, block });
  return { status: STATUS_SUCCESS, before: 0 };
}

/** The key object is going: whoever keeps something with it is told. */
export function* CmpCleanUpContexts(object: Pointer): Kernel<void> {
  const kept = contexts.get(object);
  if (!kept) return;
  contexts.delete(object);
  for (const [one, context] of kept) yield* cleanUp(one, object, context);
}

function* cleanUp(one: CallbackRegistration, object: Pointer, { value, block }: KeptContext): Kernel<void> {
  writeLong(block, object);
  writeLong(block + 4, value);
  writeLong(block + 8, 0);
  one.active++;
  try {
    if (value !== 0) yield* CmpCallRoutine(one, OBJECT_CONTEXT_CLEANUP, block);
  } finally {
    CmpLeave([one]);
    ExFreePoolWithTag(block, TAG_CONTEXT);
  }
}
