/** Where we differ from mingw-w64 on purpose, and why. */
const WINTERNL = 'winternl.h gives the beginning only, with most fields as reserved bytes';
const FAMILY = 'mingw-w64 numbers the API families in its own way';
const PUBLIC = 'mingw-w64 gives the public beginning, we all of Server 2003';
const OWNERS = 'Server 2003 keeps two owner entries in the resource, Vista and mingw-w64 one';
const GROWS = 'the number behind the last member, which grows from version to version';
const TODAY = "today's value: Vista widened the rights of processes and threads";
const VERSION = 'sources are to see the declarations of Windows 10';

export const DIFFERENCES = new Map<string, string>([
  ['sizeof(INTERFACE)', "in ring 3, mingw-w64's INTERFACE is another thing (COM)"],
  ['sizeof(LDR_DATA_TABLE_ENTRY)', WINTERNL],
  ['sizeof(PEB)', WINTERNL],
  ['sizeof(PEB_LDR_DATA)', WINTERNL],
  ['sizeof(RTL_USER_PROCESS_PARAMETERS)', WINTERNL],
  ['sizeof(TEB)', WINTERNL],
  ['sizeof(max_align_t)', "the compiler's own: gcc counts __float128"],
  ['WINAPI_FAMILY', FAMILY],
  ['WINAPI_FAMILY_DESKTOP_APP', FAMILY],
  ['WINAPI_PARTITION_APP', FAMILY],
  ['sizeof(DEVOBJ_EXTENSION)', PUBLIC],
  ['sizeof(DRIVER_EXTENSION)', PUBLIC],
  ['sizeof(KPCR)', PUBLIC],
  ['offsetof(ERESOURCE, ContentionCount)', OWNERS],
  ['offsetof(ERESOURCE, NumberOfSharedWaiters)', OWNERS],
  ['offsetof(ERESOURCE, NumberOfExclusiveWaiters)', OWNERS],
  ['sizeof(FILE_OBJECT)', 'Vista, and mingw-w64 for every version, has three fields more'],
  ['sizeof(IO_REMOVE_LOCK)', 'derived for checked builds, where it has its debugging part'],
  ['FileFsMaximumInformation', GROWS],
  ['FileMaximumInformation', GROWS],
  ['MaxRegNtNotifyClass', GROWS],
  ['MaximumWaitReason', GROWS],
  ['PROCESS_ALL_ACCESS', TODAY],
  ['THREAD_ALL_ACCESS', TODAY],
  ['NTDDI_VERSION', VERSION],
  ['WINVER', VERSION],
  ['_WIN32_WINNT', VERSION],
  ['BUGCODE_ID_DRIVER', 'documented as 0xD2; mingw-w64 has 0x80000080'],
  ['IMPERSONATING_WORKER_THREAD', 'documented as 0xDF; mingw-w64 has 0xFA'],
]);
