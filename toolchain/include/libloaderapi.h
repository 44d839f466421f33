/*
 * Loaded images.
 */
#pragma once
#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DONT_RESOLVE_DLL_REFERENCES 0x00000001
#define LOAD_LIBRARY_AS_DATAFILE 0x00000002
#define LOAD_WITH_ALTERED_SEARCH_PATH 0x00000008
#define LOAD_LIBRARY_SEARCH_SYSTEM32 0x00000800

/** Loads a library, or finds it if it is loaded. Null on failure: ERROR_MOD_NOT_FOUND. Only the system's own libraries exist here. */
HMODULE WINAPI LoadLibraryW(LPCWSTR lpLibFileName);
/** LoadLibraryW with narrow text, in the ANSI code page. */
HMODULE WINAPI LoadLibraryA(LPCSTR lpLibFileName);
#define LoadLibrary RINGSIDE_TEXT_NAME(LoadLibrary)
/** LoadLibrary with flags. */
HMODULE WINAPI LoadLibraryExW(LPCWSTR lpLibFileName, HANDLE hFile, DWORD dwFlags);
/** LoadLibraryExW with narrow text, in the ANSI code page. */
HMODULE WINAPI LoadLibraryExA(LPCSTR lpLibFileName, HANDLE hFile, DWORD dwFlags);
#define LoadLibraryEx RINGSIDE_TEXT_NAME(LoadLibraryEx)
/** Gives up a library from LoadLibrary. */
BOOL WINAPI FreeLibrary(HMODULE hLibModule);
/** The address of an exported routine, null and ERROR_PROC_NOT_FOUND when there is none. Cast it to the right type before calling. */
FARPROC WINAPI GetProcAddress(HMODULE hModule, LPCSTR lpProcName);
/** A loaded image by its name, the program itself for null. Null and ERROR_MOD_NOT_FOUND when it is not loaded. */
HMODULE WINAPI GetModuleHandleW(LPCWSTR lpModuleName);
/** GetModuleHandleW with narrow text, in the ANSI code page. */
HMODULE WINAPI GetModuleHandleA(LPCSTR lpModuleName);
#define GetModuleHandle RINGSIDE_TEXT_NAME(GetModuleHandle)
/** The path of an image, of the program for null. Returns its length; nSize and ERROR_INSUFFICIENT_BUFFER when it was cut. */
DWORD WINAPI GetModuleFileNameW(HMODULE hModule, LPWSTR lpFilename, DWORD nSize);
/** GetModuleFileNameW with narrow text, in the ANSI code page. */
DWORD WINAPI GetModuleFileNameA(HMODULE hModule, LPSTR lpFilename, DWORD nSize);
#define GetModuleFileName RINGSIDE_TEXT_NAME(GetModuleFileName)
/** Tells a DLL's entry point not to be called for threads. */
BOOL WINAPI DisableThreadLibraryCalls(HMODULE hLibModule);

#ifdef __cplusplus
}
#endif
