/**
 * Section objects: NtCreateSection and its relatives over mm's sections.
 *
 * NT keeps these services in mm; they stand here because they need the object manager, processes and files.
 */
import {
  FILE_EXECUTE,
  FILE_READ_DATA,
  FILE_WRITE_DATA,
  MEM_RESERVE,
  MEM_TOP_DOWN,
  PAGE_EXECUTE,
  PAGE_EXECUTE_READ,
  PAGE_EXECUTE_READWRITE,
  PAGE_EXECUTE_WRITECOPY,
  PAGE_GUARD,
  PAGE_NOACCESS,
  PROCESS_VM_OPERATION,
  SEC_COMMIT,
  SEC_FILE,
  SEC_IMAGE,
  SEC_NOCACHE,
  SEC_RESERVE,
  SECTION_ALL_ACCESS,
  SECTION_MAP_EXECUTE,
  SECTION_MAP_READ,
  SECTION_MAP_WRITE,
  SECTION_QUERY,
} from '../abi/constants.gen.ts';
import {
  STATUS_COMMITMENT_LIMIT,
  STATUS_INFO_LENGTH_MISMATCH,
  STATUS_INVALID_FILE_FOR_SECTION,
  STATUS_INVALID_INFO_CLASS,
  STATUS_INVALID_PAGE_PROTECTION,
  STATUS_INVALID_PARAMETER_3,
  STATUS_INVALID_PARAMETER_4,
  STATUS_INVALID_PARAMETER_5,
  STATUS_INVALID_PARAMETER_6,
  STATUS_INVALID_PARAMETER_8,
  STATUS_INVALID_PARAMETER_9,
  STATUS_INVALID_VIEW_SIZE,
  STATUS_MAPPED_ALIGNMENT,
  STATUS_MAPPED_FILE_SIZE_ZERO,
  STATUS_SECTION_PROTECTION,
  STATUS_SECTION_TOO_BIG,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { FILE_OBJECT } from '../abi/structs.gen.ts';
import { KeGetPreviousMode } from '../ke/index.ts';
import {
  ALLOCATION_GRANULARITY,
  MiCommitArea,
  MiCreateArea,
  MiForgetSection,
  MiIsCompatible,
  MiIsWriteCopy,
  MiMapView,
  MiPageBits,
  MiRegisterSection,
  MiReleaseArea,
  MiSectionOf,
  MiUnmapView,
  type Section,
} from '../mm/index.ts';
import {
  type HandleResult,
  ObCreateObjectType,
  type ObjectAttributes,
  ObpAnswerQuery,
  ObpCreateNamed,
  ObpDereferenceObject,
  ObpGuard,
  ObpOnHandle,
  ObpOpenService,
  ObpProbeRead,
  ObpProbeWrite,
  ObpReferenceByHandle,
  ObpReferenced,
  ObpServiceForHandle,
  zw,
} from '../ob/index.ts';
import { PspOnUserSpace } from '../ps/index.ts';
import { KiCallerSite } from '../rings/boundary.ts';
import { NotModelled } from '../rings/exception.ts';
import { PAGE_SIZE, PageBits, type Pointer, USER_HIGHEST, USER_LOWEST } from '../rings/layout.ts';
import { readLong, readLonglong, writeLong, writeLonglong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { RamSectionOf } from './ram-file-system.ts';
import { IopFileType } from './types.ts';

const READ_CONTROL = 0x00020000;
/** SECTION on NT 5.2: an address node, the segment, size, flags, protection. */
const SECTION = { SIZE: 0x28, Segment: 0x14, SizeOfSegment: 0x18, Flags: 0x20, InitialPageProtection: 0x24 } as const;
const EXECUTES = PAGE_EXECUTE | PAGE_EXECUTE_READ | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY;
const ViewShare = 1;
const ViewUnmap = 2;
const MOST_ZERO_BITS = 21;

let sectionType: Pointer = 0;

export function IopInitializeSectionObjects(): void {
  sectionType = ObCreateObjectType('Section', {
    poolTag: 'Sect',
    genericMapping: [
      READ_CONTROL | SECTION_QUERY | SECTION_MAP_READ,
      READ_CONTROL | SECTION_MAP_WRITE,
      READ_CONTROL | SECTION_MAP_EXECUTE,
      SECTION_ALL_ACCESS,
    ],
    validAccess: SECTION_ALL_ACCESS,
    dump: (object) => {
      const section = MiSectionOf(object);
      return section ? `${section.bytes} bytes of ${section.area.file ? 'a file' : 'the page file'}` : '';
    },
    delete: MiForgetSection,
  });
}

const executes = (protect: number): boolean => (protect & EXECUTES) !== 0;
const stores = (protect: number): boolean =>
  ((MiPageBits(protect & 0xff) ?? 0) & PageBits.WRITE) !== 0 && !MiIsWriteCopy(protect);

/** What the file's handle must allow for a section of that protection. */
function fileAccess(protect: number): number {
  return FILE_READ_DATA | (stores(protect) ? FILE_WRITE_DATA : 0) | (executes(protect) ? FILE_EXECUTE : 0);
}

/** What the section's handle must allow for a view of that protection. */
function viewAccess(protect: number): number {
  return (stores(protect) ? SECTION_MAP_WRITE : SECTION_MAP_READ) | (executes(protect) ? SECTION_MAP_EXECUTE : 0);
}

interface Made {
  readonly status: number;
  readonly section?: Section;
}

function pageFileSection(maximum: bigint, protect: number, attributes: number): Made {
  if (maximum === 0n) return { status: STATUS_INVALID_PARAMETER_4 };
  if (maximum > BigInt(USER_HIGHEST)) return { status: STATUS_SECTION_TOO_BIG };
  // The size counts in pages here; a file's does not.
  const bytes = Math.ceil(Number(maximum) / PAGE_SIZE) * PAGE_SIZE;
  const area = MiCreateArea(undefined, bytes, (attributes & SEC_RESERVE) !== 0);
  return area
    ? { status: STATUS_SUCCESS, section: { area, bytes, protect, attributes } }
    : { status: STATUS_COMMITMENT_LIMIT };
}

function fileSection(file: Pointer, maximum: bigint, protect: number, attributes: number): Made {
  if (readLong((file + FILE_OBJECT.SectionObjectPointer) | 0) === 0) return { status: STATUS_INVALID_FILE_FOR_SECTION };
  const found = RamSectionOf(file);
  if (!found) throw new NotModelled("a section of a file of a driver's own file system");
  const size = found.size();
  if (maximum > BigInt(USER_HIGHEST)) return { status: STATUS_SECTION_TOO_BIG };
  const bytes = maximum === 0n ? size : Number(maximum);
  if (bytes === 0) return { status: STATUS_MAPPED_FILE_SIZE_ZERO };
  if (bytes > size) {
    if (!stores(protect)) return { status: STATUS_SECTION_TOO_BIG };
    const status = found.extend(bytes);
    if (status < 0) return { status };
  }
  const area = found.area();
  if (!area) return { status: STATUS_COMMITMENT_LIMIT };
  return { status: STATUS_SUCCESS, section: { area, bytes, protect, attributes: attributes | SEC_FILE } };
}

/** NtCreateSection with values. */
export function* IopCreateSection(
  attributes: ObjectAttributes,
  access: number,
  mode: number,
  maximum: bigint,
  protect: number,
  allocation: number,
  fileHandle: number,
): Kernel<HandleResult> {
  const failed = (status: number): HandleResult => ({ status, handle: 0 });
  if (allocation & ~(SEC_COMMIT | SEC_RESERVE | SEC_IMAGE | SEC_NOCACHE | SEC_FILE))
    return failed(STATUS_INVALID_PARAMETER_6);
  const kinds = allocation & (SEC_COMMIT | SEC_RESERVE | SEC_IMAGE);
  if (kinds !== SEC_COMMIT && kinds !== SEC_RESERVE && kinds !== SEC_IMAGE) return failed(STATUS_INVALID_PARAMETER_6);
  if (MiPageBits(protect) === undefined || protect & (PAGE_GUARD | PAGE_NOACCESS))
    return failed(STATUS_INVALID_PAGE_PROTECTION);
  let file: Pointer = 0;
  if (fileHandle !== 0) {
    const status = ObpReferenceByHandle(fileHandle, fileAccess(protect), IopFileType(), mode);
    if (status < 0) return failed(status);
    file = ObpReferenced.object;
  }
  if (kinds === SEC_IMAGE) {
    if (file !== 0) yield* ObpDereferenceObject(file);
    if (fileHandle === 0) return failed(STATUS_INVALID_FILE_FOR_SECTION);
    throw new NotModelled('a section of an image (SEC_IMAGE)');
  }
  const { status, section } =
    file === 0 ? pageFileSection(maximum, protect, allocation) : fileSection(file, maximum, protect, allocation);
  // The section lives by the file itself; the file object may go.
  if (file !== 0) yield* ObpDereferenceObject(file);
  if (!section) return failed(status);
  let made = false;
  const result = yield* ObpCreateNamed(sectionType, SECTION.SIZE, attributes, access, mode, (object) => {
    made = true;
    MiRegisterSection(object, section);
    writeLong(object + SECTION.Segment, object);
    writeLonglong(object + SECTION.SizeOfSegment, BigInt(section.bytes));
    writeLong(object + SECTION.Flags, section.attributes);
    writeLong(object + SECTION.InitialPageProtection, protect);
    return undefined;
  });
  if (!made) MiReleaseArea(section.area);
  return result;
}

/**
 * Creates a section: memory that can be mapped by several, of a file or of the page file (file handle NULL). `*maximumSize` NULL or 0 means the file's size.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_PARAMETER_4 (no size for the page file), STATUS_INVALID_PARAMETER_6 (not one of SEC_COMMIT, SEC_RESERVE, SEC_IMAGE),
 *   STATUS_INVALID_PAGE_PROTECTION, STATUS_SECTION_TOO_BIG, STATUS_MAPPED_FILE_SIZE_ZERO, STATUS_INVALID_FILE_FOR_SECTION, STATUS_COMMITMENT_LIMIT, those of
 *   names and handles
 * Not modelled: SEC_IMAGE, and files of drivers' own file systems (both stop the machine); the section's reference to its file object; NtExtendSection.
 * @see ZwCreateSection
 */
export function* NtCreateSection(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  maximumSize: Pointer,
  protect: number,
  allocation: number,
  file: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  let maximum = 0n;
  const captured = ObpGuard(mode, () => {
    if (maximumSize !== 0) {
      ObpProbeRead(mode, maximumSize, 8);
      maximum = BigInt.asUintN(64, readLonglong(maximumSize));
    }
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  return yield* ObpServiceForHandle(mode, handle, attributes, (values) =>
    IopCreateSection(values, access, mode, maximum, protect, allocation, file),
  );
}

/** @see NtCreateSection */
export function* ZwCreateSection(
  handle: Pointer,
  access: number,
  attributes: Pointer,
  maximumSize: Pointer,
  protect: number,
  allocation: number,
  file: number,
): Kernel<number> {
  return yield* zw(NtCreateSection(handle, access, attributes, maximumSize, protect, allocation, file));
}

/** Opens a named section. @irql PASSIVE_LEVEL @see ZwOpenSection */
export function* NtOpenSection(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* ObpOpenService(handle, access, attributes, sectionType);
}

/** @see NtOpenSection */
export function* ZwOpenSection(handle: Pointer, access: number, attributes: Pointer): Kernel<number> {
  return yield* zw(NtOpenSection(handle, access, attributes));
}

interface ViewRequest {
  readonly base: Pointer;
  readonly commit: number;
  readonly offset: bigint;
  readonly bytes: number;
  readonly protect: number;
}

interface ViewResult {
  readonly status: number;
  readonly base: Pointer;
  readonly bytes: number;
}

/** The checks of a view against its section. */
function checkView(section: Section, { base, commit, offset, bytes, protect }: ViewRequest): number {
  const mask = ALLOCATION_GRANULARITY - 1;
  if ((base & mask) !== 0 || (Number(offset & 0xffffffffn) & mask) !== 0) return STATUS_MAPPED_ALIGNMENT;
  if (!MiIsCompatible(section.protect, protect)) return STATUS_SECTION_PROTECTION;
  if (offset < 0n || offset >= BigInt(section.bytes)) return STATUS_INVALID_VIEW_SIZE;
  const rest = section.bytes - Number(offset);
  // A file's last page can be mapped whole.
  if (bytes > Math.ceil(rest / PAGE_SIZE) * PAGE_SIZE) return STATUS_INVALID_VIEW_SIZE;
  return commit > (bytes === 0 ? rest : bytes) ? STATUS_INVALID_PARAMETER_5 : STATUS_SUCCESS;
}

/** NtMapViewOfSection with values. */
export function* IopMapViewOfSection(
  sectionHandle: number,
  processHandle: number,
  mode: number,
  request: ViewRequest,
): Kernel<ViewResult> {
  const site = KiCallerSite();
  let view: ViewResult = { status: STATUS_SUCCESS, base: 0, bytes: 0 };
  const found = ObpReferenceByHandle(sectionHandle, viewAccess(request.protect), sectionType, mode);
  if (found < 0) return { ...view, status: found };
  const { object } = ObpReferenced;
  const section = MiSectionOf(object);
  const status = yield* PspOnUserSpace(processHandle, PROCESS_VM_OPERATION, mode, (space) => {
    if (!section) return STATUS_INVALID_PARAMETER_3;
    const wrong = checkView(section, request);
    if (wrong < 0) return wrong;
    const offset = Number(request.offset);
    const bytes = Math.ceil((request.bytes || section.bytes - offset) / PAGE_SIZE) * PAGE_SIZE;
    if (!MiCommitArea(section.area, offset / PAGE_SIZE, Math.ceil(request.commit / PAGE_SIZE)))
      return STATUS_COMMITMENT_LIMIT;
    const mapped = MiMapView(space, section, request.base, offset, bytes, request.protect, site);
    view = { ...mapped, bytes };
    return mapped.status;
  });
  yield* ObpDereferenceObject(object);
  return { ...view, status };
}

/**
 * Maps a section, or a part of it, into a process. `*base` NULL lets the system choose; `*viewSize` 0 means to the section's end. All three come back rounded.
 *
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INVALID_VIEW_SIZE, STATUS_MAPPED_ALIGNMENT (base or offset not at 64 KiB), STATUS_SECTION_PROTECTION, STATUS_CONFLICTING_ADDRESSES,
 *   STATUS_NO_MEMORY, STATUS_INVALID_PAGE_PROTECTION, STATUS_INVALID_PARAMETER_3, _4, _5, _8, _9, STATUS_ACCESS_DENIED, STATUS_PROCESS_IS_TERMINATING, ...
 * Not modelled: zero bits and MEM_TOP_DOWN (the system chooses as ever); ViewShare, since no process is copied.
 * @see ZwMapViewOfSection
 */
export function* NtMapViewOfSection(
  section: number,
  process: number,
  basePointer: Pointer,
  zeroBits: number,
  commitSize: number,
  offsetPointer: Pointer,
  sizePointer: Pointer,
  inherit: number,
  allocation: number,
  protect: number,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  if (inherit !== ViewShare && inherit !== ViewUnmap) return STATUS_INVALID_PARAMETER_8;
  if (allocation & ~(MEM_RESERVE | MEM_TOP_DOWN)) return STATUS_INVALID_PARAMETER_9;
  if (MiPageBits(protect) === undefined) return STATUS_INVALID_PAGE_PROTECTION;
  if (zeroBits >>> 0 > MOST_ZERO_BITS) return STATUS_INVALID_PARAMETER_4;
  let request = { base: 0, commit: commitSize >>> 0, offset: 0n, bytes: 0, protect };
  const captured = ObpGuard(mode, () => {
    ObpProbeWrite(mode, basePointer, 4);
    ObpProbeWrite(mode, sizePointer, 4);
    if (offsetPointer !== 0) ObpProbeWrite(mode, offsetPointer, 8);
    const offset = offsetPointer === 0 ? 0n : readLonglong(offsetPointer);
    request = { ...request, base: readLong(basePointer), bytes: readLong(sizePointer) >>> 0, offset };
    return STATUS_SUCCESS;
  });
  if (captured < 0) return captured;
  const { base, bytes } = request;
  if (base < 0 || (base !== 0 && base < USER_LOWEST) || base + bytes - 1 > USER_HIGHEST)
    return STATUS_INVALID_PARAMETER_3;
  const view = yield* IopMapViewOfSection(section, process, mode, request);
  if (view.status < 0) return view.status;
  ObpGuard(mode, () => {
    writeLong(basePointer, view.base);
    writeLong(sizePointer, view.bytes);
    return STATUS_SUCCESS;
  });
  return view.status;
}

/** @see NtMapViewOfSection */
export function* ZwMapViewOfSection(
  section: number,
  process: number,
  basePointer: Pointer,
  zeroBits: number,
  commitSize: number,
  offsetPointer: Pointer,
  sizePointer: Pointer,
  inherit: number,
  allocation: number,
  protect: number,
): Kernel<number> {
  return yield* zw(
    NtMapViewOfSection(section, process, basePointer, zeroBits, commitSize, offsetPointer, sizePointer, inherit, allocation, protect),
  ); // biome-ignore format: one parameter each
}

/**
 * Takes the view that an address lies in out of a process. What was stored to a file's view is in the file afterwards.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_NOT_MAPPED_VIEW, those of handles
 * @see ZwUnmapViewOfSection
 */
export function* NtUnmapViewOfSection(process: number, base: Pointer): Kernel<number> {
  return yield* PspOnUserSpace(process, PROCESS_VM_OPERATION, KeGetPreviousMode(), (space) => MiUnmapView(space, base));
}

/** @see NtUnmapViewOfSection */
export function* ZwUnmapViewOfSection(process: number, base: Pointer): Kernel<number> {
  return yield* zw(NtUnmapViewOfSection(process, base));
}

/**
 * SectionBasicInformation (0): base address (NULL), SEC_ attributes, size.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_INFO_CLASS (SectionImageInformation is not modelled), those of handles
 */
export function* NtQuerySection(
  handle: number,
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  if (informationClass !== 0) return STATUS_INVALID_INFO_CLASS;
  let words: number[] = [];
  const { status } = yield* ObpOnHandle(handle, SECTION_QUERY, sectionType, KeGetPreviousMode(), function* (object) {
    const section = MiSectionOf(object);
    words = [0, section?.attributes ?? 0, section?.bytes ?? 0, 0];
    return STATUS_SUCCESS;
  });
  return status < 0 ? status : ObpAnswerQuery(buffer, length, returnLength, words, STATUS_INFO_LENGTH_MISMATCH);
}
