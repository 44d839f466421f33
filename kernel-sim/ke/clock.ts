/**
 * The clock interrupt: quantum accounting, timer expiry, the watchdog over DPCs and raised IRQL.
 */
import { HAL_END_OF_TIME, HalTakeTick, HalTickCount, HalTime, TIME_INCREMENT } from '../hal/clock.ts';
import { DISPATCH_LEVEL, HalProcessors, KeGetCurrentPrcb, type Prcb } from '../hal/processor.ts';
import { hex } from '../rings/layout.ts';
import { readLong } from '../rings/memory.ts';
import { KiBugCheck } from './bugcheck.ts';
import { KiQuantumEnd } from './ready.ts';
import { KiThread } from './thread.ts';
import { KiExpireTimers, KiFirstDueTime } from './timer.ts';

const DPC_WATCHDOG_VIOLATION = 0x133;
/** Ticks that one DPC, or one stay at DISPATCH_LEVEL or above, may last: one second. Windows allows more; nobody should wait for it here. */
export const DPC_TICK_LIMIT = 64;

/** Registered by the layers above: called at each tick, may not block. */
let onTick: () => void = () => {};

export function KiInitClock(): void {
  onTick = () => {};
}

export function KiRegisterTick(routine: () => void): void {
  onTick = routine;
}

/** Takes all clock interrupts that are due. Not modelled: above CLOCK_LEVEL they would stay pending. */
export function KiClockInterrupts(): void {
  while (HalTakeTick()) {
    for (const prcb of HalProcessors()) {
      if (prcb.currentThread === prcb.idleThread) continue;
      if (prcb.irql >= DISPATCH_LEVEL) {
        prcb.dpcTicks++;
        if (prcb === KeGetCurrentPrcb() && prcb.dpcTicks > DPC_TICK_LIMIT) {
          KiBugCheck(
            DPC_WATCHDOG_VIOLATION,
            [prcb.activeDpc ? 0 : 1, prcb.dpcTicks, DPC_TICK_LIMIT, 0],
            0,
            prcb.spinsFor
              ? describeSpin(prcb)
              : prcb.activeDpc
                ? 'one DPC routine has run for more than a second'
                : 'the processor has stayed at DISPATCH_LEVEL or above for more than a second',
          );
        }
        continue;
      }
      const thread = KiThread(prcb.currentThread);
      if (--thread.quantum <= 0) KiQuantumEnd(prcb);
    }
    KiExpireTimers(HalTime());
    onTick();
  }
}

/** Who holds what this processor spins for. */
function describeSpin({ number, spinsFor }: Prcb): string {
  const owner = HalProcessors().find(({ currentThread }) => readLong(spinsFor) === (currentThread | 1));
  const whose = owner
    ? `processor ${owner.number} holds it${owner.spinsFor ? ` and spins for the spin lock at ${hex(owner.spinsFor)}` : ''}`
    : 'no processor runs the thread that holds it';
  return `processor ${number} has spun for the spin lock at ${hex(spinsFor)} for more than a second: ${whose}`;
}

/** Clock interrupts since boot. @irql any @see KeQueryTickCount */
export function KiTickCount(): number {
  return HalTickCount();
}

/** When the next timer is due, in 100 ns units since boot; undefined when none is set, or none that will ever expire. */
export function KiNextDueTime(): number | undefined {
  const due = KiFirstDueTime();
  return due !== undefined && due < HAL_END_OF_TIME ? due : undefined;
}

/** 100 ns units between two clock interrupts. @irql any @see KeQueryTimeIncrement */
export function KeQueryTimeIncrement(): number {
  return TIME_INCREMENT;
}
