/** `\Device\Null` (`NUL`): takes everything, has nothing. */
import { FILE_DEVICE_NULL } from '../abi/constants.gen.ts';
import { STATUS_END_OF_FILE, STATUS_INVALID_DEVICE_REQUEST } from '../abi/status.gen.ts';
import { IO_STACK_LOCATION } from '../abi/structs.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopComplete } from './complete.ts';
import { IopRegisterNativeDriver } from './native-register.ts';
import { IopCreateLink } from './symlink.ts';

const IRP_MJ_CREATE = 0;
const IRP_MJ_CLOSE = 2;
const IRP_MJ_READ = 3;
const IRP_MJ_WRITE = 4;
const IRP_MJ_CLEANUP = 0x12;

function* dispatch(_device: Pointer, irp: Pointer, stack: Pointer, major: number): Kernel<number> {
  switch (major) {
    case IRP_MJ_CREATE:
    case IRP_MJ_CLOSE:
    case IRP_MJ_CLEANUP:
      return yield* IopComplete(irp, 0);
    case IRP_MJ_READ:
      return yield* IopComplete(irp, STATUS_END_OF_FILE);
    case IRP_MJ_WRITE:
      return yield* IopComplete(irp, 0, readLong((stack + IO_STACK_LOCATION.Parameters_Write_Length) | 0));
    default:
      return yield* IopComplete(irp, STATUS_INVALID_DEVICE_REQUEST);
  }
}

export function* IopInitializeNullDevice(): Kernel<void> {
  yield* IopRegisterNativeDriver('\\Driver\\Null', dispatch, { name: '\\Device\\Null', type: FILE_DEVICE_NULL });
  yield* IopCreateLink('\\??\\NUL', '\\Device\\Null');
}
