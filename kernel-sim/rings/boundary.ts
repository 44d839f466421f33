/**
 * The boundary between images and the kernel: how an import of an image becomes a call of a kernel routine, and what leaves it.
 *
 * Plain functions are called directly; generators are started here and driven by the trampoline. Whatever a routine throws is sorted into
 * the three failures here and nowhere else.
 */
import { doorOf, isInProgress } from './door.ts';
import { MachineStop, NtException, SimulatorError } from './exception.ts';
import { owedFuel, setOwedFuel, spendFuel } from './fuel.ts';
import { Cells, type Pointer, RESULT } from './layout.ts';
import { kernelSpace } from './memory.ts';
import { currentThread, fail, isStopped, processorHooks, runningThread } from './processor.ts';
import { DONE, type Kernel, type Request, requestSignature, USER } from './request.ts';
import { raise } from './seh.ts';
import { currentCsp, isUnwinding, type KernelCall } from './thread.ts';
import { wasm } from './webassembly.ts';

type Routine = (...parameters: never[]) => unknown;

const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;
const EXCEPTION_EXECUTE_FAULT = 8;

// A generator function's prototype object is unlike a plain function's, whatever the engine.
const GeneratorFunction = Object.getPrototypeOf(function* () {});

/** Whether a kernel routine may block or call ring code: such routines are generators. */
export function isGenerator(routine: unknown): boolean {
  return Object.getPrototypeOf(routine) === GeneratorFunction;
}

/** The kernel routine that a thread is in while the clock has interrupted it. */
export const INTERRUPT = 'KiClockInterrupt';
/** The one that it is in while it stands at a line probe. */
const BREAKPOINT = 'KiBreakpointTrap';

let callerRing: 0 | 3 = 0;
/** The plain routine that runs, or the one whose door is being gone through; '' when none is. */
let plain = '';

/** The ring whose code called the kernel routine that is running. */
export function KiCallerRing(): 0 | 3 {
  return callerRing;
}

/** The routine that runs without being among its thread's calls, because it is plain; '' when none does. */
export function KiPlainRoutine(): string {
  return plain;
}

/** The kernel routine that is running, plain or not; '' when none is. */
export function KiRunningRoutine(): string {
  const calls = runningThread()?.calls;
  return plain || (calls?.[calls.length - 1]?.name ?? '');
}

/** The site of the student's line that called the kernel routine that is running; 0 when no student code did. */
export function KiCallerSite(): Pointer {
  const thread = runningThread();
  if (!thread) return 0;
  const space = callerRing === 3 ? thread.space : kernelSpace;
  if (!space) return 0;
  const csp = space.i32[Cells.CSP >> 2];
  const base = callerRing === 3 ? thread.userStackBase : thread.kernelStackBase;
  return csp === base ? 0 : space.i32[((csp - 4) & 0x7fffffff) >> 2];
}

/** What a kernel routine threw, on its way to code of `ring`. */
function leaveKernel(reason: unknown, ring: 0 | 3): never {
  if (isUnwinding(reason)) throw reason;
  spendFuel(EXCEPTION_FUEL);
  settle(ring);
  try {
    if (reason instanceof NtException) {
      raise(
        reason.site ? reason : new NtException(reason.code, reason.parameters, KiCallerSite(), reason.noncontinuable),
        ring,
      );
    }
    if (isStackExhausted(reason)) processorHooks().stackOverflow(ring, KiCallerSite());
  } catch (next) {
    if (isUnwinding(next) || isLongjmp(next)) throw next;
    fail(next instanceof Error ? next : new SimulatorError(String(next)));
    throw new MachineStop();
  }
  if (isLongjmp(reason)) throw reason;
  fail(reason instanceof Error ? reason : new SimulatorError(String(reason)));
  throw new MachineStop();
}

function isLongjmp(reason: unknown): boolean {
  return reason instanceof wasm.Exception;
}

/** V8 throws a RangeError, SpiderMonkey an InternalError ("too much recursion"). */
export function isStackExhausted(reason: unknown): boolean {
  return reason instanceof RangeError || (reason instanceof Error && reason.name === 'InternalError');
}

