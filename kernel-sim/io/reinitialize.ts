/**
 * Reinitialization routines: a driver's DriverEntry asks to be called again when it has returned.
 */
import { DRIVER_EXTENSION, DRIVER_OBJECT } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';

const PASSIVE_LEVEL = 0;
const DRVO_REINIT_REGISTERED = 0x08;

interface Entry {
  readonly routine: Pointer;
  readonly context: Pointer;
}

let waiting = new Map<Pointer, Entry[]>();

export function IopInitializeReinitialization(): void {
  waiting = new Map();
}

/**
 * Has `routine(driver, context, count)` called after DriverEntry has returned success; the routine may register itself again. Count is 1 at the first call.
 *
 * @irql PASSIVE_LEVEL
 * @see IoRegisterDriverReinitialization
 */
export function IoRegisterDriverReinitialization(driverObject: Pointer, routine: Pointer, context: Pointer): void {
  KeAssertIrql(PASSIVE_LEVEL, 'IoRegisterDriverReinitialization');
  const entries = waiting.get(driverObject) ?? [];
  waiting.set(driverObject, [...entries, { routine, context }]);
  const flags = (driverObject + DRIVER_OBJECT.Flags) | 0;
  writeLong(flags, readLong(flags) | DRVO_REINIT_REGISTERED);
}

/** Calls what the driver has registered until nothing is left. In a system thread. */
export function* IopCallReinitialization(driver: Pointer): Kernel<void> {
  const count = (readLong((driver + DRIVER_OBJECT.DriverExtension) | 0) + DRIVER_EXTENSION.Count) | 0;
  for (;;) {
    const [entry, ...rest] = waiting.get(driver) ?? [];
    if (!entry) break;
    waiting.set(driver, rest);
    const flags = (driver + DRIVER_OBJECT.Flags) | 0;
    if (rest.length === 0) writeLong(flags, readLong(flags) & ~DRVO_REINIT_REGISTERED);
    writeLong(count, readLong(count) + 1);
    yield callKernel('v', entry.routine, driver, entry.context, readLong(count));
  }
  waiting.delete(driver);
}

/** The driver has not come up: nothing of it may be called. */
export function IopForgetReinitialization(driver: Pointer): void {
  waiting.delete(driver);
}
