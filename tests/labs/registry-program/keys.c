/* Reg*: every routine, its results and its errors, wide and narrow. */
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

static int Checks, Failed;
#define CHECK(condition) (Checks++, (condition) ? (void)0 : (void)(Failed++, printf("FAIL %s:%d %s\n", __FILE__, __LINE__, #condition)))

static void Keys(void) {
    HKEY key, sub, same;
    DWORD disposition, size, index, subkeys, longest, values;
    WCHAR name[64];
    CHAR narrow[64];
    FILETIME time;

    CHECK(RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"Software\\Lab", 0, KEY_READ, &key) == ERROR_FILE_NOT_FOUND && key == NULL);
    CHECK(RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"\\Software", 0, KEY_READ, &key) == ERROR_BAD_PATHNAME);
    CHECK(RegOpenKeyExW((HKEY)0x1234, L"Software", 0, KEY_READ, &key) == ERROR_INVALID_HANDLE);
    CHECK(RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"Software", 0, KEY_READ, NULL) == ERROR_INVALID_PARAMETER);
    CHECK(RegOpenKeyExW(HKEY_LOCAL_MACHINE, NULL, 0, KEY_READ, &key) == ERROR_SUCCESS && key == HKEY_LOCAL_MACHINE);
    CHECK(RegCloseKey(key) == ERROR_SUCCESS && RegCloseKey((HKEY)0x1234) == ERROR_INVALID_HANDLE);

    /* All keys on the way are made. */
    CHECK(RegCreateKeyExW(HKEY_CURRENT_USER, L"Software\\Lab\\Deep\\Deeper", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, &disposition) == ERROR_SUCCESS);
    CHECK(disposition == REG_CREATED_NEW_KEY);
    CHECK(RegCreateKeyExA(HKEY_CURRENT_USER, "software\\lab\\deep\\DEEPER", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &same, &disposition) == ERROR_SUCCESS);
    CHECK(disposition == REG_OPENED_EXISTING_KEY);
    CHECK(RegCloseKey(same) == ERROR_SUCCESS);
    CHECK(RegCreateKeyExW(key, L"Volatile", 0, L"Class", REG_OPTION_VOLATILE, KEY_ALL_ACCESS, NULL, &sub, NULL) == ERROR_SUCCESS);
    CHECK(RegCreateKeyExW(sub, L"x", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &same, NULL) == ERROR_CHILD_MUST_BE_VOLATILE);
    CHECK(RegCloseKey(sub) == ERROR_SUCCESS);
    CHECK(RegCreateKeyA(key, "Plain", &sub) == ERROR_SUCCESS && RegCloseKey(sub) == ERROR_SUCCESS);
    CHECK(RegCreateKeyExW(HKEY_LOCAL_MACHINE, L"Nothing", 0, NULL, 0, KEY_READ, NULL, &sub, NULL) == ERROR_INVALID_PARAMETER);

    size = 64;
    CHECK(RegEnumKeyExW(key, 0, name, &size, NULL, NULL, NULL, &time) == ERROR_SUCCESS && size == 5 && wcscmp(name, L"Plain") == 0);
    size = 64;
    index = 64;
    CHECK(RegEnumKeyExA(key, 1, narrow, &size, NULL, NULL, NULL, NULL) == ERROR_SUCCESS && strcmp(narrow, "Volatile") == 0);
    size = 8;
    CHECK(RegEnumKeyExW(key, 1, name, &size, NULL, NULL, NULL, NULL) == ERROR_MORE_DATA);
    size = 64;
    CHECK(RegEnumKeyExW(key, 1, name, &size, NULL, (LPWSTR)narrow, &index, NULL) == ERROR_SUCCESS && index == 5);
    CHECK(RegEnumKeyExW(key, 2, name, &size, NULL, NULL, NULL, NULL) == ERROR_NO_MORE_ITEMS);
    CHECK(RegQueryInfoKeyW(key, NULL, NULL, NULL, &subkeys, &longest, NULL, &values, NULL, NULL, &size, &time) == ERROR_SUCCESS);
    CHECK(subkeys == 2 && longest == 8 && values == 0 && size > 20);

    /* A handle can do what it was opened for. */
    CHECK(RegOpenKeyExW(key, L"Plain", 0, KEY_QUERY_VALUE, &sub) == ERROR_SUCCESS);
    CHECK(RegSetValueExW(sub, L"x", 0, REG_SZ, (const BYTE *)L"", 2) == ERROR_ACCESS_DENIED);
    size = 64;
    CHECK(RegEnumKeyExW(sub, 0, name, &size, NULL, NULL, NULL, NULL) == ERROR_ACCESS_DENIED);
    CHECK(RegCloseKey(sub) == ERROR_SUCCESS);

    CHECK(RegDeleteKeyW(HKEY_CURRENT_USER, L"Software\\Lab\\Deep\\Deeper") == ERROR_ACCESS_DENIED);
    CHECK(RegDeleteKeyExA(key, "Plain", 0, 0) == ERROR_SUCCESS);
    CHECK(RegDeleteKeyW(key, L"Plain") == ERROR_FILE_NOT_FOUND && RegDeleteKeyW(key, NULL) == ERROR_INVALID_PARAMETER);
    CHECK(RegDeleteTreeW(HKEY_CURRENT_USER, L"Software\\Lab\\Deep") == ERROR_SUCCESS);
    CHECK(RegFlushKey(key) == ERROR_KEY_DELETED);
    CHECK(RegCloseKey(key) == ERROR_SUCCESS);
    CHECK(RegOpenKeyExA(HKEY_USERS, ".DEFAULT", 0, KEY_READ, &key) == ERROR_SUCCESS && RegCloseKey(key) == ERROR_SUCCESS);
    CHECK(RegOpenKeyExA(HKEY_CURRENT_CONFIG, "Software", 0, KEY_READ, &key) == ERROR_SUCCESS && RegCloseKey(key) == ERROR_SUCCESS);
    CHECK(RegOpenKeyExA(HKEY_PERFORMANCE_DATA, "x", 0, KEY_READ, &key) == ERROR_INVALID_HANDLE);
}