function storeResult(value: unknown, result: string): void {
  const cells = kernelSpace;
  switch (result) {
    case 'i':
      cells.i32[RESULT >> 2] = value as number;
      break;
    case 'I':
      cells.view.setBigInt64(RESULT, BigInt.asIntN(64, BigInt(value as bigint)), true);
      break;
    case 'd':
      cells.view.setFloat64(RESULT, value as number, true);
      break;
    case 'f':
      cells.view.setFloat32(RESULT, value as number, true);
      break;
  }
}

/** Resumes the running thread's innermost kernel routine with `answer` and says what it wants next. */
export function resumeRoutine(answer: number): Request {
  if (isStopped()) throw new MachineStop();
  const thread = currentThread();
  const { calls } = thread;
  const call = calls[calls.length - 1];
  let step: IteratorResult<Request, unknown>;
  callerRing = call.ring;
  try {
    step = call.routine.next(answer);
  } catch (reason) {
    // Raising may have unwound this call already.
    const at = calls.indexOf(call);
    const ring = call.ring;
    if (at >= 0) calls.length = at;
    leaveKernel(reason, ring);
  }
  if (owedFuel() !== 0) settle(call.ring);
  if (!step.done) return step.value;
  calls.length--;
  const value = call.saved ?? step.value;
  // A trap returns to the instruction that it came from; the safepoint's looks after the work itself.
  if (call.ring === 3 && thread.userWork && call.trapped === undefined) return beforeReturn(call, value);
  storeResult(value, call.result);
  return DONE;
}

/** Runs ke's work for a thread about to re-enter ring 3, keeping the system call's result. */
function beforeReturn(call: KernelCall, value: unknown): Request {
  const thread = currentThread();
  thread.userWork = false;
  thread.calls.push({
    ...call,
    name: 'KiServiceExit',
    routine: processorHooks().returnToUser(),
    saved: value as number,
  });
  return resumeRoutine(0);
}

/**
 * Fuel that a call of a kernel routine costs, besides what the routine says that its work is worth (fuel.ts): about the time that it takes here, and
 * that a system call took on machines of NT 5.2's days.
 */
const GENERATOR_FUEL = 1500;
const PLAIN_FUEL = 60;
/** For a routine that raises, or ends in a longjmp: frames are unwound. */
const EXCEPTION_FUEL = 10_000;
/** A cell of fuel never falls below this: what is still owed then is taken at the next call. */
const LOWEST_FUEL = -2_000_000_000;

/** Takes what is owed from the fuel of `ring`. */
function settle(ring: 0 | 3): void {
  const space = ring === 3 ? runningThread()?.space : kernelSpace;
  if (!space) return;
  const left = space.i32[Cells.FUEL >> 2];
  const taken = Math.min(owedFuel(), left - LOWEST_FUEL);
  space.i32[Cells.FUEL >> 2] = left - taken;
  setOwedFuel(owedFuel() - taken);
}

function charge(ring: 0 | 3, fuel: number): void {
  const space = ring === 3 ? currentThread().space : kernelSpace;
  if (space) space.i32[Cells.FUEL >> 2] -= fuel;
}

/**
 * Kernel routines that a thread may be in at a time. Each has frames on the kernel's stack, which nobody counts here: three pages hold about so many of
 * the smallest (IoCallDriver and a dispatch routine that does nothing else). Engines' own stacks hold more, each another number.
 */
const MAXIMUM_CALLS = 160;

function checkDepth(ring: 0 | 3): void {
  if (currentThread().calls.length < MAXIMUM_CALLS) return;
  callerRing = ring;
  try {
    processorHooks().stackOverflow(ring, KiCallerSite());
  } catch (reason) {
    leaveKernel(reason, ring);
  }
}

function enter(name: string, ring: 0 | 3, result: string, routine: Kernel<unknown>): Request {
  charge(ring, GENERATOR_FUEL);
  const thread = currentThread();
  if (thread.calls.length >= MAXIMUM_CALLS) checkDepth(ring);
  thread.calls.push({
    routine,
    name,
    ring,
    result,
    kernelCsp: kernelSpace.i32[Cells.CSP >> 2],
    userCsp: thread.space ? thread.space.i32[Cells.CSP >> 2] : 0,
  });
  return resumeRoutine(0);
}

