/*
 * The registry. These routines return the error; GetLastError is not set.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef ACCESS_MASK REGSAM;
typedef LONG LSTATUS;

/** Classes of documents and components: HKEY_LOCAL_MACHINE\Software\Classes. */
#define HKEY_CLASSES_ROOT ((HKEY)(ULONG_PTR)((LONG)0x80000000))
/** The settings of the user that runs the program. */
#define HKEY_CURRENT_USER ((HKEY)(ULONG_PTR)((LONG)0x80000001))
/** \Registry\Machine */
#define HKEY_LOCAL_MACHINE ((HKEY)(ULONG_PTR)((LONG)0x80000002))
/** \Registry\User */
#define HKEY_USERS ((HKEY)(ULONG_PTR)((LONG)0x80000003))
#define HKEY_PERFORMANCE_DATA ((HKEY)(ULONG_PTR)((LONG)0x80000004))
#define HKEY_CURRENT_CONFIG ((HKEY)(ULONG_PTR)((LONG)0x80000005))
#define RRF_RT_REG_NONE 0x00000001
#define RRF_RT_REG_SZ 0x00000002
#define RRF_RT_REG_EXPAND_SZ 0x00000004
#define RRF_RT_REG_BINARY 0x00000008
#define RRF_RT_REG_DWORD 0x00000010
#define RRF_RT_REG_MULTI_SZ 0x00000020
#define RRF_RT_REG_QWORD 0x00000040
#define RRF_RT_DWORD (RRF_RT_REG_BINARY | RRF_RT_REG_DWORD)
#define RRF_RT_QWORD (RRF_RT_REG_BINARY | RRF_RT_REG_QWORD)
#define RRF_RT_ANY 0x0000FFFF
#define RRF_NOEXPAND 0x10000000
#define RRF_ZEROONFAILURE 0x20000000

