/*
 * Virtual memory and mapped files.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FILE_MAP_COPY 0x0001
#define FILE_MAP_WRITE SECTION_MAP_WRITE
#define FILE_MAP_READ SECTION_MAP_READ
#define FILE_MAP_ALL_ACCESS SECTION_ALL_ACCESS
#define FILE_MAP_EXECUTE 0x0020

/**
 * Reserves a range of addresses, commits pages, or both (MEM_RESERVE | MEM_COMMIT). Null on failure.
 * Reservations begin on multiples of 64 KiB.
 */
LPVOID WINAPI VirtualAlloc(LPVOID lpAddress, SIZE_T dwSize, DWORD flAllocationType, DWORD flProtect);
/** VirtualAlloc in another process. */
LPVOID WINAPI VirtualAllocEx(HANDLE hProcess, LPVOID lpAddress, SIZE_T dwSize, DWORD flAllocationType, DWORD flProtect);
/** Decommits pages, or with MEM_RELEASE and size 0 gives a whole reservation back. */
BOOL WINAPI VirtualFree(LPVOID lpAddress, SIZE_T dwSize, DWORD dwFreeType);
/** VirtualFree in another process. */
BOOL WINAPI VirtualFreeEx(HANDLE hProcess, LPVOID lpAddress, SIZE_T dwSize, DWORD dwFreeType);
/** Changes the protection of committed pages. The old one of the first page goes to *lpflOldProtect, which must not be null. */
BOOL WINAPI VirtualProtect(LPVOID lpAddress, SIZE_T dwSize, DWORD flNewProtect, PDWORD lpflOldProtect);
/** What is at an address. Returns the number of bytes written to *lpBuffer, 0 on failure. */
SIZE_T WINAPI VirtualQuery(LPCVOID lpAddress, PMEMORY_BASIC_INFORMATION lpBuffer, SIZE_T dwLength);
/** VirtualQuery in another process. */
SIZE_T WINAPI VirtualQueryEx(HANDLE hProcess, LPCVOID lpAddress, PMEMORY_BASIC_INFORMATION lpBuffer, SIZE_T dwLength);
/** Keeps pages in memory. Nothing is ever paged out here; it checks the range. */
BOOL WINAPI VirtualLock(LPVOID lpAddress, SIZE_T dwSize);
/** Undoes VirtualLock. */
BOOL WINAPI VirtualUnlock(LPVOID lpAddress, SIZE_T dwSize);
/** Reads another process's memory. The handle needs PROCESS_VM_READ. ERROR_PARTIAL_COPY when not all could be read. */
BOOL WINAPI ReadProcessMemory(HANDLE hProcess, LPCVOID lpBaseAddress, LPVOID lpBuffer, SIZE_T nSize, SIZE_T *lpNumberOfBytesRead);
/** Writes another process's memory. */
BOOL WINAPI WriteProcessMemory(HANDLE hProcess, LPVOID lpBaseAddress, LPCVOID lpBuffer, SIZE_T nSize, SIZE_T *lpNumberOfBytesWritten);
/**
 * Makes or opens a section: memory of a file, or shared memory when hFile is INVALID_HANDLE_VALUE. Null (not INVALID_HANDLE_VALUE)
 * on failure, ERROR_ALREADY_EXISTS on success when the name existed.
 */
HANDLE WINAPI CreateFileMappingW(HANDLE hFile, LPSECURITY_ATTRIBUTES lpFileMappingAttributes, DWORD flProtect, DWORD dwMaximumSizeHigh, DWORD dwMaximumSizeLow, LPCWSTR lpName);
/** CreateFileMappingW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateFileMappingA(HANDLE hFile, LPSECURITY_ATTRIBUTES lpFileMappingAttributes, DWORD flProtect, DWORD dwMaximumSizeHigh, DWORD dwMaximumSizeLow, LPCSTR lpName);
#define CreateFileMapping RINGSIDE_TEXT_NAME(CreateFileMapping)
/** Opens a section by its name. Null and ERROR_FILE_NOT_FOUND when there is none. */
HANDLE WINAPI OpenFileMappingW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
/** OpenFileMappingW with narrow text, in the ANSI code page. */
HANDLE WINAPI OpenFileMappingA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
#define OpenFileMapping RINGSIDE_TEXT_NAME(OpenFileMapping)
/** Maps a section into the address space. The offset is a multiple of 64 KiB; size 0 means to its end. Null on failure. */
LPVOID WINAPI MapViewOfFile(HANDLE hFileMappingObject, DWORD dwDesiredAccess, DWORD dwFileOffsetHigh, DWORD dwFileOffsetLow,
                            SIZE_T dwNumberOfBytesToMap);
/** MapViewOfFile at an address. */
LPVOID WINAPI MapViewOfFileEx(HANDLE hFileMappingObject, DWORD dwDesiredAccess, DWORD dwFileOffsetHigh, DWORD dwFileOffsetLow,
                              SIZE_T dwNumberOfBytesToMap, LPVOID lpBaseAddress);
/** Writes changed pages of a mapped file to the file. */
BOOL WINAPI FlushViewOfFile(LPCVOID lpBaseAddress, SIZE_T dwNumberOfBytesToFlush);
/** Takes a view out of the address space. */
BOOL WINAPI UnmapViewOfFile(LPCVOID lpBaseAddress);
/** UnmapViewOfFile with flags. */
BOOL WINAPI UnmapViewOfFileEx(PVOID BaseAddress, ULONG UnmapFlags);

#ifdef __cplusplus
}
#endif
