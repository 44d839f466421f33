/**
 * Structured exception handling: the chain of `__try` frames of each thread, and how an exception finds one.
 *
 * The toolchain turns `__try` into a frame in the linear stack, a `setjmp` in it, and calls of the `_ringside_seh_*` imports below
 * (see toolchain/include/ringside_seh.h for the frame's layout). Raising throws the longjmp tag through the wasm frames.
 *
 * Not modelled: a filter runs after the frames inside it have been unwound, so EXCEPTION_CONTINUE_EXECUTION cannot resume, and inner
 * `__finally` blocks run before an outer filter does. When no `__except` frame exists at all, nothing is unwound.
 */
import { NtException, SimulatorError } from './exception.ts';
import { spendFuel } from './fuel.ts';
import { Cells, type Pointer } from './layout.ts';
import { kernelSpace, readLong, writeLong } from './memory.ts';
import { currentThread, processorHooks } from './processor.ts';
import { currentCsp, popCalls, type RingThread } from './thread.ts';
import { wasm } from './webassembly.ts';

/** Offsets in `struct _ringside_seh_frame`. */
export const SEH_FRAME = {
  env: 0,
  thrown_env: 40,
  thrown_value: 44,
  code: 48,
  pointers: 52,
  pointers_ExceptionRecord: 52,
  pointers_ContextRecord: 56,
  record: 60,
  record_ExceptionCode: 60,
  record_ExceptionFlags: 64,
  record_ExceptionRecord: 68,
  record_ExceptionAddress: 72,
  record_NumberParameters: 76,
  record_ExceptionInformation: 80,
} as const;

export const SehKind = { FINALLY: 1, EXCEPT_ALWAYS: 2, EXCEPT_FILTER: 3 } as const;

export interface SehFrame {
  readonly frame: Pointer;
  readonly kind: number;
  readonly ring: 0 | 3;
  /** Kernel routines that the thread was in when the frame was pushed. */
  readonly depth: number;
  readonly csp: Pointer;
}

const EXCEPTION_NONCONTINUABLE = 1;
const STATUS_NONCONTINUABLE_EXCEPTION = 0xc0000025 | 0;
const MAXIMUM_PARAMETERS = 15;
/** Fuel for entering a `__try`. */
const FRAME_FUEL = 100;
/** Fuel for a frame that a longjmp has left: engines stop there and throw on. */
const LEFT_FUEL = 8000;

/** One tag for all images: a longjmp or an exception on its way to its frame. */
export const longjmpTag = new wasm.Tag({ parameters: ['i32'] });

/** The frames that an exception in `ring` may reach: those pushed since the thread entered that ring. */
function reachable(thread: RingThread, ring: 0 | 3): number {
  let first = thread.seh.length;
  while (first > thread.sehFloor && thread.seh[first - 1].ring === ring) first--;
  return first;
}

/**
 * Raises `exception` in code of `ring` on the running thread.
 * Throws towards the innermost frame, or calls the hook for unhandled exceptions, which does not return.
 */
export function raise(exception: NtException, ring: 0 | 3): never {
  const thread = currentThread();
  const first = reachable(thread, ring);
  const space = ring === 0 ? kernelSpace : thread.space;
  if (!space) throw new SimulatorError('an exception in ring 3 of a thread without ring 3');
  // Frames below the stack pointer were left by longjmp.
  const sp = space.i32[Cells.SP >> 2] >>> 0;
  while (thread.seh.length > first && thread.seh[thread.seh.length - 1].frame >>> 0 < sp) thread.seh.length--;
  const handled = thread.seh.slice(first).some((f) => f.kind !== SehKind.FINALLY);
  if (!handled) return processorHooks().unhandledException(exception, ring);
  const target = thread.seh[thread.seh.length - 1];
  thread.seh.length--;
  popCalls(thread, target.depth);
  space.i32[Cells.CSP >> 2] = target.csp;
  const { frame } = target;
  const write = (offset: number, value: number): void => writeLong((frame + offset) | 0, value);
  write(SEH_FRAME.code, exception.code);
  write(SEH_FRAME.pointers_ExceptionRecord, (frame + SEH_FRAME.record) | 0);
  write(SEH_FRAME.pointers_ContextRecord, 0);
  write(SEH_FRAME.record_ExceptionCode, exception.code);
  write(SEH_FRAME.record_ExceptionFlags, exception.noncontinuable ? EXCEPTION_NONCONTINUABLE : 0);
  write(SEH_FRAME.record_ExceptionRecord, 0);
  write(SEH_FRAME.record_ExceptionAddress, exception.address);
  const parameters = exception.parameters.slice(0, MAXIMUM_PARAMETERS);
  write(SEH_FRAME.record_NumberParameters, parameters.length);
  parameters.forEach((parameter, i) => {
    write(SEH_FRAME.record_ExceptionInformation + 4 * i, parameter);
  });
  write(SEH_FRAME.thrown_env, (frame + SEH_FRAME.env) | 0);
  write(SEH_FRAME.thrown_value, 1);
  thread.delivered.set(frame, exception);
  throw new wasm.Exception(longjmpTag, [(frame + SEH_FRAME.thrown_env) | 0]);
}

/** Before a frame is entered: those that a longjmp has left are gone. One that is entered again was left, and all that were entered since. */
function forgetLeft({ seh, sehFloor, space }: RingThread, frame: Pointer, ring: 0 | 3): void {
  const before = seh.length;
  const sp = ((ring === 0 ? kernelSpace : space)?.i32[Cells.SP >> 2] ?? 0) >>> 0;
  let last = seh.length - 1;
  while (last >= sehFloor && seh[last].ring === ring && seh[last].frame >>> 0 < sp) last--;
  seh.length = last + 1;
  for (; last >= sehFloor && seh[last].ring === ring; last--) if (seh[last].frame === frame) seh.length = last;
  spendFuel((before - seh.length) * LEFT_FUEL);
}

/** Types of the imports below, in prototype notation. */
export const SEH_SIGNATURES: ReadonlyMap<string, string> = new Map([
  ['_ringside_seh_push', 'ii:'],
  ['_ringside_seh_pop', 'i:'],
  ['_ringside_seh_continue', 'i:'],
  ['_ringside_seh_resume', 'i:'],
]);

/** The imports through which compiled `__try` blocks keep the chain; `ring` is the importing image's. */
export function sehImports(ring: 0 | 3): Record<string, (...parameters: number[]) => void> {
  return {
    _ringside_seh_push(frame: Pointer, kind: number) {
      const thread = currentThread();
      spendFuel(FRAME_FUEL);
      forgetLeft(thread, frame, ring);
      thread.seh.push({ frame, kind, ring, depth: thread.calls.length, csp: currentCsp(thread, ring) });
    },
    _ringside_seh_pop(frame: Pointer) {
      const { seh } = currentThread();
      // A frame that an exception has been delivered to is gone already. Frames above this one were skipped by longjmp.
      const at = seh.findLastIndex((f) => f.frame === frame);
      if (at >= 0) seh.length = at;
    },
    _ringside_seh_continue(frame: Pointer) {
      const thread = currentThread();
      const known = thread.delivered.get(frame);
      thread.delivered.delete(frame);
      raise(known ?? new NtException(readLong((frame + SEH_FRAME.code) | 0), [], 0), ring);
    },
    _ringside_seh_resume() {
      raise(new NtException(STATUS_NONCONTINUABLE_EXCEPTION, [], 0, true), ring);
    },
  };
}
