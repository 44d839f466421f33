/**
 * What drivers ask the I/O manager about devices, packets, threads and stacks.
 */
import { KernelMode, OBJ_CASE_INSENSITIVE, OBJ_KERNEL_HANDLE } from '../abi/constants.gen.ts';
import { STATUS_NO_SUCH_DEVICE } from '../abi/status.gen.ts';
import { IRP, KTHREAD } from '../abi/structs.gen.ts';
import { KeAssertIrql, KeGetCurrentThread } from '../ke/index.ts';
import { ObpCloseHandle, ObpDereferenceObject, ObpReferenceByHandle, ObpReferenced } from '../ob/index.ts';
import { Cells, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, readUchar, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { IopAttach } from './attach.ts';
import { IopCreateFile } from './create.ts';
import { IoGetRelatedDeviceObject, IopFileFlags } from './file.ts';
import { FileFlag, IrpFlag } from './flags.ts';
import { IopReadUnicodeString } from './text.ts';
import { IopFileType } from './types.ts';

const PASSIVE_LEVEL = 0;
const FILE_NON_DIRECTORY_FILE = 0x40;
const FILE_READ_ATTRIBUTES = 0x80;

/** Opens a device by name and closes the handle again: the file object, referenced, keeps the device. */
function* openDevice(name: string, access: number): Kernel<{ status: number; file: Pointer }> {
  const attributes = OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE;
  const opened = yield* IopCreateFile({ path: name, access, options: FILE_NON_DIRECTORY_FILE, attributes }, KernelMode);
  if (opened.status < 0) return { status: opened.status, file: 0 };
  const status = ObpReferenceByHandle(opened.handle, 0, IopFileType(), KernelMode);
  const file = status < 0 ? 0 : ObpReferenced.object;
  yield* ObpCloseHandle(opened.handle, KernelMode);
  return { status, file };
}

/**
 * Opens a device by its name. The caller gives the reference to the file object back when it no longer uses the device.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS with both pointers, what the open says otherwise
 * @see IoGetDeviceObjectPointer
 */
export function* IoGetDeviceObjectPointer(
  objectName: Pointer,
  desiredAccess: number,
  fileObject: Pointer,
  deviceObject: Pointer,
): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoGetDeviceObjectPointer');
  const { status, file } = yield* openDevice(IopReadUnicodeString(objectName), desiredAccess);
  if (status < 0) return status;
  writeLong(fileObject, file);
  writeLong(deviceObject, IoGetRelatedDeviceObject(file));
  return 0;
}

/**
 * Attaches a device to the stack of the device of that name.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_NO_SUCH_DEVICE, what the open says
 * @see IoAttachDevice
 */
export function* IoAttachDevice(sourceDevice: Pointer, targetDevice: Pointer, attachedDevice: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'IoAttachDevice');
  const { status, file } = yield* openDevice(IopReadUnicodeString(targetDevice), FILE_READ_ATTRIBUTES);
  if (status < 0) return status;
  const top = IopAttach(sourceDevice, IoGetRelatedDeviceObject(file));
  writeLong(attachedDevice, top);
  yield* ObpDereferenceObject(file);
  return top === 0 ? STATUS_NO_SUCH_DEVICE : 0;
}

/** The process that the packet's thread belongs to. @irql <= DISPATCH_LEVEL @see IoGetRequestorProcess */
export function IoGetRequestorProcess(irp: Pointer): Pointer {
  const thread = readLong((irp + IRP.Tail_Overlay_Thread) | 0);
  return thread === 0 ? 0 : readLong((thread + KTHREAD.ApcState_Process) | 0);
}

/** @irql any @see IoGetCurrentProcess */
export function IoGetCurrentProcess(): Pointer {
  return readLong((KeGetCurrentThread() + KTHREAD.ApcState_Process) | 0);
}

/** The process of a thread. @irql any @see IoThreadToProcess */
export function IoThreadToProcess(thread: Pointer): Pointer {
  return readLong((thread + KTHREAD.ApcState_Process) | 0);
}

/** Whether the packet's sender waits for it. @irql <= DISPATCH_LEVEL @see IoIsOperationSynchronous */
export function IoIsOperationSynchronous(irp: Pointer): number {
  const file = readLong((irp + IRP.Tail_Overlay_OriginalFileObject) | 0);
  const flags = readLong((irp + IRP.Flags) | 0);
  const synchronous = (flags & (IrpFlag.SYNCHRONOUS_API | IrpFlag.CLOSE_OPERATION)) !== 0;
  return synchronous || (file !== 0 && (IopFileFlags(file) & FileFlag.SYNCHRONOUS_IO) !== 0) ? 1 : 0;
}

/** Always TRUE: all processes have 32-bit addresses. @irql any @see IoIs32bitProcess */
export function IoIs32bitProcess(_irp: Pointer): number {
  return 1;
}

/** Bounds of the current kernel stack. @irql <= DISPATCH_LEVEL @see IoGetStackLimits */
export function IoGetStackLimits(lowLimit: Pointer, highLimit: Pointer): void {
  const thread = KeGetCurrentThread();
  writeLong(lowLimit, readLong((thread + KTHREAD.StackLimit) | 0));
  writeLong(highLimit, readLong((thread + KTHREAD.InitialStack) | 0));
}

/** Bytes left on the current kernel stack. @irql <= DISPATCH_LEVEL @see IoGetRemainingStackSize */
export function IoGetRemainingStackSize(): number {
  return kernelSpace.i32[Cells.SP >> 2] - readLong((KeGetCurrentThread() + KTHREAD.StackLimit) | 0);
}

/** Whether a thread never leaves ring 0. @irql any @see IoIsSystemThread */
export function IoIsSystemThread(thread: Pointer): number {
  return readUchar((thread + KTHREAD.PreviousMode) | 0) === KernelMode && readLong((thread + KTHREAD.Teb) | 0) === 0
    ? 1
    : 0;
}

let topLevel = new Map<Pointer, Pointer>();

export function IopInitializeInquiry(): void {
  topLevel = new Map();
}

/** What the running thread's file system code has noted as its first packet. @irql any @see IoGetTopLevelIrp */
export function IoGetTopLevelIrp(): Pointer {
  return topLevel.get(KeGetCurrentThread()) ?? 0;
}

/** @irql any @see IoSetTopLevelIrp */
export function IoSetTopLevelIrp(irp: Pointer): void {
  if (irp === 0) topLevel.delete(KeGetCurrentThread());
  else topLevel.set(KeGetCurrentThread(), irp);
}

/** The initial stack of the running thread. @irql any @see IoGetInitialStack */
export function IoGetInitialStack(): Pointer {
  return readLong((KeGetCurrentThread() + KTHREAD.InitialStack) | 0);
}
