/** Starting the I/O manager: its object types, its state, and the devices that the system itself brings. */
import { FILE_ALL_ACCESS, FILE_GENERIC_EXECUTE, FILE_GENERIC_READ, FILE_GENERIC_WRITE } from '../abi/constants.gen.ts';
import { FILE_OBJECT } from '../abi/structs.gen.ts';
import {
  MiInitializeContiguousMemory,
  MiInitializeDriverPaging,
  MiInitializeMapping,
  MiInitializeMdlPages,
  MiInitializePfnDatabase,
  MiInitializeSections,
  MiInitializeSystemPtes,
  MiInitializeSystemViews,
  MiInitializeViews,
} from '../mm/index.ts';
import { ObCreateObjectType, ObExportVariable } from '../ob/index.ts';
import { PsRegisterThreadRundown } from '../ps/index.ts';
import type { SystemRoutine } from '../rings/loader.ts';
import type { Kernel } from '../rings/request.ts';
import { IopNativeDispatch } from './call-driver.ts';
import { IoCancelThreadIo, IopInitializeCancel } from './cancel.ts';
import { IopCloseFile, IopDeleteFile } from './close.ts';
import { IopInvalidDeviceRequest } from './complete.ts';
import { IopForgetPort, IopInitializeCompletionPackets } from './completion-post.ts';
import { IopParseDevice, IopParseFile } from './create.ts';
import { IopCsqCancelRoutine, IopInitializeCsqs } from './csq.ts';
import { IopDeleteDeviceObject, IopInitializeDevices } from './device.ts';
import { IopDeleteDriver, IopInitializeDrivers } from './driver.ts';
import { IopInitializeErrorLog } from './error-log.ts';
import { IopFileName } from './file.ts';
import { IopInitializeFileSystems, IoRegisterFileSystem } from './fs-registration.ts';
import { IopInitializeInquiry } from './inquiry.ts';
import { IopInitializeIrps } from './irp.ts';
import { IopInitializeLoading } from './load.ts';
import { IopInitializeMisuse } from './misuse.ts';
import { IopForwardComplete } from './more-services.ts';
import { IopInitializeNativeDrivers } from './native-driver.ts';
import { IopInitializeNullDevice } from './null-device.ts';
import { RamInitializeFileSystem, RamVolume } from './ram-file-system.ts';
import { IopInitializeReinitialization } from './reinitialize.ts';
import { IopInitializeRequests } from './request.ts';
import { IopInitializeSectionObjects } from './section.ts';
import { IopInitializeShutdown } from './shutdown.ts';
import { IopInitializeSites } from './sites.ts';
import { IopInitializeStatusBlocks } from './status-block.ts';
import { IopInitializeLinks } from './symlink.ts';
import { IopInitializeSystemWork } from './system-thread.ts';
import { IopInitializeTimers } from './timer.ts';
import { IopSetTypes } from './types.ts';
import { IopInitializeWorkItems } from './work-item.ts';

const STANDARD_RIGHTS_REQUIRED = 0x000f0000;
const READ_CONTROL = 0x00020000;
const SYNCHRONIZE = 0x00100000;
const IO_COMPLETION_ALL_ACCESS = STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 3;

/** Generic rights of devices, drivers and files. */
const FILE_MAPPING = [FILE_GENERIC_READ, FILE_GENERIC_WRITE, FILE_GENERIC_EXECUTE, FILE_ALL_ACCESS] as const;

/**
 * Routines of the I/O manager that function pointers in NT structures lead to, though no header declares them: they go into the table of
 * kernel routines beside the exports.
 */
export const IopRoutines: ReadonlyMap<string, SystemRoutine> = new Map<string, SystemRoutine>([
  ['IopInvalidDeviceRequest', { routine: IopInvalidDeviceRequest, signature: 'ii:i' }],
  ['IopNativeDispatch', { routine: IopNativeDispatch, signature: 'ii:i' }],
  ['IopForwardComplete', { routine: IopForwardComplete, signature: 'iii:i' }],
  ['IopCsqCancelRoutine', { routine: IopCsqCancelRoutine, signature: 'ii:' }],
]);

function createTypes(): void {
  const driver = ObCreateObjectType('Driver', {
    poolTag: 'Driv',
    genericMapping: FILE_MAPPING,
    validAccess: FILE_ALL_ACCESS,
    delete: IopDeleteDriver,
  });
  const device = ObCreateObjectType('Device', {
    poolTag: 'Devi',
    genericMapping: FILE_MAPPING,
    validAccess: FILE_ALL_ACCESS,
    parse: IopParseDevice,
    delete: IopDeleteDeviceObject,
  });
  const file = ObCreateObjectType('File', {
    poolTag: 'File',
    genericMapping: FILE_MAPPING,
    validAccess: FILE_ALL_ACCESS,
    defaultObjectOffset: FILE_OBJECT.Event,
    maintainHandleCount: true,
    parse: IopParseFile,
    close: IopCloseFile,
    delete: IopDeleteFile,
    queryName: IopFileName,
    dump: IopFileName,
  });
  const completion = ObCreateObjectType('IoCompletion', {
    poolTag: 'IoCo',
    genericMapping: [READ_CONTROL | 1, READ_CONTROL | 2, READ_CONTROL | SYNCHRONIZE, IO_COMPLETION_ALL_ACCESS],
    validAccess: IO_COMPLETION_ALL_ACCESS,
    defaultObjectOffset: 0,
    delete: IopForgetPort,
  });
  IopSetTypes(driver, device, file, completion);
  ObExportVariable('IoDriverObjectType', driver);
  ObExportVariable('IoDeviceObjectType', device);
  ObExportVariable('IoFileObjectType', file);
}

/** The part that needs pool and the object manager's types only. Comes before the first thread. */
export function IoInitSystem(): void {
  MiInitializePfnDatabase();
  MiInitializeSystemPtes();
  MiInitializeMapping();
  MiInitializeSections();
  MiInitializeMdlPages();
  MiInitializeContiguousMemory();
  MiInitializeDriverPaging();
  MiInitializeSystemViews();
  MiInitializeViews();
  IopInitializeIrps();
  IopInitializeStatusBlocks();
  IopInitializeRequests();
  IopInitializeSites();
  IopInitializeMisuse();
  IopInitializeCancel();
  IopInitializeCsqs();
  IopInitializeDevices();
  IopInitializeNativeDrivers();
  IopInitializeLinks();
  IopInitializeTimers();
  IopInitializeWorkItems();
  IopInitializeSystemWork();
  IopInitializeCompletionPackets();
  IopInitializeShutdown();
  IopInitializeErrorLog();
  IopInitializeInquiry();
  IopInitializeFileSystems();
  createTypes();
  IopInitializeSectionObjects();
  PsRegisterThreadRundown(IoCancelThreadIo);
  IopInitializeDrivers();
  IopInitializeLoading();
  IopInitializeReinitialization();
}

/** The system's own devices: the null device and the disk. Runs in a system thread; never blocks. */
export function* IoInitDevices(): Kernel<void> {
  yield* IopInitializeNullDevice();
  yield* RamInitializeFileSystem();
  yield* IoRegisterFileSystem(RamVolume());
}
