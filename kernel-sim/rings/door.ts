/**
 * Doors: the plain way into a routine that is a generator only for the sake of its rare cases.
 *
 * A generator costs an object, and each `yield*` on the way to it another one, even when nothing is yielded. A routine on a busy path may have a
 * door: a plain function with the same parameters that does all of it at once and answers the result, or a kernel routine in progress
 * that does the rest. Images call the door; TypeScript calls whichever suits it:
 *
 *     function setAtOnce(event): number | Kernel<number> { ...; return someoneWaits ? wake(event) : old; }
 *     export function* KeSetEvent(event): Kernel<number> { return yield* through(setAtOnce(event)); }
 *     openDoor(KeSetEvent, setAtOnce);
 */
import type { Kernel } from './request.ts';

type Door = (...parameters: never[]) => unknown;

const doors = new WeakMap<object, Door>();

/** Has images enter `routine` through `door`, which must mean the same. */
export function openDoor<P extends unknown[], T>(
  routine: (...parameters: P) => Kernel<T>,
  door: (...parameters: P) => T | Kernel<T>,
): void {
  doors.set(routine, door as Door);
}

export function doorOf(routine: object): Door | undefined {
  return doors.get(routine);
}

/** Whether a door's answer is a routine in progress: results are numbers, or nothing at all. */
export function isInProgress(answer: unknown): answer is Kernel<never> {
  return typeof answer === 'object';
}

/** Sees through what a door has begun. */
export function* through(answer: number | Kernel<number>): Kernel<number> {
  return typeof answer === 'number' ? answer : yield* answer;
}
