/**
 * Drivers written in TypeScript: the file system of the target's disk, the null device, the console.
 *
 * Their driver and device objects are as genuine as any; only the dispatch routine is a generator here instead of a routine in an
 * image. Their MajorFunction slots hold IopNativeDispatch, so that a filter may call them the hard way too.
 */
import { DRIVER_OBJECT } from '../abi/structs.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';

/** What a native driver does with a packet: completes it, or marks it pending. `stack` is its stack location. */
export type NativeDispatch = (device: Pointer, irp: Pointer, stack: Pointer, major: number) => Kernel<number>;

/** DRIVER_OBJECT.Flags: built into the kernel. */
export const DRVO_BUILTIN_DRIVER = 0x04;

let drivers = new Map<Pointer, NativeDispatch>();

export function IopInitializeNativeDrivers(): void {
  drivers = new Map();
}

export function IopSetNativeDispatch(driver: Pointer, dispatch: NativeDispatch): void {
  drivers.set(driver, dispatch);
}

/** The dispatch routine of a native driver; undefined for drivers in images. */
export function IopNativeDispatchOf(driver: Pointer): NativeDispatch | undefined {
  if (!(readLong((driver + DRIVER_OBJECT.Flags) | 0) & DRVO_BUILTIN_DRIVER)) return undefined;
  return drivers.get(driver);
}
