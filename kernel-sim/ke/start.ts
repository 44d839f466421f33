/**
 * Starting and ending threads, the idle threads, and the exceptions that nobody handles.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { DISPATCH_LEVEL, KeGetCurrentPrcb } from '../hal/processor.ts';
import { NtException, ThreadExit } from '../rings/exception.ts';
import { spendFuel } from '../rings/fuel.ts';
import { findImage, loadedImages, unloadedImages } from '../rings/images.ts';
import { hex, PageBits, type Pointer } from '../rings/layout.ts';
import { isKernelRoutine } from '../rings/loader.ts';
import { kernelSpace, readUchar, userSpace, writeUchar } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { raise } from '../rings/seh.ts';
import type { RingThread } from '../rings/thread.ts';
import { KiRundownApcs } from './apc.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiAccessSafepoint, KiExitDispatcher, KiSafepoint, KiSwapAway, KiThreadBegins } from './dispatch.ts';
import { KiReadyThread } from './ready.ts';
import { KiServiceExit } from './service-exit.ts';
import { KiCurrentThread, KiThreadOfRing, type KThread, ThreadState } from './thread.ts';
import { KiForgetWait } from './wait.ts';

const UNEXPECTED_KERNEL_MODE_TRAP = 0x7f;
const SYSTEM_THREAD_EXCEPTION_NOT_HANDLED = 0x7e;
const KERNEL_MODE_EXCEPTION_NOT_HANDLED = 0x8e;
const DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS = 0xce;
const DRIVER_IRQL_NOT_LESS_OR_EQUAL = 0xd1;
const ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY = 0xfc;
const DOUBLE_FAULT = 8;
const EXECUTE = 8;
const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;
const STATUS_STACK_OVERFLOW = 0xc00000fd | 0;

/** What ends a process whose thread has an exception that ring 3 does not handle; registered by ps. */
let userException: ((exception: NtException) => void) | undefined;

export function KiRegisterUserException(routine: (exception: NtException) => void): void {
  userException = routine;
}

/** The first code of every stack: what the dispatcher does for a thread that goes on, then the thread's own routine. */
export function* KiThreadStartup(routine: Kernel<unknown>): Kernel<void> {
  KiThreadBegins();
  yield* routine;
}

/** Makes an initialised thread ready. */
export function* KeStartThread(thread: KThread): Kernel<void> {
  KiReadyThread(thread);
  yield* KiExitDispatcher();
}

/** The running thread's last act, after ps has torn it down. */
export function KeTerminateThread(): never {
  const thread = KiCurrentThread();
  KiRundownApcs(thread.pointer);
  KiForgetWait(thread.pointer);
  writeUchar((thread.pointer + KTHREAD.State) | 0, ThreadState.Terminated);
  KiSwapAway();
  throw new ThreadExit();
}

/** A stack has ended; normally KeTerminateThread has named who goes on. */
export function KiThreadEnded(ring: RingThread): void {
  const thread = KiThreadOfRing(ring);
  if (
    thread &&
    readUchar((thread.pointer + KTHREAD.State) | 0) !== ThreadState.Terminated &&
    KiCurrentThread() === thread
  ) {
    writeUchar((thread.pointer + KTHREAD.State) | 0, ThreadState.Terminated);
    KiSwapAway();
  }
}

/** The processor's own reports, as rings hands them over. */
export function* KiRingSafepoint(ring: 0 | 3, site: Pointer): Kernel<void> {
  yield* KiSafepoint();
  yield* goesOn(ring, site);
}

export function* KiRingAccess(ring: 0 | 3, site: Pointer): Kernel<void> {
  yield* KiAccessSafepoint();
  yield* goesOn(ring, site);
}

/** Code goes on behind a safepoint; much may have happened meanwhile. */
function* goesOn(ring: 0 | 3, site: Pointer): Kernel<void> {
  if (ring === 0) assertLoaded(site);
  // A program that never calls the kernel is terminated, suspended and interrupted here.
  const thread = KiCurrentThread();
  if (ring === 3 && thread.ring.userWork) {
    thread.ring.userWork = false;
    yield* KiServiceExit();
  }
}

/** Where a driver was interrupted there must still be code when it goes on. */
function assertLoaded(site: Pointer): void {
  const gone = unloadedImages().find((image) => image === findImage(site, kernelSpace));
  if (!gone) return;
  KiBugCheck(
    DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS,
    [site, EXECUTE, site, 0],
    site,
    `${gone.name} was unloaded while its code was running`,
  );
}

/** What can be said of the last call that went nowhere; the exception that it raised may be handled. */
let badCall = { routine: 0, text: '' };

