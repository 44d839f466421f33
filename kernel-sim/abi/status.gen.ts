/**
 * Derived from toolchain/include by toolchain/scripts/derive-abi.ts: change the headers, then run
 * `node_modules/node/bin/node toolchain/scripts/derive-abi.ts`.
 */

/** The operation completed. */
export const STATUS_SUCCESS = 0;

/** The first object of the wait was signaled. */
export const STATUS_WAIT_0 = 0;

/** The second object of the wait was signaled. */
export const STATUS_WAIT_1 = 1;

/** The third object of the wait was signaled. */
export const STATUS_WAIT_2 = 2;

/** The fourth object of the wait was signaled. */
export const STATUS_WAIT_3 = 3;

/** The last possible object of the wait was signaled. */
export const STATUS_WAIT_63 = 63;

/** A mutant's owner ended without releasing it. */
export const STATUS_ABANDONED = 128;

/** The wait got the first object, a mutant whose owner ended without releasing it. */
export const STATUS_ABANDONED_WAIT_0 = 128;

/** The wait got the last possible object, an abandoned mutant. */
export const STATUS_ABANDONED_WAIT_63 = 191;

/** The wait was interrupted to deliver a user APC. */
export const STATUS_USER_APC = 192;

/** The action has been done already. */
export const STATUS_ALREADY_COMPLETE = 255;

/** The wait was interrupted to deliver a kernel APC. */
export const STATUS_KERNEL_APC = 256;

/** The wait was interrupted because the thread was alerted. */
export const STATUS_ALERTED = 257;

/** The time ran out before the wait was satisfied. */
export const STATUS_TIMEOUT = 258;

/** The operation is under way and will complete later. */
export const STATUS_PENDING = 259;

/** The object manager must parse the name again, since a link was met. */
export const STATUS_REPARSE = 260;

/** There is more to read than fitted. */
export const STATUS_MORE_ENTRIES = 261;

/** Some of the privileges named are not held by the caller. */
export const STATUS_NOT_ALL_ASSIGNED = 262;

/** Some of the names could not be translated. */
export const STATUS_SOME_NOT_MAPPED = 263;

/** An oplock is being broken for this open. */
export const STATUS_OPLOCK_BREAK_IN_PROGRESS = 264;

/** A volume was mounted. */
export const STATUS_VOLUME_MOUNTED = 265;

/** The registry transaction is committed. */
export const STATUS_RXACT_COMMITTED = 266;

/** The directory handle whose changes were watched was closed. */
export const STATUS_NOTIFY_CLEANUP = 267;

/** Too many changes happened to list them: enumerate the directory. */
export const STATUS_NOTIFY_ENUM_DIR = 268;

/** The account has no quota. */
export const STATUS_NO_QUOTAS_FOR_ACCOUNT = 269;

/** The secondary transport was used since the primary one failed. */
export const STATUS_PRIMARY_TRANSPORT_CONNECT_FAILED = 270;

/** The fault was a transition fault. */
export const STATUS_PAGE_FAULT_TRANSITION = 272;

/** The fault was satisfied by a zeroed page. */
export const STATUS_PAGE_FAULT_DEMAND_ZERO = 273;

/** The fault was satisfied by copying the page. */
export const STATUS_PAGE_FAULT_COPY_ON_WRITE = 274;

/** The fault hit a guard page. */
export const STATUS_PAGE_FAULT_GUARD_PAGE = 275;

/** The fault was satisfied from secondary storage. */
export const STATUS_PAGE_FAULT_PAGING_FILE = 276;

/** The page is locked in the cache. */
export const STATUS_CACHE_PAGE_LOCKED = 277;

/** The file holds a crash dump. */
export const STATUS_CRASH_DUMP = 278;

/** The buffer holds only zeros. */
export const STATUS_BUFFER_ALL_ZEROS = 279;

/** The object manager must parse the name again, since a link was met. */
export const STATUS_REPARSE_OBJECT = 280;

/** The device's resource requirements changed. */
export const STATUS_RESOURCE_REQUIREMENTS_CHANGED = 281;

/** The resource has been translated completely. */
export const STATUS_TRANSLATION_COMPLETE = 288;

/** The job has no process left to end. */
export const STATUS_NOTHING_TO_TERMINATE = 290;

/** The process is in no job. */
export const STATUS_PROCESS_NOT_IN_JOB = 291;

/** The process is in a job. */
export const STATUS_PROCESS_IN_JOB = 292;

/** The system is ready to hibernate. */
export const STATUS_VOLSNAP_HIBERNATE_READY = 293;

/** A file system filter carried the operation out. */
export const STATUS_FSFILTER_OP_COMPLETED_SUCCESSFULLY = 294;

/** The interrupt vector was connected before. */
export const STATUS_INTERRUPT_VECTOR_ALREADY_CONNECTED = 295;

/** The interrupt is still connected. */
export const STATUS_INTERRUPT_STILL_CONNECTED = 296;

/** This is the clone of a process. */
export const STATUS_PROCESS_CLONED = 297;

/** All locks on the file are for reading. */
export const STATUS_FILE_LOCKED_WITH_ONLY_READERS = 298;

/** Some locks on the file are for writing. */
export const STATUS_FILE_LOCKED_WITH_WRITERS = 299;

/** The operation waits for an oplock to be broken. */
export const STATUS_WAIT_FOR_OPLOCK = 871;

/** A minifilter completed the operation. */
export const STATUS_FLT_IO_COMPLETE = 1835009;

/** An object of this name exists already and was opened. */
export const STATUS_OBJECT_NAME_EXISTS = 1073741824;

/** The thread that ended was suspended. */
export const STATUS_THREAD_WAS_SUSPENDED = 1073741825;

/** The limits of the working set were set to the nearest that is allowed. */
export const STATUS_WORKING_SET_LIMIT_RANGE = 1073741826;

/** The image was loaded at another address than it was linked for. */
export const STATUS_IMAGE_NOT_AT_BASE = 1073741827;

/** A registry transaction file was made anew. */
export const STATUS_RXACT_STATE_CREATED = 1073741828;

/** A segment of a virtual DOS machine is being loaded. */
export const STATUS_SEGMENT_NOTIFICATION = 1073741829;

/** A session key for local logon was returned. */
export const STATUS_LOCAL_USER_SESSION_KEY = 1073741830;

/** The process cannot use its current directory. */
export const STATUS_BAD_CURRENT_DIRECTORY = 1073741831;

/** The serial request is to be queued again: more can be written. */
export const STATUS_SERIAL_MORE_WRITES = 1073741832;

/** A registry file was repaired from its log. */
export const STATUS_REGISTRY_RECOVERED = 1073741833;

/** The read was satisfied from the other copy of the volume. */
export const STATUS_FT_READ_RECOVERY_FROM_BACKUP = 1073741834;

/** A failing sector was moved and written. */
export const STATUS_FT_WRITE_RECOVERY = 1073741835;

/** The serial request timed out on its counter. */
export const STATUS_SERIAL_COUNTER_TIMEOUT = 1073741836;

/** The password is too complex for LAN Manager. */
export const STATUS_NULL_LM_PASSWORD = 1073741837;

/** The image was built for another machine. */
export const STATUS_IMAGE_MACHINE_TYPE_MISMATCH = 1073741838;

/** A part of the message was received. */
export const STATUS_RECEIVE_PARTIAL = 1073741839;

/** Urgent data was received. */
export const STATUS_RECEIVE_EXPEDITED = 1073741840;

/** A part of an urgent message was received. */
export const STATUS_RECEIVE_PARTIAL_EXPEDITED = 1073741841;

/** The event is over. */
export const STATUS_EVENT_DONE = 1073741842;

/** The event is still to come. */
export const STATUS_EVENT_PENDING = 1073741843;

/** The file system is being checked. */
export const STATUS_CHECKING_FILE_SYSTEM = 1073741844;

/** The program ended itself after a fatal error. */
export const STATUS_FATAL_APP_EXIT = 1073741845;

/** The handle is one of the predefined ones. */
export const STATUS_PREDEFINED_HANDLE = 1073741846;

/** The page was unlocked by the call. */
export const STATUS_WAS_UNLOCKED = 1073741847;

/** A message of a service. */
export const STATUS_SERVICE_NOTIFICATION = 1073741848;

/** The page was locked before. */
export const STATUS_WAS_LOCKED = 1073741849;

/** The error was written to the log. */
export const STATUS_LOG_HARD_ERROR = 1073741850;

/** The process is a Windows process already. */
export const STATUS_ALREADY_WIN32 = 1073741851;

/** The program was built for another machine. */
export const STATUS_IMAGE_MACHINE_TYPE_MISMATCH_EXE = 1073741859;

/** No other thread was ready to run. */
export const STATUS_NO_YIELD_PERFORMED = 1073741860;

/** The timer cannot wake the machine. */
export const STATUS_TIMER_RESUME_IGNORED = 1073741861;

/** The directory service is shutting down. */
export const STATUS_DS_SHUTTING_DOWN = 1073742704;

/** A guard page was touched. */
export const STATUS_GUARD_PAGE_VIOLATION = -2147483647;

/** Data was accessed at an address that it cannot have. */
export const STATUS_DATATYPE_MISALIGNMENT = -2147483646;

/** A breakpoint was reached. */
export const STATUS_BREAKPOINT = -2147483645;

/** One instruction was executed. */
export const STATUS_SINGLE_STEP = -2147483644;

/** The data did not fit: as much as fits was returned. */
export const STATUS_BUFFER_OVERFLOW = -2147483643;

/** No further file matches. */
export const STATUS_NO_MORE_FILES = -2147483642;

/** The system debugger was woken. */
export const STATUS_WAKE_SYSTEM_DEBUGGER = -2147483641;

/** The handles to the object were closed. */
export const STATUS_HANDLES_CLOSED = -2147483638;

/** The access list has no part that can be inherited. */
export const STATUS_NO_INHERITANCE = -2147483637;

/** A GUID was put in place of a part of the name. */
export const STATUS_GUID_SUBSTITUTION_MADE = -2147483636;

/** Only a part of the memory could be copied. */
export const STATUS_PARTIAL_COPY = -2147483635;

/** The printer has no paper. */
export const STATUS_DEVICE_PAPER_EMPTY = -2147483634;

/** The device is switched off. */
export const STATUS_DEVICE_POWERED_OFF = -2147483633;

/** The device is off line. */
export const STATUS_DEVICE_OFF_LINE = -2147483632;

/** The device is busy. */
export const STATUS_DEVICE_BUSY = -2147483631;

/** The file has no further extended attributes. */
export const STATUS_NO_MORE_EAS = -2147483630;

/** The name of the extended attribute is not valid. */
export const STATUS_INVALID_EA_NAME = -2147483629;

/** The list of extended attributes is malformed. */
export const STATUS_EA_LIST_INCONSISTENT = -2147483628;

/** A flag of the extended attribute is not valid. */
export const STATUS_INVALID_EA_FLAG = -2147483627;

/** The medium may have been changed and must be verified. */
export const STATUS_VERIFY_REQUIRED = -2147483626;

/** The access list holds more than it should. */
export const STATUS_EXTRANEOUS_INFORMATION = -2147483625;

/** The registry transaction must be committed again. */
export const STATUS_RXACT_COMMIT_NECESSARY = -2147483624;

/** There are no more entries to enumerate. */
export const STATUS_NO_MORE_ENTRIES = -2147483622;

/** A file mark was met on the tape. */
export const STATUS_FILEMARK_DETECTED = -2147483621;

/** The medium may have been changed. */
export const STATUS_MEDIA_CHANGED = -2147483620;

/** The bus was reset. */
export const STATUS_BUS_RESET = -2147483619;

/** The end of the medium was reached. */
export const STATUS_END_OF_MEDIA = -2147483618;

/** The beginning of the medium was reached. */
export const STATUS_BEGINNING_OF_MEDIA = -2147483617;

/** The medium may have been changed. */
export const STATUS_MEDIA_CHECK = -2147483616;

/** A set mark was met on the tape. */
export const STATUS_SETMARK_DETECTED = -2147483615;

/** The tape holds no more data. */
export const STATUS_NO_DATA_DETECTED = -2147483614;

/** The redirector still has open handles. */
export const STATUS_REDIRECTOR_HAS_OPEN_HANDLES = -2147483613;

/** The server still has open handles. */
export const STATUS_SERVER_HAS_OPEN_HANDLES = -2147483612;

/** The connection was closed before. */
export const STATUS_ALREADY_DISCONNECTED = -2147483611;

/** A long jump is under way. */
export const STATUS_LONGJUMP = -2147483610;

/** The tape library holds a cleaner cartridge. */
export const STATUS_CLEANER_CARTRIDGE_INSTALLED = -2147483609;

/** A Plug and Play query was vetoed. */
export const STATUS_PLUGPLAY_QUERY_VETOED = -2147483608;

/** A frame consolidation is under way. */
export const STATUS_UNWIND_CONSOLIDATE = -2147483607;

/** A hive was damaged and repaired. */
export const STATUS_REGISTRY_HIVE_RECOVERED = -2147483606;

/** The library may not be secure. */
export const STATUS_DLL_MIGHT_BE_INSECURE = -2147483605;

/** The library may not be compatible. */
export const STATUS_DLL_MIGHT_BE_INCOMPATIBLE = -2147483604;

/** The name has a symbolic link that was not followed. */
export const STATUS_STOPPED_ON_SYMLINK = -2147483603;

/** The device must be cleaned. */
export const STATUS_DEVICE_REQUIRES_CLEANING = -2147483000;

/** The door of the device is open. */
export const STATUS_DEVICE_DOOR_OPEN = -2147482999;

/** The buffer is too small for a minifilter's answer. */
export const STATUS_FLT_BUFFER_TOO_SMALL = -2145648639;

/** The operation failed. */
export const STATUS_UNSUCCESSFUL = -1073741823;

/** The operation is not implemented. */
export const STATUS_NOT_IMPLEMENTED = -1073741822;

/** The information class does not exist or does not fit the object. */
export const STATUS_INVALID_INFO_CLASS = -1073741821;

/** The length is not what the information class needs. */
export const STATUS_INFO_LENGTH_MISMATCH = -1073741820;

/** Memory was accessed that is not there or not allowed. */
export const STATUS_ACCESS_VIOLATION = -1073741819;

/** A page could not be read in. */
export const STATUS_IN_PAGE_ERROR = -1073741818;

/** The process has used up its page file quota. */
export const STATUS_PAGEFILE_QUOTA = -1073741817;

/** The handle is not valid. */
export const STATUS_INVALID_HANDLE = -1073741816;

/** The initial stack is not valid. */
export const STATUS_BAD_INITIAL_STACK = -1073741815;

/** The start address is not valid. */
export const STATUS_BAD_INITIAL_PC = -1073741814;

/** There is no such client id. */
export const STATUS_INVALID_CID = -1073741813;

/** The timer could not be cancelled. */
export const STATUS_TIMER_NOT_CANCELED = -1073741812;

/** A parameter is not valid. */
export const STATUS_INVALID_PARAMETER = -1073741811;

/** The device does not exist. */
export const STATUS_NO_SUCH_DEVICE = -1073741810;

/** The file does not exist. */
export const STATUS_NO_SUCH_FILE = -1073741809;

/** The device does not carry out requests of this kind. */
export const STATUS_INVALID_DEVICE_REQUEST = -1073741808;

/** The end of the file was reached. */
export const STATUS_END_OF_FILE = -1073741807;

/** Another volume is in the drive. */
export const STATUS_WRONG_VOLUME = -1073741806;

/** There is no medium in the drive. */
export const STATUS_NO_MEDIA_IN_DEVICE = -1073741805;

/** The medium is not formatted in a known way. */
export const STATUS_UNRECOGNIZED_MEDIA = -1073741804;

/** The sector does not exist. */
export const STATUS_NONEXISTENT_SECTOR = -1073741803;

/** The request is not complete yet: its completion stops here. */
export const STATUS_MORE_PROCESSING_REQUIRED = -1073741802;

/** There is not enough virtual memory. */
export const STATUS_NO_MEMORY = -1073741801;

/** The address range is in use already. */
export const STATUS_CONFLICTING_ADDRESSES = -1073741800;

/** The address is not in a mapped view. */
export const STATUS_NOT_MAPPED_VIEW = -1073741799;

/** The memory cannot be freed. */
export const STATUS_UNABLE_TO_FREE_VM = -1073741798;

/** The section cannot be deleted. */
export const STATUS_UNABLE_TO_DELETE_SECTION = -1073741797;

/** There is no such system service. */
export const STATUS_INVALID_SYSTEM_SERVICE = -1073741796;

/** An instruction was executed that does not exist. */
export const STATUS_ILLEGAL_INSTRUCTION = -1073741795;

/** The lock sequence is not valid. */
export const STATUS_INVALID_LOCK_SEQUENCE = -1073741794;

/** The view is larger than the section. */
export const STATUS_INVALID_VIEW_SIZE = -1073741793;

/** The file cannot be mapped. */
export const STATUS_INVALID_FILE_FOR_SECTION = -1073741792;

/** The memory is committed already. */
export const STATUS_ALREADY_COMMITTED = -1073741791;

/** The access is not allowed. */
export const STATUS_ACCESS_DENIED = -1073741790;

/** The buffer is too small; nothing was returned. */
export const STATUS_BUFFER_TOO_SMALL = -1073741789;

/** The object is of another type than the operation needs. */
export const STATUS_OBJECT_TYPE_MISMATCH = -1073741788;

/** Execution cannot go on after this exception. */
export const STATUS_NONCONTINUABLE_EXCEPTION = -1073741787;

/** An exception handler returned a value that does not exist. */
export const STATUS_INVALID_DISPOSITION = -1073741786;

/** An unwind is under way. */
export const STATUS_UNWIND = -1073741785;

/** The stack is not valid. */
export const STATUS_BAD_STACK = -1073741784;

/** The target of the unwind is not valid. */
export const STATUS_INVALID_UNWIND_TARGET = -1073741783;

/** The page is not locked. */
export const STATUS_NOT_LOCKED = -1073741782;

/** A parity error was found. */
export const STATUS_PARITY_ERROR = -1073741781;

/** The memory cannot be decommitted. */
export const STATUS_UNABLE_TO_DECOMMIT_VM = -1073741780;

/** The memory is not committed. */
export const STATUS_NOT_COMMITTED = -1073741779;

/** The attributes of the port are not valid. */
export const STATUS_INVALID_PORT_ATTRIBUTES = -1073741778;

/** The message is too long for the port. */
export const STATUS_PORT_MESSAGE_TOO_LONG = -1073741777;

/** The parameters do not go together. */
export const STATUS_INVALID_PARAMETER_MIX = -1073741776;

/** The quota is below what is in use. */
export const STATUS_INVALID_QUOTA_LOWER = -1073741775;

/** The file system on the disk is damaged. */
export const STATUS_DISK_CORRUPT_ERROR = -1073741774;

/** The name is not well formed. */
export const STATUS_OBJECT_NAME_INVALID = -1073741773;

/** There is no object of this name. */
export const STATUS_OBJECT_NAME_NOT_FOUND = -1073741772;

/** An object of this name exists already. */
export const STATUS_OBJECT_NAME_COLLISION = -1073741771;

/** The port does not take messages now. */
export const STATUS_PORT_DO_NOT_DISTURB = -1073741770;

/** The other end of the port is gone. */
export const STATUS_PORT_DISCONNECTED = -1073741769;

/** The device is attached already. */
export const STATUS_DEVICE_ALREADY_ATTACHED = -1073741768;

/** A part of the path is not a directory. */
export const STATUS_OBJECT_PATH_INVALID = -1073741767;

/** A directory of the path does not exist. */
export const STATUS_OBJECT_PATH_NOT_FOUND = -1073741766;

/** The path does not begin with a backslash. */
export const STATUS_OBJECT_PATH_SYNTAX_BAD = -1073741765;

/** More data came than fits. */
export const STATUS_DATA_OVERRUN = -1073741764;

/** The data came too late. */
export const STATUS_DATA_LATE_ERROR = -1073741763;

/** The data is damaged. */
export const STATUS_DATA_ERROR = -1073741762;

/** The checksum does not match. */
export const STATUS_CRC_ERROR = -1073741761;

/** The section is too large. */
export const STATUS_SECTION_TOO_BIG = -1073741760;

/** The connection to the port was refused. */
export const STATUS_PORT_CONNECTION_REFUSED = -1073741759;

/** The handle is not that of a port. */
export const STATUS_INVALID_PORT_HANDLE = -1073741758;

/** The file is open in a way that does not allow this. */
export const STATUS_SHARING_VIOLATION = -1073741757;

/** The quota is used up. */
export const STATUS_QUOTA_EXCEEDED = -1073741756;

/** The page protection is not valid. */
export const STATUS_INVALID_PAGE_PROTECTION = -1073741755;

/** The thread does not own the mutant that it releases. */
export const STATUS_MUTANT_NOT_OWNED = -1073741754;

/** The semaphore's count would pass its limit. */
export const STATUS_SEMAPHORE_LIMIT_EXCEEDED = -1073741753;

/** The port has been set before. */
export const STATUS_PORT_ALREADY_SET = -1073741752;

/** The section is not an image. */
export const STATUS_SECTION_NOT_IMAGE = -1073741751;

