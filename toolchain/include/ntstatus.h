/*
 * NTSTATUS values, and in a few words what each one says.
 *
 *   31 30 29 28 27         16 15                 0
 *   +-----+--+--+-------------+-------------------+
 *   | sev |C |N |  facility   |       code        |     sev: 0 success, 1 information, 2 warning, 3 error
 *   +-----+--+--+-------------+-------------------+     C: defined by a customer, not by Microsoft
 */
#ifndef RINGSIDE_NTSTATUS_H
#define RINGSIDE_NTSTATUS_H
#define _NTSTATUS_
#include <ntdef.h>

#define STATUS_SEVERITY_SUCCESS 0x0
#define STATUS_SEVERITY_INFORMATIONAL 0x1
#define STATUS_SEVERITY_WARNING 0x2
#define STATUS_SEVERITY_ERROR 0x3
#define FACILITY_DEBUGGER 0x1
#define FACILITY_RPC_RUNTIME 0x2
#define FACILITY_RPC_STUBS 0x3
#define FACILITY_IO_ERROR_CODE 0x4
#define FACILITY_NTWIN32 0x7
#define FACILITY_NTSSPI 0x9
#define FACILITY_TRANSACTION 0x19
#define FACILITY_FILTER_MANAGER 0x1C


/* ---- Success ------------------------------------------------------------------------------------------- */

/** The operation completed. */
#define STATUS_SUCCESS ((NTSTATUS)0x00000000L)
/** The first object of the wait was signaled. */
#define STATUS_WAIT_0 ((NTSTATUS)0x00000000L)
/** The second object of the wait was signaled. */
#define STATUS_WAIT_1 ((NTSTATUS)0x00000001L)
/** The third object of the wait was signaled. */
#define STATUS_WAIT_2 ((NTSTATUS)0x00000002L)
/** The fourth object of the wait was signaled. */
#define STATUS_WAIT_3 ((NTSTATUS)0x00000003L)
/** The last possible object of the wait was signaled. */
#define STATUS_WAIT_63 ((NTSTATUS)0x0000003FL)
/** A mutant's owner ended without releasing it. */
#define STATUS_ABANDONED ((NTSTATUS)0x00000080L)
/** The wait got the first object, a mutant whose owner ended without releasing it. */
#define STATUS_ABANDONED_WAIT_0 ((NTSTATUS)0x00000080L)
/** The wait got the last possible object, an abandoned mutant. */
#define STATUS_ABANDONED_WAIT_63 ((NTSTATUS)0x000000BFL)
/** The wait was interrupted to deliver a user APC. */
#define STATUS_USER_APC ((NTSTATUS)0x000000C0L)
/** The action has been done already. */
#define STATUS_ALREADY_COMPLETE ((NTSTATUS)0x000000FFL)
/** The wait was interrupted to deliver a kernel APC. */
#define STATUS_KERNEL_APC ((NTSTATUS)0x00000100L)
/** The wait was interrupted because the thread was alerted. */
#define STATUS_ALERTED ((NTSTATUS)0x00000101L)
/** The time ran out before the wait was satisfied. */
#define STATUS_TIMEOUT ((NTSTATUS)0x00000102L)
/** The operation is under way and will complete later. */
#define STATUS_PENDING ((NTSTATUS)0x00000103L)
/** The object manager must parse the name again, since a link was met. */
#define STATUS_REPARSE ((NTSTATUS)0x00000104L)
/** There is more to read than fitted. */
#define STATUS_MORE_ENTRIES ((NTSTATUS)0x00000105L)
/** Some of the privileges named are not held by the caller. */
#define STATUS_NOT_ALL_ASSIGNED ((NTSTATUS)0x00000106L)
/** Some of the names could not be translated. */
#define STATUS_SOME_NOT_MAPPED ((NTSTATUS)0x00000107L)
/** An oplock is being broken for this open. */
#define STATUS_OPLOCK_BREAK_IN_PROGRESS ((NTSTATUS)0x00000108L)
/** A volume was mounted. */
#define STATUS_VOLUME_MOUNTED ((NTSTATUS)0x00000109L)
/** The registry transaction is committed. */
#define STATUS_RXACT_COMMITTED ((NTSTATUS)0x0000010AL)
/** The directory handle whose changes were watched was closed. */
#define STATUS_NOTIFY_CLEANUP ((NTSTATUS)0x0000010BL)
/** Too many changes happened to list them: enumerate the directory. */
#define STATUS_NOTIFY_ENUM_DIR ((NTSTATUS)0x0000010CL)
/** The account has no quota. */
#define STATUS_NO_QUOTAS_FOR_ACCOUNT ((NTSTATUS)0x0000010DL)
/** The secondary transport was used since the primary one failed. */
#define STATUS_PRIMARY_TRANSPORT_CONNECT_FAILED ((NTSTATUS)0x0000010EL)
/** The fault was a transition fault. */
#define STATUS_PAGE_FAULT_TRANSITION ((NTSTATUS)0x00000110L)
/** The fault was satisfied by a zeroed page. */
#define STATUS_PAGE_FAULT_DEMAND_ZERO ((NTSTATUS)0x00000111L)
/** The fault was satisfied by copying the page. */
#define STATUS_PAGE_FAULT_COPY_ON_WRITE ((NTSTATUS)0x00000112L)
/** The fault hit a guard page. */
#define STATUS_PAGE_FAULT_GUARD_PAGE ((NTSTATUS)0x00000113L)
/** The fault was satisfied from secondary storage. */
#define STATUS_PAGE_FAULT_PAGING_FILE ((NTSTATUS)0x00000114L)
/** The page is locked in the cache. */
#define STATUS_CACHE_PAGE_LOCKED ((NTSTATUS)0x00000115L)
/** The file holds a crash dump. */
#define STATUS_CRASH_DUMP ((NTSTATUS)0x00000116L)
/** The buffer holds only zeros. */
#define STATUS_BUFFER_ALL_ZEROS ((NTSTATUS)0x00000117L)
/** The object manager must parse the name again, since a link was met. */
#define STATUS_REPARSE_OBJECT ((NTSTATUS)0x00000118L)
/** The device's resource requirements changed. */
#define STATUS_RESOURCE_REQUIREMENTS_CHANGED ((NTSTATUS)0x00000119L)
/** The resource has been translated completely. */
#define STATUS_TRANSLATION_COMPLETE ((NTSTATUS)0x00000120L)
/** The job has no process left to end. */
#define STATUS_NOTHING_TO_TERMINATE ((NTSTATUS)0x00000122L)
/** The process is in no job. */
#define STATUS_PROCESS_NOT_IN_JOB ((NTSTATUS)0x00000123L)
/** The process is in a job. */
#define STATUS_PROCESS_IN_JOB ((NTSTATUS)0x00000124L)
/** The system is ready to hibernate. */
#define STATUS_VOLSNAP_HIBERNATE_READY ((NTSTATUS)0x00000125L)
/** A file system filter carried the operation out. */
#define STATUS_FSFILTER_OP_COMPLETED_SUCCESSFULLY ((NTSTATUS)0x00000126L)
/** The interrupt vector was connected before. */
#define STATUS_INTERRUPT_VECTOR_ALREADY_CONNECTED ((NTSTATUS)0x00000127L)
/** The interrupt is still connected. */
#define STATUS_INTERRUPT_STILL_CONNECTED ((NTSTATUS)0x00000128L)
/** This is the clone of a process. */
#define STATUS_PROCESS_CLONED ((NTSTATUS)0x00000129L)
/** All locks on the file are for reading. */
#define STATUS_FILE_LOCKED_WITH_ONLY_READERS ((NTSTATUS)0x0000012AL)
/** Some locks on the file are for writing. */
#define STATUS_FILE_LOCKED_WITH_WRITERS ((NTSTATUS)0x0000012BL)
/** The operation waits for an oplock to be broken. */
#define STATUS_WAIT_FOR_OPLOCK ((NTSTATUS)0x00000367L)
/** A minifilter completed the operation. */
#define STATUS_FLT_IO_COMPLETE ((NTSTATUS)0x001C0001L)

/* ---- Informational ------------------------------------------------------------------------------------- */

/** An object of this name exists already and was opened. */
#define STATUS_OBJECT_NAME_EXISTS ((NTSTATUS)0x40000000L)
/** The thread that ended was suspended. */
#define STATUS_THREAD_WAS_SUSPENDED ((NTSTATUS)0x40000001L)
/** The limits of the working set were set to the nearest that is allowed. */
#define STATUS_WORKING_SET_LIMIT_RANGE ((NTSTATUS)0x40000002L)
/** The image was loaded at another address than it was linked for. */
#define STATUS_IMAGE_NOT_AT_BASE ((NTSTATUS)0x40000003L)
/** A registry transaction file was made anew. */
#define STATUS_RXACT_STATE_CREATED ((NTSTATUS)0x40000004L)
/** A segment of a virtual DOS machine is being loaded. */
#define STATUS_SEGMENT_NOTIFICATION ((NTSTATUS)0x40000005L)
/** A session key for local logon was returned. */
#define STATUS_LOCAL_USER_SESSION_KEY ((NTSTATUS)0x40000006L)
/** The process cannot use its current directory. */
#define STATUS_BAD_CURRENT_DIRECTORY ((NTSTATUS)0x40000007L)
/** The serial request is to be queued again: more can be written. */
#define STATUS_SERIAL_MORE_WRITES ((NTSTATUS)0x40000008L)
/** A registry file was repaired from its log. */
#define STATUS_REGISTRY_RECOVERED ((NTSTATUS)0x40000009L)
/** The read was satisfied from the other copy of the volume. */
#define STATUS_FT_READ_RECOVERY_FROM_BACKUP ((NTSTATUS)0x4000000AL)
/** A failing sector was moved and written. */
#define STATUS_FT_WRITE_RECOVERY ((NTSTATUS)0x4000000BL)
/** The serial request timed out on its counter. */
#define STATUS_SERIAL_COUNTER_TIMEOUT ((NTSTATUS)0x4000000CL)
/** The password is too complex for LAN Manager. */
#define STATUS_NULL_LM_PASSWORD ((NTSTATUS)0x4000000DL)
/** The image was built for another machine. */
#define STATUS_IMAGE_MACHINE_TYPE_MISMATCH ((NTSTATUS)0x4000000EL)
/** A part of the message was received. */
#define STATUS_RECEIVE_PARTIAL ((NTSTATUS)0x4000000FL)
/** Urgent data was received. */
#define STATUS_RECEIVE_EXPEDITED ((NTSTATUS)0x40000010L)
/** A part of an urgent message was received. */
#define STATUS_RECEIVE_PARTIAL_EXPEDITED ((NTSTATUS)0x40000011L)
/** The event is over. */
#define STATUS_EVENT_DONE ((NTSTATUS)0x40000012L)
/** The event is still to come. */
#define STATUS_EVENT_PENDING ((NTSTATUS)0x40000013L)
/** The file system is being checked. */
#define STATUS_CHECKING_FILE_SYSTEM ((NTSTATUS)0x40000014L)
/** The program ended itself after a fatal error. */
#define STATUS_FATAL_APP_EXIT ((NTSTATUS)0x40000015L)
/** The handle is one of the predefined ones. */
#define STATUS_PREDEFINED_HANDLE ((NTSTATUS)0x40000016L)
/** The page was unlocked by the call. */
#define STATUS_WAS_UNLOCKED ((NTSTATUS)0x40000017L)
/** A message of a service. */
#define STATUS_SERVICE_NOTIFICATION ((NTSTATUS)0x40000018L)
/** The page was locked before. */
#define STATUS_WAS_LOCKED ((NTSTATUS)0x40000019L)
/** The error was written to the log. */
#define STATUS_LOG_HARD_ERROR ((NTSTATUS)0x4000001AL)
/** The process is a Windows process already. */
#define STATUS_ALREADY_WIN32 ((NTSTATUS)0x4000001BL)
/** The program was built for another machine. */
#define STATUS_IMAGE_MACHINE_TYPE_MISMATCH_EXE ((NTSTATUS)0x40000023L)
/** No other thread was ready to run. */
#define STATUS_NO_YIELD_PERFORMED ((NTSTATUS)0x40000024L)
/** The timer cannot wake the machine. */
#define STATUS_TIMER_RESUME_IGNORED ((NTSTATUS)0x40000025L)
/** The directory service is shutting down. */
#define STATUS_DS_SHUTTING_DOWN ((NTSTATUS)0x40000370L)

/* ---- Warning ------------------------------------------------------------------------------------------- */

