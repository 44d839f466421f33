/*
 * The machine and its clock. Time is virtual: it moves with the work done and jumps over idle stretches.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The processors, the page size and the user address range. */
typedef struct _SYSTEM_INFO {
  union {
    DWORD dwOemId;
    struct {
      WORD wProcessorArchitecture;
      WORD wReserved;
    };
  };
  DWORD dwPageSize;
  LPVOID lpMinimumApplicationAddress, lpMaximumApplicationAddress;
  DWORD_PTR dwActiveProcessorMask;
  DWORD dwNumberOfProcessors, dwProcessorType, dwAllocationGranularity;
  WORD wProcessorLevel, wProcessorRevision;
} SYSTEM_INFO, *LPSYSTEM_INFO;
/** Physical and virtual memory, in bytes. Set dwLength first. */
typedef struct _MEMORYSTATUSEX {
  DWORD dwLength, dwMemoryLoad;
  DWORDLONG ullTotalPhys, ullAvailPhys, ullTotalPageFile, ullAvailPageFile, ullTotalVirtual, ullAvailVirtual, ullAvailExtendedVirtual;
} MEMORYSTATUSEX, *LPMEMORYSTATUSEX;

/** What the machine is like. */
VOID WINAPI GetSystemInfo(LPSYSTEM_INFO lpSystemInfo);
/** Same as GetSystemInfo here. */
VOID WINAPI GetNativeSystemInfo(LPSYSTEM_INFO lpSystemInfo);
/** How much memory there is. */
BOOL WINAPI GlobalMemoryStatusEx(LPMEMORYSTATUSEX lpBuffer);
/** Milliseconds since the target booted; wraps after 49.7 days. */
DWORD WINAPI GetTickCount(VOID);
/** Milliseconds since the target booted. */
ULONGLONG WINAPI GetTickCount64(VOID);
/** The time, UTC. */
VOID WINAPI GetSystemTime(LPSYSTEMTIME lpSystemTime);
/** The time in the target's zone, which is UTC. */
VOID WINAPI GetLocalTime(LPSYSTEMTIME lpSystemTime);
/** The time, UTC, as a FILETIME. */
VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME lpSystemTimeAsFileTime);
/** The same, as precise as the clock is. */
VOID WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME lpSystemTimeAsFileTime);
/** The version of Windows, packed: major, minor, build. GetVersionEx and RtlGetVersion are easier to read. */
DWORD WINAPI GetVersion(VOID);
/** The version of Windows. Set dwOSVersionInfoSize first. */
BOOL WINAPI GetVersionExW(LPOSVERSIONINFOW lpVersionInformation);
/** GetVersionExW with narrow text, in the ANSI code page. */
BOOL WINAPI GetVersionExA(LPOSVERSIONINFOA lpVersionInformation);
#define GetVersionEx RINGSIDE_TEXT_NAME(GetVersionEx)
/** The directory of the system's programs, C:\WINDOWS\system32. Returns its length, or the size needed with the zero. */
UINT WINAPI GetSystemDirectoryW(LPWSTR lpBuffer, UINT uSize);
/** GetSystemDirectoryW with narrow text, in the ANSI code page. */
UINT WINAPI GetSystemDirectoryA(LPSTR lpBuffer, UINT uSize);
#define GetSystemDirectory RINGSIDE_TEXT_NAME(GetSystemDirectory)
/** The directory of Windows. */
UINT WINAPI GetWindowsDirectoryW(LPWSTR lpBuffer, UINT uSize);
/** GetWindowsDirectoryW with narrow text, in the ANSI code page. */
UINT WINAPI GetWindowsDirectoryA(LPSTR lpBuffer, UINT uSize);
#define GetWindowsDirectory RINGSIDE_TEXT_NAME(GetWindowsDirectory)

#ifdef __cplusplus
}
#endif