/** The thread is suspended as often as it can be. */
export const STATUS_SUSPEND_COUNT_EXCEEDED = -1073741750;

/** The thread is ending. */
export const STATUS_THREAD_IS_TERMINATING = -1073741749;

/** The limits of the working set are not valid. */
export const STATUS_BAD_WORKING_SET_LIMIT = -1073741748;

/** The file is mapped in a way that does not go with this. */
export const STATUS_INCOMPATIBLE_FILE_MAP = -1073741747;

/** The protection does not go with that of the section. */
export const STATUS_SECTION_PROTECTION = -1073741746;

/** The file system has no extended attributes. */
export const STATUS_EAS_NOT_SUPPORTED = -1073741745;

/** The extended attributes are too large. */
export const STATUS_EA_TOO_LARGE = -1073741744;

/** There is no such extended attribute. */
export const STATUS_NONEXISTENT_EA_ENTRY = -1073741743;

/** The file has no extended attributes. */
export const STATUS_NO_EAS_ON_FILE = -1073741742;

/** The extended attributes are damaged. */
export const STATUS_EA_CORRUPT_ERROR = -1073741741;

/** A lock of somebody else covers this part of the file. */
export const STATUS_FILE_LOCK_CONFLICT = -1073741740;

/** The lock was not granted. */
export const STATUS_LOCK_NOT_GRANTED = -1073741739;

/** The object is about to be deleted: it cannot be opened any more. */
export const STATUS_DELETE_PENDING = -1073741738;

/** The file system does not know this control request. */
export const STATUS_CTL_FILE_NOT_SUPPORTED = -1073741737;

/** The revision level is not known. */
export const STATUS_UNKNOWN_REVISION = -1073741736;

/** The revision levels do not match. */
export const STATUS_REVISION_MISMATCH = -1073741735;

/** The security id cannot be an owner. */
export const STATUS_INVALID_OWNER = -1073741734;

/** The security id cannot be a primary group. */
export const STATUS_INVALID_PRIMARY_GROUP = -1073741733;

/** The thread impersonates nobody. */
export const STATUS_NO_IMPERSONATION_TOKEN = -1073741732;

/** A mandatory group cannot be disabled. */
export const STATUS_CANT_DISABLE_MANDATORY = -1073741731;

/** No server can check the logon. */
export const STATUS_NO_LOGON_SERVERS = -1073741730;

/** There is no such logon session. */
export const STATUS_NO_SUCH_LOGON_SESSION = -1073741729;

/** There is no such privilege. */
export const STATUS_NO_SUCH_PRIVILEGE = -1073741728;

/** The caller lacks a privilege that this needs. */
export const STATUS_PRIVILEGE_NOT_HELD = -1073741727;

/** The account name is not well formed. */
export const STATUS_INVALID_ACCOUNT_NAME = -1073741726;

/** The user exists already. */
export const STATUS_USER_EXISTS = -1073741725;

/** The user does not exist. */
export const STATUS_NO_SUCH_USER = -1073741724;

/** The group exists already. */
export const STATUS_GROUP_EXISTS = -1073741723;

/** The group does not exist. */
export const STATUS_NO_SUCH_GROUP = -1073741722;

/** The user is in the group already. */
export const STATUS_MEMBER_IN_GROUP = -1073741721;

/** The user is not in the group. */
export const STATUS_MEMBER_NOT_IN_GROUP = -1073741720;

/** The last administrator cannot go. */
export const STATUS_LAST_ADMIN = -1073741719;

/** The password is wrong. */
export const STATUS_WRONG_PASSWORD = -1073741718;

/** The new password has characters that it cannot have. */
export const STATUS_ILL_FORMED_PASSWORD = -1073741717;

/** The new password breaks a rule. */
export const STATUS_PASSWORD_RESTRICTION = -1073741716;

/** The user name or the password is wrong. */
export const STATUS_LOGON_FAILURE = -1073741715;

/** The account may not log on in this way. */
export const STATUS_ACCOUNT_RESTRICTION = -1073741714;

/** The account may not log on at this hour. */
export const STATUS_INVALID_LOGON_HOURS = -1073741713;

/** The account may not log on at this computer. */
export const STATUS_INVALID_WORKSTATION = -1073741712;

/** The password has expired. */
export const STATUS_PASSWORD_EXPIRED = -1073741711;

/** The account is disabled. */
export const STATUS_ACCOUNT_DISABLED = -1073741710;

/** None of the names could be translated. */
export const STATUS_NONE_MAPPED = -1073741709;

/** Too many identifiers were asked for. */
export const STATUS_TOO_MANY_LUIDS_REQUESTED = -1073741708;

/** There are no identifiers left. */
export const STATUS_LUIDS_EXHAUSTED = -1073741707;

/** The sub-authority is not valid. */
export const STATUS_INVALID_SUB_AUTHORITY = -1073741706;

/** The access list is malformed. */
export const STATUS_INVALID_ACL = -1073741705;

/** The security id is malformed. */
export const STATUS_INVALID_SID = -1073741704;

/** The security descriptor is malformed. */
export const STATUS_INVALID_SECURITY_DESCR = -1073741703;

/** The procedure is not in the library. */
export const STATUS_PROCEDURE_NOT_FOUND = -1073741702;

/** The file is not an image that can be run. */
export const STATUS_INVALID_IMAGE_FORMAT = -1073741701;

/** There is no token. */
export const STATUS_NO_TOKEN = -1073741700;

/** The inherited access list could not be built. */
export const STATUS_BAD_INHERITANCE_ACL = -1073741699;

/** The range was not locked. */
export const STATUS_RANGE_NOT_LOCKED = -1073741698;

/** The disk is full. */
export const STATUS_DISK_FULL = -1073741697;

/** The server is disabled. */
export const STATUS_SERVER_DISABLED = -1073741696;

/** The server is not disabled. */
export const STATUS_SERVER_NOT_DISABLED = -1073741695;

/** Too many GUIDs were asked for. */
export const STATUS_TOO_MANY_GUIDS_REQUESTED = -1073741694;

/** There are no GUIDs left. */
export const STATUS_GUIDS_EXHAUSTED = -1073741693;

/** The identifier authority is not valid. */
export const STATUS_INVALID_ID_AUTHORITY = -1073741692;

/** There are no agents left. */
export const STATUS_AGENTS_EXHAUSTED = -1073741691;

/** The volume label is not valid. */
export const STATUS_INVALID_VOLUME_LABEL = -1073741690;

/** The section could not be made larger. */
export const STATUS_SECTION_NOT_EXTENDED = -1073741689;

/** The address is not in mapped data. */
export const STATUS_NOT_MAPPED_DATA = -1073741688;

/** The image has no resources. */
export const STATUS_RESOURCE_DATA_NOT_FOUND = -1073741687;

/** The image has no resource of this type. */
export const STATUS_RESOURCE_TYPE_NOT_FOUND = -1073741686;

/** The image has no resource of this name. */
export const STATUS_RESOURCE_NAME_NOT_FOUND = -1073741685;

/** An array was indexed outside of its bounds. */
export const STATUS_ARRAY_BOUNDS_EXCEEDED = -1073741684;

/** A floating point operand is too small. */
export const STATUS_FLOAT_DENORMAL_OPERAND = -1073741683;

/** A floating point number was divided by zero. */
export const STATUS_FLOAT_DIVIDE_BY_ZERO = -1073741682;

/** The result has no exact floating point form. */
export const STATUS_FLOAT_INEXACT_RESULT = -1073741681;

/** The floating point operation is not valid. */
export const STATUS_FLOAT_INVALID_OPERATION = -1073741680;

/** The floating point result is too large. */
export const STATUS_FLOAT_OVERFLOW = -1073741679;

/** The floating point stack over- or underflowed. */
export const STATUS_FLOAT_STACK_CHECK = -1073741678;

/** The floating point result is too small. */
export const STATUS_FLOAT_UNDERFLOW = -1073741677;

/** An integer was divided by zero. */
export const STATUS_INTEGER_DIVIDE_BY_ZERO = -1073741676;

/** The result of the integer operation does not fit. */
export const STATUS_INTEGER_OVERFLOW = -1073741675;

/** An instruction that only the kernel may execute was met. */
export const STATUS_PRIVILEGED_INSTRUCTION = -1073741674;

/** There are too many page files. */
export const STATUS_TOO_MANY_PAGING_FILES = -1073741673;

/** The volume was changed from outside: the open file is no longer valid. */
export const STATUS_FILE_INVALID = -1073741672;

/** The space set aside for the security information is used up. */
export const STATUS_ALLOTTED_SPACE_EXCEEDED = -1073741671;

/** The system lacks a resource, most often pool memory. */
export const STATUS_INSUFFICIENT_RESOURCES = -1073741670;

/** A way out of the distributed file system was met. */
export const STATUS_DFS_EXIT_PATH_FOUND = -1073741669;

/** The device reported damaged data. */
export const STATUS_DEVICE_DATA_ERROR = -1073741668;

/** The device is not connected. */
export const STATUS_DEVICE_NOT_CONNECTED = -1073741667;

/** The device lost power. */
export const STATUS_DEVICE_POWER_FAILURE = -1073741666;

/** The address is not the beginning of the region. */
export const STATUS_FREE_VM_NOT_AT_BASE = -1073741665;

/** The memory is not allocated. */
export const STATUS_MEMORY_NOT_ALLOCATED = -1073741664;

/** The working set quota is used up. */
export const STATUS_WORKING_SET_QUOTA = -1073741663;

/** The medium is write protected. */
export const STATUS_MEDIA_WRITE_PROTECTED = -1073741662;

/** The device is not ready. */
export const STATUS_DEVICE_NOT_READY = -1073741661;

/** The group's attributes are not valid. */
export const STATUS_INVALID_GROUP_ATTRIBUTES = -1073741660;

/** The impersonation level does not allow this. */
export const STATUS_BAD_IMPERSONATION_LEVEL = -1073741659;

/** An anonymous token cannot be opened. */
export const STATUS_CANT_OPEN_ANONYMOUS = -1073741658;

/** The validation class is not valid. */
export const STATUS_BAD_VALIDATION_CLASS = -1073741657;

/** The token is not of the kind that this needs. */
export const STATUS_BAD_TOKEN_TYPE = -1073741656;

/** The master boot record is damaged. */
export const STATUS_BAD_MASTER_BOOT_RECORD = -1073741655;

/** An instruction was met at an address that it cannot have. */
export const STATUS_INSTRUCTION_MISALIGNMENT = -1073741654;

/** All instances of the pipe are busy. */
export const STATUS_INSTANCE_NOT_AVAILABLE = -1073741653;

/** No instance of the pipe listens. */
export const STATUS_PIPE_NOT_AVAILABLE = -1073741652;

/** The pipe is in another state than this needs. */
export const STATUS_INVALID_PIPE_STATE = -1073741651;

/** The pipe is busy. */
export const STATUS_PIPE_BUSY = -1073741650;

/** The function is not allowed here. */
export const STATUS_ILLEGAL_FUNCTION = -1073741649;

/** The pipe has been disconnected. */
export const STATUS_PIPE_DISCONNECTED = -1073741648;

/** The other end of the pipe is closing. */
export const STATUS_PIPE_CLOSING = -1073741647;

/** The pipe is connected. */
export const STATUS_PIPE_CONNECTED = -1073741646;

/** The pipe waits for a client. */
export const STATUS_PIPE_LISTENING = -1073741645;

/** The read mode of the pipe is not valid. */
export const STATUS_INVALID_READ_MODE = -1073741644;

/** The device did not answer in time. */
export const STATUS_IO_TIMEOUT = -1073741643;

/** Somebody else closed the file. */
export const STATUS_FILE_FORCED_CLOSED = -1073741642;

/** Profiling is not running. */
export const STATUS_PROFILING_NOT_STARTED = -1073741641;

/** Profiling is still running. */
export const STATUS_PROFILING_NOT_STOPPED = -1073741640;

/** The access list could not be understood. */
export const STATUS_COULD_NOT_INTERPRET = -1073741639;

/** The file is a directory. */
export const STATUS_FILE_IS_A_DIRECTORY = -1073741638;

/** The request is not supported. */
export const STATUS_NOT_SUPPORTED = -1073741637;

/** The remote computer does not listen. */
export const STATUS_REMOTE_NOT_LISTENING = -1073741636;

/** The name is in use on the network. */
export const STATUS_DUPLICATE_NAME = -1073741635;

/** The network path does not exist. */
export const STATUS_BAD_NETWORK_PATH = -1073741634;

/** The network is busy. */
export const STATUS_NETWORK_BUSY = -1073741633;

/** The device is not there any more. */
export const STATUS_DEVICE_DOES_NOT_EXIST = -1073741632;

/** The network has as many commands under way as it can. */
export const STATUS_TOO_MANY_COMMANDS = -1073741631;

/** The network adapter failed. */
export const STATUS_ADAPTER_HARDWARE_ERROR = -1073741630;

/** The network answered in a way that makes no sense. */
export const STATUS_INVALID_NETWORK_RESPONSE = -1073741629;

/** An unexpected network error happened. */
export const STATUS_UNEXPECTED_NETWORK_ERROR = -1073741628;

/** The remote adapter does not fit. */
export const STATUS_BAD_REMOTE_ADAPTER = -1073741627;

/** The print queue is full. */
export const STATUS_PRINT_QUEUE_FULL = -1073741626;

/** There is no room for the file to print. */
export const STATUS_NO_SPOOL_SPACE = -1073741625;

/** The print job was cancelled. */
export const STATUS_PRINT_CANCELLED = -1073741624;

/** The network name was deleted. */
export const STATUS_NETWORK_NAME_DELETED = -1073741623;

/** The network refused the access. */
export const STATUS_NETWORK_ACCESS_DENIED = -1073741622;

/** The device is of another type than the request. */
export const STATUS_BAD_DEVICE_TYPE = -1073741621;

/** The network name does not exist. */
export const STATUS_BAD_NETWORK_NAME = -1073741620;

/** The adapter has as many names as it can. */
export const STATUS_TOO_MANY_NAMES = -1073741619;

/** The session limit was passed. */
export const STATUS_TOO_MANY_SESSIONS = -1073741618;

/** Sharing is paused. */
export const STATUS_SHARING_PAUSED = -1073741617;

/** The remote computer takes no more connections. */
export const STATUS_REQUEST_NOT_ACCEPTED = -1073741616;

/** The redirector is paused. */
export const STATUS_REDIRECTOR_PAUSED = -1073741615;

/** Writing over the network failed. */
export const STATUS_NET_WRITE_FAULT = -1073741614;

/** No more profiles can run. */
export const STATUS_PROFILING_AT_LIMIT = -1073741613;

/** A file cannot be renamed to another device. */
export const STATUS_NOT_SAME_DEVICE = -1073741612;

/** The file was renamed. */
export const STATUS_FILE_RENAMED = -1073741611;

/** The connection to the server is gone. */
export const STATUS_VIRTUAL_CIRCUIT_CLOSED = -1073741610;

/** The object has no security. */
export const STATUS_NO_SECURITY_ON_OBJECT = -1073741609;

/** The operation would have to wait and may not. */
export const STATUS_CANT_WAIT = -1073741608;

/** The pipe holds no data. */
export const STATUS_PIPE_EMPTY = -1073741607;

/** The domain controller cannot be asked. */
export const STATUS_CANT_ACCESS_DOMAIN_INFO = -1073741606;

/** A thread cannot end itself in this way. */
export const STATUS_CANT_TERMINATE_SELF = -1073741605;

/** The server is in another state than this needs. */
export const STATUS_INVALID_SERVER_STATE = -1073741604;

/** The domain is in another state than this needs. */
export const STATUS_INVALID_DOMAIN_STATE = -1073741603;

/** The domain controller has another role than this needs. */
export const STATUS_INVALID_DOMAIN_ROLE = -1073741602;

/** The domain does not exist. */
export const STATUS_NO_SUCH_DOMAIN = -1073741601;

/** The domain exists already. */
export const STATUS_DOMAIN_EXISTS = -1073741600;

/** There are too many domains. */
export const STATUS_DOMAIN_LIMIT_EXCEEDED = -1073741599;

/** The oplock was not granted. */
export const STATUS_OPLOCK_NOT_GRANTED = -1073741598;

/** The acknowledgement of the oplock makes no sense. */
export const STATUS_INVALID_OPLOCK_PROTOCOL = -1073741597;

/** An internal database is damaged. */
export const STATUS_INTERNAL_DB_CORRUPTION = -1073741596;

/** An internal error happened. */
export const STATUS_INTERNAL_ERROR = -1073741595;

/** An access mask has generic rights that should have been mapped. */
export const STATUS_GENERIC_NOT_MAPPED = -1073741594;

/** The descriptor is malformed. */
export const STATUS_BAD_DESCRIPTOR_FORMAT = -1073741593;

/** The caller's buffer cannot be used. */
export const STATUS_INVALID_USER_BUFFER = -1073741592;

/** An unexpected I/O error happened. */
export const STATUS_UNEXPECTED_IO_ERROR = -1073741591;

/** The memory manager refused with an unexpected status. */
export const STATUS_UNEXPECTED_MM_CREATE_ERR = -1073741590;

/** The memory manager refused to map with an unexpected status. */
export const STATUS_UNEXPECTED_MM_MAP_ERROR = -1073741589;

/** The memory manager refused to extend with an unexpected status. */
export const STATUS_UNEXPECTED_MM_EXTEND_ERR = -1073741588;

/** The caller is not a logon process. */
export const STATUS_NOT_LOGON_PROCESS = -1073741587;

/** The logon session exists already. */
export const STATUS_LOGON_SESSION_EXISTS = -1073741586;

/** The first parameter is not valid. */
export const STATUS_INVALID_PARAMETER_1 = -1073741585;

/** The second parameter is not valid. */
export const STATUS_INVALID_PARAMETER_2 = -1073741584;

/** The third parameter is not valid. */
export const STATUS_INVALID_PARAMETER_3 = -1073741583;

/** The fourth parameter is not valid. */
export const STATUS_INVALID_PARAMETER_4 = -1073741582;

/** The fifth parameter is not valid. */
export const STATUS_INVALID_PARAMETER_5 = -1073741581;

/** The sixth parameter is not valid. */
export const STATUS_INVALID_PARAMETER_6 = -1073741580;

/** The seventh parameter is not valid. */
export const STATUS_INVALID_PARAMETER_7 = -1073741579;

/** The eighth parameter is not valid. */
export const STATUS_INVALID_PARAMETER_8 = -1073741578;

/** The ninth parameter is not valid. */
export const STATUS_INVALID_PARAMETER_9 = -1073741577;

/** The tenth parameter is not valid. */
export const STATUS_INVALID_PARAMETER_10 = -1073741576;

/** The eleventh parameter is not valid. */
export const STATUS_INVALID_PARAMETER_11 = -1073741575;

/** The twelfth parameter is not valid. */
export const STATUS_INVALID_PARAMETER_12 = -1073741574;

/** The redirector is not running. */
export const STATUS_REDIRECTOR_NOT_STARTED = -1073741573;

/** The redirector is running already. */
export const STATUS_REDIRECTOR_STARTED = -1073741572;

/** The thread used up its stack. */
export const STATUS_STACK_OVERFLOW = -1073741571;

/** The authentication package does not exist. */
export const STATUS_NO_SUCH_PACKAGE = -1073741570;

/** A function table is malformed. */
export const STATUS_BAD_FUNCTION_TABLE = -1073741569;

/** The environment variable does not exist. */
export const STATUS_VARIABLE_NOT_FOUND = -1073741568;

/** The directory is not empty. */
export const STATUS_DIRECTORY_NOT_EMPTY = -1073741567;

/** The file or directory is damaged. */
export const STATUS_FILE_CORRUPT_ERROR = -1073741566;

/** The file is not a directory. */
export const STATUS_NOT_A_DIRECTORY = -1073741565;

/** The logon session is in another state than this needs. */
export const STATUS_BAD_LOGON_SESSION_STATE = -1073741564;

/** The logon session's id is in use. */
export const STATUS_LOGON_SESSION_COLLISION = -1073741563;

/** The name is too long. */
export const STATUS_NAME_TOO_LONG = -1073741562;

/** Files are still open on the connection. */
export const STATUS_FILES_OPEN = -1073741561;

/** The connection is in use. */
export const STATUS_CONNECTION_IN_USE = -1073741560;

/** The message is not in the table. */
export const STATUS_MESSAGE_NOT_FOUND = -1073741559;

/** The process is ending. */
export const STATUS_PROCESS_IS_TERMINATING = -1073741558;

/** The logon type is not valid. */
export const STATUS_INVALID_LOGON_TYPE = -1073741557;

/** The name has no GUID. */
export const STATUS_NO_GUID_TRANSLATION = -1073741556;

/** The caller has not been read from, so it cannot be impersonated yet. */
export const STATUS_CANNOT_IMPERSONATE = -1073741555;

/** The image is loaded already. */
export const STATUS_IMAGE_ALREADY_LOADED = -1073741554;

/** The process has no local descriptor table. */
export const STATUS_NO_LDT = -1073741545;

/** The size of the local descriptor table is not valid. */
export const STATUS_INVALID_LDT_SIZE = -1073741544;

