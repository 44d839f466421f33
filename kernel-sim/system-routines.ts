/**
 * The export tables of ntoskrnl.exe and of ring 3's system libraries: every function of the components' barrels that the headers declare.
 *
 * No list is kept by hand: a routine is exported because a header declares it and a component defines it.
 */
import { kernelPrototypes, type Prototype, userPrototypes } from './abi/prototypes.gen.ts';
import * as cm from './cm/index.ts';
import * as ex from './ex/index.ts';
import * as hal from './hal/index.ts';
import * as io from './io/index.ts';
import * as ke from './ke/index.ts';
import * as mm from './mm/index.ts';
import * as ob from './ob/index.ts';
import { ObExportedVariables } from './ob/index.ts';
import * as ps from './ps/index.ts';
import { NotModelled } from './rings/exception.ts';
import type { Pointer } from './rings/layout.ts';
import type { SystemRoutine, SystemRoutines } from './rings/loader.ts';
import * as rtl from './rtl/index.ts';
import * as se from './se/index.ts';
import * as win32 from './win32/index.ts';

const kernelComponents: readonly Record<string, unknown>[] = [hal, rtl, ke, mm, ex, ob, se, ps, io, cm];
/** Ring 3 reaches nothing but its own libraries; the system services among them are what win32/ntdll/nt.ts names. */
const userComponents: readonly Record<string, unknown>[] = [win32];

/** The headers reach a variable of the kernel through a routine of this name, which answers its address. */
const VARIABLE = '__ringside_';

function addressOf(name: string): Pointer {
  const address = ObExportedVariables().get(name.slice(VARIABLE.length));
  if (address === undefined) throw new NotModelled(name.slice(VARIABLE.length));
  return address;
}

function collect(
  components: readonly Record<string, unknown>[],
  prototypes: Readonly<Record<string, Prototype>>,
): SystemRoutines {
  const routines = new Map<string, SystemRoutine>();
  for (const [name, { signature }] of Object.entries(prototypes)) {
    if (name.startsWith(VARIABLE)) routines.set(name, { routine: () => addressOf(name), signature });
    for (const component of components) {
      const routine = component[name];
      if (typeof routine !== 'function') continue;
      routines.set(name, { routine: routine as SystemRoutine['routine'], signature });
      break;
    }
  }
  return routines;
}

const kernelModelled = collect(kernelComponents, kernelPrototypes);
const userModelled = collect(userComponents, userPrototypes);

/** What this header declares, the processor itself provides. */
const PROCESSOR_HEADER = 'ringside_seh.h';

function declaredOnly(routines: SystemRoutines, prototypes: Readonly<Record<string, Prototype>>): ReadonlySet<string> {
  const wanted = Object.values(prototypes).filter(
    ({ name, header }) => !routines.has(name) && header !== PROCESSOR_HEADER,
  );
  return new Set(wanted.map(({ name }) => name));
}

/** Routines that the headers declare and this system does not model: the build warns, and a call stops the machine. */
export const notModelled = {
  kernel: declaredOnly(kernelModelled, kernelPrototypes),
  user: declaredOnly(userModelled, userPrototypes),
};

/** With the routines that are not modelled: they can be imported, and say so when they are called. */
function complete(
  routines: SystemRoutines,
  prototypes: Readonly<Record<string, Prototype>>,
  missing: ReadonlySet<string>,
): SystemRoutines {
  const all = new Map(routines);
  for (const name of missing) {
    const routine = (): never => {
      throw new NotModelled(name);
    };
    all.set(name, { routine, signature: prototypes[name].signature });
  }
  return all;
}

/** What a driver can import. */
export const kernelRoutines: SystemRoutines = complete(kernelModelled, kernelPrototypes, notModelled.kernel);
/** What a program can import. */
export const userRoutines: SystemRoutines = complete(userModelled, userPrototypes, notModelled.user);

/** The names that the toolchain may leave to the system. */
export function systemExports(): { kernel: ReadonlySet<string>; user: ReadonlySet<string> } {
  return { kernel: new Set(kernelModelled.keys()), user: new Set(userModelled.keys()) };
}
