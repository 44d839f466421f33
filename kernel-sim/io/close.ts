/**
 * Closing files: IRP_MJ_CLEANUP when the last handle closes, IRP_MJ_CLOSE when the last reference goes.
 */
import { STATUS_PENDING } from '../abi/status.gen.ts';
import { FILE_OBJECT, IO_STACK_LOCATION, IRP } from '../abi/structs.gen.ts';
import { KeGetCurrentThread, KiWait } from '../ke/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopCallDriver } from './call-driver.ts';
import { IopDereferenceDevice } from './device.ts';
import { IoGetRelatedDeviceObject, IopFileFlags, IopReleaseFileParts, IopSetFileFlags } from './file.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import { IopFreeIrp, IopNextLocation } from './irp.ts';
import {
  IopAcquireEvent,
  IopBegin,
  IopEnd,
  IopMakeRequest,
  IopReleaseEvent,
  IopSynchronousRequest,
} from './request.ts';
import { IopAcquireStatusBlock, IopReleaseStatusBlock } from './status-block.ts';

const IRP_MJ_CLOSE = 2;
const IRP_MJ_CLEANUP = 0x12;

/** The file type's close procedure, called for each handle that closes. */
export function* IopCloseFile(
  _process: Pointer,
  file: Pointer,
  _access: number,
  _processHandles: number,
  handles: number,
): Kernel<void> {
  if (handles !== 1 || readLong((file + FILE_OBJECT.DeviceObject) | 0) === 0) return;
  IopSetFileFlags(file, FileFlag.CLEANUP_COMPLETE);
  const synchronous = (IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO) !== 0;
  if (synchronous) yield* IopBegin(file, 0);
  yield* IopSynchronousRequest(file, IRP_MJ_CLEANUP, IrpFlag.SYNCHRONOUS_API, () => {});
  if (synchronous) yield* IopEnd(file);
}

/** The file type's delete procedure. */
export function* IopDeleteFile(file: Pointer): Kernel<void> {
  const device = readLong((file + FILE_OBJECT.DeviceObject) | 0);
  if (device !== 0) {
    // A file without handles, made by a driver, is cleaned up here.
    if (!(IopFileFlags(file) & FileFlag.CLEANUP_COMPLETE) && IopFileFlags(file) & FileFlag.FILE_OPEN) {
      yield* IopSynchronousRequest(file, IRP_MJ_CLEANUP, IrpFlag.SYNCHRONOUS_API, () => {});
    }
    yield* sendClose(file);
  }
  yield* IopReleaseFileParts(file);
  if (device !== 0) yield* IopDereferenceDevice(device);
}

/** IRP_MJ_CLOSE cannot fail; its sender frees it, so that it can be completed in whatever thread. */
function* sendClose(file: Pointer): Kernel<void> {
  const device = IoGetRelatedDeviceObject(file);
  const block = IopAcquireStatusBlock();
  const event = IopAcquireEvent();
  const irp = IopMakeRequest(device, 0, IRP_MJ_CLOSE, 0, block, IrpFlag.CLOSE_OPERATION | IrpFlag.SYNCHRONOUS_API);
  if (irp === 0) throw new SimulatorError('no pool for a close packet');
  writeLong((irp + IRP.Tail_Overlay_OriginalFileObject) | 0, file);
  writeLong((irp + IRP.Tail_Overlay_Thread) | 0, KeGetCurrentThread());
  writeLong((irp + IRP.UserEvent) | 0, event);
  writeLong((IopNextLocation(irp) + IO_STACK_LOCATION.FileObject) | 0, file);
  const status = yield* IopCallDriver(device, irp);
  if (status === STATUS_PENDING) yield* KiWait([event], { mode: 0 });
  IopFreeIrp(irp);
  IopReleaseEvent(event);
  IopReleaseStatusBlock(block);
}
