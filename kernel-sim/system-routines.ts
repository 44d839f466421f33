/**
 * The export tables of ntoskrnl.exe and of ring 3's system libraries: every function of the components' barrels that the headers declare.
 *
 * No list is kept by hand: a routine is exported because a header declares it and a component defines it.
 */
import { kernelPrototypes, type Prototype, userPrototypes } from './abi/prototypes.gen.ts';
import * as ex from './ex/index.ts';
import * as hal from './hal/index.ts';
import * as io from './io/index.ts';
import * as ke from './ke/index.ts';
import * as mm from './mm/index.ts';
import * as ob from './ob/index.ts';
import * as ps from './ps/index.ts';
import type { SystemRoutine, SystemRoutines } from './rings/loader.ts';
import * as rtl from './rtl/index.ts';
import * as se from './se/index.ts';
import * as win32 from './win32/index.ts';

const kernelComponents: readonly Record<string, unknown>[] = [hal, rtl, ke, mm, ex, ob, se, ps, io];
/** Ring 3 first asks its own libraries; ntdll's Nt and Rtl routines are the kernel's. */
const userComponents: readonly Record<string, unknown>[] = [win32, ...kernelComponents];

function collect(
  components: readonly Record<string, unknown>[],
  prototypes: Readonly<Record<string, Prototype>>,
): SystemRoutines {
  const routines = new Map<string, SystemRoutine>();
  for (const [name, { signature }] of Object.entries(prototypes)) {
    for (const component of components) {
      const routine = component[name];
      if (typeof routine !== 'function') continue;
      routines.set(name, { routine: routine as SystemRoutine['routine'], signature });
      break;
    }
  }
  return routines;
}

/** What a driver can import. */
export const kernelRoutines: SystemRoutines = collect(kernelComponents, kernelPrototypes);
/** What a program can import. */
export const userRoutines: SystemRoutines = collect(userComponents, userPrototypes);

function declaredOnly(routines: SystemRoutines, prototypes: Readonly<Record<string, Prototype>>): ReadonlySet<string> {
  return new Set(Object.keys(prototypes).filter((name) => !routines.has(name)));
}

/** Routines that the headers declare and this system does not model: a call of one does not link. */
export const notModelled = {
  kernel: declaredOnly(kernelRoutines, kernelPrototypes),
  user: declaredOnly(userRoutines, userPrototypes),
};

/** The names that the toolchain may leave to the system. */
export function systemExports(): { kernel: ReadonlySet<string>; user: ReadonlySet<string> } {
  return { kernel: new Set(kernelRoutines.keys()), user: new Set(userRoutines.keys()) };
}
