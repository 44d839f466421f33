/** Starting the object manager: its own types, the directories that NT has from the start, the synchronization types. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { KEVENT } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { KeInitializeEvent } from '../ke/index.ts';
import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { ObpAllocateObject } from './allocate.ts';
import { ObpInitializeCallbacks } from './callback.ts';
import { ExpInitializeCallbackObjects } from './callback-object.ts';
import { ObpInitializeClose } from './close.ts';
import { ObpInitializeCreateInfo } from './create-info.ts';
import { ObpInitializeDelete } from './delete.ts';
import {
  ObpForgetDirectory,
  ObpInitializeDirectories,
  ObpInitializeDirectory,
  ObpInsertEntry,
  ObpLookupEntry,
} from './directory.ts';
import { ExpEventType, ExpInitializeEvents } from './event.ts';
import { ObpInitializeHandles } from './handle.ts';
import { OBJECT_DIRECTORY_SIZE, OBJECT_SYMBOLIC_LINK } from './layout.ts';
import { ExpInitializeMutants, ExpMutantType } from './mutant.ts';
import { ObpRootDirectory, ObpSetRootDirectories } from './name.ts';
import { ObpInitializeExclusive } from './open-handle.ts';
import { ObpInitializeRecords } from './record.ts';
import { ObpInitializeSecurity } from './security.ts';
import { ExpInitializeSemaphores, ExpSemaphoreType } from './semaphore.ts';
import { ObpDeleteLink, ObpInitializeLink, ObpParseLink } from './symlink.ts';
import { ExpInitializeTimers, ExpTimerType } from './timer.ts';
import {
  ObCreateObjectType,
  ObpCountType,
  ObpDirectoryType,
  ObpInitializeTypes,
  ObpSetBasicTypes,
  ObpSymbolicLinkType,
  ObpTypeName,
  ObpTypes,
} from './type.ts';
import { ObExportVariable, ObpInitializeVariables } from './variable.ts';

const READ_CONTROL = 0x00020000;
const STANDARD_RIGHTS_REQUIRED = 0x000f0000;
const DIRECTORY_ALL_ACCESS = STANDARD_RIGHTS_REQUIRED | 0xf;
const SYMBOLIC_LINK_ALL_ACCESS = STANDARD_RIGHTS_REQUIRED | 0x1;
const TYPE_ALL_ACCESS = STANDARD_RIGHTS_REQUIRED | 0x1;

/** Directories below the root at boot. `\??` is not among them: look-ups take it for `\GLOBAL??`. */
const DIRECTORIES = [
  'ArcName', 'BaseNamedObjects', 'Callback', 'Device', 'Driver', 'FileSystem', 'GLOBAL??', 'KernelObjects', 'Security', 'Windows',
] as const; // biome-ignore format: a list of names

/** Links at boot: directory, name, target. */
const LINKS = [
  ['', 'DosDevices', '\\??'],
  ['', 'SystemRoot', '\\??\\C:\\WINDOWS'],
  ['GLOBAL??', 'Global', '\\GLOBAL??'],
  ['GLOBAL??', 'GLOBALROOT', ''],
  ['BaseNamedObjects', 'Global', '\\BaseNamedObjects'],
  ['BaseNamedObjects', 'Local', '\\BaseNamedObjects'],
] as const;

/** Makes the object manager anew. Needs pool; comes before any process exists. */
export function ObInitSystem(): void {
  ObpInitializeRecords();
  ObpInitializeDelete();
  ObpInitializeCreateInfo();
  ObpInitializeDirectories();
  ObpInitializeHandles();
  ObpInitializeClose();
  ObpInitializeCallbacks();
  ObpInitializeExclusive();
  ObpInitializeSecurity();
  ObpInitializeVariables();
  const waitable = ExAllocateKernelPool(NonPagedPool, KEVENT.sizeof, poolTag('ObDe'));
  if (waitable === 0) throw new SimulatorError('no pool at boot');
  KeInitializeEvent(waitable, 0, 1);
  ObpInitializeTypes(waitable);
  createBasicTypes();
  createNamespace();
  ExpInitializeEvents();
  ExpInitializeMutants();
  ExpInitializeSemaphores();
  ExpInitializeTimers();
  ExpInitializeCallbackObjects();
  for (const type of ObpTypes()) ObpPublishType(type);
  ObExportVariable('ExEventObjectType', ExpEventType);
  ObExportVariable('ExMutantObjectType', ExpMutantType);
  ObExportVariable('ExSemaphoreObjectType', ExpSemaphoreType);
  ObExportVariable('ExTimerObjectType', ExpTimerType);
}

function createBasicTypes(): void {
  ObCreateObjectType('Type', {
    poolTag: 'ObjT',
    genericMapping: [READ_CONTROL, READ_CONTROL, READ_CONTROL, TYPE_ALL_ACCESS],
    validAccess: TYPE_ALL_ACCESS,
    dump: ObpTypeName,
  });
  const directory = ObCreateObjectType('Directory', {
    poolTag: 'Dire',
    genericMapping: [READ_CONTROL | 0x3, READ_CONTROL | 0xc, READ_CONTROL | 0x3, DIRECTORY_ALL_ACCESS],
    validAccess: DIRECTORY_ALL_ACCESS,
    delete: ObpForgetDirectory,
  });
  const link = ObCreateObjectType('SymbolicLink', {
    poolTag: 'Symb',
    genericMapping: [READ_CONTROL | 0x1, READ_CONTROL, READ_CONTROL | 0x1, SYMBOLIC_LINK_ALL_ACCESS],
    validAccess: SYMBOLIC_LINK_ALL_ACCESS,
    parse: ObpParseLink,
    delete: ObpDeleteLink,
  });
  ObpSetBasicTypes(directory, link);
}

function systemObject(type: Pointer, size: number, tag: string, name: string): Pointer {
  const object = ObpAllocateObject(type, size, tag, { name, permanent: true, kernel: true });
  if (object === 0) throw new SimulatorError('no pool at boot');
  ObpCountType(type, 'Objects', 1);
  return object;
}

function createDirectory(name: string): Pointer {
  const directory = systemObject(ObpDirectoryType(), OBJECT_DIRECTORY_SIZE, 'Dire', name);
  ObpInitializeDirectory(directory);
  return directory;
}

function createNamespace(): void {
  const root = createDirectory('');
  const below = new Map<string, Pointer>([['', root]]);
  for (const name of ['ObjectTypes', ...DIRECTORIES]) {
    const directory = createDirectory(name);
    ObpInsertEntry(root, name, directory);
    below.set(name, directory);
  }
  ObpSetRootDirectories(root, below.get('GLOBAL??') ?? 0);
  for (const [where, name, target] of LINKS) {
    const link = systemObject(ObpSymbolicLinkType(), OBJECT_SYMBOLIC_LINK.SIZE, 'Symb', name);
    if (ObpInitializeLink(link, target) < 0) throw new SimulatorError('no pool at boot');
    ObpInsertEntry(below.get(where) ?? root, name, link);
  }
}

/** Enters a type in \ObjectTypes. Types made before the namespace are published by ObInitSystem; later ones by who makes them. */
export function ObpPublishType(type: Pointer): void {
  const types = ObpLookupEntry(ObpRootDirectory(), 'ObjectTypes', true);
  if (ObpLookupEntry(types, ObpTypeName(type), true) === 0) ObpInsertEntry(types, ObpTypeName(type), type);
}
