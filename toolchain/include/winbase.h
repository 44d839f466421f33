/*
 * Win32's kernel interfaces: the parts under their own names, and what has no other home.
 */
#pragma once
#include <minwinbase.h>
#include <debugapi.h>
#include <errhandlingapi.h>
#include <fileapi.h>
#include <handleapi.h>
#include <heapapi.h>
#include <interlockedapi.h>
#include <ioapiset.h>
#include <libloaderapi.h>
#include <memoryapi.h>
#include <namedpipeapi.h>
#include <processenv.h>
#include <processthreadsapi.h>
#include <profileapi.h>
#include <securitybaseapi.h>
#include <stringapiset.h>
#include <synchapi.h>
#include <sysinfoapi.h>
#include <timezoneapi.h>
#include <winerror.h>

#ifdef __cplusplus
extern "C" {
#endif

#define INFINITE 0xFFFFFFFF
#define WAIT_FAILED ((DWORD)0xFFFFFFFF)
#define WAIT_OBJECT_0 ((DWORD)0x00000000)
#define WAIT_ABANDONED ((DWORD)0x00000080)
#define WAIT_ABANDONED_0 ((DWORD)0x00000080)
#define WAIT_IO_COMPLETION ((DWORD)0x000000C0)
#define STILL_ACTIVE ((DWORD)0x00000103)
#define EXCEPTION_ACCESS_VIOLATION STATUS_ACCESS_VIOLATION
#define EXCEPTION_DATATYPE_MISALIGNMENT STATUS_DATATYPE_MISALIGNMENT
#define EXCEPTION_BREAKPOINT STATUS_BREAKPOINT
#define EXCEPTION_SINGLE_STEP STATUS_SINGLE_STEP
#define EXCEPTION_ARRAY_BOUNDS_EXCEEDED STATUS_ARRAY_BOUNDS_EXCEEDED
#define EXCEPTION_FLT_DIVIDE_BY_ZERO STATUS_FLOAT_DIVIDE_BY_ZERO
#define EXCEPTION_INT_DIVIDE_BY_ZERO STATUS_INTEGER_DIVIDE_BY_ZERO
#define EXCEPTION_INT_OVERFLOW STATUS_INTEGER_OVERFLOW
#define EXCEPTION_PRIV_INSTRUCTION STATUS_PRIVILEGED_INSTRUCTION
#define EXCEPTION_IN_PAGE_ERROR STATUS_IN_PAGE_ERROR
#define EXCEPTION_ILLEGAL_INSTRUCTION STATUS_ILLEGAL_INSTRUCTION
#define EXCEPTION_NONCONTINUABLE_EXCEPTION STATUS_NONCONTINUABLE_EXCEPTION
#define EXCEPTION_STACK_OVERFLOW STATUS_STACK_OVERFLOW
#define EXCEPTION_GUARD_PAGE STATUS_GUARD_PAGE_VIOLATION
#define EXCEPTION_INVALID_HANDLE STATUS_INVALID_HANDLE
#define CONTROL_C_EXIT STATUS_CONTROL_C_EXIT

#define FILE_BEGIN 0
#define FILE_CURRENT 1
#define FILE_END 2
#define FILE_FLAG_WRITE_THROUGH 0x80000000
#define FILE_FLAG_OVERLAPPED 0x40000000
#define FILE_FLAG_NO_BUFFERING 0x20000000
#define FILE_FLAG_RANDOM_ACCESS 0x10000000
#define FILE_FLAG_SEQUENTIAL_SCAN 0x08000000
#define FILE_FLAG_DELETE_ON_CLOSE 0x04000000
#define FILE_FLAG_BACKUP_SEMANTICS 0x02000000
#define FILE_FLAG_POSIX_SEMANTICS 0x01000000
#define FILE_FLAG_OPEN_REPARSE_POINT 0x00200000
#define FILE_FLAG_FIRST_PIPE_INSTANCE 0x00080000
#define FILE_TYPE_UNKNOWN 0x0000
#define FILE_TYPE_DISK 0x0001
#define FILE_TYPE_CHAR 0x0002
#define FILE_TYPE_PIPE 0x0003
#define DRIVE_UNKNOWN 0
#define DRIVE_NO_ROOT_DIR 1
#define DRIVE_REMOVABLE 2
#define DRIVE_FIXED 3
#define DRIVE_REMOTE 4
#define DRIVE_CDROM 5
#define DRIVE_RAMDISK 6
#define DDD_RAW_TARGET_PATH 0x00000001
#define DDD_REMOVE_DEFINITION 0x00000002
#define DDD_EXACT_MATCH_ON_REMOVE 0x00000004
#define DDD_NO_BROADCAST_SYSTEM 0x00000008
#define MOVEFILE_REPLACE_EXISTING 0x00000001
#define MOVEFILE_COPY_ALLOWED 0x00000002
#define MOVEFILE_DELAY_UNTIL_REBOOT 0x00000004
#define MOVEFILE_WRITE_THROUGH 0x00000008

#define DEBUG_PROCESS 0x00000001
#define CREATE_SUSPENDED 0x00000004
#define DETACHED_PROCESS 0x00000008
#define CREATE_NEW_CONSOLE 0x00000010
#define NORMAL_PRIORITY_CLASS 0x00000020
#define IDLE_PRIORITY_CLASS 0x00000040
#define HIGH_PRIORITY_CLASS 0x00000080
#define REALTIME_PRIORITY_CLASS 0x00000100
#define CREATE_NEW_PROCESS_GROUP 0x00000200
#define CREATE_UNICODE_ENVIRONMENT 0x00000400
#define BELOW_NORMAL_PRIORITY_CLASS 0x00004000
#define ABOVE_NORMAL_PRIORITY_CLASS 0x00008000
#define CREATE_NO_WINDOW 0x08000000
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x00010000
#define STARTF_USESHOWWINDOW 0x00000001
#define STARTF_USESTDHANDLES 0x00000100
#define THREAD_PRIORITY_LOWEST THREAD_BASE_PRIORITY_MIN
#define THREAD_PRIORITY_BELOW_NORMAL (THREAD_PRIORITY_LOWEST + 1)
#define THREAD_PRIORITY_NORMAL 0
#define THREAD_PRIORITY_ABOVE_NORMAL (THREAD_PRIORITY_HIGHEST - 1)
#define THREAD_PRIORITY_HIGHEST THREAD_BASE_PRIORITY_MAX
#define THREAD_PRIORITY_TIME_CRITICAL THREAD_BASE_PRIORITY_LOWRT
#define THREAD_PRIORITY_IDLE THREAD_BASE_PRIORITY_IDLE
#define THREAD_PRIORITY_ERROR_RETURN (MAXLONG)

#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x00000100
#define FORMAT_MESSAGE_IGNORE_INSERTS 0x00000200
#define FORMAT_MESSAGE_FROM_STRING 0x00000400
#define FORMAT_MESSAGE_FROM_HMODULE 0x00000800
#define FORMAT_MESSAGE_FROM_SYSTEM 0x00001000
#define FORMAT_MESSAGE_ARGUMENT_ARRAY 0x00002000
#define FORMAT_MESSAGE_MAX_WIDTH_MASK 0x000000FF
#define MAX_COMPUTERNAME_LENGTH 15
#define LMEM_FIXED 0x0000
#define LMEM_MOVEABLE 0x0002
#define LMEM_ZEROINIT 0x0040
#define LPTR (LMEM_FIXED | LMEM_ZEROINIT)
#define GMEM_FIXED 0x0000
#define GMEM_MOVEABLE 0x0002
#define GMEM_ZEROINIT 0x0040
#define GPTR (GMEM_FIXED | GMEM_ZEROINIT)

/** Copies memory between blocks that do not overlap. */
#define CopyMemory RtlCopyMemory
/** Copies memory between blocks that may overlap. */
#define MoveMemory RtlMoveMemory
/** Fills memory with a byte. */
#define FillMemory RtlFillMemory
/** Clears memory. */
#define ZeroMemory RtlZeroMemory
/** Clears memory in a way that no compiler leaves out. */
#define SecureZeroMemory RtlSecureZeroMemory
/** Whether an overlapped operation is over. Look at its result with GetOverlappedResult. */
#define HasOverlappedIoCompleted(overlapped) (((DWORD)(overlapped)->Internal) != STATUS_PENDING)

/** Copies a file. With bFailIfExists, ERROR_FILE_EXISTS when the new name is taken. */
BOOL WINAPI CopyFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName, BOOL bFailIfExists);
/** CopyFileW with narrow text, in the ANSI code page. */
BOOL WINAPI CopyFileA(LPCSTR lpExistingFileName, LPCSTR lpNewFileName, BOOL bFailIfExists);
#define CopyFile RINGSIDE_TEXT_NAME(CopyFile)
/** Renames or moves a file or directory. ERROR_ALREADY_EXISTS when the new name is taken. */
BOOL WINAPI MoveFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName);
/** MoveFileW with narrow text, in the ANSI code page. */
BOOL WINAPI MoveFileA(LPCSTR lpExistingFileName, LPCSTR lpNewFileName);
#define MoveFile RINGSIDE_TEXT_NAME(MoveFile)
/** MoveFile with flags: MOVEFILE_REPLACE_EXISTING, ... */
BOOL WINAPI MoveFileExW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName, DWORD dwFlags);
/** MoveFileExW with narrow text, in the ANSI code page. */
BOOL WINAPI MoveFileExA(LPCSTR lpExistingFileName, LPCSTR lpNewFileName, DWORD dwFlags);
#define MoveFileEx RINGSIDE_TEXT_NAME(MoveFileEx)
/** The path of a running process's program. *lpdwSize is the buffer's size, then the length. */
BOOL WINAPI QueryFullProcessImageNameW(HANDLE hProcess, DWORD dwFlags, LPWSTR lpExeName, PDWORD lpdwSize);
/** QueryFullProcessImageNameW with narrow text, in the ANSI code page. */
BOOL WINAPI QueryFullProcessImageNameA(HANDLE hProcess, DWORD dwFlags, LPSTR lpExeName, PDWORD lpdwSize);
#define QueryFullProcessImageName RINGSIDE_TEXT_NAME(QueryFullProcessImageName)
/**
 * Makes text of a message number, such as GetLastError's. Returns its length, 0 on failure: ERROR_MR_MID_NOT_FOUND.
 *
 * @param dwFlags FORMAT_MESSAGE_FROM_SYSTEM, FORMAT_MESSAGE_IGNORE_INSERTS, ...
 * @param lpBuffer with FORMAT_MESSAGE_ALLOCATE_BUFFER the address of a pointer that gets memory for LocalFree
 */
