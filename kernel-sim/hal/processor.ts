/**
 * The virtual processors: what NT keeps in each KPRCB.
 */
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';

export const PASSIVE_LEVEL = 0;
export const APC_LEVEL = 1;
export const DISPATCH_LEVEL = 2;
/** x86: interprocessor interrupts mask the clock. */
export const IPI_LEVEL = 29;
export const HIGH_LEVEL = 31;

export interface Prcb {
  readonly number: number;
  irql: number;
  /** For each IRQL who raised to it, and where; see irql-raise.ts. */
  readonly raisedBy: string[];
  readonly raisedAt: Pointer[];
  /** KTHREAD that the processor runs. */
  currentThread: Pointer;
  idleThread: Pointer;
  /** Queued DPC objects, first to run first. */
  readonly dpcs: Pointer[];
  /** DPC object whose routine is running; 0 when none is. */
  activeDpc: Pointer;
  /** What that object's routine was when it began; the object may have been freed since. */
  dpcRoutine: Pointer;
  /** Ticks that the current DPC, or the current stay at DISPATCH_LEVEL or above, has lasted. */
  dpcTicks: number;
  /** Spin lock that the processor spins for; 0 when it does not. */
  spinsFor: Pointer;
  /** The dispatcher wants another thread here as soon as IRQL allows. */
  quantumEnd: boolean;
}

let processors: Prcb[] = [];
let current: Prcb | undefined;

export function HalInitProcessors(count: number): void {
  processors = Array.from({ length: count }, (_, number) => ({
    number,
    irql: PASSIVE_LEVEL,
    raisedBy: Array<string>(HIGH_LEVEL + 1).fill(''),
    raisedAt: Array<Pointer>(HIGH_LEVEL + 1).fill(0),
    currentThread: 0,
    idleThread: 0,
    dpcs: [],
    activeDpc: 0,
    dpcRoutine: 0,
    dpcTicks: 0,
    spinsFor: 0,
    quantumEnd: false,
  }));
  current = processors[0];
}

/** The processor that is executing. */
export function KeGetCurrentPrcb(): Prcb {
  if (!current) throw new SimulatorError('no processor');
  return current;
}

export function HalSetCurrentPrcb(prcb: Prcb): void {
  current = prcb;
}

export function HalProcessors(): readonly Prcb[] {
  return processors;
}
