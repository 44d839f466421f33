/**
 * Line probes: a place at the beginning of each line of a lab's code where the debugger can stop, as x86 NT does with `int 3` and the trap flag.
 *
 * A probe tests one cell of its half of the address space. While that is zero nothing else happens; while it is not, the probe asks the
 * processor's hook. Neither costs fuel, so that a run with a debugger is the same run, to the instruction, as one without.
 */
import type { AddressSpace } from './address-space.ts';
import { loadedImages } from './images.ts';
import { Cells } from './layout.ts';
import { kernelSpace } from './memory.ts';

let armed = { kernel: false, user: false };

/** From now on the probes of these rings ask. */
export function armProbes(kernel: boolean, user: boolean): void {
  armed = { kernel, user };
  armSpace(kernelSpace);
  for (const { space } of loadedImages()) armSpace(space);
}

/** A half of the address space gets its first code. */
export function armSpace(space: AddressSpace): void {
  const on = space === kernelSpace ? armed.kernel : armed.user;
  space.i32[Cells.PROBE >> 2] = on ? 1 : 0;
}
