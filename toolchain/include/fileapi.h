/*
 * Files and devices by name.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CREATE_NEW 1
#define CREATE_ALWAYS 2
#define OPEN_EXISTING 3
#define OPEN_ALWAYS 4
#define TRUNCATE_EXISTING 5
#define INVALID_FILE_SIZE ((DWORD)0xFFFFFFFF)
#define INVALID_SET_FILE_POINTER ((DWORD)-1)
#define INVALID_FILE_ATTRIBUTES ((DWORD)-1)

/** What GetFileInformationByHandle tells about an open file. */
typedef struct _BY_HANDLE_FILE_INFORMATION {
  DWORD dwFileAttributes;
  FILETIME ftCreationTime, ftLastAccessTime, ftLastWriteTime;
  DWORD dwVolumeSerialNumber, nFileSizeHigh, nFileSizeLow, nNumberOfLinks, nFileIndexHigh, nFileIndexLow;
} BY_HANDLE_FILE_INFORMATION, *PBY_HANDLE_FILE_INFORMATION, *LPBY_HANDLE_FILE_INFORMATION;
/** What GetFileAttributesEx tells about a file. */
typedef struct _WIN32_FILE_ATTRIBUTE_DATA {
  DWORD dwFileAttributes;
  FILETIME ftCreationTime, ftLastAccessTime, ftLastWriteTime;
  DWORD nFileSizeHigh, nFileSizeLow;
} WIN32_FILE_ATTRIBUTE_DATA, *LPWIN32_FILE_ATTRIBUTE_DATA;

/**
 * Opens or creates a file, or opens a device by its link: "\\\\.\\Name" stands for \??\Name.
 * Returns INVALID_HANDLE_VALUE (not null) on failure. GetLastError: ERROR_FILE_NOT_FOUND (no such file or link),
 * ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, or what the driver's create routine returned, as a Win32 error.
 * With CREATE_ALWAYS and OPEN_ALWAYS a success sets ERROR_ALREADY_EXISTS when the file was there.
 *
 * @param dwDesiredAccess GENERIC_READ, GENERIC_WRITE, or 0 to ask about the device only
 * @param dwShareMode FILE_SHARE_...: what others may do while the handle is open
 * @param dwCreationDisposition CREATE_NEW, CREATE_ALWAYS, OPEN_EXISTING (the one for devices), OPEN_ALWAYS, TRUNCATE_EXISTING
 * @param dwFlagsAndAttributes FILE_ATTRIBUTE_NORMAL, or FILE_FLAG_OVERLAPPED for operations that go on in the background
 */
HANDLE WINAPI CreateFileW(LPCWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
                          LPSECURITY_ATTRIBUTES lpSecurityAttributes, DWORD dwCreationDisposition,
                          DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);
/** CreateFileW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateFileA(LPCSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
                          LPSECURITY_ATTRIBUTES lpSecurityAttributes, DWORD dwCreationDisposition,
                          DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);
#define CreateFile RINGSIDE_TEXT_NAME(CreateFile)
/**
 * Reads from a file or sends a device IRP_MJ_READ. False on failure; GetLastError: ERROR_IO_PENDING when an overlapped read goes
 * on in the background, ERROR_HANDLE_EOF, or the driver's status as a Win32 error.
 *
 * @param lpNumberOfBytesRead must not be null when lpOverlapped is
 */
BOOL WINAPI ReadFile(HANDLE hFile, LPVOID lpBuffer, DWORD nNumberOfBytesToRead, LPDWORD lpNumberOfBytesRead,
                     LPOVERLAPPED lpOverlapped);
/** Writes to a file or sends a device IRP_MJ_WRITE. Fails as ReadFile does. */
BOOL WINAPI WriteFile(HANDLE hFile, LPCVOID lpBuffer, DWORD nNumberOfBytesToWrite, LPDWORD lpNumberOfBytesWritten,
                      LPOVERLAPPED lpOverlapped);