function trap(name: string, ring: 0 | 3, routine: Kernel<unknown>, trapped: Pointer): Request {
  const thread = currentThread();
  const kernelCsp = currentCsp(thread, 0);
  const userCsp = currentCsp(thread, 3);
  thread.calls.push({ routine, name, ring, result: '', kernelCsp, userCsp, trapped });
  return resumeRoutine(0);
}

function enterDoor(name: string, ring: 0 | 3): void {
  if (isStopped()) throw new MachineStop();
  callerRing = ring;
  plain = name;
  charge(ring, GENERATOR_FUEL);
}

/** The door's answer: a result, or the rest of the routine. */
function passDoor(name: string, ring: 0 | 3, result: string, answer: unknown): Request {
  plain = '';
  if (owedFuel() !== 0) settle(ring);
  const thread = currentThread();
  if (isInProgress(answer) || (ring === 3 && thread.userWork)) {
    checkDepth(ring);
    const routine = isInProgress(answer) ? answer : finished(answer);
    thread.calls.push({
      routine,
      name,
      ring,
      result,
      kernelCsp: currentCsp(thread, 0),
      userCsp: currentCsp(thread, 3),
    });
    return resumeRoutine(0);
  }
  storeResult(answer, result);
  return DONE;
}

function* finished(value: unknown): Kernel<unknown> {
  return value;
}

/** The `enter` import of a routine that has a door. */
function doorImport(name: string, ring: 0 | 3, result: string, parameters: number, door: Routine): Routine {
  const call = door as unknown as (...parameters: (number | bigint)[]) => unknown;
  switch (parameters) {
    case 1:
      return (a) => {
        let answer: unknown;
        enterDoor(name, ring);
        try {
          answer = call(a);
        } catch (reason) {
          leavePlain(reason, ring);
        }
        return passDoor(name, ring, result, answer);
      };
    case 2:
      return (a, b) => {
        let answer: unknown;
        enterDoor(name, ring);
        try {
          answer = call(a, b);
        } catch (reason) {
          leavePlain(reason, ring);
        }
        return passDoor(name, ring, result, answer);
      };
    case 8:
      return (a, b, c, d, e, f, g, h) => {
        let answer: unknown;
        enterDoor(name, ring);
        try {
          answer = call(a, b, c, d, e, f, g, h);
        } catch (reason) {
          leavePlain(reason, ring);
        }
        return passDoor(name, ring, result, answer);
      };
    default:
      return (...all) => {
        let answer: unknown;
        enterDoor(name, ring);
        try {
          answer = call(...all);
        } catch (reason) {
          leavePlain(reason, ring);
        }
        return passDoor(name, ring, result, answer);
      };
  }
}

/** The `enter` import of a thunk: starts a kernel routine that is a generator. */
export function enterImport(name: string, ring: 0 | 3, result: string, routine: Routine): Routine {
  const door = doorOf(routine);
  if (door) return doorImport(name, ring, result, routine.length, door);
  const start = routine as unknown as (...parameters: (number | bigint)[]) => Kernel<unknown>;
  switch (routine.length) {
    case 0:
      return () => enter(name, ring, result, start());
    case 1:
      return (a) => enter(name, ring, result, start(a));
    case 2:
      return (a, b) => enter(name, ring, result, start(a, b));
    case 3:
      return (a, b, c) => enter(name, ring, result, start(a, b, c));
    case 4:
      return (a, b, c, d) => enter(name, ring, result, start(a, b, c, d));
    case 8:
      return (a, b, c, d, e, f, g, h) => enter(name, ring, result, start(a, b, c, d, e, f, g, h));
    default:
      return (...parameters) => enter(name, ring, result, start(...parameters));
  }
}

/** The `enter` import of the safepoint at which fuel has run out: the clock interrupts. */
export function preemptImport(ring: 0 | 3): Routine {
  const hooks = processorHooks();
  return (site: Pointer) => {
    charge(ring, GENERATOR_FUEL);
    checkDepth(ring);
    return trap(INTERRUPT, ring, hooks.safepoint(ring, site), site);
  };
}