DWORD WINAPI FormatMessageW(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId, DWORD dwLanguageId, LPWSTR lpBuffer, DWORD nSize, va_list *Arguments);
/** FormatMessageW with narrow text, in the ANSI code page. */
DWORD WINAPI FormatMessageA(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId, DWORD dwLanguageId, LPSTR lpBuffer, DWORD nSize, va_list *Arguments);
#define FormatMessage RINGSIDE_TEXT_NAME(FormatMessage)
/** The name of the target. *nSize is the buffer's size, then the length. */
BOOL WINAPI GetComputerNameW(LPWSTR lpBuffer, LPDWORD nSize);
/** GetComputerNameW with narrow text, in the ANSI code page. */
BOOL WINAPI GetComputerNameA(LPSTR lpBuffer, LPDWORD nSize);
#define GetComputerName RINGSIDE_TEXT_NAME(GetComputerName)
/** The name of the user. *pcbBuffer is the buffer's size, then the length with the zero. */
BOOL WINAPI GetUserNameW(LPWSTR lpBuffer, LPDWORD pcbBuffer);
/** GetUserNameW with narrow text, in the ANSI code page. */
BOOL WINAPI GetUserNameA(LPSTR lpBuffer, LPDWORD pcbBuffer);
#define GetUserName RINGSIDE_TEXT_NAME(GetUserName)
/** The number of a privilege (SE_DEBUG_NAME, ...). ERROR_NO_SUCH_PRIVILEGE. */
BOOL WINAPI LookupPrivilegeValueW(LPCWSTR lpSystemName, LPCWSTR lpName, PLUID lpLuid);
/** LookupPrivilegeValueW with narrow text, in the ANSI code page. */
BOOL WINAPI LookupPrivilegeValueA(LPCSTR lpSystemName, LPCSTR lpName, PLUID lpLuid);
#define LookupPrivilegeValue RINGSIDE_TEXT_NAME(LookupPrivilegeValue)

