/*
 * Bug check codes: why the machine stops. The four parameters that go with a code say more.
 */
#ifndef RINGSIDE_BUGCODES_H
#define RINGSIDE_BUGCODES_H
#define _BUGCODES_

/** A thread left a system call with a wrong count of disabled APCs. */
#define APC_INDEX_MISMATCH ((ULONG)0x00000001L)
/** A device queue was expected to be busy and was not. */
#define DEVICE_QUEUE_NOT_BUSY ((ULONG)0x00000002L)
/** A set of processors is empty or not allowed. */
#define INVALID_AFFINITY_SET ((ULONG)0x00000003L)
/** Data was accessed in a way that is not allowed. */
#define INVALID_DATA_ACCESS_TRAP ((ULONG)0x00000004L)
/** A thread attached to a process where it may not. */
#define INVALID_PROCESS_ATTACH_ATTEMPT ((ULONG)0x00000005L)
/** A thread detached from a process with work left undone. */
#define INVALID_PROCESS_DETACH_ATTEMPT ((ULONG)0x00000006L)
/** A software interrupt was asked for at an invalid level. */
#define INVALID_SOFTWARE_INTERRUPT ((ULONG)0x00000007L)
/** The IRQL should be DISPATCH_LEVEL and is not. */
#define IRQL_NOT_DISPATCH_LEVEL ((ULONG)0x00000008L)
/** The IRQL was to be raised, and the new level is below the current one. */
#define IRQL_NOT_GREATER_OR_EQUAL ((ULONG)0x00000009L)
/** Kernel code touched a bad address, or pageable memory, at a raised IRQL. */
#define IRQL_NOT_LESS_OR_EQUAL ((ULONG)0x0000000AL)
/** Exceptions cannot be handled. */
#define NO_EXCEPTION_HANDLING_SUPPORT ((ULONG)0x0000000BL)
/** A thread waits for more objects than it can, or gave no wait blocks for them. */
#define MAXIMUM_WAIT_OBJECTS_EXCEEDED ((ULONG)0x0000000CL)
/** Mutexes were acquired in a forbidden order. */
#define MUTEX_LEVEL_NUMBER_VIOLATION ((ULONG)0x0000000DL)
/** A thread that has no user mode part tried to enter it. */
#define NO_USER_MODE_CONTEXT ((ULONG)0x0000000EL)
/** A spin lock was acquired by the processor that has it. */
#define SPIN_LOCK_ALREADY_OWNED ((ULONG)0x0000000FL)
/** A spin lock was released that nobody has. */
#define SPIN_LOCK_NOT_OWNED ((ULONG)0x00000010L)
/** A mutex was released by a thread that does not own it. */
#define THREAD_NOT_MUTEX_OWNER ((ULONG)0x00000011L)
/** A trap of unknown cause. */
#define TRAP_CAUSE_UNKNOWN ((ULONG)0x00000012L)
/** The list of ended threads is empty and should not be. */
#define EMPTY_THREAD_REAPER_LIST ((ULONG)0x00000013L)
/** A lock that should be held is not. */
#define CREATE_DELETE_LOCK_NOT_LOCKED ((ULONG)0x00000014L)
/** The last-chance handler was called from kernel mode. */
#define LAST_CHANCE_CALLED_FROM_KMODE ((ULONG)0x00000015L)
/** A process or thread id could not be made. */
#define CID_HANDLE_CREATION ((ULONG)0x00000016L)
/** A process or thread id could not be deleted. */
#define CID_HANDLE_DELETION ((ULONG)0x00000017L)
/** An object's reference count is wrong: dereferenced too often, or gone while handles are open. */
#define REFERENCE_BY_POINTER ((ULONG)0x00000018L)
/** The header of a pool block was overwritten. */
#define BAD_POOL_HEADER ((ULONG)0x00000019L)
/** The memory manager found its structures damaged. */
#define MEMORY_MANAGEMENT ((ULONG)0x0000001AL)
/** A page's share count is wrong. */
#define PFN_SHARE_COUNT ((ULONG)0x0000001BL)
/** A page's reference count is wrong. */
#define PFN_REFERENCE_COUNT ((ULONG)0x0000001CL)
/** There is no spin lock left. */
#define NO_SPIN_LOCK_AVAILABLE ((ULONG)0x0000001DL)
/** Kernel code raised an exception that nobody handled. */
#define KMODE_EXCEPTION_NOT_HANDLED ((ULONG)0x0000001EL)
/** A resource could not be converted. */
#define SHARED_RESOURCE_CONV_ERROR ((ULONG)0x0000001FL)
/** A thread ended with APCs disabled or pending. */
#define KERNEL_APC_PENDING_DURING_EXIT ((ULONG)0x00000020L)
/** More quota was given back than was charged. */
#define QUOTA_UNDERFLOW ((ULONG)0x00000021L)
/** A file system failed. */
#define FILE_SYSTEM ((ULONG)0x00000022L)
/** The FAT file system failed. */
#define FAT_FILE_SYSTEM ((ULONG)0x00000023L)
/** The NTFS file system failed. */
#define NTFS_FILE_SYSTEM ((ULONG)0x00000024L)
/** The named pipe file system failed. */
#define NPFS_FILE_SYSTEM ((ULONG)0x00000025L)
/** The CD file system failed. */
#define CDFS_FILE_SYSTEM ((ULONG)0x00000026L)
/** The redirector failed. */
#define RDR_FILE_SYSTEM ((ULONG)0x00000027L)
/** An access token is damaged. */
#define CORRUPT_ACCESS_TOKEN ((ULONG)0x00000028L)
/** The security system failed. */
#define SECURITY_SYSTEM ((ULONG)0x00000029L)
/** An I/O request packet is in a state that it cannot be in. */
#define INCONSISTENT_IRP ((ULONG)0x0000002AL)
/** The kernel stack ran over. */
#define PANIC_STACK_SWITCH ((ULONG)0x0000002BL)
/** A port driver failed. */
#define PORT_DRIVER_INTERNAL ((ULONG)0x0000002CL)
/** The disk driver failed. */
#define SCSI_DISK_DRIVER_INTERNAL ((ULONG)0x0000002DL)
/** The memory has a parity error. */
#define DATA_BUS_ERROR ((ULONG)0x0000002EL)
/** An instruction could not be fetched. */
#define INSTRUCTION_BUS_ERROR ((ULONG)0x0000002FL)
/** Registers were set in a trap frame where they cannot be. */
#define SET_OF_INVALID_CONTEXT ((ULONG)0x00000030L)
/** The system could not start. */
#define PHASE0_INITIALIZATION_FAILED ((ULONG)0x00000031L)
/** The system could not start. */
#define PHASE1_INITIALIZATION_FAILED ((ULONG)0x00000032L)
/** Initialisation was called again. */
#define UNEXPECTED_INITIALIZATION_CALL ((ULONG)0x00000033L)
/** The cache manager failed. */
#define CACHE_MANAGER ((ULONG)0x00000034L)
/** A request was passed down further than it has stack locations. */
#define NO_MORE_IRP_STACK_LOCATIONS ((ULONG)0x00000035L)
/** A device was deleted while something still refers to it. */
#define DEVICE_REFERENCE_COUNT_NOT_ZERO ((ULONG)0x00000036L)
/** The floppy driver failed. */
#define FLOPPY_INTERNAL_ERROR ((ULONG)0x00000037L)
/** The serial driver failed. */
#define SERIAL_DRIVER_INTERNAL ((ULONG)0x00000038L)
/** A thread left a system call while it owned a mutex. */
#define SYSTEM_EXIT_OWNED_MUTEX ((ULONG)0x00000039L)
/** An unwind reached user mode. */
#define SYSTEM_UNWIND_PREVIOUS_USER ((ULONG)0x0000003AL)
/** An exception in a system service that nobody handled. */
#define SYSTEM_SERVICE_EXCEPTION ((ULONG)0x0000003BL)
/** An interrupt routine tried to unwind. */
#define INTERRUPT_UNWIND_ATTEMPTED ((ULONG)0x0000003CL)
/** An exception in an interrupt routine that nobody handled. */
#define INTERRUPT_EXCEPTION_NOT_HANDLED ((ULONG)0x0000003DL)
/** The processors do not go together. */
#define MULTIPROCESSOR_CONFIGURATION_NOT_SUPPORTED ((ULONG)0x0000003EL)
/** There are no system page table entries left. */
#define NO_MORE_SYSTEM_PTES ((ULONG)0x0000003FL)
/** An MDL is too small for the range it is to describe. */
#define TARGET_MDL_TOO_SMALL ((ULONG)0x00000040L)
/** Pool that must not fail was asked for, and there is none. */
#define MUST_SUCCEED_POOL_EMPTY ((ULONG)0x00000041L)
/** The disk driver failed. */
#define ATDISK_DRIVER_INTERNAL ((ULONG)0x00000042L)
/** The partition does not exist. */
#define NO_SUCH_PARTITION ((ULONG)0x00000043L)
/** A request was completed twice. */
#define MULTIPLE_IRP_COMPLETE_REQUESTS ((ULONG)0x00000044L)
/** There are no map registers left. */
#define INSUFFICIENT_SYSTEM_MAP_REGS ((ULONG)0x00000045L)
/** A logon session was dereferenced that does not exist. */
#define DEREF_UNKNOWN_LOGON_SESSION ((ULONG)0x00000046L)
/** A logon session was referenced that does not exist. */
#define REF_UNKNOWN_LOGON_SESSION ((ULONG)0x00000047L)
/** A request that is complete was to be cancelled, or was completed with its cancel routine set. */
#define CANCEL_STATE_IN_COMPLETED_IRP ((ULONG)0x00000048L)
/** A page fault came while interrupts were off. */
#define PAGE_FAULT_WITH_INTERRUPTS_OFF ((ULONG)0x00000049L)
/** A thread left a system call above PASSIVE_LEVEL. */
#define IRQL_GT_ZERO_AT_SYSTEM_SERVICE ((ULONG)0x0000004AL)
/** The streams driver failed. */
#define STREAMS_INTERNAL_ERROR ((ULONG)0x0000004BL)
/** A hard error that nobody handled. */
#define FATAL_UNHANDLED_HARD_ERROR ((ULONG)0x0000004CL)
/** There is no free page. */
#define NO_PAGES_AVAILABLE ((ULONG)0x0000004DL)
/** The list of pages is damaged, often by an MDL that was unlocked twice. */
#define PFN_LIST_CORRUPT ((ULONG)0x0000004EL)
/** The network driver interface failed. */
#define NDIS_INTERNAL_ERROR ((ULONG)0x0000004FL)
/** Kernel code touched an address where nothing is. */
#define PAGE_FAULT_IN_NONPAGED_AREA ((ULONG)0x00000050L)
/** The registry failed. */
#define REGISTRY_ERROR ((ULONG)0x00000051L)
/** The mailslot file system failed. */
#define MAILSLOT_FILE_SYSTEM ((ULONG)0x00000052L)
/** There is no device to start from. */
#define NO_BOOT_DEVICE ((ULONG)0x00000053L)
/** The server failed. */
#define LM_SERVER_INTERNAL_ERROR ((ULONG)0x00000054L)
/** Cache and memory differ. */
#define DATA_COHERENCY_EXCEPTION ((ULONG)0x00000055L)
/** Cache and memory differ. */
#define INSTRUCTION_COHERENCY_EXCEPTION ((ULONG)0x00000056L)
/** The network failed. */
#define XNS_INTERNAL_ERROR ((ULONG)0x00000057L)
/** The fault tolerant disk failed. */
#define FTDISK_INTERNAL_ERROR ((ULONG)0x00000058L)
/** The HPFS file system failed. */
#define PINBALL_FILE_SYSTEM ((ULONG)0x00000059L)
/** A service that the system needs failed. */
#define CRITICAL_SERVICE_FAILED ((ULONG)0x0000005AL)
/** A firmware variable could not be set. */
#define SET_ENV_VAR_FAILED ((ULONG)0x0000005BL)
/** The hardware layer could not start. */
#define HAL_INITIALIZATION_FAILED ((ULONG)0x0000005CL)
/** The processor is not supported. */
#define UNSUPPORTED_PROCESSOR ((ULONG)0x0000005DL)
/** The object manager could not start. */
#define OBJECT_INITIALIZATION_FAILED ((ULONG)0x0000005EL)
/** The security system could not start. */
#define SECURITY_INITIALIZATION_FAILED ((ULONG)0x0000005FL)
/** The process manager could not start. */
#define PROCESS_INITIALIZATION_FAILED ((ULONG)0x00000060L)
/** The hardware layer could not start. */
#define HAL1_INITIALIZATION_FAILED ((ULONG)0x00000061L)
/** The object manager could not start. */
#define OBJECT1_INITIALIZATION_FAILED ((ULONG)0x00000062L)
/** The security system could not start. */
#define SECURITY1_INITIALIZATION_FAILED ((ULONG)0x00000063L)
/** The symbolic links could not be made. */
#define SYMBOLIC_INITIALIZATION_FAILED ((ULONG)0x00000064L)
/** The memory manager could not start. */
#define MEMORY1_INITIALIZATION_FAILED ((ULONG)0x00000065L)
/** The cache manager could not start. */
#define CACHE_INITIALIZATION_FAILED ((ULONG)0x00000066L)
/** The registry could not start. */
#define CONFIG_INITIALIZATION_FAILED ((ULONG)0x00000067L)
/** The file systems could not start. */
#define FILE_INITIALIZATION_FAILED ((ULONG)0x00000068L)
/** The I/O manager could not start. */
#define IO1_INITIALIZATION_FAILED ((ULONG)0x00000069L)
/** Local procedure calls could not start. */
#define LPC_INITIALIZATION_FAILED ((ULONG)0x0000006AL)
/** The process manager could not start. */
#define PROCESS1_INITIALIZATION_FAILED ((ULONG)0x0000006BL)
/** The reference monitor could not start. */
#define REFMON_INITIALIZATION_FAILED ((ULONG)0x0000006CL)
/** The session manager could not start. */
#define SESSION1_INITIALIZATION_FAILED ((ULONG)0x0000006DL)
/** The session manager could not start. */
#define SESSION2_INITIALIZATION_FAILED ((ULONG)0x0000006EL)
/** The session manager could not start. */
#define SESSION3_INITIALIZATION_FAILED ((ULONG)0x0000006FL)
/** The session manager could not start. */
#define SESSION4_INITIALIZATION_FAILED ((ULONG)0x00000070L)
/** The session manager could not start. */
#define SESSION5_INITIALIZATION_FAILED ((ULONG)0x00000071L)
/** Drive letters could not be assigned. */
#define ASSIGN_DRIVE_LETTERS_FAILED ((ULONG)0x00000072L)
/** A registry list is damaged. */
#define CONFIG_LIST_FAILED ((ULONG)0x00000073L)
/** The registry's system part is damaged. */
#define BAD_SYSTEM_CONFIG_INFO ((ULONG)0x00000074L)
/** The registry could not be written. */
#define CANNOT_WRITE_CONFIGURATION ((ULONG)0x00000075L)
/** A process ended while pages of it are locked by an MDL. */
#define PROCESS_HAS_LOCKED_PAGES ((ULONG)0x00000076L)
/** A kernel stack could not be read in. */
#define KERNEL_STACK_INPAGE_ERROR ((ULONG)0x00000077L)
/** An exception during the start of the system. */
#define PHASE0_EXCEPTION ((ULONG)0x00000078L)
/** Kernel and hardware layer do not go together. */
#define MISMATCHED_HAL ((ULONG)0x00000079L)
/** Kernel data could not be read in. */
#define KERNEL_DATA_INPAGE_ERROR ((ULONG)0x0000007AL)
/** The boot device cannot be used. */
#define INACCESSIBLE_BOOT_DEVICE ((ULONG)0x0000007BL)
/** A network driver failed. */
#define BUGCODE_NDIS_DRIVER ((ULONG)0x0000007CL)
/** There is too little memory. */
#define INSTALL_MORE_MEMORY ((ULONG)0x0000007DL)
/** A system thread raised an exception that nobody handled. */
#define SYSTEM_THREAD_EXCEPTION_NOT_HANDLED ((ULONG)0x0000007EL)
/** The processor met a trap that kernel code must not cause, such as a division by zero or a stack overflow. */
#define UNEXPECTED_KERNEL_MODE_TRAP ((ULONG)0x0000007FL)
/** The hardware failed. */
#define NMI_HARDWARE_FAILURE ((ULONG)0x00000080L)
/** A spin lock could not be initialised. */
#define SPIN_LOCK_INIT_FAILURE ((ULONG)0x00000081L)
/** The distributed file system failed. */
#define DFS_FILE_SYSTEM ((ULONG)0x00000082L)
/** Setup failed. */
#define SETUP_FAILURE ((ULONG)0x00000085L)
/** The boot record changed. */
#define MBR_CHECKSUM_MISMATCH ((ULONG)0x0000008BL)
/** A thread in kernel mode raised an exception that nobody handled. */
#define KERNEL_MODE_EXCEPTION_NOT_HANDLED ((ULONG)0x0000008EL)
/** Plug and Play could not start. */
#define PP0_INITIALIZATION_FAILED ((ULONG)0x0000008FL)
/** Plug and Play could not start. */
#define PP1_INITIALIZATION_FAILED ((ULONG)0x00000090L)
/** The driver is for machines with one processor. */
#define UP_DRIVER_ON_MP_SYSTEM ((ULONG)0x00000092L)
/** Kernel code closed a handle that is not valid or is protected. */
#define INVALID_KERNEL_HANDLE ((ULONG)0x00000093L)
/** A thread ended with its kernel stack locked. */
#define KERNEL_STACK_LOCKED_AT_EXIT ((ULONG)0x00000094L)
/** A work item is malformed, often freed while queued. */
#define INVALID_WORK_QUEUE_ITEM ((ULONG)0x00000096L)
/** The image cannot be used. */
#define BOUND_IMAGE_UNSUPPORTED ((ULONG)0x00000097L)
/** The evaluation period is over. */
#define END_OF_NT_EVALUATION_PERIOD ((ULONG)0x00000098L)
/** A region is not valid. */
#define INVALID_REGION_OR_SEGMENT ((ULONG)0x00000099L)
/** The licence was broken. */
#define SYSTEM_LICENSE_VIOLATION ((ULONG)0x0000009AL)
/** The UDF file system failed. */
#define UDFS_FILE_SYSTEM ((ULONG)0x0000009BL)
/** The processor reported a hardware error. */
#define MACHINE_CHECK_EXCEPTION ((ULONG)0x0000009CL)
/** A program that watches the system saw it fail. */
#define USER_MODE_HEALTH_MONITOR ((ULONG)0x0000009EL)
/** A driver did not finish a power request. */
#define DRIVER_POWER_STATE_FAILURE ((ULONG)0x0000009FL)
/** The power manager failed. */
#define INTERNAL_POWER_ERROR ((ULONG)0x000000A0L)
/** The PCI driver failed. */
#define PCI_BUS_DRIVER_INTERNAL ((ULONG)0x000000A1L)
/** The firmware's tables are malformed. */
#define ACPI_BIOS_ERROR ((ULONG)0x000000A5L)
/** A DPC routine tried to wait, or to switch to another thread. */
#define ATTEMPTED_SWITCH_FROM_DPC ((ULONG)0x000000B8L)
/** A session ended with views mapped. */
#define SESSION_HAS_VALID_VIEWS_ON_EXIT ((ULONG)0x000000BAL)
/** A session ended with pool that was not freed. */
#define SESSION_HAS_VALID_POOL_ON_EXIT ((ULONG)0x000000ABL)
/** Kernel code wrote to memory that is read-only. */
#define ATTEMPTED_WRITE_TO_READONLY_MEMORY ((ULONG)0x000000BEL)
/** A mutex was acquired by the thread that owns it. */
#define MUTEX_ALREADY_OWNED ((ULONG)0x000000BFL)
/** Special pool found a write outside of a block. */
#define SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION ((ULONG)0x000000C1L)
/** A pool routine was called wrongly: freed twice, freed at a wrong address, allocated at a wrong IRQL. */
#define BAD_POOL_CALLER ((ULONG)0x000000C2L)
/** The driver verifier found a fault of a driver. */
#define DRIVER_VERIFIER_DETECTED_VIOLATION ((ULONG)0x000000C4L)
/** A bad address in the pool at a raised IRQL: a driver damaged the pool. */
#define DRIVER_CORRUPTED_EXPOOL ((ULONG)0x000000C5L)
/** A driver touched pool that it had freed. */
#define DRIVER_CAUGHT_MODIFYING_FREED_POOL ((ULONG)0x000000C6L)
/** Memory was freed that holds a timer or a DPC still in use. */
#define TIMER_OR_DPC_INVALID ((ULONG)0x000000C7L)
/** The IRQL is another than it should be. */
#define IRQL_UNEXPECTED_VALUE ((ULONG)0x000000C8L)
/** The driver verifier found a fault in the handling of a request. */
#define DRIVER_VERIFIER_IOMANAGER_VIOLATION ((ULONG)0x000000C9L)
/** Plug and Play met a fatal error. */
#define PNP_DETECTED_FATAL_ERROR ((ULONG)0x000000CAL)
/** A driver left pages locked when its request ended. */
#define DRIVER_LEFT_LOCKED_PAGES_IN_PROCESS ((ULONG)0x000000CBL)
/** Freed special pool was touched. */
#define PAGE_FAULT_IN_FREED_SPECIAL_POOL ((ULONG)0x000000CCL)
/** Memory behind the end of a pool block was touched. */
#define PAGE_FAULT_BEYOND_END_OF_ALLOCATION ((ULONG)0x000000CDL)
/** A driver was unloaded and something then called into it. */
#define DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS ((ULONG)0x000000CEL)
/** A driver touched session memory outside of its session. */
#define TERMINAL_SERVER_DRIVER_MADE_INCORRECT_MEMORY_REFERENCE ((ULONG)0x000000CFL)
/** A driver damaged the pool. */
#define DRIVER_CORRUPTED_MMPOOL ((ULONG)0x000000D0L)
/** A driver touched a bad address, or pageable memory, at a raised IRQL. */
#define DRIVER_IRQL_NOT_LESS_OR_EQUAL ((ULONG)0x000000D1L)
/** A network driver failed. */
#define BUGCODE_ID_DRIVER ((ULONG)0x000000D2L)
/** A part of a driver was paged out that must not be. */
#define DRIVER_PORTION_MUST_BE_NONPAGED ((ULONG)0x000000D3L)
/** A driver was unloaded and something then called into it at a raised IRQL. */
#define SYSTEM_SCAN_AT_RAISED_IRQL_CAUGHT_IMPROPER_DRIVER_UNLOAD ((ULONG)0x000000D4L)
/** A driver touched special pool that it had freed. */
#define DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL ((ULONG)0x000000D5L)
/** A driver touched memory behind the end of a pool block. */
#define DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION ((ULONG)0x000000D6L)
/** A driver unmapped an address that is not mapped. */
#define DRIVER_UNMAPPING_INVALID_VIEW ((ULONG)0x000000D7L)
/** A driver used up the system page table entries. */
#define DRIVER_USED_EXCESSIVE_PTES ((ULONG)0x000000D8L)
/** The list of locked pages is damaged. */
#define LOCKED_PAGES_TRACKER_CORRUPTION ((ULONG)0x000000D9L)
/** System page table entries were used wrongly. */
#define SYSTEM_PTE_MISUSE ((ULONG)0x000000DAL)
/** A driver damaged system page table entries. */
#define DRIVER_CORRUPTED_SYSPTES ((ULONG)0x000000DBL)
/** A driver touched the stack below its pointer. */
#define DRIVER_INVALID_STACK_ACCESS ((ULONG)0x000000DCL)
/** Pool that holds file data was damaged. */
#define POOL_CORRUPTION_IN_FILE_AREA ((ULONG)0x000000DEL)
/** A work item returned while it impersonated somebody. */
#define IMPERSONATING_WORKER_THREAD ((ULONG)0x000000DFL)
/** The firmware reported a fatal error. */
#define ACPI_BIOS_FATAL_ERROR ((ULONG)0x000000E0L)
/** A work item returned above PASSIVE_LEVEL. */
#define WORKER_THREAD_RETURNED_AT_BAD_IRQL ((ULONG)0x000000E1L)
/** Somebody asked for a crash from the keyboard. */
#define MANUALLY_INITIATED_CRASH ((ULONG)0x000000E2L)
/** A resource was released by a thread that does not own it. */
#define RESOURCE_NOT_OWNED ((ULONG)0x000000E3L)
/** Memory was freed that holds a work item still in use. */
#define WORKER_INVALID ((ULONG)0x000000E4L)
/** The driver verifier found a fault in the use of DMA. */
#define DRIVER_VERIFIER_DMA_VIOLATION ((ULONG)0x000000E6L)
/** The floating point state to restore is malformed. */
#define INVALID_FLOATING_POINT_STATE ((ULONG)0x000000E7L)
/** An open was cancelled that has handles. */
#define INVALID_CANCEL_OF_FILE_OPEN ((ULONG)0x000000E8L)
/** A worker thread ended itself. */
#define ACTIVE_EX_WORKER_THREAD_TERMINATION ((ULONG)0x000000E9L)
/** A driver's thread spins without end. */
#define THREAD_STUCK_IN_DEVICE_DRIVER ((ULONG)0x000000EAL)
/** There is no free page left to write with. */
#define DIRTY_MAPPED_PAGES_CONGESTION ((ULONG)0x000000EBL)
/** The boot volume cannot be mounted. */
#define UNMOUNTABLE_BOOT_VOLUME ((ULONG)0x000000EDL)
/** A process that the system needs ended. */
#define CRITICAL_PROCESS_DIED ((ULONG)0x000000EFL)
/** The driver verifier found a fault of a storage driver. */
#define SCSI_VERIFIER_DETECTED_VIOLATION ((ULONG)0x000000F1L)
/** The system could not be shut down in order. */
#define DISORDERLY_SHUTDOWN ((ULONG)0x000000F3L)
/** A process or thread that the system needs ended. */
#define CRITICAL_OBJECT_TERMINATION ((ULONG)0x000000F4L)
/** The filter manager failed. */
#define FLTMGR_FILE_SYSTEM ((ULONG)0x000000F5L)
/** The driver verifier found a fault on the PCI bus. */
#define PCI_VERIFIER_DETECTED_VIOLATION ((ULONG)0x000000F6L)
/** A driver wrote past the end of a buffer on the stack. */
#define DRIVER_OVERRAN_STACK_BUFFER ((ULONG)0x000000F7L)
/** The RAM disk could not start. */
#define RAMDISK_BOOT_INITIALIZATION_FAILED ((ULONG)0x000000F8L)
/** A driver returned a reparse for a volume. */
#define DRIVER_RETURNED_STATUS_REPARSE_FOR_VOLUME_OPEN ((ULONG)0x000000F9L)
/** The HTTP driver is damaged. */
#define HTTP_DRIVER_CORRUPTED ((ULONG)0x000000FAL)
/** Kernel code jumped to memory that is not code. */
#define ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY ((ULONG)0x000000FCL)
/** There is no free page left to write with. */
#define DIRTY_NOWRITE_PAGES_CONGESTION ((ULONG)0x000000FDL)
/** A USB driver failed. */
#define BUGCODE_USB_DRIVER ((ULONG)0x000000FEL)
/** The reserve queue ran over. */
#define RESERVE_QUEUE_OVERFLOW ((ULONG)0x000000FFL)
/** A processor did not answer a clock interrupt. */
#define CLOCK_WATCHDOG_TIMEOUT ((ULONG)0x00000101L)
/** A security check found a damaged structure, such as a list entry that does not fit its neighbours. */
#define KERNEL_SECURITY_CHECK_FAILURE ((ULONG)0x00000139L)
/** A DPC, or time at DISPATCH_LEVEL or above, lasted too long. */
#define DPC_WATCHDOG_VIOLATION ((ULONG)0x00000133L)
/** A driver broke a rule. */
#define DRIVER_VIOLATION ((ULONG)0x00000121L)
/** The hypervisor failed. */
#define HYPERVISOR_ERROR ((ULONG)0x00020001L)
/** A lock was released by a thread that does not own it. */
#define KERNEL_AUTO_BOOST_INVALID_LOCK_RELEASE ((ULONG)0x00000162L)
/** The store component failed. */
#define UNEXPECTED_STORE_EXCEPTION ((ULONG)0x00000154L)
/** The display driver does not answer. */
#define VIDEO_TDR_FAILURE ((ULONG)0x00000116L)
/** The hardware reported an error that it cannot correct. */
#define WHEA_UNCORRECTABLE_ERROR ((ULONG)0x00000124L)
/** The driver verifier found a fault and wrote a dump. */
#define DRIVER_VERIFIER_DETECTED_VIOLATION_LIVEDUMP ((ULONG)0x000001C4L)
/** The kernel's heap is damaged. */
#define KERNEL_MODE_HEAP_CORRUPTION ((ULONG)0x0000013AL)
/** Somebody asked for a crash. */
#define MANUALLY_INITIATED_CRASH1 ((ULONG)0xDEADDEADL)
/** A system thread raised an exception that nobody handled. */
#define SYSTEM_THREAD_EXCEPTION_NOT_HANDLED_M ((ULONG)0x1000007EL)
/** A thread in kernel mode raised an exception that nobody handled. */
#define KERNEL_MODE_EXCEPTION_NOT_HANDLED_M ((ULONG)0x1000008EL)
/** The processor met a trap that kernel code must not cause. */
#define UNEXPECTED_KERNEL_MODE_TRAP_M ((ULONG)0x1000007FL)
/** A driver's thread spins without end. */
#define THREAD_STUCK_IN_DEVICE_DRIVER_M ((ULONG)0x100000EAL)

#endif