/** Opens a key. ERROR_FILE_NOT_FOUND when there is none. */
LSTATUS WINAPI RegOpenKeyExW(HKEY hKey, LPCWSTR lpSubKey, DWORD ulOptions, REGSAM samDesired, PHKEY phkResult);
/** RegOpenKeyExW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegOpenKeyExA(HKEY hKey, LPCSTR lpSubKey, DWORD ulOptions, REGSAM samDesired, PHKEY phkResult);
#define RegOpenKeyEx RINGSIDE_TEXT_NAME(RegOpenKeyEx)
/** Opens a key with all rights. */
LSTATUS WINAPI RegOpenKeyW(HKEY hKey, LPCWSTR lpSubKey, PHKEY phkResult);
/** RegOpenKeyW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegOpenKeyA(HKEY hKey, LPCSTR lpSubKey, PHKEY phkResult);
#define RegOpenKey RINGSIDE_TEXT_NAME(RegOpenKey)
/** Makes a key, or opens it; *lpdwDisposition says which (REG_CREATED_NEW_KEY, REG_OPENED_EXISTING_KEY). */
LSTATUS WINAPI RegCreateKeyExW(HKEY hKey, LPCWSTR lpSubKey, DWORD Reserved, LPWSTR lpClass, DWORD dwOptions, REGSAM samDesired, const LPSECURITY_ATTRIBUTES lpSecurityAttributes, PHKEY phkResult, LPDWORD lpdwDisposition);
/** RegCreateKeyExW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegCreateKeyExA(HKEY hKey, LPCSTR lpSubKey, DWORD Reserved, LPSTR lpClass, DWORD dwOptions, REGSAM samDesired, const LPSECURITY_ATTRIBUTES lpSecurityAttributes, PHKEY phkResult, LPDWORD lpdwDisposition);
#define RegCreateKeyEx RINGSIDE_TEXT_NAME(RegCreateKeyEx)
/** Makes a key, or opens it. */
LSTATUS WINAPI RegCreateKeyW(HKEY hKey, LPCWSTR lpSubKey, PHKEY phkResult);
/** RegCreateKeyW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegCreateKeyA(HKEY hKey, LPCSTR lpSubKey, PHKEY phkResult);
#define RegCreateKey RINGSIDE_TEXT_NAME(RegCreateKey)
/** Closes a key. */
LSTATUS WINAPI RegCloseKey(HKEY hKey);
/** Reads a value. ERROR_MORE_DATA when the buffer is too small; *lpcbData is its size in bytes. A string need not end with a zero. */
LSTATUS WINAPI RegQueryValueExW(HKEY hKey, LPCWSTR lpValueName, LPDWORD lpReserved, LPDWORD lpType, LPBYTE lpData, LPDWORD lpcbData);
/** RegQueryValueExW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegQueryValueExA(HKEY hKey, LPCSTR lpValueName, LPDWORD lpReserved, LPDWORD lpType, LPBYTE lpData, LPDWORD lpcbData);
#define RegQueryValueEx RINGSIDE_TEXT_NAME(RegQueryValueEx)
/** Reads a value of a wanted type (RRF_RT_...) from a key below; a string always ends with a zero. */
LSTATUS WINAPI RegGetValueW(HKEY hkey, LPCWSTR lpSubKey, LPCWSTR lpValue, DWORD dwFlags, LPDWORD pdwType, PVOID pvData, LPDWORD pcbData);
/** RegGetValueW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegGetValueA(HKEY hkey, LPCSTR lpSubKey, LPCSTR lpValue, DWORD dwFlags, LPDWORD pdwType, PVOID pvData, LPDWORD pcbData);
#define RegGetValue RINGSIDE_TEXT_NAME(RegGetValue)
/** Writes a value. cbData counts bytes, for a string with its zero. */
LSTATUS WINAPI RegSetValueExW(HKEY hKey, LPCWSTR lpValueName, DWORD Reserved, DWORD dwType, const BYTE *lpData, DWORD cbData);
/** RegSetValueExW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegSetValueExA(HKEY hKey, LPCSTR lpValueName, DWORD Reserved, DWORD dwType, const BYTE *lpData, DWORD cbData);
#define RegSetValueEx RINGSIDE_TEXT_NAME(RegSetValueEx)
/** Deletes a value. */
LSTATUS WINAPI RegDeleteValueW(HKEY hKey, LPCWSTR lpValueName);
/** RegDeleteValueW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegDeleteValueA(HKEY hKey, LPCSTR lpValueName);
#define RegDeleteValue RINGSIDE_TEXT_NAME(RegDeleteValue)
/** Deletes a key that has no keys below it. */
LSTATUS WINAPI RegDeleteKeyW(HKEY hKey, LPCWSTR lpSubKey);
/** RegDeleteKeyW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegDeleteKeyA(HKEY hKey, LPCSTR lpSubKey);
#define RegDeleteKey RINGSIDE_TEXT_NAME(RegDeleteKey)
/** Deletes a key that has no keys below it; samDesired and Reserved do not matter on 32-bit Windows. */
LSTATUS WINAPI RegDeleteKeyExW(HKEY hKey, LPCWSTR lpSubKey, REGSAM samDesired, DWORD Reserved);
/** RegDeleteKeyExW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegDeleteKeyExA(HKEY hKey, LPCSTR lpSubKey, REGSAM samDesired, DWORD Reserved);
#define RegDeleteKeyEx RINGSIDE_TEXT_NAME(RegDeleteKeyEx)
/** Deletes a value of a key below. */
LSTATUS WINAPI RegDeleteKeyValueW(HKEY hKey, LPCWSTR lpSubKey, LPCWSTR lpValueName);
/** RegDeleteKeyValueW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegDeleteKeyValueA(HKEY hKey, LPCSTR lpSubKey, LPCSTR lpValueName);
#define RegDeleteKeyValue RINGSIDE_TEXT_NAME(RegDeleteKeyValue)
/** Writes a value of a key below, which is made when it is not there. */
LSTATUS WINAPI RegSetKeyValueW(HKEY hKey, LPCWSTR lpSubKey, LPCWSTR lpValueName, DWORD dwType, LPCVOID lpData, DWORD cbData);
/** RegSetKeyValueW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegSetKeyValueA(HKEY hKey, LPCSTR lpSubKey, LPCSTR lpValueName, DWORD dwType, LPCVOID lpData, DWORD cbData);
#define RegSetKeyValue RINGSIDE_TEXT_NAME(RegSetKeyValue)
/** Deletes all below a key; with a name, the key of that name too. */
LSTATUS WINAPI RegDeleteTreeW(HKEY hKey, LPCWSTR lpSubKey);
/** RegDeleteTreeW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegDeleteTreeA(HKEY hKey, LPCSTR lpSubKey);
#define RegDeleteTree RINGSIDE_TEXT_NAME(RegDeleteTree)
/** The name of a key below, by index. ERROR_NO_MORE_ITEMS at the end. */
LSTATUS WINAPI RegEnumKeyExW(HKEY hKey, DWORD dwIndex, LPWSTR lpName, LPDWORD lpcchName, LPDWORD lpReserved, LPWSTR lpClass, LPDWORD lpcchClass, PFILETIME lpftLastWriteTime);
/** RegEnumKeyExW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegEnumKeyExA(HKEY hKey, DWORD dwIndex, LPSTR lpName, LPDWORD lpcchName, LPDWORD lpReserved, LPSTR lpClass, LPDWORD lpcchClass, PFILETIME lpftLastWriteTime);
#define RegEnumKeyEx RINGSIDE_TEXT_NAME(RegEnumKeyEx)
/** A value, by index. ERROR_NO_MORE_ITEMS at the end. */
LSTATUS WINAPI RegEnumValueW(HKEY hKey, DWORD dwIndex, LPWSTR lpValueName, LPDWORD lpcchValueName, LPDWORD lpReserved, LPDWORD lpType, LPBYTE lpData, LPDWORD lpcbData);
/** RegEnumValueW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegEnumValueA(HKEY hKey, DWORD dwIndex, LPSTR lpValueName, LPDWORD lpcchValueName, LPDWORD lpReserved, LPDWORD lpType, LPBYTE lpData, LPDWORD lpcbData);
#define RegEnumValue RINGSIDE_TEXT_NAME(RegEnumValue)
/** How many keys and values a key has, and how long the longest are (names in characters without their zero, data in bytes). */
LSTATUS WINAPI RegQueryInfoKeyW(HKEY hKey, LPWSTR lpClass, LPDWORD lpcchClass, LPDWORD lpReserved, LPDWORD lpcSubKeys, LPDWORD lpcbMaxSubKeyLen, LPDWORD lpcbMaxClassLen, LPDWORD lpcValues, LPDWORD lpcbMaxValueNameLen, LPDWORD lpcbMaxValueLen, LPDWORD lpcbSecurityDescriptor, PFILETIME lpftLastWriteTime);
/** RegQueryInfoKeyW with narrow text, in the ANSI code page. */
LSTATUS WINAPI RegQueryInfoKeyA(HKEY hKey, LPSTR lpClass, LPDWORD lpcchClass, LPDWORD lpReserved, LPDWORD lpcSubKeys, LPDWORD lpcbMaxSubKeyLen, LPDWORD lpcbMaxClassLen, LPDWORD lpcValues, LPDWORD lpcbMaxValueNameLen, LPDWORD lpcbMaxValueLen, LPDWORD lpcbSecurityDescriptor, PFILETIME lpftLastWriteTime);
#define RegQueryInfoKey RINGSIDE_TEXT_NAME(RegQueryInfoKey)
/** Writes a key to disk. */
LSTATUS WINAPI RegFlushKey(HKEY hKey);
/** Tells when a key changes (REG_NOTIFY_CHANGE_NAME, ...), by waiting or, with fAsynchronous, by setting hEvent. */
LSTATUS WINAPI RegNotifyChangeKeyValue(HKEY hKey, BOOL bWatchSubtree, DWORD dwNotifyFilter, HANDLE hEvent, BOOL fAsynchronous);

#ifdef __cplusplus
}
#endif
