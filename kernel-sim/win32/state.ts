/**
 * State of the Win32 side: what NT keeps in each process's own memory (loader data, heaps, console records, ...) and no driver sees.
 *
 * It is kept per process in JavaScript, and begins anew at each boot.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { KeGetCurrentThread } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer } from '../rings/memory.ts';

/** The current process's EPROCESS. */
export function BaseProcess(): Pointer {
  return readPointer((KeGetCurrentThread() + KTHREAD.ApcState_Process) | 0);
}

const states: { clear(): void; forget(process: Pointer): void }[] = [];
const systemStates: (() => void)[] = [];

/** For what is remembered across calls beside the two below: `forget` runs at boot and whenever a process is gone. */
export function registerCache(forget: () => void): void {
  states.push({ clear: forget, forget });
}

/** One `T` for each process, made when it is first asked for. */
export class PerProcess<T> {
  private readonly map = new Map<Pointer, T>();
  private readonly make: () => T;
  constructor(make: () => T) {
    this.make = make;
    states.push({ clear: () => this.map.clear(), forget: (process) => this.map.delete(process) });
  }
  of(process: Pointer): T {
    let value = this.map.get(process);
    if (value === undefined) {
      value = this.make();
      this.map.set(process, value);
    }
    return value;
  }
  get current(): T {
    return this.of(BaseProcess());
  }
  get all(): Iterable<[Pointer, T]> {
    return this.map;
  }
}

/** One `T` for the whole machine, made anew at boot. */
export class PerSystem<T> {
  value: T;
  constructor(make: () => T) {
    this.value = make();
    systemStates.push(() => {
      this.value = make();
    });
  }
}

/** A new machine. */
export function Win32ResetState(): void {
  for (const state of states) state.clear();
  for (const reset of systemStates) reset();
}

/** A process is gone; its EPROCESS may be used again. */
export function Win32ForgetProcess(process: Pointer): void {
  for (const state of states) state.forget(process);
}
