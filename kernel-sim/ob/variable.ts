/**
 * Variables that the kernel exports to drivers, such as `ExEventObjectType` and `PsInitialSystemProcess`.
 *
 * A driver imports the variable's address and loads it. Each is a cell in nonpaged pool.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';

let variables = new Map<string, Pointer>();

export function ObpInitializeVariables(): void {
  variables = new Map();
}

/** Makes `name` a variable with that value (or changes its value). */
export function ObExportVariable(name: string, value: number): void {
  let cell = variables.get(name);
  if (cell === undefined) {
    cell = ExAllocateKernelPool(NonPagedPool, 4, poolTag('ObEx'));
    if (cell === 0) throw new SimulatorError(`no pool for the variable ${name}`);
    variables.set(name, cell);
  }
  writeLong(cell, value);
}

/** The exported variables by name: where they are. */
export function ObExportedVariables(): ReadonlyMap<string, Pointer> {
  return variables;
}