static void Values(void) {
    HKEY key;
    DWORD type, size, number = 7;
    WCHAR text[32], name[32];
    CHAR narrow[32];
    DWORD nameSize;

    CHECK(RegOpenKeyW(HKEY_CURRENT_USER, L"Software\\Lab", &key) == ERROR_SUCCESS);
    CHECK(RegSetValueExW(key, L"Text", 0, REG_SZ, (const BYTE *)L"h\u00e9llo", 12) == ERROR_SUCCESS);
    CHECK(RegSetValueExA(key, "Number", 0, REG_DWORD, (const BYTE *)&number, 4) == ERROR_SUCCESS);
    CHECK(RegSetValueExA(key, NULL, 0, REG_SZ, (const BYTE *)"default", 8) == ERROR_SUCCESS);
    CHECK(RegSetValueExW(key, L"x", 0, REG_SZ, NULL, 8) == ERROR_NOACCESS);

    /* How much, then what; narrow text has half the bytes. */
    CHECK(RegQueryValueExW(key, L"TEXT", NULL, &type, NULL, &size) == ERROR_SUCCESS && type == REG_SZ && size == 12);
    size = 11;
    CHECK(RegQueryValueExW(key, L"Text", NULL, NULL, (LPBYTE)text, &size) == ERROR_MORE_DATA && size == 12);
    size = sizeof(text);
    CHECK(RegQueryValueExW(key, L"Text", NULL, NULL, (LPBYTE)text, &size) == ERROR_SUCCESS && wcscmp(text, L"h\u00e9llo") == 0);
    size = sizeof(narrow);
    CHECK(RegQueryValueExA(key, "Text", NULL, NULL, (LPBYTE)narrow, &size) == ERROR_SUCCESS && size == 6 && strcmp(narrow, "h\xe9llo") == 0);
    size = sizeof(text);
    CHECK(RegQueryValueExW(key, NULL, NULL, NULL, (LPBYTE)text, &size) == ERROR_SUCCESS && wcscmp(text, L"default") == 0);
    CHECK(RegQueryValueExW(key, L"None", NULL, NULL, NULL, &size) == ERROR_FILE_NOT_FOUND);
    CHECK(RegQueryValueExW(key, L"Text", NULL, NULL, (LPBYTE)text, NULL) == ERROR_INVALID_PARAMETER);
    CHECK(RegQueryValueExW(key, L"Text", &size, NULL, NULL, NULL) == ERROR_INVALID_PARAMETER);

    nameSize = 32;
    size = sizeof(number);
    CHECK(RegEnumValueW(key, 1, name, &nameSize, NULL, &type, (LPBYTE)&number, &size) == ERROR_SUCCESS);
    CHECK(wcscmp(name, L"Number") == 0 && nameSize == 6 && type == REG_DWORD && number == 7);
    nameSize = 32;
    size = 2;
    CHECK(RegEnumValueA(key, 0, narrow, &nameSize, NULL, &type, (LPBYTE)text, &size) == ERROR_MORE_DATA && size == 6);
    CHECK(RegEnumValueW(key, 3, name, &nameSize, NULL, NULL, NULL, NULL) == ERROR_NO_MORE_ITEMS);

    CHECK(RegSetKeyValueW(key, L"Made\\Here", L"Path", REG_EXPAND_SZ, L"%windir%\\x", 20) == ERROR_SUCCESS);
    size = sizeof(text);
    CHECK(RegGetValueW(key, L"Made\\Here", L"Path", RRF_RT_REG_SZ, &type, text, &size) == ERROR_SUCCESS && type == REG_SZ);
    CHECK(_wcsicmp(text, L"C:\\WINDOWS\\x") == 0);
    size = sizeof(text);
    CHECK(RegGetValueW(key, L"Made\\Here", L"Path", RRF_RT_REG_EXPAND_SZ | RRF_NOEXPAND, &type, text, &size) == ERROR_SUCCESS);
    CHECK(type == REG_EXPAND_SZ && size == 22 && wcscmp(text, L"%windir%\\x") == 0);
    CHECK(RegGetValueW(key, L"Made\\Here", L"Path", RRF_RT_REG_EXPAND_SZ, NULL, NULL, NULL) == ERROR_INVALID_PARAMETER);
    number = 99;
    size = sizeof(number);
    CHECK(RegGetValueA(key, NULL, "Text", RRF_RT_DWORD | RRF_ZEROONFAILURE, NULL, &number, &size) == ERROR_UNSUPPORTED_TYPE && number == 0);
    size = sizeof(number);
    CHECK(RegGetValueA(key, NULL, "Number", RRF_RT_DWORD, &type, &number, &size) == ERROR_SUCCESS && number == 7);
    size = sizeof(narrow);
    CHECK(RegGetValueA(key, NULL, "", RRF_RT_ANY, &type, narrow, &size) == ERROR_SUCCESS && strcmp(narrow, "default") == 0);

    CHECK(RegDeleteKeyValueW(key, L"Made\\Here", L"Path") == ERROR_SUCCESS);
    CHECK(RegDeleteValueW(key, L"Text") == ERROR_SUCCESS && RegDeleteValueA(key, "Text") == ERROR_FILE_NOT_FOUND);
    CHECK(RegDeleteTreeW(key, NULL) == ERROR_SUCCESS);
    CHECK(RegQueryInfoKeyA(key, NULL, NULL, NULL, &size, NULL, NULL, &number, NULL, NULL, NULL, NULL) == ERROR_SUCCESS && size == 0 && number == 0);
    CHECK(RegCloseKey(key) == ERROR_SUCCESS);
}

