/**
 * Deferred procedure calls. They run at DISPATCH_LEVEL on the stack of the thread that they interrupt.
 *
 * Not modelled: threaded DPCs run as ordinary ones.
 */
import { KDPC } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwTrace } from '../etw/trace.ts';
import { DPC_INTERRUPT } from '../hal/irql-raise.ts';
import { DISPATCH_LEVEL, HalProcessors, KeGetCurrentPrcb, PASSIVE_LEVEL } from '../hal/processor.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readUchar, writeLong, writeUchar, writeUshort } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiCheckForSoftwareInterrupts, KiExitDispatcher, KiSpin } from './dispatch.ts';
import { KeAssertIrql, KiSetIrql } from './irql.ts';
import { KiCurrentThread, ObjectKind } from './thread.ts';

const HIGH_IMPORTANCE = 2;
const MEDIUM_IMPORTANCE = 1;
const IRQL_UNEXPECTED_VALUE = 0xc8;

/** A DPC whose routine is TypeScript: the kernel's own. */
type NativeDpc = () => Kernel<void>;
let native = new Map<Pointer, NativeDpc>();

export function KiInitDpcs(): void {
  native = new Map();
}

/** Initialises `dpc`. @irql any @see KeInitializeDpc */
export function KeInitializeDpc(dpc: Pointer, routine: Pointer, context: Pointer): void {
  writeUshort((dpc + KDPC.Type) | 0, ObjectKind.Dpc);
  writeUchar((dpc + KDPC.Importance) | 0, MEDIUM_IMPORTANCE);
  writeUchar((dpc + KDPC.Number) | 0, 0);
  writeLong((dpc + KDPC.DeferredRoutine) | 0, routine);
  writeLong((dpc + KDPC.DeferredContext) | 0, context);
  writeLong((dpc + KDPC.DpcData) | 0, 0);
}

/** As KeInitializeDpc: threaded DPCs run as ordinary ones here. @irql any @see KeInitializeThreadedDpc */
export function KeInitializeThreadedDpc(dpc: Pointer, routine: Pointer, context: Pointer): void {
  KeInitializeDpc(dpc, routine, context);
}

/** @irql any @see KeSetImportanceDpc */
export function KeSetImportanceDpc(dpc: Pointer, importance: number): void {
  writeUchar((dpc + KDPC.Importance) | 0, importance);
}

/** Processors are numbered from 0; NT adds 32 in the field to mark a choice. @irql any @see KeSetTargetProcessorDpc */
export function KeSetTargetProcessorDpc(dpc: Pointer, number: number): void {
  writeUchar((dpc + KDPC.Number) | 0, (number & 0xff) + 32);
}

/**
 * Queues `dpc` without running it. False when it is queued already.
 */
export function KiQueueDpc(dpc: Pointer, argument1: Pointer, argument2: Pointer): boolean {
  if (readLong((dpc + KDPC.DpcData) | 0) !== 0) return false;
  const number = readUchar((dpc + KDPC.Number) | 0);
  const processors = HalProcessors();
  const prcb = number >= 32 && number - 32 < processors.length ? processors[number - 32] : KeGetCurrentPrcb();
  writeLong((dpc + KDPC.SystemArgument1) | 0, argument1);
  writeLong((dpc + KDPC.SystemArgument2) | 0, argument2);
  writeLong((dpc + KDPC.DpcData) | 0, 1 + prcb.number);
  if (readUchar((dpc + KDPC.Importance) | 0) === HIGH_IMPORTANCE) prcb.dpcs.unshift(dpc);
  else prcb.dpcs.push(dpc);
  EtwTrace(Event.DpcQueue, dpc, readLong((dpc + KDPC.DeferredRoutine) | 0), prcb.number);
  return true;
}

/**
 * Queues `dpc`; below DISPATCH_LEVEL it has run before this returns. FALSE when it is queued already.
 * @irql any @see KeInsertQueueDpc
 */
export function* KeInsertQueueDpc(dpc: Pointer, argument1: Pointer, argument2: Pointer): Kernel<number> {
  const queued = KiQueueDpc(dpc, argument1, argument2);
  if (queued) yield* KiExitDispatcher();
  return queued ? 1 : 0;
}

/** TRUE when it was queued. @irql any @see KeRemoveQueueDpc */
export function KeRemoveQueueDpc(dpc: Pointer): number {
  const data = readLong((dpc + KDPC.DpcData) | 0);
  if (data === 0) return 0;
  writeLong((dpc + KDPC.DpcData) | 0, 0);
  for (const { dpcs } of HalProcessors()) {
    const at = dpcs.indexOf(dpc);
    if (at >= 0) dpcs.splice(at, 1);
  }
  return 1;
}

/**
 * Returns when every DPC that was queued on any processor has run to its end, those that are under way included.
 * @irql PASSIVE_LEVEL @see KeFlushQueuedDpcs
 */
export function* KeFlushQueuedDpcs(): Kernel<void> {
  KeAssertIrql(PASSIVE_LEVEL, 'KeFlushQueuedDpcs');
  yield* KiExitDispatcher();
  for (const prcb of HalProcessors()) {
    while (prcb !== KeGetCurrentPrcb() && (prcb.dpcs.length > 0 || prcb.activeDpc !== 0)) {
      yield* KiSpin();
      yield* KiCheckForSoftwareInterrupts();
    }
  }
}

/** All DPCs that are queued anywhere: what must not lie in code that goes away. */
export function KiQueuedDpcs(): Pointer[] {
  return HalProcessors().flatMap(({ dpcs }) => [...dpcs]);
}

/** Makes `routine` what runs when the DPC object at `dpc` does. */
export function KiSetNativeDpc(dpc: Pointer, routine: NativeDpc): void {
  native.set(dpc, routine);
}

/** Runs this processor's queue at DISPATCH_LEVEL. */
export function* KiRetireDpcList(): Kernel<void> {
  const prcb = KeGetCurrentPrcb();
  const old = KiSetIrql(DISPATCH_LEVEL, DPC_INTERRUPT);
  const outer = prcb.activeDpc;
  // A DPC has nothing to do with the code that it interrupts: that code's __try blocks do not see its exceptions.
  const { ring } = KiCurrentThread();
  const floor = ring.sehFloor;
  ring.sehFloor = ring.seh.length;
  for (let dpc = prcb.dpcs.shift(); dpc !== undefined; dpc = prcb.dpcs.shift()) {
    const routine = readLong((dpc + KDPC.DeferredRoutine) | 0);
    const context = readLong((dpc + KDPC.DeferredContext) | 0);
    const argument1 = readLong((dpc + KDPC.SystemArgument1) | 0);
    const argument2 = readLong((dpc + KDPC.SystemArgument2) | 0);
    // From here on the routine may queue its own object again.
    writeLong((dpc + KDPC.DpcData) | 0, 0);
    prcb.activeDpc = dpc;
    prcb.dpcRoutine = routine;
    prcb.dpcTicks = 0;
    EtwTrace(Event.DpcBegin, dpc, routine, prcb.number);
    const own = native.get(dpc);
    if (own) yield* own();
    else yield callKernel('v', routine, dpc, context, argument1, argument2);
    EtwTrace(Event.DpcEnd, dpc, routine, prcb.number);
    if (prcb.irql !== DISPATCH_LEVEL) {
      KiBugCheck(
        IRQL_UNEXPECTED_VALUE,
        [prcb.irql, DISPATCH_LEVEL, 0, routine],
        0,
        'a DPC routine returned at another IRQL than it was called at',
      );
    }
  }
  ring.sehFloor = floor;
  prcb.activeDpc = outer;
  KiSetIrql(old);
}
