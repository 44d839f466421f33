/**
 * Derived from toolchain/include by toolchain/scripts/derive-abi.ts: change the headers, then run
 * `node_modules/node/bin/node toolchain/scripts/derive-abi.ts`.
 */

/** A thread left a system call with a wrong count of disabled APCs. */
export const APC_INDEX_MISMATCH = 1;

/** A device queue was expected to be busy and was not. */
export const DEVICE_QUEUE_NOT_BUSY = 2;

/** A set of processors is empty or not allowed. */
export const INVALID_AFFINITY_SET = 3;

/** Data was accessed in a way that is not allowed. */
export const INVALID_DATA_ACCESS_TRAP = 4;

/** A thread attached to a process where it may not. */
export const INVALID_PROCESS_ATTACH_ATTEMPT = 5;

/** A thread detached from a process with work left undone. */
export const INVALID_PROCESS_DETACH_ATTEMPT = 6;

/** A software interrupt was asked for at an invalid level. */
export const INVALID_SOFTWARE_INTERRUPT = 7;

/** The IRQL should be DISPATCH_LEVEL and is not. */
export const IRQL_NOT_DISPATCH_LEVEL = 8;

/** The IRQL was to be raised, and the new level is below the current one. */
export const IRQL_NOT_GREATER_OR_EQUAL = 9;

/** Kernel code touched a bad address, or pageable memory, at a raised IRQL. */
export const IRQL_NOT_LESS_OR_EQUAL = 10;

/** Exceptions cannot be handled. */
export const NO_EXCEPTION_HANDLING_SUPPORT = 11;

/** A thread waits for more objects than it can, or gave no wait blocks for them. */
export const MAXIMUM_WAIT_OBJECTS_EXCEEDED = 12;

/** Mutexes were acquired in a forbidden order. */
export const MUTEX_LEVEL_NUMBER_VIOLATION = 13;

/** A thread that has no user mode part tried to enter it. */
export const NO_USER_MODE_CONTEXT = 14;

/** A spin lock was acquired by the processor that has it. */
export const SPIN_LOCK_ALREADY_OWNED = 15;

/** A spin lock was released that nobody has. */
export const SPIN_LOCK_NOT_OWNED = 16;

/** A mutex was released by a thread that does not own it. */
export const THREAD_NOT_MUTEX_OWNER = 17;

/** A trap of unknown cause. */
export const TRAP_CAUSE_UNKNOWN = 18;

/** The list of ended threads is empty and should not be. */
export const EMPTY_THREAD_REAPER_LIST = 19;

/** A lock that should be held is not. */
export const CREATE_DELETE_LOCK_NOT_LOCKED = 20;

/** The last-chance handler was called from kernel mode. */
export const LAST_CHANCE_CALLED_FROM_KMODE = 21;

/** A process or thread id could not be made. */
export const CID_HANDLE_CREATION = 22;

/** A process or thread id could not be deleted. */
export const CID_HANDLE_DELETION = 23;

/** An object's reference count is wrong: dereferenced too often, or gone while handles are open. */
export const REFERENCE_BY_POINTER = 24;

/** The header of a pool block was overwritten. */
export const BAD_POOL_HEADER = 25;

/** The memory manager found its structures damaged. */
export const MEMORY_MANAGEMENT = 26;

/** A page's share count is wrong. */
export const PFN_SHARE_COUNT = 27;

/** A page's reference count is wrong. */
export const PFN_REFERENCE_COUNT = 28;

/** There is no spin lock left. */
export const NO_SPIN_LOCK_AVAILABLE = 29;

/** Kernel code raised an exception that nobody handled. */
export const KMODE_EXCEPTION_NOT_HANDLED = 30;

/** A resource could not be converted. */
export const SHARED_RESOURCE_CONV_ERROR = 31;

/** A thread ended with APCs disabled or pending. */
export const KERNEL_APC_PENDING_DURING_EXIT = 32;

/** More quota was given back than was charged. */
export const QUOTA_UNDERFLOW = 33;

/** A file system failed. */
export const FILE_SYSTEM = 34;

/** The FAT file system failed. */
export const FAT_FILE_SYSTEM = 35;

/** The NTFS file system failed. */
export const NTFS_FILE_SYSTEM = 36;

/** The named pipe file system failed. */
export const NPFS_FILE_SYSTEM = 37;

/** The CD file system failed. */
export const CDFS_FILE_SYSTEM = 38;

/** The redirector failed. */
export const RDR_FILE_SYSTEM = 39;

/** An access token is damaged. */
export const CORRUPT_ACCESS_TOKEN = 40;

/** The security system failed. */
export const SECURITY_SYSTEM = 41;

/** An I/O request packet is in a state that it cannot be in. */
export const INCONSISTENT_IRP = 42;

/** The kernel stack ran over. */
export const PANIC_STACK_SWITCH = 43;

/** A port driver failed. */
export const PORT_DRIVER_INTERNAL = 44;

/** The disk driver failed. */
export const SCSI_DISK_DRIVER_INTERNAL = 45;

/** The memory has a parity error. */
export const DATA_BUS_ERROR = 46;

/** An instruction could not be fetched. */
export const INSTRUCTION_BUS_ERROR = 47;

/** Registers were set in a trap frame where they cannot be. */
export const SET_OF_INVALID_CONTEXT = 48;

/** The system could not start. */
export const PHASE0_INITIALIZATION_FAILED = 49;

/** The system could not start. */
export const PHASE1_INITIALIZATION_FAILED = 50;

/** Initialisation was called again. */
export const UNEXPECTED_INITIALIZATION_CALL = 51;

/** The cache manager failed. */
export const CACHE_MANAGER = 52;

/** A request was passed down further than it has stack locations. */
export const NO_MORE_IRP_STACK_LOCATIONS = 53;

/** A device was deleted while something still refers to it. */
export const DEVICE_REFERENCE_COUNT_NOT_ZERO = 54;

/** The floppy driver failed. */
export const FLOPPY_INTERNAL_ERROR = 55;

/** The serial driver failed. */
export const SERIAL_DRIVER_INTERNAL = 56;

/** A thread left a system call while it owned a mutex. */
export const SYSTEM_EXIT_OWNED_MUTEX = 57;

