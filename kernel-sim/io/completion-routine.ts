/** IoSetCompletionRoutineEx: IoSetCompletionRoutine (a macro) for drivers that may be unloaded before their routine returns. */
import { IO_STACK_LOCATION } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { writeLong, writeUchar } from '../rings/memory.ts';
import { IopNextLocation } from './irp.ts';

const DISPATCH_LEVEL = 2;

/**
 * Sets the completion routine for the next lower driver's location. Not modelled: the reference that keeps the device until the routine has
 * returned; nothing unloads a driver while a packet is in one of its routines here.
 *
 * @irql <= DISPATCH_LEVEL
 * @returns STATUS_SUCCESS
 * @see IoSetCompletionRoutineEx
 */
export function IoSetCompletionRoutineEx(
  _deviceObject: Pointer,
  irp: Pointer,
  completionRoutine: Pointer,
  context: Pointer,
  invokeOnSuccess: number,
  invokeOnError: number,
  invokeOnCancel: number,
): number {
  KeAssertIrql(DISPATCH_LEVEL, 'IoSetCompletionRoutineEx');
  const next = IopNextLocation(irp);
  writeLong((next + IO_STACK_LOCATION.CompletionRoutine) | 0, completionRoutine);
  writeLong((next + IO_STACK_LOCATION.Context) | 0, context);
  const control =
    (invokeOnSuccess & 0xff ? 0x40 : 0) | (invokeOnError & 0xff ? 0x80 : 0) | (invokeOnCancel & 0xff ? 0x20 : 0);
  writeUchar((next + IO_STACK_LOCATION.Control) | 0, control);
  return 0;
}