static DWORD WINAPI Change(LPVOID parameter) {
    HKEY key;

    (void)parameter;
    Sleep(20);
    if (RegOpenKeyA(HKEY_CURRENT_USER, "Software\\Lab", &key) == ERROR_SUCCESS) {
        RegSetValueExA(key, "Changed", 0, REG_SZ, (const BYTE *)"", 1);
        RegCloseKey(key);
    }
    return 0;
}

static void Notifications(void) {
    HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL), thread;
    HKEY key, sub;

    CHECK(RegOpenKeyA(HKEY_CURRENT_USER, "Software\\Lab", &key) == ERROR_SUCCESS);
    CHECK(RegNotifyChangeKeyValue(key, TRUE, 0, event, TRUE) == ERROR_INVALID_PARAMETER);
    CHECK(RegNotifyChangeKeyValue(key, TRUE, REG_NOTIFY_CHANGE_NAME, NULL, TRUE) == ERROR_INVALID_PARAMETER);
    CHECK(RegNotifyChangeKeyValue(key, TRUE, REG_NOTIFY_CHANGE_NAME, event, TRUE) == ERROR_SUCCESS);
    CHECK(WaitForSingleObject(event, 0) == WAIT_TIMEOUT);
    CHECK(RegCreateKeyA(HKEY_CURRENT_USER, "Software\\Lab\\New", &sub) == ERROR_SUCCESS && RegCloseKey(sub) == ERROR_SUCCESS);
    CHECK(WaitForSingleObject(event, 1000) == WAIT_OBJECT_0);
    CHECK(RegNotifyChangeKeyValue(key, TRUE, REG_NOTIFY_CHANGE_NAME, event, TRUE) == ERROR_SUCCESS);
    CHECK(RegCloseKey(key) == ERROR_SUCCESS);
    CHECK(WaitForSingleObject(event, 1000) == WAIT_OBJECT_0); /* Closing the key ends it. */

    CHECK(RegOpenKeyA(HKEY_CURRENT_USER, "Software\\Lab", &key) == ERROR_SUCCESS);
    thread = CreateThread(NULL, 0, Change, NULL, 0, NULL);
    CHECK(RegNotifyChangeKeyValue(key, FALSE, REG_NOTIFY_CHANGE_LAST_SET, NULL, FALSE) == ERROR_SUCCESS);
    CHECK(RegQueryValueExA(key, "Changed", NULL, NULL, NULL, NULL) == ERROR_SUCCESS);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CHECK(RegCloseKey(key) == ERROR_SUCCESS);
    CHECK(RegDeleteTreeA(HKEY_CURRENT_USER, "Software\\Lab") == ERROR_SUCCESS);
    CloseHandle(event);
}

int main(void) {
    Keys();
    Values();
    Notifications();
    printf("%d checks, %d failed\n", Checks, Failed);
    return Failed;
}
