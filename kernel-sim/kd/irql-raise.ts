/** Who raised IRQL, in words. */
import { APC_INTERRUPT, DPC_INTERRUPT, type IrqlRaise } from '../hal/index.ts';
import { KiIrqlName } from '../ke/index.ts';
import { kernelSpace } from '../rings/memory.ts';
import { findPlace, symbolName } from '../rings/symbols.ts';
import { routineName } from './symbols.ts';

/** "OnTimer", for the DPC's routine at `pointer`; '' when it is the kernel's own. */
function dpcName(pointer: number): string {
  return routineName(pointer).replace(/^.*!/, '');
}

/** "lab.c line 22" */
function line(site: number): string {
  const place = findPlace(site, kernelSpace);
  return place && place.line > 0 ? `${place.file} line ${place.line}` : symbolName(site, kernelSpace);
}

/** "KeAcquireSpinLock, lab.c line 22", "the dispatch interrupt, for the DPC routine OnTimer"; '' when IRQL is not raised. */
export function raiserText(raise: IrqlRaise | undefined): string {
  if (!raise) return '';
  const { routine, site, dpc } = raise;
  if (routine === DPC_INTERRUPT)
    return `the dispatch interrupt, for ${dpcName(dpc) ? `the DPC routine ${dpcName(dpc)}` : 'a DPC'}`;
  if (routine === APC_INTERRUPT) return 'the APC interrupt';
  if (site) return `${routine}, ${line(site)}`;
  return routine === 'IoCancelIrp' ? 'IoCancelIrp, which calls the cancel routine' : routine;
}

/** "IRQL 2 (DISPATCH_LEVEL), raised by KeAcquireSpinLock, lab.c line 22"; "PASSIVE_LEVEL" */
export function irqlText(irql: number, raise: IrqlRaise | undefined): string {
  const name = KiIrqlName(irql);
  if (irql === 0) return name;
  const level = name.startsWith('IRQL') ? name : `IRQL ${irql} (${name})`;
  if (!raise) return level;
  if (raise.routine === DPC_INTERRUPT) {
    const routine = dpcName(raise.dpc);
    return `${level}, because ${routine ? `${routine} is a DPC routine` : 'a DPC runs'}`;
  }
  if (raise.routine === APC_INTERRUPT) return `${level}, because an APC runs`;
  return `${level}, raised by ${raiserText(raise)}`;
}
