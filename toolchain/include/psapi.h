/*
 * Loaded drivers and processes, as a list.
 */
#pragma once
#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The numbers of all processes. cb and *lpcbNeeded count bytes. */
BOOL WINAPI EnumProcesses(DWORD *lpidProcess, DWORD cb, LPDWORD lpcbNeeded);
/** The base addresses of all drivers. cb and *lpcbNeeded count bytes. */
BOOL WINAPI EnumDeviceDrivers(LPVOID *lpImageBase, DWORD cb, LPDWORD lpcbNeeded);
/** The file name of a driver by its base address. Returns its length, 0 on failure. */
DWORD WINAPI GetDeviceDriverBaseNameW(LPVOID ImageBase, LPWSTR lpBaseName, DWORD nSize);
/** GetDeviceDriverBaseNameW with narrow text, in the ANSI code page. */
DWORD WINAPI GetDeviceDriverBaseNameA(LPVOID ImageBase, LPSTR lpBaseName, DWORD nSize);
#define GetDeviceDriverBaseName RINGSIDE_TEXT_NAME(GetDeviceDriverBaseName)

#ifdef __cplusplus
}
#endif