/** A guard page was touched. */
#define STATUS_GUARD_PAGE_VIOLATION ((NTSTATUS)0x80000001L)
/** Data was accessed at an address that it cannot have. */
#define STATUS_DATATYPE_MISALIGNMENT ((NTSTATUS)0x80000002L)
/** A breakpoint was reached. */
#define STATUS_BREAKPOINT ((NTSTATUS)0x80000003L)
/** One instruction was executed. */
#define STATUS_SINGLE_STEP ((NTSTATUS)0x80000004L)
/** The data did not fit: as much as fits was returned. */
#define STATUS_BUFFER_OVERFLOW ((NTSTATUS)0x80000005L)
/** No further file matches. */
#define STATUS_NO_MORE_FILES ((NTSTATUS)0x80000006L)
/** The system debugger was woken. */
#define STATUS_WAKE_SYSTEM_DEBUGGER ((NTSTATUS)0x80000007L)
/** The handles to the object were closed. */
#define STATUS_HANDLES_CLOSED ((NTSTATUS)0x8000000AL)
/** The access list has no part that can be inherited. */
#define STATUS_NO_INHERITANCE ((NTSTATUS)0x8000000BL)
/** A GUID was put in place of a part of the name. */
#define STATUS_GUID_SUBSTITUTION_MADE ((NTSTATUS)0x8000000CL)
/** Only a part of the memory could be copied. */
#define STATUS_PARTIAL_COPY ((NTSTATUS)0x8000000DL)
/** The printer has no paper. */
#define STATUS_DEVICE_PAPER_EMPTY ((NTSTATUS)0x8000000EL)
/** The device is switched off. */
#define STATUS_DEVICE_POWERED_OFF ((NTSTATUS)0x8000000FL)
/** The device is off line. */
#define STATUS_DEVICE_OFF_LINE ((NTSTATUS)0x80000010L)
/** The device is busy. */
#define STATUS_DEVICE_BUSY ((NTSTATUS)0x80000011L)
/** The file has no further extended attributes. */
#define STATUS_NO_MORE_EAS ((NTSTATUS)0x80000012L)
/** The name of the extended attribute is not valid. */
#define STATUS_INVALID_EA_NAME ((NTSTATUS)0x80000013L)
/** The list of extended attributes is malformed. */
#define STATUS_EA_LIST_INCONSISTENT ((NTSTATUS)0x80000014L)
/** A flag of the extended attribute is not valid. */
#define STATUS_INVALID_EA_FLAG ((NTSTATUS)0x80000015L)
/** The medium may have been changed and must be verified. */
#define STATUS_VERIFY_REQUIRED ((NTSTATUS)0x80000016L)
/** The access list holds more than it should. */
#define STATUS_EXTRANEOUS_INFORMATION ((NTSTATUS)0x80000017L)
/** The registry transaction must be committed again. */
#define STATUS_RXACT_COMMIT_NECESSARY ((NTSTATUS)0x80000018L)
/** There are no more entries to enumerate. */
#define STATUS_NO_MORE_ENTRIES ((NTSTATUS)0x8000001AL)
/** A file mark was met on the tape. */
#define STATUS_FILEMARK_DETECTED ((NTSTATUS)0x8000001BL)
/** The medium may have been changed. */
#define STATUS_MEDIA_CHANGED ((NTSTATUS)0x8000001CL)
/** The bus was reset. */
#define STATUS_BUS_RESET ((NTSTATUS)0x8000001DL)
/** The end of the medium was reached. */
#define STATUS_END_OF_MEDIA ((NTSTATUS)0x8000001EL)
/** The beginning of the medium was reached. */
#define STATUS_BEGINNING_OF_MEDIA ((NTSTATUS)0x8000001FL)
/** The medium may have been changed. */
#define STATUS_MEDIA_CHECK ((NTSTATUS)0x80000020L)
/** A set mark was met on the tape. */
#define STATUS_SETMARK_DETECTED ((NTSTATUS)0x80000021L)
/** The tape holds no more data. */
#define STATUS_NO_DATA_DETECTED ((NTSTATUS)0x80000022L)
/** The redirector still has open handles. */
#define STATUS_REDIRECTOR_HAS_OPEN_HANDLES ((NTSTATUS)0x80000023L)
/** The server still has open handles. */
#define STATUS_SERVER_HAS_OPEN_HANDLES ((NTSTATUS)0x80000024L)
/** The connection was closed before. */
#define STATUS_ALREADY_DISCONNECTED ((NTSTATUS)0x80000025L)
/** A long jump is under way. */
#define STATUS_LONGJUMP ((NTSTATUS)0x80000026L)
/** The tape library holds a cleaner cartridge. */
#define STATUS_CLEANER_CARTRIDGE_INSTALLED ((NTSTATUS)0x80000027L)
/** A Plug and Play query was vetoed. */
#define STATUS_PLUGPLAY_QUERY_VETOED ((NTSTATUS)0x80000028L)
/** A frame consolidation is under way. */
#define STATUS_UNWIND_CONSOLIDATE ((NTSTATUS)0x80000029L)
/** A hive was damaged and repaired. */
#define STATUS_REGISTRY_HIVE_RECOVERED ((NTSTATUS)0x8000002AL)
/** The library may not be secure. */
#define STATUS_DLL_MIGHT_BE_INSECURE ((NTSTATUS)0x8000002BL)
/** The library may not be compatible. */
#define STATUS_DLL_MIGHT_BE_INCOMPATIBLE ((NTSTATUS)0x8000002CL)
/** The name has a symbolic link that was not followed. */
#define STATUS_STOPPED_ON_SYMLINK ((NTSTATUS)0x8000002DL)
/** The device must be cleaned. */
#define STATUS_DEVICE_REQUIRES_CLEANING ((NTSTATUS)0x80000288L)
/** The door of the device is open. */
#define STATUS_DEVICE_DOOR_OPEN ((NTSTATUS)0x80000289L)
/** The buffer is too small for a minifilter's answer. */
#define STATUS_FLT_BUFFER_TOO_SMALL ((NTSTATUS)0x801C0001L)

/* ---- Errors -------------------------------------------------------------------------------------------- */