/** An unwind reached user mode. */
export const SYSTEM_UNWIND_PREVIOUS_USER = 58;

/** An exception in a system service that nobody handled. */
export const SYSTEM_SERVICE_EXCEPTION = 59;

/** An interrupt routine tried to unwind. */
export const INTERRUPT_UNWIND_ATTEMPTED = 60;

/** An exception in an interrupt routine that nobody handled. */
export const INTERRUPT_EXCEPTION_NOT_HANDLED = 61;

/** The processors do not go together. */
export const MULTIPROCESSOR_CONFIGURATION_NOT_SUPPORTED = 62;

/** There are no system page table entries left. */
export const NO_MORE_SYSTEM_PTES = 63;

/** An MDL is too small for the range it is to describe. */
export const TARGET_MDL_TOO_SMALL = 64;

/** Pool that must not fail was asked for, and there is none. */
export const MUST_SUCCEED_POOL_EMPTY = 65;

/** The disk driver failed. */
export const ATDISK_DRIVER_INTERNAL = 66;

/** The partition does not exist. */
export const NO_SUCH_PARTITION = 67;

/** A request was completed twice. */
export const MULTIPLE_IRP_COMPLETE_REQUESTS = 68;

/** There are no map registers left. */
export const INSUFFICIENT_SYSTEM_MAP_REGS = 69;

/** A logon session was dereferenced that does not exist. */
export const DEREF_UNKNOWN_LOGON_SESSION = 70;

/** A logon session was referenced that does not exist. */
export const REF_UNKNOWN_LOGON_SESSION = 71;

/** A request that is complete was to be cancelled, or was completed with its cancel routine set. */
export const CANCEL_STATE_IN_COMPLETED_IRP = 72;

/** A page fault came while interrupts were off. */
export const PAGE_FAULT_WITH_INTERRUPTS_OFF = 73;

/** A thread left a system call above PASSIVE_LEVEL. */
export const IRQL_GT_ZERO_AT_SYSTEM_SERVICE = 74;

/** The streams driver failed. */
export const STREAMS_INTERNAL_ERROR = 75;

/** A hard error that nobody handled. */
export const FATAL_UNHANDLED_HARD_ERROR = 76;

/** There is no free page. */
export const NO_PAGES_AVAILABLE = 77;

/** The list of pages is damaged, often by an MDL that was unlocked twice. */
export const PFN_LIST_CORRUPT = 78;

/** The network driver interface failed. */
export const NDIS_INTERNAL_ERROR = 79;

/** Kernel code touched an address where nothing is. */
export const PAGE_FAULT_IN_NONPAGED_AREA = 80;

/** The registry failed. */
export const REGISTRY_ERROR = 81;

/** The mailslot file system failed. */
export const MAILSLOT_FILE_SYSTEM = 82;

/** There is no device to start from. */
export const NO_BOOT_DEVICE = 83;

/** The server failed. */
export const LM_SERVER_INTERNAL_ERROR = 84;

/** Cache and memory differ. */
export const DATA_COHERENCY_EXCEPTION = 85;

/** Cache and memory differ. */
export const INSTRUCTION_COHERENCY_EXCEPTION = 86;

/** The network failed. */
export const XNS_INTERNAL_ERROR = 87;

/** The fault tolerant disk failed. */
export const FTDISK_INTERNAL_ERROR = 88;

/** The HPFS file system failed. */
export const PINBALL_FILE_SYSTEM = 89;

/** A service that the system needs failed. */
export const CRITICAL_SERVICE_FAILED = 90;

/** A firmware variable could not be set. */
export const SET_ENV_VAR_FAILED = 91;

/** The hardware layer could not start. */
export const HAL_INITIALIZATION_FAILED = 92;

/** The processor is not supported. */
export const UNSUPPORTED_PROCESSOR = 93;

/** The object manager could not start. */
export const OBJECT_INITIALIZATION_FAILED = 94;

/** The security system could not start. */
export const SECURITY_INITIALIZATION_FAILED = 95;

/** The process manager could not start. */
export const PROCESS_INITIALIZATION_FAILED = 96;

/** The hardware layer could not start. */
export const HAL1_INITIALIZATION_FAILED = 97;

/** The object manager could not start. */
export const OBJECT1_INITIALIZATION_FAILED = 98;

/** The security system could not start. */
export const SECURITY1_INITIALIZATION_FAILED = 99;

/** The symbolic links could not be made. */
export const SYMBOLIC_INITIALIZATION_FAILED = 100;

/** The memory manager could not start. */
export const MEMORY1_INITIALIZATION_FAILED = 101;

/** The cache manager could not start. */
export const CACHE_INITIALIZATION_FAILED = 102;

/** The registry could not start. */
export const CONFIG_INITIALIZATION_FAILED = 103;

/** The file systems could not start. */
export const FILE_INITIALIZATION_FAILED = 104;

/** The I/O manager could not start. */
export const IO1_INITIALIZATION_FAILED = 105;

/** Local procedure calls could not start. */
export const LPC_INITIALIZATION_FAILED = 106;

/** The process manager could not start. */
export const PROCESS1_INITIALIZATION_FAILED = 107;

/** The reference monitor could not start. */
export const REFMON_INITIALIZATION_FAILED = 108;

/** The session manager could not start. */
export const SESSION1_INITIALIZATION_FAILED = 109;

/** The session manager could not start. */
export const SESSION2_INITIALIZATION_FAILED = 110;

/** The session manager could not start. */
export const SESSION3_INITIALIZATION_FAILED = 111;

/** The session manager could not start. */
export const SESSION4_INITIALIZATION_FAILED = 112;

/** The session manager could not start. */
export const SESSION5_INITIALIZATION_FAILED = 113;

/** Drive letters could not be assigned. */
export const ASSIGN_DRIVE_LETTERS_FAILED = 114;

/** A registry list is damaged. */
export const CONFIG_LIST_FAILED = 115;

/** The registry's system part is damaged. */
export const BAD_SYSTEM_CONFIG_INFO = 116;

/** The registry could not be written. */
export const CANNOT_WRITE_CONFIGURATION = 117;

