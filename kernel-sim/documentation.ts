/** What the headers say of a routine, for an editor that asks by its name. */
import { kernelPrototypes, type Prototype, userPrototypes } from './abi/prototypes.gen.ts';
import { notModelled } from './system-routines.ts';

export interface RoutineDocumentation {
  readonly signature: string;
  /** The header that declares it, as a driver includes it: "ringside/nt/io.h". */
  readonly header: string;
  /** The comment in the header: text, then lines that begin with @param, @irql, @return, @see. */
  readonly text: string;
  /** False when nothing of the system stands behind the declaration; the C library that is linked into images may still have it. */
  readonly exported: boolean;
}

function signatureOf({ name, returns, parameters, variadic }: Prototype): string {
  const list = parameters.map((parameter) => `${parameter.type} ${parameter.name}`.replace(/\* (\w+)$/, '*$1').trim());
  if (variadic) list.push('...');
  return `${returns} ${name}(${list.join(', ')})`;
}

export function routineDocumentation(name: string, ring: 0 | 3): RoutineDocumentation | undefined {
  const prototypes = ring === 0 ? kernelPrototypes : userPrototypes;
  if (!Object.hasOwn(prototypes, name)) return undefined;
  const prototype = prototypes[name];
  const missing = ring === 0 ? notModelled.kernel : notModelled.user;
  return {
    signature: signatureOf(prototype),
    header: prototype.header,
    text: prototype.doc,
    exported: !missing.has(name),
  };
}