/** The operation failed. */
#define STATUS_UNSUCCESSFUL ((NTSTATUS)0xC0000001L)
/** The operation is not implemented. */
#define STATUS_NOT_IMPLEMENTED ((NTSTATUS)0xC0000002L)
/** The information class does not exist or does not fit the object. */
#define STATUS_INVALID_INFO_CLASS ((NTSTATUS)0xC0000003L)
/** The length is not what the information class needs. */
#define STATUS_INFO_LENGTH_MISMATCH ((NTSTATUS)0xC0000004L)
/** Memory was accessed that is not there or not allowed. */
#define STATUS_ACCESS_VIOLATION ((NTSTATUS)0xC0000005L)
/** A page could not be read in. */
#define STATUS_IN_PAGE_ERROR ((NTSTATUS)0xC0000006L)
/** The process has used up its page file quota. */
#define STATUS_PAGEFILE_QUOTA ((NTSTATUS)0xC0000007L)
/** The handle is not valid. */
#define STATUS_INVALID_HANDLE ((NTSTATUS)0xC0000008L)
/** The initial stack is not valid. */
#define STATUS_BAD_INITIAL_STACK ((NTSTATUS)0xC0000009L)
/** The start address is not valid. */
#define STATUS_BAD_INITIAL_PC ((NTSTATUS)0xC000000AL)
/** There is no such client id. */
#define STATUS_INVALID_CID ((NTSTATUS)0xC000000BL)
/** The timer could not be cancelled. */
#define STATUS_TIMER_NOT_CANCELED ((NTSTATUS)0xC000000CL)
/** A parameter is not valid. */
#define STATUS_INVALID_PARAMETER ((NTSTATUS)0xC000000DL)
/** The device does not exist. */
#define STATUS_NO_SUCH_DEVICE ((NTSTATUS)0xC000000EL)
/** The file does not exist. */
#define STATUS_NO_SUCH_FILE ((NTSTATUS)0xC000000FL)
/** The device does not carry out requests of this kind. */
#define STATUS_INVALID_DEVICE_REQUEST ((NTSTATUS)0xC0000010L)
/** The end of the file was reached. */
#define STATUS_END_OF_FILE ((NTSTATUS)0xC0000011L)
/** Another volume is in the drive. */
#define STATUS_WRONG_VOLUME ((NTSTATUS)0xC0000012L)
/** There is no medium in the drive. */
#define STATUS_NO_MEDIA_IN_DEVICE ((NTSTATUS)0xC0000013L)
/** The medium is not formatted in a known way. */
#define STATUS_UNRECOGNIZED_MEDIA ((NTSTATUS)0xC0000014L)
/** The sector does not exist. */
#define STATUS_NONEXISTENT_SECTOR ((NTSTATUS)0xC0000015L)
/** The request is not complete yet: its completion stops here. */
#define STATUS_MORE_PROCESSING_REQUIRED ((NTSTATUS)0xC0000016L)
/** There is not enough virtual memory. */
#define STATUS_NO_MEMORY ((NTSTATUS)0xC0000017L)
/** The address range is in use already. */
#define STATUS_CONFLICTING_ADDRESSES ((NTSTATUS)0xC0000018L)
/** The address is not in a mapped view. */
#define STATUS_NOT_MAPPED_VIEW ((NTSTATUS)0xC0000019L)
/** The memory cannot be freed. */
#define STATUS_UNABLE_TO_FREE_VM ((NTSTATUS)0xC000001AL)
/** The section cannot be deleted. */
#define STATUS_UNABLE_TO_DELETE_SECTION ((NTSTATUS)0xC000001BL)
/** There is no such system service. */
#define STATUS_INVALID_SYSTEM_SERVICE ((NTSTATUS)0xC000001CL)
/** An instruction was executed that does not exist. */
#define STATUS_ILLEGAL_INSTRUCTION ((NTSTATUS)0xC000001DL)
/** The lock sequence is not valid. */
#define STATUS_INVALID_LOCK_SEQUENCE ((NTSTATUS)0xC000001EL)
/** The view is larger than the section. */
#define STATUS_INVALID_VIEW_SIZE ((NTSTATUS)0xC000001FL)
/** The file cannot be mapped. */
#define STATUS_INVALID_FILE_FOR_SECTION ((NTSTATUS)0xC0000020L)
/** The memory is committed already. */
#define STATUS_ALREADY_COMMITTED ((NTSTATUS)0xC0000021L)
/** The access is not allowed. */
#define STATUS_ACCESS_DENIED ((NTSTATUS)0xC0000022L)
/** The buffer is too small; nothing was returned. */
#define STATUS_BUFFER_TOO_SMALL ((NTSTATUS)0xC0000023L)
/** The object is of another type than the operation needs. */
#define STATUS_OBJECT_TYPE_MISMATCH ((NTSTATUS)0xC0000024L)
/** Execution cannot go on after this exception. */
#define STATUS_NONCONTINUABLE_EXCEPTION ((NTSTATUS)0xC0000025L)
/** An exception handler returned a value that does not exist. */
#define STATUS_INVALID_DISPOSITION ((NTSTATUS)0xC0000026L)
/** An unwind is under way. */
#define STATUS_UNWIND ((NTSTATUS)0xC0000027L)
/** The stack is not valid. */
#define STATUS_BAD_STACK ((NTSTATUS)0xC0000028L)
/** The target of the unwind is not valid. */
#define STATUS_INVALID_UNWIND_TARGET ((NTSTATUS)0xC0000029L)
/** The page is not locked. */
#define STATUS_NOT_LOCKED ((NTSTATUS)0xC000002AL)
/** A parity error was found. */
#define STATUS_PARITY_ERROR ((NTSTATUS)0xC000002BL)
/** The memory cannot be decommitted. */
#define STATUS_UNABLE_TO_DECOMMIT_VM ((NTSTATUS)0xC000002CL)
/** The memory is not committed. */
#define STATUS_NOT_COMMITTED ((NTSTATUS)0xC000002DL)
/** The attributes of the port are not valid. */
#define STATUS_INVALID_PORT_ATTRIBUTES ((NTSTATUS)0xC000002EL)
/** The message is too long for the port. */
#define STATUS_PORT_MESSAGE_TOO_LONG ((NTSTATUS)0xC000002FL)
/** The parameters do not go together. */
#define STATUS_INVALID_PARAMETER_MIX ((NTSTATUS)0xC0000030L)
/** The quota is below what is in use. */
#define STATUS_INVALID_QUOTA_LOWER ((NTSTATUS)0xC0000031L)
/** The file system on the disk is damaged. */
#define STATUS_DISK_CORRUPT_ERROR ((NTSTATUS)0xC0000032L)
/** The name is not well formed. */
#define STATUS_OBJECT_NAME_INVALID ((NTSTATUS)0xC0000033L)
/** There is no object of this name. */
#define STATUS_OBJECT_NAME_NOT_FOUND ((NTSTATUS)0xC0000034L)
/** An object of this name exists already. */
#define STATUS_OBJECT_NAME_COLLISION ((NTSTATUS)0xC0000035L)
/** The port does not take messages now. */
#define STATUS_PORT_DO_NOT_DISTURB ((NTSTATUS)0xC0000036L)
/** The other end of the port is gone. */
#define STATUS_PORT_DISCONNECTED ((NTSTATUS)0xC0000037L)
/** The device is attached already. */
#define STATUS_DEVICE_ALREADY_ATTACHED ((NTSTATUS)0xC0000038L)
/** A part of the path is not a directory. */
#define STATUS_OBJECT_PATH_INVALID ((NTSTATUS)0xC0000039L)
/** A directory of the path does not exist. */
#define STATUS_OBJECT_PATH_NOT_FOUND ((NTSTATUS)0xC000003AL)
/** The path does not begin with a backslash. */
#define STATUS_OBJECT_PATH_SYNTAX_BAD ((NTSTATUS)0xC000003BL)
/** More data came than fits. */
#define STATUS_DATA_OVERRUN ((NTSTATUS)0xC000003CL)
/** The data came too late. */
#define STATUS_DATA_LATE_ERROR ((NTSTATUS)0xC000003DL)
/** The data is damaged. */
#define STATUS_DATA_ERROR ((NTSTATUS)0xC000003EL)
/** The checksum does not match. */
#define STATUS_CRC_ERROR ((NTSTATUS)0xC000003FL)
/** The section is too large. */
#define STATUS_SECTION_TOO_BIG ((NTSTATUS)0xC0000040L)
/** The connection to the port was refused. */
#define STATUS_PORT_CONNECTION_REFUSED ((NTSTATUS)0xC0000041L)
/** The handle is not that of a port. */
#define STATUS_INVALID_PORT_HANDLE ((NTSTATUS)0xC0000042L)
/** The file is open in a way that does not allow this. */
#define STATUS_SHARING_VIOLATION ((NTSTATUS)0xC0000043L)
/** The quota is used up. */
#define STATUS_QUOTA_EXCEEDED ((NTSTATUS)0xC0000044L)
/** The page protection is not valid. */
#define STATUS_INVALID_PAGE_PROTECTION ((NTSTATUS)0xC0000045L)
/** The thread does not own the mutant that it releases. */
#define STATUS_MUTANT_NOT_OWNED ((NTSTATUS)0xC0000046L)
/** The semaphore's count would pass its limit. */
#define STATUS_SEMAPHORE_LIMIT_EXCEEDED ((NTSTATUS)0xC0000047L)
/** The port has been set before. */
#define STATUS_PORT_ALREADY_SET ((NTSTATUS)0xC0000048L)
/** The section is not an image. */
#define STATUS_SECTION_NOT_IMAGE ((NTSTATUS)0xC0000049L)
/** The thread is suspended as often as it can be. */
#define STATUS_SUSPEND_COUNT_EXCEEDED ((NTSTATUS)0xC000004AL)
/** The thread is ending. */
#define STATUS_THREAD_IS_TERMINATING ((NTSTATUS)0xC000004BL)
/** The limits of the working set are not valid. */
#define STATUS_BAD_WORKING_SET_LIMIT ((NTSTATUS)0xC000004CL)
/** The file is mapped in a way that does not go with this. */
#define STATUS_INCOMPATIBLE_FILE_MAP ((NTSTATUS)0xC000004DL)
/** The protection does not go with that of the section. */
#define STATUS_SECTION_PROTECTION ((NTSTATUS)0xC000004EL)
/** The file system has no extended attributes. */
#define STATUS_EAS_NOT_SUPPORTED ((NTSTATUS)0xC000004FL)
/** The extended attributes are too large. */
#define STATUS_EA_TOO_LARGE ((NTSTATUS)0xC0000050L)
/** There is no such extended attribute. */
#define STATUS_NONEXISTENT_EA_ENTRY ((NTSTATUS)0xC0000051L)
/** The file has no extended attributes. */
#define STATUS_NO_EAS_ON_FILE ((NTSTATUS)0xC0000052L)
/** The extended attributes are damaged. */
#define STATUS_EA_CORRUPT_ERROR ((NTSTATUS)0xC0000053L)
/** A lock of somebody else covers this part of the file. */
#define STATUS_FILE_LOCK_CONFLICT ((NTSTATUS)0xC0000054L)
/** The lock was not granted. */
#define STATUS_LOCK_NOT_GRANTED ((NTSTATUS)0xC0000055L)
/** The object is about to be deleted: it cannot be opened any more. */
#define STATUS_DELETE_PENDING ((NTSTATUS)0xC0000056L)
/** The file system does not know this control request. */
#define STATUS_CTL_FILE_NOT_SUPPORTED ((NTSTATUS)0xC0000057L)
/** The revision level is not known. */
#define STATUS_UNKNOWN_REVISION ((NTSTATUS)0xC0000058L)
/** The revision levels do not match. */
#define STATUS_REVISION_MISMATCH ((NTSTATUS)0xC0000059L)
/** The security id cannot be an owner. */
#define STATUS_INVALID_OWNER ((NTSTATUS)0xC000005AL)
/** The security id cannot be a primary group. */
#define STATUS_INVALID_PRIMARY_GROUP ((NTSTATUS)0xC000005BL)
/** The thread impersonates nobody. */
#define STATUS_NO_IMPERSONATION_TOKEN ((NTSTATUS)0xC000005CL)
/** A mandatory group cannot be disabled. */
#define STATUS_CANT_DISABLE_MANDATORY ((NTSTATUS)0xC000005DL)
/** No server can check the logon. */
#define STATUS_NO_LOGON_SERVERS ((NTSTATUS)0xC000005EL)
/** There is no such logon session. */
#define STATUS_NO_SUCH_LOGON_SESSION ((NTSTATUS)0xC000005FL)
/** There is no such privilege. */
#define STATUS_NO_SUCH_PRIVILEGE ((NTSTATUS)0xC0000060L)
/** The caller lacks a privilege that this needs. */
#define STATUS_PRIVILEGE_NOT_HELD ((NTSTATUS)0xC0000061L)
/** The account name is not well formed. */
#define STATUS_INVALID_ACCOUNT_NAME ((NTSTATUS)0xC0000062L)
/** The user exists already. */
#define STATUS_USER_EXISTS ((NTSTATUS)0xC0000063L)
/** The user does not exist. */
#define STATUS_NO_SUCH_USER ((NTSTATUS)0xC0000064L)
/** The group exists already. */
#define STATUS_GROUP_EXISTS ((NTSTATUS)0xC0000065L)
/** The group does not exist. */
#define STATUS_NO_SUCH_GROUP ((NTSTATUS)0xC0000066L)
/** The user is in the group already. */
#define STATUS_MEMBER_IN_GROUP ((NTSTATUS)0xC0000067L)
/** The user is not in the group. */
#define STATUS_MEMBER_NOT_IN_GROUP ((NTSTATUS)0xC0000068L)
/** The last administrator cannot go. */
#define STATUS_LAST_ADMIN ((NTSTATUS)0xC0000069L)
/** The password is wrong. */
#define STATUS_WRONG_PASSWORD ((NTSTATUS)0xC000006AL)
/** The new password has characters that it cannot have. */
#define STATUS_ILL_FORMED_PASSWORD ((NTSTATUS)0xC000006BL)
/** The new password breaks a rule. */
#define STATUS_PASSWORD_RESTRICTION ((NTSTATUS)0xC000006CL)
/** The user name or the password is wrong. */
#define STATUS_LOGON_FAILURE ((NTSTATUS)0xC000006DL)
/** The account may not log on in this way. */
#define STATUS_ACCOUNT_RESTRICTION ((NTSTATUS)0xC000006EL)
/** The account may not log on at this hour. */
#define STATUS_INVALID_LOGON_HOURS ((NTSTATUS)0xC000006FL)
/** The account may not log on at this computer. */
#define STATUS_INVALID_WORKSTATION ((NTSTATUS)0xC0000070L)
/** The password has expired. */
#define STATUS_PASSWORD_EXPIRED ((NTSTATUS)0xC0000071L)
/** The account is disabled. */
#define STATUS_ACCOUNT_DISABLED ((NTSTATUS)0xC0000072L)
/** None of the names could be translated. */
#define STATUS_NONE_MAPPED ((NTSTATUS)0xC0000073L)
/** Too many identifiers were asked for. */
#define STATUS_TOO_MANY_LUIDS_REQUESTED ((NTSTATUS)0xC0000074L)
/** There are no identifiers left. */
#define STATUS_LUIDS_EXHAUSTED ((NTSTATUS)0xC0000075L)
/** The sub-authority is not valid. */
#define STATUS_INVALID_SUB_AUTHORITY ((NTSTATUS)0xC0000076L)
/** The access list is malformed. */
#define STATUS_INVALID_ACL ((NTSTATUS)0xC0000077L)
/** The security id is malformed. */
#define STATUS_INVALID_SID ((NTSTATUS)0xC0000078L)
/** The security descriptor is malformed. */
#define STATUS_INVALID_SECURITY_DESCR ((NTSTATUS)0xC0000079L)
/** The procedure is not in the library. */
#define STATUS_PROCEDURE_NOT_FOUND ((NTSTATUS)0xC000007AL)
/** The file is not an image that can be run. */
#define STATUS_INVALID_IMAGE_FORMAT ((NTSTATUS)0xC000007BL)
/** There is no token. */
#define STATUS_NO_TOKEN ((NTSTATUS)0xC000007CL)
/** The inherited access list could not be built. */
#define STATUS_BAD_INHERITANCE_ACL ((NTSTATUS)0xC000007DL)
/** The range was not locked. */
#define STATUS_RANGE_NOT_LOCKED ((NTSTATUS)0xC000007EL)
/** The disk is full. */
#define STATUS_DISK_FULL ((NTSTATUS)0xC000007FL)
/** The server is disabled. */
#define STATUS_SERVER_DISABLED ((NTSTATUS)0xC0000080L)
/** The server is not disabled. */
#define STATUS_SERVER_NOT_DISABLED ((NTSTATUS)0xC0000081L)
/** Too many GUIDs were asked for. */
#define STATUS_TOO_MANY_GUIDS_REQUESTED ((NTSTATUS)0xC0000082L)
/** There are no GUIDs left. */
#define STATUS_GUIDS_EXHAUSTED ((NTSTATUS)0xC0000083L)
/** The identifier authority is not valid. */
#define STATUS_INVALID_ID_AUTHORITY ((NTSTATUS)0xC0000084L)
/** There are no agents left. */
#define STATUS_AGENTS_EXHAUSTED ((NTSTATUS)0xC0000085L)
/** The volume label is not valid. */
#define STATUS_INVALID_VOLUME_LABEL ((NTSTATUS)0xC0000086L)
/** The section could not be made larger. */
#define STATUS_SECTION_NOT_EXTENDED ((NTSTATUS)0xC0000087L)
/** The address is not in mapped data. */
#define STATUS_NOT_MAPPED_DATA ((NTSTATUS)0xC0000088L)
/** The image has no resources. */
#define STATUS_RESOURCE_DATA_NOT_FOUND ((NTSTATUS)0xC0000089L)
/** The image has no resource of this type. */
#define STATUS_RESOURCE_TYPE_NOT_FOUND ((NTSTATUS)0xC000008AL)
/** The image has no resource of this name. */
#define STATUS_RESOURCE_NAME_NOT_FOUND ((NTSTATUS)0xC000008BL)
/** An array was indexed outside of its bounds. */
#define STATUS_ARRAY_BOUNDS_EXCEEDED ((NTSTATUS)0xC000008CL)
/** A floating point operand is too small. */
#define STATUS_FLOAT_DENORMAL_OPERAND ((NTSTATUS)0xC000008DL)
/** A floating point number was divided by zero. */
#define STATUS_FLOAT_DIVIDE_BY_ZERO ((NTSTATUS)0xC000008EL)
/** The result has no exact floating point form. */
#define STATUS_FLOAT_INEXACT_RESULT ((NTSTATUS)0xC000008FL)
/** The floating point operation is not valid. */
#define STATUS_FLOAT_INVALID_OPERATION ((NTSTATUS)0xC0000090L)
/** The floating point result is too large. */
#define STATUS_FLOAT_OVERFLOW ((NTSTATUS)0xC0000091L)
/** The floating point stack over- or underflowed. */
#define STATUS_FLOAT_STACK_CHECK ((NTSTATUS)0xC0000092L)
/** The floating point result is too small. */
#define STATUS_FLOAT_UNDERFLOW ((NTSTATUS)0xC0000093L)
/** An integer was divided by zero. */
#define STATUS_INTEGER_DIVIDE_BY_ZERO ((NTSTATUS)0xC0000094L)
/** The result of the integer operation does not fit. */
#define STATUS_INTEGER_OVERFLOW ((NTSTATUS)0xC0000095L)
/** An instruction that only the kernel may execute was met. */
#define STATUS_PRIVILEGED_INSTRUCTION ((NTSTATUS)0xC0000096L)
/** There are too many page files. */
#define STATUS_TOO_MANY_PAGING_FILES ((NTSTATUS)0xC0000097L)
/** The volume was changed from outside: the open file is no longer valid. */
#define STATUS_FILE_INVALID ((NTSTATUS)0xC0000098L)
/** The space set aside for the security information is used up. */
#define STATUS_ALLOTTED_SPACE_EXCEEDED ((NTSTATUS)0xC0000099L)
/** The system lacks a resource, most often pool memory. */
#define STATUS_INSUFFICIENT_RESOURCES ((NTSTATUS)0xC000009AL)
/** A way out of the distributed file system was met. */
#define STATUS_DFS_EXIT_PATH_FOUND ((NTSTATUS)0xC000009BL)
/** The device reported damaged data. */
#define STATUS_DEVICE_DATA_ERROR ((NTSTATUS)0xC000009CL)
/** The device is not connected. */
#define STATUS_DEVICE_NOT_CONNECTED ((NTSTATUS)0xC000009DL)
/** The device lost power. */
#define STATUS_DEVICE_POWER_FAILURE ((NTSTATUS)0xC000009EL)
/** The address is not the beginning of the region. */
#define STATUS_FREE_VM_NOT_AT_BASE ((NTSTATUS)0xC000009FL)
/** The memory is not allocated. */
#define STATUS_MEMORY_NOT_ALLOCATED ((NTSTATUS)0xC00000A0L)
/** The working set quota is used up. */
#define STATUS_WORKING_SET_QUOTA ((NTSTATUS)0xC00000A1L)
/** The medium is write protected. */
#define STATUS_MEDIA_WRITE_PROTECTED ((NTSTATUS)0xC00000A2L)
/** The device is not ready. */
#define STATUS_DEVICE_NOT_READY ((NTSTATUS)0xC00000A3L)
/** The group's attributes are not valid. */
#define STATUS_INVALID_GROUP_ATTRIBUTES ((NTSTATUS)0xC00000A4L)
/** The impersonation level does not allow this. */
#define STATUS_BAD_IMPERSONATION_LEVEL ((NTSTATUS)0xC00000A5L)
/** An anonymous token cannot be opened. */
#define STATUS_CANT_OPEN_ANONYMOUS ((NTSTATUS)0xC00000A6L)
/** The validation class is not valid. */
#define STATUS_BAD_VALIDATION_CLASS ((NTSTATUS)0xC00000A7L)
/** The token is not of the kind that this needs. */
#define STATUS_BAD_TOKEN_TYPE ((NTSTATUS)0xC00000A8L)
/** The master boot record is damaged. */
#define STATUS_BAD_MASTER_BOOT_RECORD ((NTSTATUS)0xC00000A9L)
/** An instruction was met at an address that it cannot have. */
#define STATUS_INSTRUCTION_MISALIGNMENT ((NTSTATUS)0xC00000AAL)
/** All instances of the pipe are busy. */
#define STATUS_INSTANCE_NOT_AVAILABLE ((NTSTATUS)0xC00000ABL)
/** No instance of the pipe listens. */
#define STATUS_PIPE_NOT_AVAILABLE ((NTSTATUS)0xC00000ACL)
/** The pipe is in another state than this needs. */
#define STATUS_INVALID_PIPE_STATE ((NTSTATUS)0xC00000ADL)
/** The pipe is busy. */
#define STATUS_PIPE_BUSY ((NTSTATUS)0xC00000AEL)
/** The function is not allowed here. */
#define STATUS_ILLEGAL_FUNCTION ((NTSTATUS)0xC00000AFL)
/** The pipe has been disconnected. */
#define STATUS_PIPE_DISCONNECTED ((NTSTATUS)0xC00000B0L)
/** The other end of the pipe is closing. */
#define STATUS_PIPE_CLOSING ((NTSTATUS)0xC00000B1L)
/** The pipe is connected. */
#define STATUS_PIPE_CONNECTED ((NTSTATUS)0xC00000B2L)
/** The pipe waits for a client. */
#define STATUS_PIPE_LISTENING ((NTSTATUS)0xC00000B3L)
/** The read mode of the pipe is not valid. */
#define STATUS_INVALID_READ_MODE ((NTSTATUS)0xC00000B4L)
/** The device did not answer in time. */
#define STATUS_IO_TIMEOUT ((NTSTATUS)0xC00000B5L)
/** Somebody else closed the file. */
#define STATUS_FILE_FORCED_CLOSED ((NTSTATUS)0xC00000B6L)
/** Profiling is not running. */
#define STATUS_PROFILING_NOT_STARTED ((NTSTATUS)0xC00000B7L)
/** Profiling is still running. */
#define STATUS_PROFILING_NOT_STOPPED ((NTSTATUS)0xC00000B8L)
/** The access list could not be understood. */
#define STATUS_COULD_NOT_INTERPRET ((NTSTATUS)0xC00000B9L)
/** The file is a directory. */
#define STATUS_FILE_IS_A_DIRECTORY ((NTSTATUS)0xC00000BAL)
/** The request is not supported. */
#define STATUS_NOT_SUPPORTED ((NTSTATUS)0xC00000BBL)
/** The remote computer does not listen. */
#define STATUS_REMOTE_NOT_LISTENING ((NTSTATUS)0xC00000BCL)
/** The name is in use on the network. */
#define STATUS_DUPLICATE_NAME ((NTSTATUS)0xC00000BDL)
/** The network path does not exist. */
#define STATUS_BAD_NETWORK_PATH ((NTSTATUS)0xC00000BEL)
/** The network is busy. */
#define STATUS_NETWORK_BUSY ((NTSTATUS)0xC00000BFL)
/** The device is not there any more. */
#define STATUS_DEVICE_DOES_NOT_EXIST ((NTSTATUS)0xC00000C0L)
/** The network has as many commands under way as it can. */
#define STATUS_TOO_MANY_COMMANDS ((NTSTATUS)0xC00000C1L)
/** The network adapter failed. */
#define STATUS_ADAPTER_HARDWARE_ERROR ((NTSTATUS)0xC00000C2L)
/** The network answered in a way that makes no sense. */
#define STATUS_INVALID_NETWORK_RESPONSE ((NTSTATUS)0xC00000C3L)
/** An unexpected network error happened. */
#define STATUS_UNEXPECTED_NETWORK_ERROR ((NTSTATUS)0xC00000C4L)
/** The remote adapter does not fit. */
#define STATUS_BAD_REMOTE_ADAPTER ((NTSTATUS)0xC00000C5L)
/** The print queue is full. */
#define STATUS_PRINT_QUEUE_FULL ((NTSTATUS)0xC00000C6L)
/** There is no room for the file to print. */
#define STATUS_NO_SPOOL_SPACE ((NTSTATUS)0xC00000C7L)
/** The print job was cancelled. */
#define STATUS_PRINT_CANCELLED ((NTSTATUS)0xC00000C8L)
/** The network name was deleted. */
#define STATUS_NETWORK_NAME_DELETED ((NTSTATUS)0xC00000C9L)
/** The network refused the access. */
#define STATUS_NETWORK_ACCESS_DENIED ((NTSTATUS)0xC00000CAL)
/** The device is of another type than the request. */
#define STATUS_BAD_DEVICE_TYPE ((NTSTATUS)0xC00000CBL)
/** The network name does not exist. */
#define STATUS_BAD_NETWORK_NAME ((NTSTATUS)0xC00000CCL)
/** The adapter has as many names as it can. */
#define STATUS_TOO_MANY_NAMES ((NTSTATUS)0xC00000CDL)
/** The session limit was passed. */
#define STATUS_TOO_MANY_SESSIONS ((NTSTATUS)0xC00000CEL)
/** Sharing is paused. */
#define STATUS_SHARING_PAUSED ((NTSTATUS)0xC00000CFL)
/** The remote computer takes no more connections. */
#define STATUS_REQUEST_NOT_ACCEPTED ((NTSTATUS)0xC00000D0L)
/** The redirector is paused. */
#define STATUS_REDIRECTOR_PAUSED ((NTSTATUS)0xC00000D1L)
/** Writing over the network failed. */
#define STATUS_NET_WRITE_FAULT ((NTSTATUS)0xC00000D2L)
/** No more profiles can run. */
#define STATUS_PROFILING_AT_LIMIT ((NTSTATUS)0xC00000D3L)
/** A file cannot be renamed to another device. */
#define STATUS_NOT_SAME_DEVICE ((NTSTATUS)0xC00000D4L)
/** The file was renamed. */
#define STATUS_FILE_RENAMED ((NTSTATUS)0xC00000D5L)
/** The connection to the server is gone. */
#define STATUS_VIRTUAL_CIRCUIT_CLOSED ((NTSTATUS)0xC00000D6L)
/** The object has no security. */
#define STATUS_NO_SECURITY_ON_OBJECT ((NTSTATUS)0xC00000D7L)
/** The operation would have to wait and may not. */
#define STATUS_CANT_WAIT ((NTSTATUS)0xC00000D8L)
/** The pipe holds no data. */
#define STATUS_PIPE_EMPTY ((NTSTATUS)0xC00000D9L)
/** The domain controller cannot be asked. */
#define STATUS_CANT_ACCESS_DOMAIN_INFO ((NTSTATUS)0xC00000DAL)
/** A thread cannot end itself in this way. */
#define STATUS_CANT_TERMINATE_SELF ((NTSTATUS)0xC00000DBL)
/** The server is in another state than this needs. */
#define STATUS_INVALID_SERVER_STATE ((NTSTATUS)0xC00000DCL)
/** The domain is in another state than this needs. */
#define STATUS_INVALID_DOMAIN_STATE ((NTSTATUS)0xC00000DDL)
/** The domain controller has another role than this needs. */
#define STATUS_INVALID_DOMAIN_ROLE ((NTSTATUS)0xC00000DEL)
/** The domain does not exist. */
#define STATUS_NO_SUCH_DOMAIN ((NTSTATUS)0xC00000DFL)
/** The domain exists already. */
#define STATUS_DOMAIN_EXISTS ((NTSTATUS)0xC00000E0L)
/** There are too many domains. */
#define STATUS_DOMAIN_LIMIT_EXCEEDED ((NTSTATUS)0xC00000E1L)
/** The oplock was not granted. */
#define STATUS_OPLOCK_NOT_GRANTED ((NTSTATUS)0xC00000E2L)
/** The acknowledgement of the oplock makes no sense. */
#define STATUS_INVALID_OPLOCK_PROTOCOL ((NTSTATUS)0xC00000E3L)
/** An internal database is damaged. */
#define STATUS_INTERNAL_DB_CORRUPTION ((NTSTATUS)0xC00000E4L)
/** An internal error happened. */
#define STATUS_INTERNAL_ERROR ((NTSTATUS)0xC00000E5L)
/** An access mask has generic rights that should have been mapped. */
#define STATUS_GENERIC_NOT_MAPPED ((NTSTATUS)0xC00000E6L)
/** The descriptor is malformed. */
#define STATUS_BAD_DESCRIPTOR_FORMAT ((NTSTATUS)0xC00000E7L)
/** The caller's buffer cannot be used. */
#define STATUS_INVALID_USER_BUFFER ((NTSTATUS)0xC00000E8L)
/** An unexpected I/O error happened. */
#define STATUS_UNEXPECTED_IO_ERROR ((NTSTATUS)0xC00000E9L)
/** The memory manager refused with an unexpected status. */
#define STATUS_UNEXPECTED_MM_CREATE_ERR ((NTSTATUS)0xC00000EAL)
/** The memory manager refused to map with an unexpected status. */
#define STATUS_UNEXPECTED_MM_MAP_ERROR ((NTSTATUS)0xC00000EBL)
/** The memory manager refused to extend with an unexpected status. */
#define STATUS_UNEXPECTED_MM_EXTEND_ERR ((NTSTATUS)0xC00000ECL)
/** The caller is not a logon process. */
#define STATUS_NOT_LOGON_PROCESS ((NTSTATUS)0xC00000EDL)
/** The logon session exists already. */
#define STATUS_LOGON_SESSION_EXISTS ((NTSTATUS)0xC00000EEL)
/** The first parameter is not valid. */
#define STATUS_INVALID_PARAMETER_1 ((NTSTATUS)0xC00000EFL)
/** The second parameter is not valid. */
#define STATUS_INVALID_PARAMETER_2 ((NTSTATUS)0xC00000F0L)
/** The third parameter is not valid. */
#define STATUS_INVALID_PARAMETER_3 ((NTSTATUS)0xC00000F1L)
/** The fourth parameter is not valid. */
#define STATUS_INVALID_PARAMETER_4 ((NTSTATUS)0xC00000F2L)
/** The fifth parameter is not valid. */
#define STATUS_INVALID_PARAMETER_5 ((NTSTATUS)0xC00000F3L)
/** The sixth parameter is not valid. */
#define STATUS_INVALID_PARAMETER_6 ((NTSTATUS)0xC00000F4L)
/** The seventh parameter is not valid. */
#define STATUS_INVALID_PARAMETER_7 ((NTSTATUS)0xC00000F5L)
/** The eighth parameter is not valid. */
#define STATUS_INVALID_PARAMETER_8 ((NTSTATUS)0xC00000F6L)
/** The ninth parameter is not valid. */
#define STATUS_INVALID_PARAMETER_9 ((NTSTATUS)0xC00000F7L)
/** The tenth parameter is not valid. */
#define STATUS_INVALID_PARAMETER_10 ((NTSTATUS)0xC00000F8L)
/** The eleventh parameter is not valid. */
#define STATUS_INVALID_PARAMETER_11 ((NTSTATUS)0xC00000F9L)
/** The twelfth parameter is not valid. */
#define STATUS_INVALID_PARAMETER_12 ((NTSTATUS)0xC00000FAL)
/** The redirector is not running. */
#define STATUS_REDIRECTOR_NOT_STARTED ((NTSTATUS)0xC00000FBL)
/** The redirector is running already. */
#define STATUS_REDIRECTOR_STARTED ((NTSTATUS)0xC00000FCL)
/** The thread used up its stack. */
#define STATUS_STACK_OVERFLOW ((NTSTATUS)0xC00000FDL)
/** The authentication package does not exist. */
#define STATUS_NO_SUCH_PACKAGE ((NTSTATUS)0xC00000FEL)
/** A function table is malformed. */
#define STATUS_BAD_FUNCTION_TABLE ((NTSTATUS)0xC00000FFL)
/** The environment variable does not exist. */
#define STATUS_VARIABLE_NOT_FOUND ((NTSTATUS)0xC0000100L)
/** The directory is not empty. */
#define STATUS_DIRECTORY_NOT_EMPTY ((NTSTATUS)0xC0000101L)
/** The file or directory is damaged. */
#define STATUS_FILE_CORRUPT_ERROR ((NTSTATUS)0xC0000102L)
/** The file is not a directory. */
#define STATUS_NOT_A_DIRECTORY ((NTSTATUS)0xC0000103L)
/** The logon session is in another state than this needs. */
#define STATUS_BAD_LOGON_SESSION_STATE ((NTSTATUS)0xC0000104L)
/** The logon session's id is in use. */
#define STATUS_LOGON_SESSION_COLLISION ((NTSTATUS)0xC0000105L)
/** The name is too long. */
#define STATUS_NAME_TOO_LONG ((NTSTATUS)0xC0000106L)
/** Files are still open on the connection. */
#define STATUS_FILES_OPEN ((NTSTATUS)0xC0000107L)
/** The connection is in use. */
#define STATUS_CONNECTION_IN_USE ((NTSTATUS)0xC0000108L)
/** The message is not in the table. */
#define STATUS_MESSAGE_NOT_FOUND ((NTSTATUS)0xC0000109L)
/** The process is ending. */
#define STATUS_PROCESS_IS_TERMINATING ((NTSTATUS)0xC000010AL)
/** The logon type is not valid. */
#define STATUS_INVALID_LOGON_TYPE ((NTSTATUS)0xC000010BL)
/** The name has no GUID. */
#define STATUS_NO_GUID_TRANSLATION ((NTSTATUS)0xC000010CL)
/** The caller has not been read from, so it cannot be impersonated yet. */
#define STATUS_CANNOT_IMPERSONATE ((NTSTATUS)0xC000010DL)
/** The image is loaded already. */
#define STATUS_IMAGE_ALREADY_LOADED ((NTSTATUS)0xC000010EL)
/** The process has no local descriptor table. */
#define STATUS_NO_LDT ((NTSTATUS)0xC0000117L)
/** The size of the local descriptor table is not valid. */
#define STATUS_INVALID_LDT_SIZE ((NTSTATUS)0xC0000118L)
/** The offset in the local descriptor table is not valid. */
#define STATUS_INVALID_LDT_OFFSET ((NTSTATUS)0xC0000119L)
/** The descriptor is not valid. */
#define STATUS_INVALID_LDT_DESCRIPTOR ((NTSTATUS)0xC000011AL)
/** The file is a 16-bit Windows program. */
#define STATUS_INVALID_IMAGE_NE_FORMAT ((NTSTATUS)0xC000011BL)
/** The registry transaction is in another state than this needs. */
#define STATUS_RXACT_INVALID_STATE ((NTSTATUS)0xC000011CL)
/** The registry transaction could not be committed. */
#define STATUS_RXACT_COMMIT_FAILURE ((NTSTATUS)0xC000011DL)
/** An empty file cannot be mapped. */
#define STATUS_MAPPED_FILE_SIZE_ZERO ((NTSTATUS)0xC000011EL)
/** Too many files are open. */
#define STATUS_TOO_MANY_OPENED_FILES ((NTSTATUS)0xC000011FL)
/** The request was cancelled. */
#define STATUS_CANCELLED ((NTSTATUS)0xC0000120L)
/** The file cannot be deleted. */
#define STATUS_CANNOT_DELETE ((NTSTATUS)0xC0000121L)
/** The computer name is not valid. */
#define STATUS_INVALID_COMPUTER_NAME ((NTSTATUS)0xC0000122L)
/** The file has been deleted. */
#define STATUS_FILE_DELETED ((NTSTATUS)0xC0000123L)
/** The account is one of the built-in ones. */
#define STATUS_SPECIAL_ACCOUNT ((NTSTATUS)0xC0000124L)
/** The group is one of the built-in ones. */
#define STATUS_SPECIAL_GROUP ((NTSTATUS)0xC0000125L)
/** The user is one of the built-in ones. */
#define STATUS_SPECIAL_USER ((NTSTATUS)0xC0000126L)
/** The group is the user's primary group. */
#define STATUS_MEMBERS_PRIMARY_GROUP ((NTSTATUS)0xC0000127L)
/** The file object has been closed. */
#define STATUS_FILE_CLOSED ((NTSTATUS)0xC0000128L)
/** Too many threads exist. */
#define STATUS_TOO_MANY_THREADS ((NTSTATUS)0xC0000129L)
/** The thread is of another process. */
#define STATUS_THREAD_NOT_IN_PROCESS ((NTSTATUS)0xC000012AL)
/** The token is in use. */
#define STATUS_TOKEN_ALREADY_IN_USE ((NTSTATUS)0xC000012BL)
/** The page file quota is used up. */
#define STATUS_PAGEFILE_QUOTA_EXCEEDED ((NTSTATUS)0xC000012CL)
/** The system has promised all the memory that it has. */
#define STATUS_COMMITMENT_LIMIT ((NTSTATUS)0xC000012DL)
/** The file is a linear executable. */
#define STATUS_INVALID_IMAGE_LE_FORMAT ((NTSTATUS)0xC000012EL)
/** The file does not begin as a program does. */
#define STATUS_INVALID_IMAGE_NOT_MZ ((NTSTATUS)0xC000012FL)
/** The file is a DOS program that asks for protected mode. */
#define STATUS_INVALID_IMAGE_PROTECT ((NTSTATUS)0xC0000130L)
/** The file is a 16-bit Windows program. */
#define STATUS_INVALID_IMAGE_WIN_16 ((NTSTATUS)0xC0000131L)
/** Another logon server is running. */
#define STATUS_LOGON_SERVER_CONFLICT ((NTSTATUS)0xC0000132L)
/** The clocks differ too much. */
#define STATUS_TIME_DIFFERENCE_AT_DC ((NTSTATUS)0xC0000133L)
/** The domains must be synchronised. */
#define STATUS_SYNCHRONIZATION_REQUIRED ((NTSTATUS)0xC0000134L)
/** A library that the program needs was not found. */
#define STATUS_DLL_NOT_FOUND ((NTSTATUS)0xC0000135L)
/** The volume could not be opened. */
#define STATUS_OPEN_FAILED ((NTSTATUS)0xC0000136L)
/** The I/O privilege level could not be changed. */
#define STATUS_IO_PRIVILEGE_FAILED ((NTSTATUS)0xC0000137L)
/** The library has no such ordinal. */
#define STATUS_ORDINAL_NOT_FOUND ((NTSTATUS)0xC0000138L)
/** The library has no such procedure. */
#define STATUS_ENTRYPOINT_NOT_FOUND ((NTSTATUS)0xC0000139L)
/** The program was ended by Ctrl+C. */
#define STATUS_CONTROL_C_EXIT ((NTSTATUS)0xC000013AL)
/** This side closed the connection. */
#define STATUS_LOCAL_DISCONNECT ((NTSTATUS)0xC000013BL)
/** The other side closed the connection. */
#define STATUS_REMOTE_DISCONNECT ((NTSTATUS)0xC000013CL)
/** The other side lacks resources. */
#define STATUS_REMOTE_RESOURCES ((NTSTATUS)0xC000013DL)
/** The connection broke. */
#define STATUS_LINK_FAILED ((NTSTATUS)0xC000013EL)
/** The connection timed out. */
#define STATUS_LINK_TIMEOUT ((NTSTATUS)0xC000013FL)
/** The connection does not exist. */
#define STATUS_INVALID_CONNECTION ((NTSTATUS)0xC0000140L)
/** The address is not valid. */
#define STATUS_INVALID_ADDRESS ((NTSTATUS)0xC0000141L)
/** A library's initialisation failed. */
#define STATUS_DLL_INIT_FAILED ((NTSTATUS)0xC0000142L)
/** A system file is missing. */
#define STATUS_MISSING_SYSTEMFILE ((NTSTATUS)0xC0000143L)
/** Nobody handled an exception. */
#define STATUS_UNHANDLED_EXCEPTION ((NTSTATUS)0xC0000144L)
/** The program could not be started. */
#define STATUS_APP_INIT_FAILURE ((NTSTATUS)0xC0000145L)
/** The page file could not be made. */
#define STATUS_PAGEFILE_CREATE_FAILED ((NTSTATUS)0xC0000146L)
/** There is no page file. */
#define STATUS_NO_PAGEFILE ((NTSTATUS)0xC0000147L)
/** The information level is not valid. */
#define STATUS_INVALID_LEVEL ((NTSTATUS)0xC0000148L)
/** The password is wrong. */
#define STATUS_WRONG_PASSWORD_CORE ((NTSTATUS)0xC0000149L)
/** A floating point instruction was met where none may be. */
#define STATUS_ILLEGAL_FLOAT_CONTEXT ((NTSTATUS)0xC000014AL)
/** Both ends of the pipe must be open. */
#define STATUS_PIPE_BROKEN ((NTSTATUS)0xC000014BL)
/** The registry is damaged. */
#define STATUS_REGISTRY_CORRUPT ((NTSTATUS)0xC000014CL)
/** The registry could not be read or written. */
#define STATUS_REGISTRY_IO_FAILED ((NTSTATUS)0xC000014DL)
/** The thread has no event pair. */
#define STATUS_NO_EVENT_PAIR ((NTSTATUS)0xC000014EL)
/** No file system knows the volume. */
#define STATUS_UNRECOGNIZED_VOLUME ((NTSTATUS)0xC000014FL)
/** No serial port could be initialised. */
#define STATUS_SERIAL_NO_DEVICE_INITED ((NTSTATUS)0xC0000150L)
/** The local group does not exist. */
#define STATUS_NO_SUCH_ALIAS ((NTSTATUS)0xC0000151L)
/** The user is not in the local group. */
#define STATUS_MEMBER_NOT_IN_ALIAS ((NTSTATUS)0xC0000152L)
/** The user is in the local group already. */
#define STATUS_MEMBER_IN_ALIAS ((NTSTATUS)0xC0000153L)
/** The local group exists already. */
#define STATUS_ALIAS_EXISTS ((NTSTATUS)0xC0000154L)
/** The service's account may not log on. */
#define STATUS_LOGON_NOT_GRANTED ((NTSTATUS)0xC0000155L)
/** There are too many secrets. */
#define STATUS_TOO_MANY_SECRETS ((NTSTATUS)0xC0000156L)
/** The secret is too long. */
#define STATUS_SECRET_TOO_LONG ((NTSTATUS)0xC0000157L)
/** The security database is inconsistent. */
#define STATUS_INTERNAL_DB_ERROR ((NTSTATUS)0xC0000158L)
/** This cannot be done in full screen. */
#define STATUS_FULLSCREEN_MODE ((NTSTATUS)0xC0000159L)
/** The user is in too many groups. */
#define STATUS_TOO_MANY_CONTEXT_IDS ((NTSTATUS)0xC000015AL)
/** The account may not log on in this way. */
#define STATUS_LOGON_TYPE_NOT_GRANTED ((NTSTATUS)0xC000015BL)
/** The file is not a registry file. */
#define STATUS_NOT_REGISTRY_FILE ((NTSTATUS)0xC000015CL)
/** The password must be encrypted in another way. */
#define STATUS_NT_CROSS_ENCRYPTION_REQUIRED ((NTSTATUS)0xC000015DL)
/** The domain controller is set up wrongly. */
#define STATUS_DOMAIN_CTRLR_CONFIG_ERROR ((NTSTATUS)0xC000015EL)
/** A member of the fault tolerant volume is missing. */
#define STATUS_FT_MISSING_MEMBER ((NTSTATUS)0xC000015FL)
/** The service's description is malformed. */
#define STATUS_ILL_FORMED_SERVICE_ENTRY ((NTSTATUS)0xC0000160L)
/** The character does not exist. */
#define STATUS_ILLEGAL_CHARACTER ((NTSTATUS)0xC0000161L)
/** The character has no counterpart in the code page. */
#define STATUS_UNMAPPABLE_CHARACTER ((NTSTATUS)0xC0000162L)
/** The character is not defined. */
#define STATUS_UNDEFINED_CHARACTER ((NTSTATUS)0xC0000163L)
/** The volume is a floppy disk. */
#define STATUS_FLOPPY_VOLUME ((NTSTATUS)0xC0000164L)
/** The floppy disk's address mark was not found. */
#define STATUS_FLOPPY_ID_MARK_NOT_FOUND ((NTSTATUS)0xC0000165L)
/** The floppy disk's cylinder does not match. */
#define STATUS_FLOPPY_WRONG_CYLINDER ((NTSTATUS)0xC0000166L)
/** The floppy controller reported an unknown error. */
#define STATUS_FLOPPY_UNKNOWN_ERROR ((NTSTATUS)0xC0000167L)
/** The floppy controller's registers make no sense. */
#define STATUS_FLOPPY_BAD_REGISTERS ((NTSTATUS)0xC0000168L)
/** The disk could not be recalibrated. */
#define STATUS_DISK_RECALIBRATE_FAILED ((NTSTATUS)0xC0000169L)
/** The disk failed an operation. */
#define STATUS_DISK_OPERATION_FAILED ((NTSTATUS)0xC000016AL)
/** The disk could not be reset. */
#define STATUS_DISK_RESET_FAILED ((NTSTATUS)0xC000016BL)
/** The interrupt line is in use by another device. */
#define STATUS_SHARED_IRQ_BUSY ((NTSTATUS)0xC000016CL)
/** A member of the fault tolerant volume dropped out. */
#define STATUS_FT_ORPHANING ((NTSTATUS)0xC000016DL)
/** The tape could not be partitioned. */
#define STATUS_PARTITION_FAILURE ((NTSTATUS)0xC0000172L)
/** The block length does not match the tape. */
#define STATUS_INVALID_BLOCK_LENGTH ((NTSTATUS)0xC0000173L)
/** The tape has no partitions. */
#define STATUS_DEVICE_NOT_PARTITIONED ((NTSTATUS)0xC0000174L)
/** The medium could not be locked. */
#define STATUS_UNABLE_TO_LOCK_MEDIA ((NTSTATUS)0xC0000175L)
/** The medium could not be ejected. */
#define STATUS_UNABLE_TO_UNLOAD_MEDIA ((NTSTATUS)0xC0000176L)
/** The end of the tape was passed. */
#define STATUS_EOM_OVERFLOW ((NTSTATUS)0xC0000177L)
/** There is no medium. */
#define STATUS_NO_MEDIA ((NTSTATUS)0xC0000178L)
/** There is no such member. */
#define STATUS_NO_SUCH_MEMBER ((NTSTATUS)0xC000017AL)
/** The member's account is of the wrong kind. */
#define STATUS_INVALID_MEMBER ((NTSTATUS)0xC000017BL)
/** The registry key has been deleted. */
#define STATUS_KEY_DELETED ((NTSTATUS)0xC000017CL)
/** There is no room in the registry's log. */
#define STATUS_NO_LOG_SPACE ((NTSTATUS)0xC000017DL)
/** There are too many security ids. */
#define STATUS_TOO_MANY_SIDS ((NTSTATUS)0xC000017EL)
/** The password must be encrypted in another way. */
#define STATUS_LM_CROSS_ENCRYPTION_REQUIRED ((NTSTATUS)0xC000017FL)
/** The registry key has subkeys. */
#define STATUS_KEY_HAS_CHILDREN ((NTSTATUS)0xC0000180L)
/** A volatile registry key cannot have a lasting subkey. */
#define STATUS_CHILD_MUST_BE_VOLATILE ((NTSTATUS)0xC0000181L)
/** The device is set up wrongly, or the request does not fit its setup. */
#define STATUS_DEVICE_CONFIGURATION_ERROR ((NTSTATUS)0xC0000182L)
/** The driver found itself in a state that it should not be in. */
#define STATUS_DRIVER_INTERNAL_ERROR ((NTSTATUS)0xC0000183L)
/** The device is in a state that does not allow the request. */
#define STATUS_INVALID_DEVICE_STATE ((NTSTATUS)0xC0000184L)
/** The device reported an error. */
#define STATUS_IO_DEVICE_ERROR ((NTSTATUS)0xC0000185L)
/** The device broke its protocol. */
#define STATUS_DEVICE_PROTOCOL_ERROR ((NTSTATUS)0xC0000186L)
/** A backup controller is needed. */
#define STATUS_BACKUP_CONTROLLER ((NTSTATUS)0xC0000187L)
/** The log is full. */
#define STATUS_LOG_FILE_FULL ((NTSTATUS)0xC0000188L)
/** It is too late to do this. */
#define STATUS_TOO_LATE ((NTSTATUS)0xC0000189L)
/** The computer has no trust secret. */
#define STATUS_NO_TRUST_LSA_SECRET ((NTSTATUS)0xC000018AL)
/** The trust relationship failed. */
#define STATUS_TRUST_FAILURE ((NTSTATUS)0xC0000190L)
/** The event log is damaged. */
#define STATUS_EVENTLOG_FILE_CORRUPT ((NTSTATUS)0xC000018EL)
/** No event log could be opened. */
#define STATUS_EVENTLOG_CANT_START ((NTSTATUS)0xC000018FL)
/** The logon service is not running. */
#define STATUS_NETLOGON_NOT_STARTED ((NTSTATUS)0xC0000192L)
/** The account has expired. */
#define STATUS_ACCOUNT_EXPIRED ((NTSTATUS)0xC0000193L)
/** A wait for this lock has gone on for so long that it may never end. */
#define STATUS_POSSIBLE_DEADLOCK ((NTSTATUS)0xC0000194L)
/** The server is in use with other credentials. */
#define STATUS_NETWORK_CREDENTIAL_CONFLICT ((NTSTATUS)0xC0000195L)
/** The server has as many sessions as it can. */
#define STATUS_REMOTE_SESSION_LIMIT ((NTSTATUS)0xC0000196L)
/** The event log changed while it was read. */
#define STATUS_EVENTLOG_FILE_CHANGED ((NTSTATUS)0xC0000197L)
/** The account belongs to a domain trust. */
#define STATUS_NOLOGON_INTERDOMAIN_TRUST_ACCOUNT ((NTSTATUS)0xC0000198L)
/** The account belongs to a computer. */
#define STATUS_NOLOGON_WORKSTATION_TRUST_ACCOUNT ((NTSTATUS)0xC0000199L)
/** The account belongs to a server. */
#define STATUS_NOLOGON_SERVER_TRUST_ACCOUNT ((NTSTATUS)0xC000019AL)
/** The domain's name or id does not match the trust. */
#define STATUS_DOMAIN_TRUST_INCONSISTENT ((NTSTATUS)0xC000019BL)
/** The volume's file system driver is not loaded. */
#define STATUS_FS_DRIVER_REQUIRED ((NTSTATUS)0xC000019CL)
/** The image is loaded as a library already. */
#define STATUS_IMAGE_ALREADY_LOADED_AS_DLL ((NTSTATUS)0xC000019DL)
/** The range to lock is not valid. */
#define STATUS_INVALID_LOCK_RANGE ((NTSTATUS)0xC00001A1L)
/** The file cannot be opened over the network. */
#define STATUS_NETWORK_OPEN_RESTRICTION ((NTSTATUS)0xC0000201L)
/** There is no session key. */
#define STATUS_NO_USER_SESSION_KEY ((NTSTATUS)0xC0000202L)
/** The session was deleted. */
#define STATUS_USER_SESSION_DELETED ((NTSTATUS)0xC0000203L)
/** The image has no resource in this language. */
#define STATUS_RESOURCE_LANG_NOT_FOUND ((NTSTATUS)0xC0000204L)
/** The server lacks resources. */
#define STATUS_INSUFF_SERVER_RESOURCES ((NTSTATUS)0xC0000205L)
/** The size of the buffer is not valid. */
#define STATUS_INVALID_BUFFER_SIZE ((NTSTATUS)0xC0000206L)
/** A part of the network address is not valid. */
#define STATUS_INVALID_ADDRESS_COMPONENT ((NTSTATUS)0xC0000207L)
/** The network address cannot hold wildcards. */
#define STATUS_INVALID_ADDRESS_WILDCARD ((NTSTATUS)0xC0000208L)
/** There are too many addresses. */
#define STATUS_TOO_MANY_ADDRESSES ((NTSTATUS)0xC0000209L)
/** The address is in use. */
#define STATUS_ADDRESS_ALREADY_EXISTS ((NTSTATUS)0xC000020AL)
/** The address was closed. */
#define STATUS_ADDRESS_CLOSED ((NTSTATUS)0xC000020BL)
/** The connection was closed. */
#define STATUS_CONNECTION_DISCONNECTED ((NTSTATUS)0xC000020CL)
/** The connection was reset. */
#define STATUS_CONNECTION_RESET ((NTSTATUS)0xC000020DL)
/** There are too many nodes. */
#define STATUS_TOO_MANY_NODES ((NTSTATUS)0xC000020EL)
/** The transaction was aborted. */
#define STATUS_TRANSACTION_ABORTED ((NTSTATUS)0xC000020FL)
/** The transaction timed out. */
#define STATUS_TRANSACTION_TIMED_OUT ((NTSTATUS)0xC0000210L)
/** The transaction cannot be released. */
#define STATUS_TRANSACTION_NO_RELEASE ((NTSTATUS)0xC0000211L)
/** The transaction does not match. */
#define STATUS_TRANSACTION_NO_MATCH ((NTSTATUS)0xC0000212L)
/** The transaction has been answered. */
#define STATUS_TRANSACTION_RESPONDED ((NTSTATUS)0xC0000213L)
/** There is no such transaction. */
#define STATUS_TRANSACTION_INVALID_ID ((NTSTATUS)0xC0000214L)
/** The transaction is of an unknown type. */
#define STATUS_TRANSACTION_INVALID_TYPE ((NTSTATUS)0xC0000215L)
/** The session is not a server session. */
#define STATUS_NOT_SERVER_SESSION ((NTSTATUS)0xC0000216L)
/** The session is not a client session. */
#define STATUS_NOT_CLIENT_SESSION ((NTSTATUS)0xC0000217L)
/** A registry file could not be loaded. */
#define STATUS_CANNOT_LOAD_REGISTRY_FILE ((NTSTATUS)0xC0000218L)
/** The debugger could not attach. */
#define STATUS_DEBUG_ATTACH_FAILED ((NTSTATUS)0xC0000219L)
/** A process that the system needs ended. */
#define STATUS_SYSTEM_PROCESS_TERMINATED ((NTSTATUS)0xC000021AL)
/** The data was not accepted. */
#define STATUS_DATA_NOT_ACCEPTED ((NTSTATUS)0xC000021BL)
/** No browser server was found. */
#define STATUS_NO_BROWSER_SERVERS_FOUND ((NTSTATUS)0xC000021CL)
/** The virtual DOS machine failed. */
#define STATUS_VDM_HARD_ERROR ((NTSTATUS)0xC000021DL)
/** The driver did not cancel a request in time. */
#define STATUS_DRIVER_CANCEL_TIMEOUT ((NTSTATUS)0xC000021EL)
/** The reply does not match its request. */
#define STATUS_REPLY_MESSAGE_MISMATCH ((NTSTATUS)0xC000021FL)
/** The address or the offset is not aligned as it must be. */
#define STATUS_MAPPED_ALIGNMENT ((NTSTATUS)0xC0000220L)
/** The image's checksum does not match. */
#define STATUS_IMAGE_CHECKSUM_MISMATCH ((NTSTATUS)0xC0000221L)
/** Data that was still to be written is lost. */
#define STATUS_LOST_WRITEBEHIND_DATA ((NTSTATUS)0xC0000222L)
/** The parameters in the server's memory are not valid. */
#define STATUS_CLIENT_SERVER_PARAMETERS_INVALID ((NTSTATUS)0xC0000223L)
/** The password must be changed first. */
#define STATUS_PASSWORD_MUST_CHANGE ((NTSTATUS)0xC0000224L)
/** The thing asked for was not found. */
#define STATUS_NOT_FOUND ((NTSTATUS)0xC0000225L)
/** The stream is not a tiny one. */
#define STATUS_NOT_TINY_STREAM ((NTSTATUS)0xC0000226L)
/** The data could not be recovered. */
#define STATUS_RECOVERY_FAILURE ((NTSTATUS)0xC0000227L)
/** The read would overflow the stack. */
#define STATUS_STACK_OVERFLOW_READ ((NTSTATUS)0xC0000228L)
/** A check failed. */
#define STATUS_FAIL_CHECK ((NTSTATUS)0xC0000229L)
/** The object id is in use. */
#define STATUS_DUPLICATE_OBJECTID ((NTSTATUS)0xC000022AL)
/** The file has an object id already. */
#define STATUS_OBJECTID_EXISTS ((NTSTATUS)0xC000022BL)
/** The node must be converted to a large one. */
#define STATUS_CONVERT_TO_LARGE ((NTSTATUS)0xC000022CL)
/** The request is to be tried again. */
#define STATUS_RETRY ((NTSTATUS)0xC000022DL)
/** The object was found outside of the scope. */
#define STATUS_FOUND_OUT_OF_SCOPE ((NTSTATUS)0xC000022EL)
/** The bucket must be allocated again. */
#define STATUS_ALLOCATE_BUCKET ((NTSTATUS)0xC000022FL)
/** The property set does not exist. */
#define STATUS_PROPSET_NOT_FOUND ((NTSTATUS)0xC0000230L)
/** The buffer to marshal into is too small. */
#define STATUS_MARSHALL_OVERFLOW ((NTSTATUS)0xC0000231L)
/** The variant is malformed. */
#define STATUS_INVALID_VARIANT ((NTSTATUS)0xC0000232L)
/** No domain controller was found. */
#define STATUS_DOMAIN_CONTROLLER_NOT_FOUND ((NTSTATUS)0xC0000233L)
/** The account is locked. */
#define STATUS_ACCOUNT_LOCKED_OUT ((NTSTATUS)0xC0000234L)
/** The handle is protected from being closed. */
#define STATUS_HANDLE_NOT_CLOSABLE ((NTSTATUS)0xC0000235L)
/** The connection was refused. */
#define STATUS_CONNECTION_REFUSED ((NTSTATUS)0xC0000236L)
/** The connection was closed in order. */
#define STATUS_GRACEFUL_DISCONNECT ((NTSTATUS)0xC0000237L)
/** The address is associated already. */
#define STATUS_ADDRESS_ALREADY_ASSOCIATED ((NTSTATUS)0xC0000238L)
/** The address is not associated. */
#define STATUS_ADDRESS_NOT_ASSOCIATED ((NTSTATUS)0xC0000239L)
/** The connection does not exist. */
#define STATUS_CONNECTION_INVALID ((NTSTATUS)0xC000023AL)
/** The connection is active. */
#define STATUS_CONNECTION_ACTIVE ((NTSTATUS)0xC000023BL)
/** The network cannot be reached. */
#define STATUS_NETWORK_UNREACHABLE ((NTSTATUS)0xC000023CL)
/** The computer cannot be reached. */
#define STATUS_HOST_UNREACHABLE ((NTSTATUS)0xC000023DL)
/** The protocol is not spoken there. */
#define STATUS_PROTOCOL_UNREACHABLE ((NTSTATUS)0xC000023EL)
/** Nobody listens at the port. */
#define STATUS_PORT_UNREACHABLE ((NTSTATUS)0xC000023FL)
/** The request was aborted. */
#define STATUS_REQUEST_ABORTED ((NTSTATUS)0xC0000240L)
/** The connection was aborted. */
#define STATUS_CONNECTION_ABORTED ((NTSTATUS)0xC0000241L)
/** The compressed data is malformed. */
#define STATUS_BAD_COMPRESSION_BUFFER ((NTSTATUS)0xC0000242L)
/** The file is mapped by a process and cannot be changed in this way. */
#define STATUS_USER_MAPPED_FILE ((NTSTATUS)0xC0000243L)
/** The audit record could not be written. */
#define STATUS_AUDIT_FAILED ((NTSTATUS)0xC0000244L)
/** The process has not set the timer resolution. */
#define STATUS_TIMER_RESOLUTION_NOT_SET ((NTSTATUS)0xC0000245L)
/** The service has as many connections as it can. */
#define STATUS_CONNECTION_COUNT_LIMIT ((NTSTATUS)0xC0000246L)
/** The account may not log on now. */
#define STATUS_LOGIN_TIME_RESTRICTION ((NTSTATUS)0xC0000247L)
/** The account may not log on here. */
#define STATUS_LOGIN_WKSTA_RESTRICTION ((NTSTATUS)0xC0000248L)
/** The image is for a machine with one processor. */
#define STATUS_IMAGE_MP_UP_MISMATCH ((NTSTATUS)0xC0000249L)
/** There is not enough to log on with. */
#define STATUS_INSUFFICIENT_LOGON_INFO ((NTSTATUS)0xC0000250L)
/** The library's entry point is malformed. */
#define STATUS_BAD_DLL_ENTRYPOINT ((NTSTATUS)0xC0000251L)
/** The service's entry point is malformed. */
#define STATUS_BAD_SERVICE_ENTRYPOINT ((NTSTATUS)0xC0000252L)
/** The reply was lost. */
#define STATUS_LPC_REPLY_LOST ((NTSTATUS)0xC0000253L)
/** The network address is in use by another computer. */
#define STATUS_IP_ADDRESS_CONFLICT1 ((NTSTATUS)0xC0000254L)
/** The network address is in use by another computer. */
#define STATUS_IP_ADDRESS_CONFLICT2 ((NTSTATUS)0xC0000255L)
/** The registry is as large as it may be. */
#define STATUS_REGISTRY_QUOTA_LIMIT ((NTSTATUS)0xC0000256L)
/** The server does not know the path. */
#define STATUS_PATH_NOT_COVERED ((NTSTATUS)0xC0000257L)
/** No callback is under way. */
#define STATUS_NO_CALLBACK_ACTIVE ((NTSTATUS)0xC0000258L)
/** There are too few licences. */
#define STATUS_LICENSE_QUOTA_EXCEEDED ((NTSTATUS)0xC0000259L)
/** The password is too short. */
#define STATUS_PWD_TOO_SHORT ((NTSTATUS)0xC000025AL)
/** The password was changed a moment ago. */
#define STATUS_PWD_TOO_RECENT ((NTSTATUS)0xC000025BL)
/** The password was used before. */
#define STATUS_PWD_HISTORY_CONFLICT ((NTSTATUS)0xC000025CL)
/** The device is gone or was never there. */
#define STATUS_PLUGPLAY_NO_DEVICE ((NTSTATUS)0xC000025EL)
/** The compression is not supported. */
#define STATUS_UNSUPPORTED_COMPRESSION ((NTSTATUS)0xC000025FL)
/** The hardware profile is not valid. */
#define STATUS_INVALID_HW_PROFILE ((NTSTATUS)0xC0000260L)
/** The device path is not valid. */
#define STATUS_INVALID_PLUGPLAY_DEVICE_PATH ((NTSTATUS)0xC0000261L)
/** The driver needs an ordinal that is not exported. */
#define STATUS_DRIVER_ORDINAL_NOT_FOUND ((NTSTATUS)0xC0000262L)
/** The driver needs a routine that is not exported. */
#define STATUS_DRIVER_ENTRYPOINT_NOT_FOUND ((NTSTATUS)0xC0000263L)
/** The thread does not own the lock that it releases. */
#define STATUS_RESOURCE_NOT_OWNED ((NTSTATUS)0xC0000264L)
/** The file has as many links as it can. */
#define STATUS_TOO_MANY_LINKS ((NTSTATUS)0xC0000265L)
/** The quota list is malformed. */
#define STATUS_QUOTA_LIST_INCONSISTENT ((NTSTATUS)0xC0000266L)
/** The file is on remote storage. */
#define STATUS_FILE_IS_OFFLINE ((NTSTATUS)0xC0000267L)
/** The evaluation period is over. */
#define STATUS_EVALUATION_EXPIRATION ((NTSTATUS)0xC0000268L)
/** A system library was moved. */
#define STATUS_ILLEGAL_DLL_RELOCATION ((NTSTATUS)0xC0000269L)
/** The licence was broken. */
#define STATUS_LICENSE_VIOLATION ((NTSTATUS)0xC000026AL)
/** A library could not be initialised during logoff. */
#define STATUS_DLL_INIT_FAILED_LOGOFF ((NTSTATUS)0xC000026BL)
/** The driver could not be loaded. */
#define STATUS_DRIVER_UNABLE_TO_LOAD ((NTSTATUS)0xC000026CL)
/** The distributed file system is not there. */
#define STATUS_DFS_UNAVAILABLE ((NTSTATUS)0xC000026DL)
/** The volume has been dismounted. */
#define STATUS_VOLUME_DISMOUNTED ((NTSTATUS)0xC000026EL)
/** The emulator failed. */
#define STATUS_WX86_INTERNAL_ERROR ((NTSTATUS)0xC000026FL)
/** The emulated floating point stack over- or underflowed. */
#define STATUS_WX86_FLOAT_STACK_CHECK ((NTSTATUS)0xC0000270L)
/** The validation is to go on. */
#define STATUS_VALIDATE_CONTINUE ((NTSTATUS)0xC0000271L)
/** Nothing matches. */
#define STATUS_NO_MATCH ((NTSTATUS)0xC0000272L)
/** Nothing further matches. */
#define STATUS_NO_MORE_MATCHES ((NTSTATUS)0xC0000273L)
/** The file is not a reparse point. */
#define STATUS_NOT_A_REPARSE_POINT ((NTSTATUS)0xC0000275L)
/** The reparse tag is not valid. */
#define STATUS_IO_REPARSE_TAG_INVALID ((NTSTATUS)0xC0000276L)
/** The reparse tag does not match. */
#define STATUS_IO_REPARSE_TAG_MISMATCH ((NTSTATUS)0xC0000277L)
/** The reparse data is malformed. */
#define STATUS_IO_REPARSE_DATA_INVALID ((NTSTATUS)0xC0000278L)
/** Nobody handles the reparse tag. */
#define STATUS_IO_REPARSE_TAG_NOT_HANDLED ((NTSTATUS)0xC0000279L)
/** The reparse point could not be resolved. */
#define STATUS_REPARSE_POINT_NOT_RESOLVED ((NTSTATUS)0xC0000280L)
/** The directory is a reparse point. */
#define STATUS_DIRECTORY_IS_A_REPARSE_POINT ((NTSTATUS)0xC0000281L)
/** The ranges conflict. */
#define STATUS_RANGE_LIST_CONFLICT ((NTSTATUS)0xC0000282L)
/** The source holds no medium. */
#define STATUS_SOURCE_ELEMENT_EMPTY ((NTSTATUS)0xC0000283L)
/** The destination holds a medium already. */
#define STATUS_DESTINATION_ELEMENT_FULL ((NTSTATUS)0xC0000284L)
/** The element does not exist. */
#define STATUS_ILLEGAL_ELEMENT_ADDRESS ((NTSTATUS)0xC0000285L)
/** The magazine is not there. */
#define STATUS_MAGAZINE_NOT_PRESENT ((NTSTATUS)0xC0000286L)
/** The device must be initialised again. */
#define STATUS_REINITIALIZATION_NEEDED ((NTSTATUS)0xC0000287L)
/** The file could not be encrypted. */
#define STATUS_ENCRYPTION_FAILED ((NTSTATUS)0xC000028AL)
/** The file could not be decrypted. */
#define STATUS_DECRYPTION_FAILED ((NTSTATUS)0xC000028BL)
/** The range was not found. */
#define STATUS_RANGE_NOT_FOUND ((NTSTATUS)0xC000028CL)
/** There is no recovery policy for encrypted files. */
#define STATUS_NO_RECOVERY_POLICY ((NTSTATUS)0xC000028DL)
/** The encrypting file system is not loaded. */
#define STATUS_NO_EFS ((NTSTATUS)0xC000028EL)
/** The file was encrypted by another system. */
#define STATUS_WRONG_EFS ((NTSTATUS)0xC000028FL)
/** The user has no keys. */
#define STATUS_NO_USER_KEYS ((NTSTATUS)0xC0000290L)
/** The file is not encrypted. */
#define STATUS_FILE_NOT_ENCRYPTED ((NTSTATUS)0xC0000291L)
/** The file is not in the export format. */
#define STATUS_NOT_EXPORT_FORMAT ((NTSTATUS)0xC0000292L)
/** The file is encrypted. */
#define STATUS_FILE_ENCRYPTED ((NTSTATUS)0xC0000293L)
/** WMI does not know the GUID. */
#define STATUS_WMI_GUID_NOT_FOUND ((NTSTATUS)0xC0000295L)
/** WMI does not know the instance. */
#define STATUS_WMI_INSTANCE_NOT_FOUND ((NTSTATUS)0xC0000296L)
/** WMI does not know the item. */
#define STATUS_WMI_ITEMID_NOT_FOUND ((NTSTATUS)0xC0000297L)
/** WMI asks to try again. */
#define STATUS_WMI_TRY_AGAIN ((NTSTATUS)0xC0000298L)
/** The policy is shared and can be changed only at its origin. */
#define STATUS_SHARED_POLICY ((NTSTATUS)0xC0000299L)
/** The policy object was not found. */
#define STATUS_POLICY_OBJECT_NOT_FOUND ((NTSTATUS)0xC000029AL)
/** The volume was not upgraded. */
#define STATUS_VOLUME_NOT_UPGRADED ((NTSTATUS)0xC000029CL)
/** Remote storage is not running. */
#define STATUS_REMOTE_STORAGE_NOT_ACTIVE ((NTSTATUS)0xC000029DL)
/** Remote storage met a medium error. */
#define STATUS_REMOTE_STORAGE_MEDIA_ERROR ((NTSTATUS)0xC000029EL)
/** The tracking service is not running. */
#define STATUS_NO_TRACKING_SERVICE ((NTSTATUS)0xC000029FL)
/** The server's security id does not match. */
#define STATUS_SERVER_SID_MISMATCH ((NTSTATUS)0xC00002A0L)
/** There is not enough power. */
#define STATUS_INSUFFICIENT_POWER ((NTSTATUS)0xC00002DEL)
/** Several faults happened at once. */
#define STATUS_MULTIPLE_FAULT_VIOLATION ((NTSTATUS)0xC00002E8L)
/** This edition does not support it. */
#define STATUS_NOT_SUPPORTED_ON_SBS ((NTSTATUS)0xC0000300L)
/** The machine cannot go into this power state. */
#define STATUS_CANNOT_MAKE ((NTSTATUS)0xC00002EAL)
/** The system is shutting down. */
#define STATUS_SYSTEM_SHUTDOWN ((NTSTATUS)0xC00002EBL)
/** The power state does not exist for the device. */
#define STATUS_POWER_STATE_INVALID ((NTSTATUS)0xC00002D3L)
/** The server could not prove who it is. */
#define STATUS_MUTUAL_AUTHENTICATION_FAILED ((NTSTATUS)0xC00002C3L)
/** The system is shutting down. */
#define STATUS_SHUTDOWN_IN_PROGRESS ((NTSTATUS)0xC00002FEL)
/** Several floating point faults happened. */
#define STATUS_FLOAT_MULTIPLE_FAULTS ((NTSTATUS)0xC00002B4L)
/** Several floating point traps happened. */
#define STATUS_FLOAT_MULTIPLE_TRAPS ((NTSTATUS)0xC00002B5L)
/** A register without a value was used. */
#define STATUS_REG_NAT_CONSUMPTION ((NTSTATUS)0xC00002C9L)
/** The server must be connected. */
#define STATUS_ONLY_IF_CONNECTED ((NTSTATUS)0xC00002CCL)
/** The policy is stored only in the directory service. */
#define STATUS_POLICY_ONLY_IN_DS ((NTSTATUS)0xC000029BL)
/** The device has been removed. */
#define STATUS_DEVICE_REMOVED ((NTSTATUS)0xC00002B6L)
/** The change journal is being deleted. */
#define STATUS_JOURNAL_DELETE_IN_PROGRESS ((NTSTATUS)0xC00002B7L)
/** The change journal is not active. */
#define STATUS_JOURNAL_NOT_ACTIVE ((NTSTATUS)0xC00002B8L)
/** The device could not be enumerated. */
#define STATUS_DEVICE_ENUMERATION_ERROR ((NTSTATUS)0xC0000366L)
/** The driver is blocked since it breaks the system. */
#define STATUS_DRIVER_BLOCKED_CRITICAL ((NTSTATUS)0xC000036BL)
/** The driver is blocked. */
#define STATUS_DRIVER_BLOCKED ((NTSTATUS)0xC000036CL)
/** The driver database failed. */
#define STATUS_DRIVER_DATABASE_ERROR ((NTSTATUS)0xC000036DL)
/** The system hive is too large. */
#define STATUS_SYSTEM_HIVE_TOO_LARGE ((NTSTATUS)0xC000036EL)
/** The program imports from something that is not a library. */
#define STATUS_INVALID_IMPORT_OF_NON_DLL ((NTSTATUS)0xC000036FL)
/** The display driver hangs. */
#define STATUS_HUNG_DISPLAY_DRIVER_THREAD ((NTSTATUS)0xC0000415L)
/** An assertion does not hold. */
#define STATUS_ASSERTION_FAILURE ((NTSTATUS)0xC0000420L)
/** The verifier found a fault of the program. */
#define STATUS_VERIFIER_STOP ((NTSTATUS)0xC0000421L)
/** A callback returned with a wrong stack. */
#define STATUS_CALLBACK_POP_STACK ((NTSTATUS)0xC0000423L)
/** The driver does not go with this system. */
#define STATUS_INCOMPATIBLE_DRIVER_BLOCKED ((NTSTATUS)0xC0000424L)
/** The hive was unloaded while it was in use. */
#define STATUS_HIVE_UNLOADED ((NTSTATUS)0xC0000425L)
/** The file system cannot do this. */
#define STATUS_FILE_SYSTEM_LIMITATION ((NTSTATUS)0xC0000427L)
/** The image's signature could not be verified. */
#define STATUS_INVALID_IMAGE_HASH ((NTSTATUS)0xC0000428L)
/** The device is not able to do this. */
#define STATUS_NOT_CAPABLE ((NTSTATUS)0xC0000429L)
/** The request came out of order. */
#define STATUS_REQUEST_OUT_OF_SEQUENCE ((NTSTATUS)0xC000042AL)
/** A limit of the implementation was met. */
#define STATUS_IMPLEMENTATION_LIMIT ((NTSTATUS)0xC000042BL)
/** This needs an administrator. */
#define STATUS_ELEVATION_REQUIRED ((NTSTATUS)0xC000042CL)
/** There is no security context. */
#define STATUS_NO_SECURITY_CONTEXT ((NTSTATUS)0xC000042DL)
/** The access is beyond the valid length of the file. */
#define STATUS_BEYOND_VDL ((NTSTATUS)0xC0000432L)
/** A write is in progress there. */
#define STATUS_ENCOUNTERED_WRITE_IN_PROGRESS ((NTSTATUS)0xC0000433L)
/** The page table entry changed. */
#define STATUS_PTE_CHANGED ((NTSTATUS)0xC0000434L)
/** The cache could not be purged. */
#define STATUS_PURGE_FAILED ((NTSTATUS)0xC0000435L)
/** The credentials must be confirmed. */
#define STATUS_CRED_REQUIRES_CONFIRMATION ((NTSTATUS)0xC0000440L)
/** The integrity label is not valid. */
#define STATUS_INVALID_LABEL ((NTSTATUS)0xC0000446L)
/** The process that hosts the driver ended. */
#define STATUS_DRIVER_PROCESS_TERMINATED ((NTSTATUS)0xC0000450L)
/** There are several system devices. */
#define STATUS_AMBIGUOUS_SYSTEM_DEVICE ((NTSTATUS)0xC0000451L)
/** The system device was not found. */
#define STATUS_SYSTEM_DEVICE_NOT_FOUND ((NTSTATUS)0xC0000452L)
/** The boot application must be restarted. */
#define STATUS_RESTART_BOOT_APPLICATION ((NTSTATUS)0xC0000453L)
/** There is not enough non-volatile memory. */
#define STATUS_INSUFFICIENT_NVRAM_RESOURCES ((NTSTATUS)0xC0000454L)
/** The task's name is not valid. */
#define STATUS_INVALID_TASK_NAME ((NTSTATUS)0xC0000500L)
/** The task's index is not valid. */
#define STATUS_INVALID_TASK_INDEX ((NTSTATUS)0xC0000501L)
/** The thread is in the task already. */
#define STATUS_THREAD_ALREADY_IN_TASK ((NTSTATUS)0xC0000502L)
/** The callback was passed by. */
#define STATUS_CALLBACK_BYPASS ((NTSTATUS)0xC0000503L)
/** The scope is not defined. */
#define STATUS_UNDEFINED_SCOPE ((NTSTATUS)0xC0000504L)
/** The capability is not valid. */
#define STATUS_INVALID_CAP ((NTSTATUS)0xC0000505L)
/** The program ended itself at once. */
#define STATUS_FAIL_FAST_EXCEPTION ((NTSTATUS)0xC0000602L)
/** The image's certificate was revoked. */
#define STATUS_IMAGE_CERT_REVOKED ((NTSTATUS)0xC0000603L)
/** The port is closed. */
#define STATUS_PORT_CLOSED ((NTSTATUS)0xC0000700L)
/** The message was lost. */
#define STATUS_MESSAGE_LOST ((NTSTATUS)0xC0000701L)
/** The message is malformed. */
#define STATUS_INVALID_MESSAGE ((NTSTATUS)0xC0000702L)
/** The request was cancelled. */
#define STATUS_REQUEST_CANCELED ((NTSTATUS)0xC0000703L)
/** The dispatch is nested where it may not be. */
#define STATUS_RECURSIVE_DISPATCH ((NTSTATUS)0xC0000704L)
/** The device object given does not fit. */
#define STATUS_INVALID_DEVICE_OBJECT_PARAMETER ((NTSTATUS)0xC0000369L)
/** It is registered already. */
#define STATUS_ALREADY_REGISTERED ((NTSTATUS)0xC0000718L)
/** A handle of the thread pool failed. */
#define STATUS_THREADPOOL_HANDLE_EXCEPTION ((NTSTATUS)0xC000070AL)
/** A callback returned while it impersonated somebody. */
#define STATUS_CALLBACK_RETURNED_WHILE_IMPERSONATING ((NTSTATUS)0xC0000710L)
/** An APC returned while it impersonated somebody. */
#define STATUS_APC_RETURNED_WHILE_IMPERSONATING ((NTSTATUS)0xC0000711L)
/** The process is protected. */
#define STATUS_PROCESS_IS_PROTECTED ((NTSTATUS)0xC0000712L)
/** The context does not match. */
#define STATUS_CONTEXT_MISMATCH ((NTSTATUS)0xC0000719L)
/** The heap is damaged. */
#define STATUS_HEAP_CORRUPTION ((NTSTATUS)0xC0000374L)
/** A buffer on the stack was overrun. */
#define STATUS_STACK_BUFFER_OVERRUN ((NTSTATUS)0xC0000409L)
/** A parameter of the C run-time library is not valid. */
#define STATUS_INVALID_CRUNTIME_PARAMETER ((NTSTATUS)0xC0000417L)
/** The thread is not valid. */
#define STATUS_INVALID_THREAD ((NTSTATUS)0xC000071CL)
/** The object is not backed from outside. */
#define STATUS_OBJECT_NOT_EXTERNALLY_BACKED ((NTSTATUS)0xC000046DL)
/** The device does not answer. */
#define STATUS_DEVICE_UNRESPONSIVE ((NTSTATUS)0xC000050AL)
/** The transaction is not active. */
#define STATUS_TRANSACTION_NOT_ACTIVE ((NTSTATUS)0xC0190003L)
/** The transaction was not found. */
#define STATUS_TRANSACTION_NOT_FOUND ((NTSTATUS)0xC019004EL)
/** A transaction holds what is asked for. */
#define STATUS_TRANSACTIONAL_CONFLICT ((NTSTATUS)0xC0190001L)
/** The handle is not that of a transaction. */
#define STATUS_INVALID_TRANSACTION ((NTSTATUS)0xC0190002L)
/** The minifilter has no handler for this. */
#define STATUS_FLT_NO_HANDLER_DEFINED ((NTSTATUS)0xC01C0001L)
/** The object has a context already. */
#define STATUS_FLT_CONTEXT_ALREADY_DEFINED ((NTSTATUS)0xC01C0002L)
/** The operation cannot be asynchronous. */
#define STATUS_FLT_INVALID_ASYNCHRONOUS_REQUEST ((NTSTATUS)0xC01C0003L)
/** Fast I/O is refused: use an IRP. */
#define STATUS_FLT_DISALLOW_FAST_IO ((NTSTATUS)0xC01C0004L)
/** The name cannot be asked for at this time. */
#define STATUS_FLT_INVALID_NAME_REQUEST ((NTSTATUS)0xC01C0005L)
/** The operation cannot be put off safely. */
#define STATUS_FLT_NOT_SAFE_TO_POST_OPERATION ((NTSTATUS)0xC01C0006L)
/** The filter manager is not initialised. */
#define STATUS_FLT_NOT_INITIALIZED ((NTSTATUS)0xC01C0007L)
/** The minifilter has not started filtering. */
#define STATUS_FLT_FILTER_NOT_READY ((NTSTATUS)0xC01C0008L)
/** The instance is going away. */
#define STATUS_FLT_POST_OPERATION_CLEANUP ((NTSTATUS)0xC01C0009L)
/** The filter manager failed. */
#define STATUS_FLT_INTERNAL_ERROR ((NTSTATUS)0xC01C000AL)
/** The object is being deleted. */
#define STATUS_FLT_DELETING_OBJECT ((NTSTATUS)0xC01C000BL)
/** The memory must be of the nonpaged pool. */
#define STATUS_FLT_MUST_BE_NONPAGED_POOL ((NTSTATUS)0xC01C000CL)
/** There is an entry of this kind already. */
#define STATUS_FLT_DUPLICATE_ENTRY ((NTSTATUS)0xC01C000DL)
/** The callback data queue is disabled. */
#define STATUS_FLT_CBDQ_DISABLED ((NTSTATUS)0xC01C000EL)
/** The minifilter does not want this volume. */
#define STATUS_FLT_DO_NOT_ATTACH ((NTSTATUS)0xC01C000FL)
/** The minifilter cannot be detached now. */
#define STATUS_FLT_DO_NOT_DETACH ((NTSTATUS)0xC01C0010L)
/** An instance has this altitude already. */
#define STATUS_FLT_INSTANCE_ALTITUDE_COLLISION ((NTSTATUS)0xC01C0011L)
/** An instance has this name already. */
#define STATUS_FLT_INSTANCE_NAME_COLLISION ((NTSTATUS)0xC01C0012L)
/** There is no such minifilter. */
#define STATUS_FLT_FILTER_NOT_FOUND ((NTSTATUS)0xC01C0013L)
/** There is no such volume. */
#define STATUS_FLT_VOLUME_NOT_FOUND ((NTSTATUS)0xC01C0014L)
/** There is no such instance. */
#define STATUS_FLT_INSTANCE_NOT_FOUND ((NTSTATUS)0xC01C0015L)
/** No context of this kind was registered. */
#define STATUS_FLT_CONTEXT_ALLOCATION_NOT_FOUND ((NTSTATUS)0xC01C0016L)
/** The registration of contexts is malformed. */
#define STATUS_FLT_INVALID_CONTEXT_REGISTRATION ((NTSTATUS)0xC01C0017L)
/** The name is not in the cache. */
#define STATUS_FLT_NAME_CACHE_MISS ((NTSTATUS)0xC01C0018L)
/** The volume has no device object. */
#define STATUS_FLT_NO_DEVICE_OBJECT ((NTSTATUS)0xC01C0019L)
/** The volume is mounted already. */
#define STATUS_FLT_VOLUME_ALREADY_MOUNTED ((NTSTATUS)0xC01C001AL)
/** The transaction has been joined already. */
#define STATUS_FLT_ALREADY_ENLISTED ((NTSTATUS)0xC01C001BL)
/** The context is attached to an object already. */
#define STATUS_FLT_CONTEXT_ALREADY_LINKED ((NTSTATUS)0xC01C001CL)
/** Nobody waits for the reply any more. */
#define STATUS_FLT_NO_WAITER_FOR_REPLY ((NTSTATUS)0xC01C0020L)
/** The registration is busy. */
#define STATUS_FLT_REGISTRATION_BUSY ((NTSTATUS)0xC01C0023L)