/** A process ended while pages of it are locked by an MDL. */
export const PROCESS_HAS_LOCKED_PAGES = 118;

/** A kernel stack could not be read in. */
export const KERNEL_STACK_INPAGE_ERROR = 119;

/** An exception during the start of the system. */
export const PHASE0_EXCEPTION = 120;

/** Kernel and hardware layer do not go together. */
export const MISMATCHED_HAL = 121;

/** Kernel data could not be read in. */
export const KERNEL_DATA_INPAGE_ERROR = 122;

/** The boot device cannot be used. */
export const INACCESSIBLE_BOOT_DEVICE = 123;

/** A network driver failed. */
export const BUGCODE_NDIS_DRIVER = 124;

/** There is too little memory. */
export const INSTALL_MORE_MEMORY = 125;

/** A system thread raised an exception that nobody handled. */
export const SYSTEM_THREAD_EXCEPTION_NOT_HANDLED = 126;

/** The processor met a trap that kernel code must not cause, such as a division by zero or a stack overflow. */
export const UNEXPECTED_KERNEL_MODE_TRAP = 127;

/** The hardware failed. */
export const NMI_HARDWARE_FAILURE = 128;

/** A spin lock could not be initialised. */
export const SPIN_LOCK_INIT_FAILURE = 129;

/** The distributed file system failed. */
export const DFS_FILE_SYSTEM = 130;

/** Setup failed. */
export const SETUP_FAILURE = 133;

/** The boot record changed. */
export const MBR_CHECKSUM_MISMATCH = 139;

/** A thread in kernel mode raised an exception that nobody handled. */
export const KERNEL_MODE_EXCEPTION_NOT_HANDLED = 142;

/** Plug and Play could not start. */
export const PP0_INITIALIZATION_FAILED = 143;

/** Plug and Play could not start. */
export const PP1_INITIALIZATION_FAILED = 144;

/** The driver is for machines with one processor. */
export const UP_DRIVER_ON_MP_SYSTEM = 146;

/** Kernel code closed a handle that is not valid or is protected. */
export const INVALID_KERNEL_HANDLE = 147;

/** A thread ended with its kernel stack locked. */
export const KERNEL_STACK_LOCKED_AT_EXIT = 148;

/** A work item is malformed, often freed while queued. */
export const INVALID_WORK_QUEUE_ITEM = 150;

/** The image cannot be used. */
export const BOUND_IMAGE_UNSUPPORTED = 151;

/** The evaluation period is over. */
export const END_OF_NT_EVALUATION_PERIOD = 152;

/** A region is not valid. */
export const INVALID_REGION_OR_SEGMENT = 153;

/** The licence was broken. */
export const SYSTEM_LICENSE_VIOLATION = 154;

/** The UDF file system failed. */
export const UDFS_FILE_SYSTEM = 155;

/** The processor reported a hardware error. */
export const MACHINE_CHECK_EXCEPTION = 156;

/** A program that watches the system saw it fail. */
export const USER_MODE_HEALTH_MONITOR = 158;

/** A driver did not finish a power request. */
export const DRIVER_POWER_STATE_FAILURE = 159;

/** The power manager failed. */
export const INTERNAL_POWER_ERROR = 160;

/** The PCI driver failed. */
export const PCI_BUS_DRIVER_INTERNAL = 161;

/** The firmware's tables are malformed. */
export const ACPI_BIOS_ERROR = 165;

/** A DPC routine tried to wait, or to switch to another thread. */
export const ATTEMPTED_SWITCH_FROM_DPC = 184;

/** A session ended with views mapped. */
export const SESSION_HAS_VALID_VIEWS_ON_EXIT = 186;

/** A session ended with pool that was not freed. */
export const SESSION_HAS_VALID_POOL_ON_EXIT = 171;

/** Kernel code wrote to memory that is read-only. */
export const ATTEMPTED_WRITE_TO_READONLY_MEMORY = 190;

/** A mutex was acquired by the thread that owns it. */
export const MUTEX_ALREADY_OWNED = 191;

/** Special pool found a write outside of a block. */
export const SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION = 193;

/** A pool routine was called wrongly: freed twice, freed at a wrong address, allocated at a wrong IRQL. */
export const BAD_POOL_CALLER = 194;

/** The driver verifier found a fault of a driver. */
export const DRIVER_VERIFIER_DETECTED_VIOLATION = 196;

/** A bad address in the pool at a raised IRQL: a driver damaged the pool. */
export const DRIVER_CORRUPTED_EXPOOL = 197;

/** A driver touched pool that it had freed. */
export const DRIVER_CAUGHT_MODIFYING_FREED_POOL = 198;

/** Memory was freed that holds a timer or a DPC still in use. */
export const TIMER_OR_DPC_INVALID = 199;

/** The IRQL is another than it should be. */
export const IRQL_UNEXPECTED_VALUE = 200;

/** The driver verifier found a fault in the handling of a request. */
export const DRIVER_VERIFIER_IOMANAGER_VIOLATION = 201;

/** Plug and Play met a fatal error. */
export const PNP_DETECTED_FATAL_ERROR = 202;

/** A driver left pages locked when its request ended. */
export const DRIVER_LEFT_LOCKED_PAGES_IN_PROCESS = 203;

/** Freed special pool was touched. */
export const PAGE_FAULT_IN_FREED_SPECIAL_POOL = 204;

/** Memory behind the end of a pool block was touched. */
export const PAGE_FAULT_BEYOND_END_OF_ALLOCATION = 205;

/** A driver was unloaded and something then called into it. */
export const DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS = 206;

/** A driver touched session memory outside of its session. */
export const TERMINAL_SERVER_DRIVER_MADE_INCORRECT_MEMORY_REFERENCE = 207;

/** A driver damaged the pool. */
export const DRIVER_CORRUPTED_MMPOOL = 208;

/** A driver touched a bad address, or pageable memory, at a raised IRQL. */
export const DRIVER_IRQL_NOT_LESS_OR_EQUAL = 209;

/** A network driver failed. */
export const BUGCODE_ID_DRIVER = 210;

/** A part of a driver was paged out that must not be. */
export const DRIVER_PORTION_MUST_BE_NONPAGED = 211;