/** The offset in the local descriptor table is not valid. */
export const STATUS_INVALID_LDT_OFFSET = -1073741543;

/** The descriptor is not valid. */
export const STATUS_INVALID_LDT_DESCRIPTOR = -1073741542;

/** The file is a 16-bit Windows program. */
export const STATUS_INVALID_IMAGE_NE_FORMAT = -1073741541;

/** The registry transaction is in another state than this needs. */
export const STATUS_RXACT_INVALID_STATE = -1073741540;

/** The registry transaction could not be committed. */
export const STATUS_RXACT_COMMIT_FAILURE = -1073741539;

/** An empty file cannot be mapped. */
export const STATUS_MAPPED_FILE_SIZE_ZERO = -1073741538;

/** Too many files are open. */
export const STATUS_TOO_MANY_OPENED_FILES = -1073741537;

/** The request was cancelled. */
export const STATUS_CANCELLED = -1073741536;

/** The file cannot be deleted. */
export const STATUS_CANNOT_DELETE = -1073741535;

/** The computer name is not valid. */
export const STATUS_INVALID_COMPUTER_NAME = -1073741534;

/** The file has been deleted. */
export const STATUS_FILE_DELETED = -1073741533;

/** The account is one of the built-in ones. */
export const STATUS_SPECIAL_ACCOUNT = -1073741532;

/** The group is one of the built-in ones. */
export const STATUS_SPECIAL_GROUP = -1073741531;

/** The user is one of the built-in ones. */
export const STATUS_SPECIAL_USER = -1073741530;

/** The group is the user's primary group. */
export const STATUS_MEMBERS_PRIMARY_GROUP = -1073741529;

/** The file object has been closed. */
export const STATUS_FILE_CLOSED = -1073741528;

/** Too many threads exist. */
export const STATUS_TOO_MANY_THREADS = -1073741527;

/** The thread is of another process. */
export const STATUS_THREAD_NOT_IN_PROCESS = -1073741526;

/** The token is in use. */
export const STATUS_TOKEN_ALREADY_IN_USE = -1073741525;

/** The page file quota is used up. */
export const STATUS_PAGEFILE_QUOTA_EXCEEDED = -1073741524;

/** The system has promised all the memory that it has. */
export const STATUS_COMMITMENT_LIMIT = -1073741523;

/** The file is a linear executable. */
export const STATUS_INVALID_IMAGE_LE_FORMAT = -1073741522;

/** The file does not begin as a program does. */
export const STATUS_INVALID_IMAGE_NOT_MZ = -1073741521;

/** The file is a DOS program that asks for protected mode. */
export const STATUS_INVALID_IMAGE_PROTECT = -1073741520;

/** The file is a 16-bit Windows program. */
export const STATUS_INVALID_IMAGE_WIN_16 = -1073741519;

/** Another logon server is running. */
export const STATUS_LOGON_SERVER_CONFLICT = -1073741518;

/** The clocks differ too much. */
export const STATUS_TIME_DIFFERENCE_AT_DC = -1073741517;

/** The domains must be synchronised. */
export const STATUS_SYNCHRONIZATION_REQUIRED = -1073741516;

/** A library that the program needs was not found. */
export const STATUS_DLL_NOT_FOUND = -1073741515;

/** The volume could not be opened. */
export const STATUS_OPEN_FAILED = -1073741514;

/** The I/O privilege level could not be changed. */
export const STATUS_IO_PRIVILEGE_FAILED = -1073741513;

/** The library has no such ordinal. */
export const STATUS_ORDINAL_NOT_FOUND = -1073741512;

/** The library has no such procedure. */
export const STATUS_ENTRYPOINT_NOT_FOUND = -1073741511;

/** The program was ended by Ctrl+C. */
export const STATUS_CONTROL_C_EXIT = -1073741510;

/** This side closed the connection. */
export const STATUS_LOCAL_DISCONNECT = -1073741509;

/** The other side closed the connection. */
export const STATUS_REMOTE_DISCONNECT = -1073741508;

/** The other side lacks resources. */
export const STATUS_REMOTE_RESOURCES = -1073741507;

/** The connection broke. */
export const STATUS_LINK_FAILED = -1073741506;

/** The connection timed out. */
export const STATUS_LINK_TIMEOUT = -1073741505;

/** The connection does not exist. */
export const STATUS_INVALID_CONNECTION = -1073741504;

/** The address is not valid. */
export const STATUS_INVALID_ADDRESS = -1073741503;

/** A library's initialisation failed. */
export const STATUS_DLL_INIT_FAILED = -1073741502;

/** A system file is missing. */
export const STATUS_MISSING_SYSTEMFILE = -1073741501;

/** Nobody handled an exception. */
export const STATUS_UNHANDLED_EXCEPTION = -1073741500;

/** The program could not be started. */
export const STATUS_APP_INIT_FAILURE = -1073741499;

/** The page file could not be made. */
export const STATUS_PAGEFILE_CREATE_FAILED = -1073741498;

/** There is no page file. */
export const STATUS_NO_PAGEFILE = -1073741497;

/** The information level is not valid. */
export const STATUS_INVALID_LEVEL = -1073741496;

/** The password is wrong. */
export const STATUS_WRONG_PASSWORD_CORE = -1073741495;

/** A floating point instruction was met where none may be. */
export const STATUS_ILLEGAL_FLOAT_CONTEXT = -1073741494;

/** Both ends of the pipe must be open. */
export const STATUS_PIPE_BROKEN = -1073741493;

/** The registry is damaged. */
export const STATUS_REGISTRY_CORRUPT = -1073741492;

/** The registry could not be read or written. */
export const STATUS_REGISTRY_IO_FAILED = -1073741491;

/** The thread has no event pair. */
export const STATUS_NO_EVENT_PAIR = -1073741490;

/** No file system knows the volume. */
export const STATUS_UNRECOGNIZED_VOLUME = -1073741489;

/** No serial port could be initialised. */
export const STATUS_SERIAL_NO_DEVICE_INITED = -1073741488;

/** The local group does not exist. */
export const STATUS_NO_SUCH_ALIAS = -1073741487;

/** The user is not in the local group. */
export const STATUS_MEMBER_NOT_IN_ALIAS = -1073741486;

/** The user is in the local group already. */
export const STATUS_MEMBER_IN_ALIAS = -1073741485;

/** The local group exists already. */
export const STATUS_ALIAS_EXISTS = -1073741484;

/** The service's account may not log on. */
export const STATUS_LOGON_NOT_GRANTED = -1073741483;

/** There are too many secrets. */
export const STATUS_TOO_MANY_SECRETS = -1073741482;

/** The secret is too long. */
export const STATUS_SECRET_TOO_LONG = -1073741481;

/** The security database is inconsistent. */
export const STATUS_INTERNAL_DB_ERROR = -1073741480;

/** This cannot be done in full screen. */
export const STATUS_FULLSCREEN_MODE = -1073741479;

/** The user is in too many groups. */
export const STATUS_TOO_MANY_CONTEXT_IDS = -1073741478;

/** The account may not log on in this way. */
export const STATUS_LOGON_TYPE_NOT_GRANTED = -1073741477;

/** The file is not a registry file. */
export const STATUS_NOT_REGISTRY_FILE = -1073741476;

/** The password must be encrypted in another way. */
export const STATUS_NT_CROSS_ENCRYPTION_REQUIRED = -1073741475;

/** The domain controller is set up wrongly. */
export const STATUS_DOMAIN_CTRLR_CONFIG_ERROR = -1073741474;

/** A member of the fault tolerant volume is missing. */
export const STATUS_FT_MISSING_MEMBER = -1073741473;

/** The service's description is malformed. */
export const STATUS_ILL_FORMED_SERVICE_ENTRY = -1073741472;

/** The character does not exist. */
export const STATUS_ILLEGAL_CHARACTER = -1073741471;

/** The character has no counterpart in the code page. */
export const STATUS_UNMAPPABLE_CHARACTER = -1073741470;

/** The character is not defined. */
export const STATUS_UNDEFINED_CHARACTER = -1073741469;

/** The volume is a floppy disk. */
export const STATUS_FLOPPY_VOLUME = -1073741468;

/** The floppy disk's address mark was not found. */
export const STATUS_FLOPPY_ID_MARK_NOT_FOUND = -1073741467;

/** The floppy disk's cylinder does not match. */
export const STATUS_FLOPPY_WRONG_CYLINDER = -1073741466;

/** The floppy controller reported an unknown error. */
export const STATUS_FLOPPY_UNKNOWN_ERROR = -1073741465;

/** The floppy controller's registers make no sense. */
export const STATUS_FLOPPY_BAD_REGISTERS = -1073741464;

/** The disk could not be recalibrated. */
export const STATUS_DISK_RECALIBRATE_FAILED = -1073741463;

/** The disk failed an operation. */
export const STATUS_DISK_OPERATION_FAILED = -1073741462;

/** The disk could not be reset. */
export const STATUS_DISK_RESET_FAILED = -1073741461;

/** The interrupt line is in use by another device. */
export const STATUS_SHARED_IRQ_BUSY = -1073741460;

/** A member of the fault tolerant volume dropped out. */
export const STATUS_FT_ORPHANING = -1073741459;

/** The tape could not be partitioned. */
export const STATUS_PARTITION_FAILURE = -1073741454;

/** The block length does not match the tape. */
export const STATUS_INVALID_BLOCK_LENGTH = -1073741453;

/** The tape has no partitions. */
export const STATUS_DEVICE_NOT_PARTITIONED = -1073741452;

/** The medium could not be locked. */
export const STATUS_UNABLE_TO_LOCK_MEDIA = -1073741451;

/** The medium could not be ejected. */
export const STATUS_UNABLE_TO_UNLOAD_MEDIA = -1073741450;

/** The end of the tape was passed. */
export const STATUS_EOM_OVERFLOW = -1073741449;

/** There is no medium. */
export const STATUS_NO_MEDIA = -1073741448;

/** There is no such member. */
export const STATUS_NO_SUCH_MEMBER = -1073741446;

/** The member's account is of the wrong kind. */
export const STATUS_INVALID_MEMBER = -1073741445;

/** The registry key has been deleted. */
export const STATUS_KEY_DELETED = -1073741444;

/** There is no room in the registry's log. */
export const STATUS_NO_LOG_SPACE = -1073741443;

/** There are too many security ids. */
export const STATUS_TOO_MANY_SIDS = -1073741442;

/** The password must be encrypted in another way. */
export const STATUS_LM_CROSS_ENCRYPTION_REQUIRED = -1073741441;

/** The registry key has subkeys. */
export const STATUS_KEY_HAS_CHILDREN = -1073741440;

/** A volatile registry key cannot have a lasting subkey. */
export const STATUS_CHILD_MUST_BE_VOLATILE = -1073741439;

/** The device is set up wrongly, or the request does not fit its setup. */
export const STATUS_DEVICE_CONFIGURATION_ERROR = -1073741438;

/** The driver found itself in a state that it should not be in. */
export const STATUS_DRIVER_INTERNAL_ERROR = -1073741437;

/** The device is in a state that does not allow the request. */
export const STATUS_INVALID_DEVICE_STATE = -1073741436;

/** The device reported an error. */
export const STATUS_IO_DEVICE_ERROR = -1073741435;

/** The device broke its protocol. */
export const STATUS_DEVICE_PROTOCOL_ERROR = -1073741434;

/** A backup controller is needed. */
export const STATUS_BACKUP_CONTROLLER = -1073741433;

/** The log is full. */
export const STATUS_LOG_FILE_FULL = -1073741432;

/** It is too late to do this. */
export const STATUS_TOO_LATE = -1073741431;

/** The computer has no trust secret. */
export const STATUS_NO_TRUST_LSA_SECRET = -1073741430;

/** The trust relationship failed. */
export const STATUS_TRUST_FAILURE = -1073741424;

/** The event log is damaged. */
export const STATUS_EVENTLOG_FILE_CORRUPT = -1073741426;

/** No event log could be opened. */
export const STATUS_EVENTLOG_CANT_START = -1073741425;

/** The logon service is not running. */
export const STATUS_NETLOGON_NOT_STARTED = -1073741422;

/** The account has expired. */
export const STATUS_ACCOUNT_EXPIRED = -1073741421;

/** A wait for this lock has gone on for so long that it may never end. */
export const STATUS_POSSIBLE_DEADLOCK = -1073741420;

/** The server is in use with other credentials. */
export const STATUS_NETWORK_CREDENTIAL_CONFLICT = -1073741419;

/** The server has as many sessions as it can. */
export const STATUS_REMOTE_SESSION_LIMIT = -1073741418;

/** The event log changed while it was read. */
export const STATUS_EVENTLOG_FILE_CHANGED = -1073741417;

/** The account belongs to a domain trust. */
export const STATUS_NOLOGON_INTERDOMAIN_TRUST_ACCOUNT = -1073741416;

/** The account belongs to a computer. */
export const STATUS_NOLOGON_WORKSTATION_TRUST_ACCOUNT = -1073741415;

/** The account belongs to a server. */
export const STATUS_NOLOGON_SERVER_TRUST_ACCOUNT = -1073741414;

/** The domain's name or id does not match the trust. */
export const STATUS_DOMAIN_TRUST_INCONSISTENT = -1073741413;

/** The volume's file system driver is not loaded. */
export const STATUS_FS_DRIVER_REQUIRED = -1073741412;

/** The image is loaded as a library already. */
export const STATUS_IMAGE_ALREADY_LOADED_AS_DLL = -1073741411;

/** The range to lock is not valid. */
export const STATUS_INVALID_LOCK_RANGE = -1073741407;

/** The file cannot be opened over the network. */
export const STATUS_NETWORK_OPEN_RESTRICTION = -1073741311;

/** There is no session key. */
export const STATUS_NO_USER_SESSION_KEY = -1073741310;

/** The session was deleted. */
export const STATUS_USER_SESSION_DELETED = -1073741309;

/** The image has no resource in this language. */
export const STATUS_RESOURCE_LANG_NOT_FOUND = -1073741308;

/** The server lacks resources. */
export const STATUS_INSUFF_SERVER_RESOURCES = -1073741307;

/** The size of the buffer is not valid. */
export const STATUS_INVALID_BUFFER_SIZE = -1073741306;

/** A part of the network address is not valid. */
export const STATUS_INVALID_ADDRESS_COMPONENT = -1073741305;

/** The network address cannot hold wildcards. */
export const STATUS_INVALID_ADDRESS_WILDCARD = -1073741304;

/** There are too many addresses. */
export const STATUS_TOO_MANY_ADDRESSES = -1073741303;

/** The address is in use. */
export const STATUS_ADDRESS_ALREADY_EXISTS = -1073741302;

/** The address was closed. */
export const STATUS_ADDRESS_CLOSED = -1073741301;

/** The connection was closed. */
export const STATUS_CONNECTION_DISCONNECTED = -1073741300;

/** The connection was reset. */
export const STATUS_CONNECTION_RESET = -1073741299;

/** There are too many nodes. */
export const STATUS_TOO_MANY_NODES = -1073741298;

/** The transaction was aborted. */
export const STATUS_TRANSACTION_ABORTED = -1073741297;

/** The transaction timed out. */
export const STATUS_TRANSACTION_TIMED_OUT = -1073741296;

/** The transaction cannot be released. */
export const STATUS_TRANSACTION_NO_RELEASE = -1073741295;

/** The transaction does not match. */
export const STATUS_TRANSACTION_NO_MATCH = -1073741294;

/** The transaction has been answered. */
export const STATUS_TRANSACTION_RESPONDED = -1073741293;

/** There is no such transaction. */
export const STATUS_TRANSACTION_INVALID_ID = -1073741292;

/** The transaction is of an unknown type. */
export const STATUS_TRANSACTION_INVALID_TYPE = -1073741291;

/** The session is not a server session. */
export const STATUS_NOT_SERVER_SESSION = -1073741290;

/** The session is not a client session. */
export const STATUS_NOT_CLIENT_SESSION = -1073741289;

/** A registry file could not be loaded. */
export const STATUS_CANNOT_LOAD_REGISTRY_FILE = -1073741288;

/** The debugger could not attach. */
export const STATUS_DEBUG_ATTACH_FAILED = -1073741287;

/** A process that the system needs ended. */
export const STATUS_SYSTEM_PROCESS_TERMINATED = -1073741286;

/** The data was not accepted. */
export const STATUS_DATA_NOT_ACCEPTED = -1073741285;

/** No browser server was found. */
export const STATUS_NO_BROWSER_SERVERS_FOUND = -1073741284;

/** The virtual DOS machine failed. */
export const STATUS_VDM_HARD_ERROR = -1073741283;

/** The driver did not cancel a request in time. */
export const STATUS_DRIVER_CANCEL_TIMEOUT = -1073741282;

/** The reply does not match its request. */
export const STATUS_REPLY_MESSAGE_MISMATCH = -1073741281;

/** The address or the offset is not aligned as it must be. */
export const STATUS_MAPPED_ALIGNMENT = -1073741280;

/** The image's checksum does not match. */
export const STATUS_IMAGE_CHECKSUM_MISMATCH = -1073741279;

/** Data that was still to be written is lost. */
export const STATUS_LOST_WRITEBEHIND_DATA = -1073741278;

/** The parameters in the server's memory are not valid. */
export const STATUS_CLIENT_SERVER_PARAMETERS_INVALID = -1073741277;

/** The password must be changed first. */
export const STATUS_PASSWORD_MUST_CHANGE = -1073741276;

/** The thing asked for was not found. */
export const STATUS_NOT_FOUND = -1073741275;

/** The stream is not a tiny one. */
export const STATUS_NOT_TINY_STREAM = -1073741274;

/** The data could not be recovered. */
export const STATUS_RECOVERY_FAILURE = -1073741273;

/** The read would overflow the stack. */
export const STATUS_STACK_OVERFLOW_READ = -1073741272;

/** A check failed. */
export const STATUS_FAIL_CHECK = -1073741271;

/** The object id is in use. */
export const STATUS_DUPLICATE_OBJECTID = -1073741270;

/** The file has an object id already. */
export const STATUS_OBJECTID_EXISTS = -1073741269;

/** The node must be converted to a large one. */
export const STATUS_CONVERT_TO_LARGE = -1073741268;

/** The request is to be tried again. */
export const STATUS_RETRY = -1073741267;

/** The object was found outside of the scope. */
export const STATUS_FOUND_OUT_OF_SCOPE = -1073741266;

/** The bucket must be allocated again. */
export const STATUS_ALLOCATE_BUCKET = -1073741265;

/** The property set does not exist. */
export const STATUS_PROPSET_NOT_FOUND = -1073741264;

/** The buffer to marshal into is too small. */
export const STATUS_MARSHALL_OVERFLOW = -1073741263;

/** The variant is malformed. */
export const STATUS_INVALID_VARIANT = -1073741262;

/** No domain controller was found. */
export const STATUS_DOMAIN_CONTROLLER_NOT_FOUND = -1073741261;

/** The account is locked. */
export const STATUS_ACCOUNT_LOCKED_OUT = -1073741260;

/** The handle is protected from being closed. */
export const STATUS_HANDLE_NOT_CLOSABLE = -1073741259;

/** The connection was refused. */
export const STATUS_CONNECTION_REFUSED = -1073741258;

/** The connection was closed in order. */
export const STATUS_GRACEFUL_DISCONNECT = -1073741257;

/** The address is associated already. */
export const STATUS_ADDRESS_ALREADY_ASSOCIATED = -1073741256;

/** The address is not associated. */
export const STATUS_ADDRESS_NOT_ASSOCIATED = -1073741255;

/** The connection does not exist. */
export const STATUS_CONNECTION_INVALID = -1073741254;

/** The connection is active. */
export const STATUS_CONNECTION_ACTIVE = -1073741253;

/** The network cannot be reached. */
export const STATUS_NETWORK_UNREACHABLE = -1073741252;

/** The computer cannot be reached. */
export const STATUS_HOST_UNREACHABLE = -1073741251;

/** The protocol is not spoken there. */
export const STATUS_PROTOCOL_UNREACHABLE = -1073741250;

/** Nobody listens at the port. */
export const STATUS_PORT_UNREACHABLE = -1073741249;

/** The request was aborted. */
export const STATUS_REQUEST_ABORTED = -1073741248;

/** The connection was aborted. */
export const STATUS_CONNECTION_ABORTED = -1073741247;

/** The compressed data is malformed. */
export const STATUS_BAD_COMPRESSION_BUFFER = -1073741246;

/** The file is mapped by a process and cannot be changed in this way. */
export const STATUS_USER_MAPPED_FILE = -1073741245;

/** The audit record could not be written. */
export const STATUS_AUDIT_FAILED = -1073741244;

/** The process has not set the timer resolution. */
export const STATUS_TIMER_RESOLUTION_NOT_SET = -1073741243;

/** The service has as many connections as it can. */
export const STATUS_CONNECTION_COUNT_LIMIT = -1073741242;

/** The account may not log on now. */
export const STATUS_LOGIN_TIME_RESTRICTION = -1073741241;

/** The account may not log on here. */
export const STATUS_LOGIN_WKSTA_RESTRICTION = -1073741240;

/** The image is for a machine with one processor. */
export const STATUS_IMAGE_MP_UP_MISMATCH = -1073741239;

