/*
 * The command line, the environment, the current directory and the standard handles.
 */
#pragma once
#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define STD_INPUT_HANDLE ((DWORD)-10)
#define STD_OUTPUT_HANDLE ((DWORD)-11)
#define STD_ERROR_HANDLE ((DWORD)-12)

/** The command line of the process, with the program's name. */
LPWSTR WINAPI GetCommandLineW(VOID);
/** GetCommandLineW with narrow text, in the ANSI code page. */
LPSTR WINAPI GetCommandLineA(VOID);
#define GetCommandLine RINGSIDE_TEXT_NAME(GetCommandLine)
/** A copy of all variables, "NAME=value" one after the other; give it back with FreeEnvironmentStrings. */
LPWSTR WINAPI GetEnvironmentStringsW(VOID);
/** Gives back what GetEnvironmentStrings returned. */
BOOL WINAPI FreeEnvironmentStringsW(LPWSTR penv);
/** FreeEnvironmentStringsW with narrow text, in the ANSI code page. */
BOOL WINAPI FreeEnvironmentStringsA(LPSTR penv);
#define FreeEnvironmentStrings RINGSIDE_TEXT_NAME(FreeEnvironmentStrings)
/** The value of a variable. Returns its length, the size needed with the zero, or 0 and ERROR_ENVVAR_NOT_FOUND. */
DWORD WINAPI GetEnvironmentVariableW(LPCWSTR lpName, LPWSTR lpBuffer, DWORD nSize);
/** GetEnvironmentVariableW with narrow text, in the ANSI code page. */
DWORD WINAPI GetEnvironmentVariableA(LPCSTR lpName, LPSTR lpBuffer, DWORD nSize);
#define GetEnvironmentVariable RINGSIDE_TEXT_NAME(GetEnvironmentVariable)
/** Sets a variable, or deletes it when lpValue is null. */
BOOL WINAPI SetEnvironmentVariableW(LPCWSTR lpName, LPCWSTR lpValue);
/** SetEnvironmentVariableW with narrow text, in the ANSI code page. */
BOOL WINAPI SetEnvironmentVariableA(LPCSTR lpName, LPCSTR lpValue);
#define SetEnvironmentVariable RINGSIDE_TEXT_NAME(SetEnvironmentVariable)
/** Replaces %NAME% by values. Returns the number of characters with the zero. */
DWORD WINAPI ExpandEnvironmentStringsW(LPCWSTR lpSrc, LPWSTR lpDst, DWORD nSize);
/** ExpandEnvironmentStringsW with narrow text, in the ANSI code page. */
DWORD WINAPI ExpandEnvironmentStringsA(LPCSTR lpSrc, LPSTR lpDst, DWORD nSize);
#define ExpandEnvironmentStrings RINGSIDE_TEXT_NAME(ExpandEnvironmentStrings)
/** The current directory. Returns its length, or the size needed with the zero. */
DWORD WINAPI GetCurrentDirectoryW(DWORD nBufferLength, LPWSTR lpBuffer);
/** GetCurrentDirectoryW with narrow text, in the ANSI code page. */
DWORD WINAPI GetCurrentDirectoryA(DWORD nBufferLength, LPSTR lpBuffer);
#define GetCurrentDirectory RINGSIDE_TEXT_NAME(GetCurrentDirectory)
/** Changes the current directory. */
BOOL WINAPI SetCurrentDirectoryW(LPCWSTR lpPathName);
/** SetCurrentDirectoryW with narrow text, in the ANSI code page. */
BOOL WINAPI SetCurrentDirectoryA(LPCSTR lpPathName);
#define SetCurrentDirectory RINGSIDE_TEXT_NAME(SetCurrentDirectory)
/** Looks for a file in the search path. Returns its path's length, 0 on failure. */
DWORD WINAPI SearchPathW(LPCWSTR lpPath, LPCWSTR lpFileName, LPCWSTR lpExtension, DWORD nBufferLength, LPWSTR lpBuffer, LPWSTR *lpFilePart);
/** SearchPathW with narrow text, in the ANSI code page. */
DWORD WINAPI SearchPathA(LPCSTR lpPath, LPCSTR lpFileName, LPCSTR lpExtension, DWORD nBufferLength, LPSTR lpBuffer, LPSTR *lpFilePart);
#define SearchPath RINGSIDE_TEXT_NAME(SearchPath)
/** The standard handle STD_INPUT_HANDLE, STD_OUTPUT_HANDLE or STD_ERROR_HANDLE. INVALID_HANDLE_VALUE on failure. */
HANDLE WINAPI GetStdHandle(DWORD nStdHandle);
/** Replaces a standard handle. */
BOOL WINAPI SetStdHandle(DWORD nStdHandle, HANDLE hHandle);
#define GetEnvironmentStrings GetEnvironmentStringsW

#ifdef __cplusplus
}
#endif