/* ---- Debugger ------------------------------------------------------------------------------------------ */

/** The debugger handled the exception. */
#define DBG_EXCEPTION_HANDLED ((NTSTATUS)0x00010001L)
/** The debugger lets the program go on. */
#define DBG_CONTINUE ((NTSTATUS)0x00010002L)
/** The debugger will answer later. */
#define DBG_REPLY_LATER ((NTSTATUS)0x40010001L)
/** The debugger ended the thread. */
#define DBG_TERMINATE_THREAD ((NTSTATUS)0x40010003L)
/** The debugger ended the process. */
#define DBG_TERMINATE_PROCESS ((NTSTATUS)0x40010004L)
/** Ctrl+C was pressed. */
#define DBG_CONTROL_C ((NTSTATUS)0x40010005L)
/** The program printed a message for the debugger. */
#define DBG_PRINTEXCEPTION_C ((NTSTATUS)0x40010006L)
/** The program reported an error to the debugger. */
#define DBG_RIPEXCEPTION ((NTSTATUS)0x40010007L)
/** Ctrl+Break was pressed. */
#define DBG_CONTROL_BREAK ((NTSTATUS)0x40010008L)
/** A command for the debugger was met. */
#define DBG_COMMAND_EXCEPTION ((NTSTATUS)0x40010009L)
/** The debugger did not handle the exception. */
#define DBG_EXCEPTION_NOT_HANDLED ((NTSTATUS)0x80010001L)
/** The debugger has nothing to report. */
#define DBG_NO_STATE_CHANGE ((NTSTATUS)0xC0010001L)
/** The program is busy. */
#define DBG_APP_NOT_IDLE ((NTSTATUS)0xC0010002L)

#endif