/** There is not enough to log on with. */
export const STATUS_INSUFFICIENT_LOGON_INFO = -1073741232;

/** The library's entry point is malformed. */
export const STATUS_BAD_DLL_ENTRYPOINT = -1073741231;

/** The service's entry point is malformed. */
export const STATUS_BAD_SERVICE_ENTRYPOINT = -1073741230;

/** The reply was lost. */
export const STATUS_LPC_REPLY_LOST = -1073741229;

/** The network address is in use by another computer. */
export const STATUS_IP_ADDRESS_CONFLICT1 = -1073741228;

/** The network address is in use by another computer. */
export const STATUS_IP_ADDRESS_CONFLICT2 = -1073741227;

/** The registry is as large as it may be. */
export const STATUS_REGISTRY_QUOTA_LIMIT = -1073741226;

/** The server does not know the path. */
export const STATUS_PATH_NOT_COVERED = -1073741225;

/** No callback is under way. */
export const STATUS_NO_CALLBACK_ACTIVE = -1073741224;

/** There are too few licences. */
export const STATUS_LICENSE_QUOTA_EXCEEDED = -1073741223;

/** The password is too short. */
export const STATUS_PWD_TOO_SHORT = -1073741222;

/** The password was changed a moment ago. */
export const STATUS_PWD_TOO_RECENT = -1073741221;

/** The password was used before. */
export const STATUS_PWD_HISTORY_CONFLICT = -1073741220;

/** The device is gone or was never there. */
export const STATUS_PLUGPLAY_NO_DEVICE = -1073741218;

/** The compression is not supported. */
export const STATUS_UNSUPPORTED_COMPRESSION = -1073741217;

/** The hardware profile is not valid. */
export const STATUS_INVALID_HW_PROFILE = -1073741216;

/** The device path is not valid. */
export const STATUS_INVALID_PLUGPLAY_DEVICE_PATH = -1073741215;

/** The driver needs an ordinal that is not exported. */
export const STATUS_DRIVER_ORDINAL_NOT_FOUND = -1073741214;

/** The driver needs a routine that is not exported. */
export const STATUS_DRIVER_ENTRYPOINT_NOT_FOUND = -1073741213;

/** The thread does not own the lock that it releases. */
export const STATUS_RESOURCE_NOT_OWNED = -1073741212;

/** The file has as many links as it can. */
export const STATUS_TOO_MANY_LINKS = -1073741211;

/** The quota list is malformed. */
export const STATUS_QUOTA_LIST_INCONSISTENT = -1073741210;

/** The file is on remote storage. */
export const STATUS_FILE_IS_OFFLINE = -1073741209;

/** The evaluation period is over. */
export const STATUS_EVALUATION_EXPIRATION = -1073741208;

/** A system library was moved. */
export const STATUS_ILLEGAL_DLL_RELOCATION = -1073741207;

/** The licence was broken. */
export const STATUS_LICENSE_VIOLATION = -1073741206;

/** A library could not be initialised during logoff. */
export const STATUS_DLL_INIT_FAILED_LOGOFF = -1073741205;

/** The driver could not be loaded. */
export const STATUS_DRIVER_UNABLE_TO_LOAD = -1073741204;

/** The distributed file system is not there. */
export const STATUS_DFS_UNAVAILABLE = -1073741203;

/** The volume has been dismounted. */
export const STATUS_VOLUME_DISMOUNTED = -1073741202;

/** The emulator failed. */
export const STATUS_WX86_INTERNAL_ERROR = -1073741201;

/** The emulated floating point stack over- or underflowed. */
export const STATUS_WX86_FLOAT_STACK_CHECK = -1073741200;

/** The validation is to go on. */
export const STATUS_VALIDATE_CONTINUE = -1073741199;

/** Nothing matches. */
export const STATUS_NO_MATCH = -1073741198;

/** Nothing further matches. */
export const STATUS_NO_MORE_MATCHES = -1073741197;

/** The file is not a reparse point. */
export const STATUS_NOT_A_REPARSE_POINT = -1073741195;

/** The reparse tag is not valid. */
export const STATUS_IO_REPARSE_TAG_INVALID = -1073741194;

/** The reparse tag does not match. */
export const STATUS_IO_REPARSE_TAG_MISMATCH = -1073741193;

/** The reparse data is malformed. */
export const STATUS_IO_REPARSE_DATA_INVALID = -1073741192;

/** Nobody handles the reparse tag. */
export const STATUS_IO_REPARSE_TAG_NOT_HANDLED = -1073741191;

/** The reparse point could not be resolved. */
export const STATUS_REPARSE_POINT_NOT_RESOLVED = -1073741184;

/** The directory is a reparse point. */
export const STATUS_DIRECTORY_IS_A_REPARSE_POINT = -1073741183;

/** The ranges conflict. */
export const STATUS_RANGE_LIST_CONFLICT = -1073741182;

/** The source holds no medium. */
export const STATUS_SOURCE_ELEMENT_EMPTY = -1073741181;

/** The destination holds a medium already. */
export const STATUS_DESTINATION_ELEMENT_FULL = -1073741180;

/** The element does not exist. */
export const STATUS_ILLEGAL_ELEMENT_ADDRESS = -1073741179;

/** The magazine is not there. */
export const STATUS_MAGAZINE_NOT_PRESENT = -1073741178;

/** The device must be initialised again. */
export const STATUS_REINITIALIZATION_NEEDED = -1073741177;

/** The file could not be encrypted. */
export const STATUS_ENCRYPTION_FAILED = -1073741174;

/** The file could not be decrypted. */
export const STATUS_DECRYPTION_FAILED = -1073741173;

/** The range was not found. */
export const STATUS_RANGE_NOT_FOUND = -1073741172;

/** There is no recovery policy for encrypted files. */
export const STATUS_NO_RECOVERY_POLICY = -1073741171;

/** The encrypting file system is not loaded. */
export const STATUS_NO_EFS = -1073741170;

/** The file was encrypted by another system. */
export const STATUS_WRONG_EFS = -1073741169;

/** The user has no keys. */
export const STATUS_NO_USER_KEYS = -1073741168;

/** The file is not encrypted. */
export const STATUS_FILE_NOT_ENCRYPTED = -1073741167;

/** The file is not in the export format. */
export const STATUS_NOT_EXPORT_FORMAT = -1073741166;

/** The file is encrypted. */
export const STATUS_FILE_ENCRYPTED = -1073741165;

/** WMI does not know the GUID. */
export const STATUS_WMI_GUID_NOT_FOUND = -1073741163;

/** WMI does not know the instance. */
export const STATUS_WMI_INSTANCE_NOT_FOUND = -1073741162;

/** WMI does not know the item. */
export const STATUS_WMI_ITEMID_NOT_FOUND = -1073741161;

/** WMI asks to try again. */
export const STATUS_WMI_TRY_AGAIN = -1073741160;

/** The policy is shared and can be changed only at its origin. */
export const STATUS_SHARED_POLICY = -1073741159;

/** The policy object was not found. */
export const STATUS_POLICY_OBJECT_NOT_FOUND = -1073741158;

/** The volume was not upgraded. */
export const STATUS_VOLUME_NOT_UPGRADED = -1073741156;

/** Remote storage is not running. */
export const STATUS_REMOTE_STORAGE_NOT_ACTIVE = -1073741155;

/** Remote storage met a medium error. */
export const STATUS_REMOTE_STORAGE_MEDIA_ERROR = -1073741154;

/** The tracking service is not running. */
export const STATUS_NO_TRACKING_SERVICE = -1073741153;

/** The server's security id does not match. */
export const STATUS_SERVER_SID_MISMATCH = -1073741152;

/** There is not enough power. */
export const STATUS_INSUFFICIENT_POWER = -1073741090;

/** Several faults happened at once. */
export const STATUS_MULTIPLE_FAULT_VIOLATION = -1073741080;

/** This edition does not support it. */
export const STATUS_NOT_SUPPORTED_ON_SBS = -1073741056;

/** The machine cannot go into this power state. */
export const STATUS_CANNOT_MAKE = -1073741078;

/** The system is shutting down. */
export const STATUS_SYSTEM_SHUTDOWN = -1073741077;

/** The power state does not exist for the device. */
export const STATUS_POWER_STATE_INVALID = -1073741101;

/** The server could not prove who it is. */
export const STATUS_MUTUAL_AUTHENTICATION_FAILED = -1073741117;

/** The system is shutting down. */
export const STATUS_SHUTDOWN_IN_PROGRESS = -1073741058;

/** Several floating point faults happened. */
export const STATUS_FLOAT_MULTIPLE_FAULTS = -1073741132;

/** Several floating point traps happened. */
export const STATUS_FLOAT_MULTIPLE_TRAPS = -1073741131;

/** A register without a value was used. */
export const STATUS_REG_NAT_CONSUMPTION = -1073741111;

/** The server must be connected. */
export const STATUS_ONLY_IF_CONNECTED = -1073741108;

/** The policy is stored only in the directory service. */
export const STATUS_POLICY_ONLY_IN_DS = -1073741157;

/** The device has been removed. */
export const STATUS_DEVICE_REMOVED = -1073741130;

/** The change journal is being deleted. */
export const STATUS_JOURNAL_DELETE_IN_PROGRESS = -1073741129;

/** The change journal is not active. */
export const STATUS_JOURNAL_NOT_ACTIVE = -1073741128;

/** The device could not be enumerated. */
export const STATUS_DEVICE_ENUMERATION_ERROR = -1073740954;

/** The driver is blocked since it breaks the system. */
export const STATUS_DRIVER_BLOCKED_CRITICAL = -1073740949;

/** The driver is blocked. */
export const STATUS_DRIVER_BLOCKED = -1073740948;

/** The driver database failed. */
export const STATUS_DRIVER_DATABASE_ERROR = -1073740947;

/** The system hive is too large. */
export const STATUS_SYSTEM_HIVE_TOO_LARGE = -1073740946;

/** The program imports from something that is not a library. */
export const STATUS_INVALID_IMPORT_OF_NON_DLL = -1073740945;

/** The display driver hangs. */
export const STATUS_HUNG_DISPLAY_DRIVER_THREAD = -1073740779;

/** An assertion does not hold. */
export const STATUS_ASSERTION_FAILURE = -1073740768;

/** The verifier found a fault of the program. */
export const STATUS_VERIFIER_STOP = -1073740767;

/** A callback returned with a wrong stack. */
export const STATUS_CALLBACK_POP_STACK = -1073740765;

/** The driver does not go with this system. */
export const STATUS_INCOMPATIBLE_DRIVER_BLOCKED = -1073740764;

/** The hive was unloaded while it was in use. */
export const STATUS_HIVE_UNLOADED = -1073740763;

/** The file system cannot do this. */
export const STATUS_FILE_SYSTEM_LIMITATION = -1073740761;

/** The image's signature could not be verified. */
export const STATUS_INVALID_IMAGE_HASH = -1073740760;

/** The device is not able to do this. */
export const STATUS_NOT_CAPABLE = -1073740759;

/** The request came out of order. */
export const STATUS_REQUEST_OUT_OF_SEQUENCE = -1073740758;

/** A limit of the implementation was met. */
export const STATUS_IMPLEMENTATION_LIMIT = -1073740757;

/** This needs an administrator. */
export const STATUS_ELEVATION_REQUIRED = -1073740756;

/** There is no security context. */
export const STATUS_NO_SECURITY_CONTEXT = -1073740755;

/** The access is beyond the valid length of the file. */
export const STATUS_BEYOND_VDL = -1073740750;

/** A write is in progress there. */
export const STATUS_ENCOUNTERED_WRITE_IN_PROGRESS = -1073740749;

/** The page table entry changed. */
export const STATUS_PTE_CHANGED = -1073740748;

/** The cache could not be purged. */
export const STATUS_PURGE_FAILED = -1073740747;

/** The credentials must be confirmed. */
export const STATUS_CRED_REQUIRES_CONFIRMATION = -1073740736;

/** The integrity label is not valid. */
export const STATUS_INVALID_LABEL = -1073740730;

/** The process that hosts the driver ended. */
export const STATUS_DRIVER_PROCESS_TERMINATED = -1073740720;

/** There are several system devices. */
export const STATUS_AMBIGUOUS_SYSTEM_DEVICE = -1073740719;

/** The system device was not found. */
export const STATUS_SYSTEM_DEVICE_NOT_FOUND = -1073740718;

/** The boot application must be restarted. */
export const STATUS_RESTART_BOOT_APPLICATION = -1073740717;

/** There is not enough non-volatile memory. */
export const STATUS_INSUFFICIENT_NVRAM_RESOURCES = -1073740716;

/** The task's name is not valid. */
export const STATUS_INVALID_TASK_NAME = -1073740544;

/** The task's index is not valid. */
export const STATUS_INVALID_TASK_INDEX = -1073740543;

/** The thread is in the task already. */
export const STATUS_THREAD_ALREADY_IN_TASK = -1073740542;

/** The callback was passed by. */
export const STATUS_CALLBACK_BYPASS = -1073740541;

/** The scope is not defined. */
export const STATUS_UNDEFINED_SCOPE = -1073740540;

/** The capability is not valid. */
export const STATUS_INVALID_CAP = -1073740539;

/** The program ended itself at once. */
export const STATUS_FAIL_FAST_EXCEPTION = -1073740286;

/** The image's certificate was revoked. */
export const STATUS_IMAGE_CERT_REVOKED = -1073740285;

/** The port is closed. */
export const STATUS_PORT_CLOSED = -1073740032;

/** The message was lost. */
export const STATUS_MESSAGE_LOST = -1073740031;

/** The message is malformed. */
export const STATUS_INVALID_MESSAGE = -1073740030;

/** The request was cancelled. */
export const STATUS_REQUEST_CANCELED = -1073740029;

/** The dispatch is nested where it may not be. */
export const STATUS_RECURSIVE_DISPATCH = -1073740028;

/** The device object given does not fit. */
export const STATUS_INVALID_DEVICE_OBJECT_PARAMETER = -1073740951;

/** It is registered already. */
export const STATUS_ALREADY_REGISTERED = -1073740008;

/** A handle of the thread pool failed. */
export const STATUS_THREADPOOL_HANDLE_EXCEPTION = -1073740022;

/** A callback returned while it impersonated somebody. */
export const STATUS_CALLBACK_RETURNED_WHILE_IMPERSONATING = -1073740016;

/** An APC returned while it impersonated somebody. */
export const STATUS_APC_RETURNED_WHILE_IMPERSONATING = -1073740015;

/** The process is protected. */
export const STATUS_PROCESS_IS_PROTECTED = -1073740014;

/** The context does not match. */
export const STATUS_CONTEXT_MISMATCH = -1073740007;

/** The heap is damaged. */
export const STATUS_HEAP_CORRUPTION = -1073740940;

/** A buffer on the stack was overrun. */
export const STATUS_STACK_BUFFER_OVERRUN = -1073740791;

/** A parameter of the C run-time library is not valid. */
export const STATUS_INVALID_CRUNTIME_PARAMETER = -1073740777;

/** The thread is not valid. */
export const STATUS_INVALID_THREAD = -1073740004;

/** The object is not backed from outside. */
export const STATUS_OBJECT_NOT_EXTERNALLY_BACKED = -1073740691;

/** The device does not answer. */
export const STATUS_DEVICE_UNRESPONSIVE = -1073740534;

/** The transaction is not active. */
export const STATUS_TRANSACTION_NOT_ACTIVE = -1072103421;

/** The transaction was not found. */
export const STATUS_TRANSACTION_NOT_FOUND = -1072103346;

/** A transaction holds what is asked for. */
export const STATUS_TRANSACTIONAL_CONFLICT = -1072103423;

/** The handle is not that of a transaction. */
export const STATUS_INVALID_TRANSACTION = -1072103422;

/** The minifilter has no handler for this. */
export const STATUS_FLT_NO_HANDLER_DEFINED = -1071906815;

/** The object has a context already. */
export const STATUS_FLT_CONTEXT_ALREADY_DEFINED = -1071906814;

/** The operation cannot be asynchronous. */
export const STATUS_FLT_INVALID_ASYNCHRONOUS_REQUEST = -1071906813;

/** Fast I/O is refused: use an IRP. */
export const STATUS_FLT_DISALLOW_FAST_IO = -1071906812;

/** The name cannot be asked for at this time. */
export const STATUS_FLT_INVALID_NAME_REQUEST = -1071906811;

/** The operation cannot be put off safely. */
export const STATUS_FLT_NOT_SAFE_TO_POST_OPERATION = -1071906810;

/** The filter manager is not initialised. */
export const STATUS_FLT_NOT_INITIALIZED = -1071906809;

/** The minifilter has not started filtering. */
export const STATUS_FLT_FILTER_NOT_READY = -1071906808;

/** The instance is going away. */
export const STATUS_FLT_POST_OPERATION_CLEANUP = -1071906807;

/** The filter manager failed. */
export const STATUS_FLT_INTERNAL_ERROR = -1071906806;

/** The object is being deleted. */
export const STATUS_FLT_DELETING_OBJECT = -1071906805;

/** The memory must be of the nonpaged pool. */
export const STATUS_FLT_MUST_BE_NONPAGED_POOL = -1071906804;

/** There is an entry of this kind already. */
export const STATUS_FLT_DUPLICATE_ENTRY = -1071906803;

/** The callback data queue is disabled. */
export const STATUS_FLT_CBDQ_DISABLED = -1071906802;

/** The minifilter does not want this volume. */
export const STATUS_FLT_DO_NOT_ATTACH = -1071906801;

/** The minifilter cannot be detached now. */
export const STATUS_FLT_DO_NOT_DETACH = -1071906800;

/** An instance has this altitude already. */
export const STATUS_FLT_INSTANCE_ALTITUDE_COLLISION = -1071906799;

/** An instance has this name already. */
export const STATUS_FLT_INSTANCE_NAME_COLLISION = -1071906798;

/** There is no such minifilter. */
export const STATUS_FLT_FILTER_NOT_FOUND = -1071906797;

/** There is no such volume. */
export const STATUS_FLT_VOLUME_NOT_FOUND = -1071906796;

/** There is no such instance. */
export const STATUS_FLT_INSTANCE_NOT_FOUND = -1071906795;

/** No context of this kind was registered. */
export const STATUS_FLT_CONTEXT_ALLOCATION_NOT_FOUND = -1071906794;

/** The registration of contexts is malformed. */
export const STATUS_FLT_INVALID_CONTEXT_REGISTRATION = -1071906793;

/** The name is not in the cache. */
export const STATUS_FLT_NAME_CACHE_MISS = -1071906792;

/** The volume has no device object. */
export const STATUS_FLT_NO_DEVICE_OBJECT = -1071906791;

/** The volume is mounted already. */
export const STATUS_FLT_VOLUME_ALREADY_MOUNTED = -1071906790;

/** The transaction has been joined already. */
export const STATUS_FLT_ALREADY_ENLISTED = -1071906789;

/** The context is attached to an object already. */
export const STATUS_FLT_CONTEXT_ALREADY_LINKED = -1071906788;

/** Nobody waits for the reply any more. */
export const STATUS_FLT_NO_WAITER_FOR_REPLY = -1071906784;

/** The registration is busy. */
export const STATUS_FLT_REGISTRATION_BUSY = -1071906781;

/** The debugger handled the exception. */
export const DBG_EXCEPTION_HANDLED = 65537;

/** The debugger lets the program go on. */
export const DBG_CONTINUE = 65538;

/** The debugger will answer later. */
export const DBG_REPLY_LATER = 1073807361;

/** The debugger ended the thread. */
export const DBG_TERMINATE_THREAD = 1073807363;

/** The debugger ended the process. */
export const DBG_TERMINATE_PROCESS = 1073807364;

/** Ctrl+C was pressed. */
export const DBG_CONTROL_C = 1073807365;

/** The program printed a message for the debugger. */
export const DBG_PRINTEXCEPTION_C = 1073807366;

/** The program reported an error to the debugger. */
export const DBG_RIPEXCEPTION = 1073807367;

/** Ctrl+Break was pressed. */
export const DBG_CONTROL_BREAK = 1073807368;

/** A command for the debugger was met. */
export const DBG_COMMAND_EXCEPTION = 1073807369;

/** The debugger did not handle the exception. */
export const DBG_EXCEPTION_NOT_HANDLED = -2147418111;

/** The debugger has nothing to report. */
export const DBG_NO_STATE_CHANGE = -1073676287;

/** The program is busy. */
export const DBG_APP_NOT_IDLE = -1073676286;