/** ReadFile that calls a routine when it is over, in an alertable wait of this thread (SleepEx, WaitForSingleObjectEx). */
BOOL WINAPI ReadFileEx(HANDLE hFile, LPVOID lpBuffer, DWORD nNumberOfBytesToRead, LPOVERLAPPED lpOverlapped,
                       LPOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
/** WriteFile that calls a routine when it is over, in an alertable wait of this thread. */
BOOL WINAPI WriteFileEx(HANDLE hFile, LPCVOID lpBuffer, DWORD nNumberOfBytesToWrite, LPOVERLAPPED lpOverlapped,
                        LPOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
/** Writes what is buffered: a device gets IRP_MJ_FLUSH_BUFFERS. */
BOOL WINAPI FlushFileBuffers(HANDLE hFile);
/** The low half of a file's size, the high half in *lpFileSizeHigh. INVALID_FILE_SIZE on failure; see GetLastError then. */
DWORD WINAPI GetFileSize(HANDLE hFile, LPDWORD lpFileSizeHigh);
/** A file's size in 64 bits. */
BOOL WINAPI GetFileSizeEx(HANDLE hFile, PLARGE_INTEGER lpFileSize);
/** Moves a file's position: FILE_BEGIN, FILE_CURRENT or FILE_END. INVALID_SET_FILE_POINTER on failure. */
DWORD WINAPI SetFilePointer(HANDLE hFile, LONG lDistanceToMove, PLONG lpDistanceToMoveHigh, DWORD dwMoveMethod);
/** SetFilePointer in 64 bits; the new position goes to *lpNewFilePointer unless that is null. */
BOOL WINAPI SetFilePointerEx(HANDLE hFile, LARGE_INTEGER liDistanceToMove, PLARGE_INTEGER lpNewFilePointer, DWORD dwMoveMethod);
/** Ends a file at its position. */
BOOL WINAPI SetEndOfFile(HANDLE hFile);
/** FILE_TYPE_DISK, FILE_TYPE_CHAR (console), FILE_TYPE_PIPE or FILE_TYPE_UNKNOWN. */
DWORD WINAPI GetFileType(HANDLE hFile);
/** The three times of an open file; each may be null. */
BOOL WINAPI GetFileTime(HANDLE hFile, LPFILETIME lpCreationTime, LPFILETIME lpLastAccessTime, LPFILETIME lpLastWriteTime);
/** Attributes, times and size of an open file. */
BOOL WINAPI GetFileInformationByHandle(HANDLE hFile, LPBY_HANDLE_FILE_INFORMATION lpFileInformation);
/** Locks a range of a file against other handles. GetLastError: ERROR_LOCK_VIOLATION. */
BOOL WINAPI LockFile(HANDLE hFile, DWORD dwFileOffsetLow, DWORD dwFileOffsetHigh, DWORD nNumberOfBytesToLockLow,
                     DWORD nNumberOfBytesToLockHigh);
/** Gives a locked range back. */
BOOL WINAPI UnlockFile(HANDLE hFile, DWORD dwFileOffsetLow, DWORD dwFileOffsetHigh, DWORD nNumberOfBytesToUnlockLow,
                       DWORD nNumberOfBytesToUnlockHigh);
/** Deletes a file. GetLastError: ERROR_FILE_NOT_FOUND, ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION. */
BOOL WINAPI DeleteFileW(LPCWSTR lpFileName);
/** DeleteFileW with narrow text, in the ANSI code page. */
BOOL WINAPI DeleteFileA(LPCSTR lpFileName);
#define DeleteFile RINGSIDE_TEXT_NAME(DeleteFile)
/** Makes a directory. GetLastError: ERROR_ALREADY_EXISTS, ERROR_PATH_NOT_FOUND. */
BOOL WINAPI CreateDirectoryW(LPCWSTR lpPathName, LPSECURITY_ATTRIBUTES lpSecurityAttributes);
/** CreateDirectoryW with narrow text, in the ANSI code page. */
BOOL WINAPI CreateDirectoryA(LPCSTR lpPathName, LPSECURITY_ATTRIBUTES lpSecurityAttributes);
#define CreateDirectory RINGSIDE_TEXT_NAME(CreateDirectory)
/** Removes an empty directory. GetLastError: ERROR_DIR_NOT_EMPTY. */
BOOL WINAPI RemoveDirectoryW(LPCWSTR lpPathName);
/** RemoveDirectoryW with narrow text, in the ANSI code page. */
BOOL WINAPI RemoveDirectoryA(LPCSTR lpPathName);
#define RemoveDirectory RINGSIDE_TEXT_NAME(RemoveDirectory)
/** FILE_ATTRIBUTE_... of a file, INVALID_FILE_ATTRIBUTES on failure. */
DWORD WINAPI GetFileAttributesW(LPCWSTR lpFileName);
/** GetFileAttributesW with narrow text, in the ANSI code page. */
DWORD WINAPI GetFileAttributesA(LPCSTR lpFileName);
#define GetFileAttributes RINGSIDE_TEXT_NAME(GetFileAttributes)
/** Attributes, times and size of a file by name. */
BOOL WINAPI GetFileAttributesExW(LPCWSTR lpFileName, GET_FILEEX_INFO_LEVELS fInfoLevelId, LPVOID lpFileInformation);
/** GetFileAttributesExW with narrow text, in the ANSI code page. */
BOOL WINAPI GetFileAttributesExA(LPCSTR lpFileName, GET_FILEEX_INFO_LEVELS fInfoLevelId, LPVOID lpFileInformation);
#define GetFileAttributesEx RINGSIDE_TEXT_NAME(GetFileAttributesEx)
/** Changes a file's attributes. */
BOOL WINAPI SetFileAttributesW(LPCWSTR lpFileName, DWORD dwFileAttributes);
/** SetFileAttributesW with narrow text, in the ANSI code page. */
BOOL WINAPI SetFileAttributesA(LPCSTR lpFileName, DWORD dwFileAttributes);
#define SetFileAttributes RINGSIDE_TEXT_NAME(SetFileAttributes)
/** Begins a search, "C:\\dir\\*.txt". INVALID_HANDLE_VALUE on failure, ERROR_FILE_NOT_FOUND when nothing matches. */
HANDLE WINAPI FindFirstFileW(LPCWSTR lpFileName, LPWIN32_FIND_DATAW lpFindFileData);
/** FindFirstFileW with narrow text, in the ANSI code page. */
HANDLE WINAPI FindFirstFileA(LPCSTR lpFileName, LPWIN32_FIND_DATAA lpFindFileData);
#define FindFirstFile RINGSIDE_TEXT_NAME(FindFirstFile)
/** The next file of a search. False at its end: GetLastError gives ERROR_NO_MORE_FILES. */
BOOL WINAPI FindNextFileW(HANDLE hFindFile, LPWIN32_FIND_DATAW lpFindFileData);
/** FindNextFileW with narrow text, in the ANSI code page. */
BOOL WINAPI FindNextFileA(HANDLE hFindFile, LPWIN32_FIND_DATAA lpFindFileData);
#define FindNextFile RINGSIDE_TEXT_NAME(FindNextFile)
/** Ends a search. CloseHandle does not. */
BOOL WINAPI FindClose(HANDLE hFindFile);
/** The full path of a name. Returns its length, or the size that the buffer should have with the zero. */
DWORD WINAPI GetFullPathNameW(LPCWSTR lpFileName, DWORD nBufferLength, LPWSTR lpBuffer, LPWSTR *lpFilePart);
/** GetFullPathNameW with narrow text, in the ANSI code page. */
DWORD WINAPI GetFullPathNameA(LPCSTR lpFileName, DWORD nBufferLength, LPSTR lpBuffer, LPSTR *lpFilePart);
#define GetFullPathName RINGSIDE_TEXT_NAME(GetFullPathName)
/** The directory for temporary files, ended with a backslash. */
DWORD WINAPI GetTempPathW(DWORD nBufferLength, LPWSTR lpBuffer);
/** GetTempPathW with narrow text, in the ANSI code page. */
DWORD WINAPI GetTempPathA(DWORD nBufferLength, LPSTR lpBuffer);
#define GetTempPath RINGSIDE_TEXT_NAME(GetTempPath)
/** Makes a unique temporary file name, and the file when uUnique is 0. */
UINT WINAPI GetTempFileNameW(LPCWSTR lpPathName, LPCWSTR lpPrefixString, UINT uUnique, LPWSTR lpTempFileName);
/** GetTempFileNameW with narrow text, in the ANSI code page. */
UINT WINAPI GetTempFileNameA(LPCSTR lpPathName, LPCSTR lpPrefixString, UINT uUnique, LPSTR lpTempFileName);
#define GetTempFileName RINGSIDE_TEXT_NAME(GetTempFileName)
/** One bit for each drive letter that exists, bit 0 for A:. */
DWORD WINAPI GetLogicalDrives(VOID);
/** The roots of all drives, one string after the other, ended by an empty one. */
DWORD WINAPI GetLogicalDriveStringsW(DWORD nBufferLength, LPWSTR lpBuffer);
/** GetLogicalDriveStringsW with narrow text, in the ANSI code page. */
DWORD WINAPI GetLogicalDriveStringsA(DWORD nBufferLength, LPSTR lpBuffer);
#define GetLogicalDriveStrings RINGSIDE_TEXT_NAME(GetLogicalDriveStrings)
/** DRIVE_FIXED, DRIVE_NO_ROOT_DIR, ... for a root such as "C:\\". */
UINT WINAPI GetDriveTypeW(LPCWSTR lpRootPathName);
/** GetDriveTypeW with narrow text, in the ANSI code page. */
UINT WINAPI GetDriveTypeA(LPCSTR lpRootPathName);
#define GetDriveType RINGSIDE_TEXT_NAME(GetDriveType)
/**
 * What an MS-DOS device name (a symbolic link in \??) stands for; with a null name, all names, each ended with a zero.
 * Returns the number of characters, 0 on failure: ERROR_FILE_NOT_FOUND, ERROR_INSUFFICIENT_BUFFER.
 */
DWORD WINAPI QueryDosDeviceW(LPCWSTR lpDeviceName, LPWSTR lpTargetPath, DWORD ucchMax);
/** QueryDosDeviceW with narrow text, in the ANSI code page. */
DWORD WINAPI QueryDosDeviceA(LPCSTR lpDeviceName, LPSTR lpTargetPath, DWORD ucchMax);
#define QueryDosDevice RINGSIDE_TEXT_NAME(QueryDosDevice)
/** Makes, changes or removes (DDD_REMOVE_DEFINITION) an MS-DOS device name. With DDD_RAW_TARGET_PATH the target is an NT path. */
BOOL WINAPI DefineDosDeviceW(DWORD dwFlags, LPCWSTR lpDeviceName, LPCWSTR lpTargetPath);
/** DefineDosDeviceW with narrow text, in the ANSI code page. */
BOOL WINAPI DefineDosDeviceA(DWORD dwFlags, LPCSTR lpDeviceName, LPCSTR lpTargetPath);
#define DefineDosDevice RINGSIDE_TEXT_NAME(DefineDosDevice)
/** Compares two file times: -1, 0 or 1. */
LONG WINAPI CompareFileTime(const FILETIME *lpFileTime1, const FILETIME *lpFileTime2);
/** UTC to local time. The target's time zone is UTC. */
BOOL WINAPI FileTimeToLocalFileTime(const FILETIME *lpFileTime, LPFILETIME lpLocalFileTime);
/** Local time to UTC. */
BOOL WINAPI LocalFileTimeToFileTime(const FILETIME *lpLocalFileTime, LPFILETIME lpFileTime);

#ifdef __cplusplus
}
#endif