/** A driver was unloaded and something then called into it at a raised IRQL. */
export const SYSTEM_SCAN_AT_RAISED_IRQL_CAUGHT_IMPROPER_DRIVER_UNLOAD = 212;

/** A driver touched special pool that it had freed. */
export const DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL = 213;

/** A driver touched memory behind the end of a pool block. */
export const DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION = 214;

/** A driver unmapped an address that is not mapped. */
export const DRIVER_UNMAPPING_INVALID_VIEW = 215;

/** A driver used up the system page table entries. */
export const DRIVER_USED_EXCESSIVE_PTES = 216;

/** The list of locked pages is damaged. */
export const LOCKED_PAGES_TRACKER_CORRUPTION = 217;

/** System page table entries were used wrongly. */
export const SYSTEM_PTE_MISUSE = 218;

/** A driver damaged system page table entries. */
export const DRIVER_CORRUPTED_SYSPTES = 219;

/** A driver touched the stack below its pointer. */
export const DRIVER_INVALID_STACK_ACCESS = 220;

/** Pool that holds file data was damaged. */
export const POOL_CORRUPTION_IN_FILE_AREA = 222;

/** A work item returned while it impersonated somebody. */
export const IMPERSONATING_WORKER_THREAD = 223;

/** The firmware reported a fatal error. */
export const ACPI_BIOS_FATAL_ERROR = 224;

/** A work item returned above PASSIVE_LEVEL. */
export const WORKER_THREAD_RETURNED_AT_BAD_IRQL = 225;

/** Somebody asked for a crash from the keyboard. */
export const MANUALLY_INITIATED_CRASH = 226;

/** A resource was released by a thread that does not own it. */
export const RESOURCE_NOT_OWNED = 227;

/** Memory was freed that holds a work item still in use. */
export const WORKER_INVALID = 228;

/** The driver verifier found a fault in the use of DMA. */
export const DRIVER_VERIFIER_DMA_VIOLATION = 230;

/** The floating point state to restore is malformed. */
export const INVALID_FLOATING_POINT_STATE = 231;

/** An open was cancelled that has handles. */
export const INVALID_CANCEL_OF_FILE_OPEN = 232;

/** A worker thread ended itself. */
export const ACTIVE_EX_WORKER_THREAD_TERMINATION = 233;

/** A driver's thread spins without end. */
export const THREAD_STUCK_IN_DEVICE_DRIVER = 234;

/** There is no free page left to write with. */
export const DIRTY_MAPPED_PAGES_CONGESTION = 235;

/** The boot volume cannot be mounted. */
export const UNMOUNTABLE_BOOT_VOLUME = 237;

/** A process that the system needs ended. */
export const CRITICAL_PROCESS_DIED = 239;

/** The driver verifier found a fault of a storage driver. */
export const SCSI_VERIFIER_DETECTED_VIOLATION = 241;

/** The system could not be shut down in order. */
export const DISORDERLY_SHUTDOWN = 243;

/** A process or thread that the system needs ended. */
export const CRITICAL_OBJECT_TERMINATION = 244;

/** The filter manager failed. */
export const FLTMGR_FILE_SYSTEM = 245;

/** The driver verifier found a fault on the PCI bus. */
export const PCI_VERIFIER_DETECTED_VIOLATION = 246;

/** A driver wrote past the end of a buffer on the stack. */
export const DRIVER_OVERRAN_STACK_BUFFER = 247;

/** The RAM disk could not start. */
export const RAMDISK_BOOT_INITIALIZATION_FAILED = 248;

/** A driver returned a reparse for a volume. */
export const DRIVER_RETURNED_STATUS_REPARSE_FOR_VOLUME_OPEN = 249;

/** The HTTP driver is damaged. */
export const HTTP_DRIVER_CORRUPTED = 250;

/** Kernel code jumped to memory that is not code. */
export const ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY = 252;

/** There is no free page left to write with. */
export const DIRTY_NOWRITE_PAGES_CONGESTION = 253;

/** A USB driver failed. */
export const BUGCODE_USB_DRIVER = 254;

/** The reserve queue ran over. */
export const RESERVE_QUEUE_OVERFLOW = 255;

/** A processor did not answer a clock interrupt. */
export const CLOCK_WATCHDOG_TIMEOUT = 257;

/** A security check found a damaged structure, such as a list entry that does not fit its neighbours. */
export const KERNEL_SECURITY_CHECK_FAILURE = 313;

/** A DPC, or time at DISPATCH_LEVEL or above, lasted too long. */
export const DPC_WATCHDOG_VIOLATION = 307;

/** A driver broke a rule. */
export const DRIVER_VIOLATION = 289;

/** The hypervisor failed. */
export const HYPERVISOR_ERROR = 131073;

/** A lock was released by a thread that does not own it. */
export const KERNEL_AUTO_BOOST_INVALID_LOCK_RELEASE = 354;

/** The store component failed. */
export const UNEXPECTED_STORE_EXCEPTION = 340;

/** The display driver does not answer. */
export const VIDEO_TDR_FAILURE = 278;

/** The hardware reported an error that it cannot correct. */
export const WHEA_UNCORRECTABLE_ERROR = 292;

/** The driver verifier found a fault and wrote a dump. */
export const DRIVER_VERIFIER_DETECTED_VIOLATION_LIVEDUMP = 452;

/** The kernel's heap is damaged. */
export const KERNEL_MODE_HEAP_CORRUPTION = 314;

/** Somebody asked for a crash. */
export const MANUALLY_INITIATED_CRASH1 = -559030611;

/** A system thread raised an exception that nobody handled. */
export const SYSTEM_THREAD_EXCEPTION_NOT_HANDLED_M = 268435582;

/** A thread in kernel mode raised an exception that nobody handled. */
export const KERNEL_MODE_EXCEPTION_NOT_HANDLED_M = 268435598;

/** The processor met a trap that kernel code must not cause. */
export const UNEXPECTED_KERNEL_MODE_TRAP_M = 268435583;

/** A driver's thread spins without end. */
export const THREAD_STUCK_IN_DEVICE_DRIVER_M = 268435690;