/** Memory from the process's heap, in the way of 16-bit Windows. Null on failure. */
HLOCAL WINAPI LocalAlloc(UINT uFlags, SIZE_T uBytes);
/** Gives memory of LocalAlloc or FormatMessage back. Returns null, or hMem on failure. */
HLOCAL WINAPI LocalFree(HLOCAL hMem);
/** Memory from the process's heap, in the way of 16-bit Windows. Null on failure. */
HGLOBAL WINAPI GlobalAlloc(UINT uFlags, SIZE_T dwBytes);
/** Gives memory of GlobalAlloc back. Returns null, or hMem on failure. */
HGLOBAL WINAPI GlobalFree(HGLOBAL hMem);

/** The length of a string, 0 for null. */
int WINAPI lstrlenW(LPCWSTR lpString);
/** lstrlenW with narrow text, in the ANSI code page. */
int WINAPI lstrlenA(LPCSTR lpString);
#define lstrlen RINGSIDE_TEXT_NAME(lstrlen)
/** Copies a string. Null on failure. */
LPWSTR WINAPI lstrcpyW(LPWSTR lpString1, LPCWSTR lpString2);
/** lstrcpyW with narrow text, in the ANSI code page. */
LPSTR WINAPI lstrcpyA(LPSTR lpString1, LPCSTR lpString2);
#define lstrcpy RINGSIDE_TEXT_NAME(lstrcpy)
/** Copies at most iMaxLength - 1 characters and a zero. */
LPWSTR WINAPI lstrcpynW(LPWSTR lpString1, LPCWSTR lpString2, int iMaxLength);
/** lstrcpynW with narrow text, in the ANSI code page. */
LPSTR WINAPI lstrcpynA(LPSTR lpString1, LPCSTR lpString2, int iMaxLength);
#define lstrcpyn RINGSIDE_TEXT_NAME(lstrcpyn)
/** Appends a string. */
LPWSTR WINAPI lstrcatW(LPWSTR lpString1, LPCWSTR lpString2);
/** lstrcatW with narrow text, in the ANSI code page. */
LPSTR WINAPI lstrcatA(LPSTR lpString1, LPCSTR lpString2);
#define lstrcat RINGSIDE_TEXT_NAME(lstrcat)
/** Compares two strings. */
int WINAPI lstrcmpW(LPCWSTR lpString1, LPCWSTR lpString2);
/** lstrcmpW with narrow text, in the ANSI code page. */
int WINAPI lstrcmpA(LPCSTR lpString1, LPCSTR lpString2);
#define lstrcmp RINGSIDE_TEXT_NAME(lstrcmp)
/** Compares two strings without regard to case. */
int WINAPI lstrcmpiW(LPCWSTR lpString1, LPCWSTR lpString2);
/** lstrcmpiW with narrow text, in the ANSI code page. */
int WINAPI lstrcmpiA(LPCSTR lpString1, LPCSTR lpString2);
#define lstrcmpi RINGSIDE_TEXT_NAME(lstrcmpi)

