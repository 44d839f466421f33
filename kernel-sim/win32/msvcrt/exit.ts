/**
 * The end of a program: exit with its routines, _exit without, abort.
 */

import type { Pointer } from '../../rings/layout.ts';
import { callUser, type Kernel } from '../../rings/request.ts';
import { writeStandard } from '../console/standard.ts';
import { ExitProcess } from '../kernel32/process.ts';
import { PerProcess } from '../state.ts';
import { flushAll } from './stream.ts';

const routines = new PerProcess<Pointer[]>(() => []);
const ABORTED = 3;
const MAXIMUM_ROUTINES = 100_000;

/** Registers a routine for exit. @irql ring 3 @returns 0, or 1 when there is no room. @see atexit */
export function atexit(routine: Pointer): number {
  const list = routines.current;
  if (list.length >= MAXIMUM_ROUTINES) return 1;
  list.push(routine);
  return 0;
}

/** Runs the routines of atexit, the last one first (they may register more), writes what streams still hold, ends the process. @irql ring 3 @see exit */
export function* exit(code: number): Kernel<never> {
  const list = routines.current;
  for (let routine = list.pop(); routine !== undefined; routine = list.pop()) yield callUser('v', routine);
  yield* flushAll();
  return yield* ExitProcess(code);
}

/** Ends the process at once. @irql ring 3 @see _exit */
export function* _exit(code: number): Kernel<never> {
  return yield* ExitProcess(code);
}
/** @irql ring 3 @see _Exit */
export function* _Exit(code: number): Kernel<never> {
  return yield* ExitProcess(code);
}

/** Says so on stderr and ends the process with code 3. Not modelled: SIGABRT's handler. @irql ring 3 @see abort */
export function* abort(): Kernel<never> {
  yield* writeStandard(2, '\nThis application has requested the Runtime to terminate it in an unusual way.\n');
  return yield* ExitProcess(ABORTED);
}