/** Number -> [name, what it says]. */
const codes = new Map<number, readonly [string, string]>([
  [0, ["STATUS_SUCCESS", "The operation completed."]],
  [1, ["STATUS_WAIT_1", "The second object of the wait was signaled."]],
  [2, ["STATUS_WAIT_2", "The third object of the wait was signaled."]],
  [3, ["STATUS_WAIT_3", "The fourth object of the wait was signaled."]],
  [63, ["STATUS_WAIT_63", "The last possible object of the wait was signaled."]],
  [128, ["STATUS_ABANDONED", "A mutant's owner ended without releasing it."]],
  [191, ["STATUS_ABANDONED_WAIT_63", "The wait got the last possible object, an abandoned mutant."]],
  [192, ["STATUS_USER_APC", "The wait was interrupted to deliver a user APC."]],
  [255, ["STATUS_ALREADY_COMPLETE", "The action has been done already."]],
  [256, ["STATUS_KERNEL_APC", "The wait was interrupted to deliver a kernel APC."]],
  [257, ["STATUS_ALERTED", "The wait was interrupted because the thread was alerted."]],
  [258, ["STATUS_TIMEOUT", "The time ran out before the wait was satisfied."]],
  [259, ["STATUS_PENDING", "The operation is under way and will complete later."]],
  [260, ["STATUS_REPARSE", "The object manager must parse the name again, since a link was met."]],
  [261, ["STATUS_MORE_ENTRIES", "There is more to read than fitted."]],
  [262, ["STATUS_NOT_ALL_ASSIGNED", "Some of the privileges named are not held by the caller."]],
  [263, ["STATUS_SOME_NOT_MAPPED", "Some of the names could not be translated."]],
  [264, ["STATUS_OPLOCK_BREAK_IN_PROGRESS", "An oplock is being broken for this open."]],
  [265, ["STATUS_VOLUME_MOUNTED", "A volume was mounted."]],
  [266, ["STATUS_RXACT_COMMITTED", "The registry transaction is committed."]],
  [267, ["STATUS_NOTIFY_CLEANUP", "The directory handle whose changes were watched was closed."]],
  [268, ["STATUS_NOTIFY_ENUM_DIR", "Too many changes happened to list them: enumerate the directory."]],
  [269, ["STATUS_NO_QUOTAS_FOR_ACCOUNT", "The account has no quota."]],
  [270, ["STATUS_PRIMARY_TRANSPORT_CONNECT_FAILED", "The secondary transport was used since the primary one failed."]],
  [272, ["STATUS_PAGE_FAULT_TRANSITION", "The fault was a transition fault."]],
  [273, ["STATUS_PAGE_FAULT_DEMAND_ZERO", "The fault was satisfied by a zeroed page."]],
  [274, ["STATUS_PAGE_FAULT_COPY_ON_WRITE", "The fault was satisfied by copying the page."]],
  [275, ["STATUS_PAGE_FAULT_GUARD_PAGE", "The fault hit a guard page."]],
  [276, ["STATUS_PAGE_FAULT_PAGING_FILE", "The fault was satisfied from secondary storage."]],
  [277, ["STATUS_CACHE_PAGE_LOCKED", "The page is locked in the cache."]],
  [278, ["STATUS_CRASH_DUMP", "The file holds a crash dump."]],
  [279, ["STATUS_BUFFER_ALL_ZEROS", "The buffer holds only zeros."]],
  [280, ["STATUS_REPARSE_OBJECT", "The object manager must parse the name again, since a link was met."]],
  [281, ["STATUS_RESOURCE_REQUIREMENTS_CHANGED", "The device's resource requirements changed."]],
  [288, ["STATUS_TRANSLATION_COMPLETE", "The resource has been translated completely."]],
  [290, ["STATUS_NOTHING_TO_TERMINATE", "The job has no process left to end."]],
  [291, ["STATUS_PROCESS_NOT_IN_JOB", "The process is in no job."]],
  [292, ["STATUS_PROCESS_IN_JOB", "The process is in a job."]],
  [293, ["STATUS_VOLSNAP_HIBERNATE_READY", "The system is ready to hibernate."]],
  [294, ["STATUS_FSFILTER_OP_COMPLETED_SUCCESSFULLY", "A file system filter carried the operation out."]],
  [295, ["STATUS_INTERRUPT_VECTOR_ALREADY_CONNECTED", "The interrupt vector was connected before."]],
  [296, ["STATUS_INTERRUPT_STILL_CONNECTED", "The interrupt is still connected."]],
  [297, ["STATUS_PROCESS_CLONED", "This is the clone of a process."]],
  [298, ["STATUS_FILE_LOCKED_WITH_ONLY_READERS", "All locks on the file are for reading."]],
  [299, ["STATUS_FILE_LOCKED_WITH_WRITERS", "Some locks on the file are for writing."]],
  [871, ["STATUS_WAIT_FOR_OPLOCK", "The operation waits for an oplock to be broken."]],
  [1835009, ["STATUS_FLT_IO_COMPLETE", "A minifilter completed the operation."]],
  [1073741824, ["STATUS_OBJECT_NAME_EXISTS", "An object of this name exists already and was opened."]],
  [1073741825, ["STATUS_THREAD_WAS_SUSPENDED", "The thread that ended was suspended."]],
  [1073741826, ["STATUS_WORKING_SET_LIMIT_RANGE", "The limits of the working set were set to the nearest that is allowed."]],
  [1073741827, ["STATUS_IMAGE_NOT_AT_BASE", "The image was loaded at another address than it was linked for."]],
  [1073741828, ["STATUS_RXACT_STATE_CREATED", "A registry transaction file was made anew."]],
  [1073741829, ["STATUS_SEGMENT_NOTIFICATION", "A segment of a virtual DOS machine is being loaded."]],
  [1073741830, ["STATUS_LOCAL_USER_SESSION_KEY", "A session key for local logon was returned."]],
  [1073741831, ["STATUS_BAD_CURRENT_DIRECTORY", "The process cannot use its current directory."]],
  [1073741832, ["STATUS_SERIAL_MORE_WRITES", "The serial request is to be queued again: more can be written."]],
  [1073741833, ["STATUS_REGISTRY_RECOVERED", "A registry file was repaired from its log."]],
  [1073741834, ["STATUS_FT_READ_RECOVERY_FROM_BACKUP", "The read was satisfied from the other copy of the volume."]],
  [1073741835, ["STATUS_FT_WRITE_RECOVERY", "A failing sector was moved and written."]],
  [1073741836, ["STATUS_SERIAL_COUNTER_TIMEOUT", "The serial request timed out on its counter."]],
  [1073741837, ["STATUS_NULL_LM_PASSWORD", "The password is too complex for LAN Manager."]],
  [1073741838, ["STATUS_IMAGE_MACHINE_TYPE_MISMATCH", "The image was built for another machine."]],
  [1073741839, ["STATUS_RECEIVE_PARTIAL", "A part of the message was received."]],
  [1073741840, ["STATUS_RECEIVE_EXPEDITED", "Urgent data was received."]],
  [1073741841, ["STATUS_RECEIVE_PARTIAL_EXPEDITED", "A part of an urgent message was received."]],
  [1073741842, ["STATUS_EVENT_DONE", "The event is over."]],
  [1073741843, ["STATUS_EVENT_PENDING", "The event is still to come."]],
  [1073741844, ["STATUS_CHECKING_FILE_SYSTEM", "The file system is being checked."]],
  [1073741845, ["STATUS_FATAL_APP_EXIT", "The program ended itself after a fatal error."]],
  [1073741846, ["STATUS_PREDEFINED_HANDLE", "The handle is one of the predefined ones."]],
  [1073741847, ["STATUS_WAS_UNLOCKED", "The page was unlocked by the call."]],
  [1073741848, ["STATUS_SERVICE_NOTIFICATION", "A message of a service."]],
  [1073741849, ["STATUS_WAS_LOCKED", "The page was locked before."]],
  [1073741850, ["STATUS_LOG_HARD_ERROR", "The error was written to the log."]],
  [1073741851, ["STATUS_ALREADY_WIN32", "The process is a Windows process already."]],
  [1073741859, ["STATUS_IMAGE_MACHINE_TYPE_MISMATCH_EXE", "The program was built for another machine."]],
  [1073741860, ["STATUS_NO_YIELD_PERFORMED", "No other thread was ready to run."]],
  [1073741861, ["STATUS_TIMER_RESUME_IGNORED", "The timer cannot wake the machine."]],
  [1073742704, ["STATUS_DS_SHUTTING_DOWN", "The directory service is shutting down."]],
  [-2147483647, ["STATUS_GUARD_PAGE_VIOLATION", "A guard page was touched."]],
  [-2147483646, ["STATUS_DATATYPE_MISALIGNMENT", "Data was accessed at an address that it cannot have."]],
  [-2147483645, ["STATUS_BREAKPOINT", "A breakpoint was reached."]],
  [-2147483644, ["STATUS_SINGLE_STEP", "One instruction was executed."]],
  [-2147483643, ["STATUS_BUFFER_OVERFLOW", "The data did not fit: as much as fits was returned."]],
  [-2147483642, ["STATUS_NO_MORE_FILES", "No further file matches."]],
  [-2147483641, ["STATUS_WAKE_SYSTEM_DEBUGGER", "The system debugger was woken."]],
  [-2147483638, ["STATUS_HANDLES_CLOSED", "The handles to the object were closed."]],
  [-2147483637, ["STATUS_NO_INHERITANCE", "The access list has no part that can be inherited."]],
  [-2147483636, ["STATUS_GUID_SUBSTITUTION_MADE", "A GUID was put in place of a part of the name."]],
  [-2147483635, ["STATUS_PARTIAL_COPY", "Only a part of the memory could be copied."]],
  [-2147483634, ["STATUS_DEVICE_PAPER_EMPTY", "The printer has no paper."]],
  [-2147483633, ["STATUS_DEVICE_POWERED_OFF", "The device is switched off."]],
  [-2147483632, ["STATUS_DEVICE_OFF_LINE", "The device is off line."]],
  [-2147483631, ["STATUS_DEVICE_BUSY", "The device is busy."]],
  [-2147483630, ["STATUS_NO_MORE_EAS", "The file has no further extended attributes."]],
  [-2147483629, ["STATUS_INVALID_EA_NAME", "The name of the extended attribute is not valid."]],
  [-2147483628, ["STATUS_EA_LIST_INCONSISTENT", "The list of extended attributes is malformed."]],
  [-2147483627, ["STATUS_INVALID_EA_FLAG", "A flag of the extended attribute is not valid."]],
  [-2147483626, ["STATUS_VERIFY_REQUIRED", "The medium may have been changed and must be verified."]],
  [-2147483625, ["STATUS_EXTRANEOUS_INFORMATION", "The access list holds more than it should."]],
  [-2147483624, ["STATUS_RXACT_COMMIT_NECESSARY", "The registry transaction must be committed again."]],
  [-2147483622, ["STATUS_NO_MORE_ENTRIES", "There are no more entries to enumerate."]],
  [-2147483621, ["STATUS_FILEMARK_DETECTED", "A file mark was met on the tape."]],
  [-2147483620, ["STATUS_MEDIA_CHANGED", "The medium may have been changed."]],
  [-2147483619, ["STATUS_BUS_RESET", "The bus was reset."]],
  [-2147483618, ["STATUS_END_OF_MEDIA", "The end of the medium was reached."]],
  [-2147483617, ["STATUS_BEGINNING_OF_MEDIA", "The beginning of the medium was reached."]],
  [-2147483616, ["STATUS_MEDIA_CHECK", "The medium may have been changed."]],
  [-2147483615, ["STATUS_SETMARK_DETECTED", "A set mark was met on the tape."]],
  [-2147483614, ["STATUS_NO_DATA_DETECTED", "The tape holds no more data."]],
  [-2147483613, ["STATUS_REDIRECTOR_HAS_OPEN_HANDLES", "The redirector still has open handles."]],
  [-2147483612, ["STATUS_SERVER_HAS_OPEN_HANDLES", "The server still has open handles."]],
  [-2147483611, ["STATUS_ALREADY_DISCONNECTED", "The connection was closed before."]],
  [-2147483610, ["STATUS_LONGJUMP", "A long jump is under way."]],
  [-2147483609, ["STATUS_CLEANER_CARTRIDGE_INSTALLED", "The tape library holds a cleaner cartridge."]],
  [-2147483608, ["STATUS_PLUGPLAY_QUERY_VETOED", "A Plug and Play query was vetoed."]],
  [-2147483607, ["STATUS_UNWIND_CONSOLIDATE", "A frame consolidation is under way."]],
  [-2147483606, ["STATUS_REGISTRY_HIVE_RECOVERED", "A hive was damaged and repaired."]],
  [-2147483605, ["STATUS_DLL_MIGHT_BE_INSECURE", "The library may not be secure."]],
  [-2147483604, ["STATUS_DLL_MIGHT_BE_INCOMPATIBLE", "The library may not be compatible."]],
  [-2147483603, ["STATUS_STOPPED_ON_SYMLINK", "The name has a symbolic link that was not followed."]],
  [-2147483000, ["STATUS_DEVICE_REQUIRES_CLEANING", "The device must be cleaned."]],
  [-2147482999, ["STATUS_DEVICE_DOOR_OPEN", "The door of the device is open."]],
  [-2145648639, ["STATUS_FLT_BUFFER_TOO_SMALL", "The buffer is too small for a minifilter's answer."]],
  [-1073741823, ["STATUS_UNSUCCESSFUL", "The operation failed."]],
  [-1073741822, ["STATUS_NOT_IMPLEMENTED", "The operation is not implemented."]],
  [-1073741821, ["STATUS_INVALID_INFO_CLASS", "The information class does not exist or does not fit the object."]],
  [-1073741820, ["STATUS_INFO_LENGTH_MISMATCH", "The length is not what the information class needs."]],
  [-1073741819, ["STATUS_ACCESS_VIOLATION", "Memory was accessed that is not there or not allowed."]],
  [-1073741818, ["STATUS_IN_PAGE_ERROR", "A page could not be read in."]],
  [-1073741817, ["STATUS_PAGEFILE_QUOTA", "The process has used up its page file quota."]],
  [-1073741816, ["STATUS_INVALID_HANDLE", "The handle is not valid."]],
  [-1073741815, ["STATUS_BAD_INITIAL_STACK", "The initial stack is not valid."]],
  [-1073741814, ["STATUS_BAD_INITIAL_PC", "The start address is not valid."]],
  [-1073741813, ["STATUS_INVALID_CID", "There is no such client id."]],
  [-1073741812, ["STATUS_TIMER_NOT_CANCELED", "The timer could not be cancelled."]],
  [-1073741811, ["STATUS_INVALID_PARAMETER", "A parameter is not valid."]],
  [-1073741810, ["STATUS_NO_SUCH_DEVICE", "The device does not exist."]],
  [-1073741809, ["STATUS_NO_SUCH_FILE", "The file does not exist."]],
  [-1073741808, ["STATUS_INVALID_DEVICE_REQUEST", "The device does not carry out requests of this kind."]],
  [-1073741807, ["STATUS_END_OF_FILE", "The end of the file was reached."]],
  [-1073741806, ["STATUS_WRONG_VOLUME", "Another volume is in the drive."]],
  [-1073741805, ["STATUS_NO_MEDIA_IN_DEVICE", "There is no medium in the drive."]],
  [-1073741804, ["STATUS_UNRECOGNIZED_MEDIA", "The medium is not formatted in a known way."]],
  [-1073741803, ["STATUS_NONEXISTENT_SECTOR", "The sector does not exist."]],
  [-1073741802, ["STATUS_MORE_PROCESSING_REQUIRED", "The request is not complete yet: its completion stops here."]],
  [-1073741801, ["STATUS_NO_MEMORY", "There is not enough virtual memory."]],
  [-1073741800, ["STATUS_CONFLICTING_ADDRESSES", "The address range is in use already."]],
  [-1073741799, ["STATUS_NOT_MAPPED_VIEW", "The address is not in a mapped view."]],
  [-1073741798, ["STATUS_UNABLE_TO_FREE_VM", "The memory cannot be freed."]],
  [-1073741797, ["STATUS_UNABLE_TO_DELETE_SECTION", "The section cannot be deleted."]],
  [-1073741796, ["STATUS_INVALID_SYSTEM_SERVICE", "There is no such system service."]],
  [-1073741795, ["STATUS_ILLEGAL_INSTRUCTION", "An instruction was executed that does not exist."]],
  [-1073741794, ["STATUS_INVALID_LOCK_SEQUENCE", "The lock sequence is not valid."]],
  [-1073741793, ["STATUS_INVALID_VIEW_SIZE", "The view is larger than the section."]],
  [-1073741792, ["STATUS_INVALID_FILE_FOR_SECTION", "The file cannot be mapped."]],
  [-1073741791, ["STATUS_ALREADY_COMMITTED", "The memory is committed already."]],
  [-1073741790, ["STATUS_ACCESS_DENIED", "The access is not allowed."]],
  [-1073741789, ["STATUS_BUFFER_TOO_SMALL", "The buffer is too small; nothing was returned."]],
  [-1073741788, ["STATUS_OBJECT_TYPE_MISMATCH", "The object is of another type than the operation needs."]],
  [-1073741787, ["STATUS_NONCONTINUABLE_EXCEPTION", "Execution cannot go on after this exception."]],
  [-1073741786, ["STATUS_INVALID_DISPOSITION", "An exception handler returned a value that does not exist."]],
  [-1073741785, ["STATUS_UNWIND", "An unwind is under way."]],
  [-1073741784, ["STATUS_BAD_STACK", "The stack is not valid."]],
  [-1073741783, ["STATUS_INVALID_UNWIND_TARGET", "The target of the unwind is not valid."]],
  [-1073741782, ["STATUS_NOT_LOCKED", "The page is not locked."]],
  [-1073741781, ["STATUS_PARITY_ERROR", "A parity error was found."]],
  [-1073741780, ["STATUS_UNABLE_TO_DECOMMIT_VM", "The memory cannot be decommitted."]],
  [-1073741779, ["STATUS_NOT_COMMITTED", "The memory is not committed."]],
  [-1073741778, ["STATUS_INVALID_PORT_ATTRIBUTES", "The attributes of the port are not valid."]],
  [-1073741777, ["STATUS_PORT_MESSAGE_TOO_LONG", "The message is too long for the port."]],
  [-1073741776, ["STATUS_INVALID_PARAMETER_MIX", "The parameters do not go together."]],
  [-1073741775, ["STATUS_INVALID_QUOTA_LOWER", "The quota is below what is in use."]],
  [-1073741774, ["STATUS_DISK_CORRUPT_ERROR", "The file system on the disk is damaged."]],
  [-1073741773, ["STATUS_OBJECT_NAME_INVALID", "The name is not well formed."]],
  [-1073741772, ["STATUS_OBJECT_NAME_NOT_FOUND", "There is no object of this name."]],
  [-1073741771, ["STATUS_OBJECT_NAME_COLLISION", "An object of this name exists already."]],
  [-1073741770, ["STATUS_PORT_DO_NOT_DISTURB", "The port does not take messages now."]],
  [-1073741769, ["STATUS_PORT_DISCONNECTED", "The other end of the port is gone."]],
  [-1073741768, ["STATUS_DEVICE_ALREADY_ATTACHED", "The device is attached already."]],
  [-1073741767, ["STATUS_OBJECT_PATH_INVALID", "A part of the path is not a directory."]],
  [-1073741766, ["STATUS_OBJECT_PATH_NOT_FOUND", "A directory of the path does not exist."]],
  [-1073741765, ["STATUS_OBJECT_PATH_SYNTAX_BAD", "The path does not begin with a backslash."]],
  [-1073741764, ["STATUS_DATA_OVERRUN", "More data came than fits."]],
  [-1073741763, ["STATUS_DATA_LATE_ERROR", "The data came too late."]],
  [-1073741762, ["STATUS_DATA_ERROR", "The data is damaged."]],
  [-1073741761, ["STATUS_CRC_ERROR", "The checksum does not match."]],
  [-1073741760, ["STATUS_SECTION_TOO_BIG", "The section is too large."]],
  [-1073741759, ["STATUS_PORT_CONNECTION_REFUSED", "The connection to the port was refused."]],
  [-1073741758, ["STATUS_INVALID_PORT_HANDLE", "The handle is not that of a port."]],
  [-1073741757, ["STATUS_SHARING_VIOLATION", "The file is open in a way that does not allow this."]],
  [-1073741756, ["STATUS_QUOTA_EXCEEDED", "The quota is used up."]],
  [-1073741755, ["STATUS_INVALID_PAGE_PROTECTION", "The page protection is not valid."]],
  [-1073741754, ["STATUS_MUTANT_NOT_OWNED", "The thread does not own the mutant that it releases."]],
  [-1073741753, ["STATUS_SEMAPHORE_LIMIT_EXCEEDED", "The semaphore's count would pass its limit."]],
  [-1073741752, ["STATUS_PORT_ALREADY_SET", "The port has been set before."]],
  [-1073741751, ["STATUS_SECTION_NOT_IMAGE", "The section is not an image."]],
  [-1073741750, ["STATUS_SUSPEND_COUNT_EXCEEDED", "The thread is suspended as often as it can be."]],
  [-1073741749, ["STATUS_THREAD_IS_TERMINATING", "The thread is ending."]],
  [-1073741748, ["STATUS_BAD_WORKING_SET_LIMIT", "The limits of the working set are not valid."]],
  [-1073741747, ["STATUS_INCOMPATIBLE_FILE_MAP", "The file is mapped in a way that does not go with this."]],
  [-1073741746, ["STATUS_SECTION_PROTECTION", "The protection does not go with that of the section."]],
  [-1073741745, ["STATUS_EAS_NOT_SUPPORTED", "The file system has no extended attributes."]],
  [-1073741744, ["STATUS_EA_TOO_LARGE", "The extended attributes are too large."]],
  [-1073741743, ["STATUS_NONEXISTENT_EA_ENTRY", "There is no such extended attribute."]],
  [-1073741742, ["STATUS_NO_EAS_ON_FILE", "The file has no extended attributes."]],
  [-1073741741, ["STATUS_EA_CORRUPT_ERROR", "The extended attributes are damaged."]],
  [-1073741740, ["STATUS_FILE_LOCK_CONFLICT", "A lock of somebody else covers this part of the file."]],
  [-1073741739, ["STATUS_LOCK_NOT_GRANTED", "The lock was not granted."]],
  [-1073741738, ["STATUS_DELETE_PENDING", "The object is about to be deleted: it cannot be opened any more."]],
  [-1073741737, ["STATUS_CTL_FILE_NOT_SUPPORTED", "The file system does not know this control request."]],
  [-1073741736, ["STATUS_UNKNOWN_REVISION", "The revision level is not known."]],
  [-1073741735, ["STATUS_REVISION_MISMATCH", "The revision levels do not match."]],
  [-1073741734, ["STATUS_INVALID_OWNER", "The security id cannot be an owner."]],
  [-1073741733, ["STATUS_INVALID_PRIMARY_GROUP", "The security id cannot be a primary group."]],
  [-1073741732, ["STATUS_NO_IMPERSONATION_TOKEN", "The thread impersonates nobody."]],
  [-1073741731, ["STATUS_CANT_DISABLE_MANDATORY", "A mandatory group cannot be disabled."]],
  [-1073741730, ["STATUS_NO_LOGON_SERVERS", "No server can check the logon."]],
  [-1073741729, ["STATUS_NO_SUCH_LOGON_SESSION", "There is no such logon session."]],
  [-1073741728, ["STATUS_NO_SUCH_PRIVILEGE", "There is no such privilege."]],
  [-1073741727, ["STATUS_PRIVILEGE_NOT_HELD", "The caller lacks a privilege that this needs."]],
  [-1073741726, ["STATUS_INVALID_ACCOUNT_NAME", "The account name is not well formed."]],
  [-1073741725, ["STATUS_USER_EXISTS", "The user exists already."]],
  [-1073741724, ["STATUS_NO_SUCH_USER", "The user does not exist."]],
  [-1073741723, ["STATUS_GROUP_EXISTS", "The group exists already."]],
  [-1073741722, ["STATUS_NO_SUCH_GROUP", "The group does not exist."]],
  [-1073741721, ["STATUS_MEMBER_IN_GROUP", "The user is in the group already."]],
  [-1073741720, ["STATUS_MEMBER_NOT_IN_GROUP", "The user is not in the group."]],
  [-1073741719, ["STATUS_LAST_ADMIN", "The last administrator cannot go."]],
  [-1073741718, ["STATUS_WRONG_PASSWORD", "The password is wrong."]],
  [-1073741717, ["STATUS_ILL_FORMED_PASSWORD", "The new password has characters that it cannot have."]],
  [-1073741716, ["STATUS_PASSWORD_RESTRICTION", "The new password breaks a rule."]],
  [-1073741715, ["STATUS_LOGON_FAILURE", "The user name or the password is wrong."]],
  [-1073741714, ["STATUS_ACCOUNT_RESTRICTION", "The account may not log on in this way."]],
  [-1073741713, ["STATUS_INVALID_LOGON_HOURS", "The account may not log on at this hour."]],
  [-1073741712, ["STATUS_INVALID_WORKSTATION", "The account may not log on at this computer."]],
  [-1073741711, ["STATUS_PASSWORD_EXPIRED", "The password has expired."]],
  [-1073741710, ["STATUS_ACCOUNT_DISABLED", "The account is disabled."]],
  [-1073741709, ["STATUS_NONE_MAPPED", "None of the names could be translated."]],
  [-1073741708, ["STATUS_TOO_MANY_LUIDS_REQUESTED", "Too many identifiers were asked for."]],
  [-1073741707, ["STATUS_LUIDS_EXHAUSTED", "There are no identifiers left."]],
  [-1073741706, ["STATUS_INVALID_SUB_AUTHORITY", "The sub-authority is not valid."]],
  [-1073741705, ["STATUS_INVALID_ACL", "The access list is malformed."]],
  [-1073741704, ["STATUS_INVALID_SID", "The security id is malformed."]],
  [-1073741703, ["STATUS_INVALID_SECURITY_DESCR", "The security descriptor is malformed."]],
  [-1073741702, ["STATUS_PROCEDURE_NOT_FOUND", "The procedure is not in the library."]],
  [-1073741701, ["STATUS_INVALID_IMAGE_FORMAT", "The file is not an image that can be run."]],
  [-1073741700, ["STATUS_NO_TOKEN", "There is no token."]],
  [-1073741699, ["STATUS_BAD_INHERITANCE_ACL", "The inherited access list could not be built."]],
  [-1073741698, ["STATUS_RANGE_NOT_LOCKED", "The range was not locked."]],
  [-1073741697, ["STATUS_DISK_FULL", "The disk is full."]],
  [-1073741696, ["STATUS_SERVER_DISABLED", "The server is disabled."]],
  [-1073741695, ["STATUS_SERVER_NOT_DISABLED", "The server is not disabled."]],
  [-1073741694, ["STATUS_TOO_MANY_GUIDS_REQUESTED", "Too many GUIDs were asked for."]],
  [-1073741693, ["STATUS_GUIDS_EXHAUSTED", "There are no GUIDs left."]],
  [-1073741692, ["STATUS_INVALID_ID_AUTHORITY", "The identifier authority is not valid."]],
  [-1073741691, ["STATUS_AGENTS_EXHAUSTED", "There are no agents left."]],
  [-1073741690, ["STATUS_INVALID_VOLUME_LABEL", "The volume label is not valid."]],
  [-1073741689, ["STATUS_SECTION_NOT_EXTENDED", "The section could not be made larger."]],
  [-1073741688, ["STATUS_NOT_MAPPED_DATA", "The address is not in mapped data."]],
  [-1073741687, ["STATUS_RESOURCE_DATA_NOT_FOUND", "The image has no resources."]],
  [-1073741686, ["STATUS_RESOURCE_TYPE_NOT_FOUND", "The image has no resource of this type."]],
  [-1073741685, ["STATUS_RESOURCE_NAME_NOT_FOUND", "The image has no resource of this name."]],
  [-1073741684, ["STATUS_ARRAY_BOUNDS_EXCEEDED", "An array was indexed outside of its bounds."]],
  [-1073741683, ["STATUS_FLOAT_DENORMAL_OPERAND", "A floating point operand is too small."]],
  [-1073741682, ["STATUS_FLOAT_DIVIDE_BY_ZERO", "A floating point number was divided by zero."]],
  [-1073741681, ["STATUS_FLOAT_INEXACT_RESULT", "The result has no exact floating point form."]],
  [-1073741680, ["STATUS_FLOAT_INVALID_OPERATION", "The floating point operation is not valid."]],
  [-1073741679, ["STATUS_FLOAT_OVERFLOW", "The floating point result is too large."]],
  [-1073741678, ["STATUS_FLOAT_STACK_CHECK", "The floating point stack over- or underflowed."]],
  [-1073741677, ["STATUS_FLOAT_UNDERFLOW", "The floating point result is too small."]],
  [-1073741676, ["STATUS_INTEGER_DIVIDE_BY_ZERO", "An integer was divided by zero."]],
  [-1073741675, ["STATUS_INTEGER_OVERFLOW", "The result of the integer operation does not fit."]],
  [-1073741674, ["STATUS_PRIVILEGED_INSTRUCTION", "An instruction that only the kernel may execute was met."]],
  [-1073741673, ["STATUS_TOO_MANY_PAGING_FILES", "There are too many page files."]],
  [-1073741672, ["STATUS_FILE_INVALID", "The volume was changed from outside: the open file is no longer valid."]],
  [-1073741671, ["STATUS_ALLOTTED_SPACE_EXCEEDED", "The space set aside for the security information is used up."]],
  [-1073741670, ["STATUS_INSUFFICIENT_RESOURCES", "The system lacks a resource, most often pool memory."]],
  [-1073741669, ["STATUS_DFS_EXIT_PATH_FOUND", "A way out of the distributed file system was met."]],
  [-1073741668, ["STATUS_DEVICE_DATA_ERROR", "The device reported damaged data."]],
  [-1073741667, ["STATUS_DEVICE_NOT_CONNECTED", "The device is not connected."]],
  [-1073741666, ["STATUS_DEVICE_POWER_FAILURE", "The device lost power."]],
  [-1073741665, ["STATUS_FREE_VM_NOT_AT_BASE", "The address is not the beginning of the region."]],
  [-1073741664, ["STATUS_MEMORY_NOT_ALLOCATED", "The memory is not allocated."]],
  [-1073741663, ["STATUS_WORKING_SET_QUOTA", "The working set quota is used up."]],
  [-1073741662, ["STATUS_MEDIA_WRITE_PROTECTED", "The medium is write protected."]],
  [-1073741661, ["STATUS_DEVICE_NOT_READY", "The device is not ready."]],
  [-1073741660, ["STATUS_INVALID_GROUP_ATTRIBUTES", "The group's attributes are not valid."]],
  [-1073741659, ["STATUS_BAD_IMPERSONATION_LEVEL", "The impersonation level does not allow this."]],
  [-1073741658, ["STATUS_CANT_OPEN_ANONYMOUS", "An anonymous token cannot be opened."]],
  [-1073741657, ["STATUS_BAD_VALIDATION_CLASS", "The validation class is not valid."]],
  [-1073741656, ["STATUS_BAD_TOKEN_TYPE", "The token is not of the kind that this needs."]],
  [-1073741655, ["STATUS_BAD_MASTER_BOOT_RECORD", "The master boot record is damaged."]],
  [-1073741654, ["STATUS_INSTRUCTION_MISALIGNMENT", "An instruction was met at an address that it cannot have."]],
  [-1073741653, ["STATUS_INSTANCE_NOT_AVAILABLE", "All instances of the pipe are busy."]],
  [-1073741652, ["STATUS_PIPE_NOT_AVAILABLE", "No instance of the pipe listens."]],
  [-1073741651, ["STATUS_INVALID_PIPE_STATE", "The pipe is in another state than this needs."]],
  [-1073741650, ["STATUS_PIPE_BUSY", "The pipe is busy."]],
  [-1073741649, ["STATUS_ILLEGAL_FUNCTION", "The function is not allowed here."]],
  [-1073741648, ["STATUS_PIPE_DISCONNECTED", "The pipe has been disconnected."]],
  [-1073741647, ["STATUS_PIPE_CLOSING", "The other end of the pipe is closing."]],
  [-1073741646, ["STATUS_PIPE_CONNECTED", "The pipe is connected."]],
  [-1073741645, ["STATUS_PIPE_LISTENING", "The pipe waits for a client."]],
  [-1073741644, ["STATUS_INVALID_READ_MODE", "The read mode of the pipe is not valid."]],
  [-1073741643, ["STATUS_IO_TIMEOUT", "The device did not answer in time."]],
  [-1073741642, ["STATUS_FILE_FORCED_CLOSED", "Somebody else closed the file."]],
  [-1073741641, ["STATUS_PROFILING_NOT_STARTED", "Profiling is not running."]],
  [-1073741640, ["STATUS_PROFILING_NOT_STOPPED", "Profiling is still running."]],
  [-1073741639, ["STATUS_COULD_NOT_INTERPRET", "The access list could not be understood."]],
  [-1073741638, ["STATUS_FILE_IS_A_DIRECTORY", "The file is a directory."]],
  [-1073741637, ["STATUS_NOT_SUPPORTED", "The request is not supported."]],
  [-1073741636, ["STATUS_REMOTE_NOT_LISTENING", "The remote computer does not listen."]],
  [-1073741635, ["STATUS_DUPLICATE_NAME", "The name is in use on the network."]],
  [-1073741634, ["STATUS_BAD_NETWORK_PATH", "The network path does not exist."]],
  [-1073741633, ["STATUS_NETWORK_BUSY", "The network is busy."]],
  [-1073741632, ["STATUS_DEVICE_DOES_NOT_EXIST", "The device is not there any more."]],
  [-1073741631, ["STATUS_TOO_MANY_COMMANDS", "The network has as many commands under way as it can."]],
  [-1073741630, ["STATUS_ADAPTER_HARDWARE_ERROR", "The network adapter failed."]],
  [-1073741629, ["STATUS_INVALID_NETWORK_RESPONSE", "The network answered in a way that makes no sense."]],
  [-1073741628, ["STATUS_UNEXPECTED_NETWORK_ERROR", "An unexpected network error happened."]],
  [-1073741627, ["STATUS_BAD_REMOTE_ADAPTER", "The remote adapter does not fit."]],
  [-1073741626, ["STATUS_PRINT_QUEUE_FULL", "The print queue is full."]],
  [-1073741625, ["STATUS_NO_SPOOL_SPACE", "There is no room for the file to print."]],
  [-1073741624, ["STATUS_PRINT_CANCELLED", "The print job was cancelled."]],
  [-1073741623, ["STATUS_NETWORK_NAME_DELETED", "The network name was deleted."]],
  [-1073741622, ["STATUS_NETWORK_ACCESS_DENIED", "The network refused the access."]],
  [-1073741621, ["STATUS_BAD_DEVICE_TYPE", "The device is of another type than the request."]],
  [-1073741620, ["STATUS_BAD_NETWORK_NAME", "The network name does not exist."]],
  [-1073741619, ["STATUS_TOO_MANY_NAMES", "The adapter has as many names as it can."]],
  [-1073741618, ["STATUS_TOO_MANY_SESSIONS", "The session limit was passed."]],
  [-1073741617, ["STATUS_SHARING_PAUSED", "Sharing is paused."]],
  [-1073741616, ["STATUS_REQUEST_NOT_ACCEPTED", "The remote computer takes no more connections."]],
  [-1073741615, ["STATUS_REDIRECTOR_PAUSED", "The redirector is paused."]],
  [-1073741614, ["STATUS_NET_WRITE_FAULT", "Writing over the network failed."]],
  [-1073741613, ["STATUS_PROFILING_AT_LIMIT", "No more profiles can run."]],
  [-1073741612, ["STATUS_NOT_SAME_DEVICE", "A file cannot be renamed to another device."]],
  [-1073741611, ["STATUS_FILE_RENAMED", "The file was renamed."]],
  [-1073741610, ["STATUS_VIRTUAL_CIRCUIT_CLOSED", "The connection to the server is gone."]],
  [-1073741609, ["STATUS_NO_SECURITY_ON_OBJECT", "The object has no security."]],
  [-1073741608, ["STATUS_CANT_WAIT", "The operation would have to wait and may not."]],
  [-1073741607, ["STATUS_PIPE_EMPTY", "The pipe holds no data."]],
  [-1073741606, ["STATUS_CANT_ACCESS_DOMAIN_INFO", "The domain controller cannot be asked."]],
  [-1073741605, ["STATUS_CANT_TERMINATE_SELF", "A thread cannot end itself in this way."]],
  [-1073741604, ["STATUS_INVALID_SERVER_STATE", "The server is in another state than this needs."]],
  [-1073741603, ["STATUS_INVALID_DOMAIN_STATE", "The domain is in another state than this needs."]],
  [-1073741602, ["STATUS_INVALID_DOMAIN_ROLE", "The domain controller has another role than this needs."]],
  [-1073741601, ["STATUS_NO_SUCH_DOMAIN", "The domain does not exist."]],
  [-1073741600, ["STATUS_DOMAIN_EXISTS", "The domain exists already."]],
  [-1073741599, ["STATUS_DOMAIN_LIMIT_EXCEEDED", "There are too many domains."]],
  [-1073741598, ["STATUS_OPLOCK_NOT_GRANTED", "The oplock was not granted."]],
  [-1073741597, ["STATUS_INVALID_OPLOCK_PROTOCOL", "The acknowledgement of the oplock makes no sense."]],
  [-1073741596, ["STATUS_INTERNAL_DB_CORRUPTION", "An internal database is damaged."]],
  [-1073741595, ["STATUS_INTERNAL_ERROR", "An internal error happened."]],
  [-1073741594, ["STATUS_GENERIC_NOT_MAPPED", "An access mask has generic rights that should have been mapped."]],
  [-1073741593, ["STATUS_BAD_DESCRIPTOR_FORMAT", "The descriptor is malformed."]],
  [-1073741592, ["STATUS_INVALID_USER_BUFFER", "The caller's buffer cannot be used."]],
  [-1073741591, ["STATUS_UNEXPECTED_IO_ERROR", "An unexpected I/O error happened."]],
  [-1073741590, ["STATUS_UNEXPECTED_MM_CREATE_ERR", "The memory manager refused with an unexpected status."]],
  [-1073741589, ["STATUS_UNEXPECTED_MM_MAP_ERROR", "The memory manager refused to map with an unexpected status."]],
  [-1073741588, ["STATUS_UNEXPECTED_MM_EXTEND_ERR", "The memory manager refused to extend with an unexpected status."]],
  [-1073741587, ["STATUS_NOT_LOGON_PROCESS", "The caller is not a logon process."]],
  [-1073741586, ["STATUS_LOGON_SESSION_EXISTS", "The logon session exists already."]],
  [-1073741585, ["STATUS_INVALID_PARAMETER_1", "The first parameter is not valid."]],
  [-1073741584, ["STATUS_INVALID_PARAMETER_2", "The second parameter is not valid."]],
  [-1073741583, ["STATUS_INVALID_PARAMETER_3", "The third parameter is not valid."]],
  [-1073741582, ["STATUS_INVALID_PARAMETER_4", "The fourth parameter is not valid."]],
  [-1073741581, ["STATUS_INVALID_PARAMETER_5", "The fifth parameter is not valid."]],
  [-1073741580, ["STATUS_INVALID_PARAMETER_6", "The sixth parameter is not valid."]],
  [-1073741579, ["STATUS_INVALID_PARAMETER_7", "The seventh parameter is not valid."]],
  [-1073741578, ["STATUS_INVALID_PARAMETER_8", "The eighth parameter is not valid."]],
  [-1073741577, ["STATUS_INVALID_PARAMETER_9", "The ninth parameter is not valid."]],
  [-1073741576, ["STATUS_INVALID_PARAMETER_10", "The tenth parameter is not valid."]],
  [-1073741575, ["STATUS_INVALID_PARAMETER_11", "The eleventh parameter is not valid."]],
  [-1073741574, ["STATUS_INVALID_PARAMETER_12", "The twelfth parameter is not valid."]],
  [-1073741573, ["STATUS_REDIRECTOR_NOT_STARTED", "The redirector is not running."]],
  [-1073741572, ["STATUS_REDIRECTOR_STARTED", "The redirector is running already."]],
  [-1073741571, ["STATUS_STACK_OVERFLOW", "The thread used up its stack."]],
  [-1073741570, ["STATUS_NO_SUCH_PACKAGE", "The authentication package does not exist."]],
  [-1073741569, ["STATUS_BAD_FUNCTION_TABLE", "A function table is malformed."]],
  [-1073741568, ["STATUS_VARIABLE_NOT_FOUND", "The environment variable does not exist."]],
  [-1073741567, ["STATUS_DIRECTORY_NOT_EMPTY", "The directory is not empty."]],
  [-1073741566, ["STATUS_FILE_CORRUPT_ERROR", "The file or directory is damaged."]],
  [-1073741565, ["STATUS_NOT_A_DIRECTORY", "The file is not a directory."]],
  [-1073741564, ["STATUS_BAD_LOGON_SESSION_STATE", "The logon session is in another state than this needs."]],
  [-1073741563, ["STATUS_LOGON_SESSION_COLLISION", "The logon session's id is in use."]],
  [-1073741562, ["STATUS_NAME_TOO_LONG", "The name is too long."]],
  [-1073741561, ["STATUS_FILES_OPEN", "Files are still open on the connection."]],
  [-1073741560, ["STATUS_CONNECTION_IN_USE", "The connection is in use."]],
  [-1073741559, ["STATUS_MESSAGE_NOT_FOUND", "The message is not in the table."]],
  [-1073741558, ["STATUS_PROCESS_IS_TERMINATING", "The process is ending."]],
  [-1073741557, ["STATUS_INVALID_LOGON_TYPE", "The logon type is not valid."]],
  [-1073741556, ["STATUS_NO_GUID_TRANSLATION", "The name has no GUID."]],
  [-1073741555, ["STATUS_CANNOT_IMPERSONATE", "The caller has not been read from, so it cannot be impersonated yet."]],
  [-1073741554, ["STATUS_IMAGE_ALREADY_LOADED", "The image is loaded already."]],
  [-1073741545, ["STATUS_NO_LDT", "The process has no local descriptor table."]],
  [-1073741544, ["STATUS_INVALID_LDT_SIZE", "The size of the local descriptor table is not valid."]],
  [-1073741543, ["STATUS_INVALID_LDT_OFFSET", "The offset in the local descriptor table is not valid."]],
  [-1073741542, ["STATUS_INVALID_LDT_DESCRIPTOR", "The descriptor is not valid."]],
  [-1073741541, ["STATUS_INVALID_IMAGE_NE_FORMAT", "The file is a 16-bit Windows program."]],
  [-1073741540, ["STATUS_RXACT_INVALID_STATE", "The registry transaction is in another state than this needs."]],
  [-1073741539, ["STATUS_RXACT_COMMIT_FAILURE", "The registry transaction could not be committed."]],
  [-1073741538, ["STATUS_MAPPED_FILE_SIZE_ZERO", "An empty file cannot be mapped."]],
  [-1073741537, ["STATUS_TOO_MANY_OPENED_FILES", "Too many files are open."]],
  [-1073741536, ["STATUS_CANCELLED", "The request was cancelled."]],
  [-1073741535, ["STATUS_CANNOT_DELETE", "The file cannot be deleted."]],
  [-1073741534, ["STATUS_INVALID_COMPUTER_NAME", "The computer name is not valid."]],
  [-1073741533, ["STATUS_FILE_DELETED", "The file has been deleted."]],
  [-1073741532, ["STATUS_SPECIAL_ACCOUNT", "The account is one of the built-in ones."]],
  [-1073741531, ["STATUS_SPECIAL_GROUP", "The group is one of the built-in ones."]],
  [-1073741530, ["STATUS_SPECIAL_USER", "The user is one of the built-in ones."]],
  [-1073741529, ["STATUS_MEMBERS_PRIMARY_GROUP", "The group is the user's primary group."]],
  [-1073741528, ["STATUS_FILE_CLOSED", "The file object has been closed."]],
  [-1073741527, ["STATUS_TOO_MANY_THREADS", "Too many threads exist."]],
  [-1073741526, ["STATUS_THREAD_NOT_IN_PROCESS", "The thread is of another process."]],
  [-1073741525, ["STATUS_TOKEN_ALREADY_IN_USE", "The token is in use."]],
  [-1073741524, ["STATUS_PAGEFILE_QUOTA_EXCEEDED", "The page file quota is used up."]],
  [-1073741523, ["STATUS_COMMITMENT_LIMIT", "The system has promised all the memory that it has."]],
  [-1073741522, ["STATUS_INVALID_IMAGE_LE_FORMAT", "The file is a linear executable."]],
  [-1073741521, ["STATUS_INVALID_IMAGE_NOT_MZ", "The file does not begin as a program does."]],
  [-1073741520, ["STATUS_INVALID_IMAGE_PROTECT", "The file is a DOS program that asks for protected mode."]],
  [-1073741519, ["STATUS_INVALID_IMAGE_WIN_16", "The file is a 16-bit Windows program."]],
  [-1073741518, ["STATUS_LOGON_SERVER_CONFLICT", "Another logon server is running."]],
  [-1073741517, ["STATUS_TIME_DIFFERENCE_AT_DC", "The clocks differ too much."]],
  [-1073741516, ["STATUS_SYNCHRONIZATION_REQUIRED", "The domains must be synchronised."]],
  [-1073741515, ["STATUS_DLL_NOT_FOUND", "A library that the program needs was not found."]],
  [-1073741514, ["STATUS_OPEN_FAILED", "The volume could not be opened."]],
  [-1073741513, ["STATUS_IO_PRIVILEGE_FAILED", "The I/O privilege level could not be changed."]],
  [-1073741512, ["STATUS_ORDINAL_NOT_FOUND", "The library has no such ordinal."]],
  [-1073741511, ["STATUS_ENTRYPOINT_NOT_FOUND", "The library has no such procedure."]],
  [-1073741510, ["STATUS_CONTROL_C_EXIT", "The program was ended by Ctrl+C."]],
  [-1073741509, ["STATUS_LOCAL_DISCONNECT", "This side closed the connection."]],
  [-1073741508, ["STATUS_REMOTE_DISCONNECT", "The other side closed the connection."]],
  [-1073741507, ["STATUS_REMOTE_RESOURCES", "The other side lacks resources."]],
  [-1073741506, ["STATUS_LINK_FAILED", "The connection broke."]],
  [-1073741505, ["STATUS_LINK_TIMEOUT", "The connection timed out."]],
  [-1073741504, ["STATUS_INVALID_CONNECTION", "The connection does not exist."]],
  [-1073741503, ["STATUS_INVALID_ADDRESS", "The address is not valid."]],
  [-1073741502, ["STATUS_DLL_INIT_FAILED", "A library's initialisation failed."]],
  [-1073741501, ["STATUS_MISSING_SYSTEMFILE", "A system file is missing."]],
  [-1073741500, ["STATUS_UNHANDLED_EXCEPTION", "Nobody handled an exception."]],
  [-1073741499, ["STATUS_APP_INIT_FAILURE", "The program could not be started."]],
  [-1073741498, ["STATUS_PAGEFILE_CREATE_FAILED", "The page file could not be made."]],
  [-1073741497, ["STATUS_NO_PAGEFILE", "There is no page file."]],
  [-1073741496, ["STATUS_INVALID_LEVEL", "The information level is not valid."]],
  [-1073741495, ["STATUS_WRONG_PASSWORD_CORE", "The password is wrong."]],
  [-1073741494, ["STATUS_ILLEGAL_FLOAT_CONTEXT", "A floating point instruction was met where none may be."]],
  [-1073741493, ["STATUS_PIPE_BROKEN", "Both ends of the pipe must be open."]],
  [-1073741492, ["STATUS_REGISTRY_CORRUPT", "The registry is damaged."]],
  [-1073741491, ["STATUS_REGISTRY_IO_FAILED", "The registry could not be read or written."]],
  [-1073741490, ["STATUS_NO_EVENT_PAIR", "The thread has no event pair."]],
  [-1073741489, ["STATUS_UNRECOGNIZED_VOLUME", "No file system knows the volume."]],
  [-1073741488, ["STATUS_SERIAL_NO_DEVICE_INITED", "No serial port could be initialised."]],
  [-1073741487, ["STATUS_NO_SUCH_ALIAS", "The local group does not exist."]],
  [-1073741486, ["STATUS_MEMBER_NOT_IN_ALIAS", "The user is not in the local group."]],
  [-1073741485, ["STATUS_MEMBER_IN_ALIAS", "The user is in the local group already."]],
  [-1073741484, ["STATUS_ALIAS_EXISTS", "The local group exists already."]],
  [-1073741483, ["STATUS_LOGON_NOT_GRANTED", "The service's account may not log on."]],
  [-1073741482, ["STATUS_TOO_MANY_SECRETS", "There are too many secrets."]],
  [-1073741481, ["STATUS_SECRET_TOO_LONG", "The secret is too long."]],
  [-1073741480, ["STATUS_INTERNAL_DB_ERROR", "The security database is inconsistent."]],
  [-1073741479, ["STATUS_FULLSCREEN_MODE", "This cannot be done in full screen."]],
  [-1073741478, ["STATUS_TOO_MANY_CONTEXT_IDS", "The user is in too many groups."]],
  [-1073741477, ["STATUS_LOGON_TYPE_NOT_GRANTED", "The account may not log on in this way."]],
  [-1073741476, ["STATUS_NOT_REGISTRY_FILE", "The file is not a registry file."]],
  [-1073741475, ["STATUS_NT_CROSS_ENCRYPTION_REQUIRED", "The password must be encrypted in another way."]],
  [-1073741474, ["STATUS_DOMAIN_CTRLR_CONFIG_ERROR", "The domain controller is set up wrongly."]],
  [-1073741473, ["STATUS_FT_MISSING_MEMBER", "A member of the fault tolerant volume is missing."]],
  [-1073741472, ["STATUS_ILL_FORMED_SERVICE_ENTRY", "The service's description is malformed."]],
  [-1073741471, ["STATUS_ILLEGAL_CHARACTER", "The character does not exist."]],
  [-1073741470, ["STATUS_UNMAPPABLE_CHARACTER", "The character has no counterpart in the code page."]],
  [-1073741469, ["STATUS_UNDEFINED_CHARACTER", "The character is not defined."]],
  [-1073741468, ["STATUS_FLOPPY_VOLUME", "The volume is a floppy disk."]],
  [-1073741467, ["STATUS_FLOPPY_ID_MARK_NOT_FOUND", "The floppy disk's address mark was not found."]],
  [-1073741466, ["STATUS_FLOPPY_WRONG_CYLINDER", "The floppy disk's cylinder does not match."]],
  [-1073741465, ["STATUS_FLOPPY_UNKNOWN_ERROR", "The floppy controller reported an unknown error."]],
  [-1073741464, ["STATUS_FLOPPY_BAD_REGISTERS", "The floppy controller's registers make no sense."]],
  [-1073741463, ["STATUS_DISK_RECALIBRATE_FAILED", "The disk could not be recalibrated."]],
  [-1073741462, ["STATUS_DISK_OPERATION_FAILED", "The disk failed an operation."]],
  [-1073741461, ["STATUS_DISK_RESET_FAILED", "The disk could not be reset."]],
  [-1073741460, ["STATUS_SHARED_IRQ_BUSY", "The interrupt line is in use by another device."]],
  [-1073741459, ["STATUS_FT_ORPHANING", "A member of the fault tolerant volume dropped out."]],
  [-1073741454, ["STATUS_PARTITION_FAILURE", "The tape could not be partitioned."]],
  [-1073741453, ["STATUS_INVALID_BLOCK_LENGTH", "The block length does not match the tape."]],
  [-1073741452, ["STATUS_DEVICE_NOT_PARTITIONED", "The tape has no partitions."]],
  [-1073741451, ["STATUS_UNABLE_TO_LOCK_MEDIA", "The medium could not be locked."]],
  [-1073741450, ["STATUS_UNABLE_TO_UNLOAD_MEDIA", "The medium could not be ejected."]],
  [-1073741449, ["STATUS_EOM_OVERFLOW", "The end of the tape was passed."]],
  [-1073741448, ["STATUS_NO_MEDIA", "There is no medium."]],
  [-1073741446, ["STATUS_NO_SUCH_MEMBER", "There is no such member."]],
  [-1073741445, ["STATUS_INVALID_MEMBER", "The member's account is of the wrong kind."]],
  [-1073741444, ["STATUS_KEY_DELETED", "The registry key has been deleted."]],
  [-1073741443, ["STATUS_NO_LOG_SPACE", "There is no room in the registry's log."]],
  [-1073741442, ["STATUS_TOO_MANY_SIDS", "There are too many security ids."]],
  [-1073741441, ["STATUS_LM_CROSS_ENCRYPTION_REQUIRED", "The password must be encrypted in another way."]],
  [-1073741440, ["STATUS_KEY_HAS_CHILDREN", "The registry key has subkeys."]],
  [-1073741439, ["STATUS_CHILD_MUST_BE_VOLATILE", "A volatile registry key cannot have a lasting subkey."]],
  [-1073741438, ["STATUS_DEVICE_CONFIGURATION_ERROR", "The device is set up wrongly, or the request does not fit its setup."]],
  [-1073741437, ["STATUS_DRIVER_INTERNAL_ERROR", "The driver found itself in a state that it should not be in."]],
  [-1073741436, ["STATUS_INVALID_DEVICE_STATE", "The device is in a state that does not allow the request."]],
  [-1073741435, ["STATUS_IO_DEVICE_ERROR", "The device reported an error."]],
  [-1073741434, ["STATUS_DEVICE_PROTOCOL_ERROR", "The device broke its protocol."]],
  [-1073741433, ["STATUS_BACKUP_CONTROLLER", "A backup controller is needed."]],
  [-1073741432, ["STATUS_LOG_FILE_FULL", "The log is full."]],
  [-1073741431, ["STATUS_TOO_LATE", "It is too late to do this."]],
  [-1073741430, ["STATUS_NO_TRUST_LSA_SECRET", "The computer has no trust secret."]],
  [-1073741424, ["STATUS_TRUST_FAILURE", "The trust relationship failed."]],
  [-1073741426, ["STATUS_EVENTLOG_FILE_CORRUPT", "The event log is damaged."]],
  [-1073741425, ["STATUS_EVENTLOG_CANT_START", "No event log could be opened."]],
  [-1073741422, ["STATUS_NETLOGON_NOT_STARTED", "The logon service is not running."]],
  [-1073741421, ["STATUS_ACCOUNT_EXPIRED", "The account has expired."]],
  [-1073741420, ["STATUS_POSSIBLE_DEADLOCK", "A wait for this lock has gone on for so long that it may never end."]],
  [-1073741419, ["STATUS_NETWORK_CREDENTIAL_CONFLICT", "The server is in use with other credentials."]],
  [-1073741418, ["STATUS_REMOTE_SESSION_LIMIT", "The server has as many sessions as it can."]],
  [-1073741417, ["STATUS_EVENTLOG_FILE_CHANGED", "The event log changed while it was read."]],
  [-1073741416, ["STATUS_NOLOGON_INTERDOMAIN_TRUST_ACCOUNT", "The account belongs to a domain trust."]],
  [-1073741415, ["STATUS_NOLOGON_WORKSTATION_TRUST_ACCOUNT", "The account belongs to a computer."]],
  [-1073741414, ["STATUS_NOLOGON_SERVER_TRUST_ACCOUNT", "The account belongs to a server."]],
  [-1073741413, ["STATUS_DOMAIN_TRUST_INCONSISTENT", "The domain's name or id does not match the trust."]],
  [-1073741412, ["STATUS_FS_DRIVER_REQUIRED", "The volume's file system driver is not loaded."]],
  [-1073741411, ["STATUS_IMAGE_ALREADY_LOADED_AS_DLL", "The image is loaded as a library already."]],
  [-1073741407, ["STATUS_INVALID_LOCK_RANGE", "The range to lock is not valid."]],
  [-1073741311, ["STATUS_NETWORK_OPEN_RESTRICTION", "The file cannot be opened over the network."]],
  [-1073741310, ["STATUS_NO_USER_SESSION_KEY", "There is no session key."]],
  [-1073741309, ["STATUS_USER_SESSION_DELETED", "The session was deleted."]],
  [-1073741308, ["STATUS_RESOURCE_LANG_NOT_FOUND", "The image has no resource in this language."]],
  [-1073741307, ["STATUS_INSUFF_SERVER_RESOURCES", "The server lacks resources."]],
  [-1073741306, ["STATUS_INVALID_BUFFER_SIZE", "The size of the buffer is not valid."]],
  [-1073741305, ["STATUS_INVALID_ADDRESS_COMPONENT", "A part of the network address is not valid."]],
  [-1073741304, ["STATUS_INVALID_ADDRESS_WILDCARD", "The network address cannot hold wildcards."]],
  [-1073741303, ["STATUS_TOO_MANY_ADDRESSES", "There are too many addresses."]],
  [-1073741302, ["STATUS_ADDRESS_ALREADY_EXISTS", "The address is in use."]],
  [-1073741301, ["STATUS_ADDRESS_CLOSED", "The address was closed."]],
  [-1073741300, ["STATUS_CONNECTION_DISCONNECTED", "The connection was closed."]],
  [-1073741299, ["STATUS_CONNECTION_RESET", "The connection was reset."]],
  [-1073741298, ["STATUS_TOO_MANY_NODES", "There are too many nodes."]],
  [-1073741297, ["STATUS_TRANSACTION_ABORTED", "The transaction was aborted."]],
  [-1073741296, ["STATUS_TRANSACTION_TIMED_OUT", "The transaction timed out."]],
  [-1073741295, ["STATUS_TRANSACTION_NO_RELEASE", "The transaction cannot be released."]],
  [-1073741294, ["STATUS_TRANSACTION_NO_MATCH", "The transaction does not match."]],
  [-1073741293, ["STATUS_TRANSACTION_RESPONDED", "The transaction has been answered."]],
  [-1073741292, ["STATUS_TRANSACTION_INVALID_ID", "There is no such transaction."]],
  [-1073741291, ["STATUS_TRANSACTION_INVALID_TYPE", "The transaction is of an unknown type."]],
  [-1073741290, ["STATUS_NOT_SERVER_SESSION", "The session is not a server session."]],
  [-1073741289, ["STATUS_NOT_CLIENT_SESSION", "The session is not a client session."]],
  [-1073741288, ["STATUS_CANNOT_LOAD_REGISTRY_FILE", "A registry file could not be loaded."]],
  [-1073741287, ["STATUS_DEBUG_ATTACH_FAILED", "The debugger could not attach."]],
  [-1073741286, ["STATUS_SYSTEM_PROCESS_TERMINATED", "A process that the system needs ended."]],
  [-1073741285, ["STATUS_DATA_NOT_ACCEPTED", "The data was not accepted."]],
  [-1073741284, ["STATUS_NO_BROWSER_SERVERS_FOUND", "No browser server was found."]],
  [-1073741283, ["STATUS_VDM_HARD_ERROR", "The virtual DOS machine failed."]],
  [-1073741282, ["STATUS_DRIVER_CANCEL_TIMEOUT", "The driver did not cancel a request in time."]],
  [-1073741281, ["STATUS_REPLY_MESSAGE_MISMATCH", "The reply does not match its request."]],
  [-1073741280, ["STATUS_MAPPED_ALIGNMENT", "The address or the offset is not aligned as it must be."]],
  [-1073741279, ["STATUS_IMAGE_CHECKSUM_MISMATCH", "The image's checksum does not match."]],
  [-1073741278, ["STATUS_LOST_WRITEBEHIND_DATA", "Data that was still to be written is lost."]],
  [-1073741277, ["STATUS_CLIENT_SERVER_PARAMETERS_INVALID", "The parameters in the server's memory are not valid."]],
  [-1073741276, ["STATUS_PASSWORD_MUST_CHANGE", "The password must be changed first."]],
  [-1073741275, ["STATUS_NOT_FOUND", "The thing asked for was not found."]],
  [-1073741274, ["STATUS_NOT_TINY_STREAM", "The stream is not a tiny one."]],
  [-1073741273, ["STATUS_RECOVERY_FAILURE", "The data could not be recovered."]],
  [-1073741272, ["STATUS_STACK_OVERFLOW_READ", "The read would overflow the stack."]],
  [-1073741271, ["STATUS_FAIL_CHECK", "A check failed."]],
  [-1073741270, ["STATUS_DUPLICATE_OBJECTID", "The object id is in use."]],
  [-1073741269, ["STATUS_OBJECTID_EXISTS", "The file has an object id already."]],
  [-1073741268, ["STATUS_CONVERT_TO_LARGE", "The node must be converted to a large one."]],
  [-1073741267, ["STATUS_RETRY", "The request is to be tried again."]],
  [-1073741266, ["STATUS_FOUND_OUT_OF_SCOPE", "The object was found outside of the scope."]],
  [-1073741265, ["STATUS_ALLOCATE_BUCKET", "The bucket must be allocated again."]],
  [-1073741264, ["STATUS_PROPSET_NOT_FOUND", "The property set does not exist."]],
  [-1073741263, ["STATUS_MARSHALL_OVERFLOW", "The buffer to marshal into is too small."]],
  [-1073741262, ["STATUS_INVALID_VARIANT", "The variant is malformed."]],
  [-1073741261, ["STATUS_DOMAIN_CONTROLLER_NOT_FOUND", "No domain controller was found."]],
  [-1073741260, ["STATUS_ACCOUNT_LOCKED_OUT", "The account is locked."]],
  [-1073741259, ["STATUS_HANDLE_NOT_CLOSABLE", "The handle is protected from being closed."]],
  [-1073741258, ["STATUS_CONNECTION_REFUSED", "The connection was refused."]],
  [-1073741257, ["STATUS_GRACEFUL_DISCONNECT", "The connection was closed in order."]],
  [-1073741256, ["STATUS_ADDRESS_ALREADY_ASSOCIATED", "The address is associated already."]],
  [-1073741255, ["STATUS_ADDRESS_NOT_ASSOCIATED", "The address is not associated."]],
  [-1073741254, ["STATUS_CONNECTION_INVALID", "The connection does not exist."]],
  [-1073741253, ["STATUS_CONNECTION_ACTIVE", "The connection is active."]],
  [-1073741252, ["STATUS_NETWORK_UNREACHABLE", "The network cannot be reached."]],
  [-1073741251, ["STATUS_HOST_UNREACHABLE", "The computer cannot be reached."]],
  [-1073741250, ["STATUS_PROTOCOL_UNREACHABLE", "The protocol is not spoken there."]],
  [-1073741249, ["STATUS_PORT_UNREACHABLE", "Nobody listens at the port."]],
  [-1073741248, ["STATUS_REQUEST_ABORTED", "The request was aborted."]],
  [-1073741247, ["STATUS_CONNECTION_ABORTED", "The connection was aborted."]],
  [-1073741246, ["STATUS_BAD_COMPRESSION_BUFFER", "The compressed data is malformed."]],
  [-1073741245, ["STATUS_USER_MAPPED_FILE", "The file is mapped by a process and cannot be changed in this way."]],
  [-1073741244, ["STATUS_AUDIT_FAILED", "The audit record could not be written."]],
  [-1073741243, ["STATUS_TIMER_RESOLUTION_NOT_SET", "The process has not set the timer resolution."]],
  [-1073741242, ["STATUS_CONNECTION_COUNT_LIMIT", "The service has as many connections as it can."]],
  [-1073741241, ["STATUS_LOGIN_TIME_RESTRICTION", "The account may not log on now."]],
  [-1073741240, ["STATUS_LOGIN_WKSTA_RESTRICTION", "The account may not log on here."]],
  [-1073741239, ["STATUS_IMAGE_MP_UP_MISMATCH", "The image is for a machine with one processor."]],
  [-1073741232, ["STATUS_INSUFFICIENT_LOGON_INFO", "There is not enough to log on with."]],
  [-1073741231, ["STATUS_BAD_DLL_ENTRYPOINT", "The library's entry point is malformed."]],
  [-1073741230, ["STATUS_BAD_SERVICE_ENTRYPOINT", "The service's entry point is malformed."]],
  [-1073741229, ["STATUS_LPC_REPLY_LOST", "The reply was lost."]],
  [-1073741228, ["STATUS_IP_ADDRESS_CONFLICT1", "The network address is in use by another computer."]],
  [-1073741227, ["STATUS_IP_ADDRESS_CONFLICT2", "The network address is in use by another computer."]],
  [-1073741226, ["STATUS_REGISTRY_QUOTA_LIMIT", "The registry is as large as it may be."]],
  [-1073741225, ["STATUS_PATH_NOT_COVERED", "The server does not know the path."]],
  [-1073741224, ["STATUS_NO_CALLBACK_ACTIVE", "No callback is under way."]],
  [-1073741223, ["STATUS_LICENSE_QUOTA_EXCEEDED", "There are too few licences."]],
  [-1073741222, ["STATUS_PWD_TOO_SHORT", "The password is too short."]],
  [-1073741221, ["STATUS_PWD_TOO_RECENT", "The password was changed a moment ago."]],
  [-1073741220, ["STATUS_PWD_HISTORY_CONFLICT", "The password was used before."]],
  [-1073741218, ["STATUS_PLUGPLAY_NO_DEVICE", "The device is gone or was never there."]],
  [-1073741217, ["STATUS_UNSUPPORTED_COMPRESSION", "The compression is not supported."]],
  [-1073741216, ["STATUS_INVALID_HW_PROFILE", "The hardware profile is not valid."]],
  [-1073741215, ["STATUS_INVALID_PLUGPLAY_DEVICE_PATH", "The device path is not valid."]],
  [-1073741214, ["STATUS_DRIVER_ORDINAL_NOT_FOUND", "The driver needs an ordinal that is not exported."]],
  [-1073741213, ["STATUS_DRIVER_ENTRYPOINT_NOT_FOUND", "The driver needs a routine that is not exported."]],
  [-1073741212, ["STATUS_RESOURCE_NOT_OWNED", "The thread does not own the lock that it releases."]],
  [-1073741211, ["STATUS_TOO_MANY_LINKS", "The file has as many links as it can."]],
  [-1073741210, ["STATUS_QUOTA_LIST_INCONSISTENT", "The quota list is malformed."]],
  [-1073741209, ["STATUS_FILE_IS_OFFLINE", "The file is on remote storage."]],
  [-1073741208, ["STATUS_EVALUATION_EXPIRATION", "The evaluation period is over."]],
  [-1073741207, ["STATUS_ILLEGAL_DLL_RELOCATION", "A system library was moved."]],
  [-1073741206, ["STATUS_LICENSE_VIOLATION", "The licence was broken."]],
  [-1073741205, ["STATUS_DLL_INIT_FAILED_LOGOFF", "A library could not be initialised during logoff."]],
  [-1073741204, ["STATUS_DRIVER_UNABLE_TO_LOAD", "The driver could not be loaded."]],
  [-1073741203, ["STATUS_DFS_UNAVAILABLE", "The distributed file system is not there."]],
  [-1073741202, ["STATUS_VOLUME_DISMOUNTED", "The volume has been dismounted."]],
  [-1073741201, ["STATUS_WX86_INTERNAL_ERROR", "The emulator failed."]],
  [-1073741200, ["STATUS_WX86_FLOAT_STACK_CHECK", "The emulated floating point stack over- or underflowed."]],
  [-1073741199, ["STATUS_VALIDATE_CONTINUE", "The validation is to go on."]],
  [-1073741198, ["STATUS_NO_MATCH", "Nothing matches."]],
  [-1073741197, ["STATUS_NO_MORE_MATCHES", "Nothing further matches."]],
  [-1073741195, ["STATUS_NOT_A_REPARSE_POINT", "The file is not a reparse point."]],
  [-1073741194, ["STATUS_IO_REPARSE_TAG_INVALID", "The reparse tag is not valid."]],
  [-1073741193, ["STATUS_IO_REPARSE_TAG_MISMATCH", "The reparse tag does not match."]],
  [-1073741192, ["STATUS_IO_REPARSE_DATA_INVALID", "The reparse data is malformed."]],
  [-1073741191, ["STATUS_IO_REPARSE_TAG_NOT_HANDLED", "Nobody handles the reparse tag."]],
  [-1073741184, ["STATUS_REPARSE_POINT_NOT_RESOLVED", "The reparse point could not be resolved."]],
  [-1073741183, ["STATUS_DIRECTORY_IS_A_REPARSE_POINT", "The directory is a reparse point."]],
  [-1073741182, ["STATUS_RANGE_LIST_CONFLICT", "The ranges conflict."]],
  [-1073741181, ["STATUS_SOURCE_ELEMENT_EMPTY", "The source holds no medium."]],
  [-1073741180, ["STATUS_DESTINATION_ELEMENT_FULL", "The destination holds a medium already."]],
  [-1073741179, ["STATUS_ILLEGAL_ELEMENT_ADDRESS", "The element does not exist."]],
  [-1073741178, ["STATUS_MAGAZINE_NOT_PRESENT", "The magazine is not there."]],
  [-1073741177, ["STATUS_REINITIALIZATION_NEEDED", "The device must be initialised again."]],
  [-1073741174, ["STATUS_ENCRYPTION_FAILED", "The file could not be encrypted."]],
  [-1073741173, ["STATUS_DECRYPTION_FAILED", "The file could not be decrypted."]],
  [-1073741172, ["STATUS_RANGE_NOT_FOUND", "The range was not found."]],
  [-1073741171, ["STATUS_NO_RECOVERY_POLICY", "There is no recovery policy for encrypted files."]],
  [-1073741170, ["STATUS_NO_EFS", "The encrypting file system is not loaded."]],
  [-1073741169, ["STATUS_WRONG_EFS", "The file was encrypted by another system."]],
  [-1073741168, ["STATUS_NO_USER_KEYS", "The user has no keys."]],
  [-1073741167, ["STATUS_FILE_NOT_ENCRYPTED", "The file is not encrypted."]],
  [-1073741166, ["STATUS_NOT_EXPORT_FORMAT", "The file is not in the export format."]],
  [-1073741165, ["STATUS_FILE_ENCRYPTED", "The file is encrypted."]],
  [-1073741163, ["STATUS_WMI_GUID_NOT_FOUND", "WMI does not know the GUID."]],
  [-1073741162, ["STATUS_WMI_INSTANCE_NOT_FOUND", "WMI does not know the instance."]],
  [-1073741161, ["STATUS_WMI_ITEMID_NOT_FOUND", "WMI does not know the item."]],
  [-1073741160, ["STATUS_WMI_TRY_AGAIN", "WMI asks to try again."]],
  [-1073741159, ["STATUS_SHARED_POLICY", "The policy is shared and can be changed only at its origin."]],
  [-1073741158, ["STATUS_POLICY_OBJECT_NOT_FOUND", "The policy object was not found."]],
  [-1073741156, ["STATUS_VOLUME_NOT_UPGRADED", "The volume was not upgraded."]],
  [-1073741155, ["STATUS_REMOTE_STORAGE_NOT_ACTIVE", "Remote storage is not running."]],
  [-1073741154, ["STATUS_REMOTE_STORAGE_MEDIA_ERROR", "Remote storage met a medium error."]],
  [-1073741153, ["STATUS_NO_TRACKING_SERVICE", "The tracking service is not running."]],
  [-1073741152, ["STATUS_SERVER_SID_MISMATCH", "The server's security id does not match."]],
  [-1073741090, ["STATUS_INSUFFICIENT_POWER", "There is not enough power."]],
  [-1073741080, ["STATUS_MULTIPLE_FAULT_VIOLATION", "Several faults happened at once."]],
  [-1073741056, ["STATUS_NOT_SUPPORTED_ON_SBS", "This edition does not support it."]],
  [-1073741078, ["STATUS_CANNOT_MAKE", "The machine cannot go into this power state."]],
  [-1073741077, ["STATUS_SYSTEM_SHUTDOWN", "The system is shutting down."]],
  [-1073741101, ["STATUS_POWER_STATE_INVALID", "The power state does not exist for the device."]],
  [-1073741117, ["STATUS_MUTUAL_AUTHENTICATION_FAILED", "The server could not prove who it is."]],
  [-1073741058, ["STATUS_SHUTDOWN_IN_PROGRESS", "The system is shutting down."]],
  [-1073741132, ["STATUS_FLOAT_MULTIPLE_FAULTS", "Several floating point faults happened."]],
  [-1073741131, ["STATUS_FLOAT_MULTIPLE_TRAPS", "Several floating point traps happened."]],
  [-1073741111, ["STATUS_REG_NAT_CONSUMPTION", "A register without a value was used."]],
  [-1073741108, ["STATUS_ONLY_IF_CONNECTED", "The server must be connected."]],
  [-1073741157, ["STATUS_POLICY_ONLY_IN_DS", "The policy is stored only in the directory service."]],
  [-1073741130, ["STATUS_DEVICE_REMOVED", "The device has been removed."]],
  [-1073741129, ["STATUS_JOURNAL_DELETE_IN_PROGRESS", "The change journal is being deleted."]],
  [-1073741128, ["STATUS_JOURNAL_NOT_ACTIVE", "The change journal is not active."]],
  [-1073740954, ["STATUS_DEVICE_ENUMERATION_ERROR", "The device could not be enumerated."]],
  [-1073740949, ["STATUS_DRIVER_BLOCKED_CRITICAL", "The driver is blocked since it breaks the system."]],
  [-1073740948, ["STATUS_DRIVER_BLOCKED", "The driver is blocked."]],
  [-1073740947, ["STATUS_DRIVER_DATABASE_ERROR", "The driver database failed."]],
  [-1073740946, ["STATUS_SYSTEM_HIVE_TOO_LARGE", "The system hive is too large."]],
  [-1073740945, ["STATUS_INVALID_IMPORT_OF_NON_DLL", "The program imports from something that is not a library."]],
  [-1073740779, ["STATUS_HUNG_DISPLAY_DRIVER_THREAD", "The display driver hangs."]],
  [-1073740768, ["STATUS_ASSERTION_FAILURE", "An assertion does not hold."]],
  [-1073740767, ["STATUS_VERIFIER_STOP", "The verifier found a fault of the program."]],
  [-1073740765, ["STATUS_CALLBACK_POP_STACK", "A callback returned with a wrong stack."]],
  [-1073740764, ["STATUS_INCOMPATIBLE_DRIVER_BLOCKED", "The driver does not go with this system."]],
  [-1073740763, ["STATUS_HIVE_UNLOADED", "The hive was unloaded while it was in use."]],
  [-1073740761, ["STATUS_FILE_SYSTEM_LIMITATION", "The file system cannot do this."]],
  [-1073740760, ["STATUS_INVALID_IMAGE_HASH", "The image's signature could not be verified."]],
  [-1073740759, ["STATUS_NOT_CAPABLE", "The device is not able to do this."]],
  [-1073740758, ["STATUS_REQUEST_OUT_OF_SEQUENCE", "The request came out of order."]],
  [-1073740757, ["STATUS_IMPLEMENTATION_LIMIT", "A limit of the implementation was met."]],
  [-1073740756, ["STATUS_ELEVATION_REQUIRED", "This needs an administrator."]],
  [-1073740755, ["STATUS_NO_SECURITY_CONTEXT", "There is no security context."]],
  [-1073740750, ["STATUS_BEYOND_VDL", "The access is beyond the valid length of the file."]],
  [-1073740749, ["STATUS_ENCOUNTERED_WRITE_IN_PROGRESS", "A write is in progress there."]],
  [-1073740748, ["STATUS_PTE_CHANGED", "The page table entry changed."]],
  [-1073740747, ["STATUS_PURGE_FAILED", "The cache could not be purged."]],
  [-1073740736, ["STATUS_CRED_REQUIRES_CONFIRMATION", "The credentials must be confirmed."]],
  [-1073740730, ["STATUS_INVALID_LABEL", "The integrity label is not valid."]],
  [-1073740720, ["STATUS_DRIVER_PROCESS_TERMINATED", "The process that hosts the driver ended."]],
  [-1073740719, ["STATUS_AMBIGUOUS_SYSTEM_DEVICE", "There are several system devices."]],
  [-1073740718, ["STATUS_SYSTEM_DEVICE_NOT_FOUND", "The system device was not found."]],
  [-1073740717, ["STATUS_RESTART_BOOT_APPLICATION", "The boot application must be restarted."]],
  [-1073740716, ["STATUS_INSUFFICIENT_NVRAM_RESOURCES", "There is not enough non-volatile memory."]],
  [-1073740544, ["STATUS_INVALID_TASK_NAME", "The task's name is not valid."]],
  [-1073740543, ["STATUS_INVALID_TASK_INDEX", "The task's index is not valid."]],
  [-1073740542, ["STATUS_THREAD_ALREADY_IN_TASK", "The thread is in the task already."]],
  [-1073740541, ["STATUS_CALLBACK_BYPASS", "The callback was passed by."]],
  [-1073740540, ["STATUS_UNDEFINED_SCOPE", "The scope is not defined."]],
  [-1073740539, ["STATUS_INVALID_CAP", "The capability is not valid."]],
  [-1073740286, ["STATUS_FAIL_FAST_EXCEPTION", "The program ended itself at once."]],
  [-1073740285, ["STATUS_IMAGE_CERT_REVOKED", "The image's certificate was revoked."]],
  [-1073740032, ["STATUS_PORT_CLOSED", "The port is closed."]],
  [-1073740031, ["STATUS_MESSAGE_LOST", "The message was lost."]],
  [-1073740030, ["STATUS_INVALID_MESSAGE", "The message is malformed."]],
  [-1073740029, ["STATUS_REQUEST_CANCELED", "The request was cancelled."]],
  [-1073740028, ["STATUS_RECURSIVE_DISPATCH", "The dispatch is nested where it may not be."]],
  [-1073740951, ["STATUS_INVALID_DEVICE_OBJECT_PARAMETER", "The device object given does not fit."]],
  [-1073740008, ["STATUS_ALREADY_REGISTERED", "It is registered already."]],
  [-1073740022, ["STATUS_THREADPOOL_HANDLE_EXCEPTION", "A handle of the thread pool failed."]],
  [-1073740016, ["STATUS_CALLBACK_RETURNED_WHILE_IMPERSONATING", "A callback returned while it impersonated somebody."]],
  [-1073740015, ["STATUS_APC_RETURNED_WHILE_IMPERSONATING", "An APC returned while it impersonated somebody."]],
  [-1073740014, ["STATUS_PROCESS_IS_PROTECTED", "The process is protected."]],
  [-1073740007, ["STATUS_CONTEXT_MISMATCH", "The context does not match."]],
  [-1073740940, ["STATUS_HEAP_CORRUPTION", "The heap is damaged."]],
  [-1073740791, ["STATUS_STACK_BUFFER_OVERRUN", "A buffer on the stack was overrun."]],
  [-1073740777, ["STATUS_INVALID_CRUNTIME_PARAMETER", "A parameter of the C run-time library is not valid."]],
  [-1073740004, ["STATUS_INVALID_THREAD", "The thread is not valid."]],
  [-1073740691, ["STATUS_OBJECT_NOT_EXTERNALLY_BACKED", "The object is not backed from outside."]],
  [-1073740534, ["STATUS_DEVICE_UNRESPONSIVE", "The device does not answer."]],
  [-1072103421, ["STATUS_TRANSACTION_NOT_ACTIVE", "The transaction is not active."]],
  [-1072103346, ["STATUS_TRANSACTION_NOT_FOUND", "The transaction was not found."]],
  [-1072103423, ["STATUS_TRANSACTIONAL_CONFLICT", "A transaction holds what is asked for."]],
  [-1072103422, ["STATUS_INVALID_TRANSACTION", "The handle is not that of a transaction."]],
  [-1071906815, ["STATUS_FLT_NO_HANDLER_DEFINED", "The minifilter has no handler for this."]],
  [-1071906814, ["STATUS_FLT_CONTEXT_ALREADY_DEFINED", "The object has a context already."]],
  [-1071906813, ["STATUS_FLT_INVALID_ASYNCHRONOUS_REQUEST", "The operation cannot be asynchronous."]],
  [-1071906812, ["STATUS_FLT_DISALLOW_FAST_IO", "Fast I/O is refused: use an IRP."]],
  [-1071906811, ["STATUS_FLT_INVALID_NAME_REQUEST", "The name cannot be asked for at this time."]],
  [-1071906810, ["STATUS_FLT_NOT_SAFE_TO_POST_OPERATION", "The operation cannot be put off safely."]],
  [-1071906809, ["STATUS_FLT_NOT_INITIALIZED", "The filter manager is not initialised."]],
  [-1071906808, ["STATUS_FLT_FILTER_NOT_READY", "The minifilter has not started filtering."]],
  [-1071906807, ["STATUS_FLT_POST_OPERATION_CLEANUP", "The instance is going away."]],
  [-1071906806, ["STATUS_FLT_INTERNAL_ERROR", "The filter manager failed."]],
  [-1071906805, ["STATUS_FLT_DELETING_OBJECT", "The object is being deleted."]],
  [-1071906804, ["STATUS_FLT_MUST_BE_NONPAGED_POOL", "The memory must be of the nonpaged pool."]],
  [-1071906803, ["STATUS_FLT_DUPLICATE_ENTRY", "There is an entry of this kind already."]],
  [-1071906802, ["STATUS_FLT_CBDQ_DISABLED", "The callback data queue is disabled."]],
  [-1071906801, ["STATUS_FLT_DO_NOT_ATTACH", "The minifilter does not want this volume."]],
  [-1071906800, ["STATUS_FLT_DO_NOT_DETACH", "The minifilter cannot be detached now."]],
  [-1071906799, ["STATUS_FLT_INSTANCE_ALTITUDE_COLLISION", "An instance has this altitude already."]],
  [-1071906798, ["STATUS_FLT_INSTANCE_NAME_COLLISION", "An instance has this name already."]],
  [-1071906797, ["STATUS_FLT_FILTER_NOT_FOUND", "There is no such minifilter."]],
  [-1071906796, ["STATUS_FLT_VOLUME_NOT_FOUND", "There is no such volume."]],
  [-1071906795, ["STATUS_FLT_INSTANCE_NOT_FOUND", "There is no such instance."]],
  [-1071906794, ["STATUS_FLT_CONTEXT_ALLOCATION_NOT_FOUND", "No context of this kind was registered."]],
  [-1071906793, ["STATUS_FLT_INVALID_CONTEXT_REGISTRATION", "The registration of contexts is malformed."]],
  [-1071906792, ["STATUS_FLT_NAME_CACHE_MISS", "The name is not in the cache."]],
  [-1071906791, ["STATUS_FLT_NO_DEVICE_OBJECT", "The volume has no device object."]],
  [-1071906790, ["STATUS_FLT_VOLUME_ALREADY_MOUNTED", "The volume is mounted already."]],
  [-1071906789, ["STATUS_FLT_ALREADY_ENLISTED", "The transaction has been joined already."]],
  [-1071906788, ["STATUS_FLT_CONTEXT_ALREADY_LINKED", "The context is attached to an object already."]],
  [-1071906784, ["STATUS_FLT_NO_WAITER_FOR_REPLY", "Nobody waits for the reply any more."]],
  [-1071906781, ["STATUS_FLT_REGISTRATION_BUSY", "The registration is busy."]],
  [65537, ["DBG_EXCEPTION_HANDLED", "The debugger handled the exception."]],
  [65538, ["DBG_CONTINUE", "The debugger lets the program go on."]],
  [1073807361, ["DBG_REPLY_LATER", "The debugger will answer later."]],
  [1073807363, ["DBG_TERMINATE_THREAD", "The debugger ended the thread."]],
  [1073807364, ["DBG_TERMINATE_PROCESS", "The debugger ended the process."]],
  [1073807365, ["DBG_CONTROL_C", "Ctrl+C was pressed."]],
  [1073807366, ["DBG_PRINTEXCEPTION_C", "The program printed a message for the debugger."]],
  [1073807367, ["DBG_RIPEXCEPTION", "The program reported an error to the debugger."]],
  [1073807368, ["DBG_CONTROL_BREAK", "Ctrl+Break was pressed."]],
  [1073807369, ["DBG_COMMAND_EXCEPTION", "A command for the debugger was met."]],
  [-2147418111, ["DBG_EXCEPTION_NOT_HANDLED", "The debugger did not handle the exception."]],
  [-1073676287, ["DBG_NO_STATE_CHANGE", "The debugger has nothing to report."]],
  [-1073676286, ["DBG_APP_NOT_IDLE", "The program is busy."]],
]);

/** The name of a status, or its number in hexadecimal when it has none. */
export function statusName(code: number): string {
  return codes.get(code | 0)?.[0] ?? `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

/** What a status says, in a sentence; empty for an unknown one. */
export function statusText(code: number): string {
  return codes.get(code | 0)?.[1] ?? '';
}