/** Sets the processors that a thread may run on, one bit each. Returns the old set, 0 on failure. */
DWORD_PTR WINAPI SetThreadAffinityMask(HANDLE hThread, DWORD_PTR dwThreadAffinityMask);
/** The processors that a process may run on, and those that there are. */
BOOL WINAPI GetProcessAffinityMask(HANDLE hProcess, PDWORD_PTR lpProcessAffinityMask, PDWORD_PTR lpSystemAffinityMask);
/** Sets the processors that a process may run on. */
BOOL WINAPI SetProcessAffinityMask(HANDLE hProcess, DWORD_PTR dwProcessAffinityMask);
/** Whether a 32-bit program runs on a 64-bit system. Never here. */
BOOL WINAPI IsWow64Process(HANDLE hProcess, PBOOL Wow64Process);
/** Sounds a tone. The target has no speaker: it lets the time go by. */
BOOL WINAPI Beep(DWORD dwFreq, DWORD dwDuration);

/** Opens the event log to write as a source. Null on failure. Close it with DeregisterEventSource. */
HANDLE WINAPI RegisterEventSourceW(LPCWSTR lpUNCServerName, LPCWSTR lpSourceName);
/** RegisterEventSourceW with narrow text, in the ANSI code page. */
HANDLE WINAPI RegisterEventSourceA(LPCSTR lpUNCServerName, LPCSTR lpSourceName);
#define RegisterEventSource RINGSIDE_TEXT_NAME(RegisterEventSource)
/** Closes a handle of RegisterEventSource. */
BOOL WINAPI DeregisterEventSource(HANDLE hEventLog);
/**
 * Writes an entry to the event log.
 *
 * @param wType EVENTLOG_INFORMATION_TYPE, EVENTLOG_WARNING_TYPE, EVENTLOG_ERROR_TYPE, ...
 * @param lpStrings wNumStrings texts that belong to the entry
 */
