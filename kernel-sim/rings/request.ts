/**
 * What a kernel routine asks of the trampoline that drives it.
 *
 * A kernel routine that may block or call ring code is a generator. It yields one of these numbers; the trampoline, in wasm,
 * carries it out and resumes the generator with the answer. So wasm calls wasm, and no JavaScript frame stands in between.
 *
 *   bits 0-3  number of arguments of the call      bit 5  the routine is one of ring 3
 *   bit  4    the routine returns an i32           bit 6  set in every call request
 */
import { SimulatorError } from './exception.ts';
import { MAILBOX, type Pointer } from './layout.ts';
import { kernelSpace } from './memory.ts';

export type Request = number;

/** A kernel routine in progress: yields requests, receives their answers, returns `T`. */
export interface Kernel<T> {
  next(answer: number): IteratorResult<Request, T>;
  return(value: T): IteratorResult<Request, T>;
  throw(reason: unknown): IteratorResult<Request, T>;
  [Symbol.iterator](): Kernel<T>;
}

/** Answer of a trampoline's entry: the routine has returned. Never yielded. */
export const DONE = 0;
/** Give up the processor to the thread that was named with `prepareSwitch`. Only ke yields it. */
export const SUSPEND: Request = 1;

export const RETURNS = 16;
export const USER = 32;
export const CALL = 64;
/** FastIoDeviceControl has nine. */
export const MAXIMUM_ARGUMENTS = 9;

function request(bits: number, routine: Pointer, parameters: readonly number[]): Request {
  if (parameters.length > MAXIMUM_ARGUMENTS) throw new SimulatorError('too many arguments for a ring call');
  const cells = kernelSpace.i32;
  let at = MAILBOX >> 2;
  cells[at++] = routine;
  for (const parameter of parameters) cells[at++] = parameter;
  return CALL | bits | parameters.length;
}

/** `yield callKernel('i', routine, a, b)` calls a routine of ring 0; the answer is its result (0 for 'v'). */
export function callKernel(result: 'i' | 'v', routine: Pointer, ...parameters: number[]): Request {
  return request(result === 'i' ? RETURNS : 0, routine, parameters);
}

/** As `callKernel`, for a routine in the current process's ring 3. */
export function callUser(result: 'i' | 'v', routine: Pointer, ...parameters: number[]): Request {
  return request(USER | (result === 'i' ? RETURNS : 0), routine, parameters);
}

/** The C type that a call request expects, for messages. */
export function requestSignature(bits: Request): string {
  const parameters = Array.from({ length: bits & 15 }, () => 'i32').join(', ');
  return `(${parameters}) -> ${bits & RETURNS ? 'i32' : 'void'}`;
}