/** What can be said about an exception beyond its code, for a bug check or the end of the process; '' when that is nothing. */
export function KiFaultDetail({ code, parameters: [access, va] }: NtException): string {
  const called = code === STATUS_ACCESS_VIOLATION && access === EXECUTE && va === badCall.routine;
  return called ? badCall.text : '';
}

/** What an access violation touched. */
function describeAccess({ code, parameters }: NtException): string {
  if (code !== STATUS_ACCESS_VIOLATION || parameters.length < 2) return '';
  const [access, va] = parameters;
  const how = access === 0 ? 'read' : access === 1 ? 'written' : 'executed';
  const what = va >= 0 && va < 0x10000 ? ': a NULL pointer, or a small offset from one' : '';
  return `${hex(va)} was ${how}${what}`;
}

/**
 * An exception that no handler wants: ring 3 loses the process, ring 0 the machine.
 *
 * The code does not depend on IRQL. KMODE_EXCEPTION_NOT_HANDLED (0x1E) is what the same place in the dispatcher of exceptions reports on
 * Windows 2000 and on 64-bit Windows; the 32-bit kernel of Server 2003 has 0x8E there (see dumpanalysis.org, "Bugchecks:
 * KMODE_EXCEPTION_NOT_HANDLED"). Bad addresses at DISPATCH_LEVEL never come so far: the page fault is 0xA or 0xD1.
 * Not modelled: the trap frame, third parameter of 0x8E.
 */
export function KiUnhandledException(exception: NtException, ring: 0 | 3): never {
  const { code, address, site, parameters } = exception;
  EtwTrace(Event.Exception, code, site, ring, parameters[1] ?? parameters[0] ?? 0);
  if (ring === 3) {
    userException?.(exception);
    throw new ThreadExit();
  }
  const prcb = KeGetCurrentPrcb();
  const thread = KiCurrentThread();
  const text = KiFaultDetail(exception) || describeAccess(exception);
  // A system thread begins within a frame of the kernel's own, which stops the machine at whatever IRQL. A DPC has none above it.
  if (thread.system && prcb.activeDpc === 0)
    KiBugCheck(SYSTEM_THREAD_EXCEPTION_NOT_HANDLED, [code, address, 0, 0], site, text);
  KiBugCheck(KERNEL_MODE_EXCEPTION_NOT_HANDLED, [code, address, 0, 0], site, text);
}

/** Fuel for a stack that has overflowed: thousands of frames are unwound. */
const OVERFLOW_FUEL = 200_000;

/** The kernel's stack has no room left: the processor cannot even report the fault (double fault). In ring 3 it is an exception. */
export function KiStackOverflow(ring: 0 | 3, site: Pointer): never {
  if (ring === 0)
    KiBugCheck(
      UNEXPECTED_KERNEL_MODE_TRAP,
      [DOUBLE_FAULT, 0, 0, 0],
      site,
      'the kernel stack of the thread overflowed (it has 12 KB)',
    );
  spendFuel(OVERFLOW_FUEL);
  return raise(new NtException(STATUS_STACK_OVERFLOW, [], site), ring);
}

function otherType(routine: Pointer, type: string): string {
  return `the function at ${hex(routine)} is not${type || ' of the type of this call'}: its parameters or its result differ`;
}

/** `routine` was called, but is no function or not one of the wanted type. Returns when an access violation says it well enough. */
export function KiBadRoutine(routine: Pointer, ring: 0 | 3, wanted: string, site: Pointer): void {
  const type = wanted ? ` of type ${wanted}` : '';
  if (ring === 3) {
    const exists = loadedImages().some(({ space, routines }) => space === userSpace && routines.has(routine));
    badCall = {
      routine,
      text: exists ? otherType(routine, type) : `a call through the pointer ${hex(routine)}, which is not a function`,
    };
    return;
  }
  const { irql } = KeGetCurrentPrcb();
  for (const image of unloadedImages()) {
    if (!image.routines.has(routine)) continue;
    KiBugCheck(
      DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS,
      [routine, 0, routine, 0],
      site,
      `a routine of ${image.name} was called after ${image.name} had been unloaded`,
    );
  }
  if (isKernelRoutine(routine)) {
    badCall = { routine, text: otherType(routine, type) };
    return;
  }
  if (routine < 0 && kernelSpace.pageBits(routine) & PageBits.READ) {
    KiBugCheck(
      ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY,
      [routine, 0, 0, 0],
      site,
      `a call through a pointer to data (${hex(routine)})`,
    );
  }
  const text = `a call through the pointer ${hex(routine)}, which is not a function`;
  badCall = { routine, text };
  if (irql >= DISPATCH_LEVEL) KiBugCheck(DRIVER_IRQL_NOT_LESS_OR_EQUAL, [routine, irql, EXECUTE, routine], site, text);
}