/** The `enter` import of the safepoint before a shared access: it costs no fuel, and mostly does nothing. */
export function accessImport(ring: 0 | 3): Routine {
  const hooks = processorHooks();
  return (site: Pointer) => {
    if (isStopped()) throw new MachineStop();
    if (!hooks.turnEnds()) return DONE;
    checkDepth(ring);
    return trap(INTERRUPT, ring, hooks.access(ring, site), site);
  };
}

/** The `enter` import of an armed line probe: it costs nothing that the machine could notice, whether the debugger stops there or not. */
export function probeImport(ring: 0 | 3): Routine {
  const hooks = processorHooks();
  return (site: Pointer) => {
    if (isStopped()) throw new MachineStop();
    return hooks.probed(ring, site) ? trap(BREAKPOINT, ring, hooks.lineProbe(ring, site), site) : DONE;
  };
}

function leavePlain(reason: unknown, ring: 0 | 3): never {
  plain = '';
  return leaveKernel(reason, ring);
}

function enterPlain(name: string, ring: 0 | 3): void {
  callerRing = ring;
  plain = name;
  charge(ring, PLAIN_FUEL);
}

/** The import for a kernel routine that is a plain function. */
export function plainImport(name: string, ring: 0 | 3, routine: Routine): Routine {
  const call = routine as unknown as (...parameters: (number | bigint)[]) => unknown;
  switch (routine.length) {
    case 0:
      return () => {
        enterPlain(name, ring);
        try {
          const result = call();
          plain = '';
          if (owedFuel() !== 0) settle(ring);
          return result;
        } catch (reason) {
          return leavePlain(reason, ring);
        }
      };
    case 1:
      return (a) => {
        enterPlain(name, ring);
        try {
          const result = call(a);
          plain = '';
          if (owedFuel() !== 0) settle(ring);
          return result;
        } catch (reason) {
          return leavePlain(reason, ring);
        }
      };
    case 2:
      return (a, b) => {
        enterPlain(name, ring);
        try {
          const result = call(a, b);
          plain = '';
          if (owedFuel() !== 0) settle(ring);
          return result;
        } catch (reason) {
          return leavePlain(reason, ring);
        }
      };
    case 3:
      return (a, b, c) => {
        enterPlain(name, ring);
        try {
          const result = call(a, b, c);
          plain = '';
          if (owedFuel() !== 0) settle(ring);
          return result;
        } catch (reason) {
          return leavePlain(reason, ring);
        }
      };
    default:
      return (...parameters) => {
        enterPlain(name, ring);
        try {
          const result = call(...parameters);
          plain = '';
          if (owedFuel() !== 0) settle(ring);
          return result;
        } catch (reason) {
          return leavePlain(reason, ring);
        }
      };
  }
}

/** `enter_thread`: starts the routine at the bottom of the running thread. */
export function enterThread(): Request {
  const thread = currentThread();
  const { bottom } = thread;
  if (!bottom) throw new SimulatorError('a thread started twice');
  thread.bottom = undefined;
  const kernelCsp = currentCsp(thread, 0);
  const userCsp = currentCsp(thread, 3);
  // What a program's thread begins in is ring 3's own system code: its faults are the program's.
  const ring = thread.space ? 3 : 0;
  thread.calls.push({ routine: bottom, name: 'KiThreadStartup', ring, result: '', kernelCsp, userCsp });
  return resumeRoutine(0);
}

/** `bad_call`: the trampoline was asked to call what is no routine, or one of another type. */
export function badCall(routine: Pointer, request: Request): number {
  const ring = request & USER ? 3 : 0;
  try {
    processorHooks().badRoutine(routine, ring, requestSignature(request), 0);
    raise(
      new NtException(
        STATUS_ACCESS_VIOLATION,
        [EXCEPTION_EXECUTE_FAULT, routine],
        routine,
        false,
        KiCallerSite() || routine,
      ),
      ring,
    );
  } catch (reason) {
    return leaveKernel(reason, ring);
  }
}

/** Guards an import that the processor itself provides (slow accesses, faults, safepoints). */
export function guarded<P extends unknown[], R>(
  ring: 0 | 3,
  routine: (...parameters: P) => R,
): (...parameters: P) => R {
  return (...parameters) => {
    if (isStopped()) throw new MachineStop();
    callerRing = ring;
    try {
      return routine(...parameters);
    } catch (reason) {
      return leaveKernel(reason, ring);
    }
  };
}