/** Number -> [name, what it says]. */
const codes = new Map<number, readonly [string, string]>([
  [1, ["APC_INDEX_MISMATCH", "A thread left a system call with a wrong count of disabled APCs."]],
  [2, ["DEVICE_QUEUE_NOT_BUSY", "A device queue was expected to be busy and was not."]],
  [3, ["INVALID_AFFINITY_SET", "A set of processors is empty or not allowed."]],
  [4, ["INVALID_DATA_ACCESS_TRAP", "Data was accessed in a way that is not allowed."]],
  [5, ["INVALID_PROCESS_ATTACH_ATTEMPT", "A thread attached to a process where it may not."]],
  [6, ["INVALID_PROCESS_DETACH_ATTEMPT", "A thread detached from a process with work left undone."]],
  [7, ["INVALID_SOFTWARE_INTERRUPT", "A software interrupt was asked for at an invalid level."]],
  [8, ["IRQL_NOT_DISPATCH_LEVEL", "The IRQL should be DISPATCH_LEVEL and is not."]],
  [9, ["IRQL_NOT_GREATER_OR_EQUAL", "The IRQL was to be raised, and the new level is below the current one."]],
  [10, ["IRQL_NOT_LESS_OR_EQUAL", "Kernel code touched a bad address, or pageable memory, at a raised IRQL."]],
  [11, ["NO_EXCEPTION_HANDLING_SUPPORT", "Exceptions cannot be handled."]],
  [12, ["MAXIMUM_WAIT_OBJECTS_EXCEEDED", "A thread waits for more objects than it can, or gave no wait blocks for them."]],
  [13, ["MUTEX_LEVEL_NUMBER_VIOLATION", "Mutexes were acquired in a forbidden order."]],
  [14, ["NO_USER_MODE_CONTEXT", "A thread that has no user mode part tried to enter it."]],
  [15, ["SPIN_LOCK_ALREADY_OWNED", "A spin lock was acquired by the processor that has it."]],
  [16, ["SPIN_LOCK_NOT_OWNED", "A spin lock was released that nobody has."]],
  [17, ["THREAD_NOT_MUTEX_OWNER", "A mutex was released by a thread that does not own it."]],
  [18, ["TRAP_CAUSE_UNKNOWN", "A trap of unknown cause."]],
  [19, ["EMPTY_THREAD_REAPER_LIST", "The list of ended threads is empty and should not be."]],
  [20, ["CREATE_DELETE_LOCK_NOT_LOCKED", "A lock that should be held is not."]],
  [21, ["LAST_CHANCE_CALLED_FROM_KMODE", "The last-chance handler was called from kernel mode."]],
  [22, ["CID_HANDLE_CREATION", "A process or thread id could not be made."]],
  [23, ["CID_HANDLE_DELETION", "A process or thread id could not be deleted."]],
  [24, ["REFERENCE_BY_POINTER", "An object's reference count is wrong: dereferenced too often, or gone while handles are open."]],
  [25, ["BAD_POOL_HEADER", "The header of a pool block was overwritten."]],
  [26, ["MEMORY_MANAGEMENT", "The memory manager found its structures damaged."]],
  [27, ["PFN_SHARE_COUNT", "A page's share count is wrong."]],
  [28, ["PFN_REFERENCE_COUNT", "A page's reference count is wrong."]],
  [29, ["NO_SPIN_LOCK_AVAILABLE", "There is no spin lock left."]],
  [30, ["KMODE_EXCEPTION_NOT_HANDLED", "Kernel code raised an exception that nobody handled."]],
  [31, ["SHARED_RESOURCE_CONV_ERROR", "A resource could not be converted."]],
  [32, ["KERNEL_APC_PENDING_DURING_EXIT", "A thread ended with APCs disabled or pending."]],
  [33, ["QUOTA_UNDERFLOW", "More quota was given back than was charged."]],
  [34, ["FILE_SYSTEM", "A file system failed."]],
  [35, ["FAT_FILE_SYSTEM", "The FAT file system failed."]],
  [36, ["NTFS_FILE_SYSTEM", "The NTFS file system failed."]],
  [37, ["NPFS_FILE_SYSTEM", "The named pipe file system failed."]],
  [38, ["CDFS_FILE_SYSTEM", "The CD file system failed."]],
  [39, ["RDR_FILE_SYSTEM", "The redirector failed."]],
  [40, ["CORRUPT_ACCESS_TOKEN", "An access token is damaged."]],
  [41, ["SECURITY_SYSTEM", "The security system failed."]],
  [42, ["INCONSISTENT_IRP", "An I/O request packet is in a state that it cannot be in."]],
  [43, ["PANIC_STACK_SWITCH", "The kernel stack ran over."]],
  [44, ["PORT_DRIVER_INTERNAL", "A port driver failed."]],
  [45, ["SCSI_DISK_DRIVER_INTERNAL", "The disk driver failed."]],
  [46, ["DATA_BUS_ERROR", "The memory has a parity error."]],
  [47, ["INSTRUCTION_BUS_ERROR", "An instruction could not be fetched."]],
  [48, ["SET_OF_INVALID_CONTEXT", "Registers were set in a trap frame where they cannot be."]],
  [49, ["PHASE0_INITIALIZATION_FAILED", "The system could not start."]],
  [50, ["PHASE1_INITIALIZATION_FAILED", "The system could not start."]],
  [51, ["UNEXPECTED_INITIALIZATION_CALL", "Initialisation was called again."]],
  [52, ["CACHE_MANAGER", "The cache manager failed."]],
  [53, ["NO_MORE_IRP_STACK_LOCATIONS", "A request was passed down further than it has stack locations."]],
  [54, ["DEVICE_REFERENCE_COUNT_NOT_ZERO", "A device was deleted while something still refers to it."]],
  [55, ["FLOPPY_INTERNAL_ERROR", "The floppy driver failed."]],
  [56, ["SERIAL_DRIVER_INTERNAL", "The serial driver failed."]],
  [57, ["SYSTEM_EXIT_OWNED_MUTEX", "A thread left a system call while it owned a mutex."]],
  [58, ["SYSTEM_UNWIND_PREVIOUS_USER", "An unwind reached user mode."]],
  [59, ["SYSTEM_SERVICE_EXCEPTION", "An exception in a system service that nobody handled."]],
  [60, ["INTERRUPT_UNWIND_ATTEMPTED", "An interrupt routine tried to unwind."]],
  [61, ["INTERRUPT_EXCEPTION_NOT_HANDLED", "An exception in an interrupt routine that nobody handled."]],
  [62, ["MULTIPROCESSOR_CONFIGURATION_NOT_SUPPORTED", "The processors do not go together."]],
  [63, ["NO_MORE_SYSTEM_PTES", "There are no system page table entries left."]],
  [64, ["TARGET_MDL_TOO_SMALL", "An MDL is too small for the range it is to describe."]],
  [65, ["MUST_SUCCEED_POOL_EMPTY", "Pool that must not fail was asked for, and there is none."]],
  [66, ["ATDISK_DRIVER_INTERNAL", "The disk driver failed."]],
  [67, ["NO_SUCH_PARTITION", "The partition does not exist."]],
  [68, ["MULTIPLE_IRP_COMPLETE_REQUESTS", "A request was completed twice."]],
  [69, ["INSUFFICIENT_SYSTEM_MAP_REGS", "There are no map registers left."]],
  [70, ["DEREF_UNKNOWN_LOGON_SESSION", "A logon session was dereferenced that does not exist."]],
  [71, ["REF_UNKNOWN_LOGON_SESSION", "A logon session was referenced that does not exist."]],
  [72, ["CANCEL_STATE_IN_COMPLETED_IRP", "A request that is complete was to be cancelled, or was completed with its cancel routine set."]],
  [73, ["PAGE_FAULT_WITH_INTERRUPTS_OFF", "A page fault came while interrupts were off."]],
  [74, ["IRQL_GT_ZERO_AT_SYSTEM_SERVICE", "A thread left a system call above PASSIVE_LEVEL."]],
  [75, ["STREAMS_INTERNAL_ERROR", "The streams driver failed."]],
  [76, ["FATAL_UNHANDLED_HARD_ERROR", "A hard error that nobody handled."]],
  [77, ["NO_PAGES_AVAILABLE", "There is no free page."]],
  [78, ["PFN_LIST_CORRUPT", "The list of pages is damaged, often by an MDL that was unlocked twice."]],
  [79, ["NDIS_INTERNAL_ERROR", "The network driver interface failed."]],
  [80, ["PAGE_FAULT_IN_NONPAGED_AREA", "Kernel code touched an address where nothing is."]],
  [81, ["REGISTRY_ERROR", "The registry failed."]],
  [82, ["MAILSLOT_FILE_SYSTEM", "The mailslot file system failed."]],
  [83, ["NO_BOOT_DEVICE", "There is no device to start from."]],
  [84, ["LM_SERVER_INTERNAL_ERROR", "The server failed."]],
  [85, ["DATA_COHERENCY_EXCEPTION", "Cache and memory differ."]],
  [86, ["INSTRUCTION_COHERENCY_EXCEPTION", "Cache and memory differ."]],
  [87, ["XNS_INTERNAL_ERROR", "The network failed."]],
  [88, ["FTDISK_INTERNAL_ERROR", "The fault tolerant disk failed."]],
  [89, ["PINBALL_FILE_SYSTEM", "The HPFS file system failed."]],
  [90, ["CRITICAL_SERVICE_FAILED", "A service that the system needs failed."]],
  [91, ["SET_ENV_VAR_FAILED", "A firmware variable could not be set."]],
  [92, ["HAL_INITIALIZATION_FAILED", "The hardware layer could not start."]],
  [93, ["UNSUPPORTED_PROCESSOR", "The processor is not supported."]],
  [94, ["OBJECT_INITIALIZATION_FAILED", "The object manager could not start."]],
  [95, ["SECURITY_INITIALIZATION_FAILED", "The security system could not start."]],
  [96, ["PROCESS_INITIALIZATION_FAILED", "The process manager could not start."]],
  [97, ["HAL1_INITIALIZATION_FAILED", "The hardware layer could not start."]],
  [98, ["OBJECT1_INITIALIZATION_FAILED", "The object manager could not start."]],
  [99, ["SECURITY1_INITIALIZATION_FAILED", "The security system could not start."]],
  [100, ["SYMBOLIC_INITIALIZATION_FAILED", "The symbolic links could not be made."]],
  [101, ["MEMORY1_INITIALIZATION_FAILED", "The memory manager could not start."]],
  [102, ["CACHE_INITIALIZATION_FAILED", "The cache manager could not start."]],
  [103, ["CONFIG_INITIALIZATION_FAILED", "The registry could not start."]],
  [104, ["FILE_INITIALIZATION_FAILED", "The file systems could not start."]],
  [105, ["IO1_INITIALIZATION_FAILED", "The I/O manager could not start."]],
  [106, ["LPC_INITIALIZATION_FAILED", "Local procedure calls could not start."]],
  [107, ["PROCESS1_INITIALIZATION_FAILED", "The process manager could not start."]],
  [108, ["REFMON_INITIALIZATION_FAILED", "The reference monitor could not start."]],
  [109, ["SESSION1_INITIALIZATION_FAILED", "The session manager could not start."]],
  [110, ["SESSION2_INITIALIZATION_FAILED", "The session manager could not start."]],
  [111, ["SESSION3_INITIALIZATION_FAILED", "The session manager could not start."]],
  [112, ["SESSION4_INITIALIZATION_FAILED", "The session manager could not start."]],
  [113, ["SESSION5_INITIALIZATION_FAILED", "The session manager could not start."]],
  [114, ["ASSIGN_DRIVE_LETTERS_FAILED", "Drive letters could not be assigned."]],
  [115, ["CONFIG_LIST_FAILED", "A registry list is damaged."]],
  [116, ["BAD_SYSTEM_CONFIG_INFO", "The registry's system part is damaged."]],
  [117, ["CANNOT_WRITE_CONFIGURATION", "The registry could not be written."]],
  [118, ["PROCESS_HAS_LOCKED_PAGES", "A process ended while pages of it are locked by an MDL."]],
  [119, ["KERNEL_STACK_INPAGE_ERROR", "A kernel stack could not be read in."]],
  [120, ["PHASE0_EXCEPTION", "An exception during the start of the system."]],
  [121, ["MISMATCHED_HAL", "Kernel and hardware layer do not go together."]],
  [122, ["KERNEL_DATA_INPAGE_ERROR", "Kernel data could not be read in."]],
  [123, ["INACCESSIBLE_BOOT_DEVICE", "The boot device cannot be used."]],
  [124, ["BUGCODE_NDIS_DRIVER", "A network driver failed."]],
  [125, ["INSTALL_MORE_MEMORY", "There is too little memory."]],
  [126, ["SYSTEM_THREAD_EXCEPTION_NOT_HANDLED", "A system thread raised an exception that nobody handled."]],
  [127, ["UNEXPECTED_KERNEL_MODE_TRAP", "The processor met a trap that kernel code must not cause, such as a division by zero or a stack overflow."]],
  [128, ["NMI_HARDWARE_FAILURE", "The hardware failed."]],
  [129, ["SPIN_LOCK_INIT_FAILURE", "A spin lock could not be initialised."]],
  [130, ["DFS_FILE_SYSTEM", "The distributed file system failed."]],
  [133, ["SETUP_FAILURE", "Setup failed."]],
  [139, ["MBR_CHECKSUM_MISMATCH", "The boot record changed."]],
  [142, ["KERNEL_MODE_EXCEPTION_NOT_HANDLED", "A thread in kernel mode raised an exception that nobody handled."]],
  [143, ["PP0_INITIALIZATION_FAILED", "Plug and Play could not start."]],
  [144, ["PP1_INITIALIZATION_FAILED", "Plug and Play could not start."]],
  [146, ["UP_DRIVER_ON_MP_SYSTEM", "The driver is for machines with one processor."]],
  [147, ["INVALID_KERNEL_HANDLE", "Kernel code closed a handle that is not valid or is protected."]],
  [148, ["KERNEL_STACK_LOCKED_AT_EXIT", "A thread ended with its kernel stack locked."]],
  [150, ["INVALID_WORK_QUEUE_ITEM", "A work item is malformed, often freed while queued."]],
  [151, ["BOUND_IMAGE_UNSUPPORTED", "The image cannot be used."]],
  [152, ["END_OF_NT_EVALUATION_PERIOD", "The evaluation period is over."]],
  [153, ["INVALID_REGION_OR_SEGMENT", "A region is not valid."]],
  [154, ["SYSTEM_LICENSE_VIOLATION", "The licence was broken."]],
  [155, ["UDFS_FILE_SYSTEM", "The UDF file system failed."]],
  [156, ["MACHINE_CHECK_EXCEPTION", "The processor reported a hardware error."]],
  [158, ["USER_MODE_HEALTH_MONITOR", "A program that watches the system saw it fail."]],
  [159, ["DRIVER_POWER_STATE_FAILURE", "A driver did not finish a power request."]],
  [160, ["INTERNAL_POWER_ERROR", "The power manager failed."]],
  [161, ["PCI_BUS_DRIVER_INTERNAL", "The PCI driver failed."]],
  [165, ["ACPI_BIOS_ERROR", "The firmware's tables are malformed."]],
  [184, ["ATTEMPTED_SWITCH_FROM_DPC", "A DPC routine tried to wait, or to switch to another thread."]],
  [186, ["SESSION_HAS_VALID_VIEWS_ON_EXIT", "A session ended with views mapped."]],
  [171, ["SESSION_HAS_VALID_POOL_ON_EXIT", "A session ended with pool that was not freed."]],
  [190, ["ATTEMPTED_WRITE_TO_READONLY_MEMORY", "Kernel code wrote to memory that is read-only."]],
  [191, ["MUTEX_ALREADY_OWNED", "A mutex was acquired by the thread that owns it."]],
  [193, ["SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION", "Special pool found a write outside of a block."]],
  [194, ["BAD_POOL_CALLER", "A pool routine was called wrongly: freed twice, freed at a wrong address, allocated at a wrong IRQL."]],
  [196, ["DRIVER_VERIFIER_DETECTED_VIOLATION", "The driver verifier found a fault of a driver."]],
  [197, ["DRIVER_CORRUPTED_EXPOOL", "A bad address in the pool at a raised IRQL: a driver damaged the pool."]],
  [198, ["DRIVER_CAUGHT_MODIFYING_FREED_POOL", "A driver touched pool that it had freed."]],
  [199, ["TIMER_OR_DPC_INVALID", "Memory was freed that holds a timer or a DPC still in use."]],
  [200, ["IRQL_UNEXPECTED_VALUE", "The IRQL is another than it should be."]],
  [201, ["DRIVER_VERIFIER_IOMANAGER_VIOLATION", "The driver verifier found a fault in the handling of a request."]],
  [202, ["PNP_DETECTED_FATAL_ERROR", "Plug and Play met a fatal error."]],
  [203, ["DRIVER_LEFT_LOCKED_PAGES_IN_PROCESS", "A driver left pages locked when its request ended."]],
  [204, ["PAGE_FAULT_IN_FREED_SPECIAL_POOL", "Freed special pool was touched."]],
  [205, ["PAGE_FAULT_BEYOND_END_OF_ALLOCATION", "Memory behind the end of a pool block was touched."]],
  [206, ["DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS", "A driver was unloaded and something then called into it."]],
  [207, ["TERMINAL_SERVER_DRIVER_MADE_INCORRECT_MEMORY_REFERENCE", "A driver touched session memory outside of its session."]],
  [208, ["DRIVER_CORRUPTED_MMPOOL", "A driver damaged the pool."]],
  [209, ["DRIVER_IRQL_NOT_LESS_OR_EQUAL", "A driver touched a bad address, or pageable memory, at a raised IRQL."]],
  [210, ["BUGCODE_ID_DRIVER", "A network driver failed."]],
  [211, ["DRIVER_PORTION_MUST_BE_NONPAGED", "A part of a driver was paged out that must not be."]],
  [212, ["SYSTEM_SCAN_AT_RAISED_IRQL_CAUGHT_IMPROPER_DRIVER_UNLOAD", "A driver was unloaded and something then called into it at a raised IRQL."]],
  [213, ["DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL", "A driver touched special pool that it had freed."]],
  [214, ["DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION", "A driver touched memory behind the end of a pool block."]],
  [215, ["DRIVER_UNMAPPING_INVALID_VIEW", "A driver unmapped an address that is not mapped."]],
  [216, ["DRIVER_USED_EXCESSIVE_PTES", "A driver used up the system page table entries."]],
  [217, ["LOCKED_PAGES_TRACKER_CORRUPTION", "The list of locked pages is damaged."]],
  [218, ["SYSTEM_PTE_MISUSE", "System page table entries were used wrongly."]],
  [219, ["DRIVER_CORRUPTED_SYSPTES", "A driver damaged system page table entries."]],
  [220, ["DRIVER_INVALID_STACK_ACCESS", "A driver touched the stack below its pointer."]],
  [222, ["POOL_CORRUPTION_IN_FILE_AREA", "Pool that holds file data was damaged."]],
  [223, ["IMPERSONATING_WORKER_THREAD", "A work item returned while it impersonated somebody."]],
  [224, ["ACPI_BIOS_FATAL_ERROR", "The firmware reported a fatal error."]],
  [225, ["WORKER_THREAD_RETURNED_AT_BAD_IRQL", "A work item returned above PASSIVE_LEVEL."]],
  [226, ["MANUALLY_INITIATED_CRASH", "Somebody asked for a crash from the keyboard."]],
  [227, ["RESOURCE_NOT_OWNED", "A resource was released by a thread that does not own it."]],
  [228, ["WORKER_INVALID", "Memory was freed that holds a work item still in use."]],
  [230, ["DRIVER_VERIFIER_DMA_VIOLATION", "The driver verifier found a fault in the use of DMA."]],
  [231, ["INVALID_FLOATING_POINT_STATE", "The floating point state to restore is malformed."]],
  [232, ["INVALID_CANCEL_OF_FILE_OPEN", "An open was cancelled that has handles."]],
  [233, ["ACTIVE_EX_WORKER_THREAD_TERMINATION", "A worker thread ended itself."]],
  [234, ["THREAD_STUCK_IN_DEVICE_DRIVER", "A driver's thread spins without end."]],
  [235, ["DIRTY_MAPPED_PAGES_CONGESTION", "There is no free page left to write with."]],
  [237, ["UNMOUNTABLE_BOOT_VOLUME", "The boot volume cannot be mounted."]],
  [239, ["CRITICAL_PROCESS_DIED", "A process that the system needs ended."]],
  [241, ["SCSI_VERIFIER_DETECTED_VIOLATION", "The driver verifier found a fault of a storage driver."]],
  [243, ["DISORDERLY_SHUTDOWN", "The system could not be shut down in order."]],
  [244, ["CRITICAL_OBJECT_TERMINATION", "A process or thread that the system needs ended."]],
  [245, ["FLTMGR_FILE_SYSTEM", "The filter manager failed."]],
  [246, ["PCI_VERIFIER_DETECTED_VIOLATION", "The driver verifier found a fault on the PCI bus."]],
  [247, ["DRIVER_OVERRAN_STACK_BUFFER", "A driver wrote past the end of a buffer on the stack."]],
  [248, ["RAMDISK_BOOT_INITIALIZATION_FAILED", "The RAM disk could not start."]],
  [249, ["DRIVER_RETURNED_STATUS_REPARSE_FOR_VOLUME_OPEN", "A driver returned a reparse for a volume."]],
  [250, ["HTTP_DRIVER_CORRUPTED", "The HTTP driver is damaged."]],
  [252, ["ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY", "Kernel code jumped to memory that is not code."]],
  [253, ["DIRTY_NOWRITE_PAGES_CONGESTION", "There is no free page left to write with."]],
  [254, ["BUGCODE_USB_DRIVER", "A USB driver failed."]],
  [255, ["RESERVE_QUEUE_OVERFLOW", "The reserve queue ran over."]],
  [257, ["CLOCK_WATCHDOG_TIMEOUT", "A processor did not answer a clock interrupt."]],
  [313, ["KERNEL_SECURITY_CHECK_FAILURE", "A security check found a damaged structure, such as a list entry that does not fit its neighbours."]],
  [307, ["DPC_WATCHDOG_VIOLATION", "A DPC, or time at DISPATCH_LEVEL or above, lasted too long."]],
  [289, ["DRIVER_VIOLATION", "A driver broke a rule."]],
  [131073, ["HYPERVISOR_ERROR", "The hypervisor failed."]],
  [354, ["KERNEL_AUTO_BOOST_INVALID_LOCK_RELEASE", "A lock was released by a thread that does not own it."]],
  [340, ["UNEXPECTED_STORE_EXCEPTION", "The store component failed."]],
  [278, ["VIDEO_TDR_FAILURE", "The display driver does not answer."]],
  [292, ["WHEA_UNCORRECTABLE_ERROR", "The hardware reported an error that it cannot correct."]],
  [452, ["DRIVER_VERIFIER_DETECTED_VIOLATION_LIVEDUMP", "The driver verifier found a fault and wrote a dump."]],
  [314, ["KERNEL_MODE_HEAP_CORRUPTION", "The kernel's heap is damaged."]],
  [-559030611, ["MANUALLY_INITIATED_CRASH1", "Somebody asked for a crash."]],
  [268435582, ["SYSTEM_THREAD_EXCEPTION_NOT_HANDLED_M", "A system thread raised an exception that nobody handled."]],
  [268435598, ["KERNEL_MODE_EXCEPTION_NOT_HANDLED_M", "A thread in kernel mode raised an exception that nobody handled."]],
  [268435583, ["UNEXPECTED_KERNEL_MODE_TRAP_M", "The processor met a trap that kernel code must not cause."]],
  [268435690, ["THREAD_STUCK_IN_DEVICE_DRIVER_M", "A driver's thread spins without end."]],
]);

/** The name of a bug check, or its number in hexadecimal when it has none. */
export function bugCheckName(code: number): string {
  return codes.get(code | 0)?.[0] ?? `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

/** What a bug check says, in a sentence; empty for an unknown one. */
export function bugCheckText(code: number): string {
  return codes.get(code | 0)?.[1] ?? '';
}