BOOL WINAPI ReportEventW(HANDLE hEventLog, WORD wType, WORD wCategory, DWORD dwEventID, PSID lpUserSid, WORD wNumStrings, DWORD dwDataSize, LPCWSTR *lpStrings, LPVOID lpRawData);
/** ReportEventW with narrow text, in the ANSI code page. */
BOOL WINAPI ReportEventA(HANDLE hEventLog, WORD wType, WORD wCategory, DWORD dwEventID, PSID lpUserSid, WORD wNumStrings, DWORD dwDataSize, LPCSTR *lpStrings, LPVOID lpRawData);
#define ReportEvent RINGSIDE_TEXT_NAME(ReportEvent)
/** Opens a log ("Application", "System") to read. Null on failure. */
HANDLE WINAPI OpenEventLogW(LPCWSTR lpUNCServerName, LPCWSTR lpSourceName);
/** OpenEventLogW with narrow text, in the ANSI code page. */
HANDLE WINAPI OpenEventLogA(LPCSTR lpUNCServerName, LPCSTR lpSourceName);
#define OpenEventLog RINGSIDE_TEXT_NAME(OpenEventLog)
/** Closes a log. */
BOOL WINAPI CloseEventLog(HANDLE hEventLog);
/** Deletes the entries of a log; a backup file is not modelled, so that the name must be null. */
BOOL WINAPI ClearEventLogW(HANDLE hEventLog, LPCWSTR lpBackupFileName);
/** ClearEventLogW with narrow text, in the ANSI code page. */
BOOL WINAPI ClearEventLogA(HANDLE hEventLog, LPCSTR lpBackupFileName);
#define ClearEventLog RINGSIDE_TEXT_NAME(ClearEventLog)
/** The number of entries in a log. */
BOOL WINAPI GetNumberOfEventLogRecords(HANDLE hEventLog, PDWORD NumberOfRecords);
/** The number of the oldest entry of a log. */
BOOL WINAPI GetOldestEventLogRecord(HANDLE hEventLog, PDWORD OldestRecord);
/** Reads entries, EVENTLOGRECORDs one after the other. ERROR_HANDLE_EOF at the end. */
BOOL WINAPI ReadEventLogW(HANDLE hEventLog, DWORD dwReadFlags, DWORD dwRecordOffset, LPVOID lpBuffer, DWORD nNumberOfBytesToRead, DWORD *pnBytesRead, DWORD *pnMinNumberOfBytesNeeded);
/** ReadEventLogW with narrow text, in the ANSI code page. */
BOOL WINAPI ReadEventLogA(HANDLE hEventLog, DWORD dwReadFlags, DWORD dwRecordOffset, LPVOID lpBuffer, DWORD nNumberOfBytesToRead, DWORD *pnBytesRead, DWORD *pnMinNumberOfBytesNeeded);
#define ReadEventLog RINGSIDE_TEXT_NAME(ReadEventLog)

/** An entry of the event log. The source, the computer, the texts and the data follow it. */
typedef struct _EVENTLOGRECORD {
  DWORD Length, Reserved, RecordNumber, TimeGenerated, TimeWritten, EventID;
  WORD EventType, NumStrings, EventCategory, ReservedFlags;
  DWORD ClosingRecordNumber, StringOffset, UserSidLength, UserSidOffset, DataLength, DataOffset;
} EVENTLOGRECORD, *PEVENTLOGRECORD;


#define STDAPICALLTYPE __stdcall

#ifdef __cplusplus
}
#endif
