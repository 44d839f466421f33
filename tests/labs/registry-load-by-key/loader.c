/* What NtLoadDriver wants is a key, not a service of the service control manager. */
#include <windows.h>
#include <winternl.h>
#include <stdio.h>

#define SERVICE L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\Hello"

int main(void) {
    UNICODE_STRING path;
    HKEY key;
    DWORD type = 1;

    RtlInitUnicodeString(&path, SERVICE);
    printf("without a key: 0x%08lX\n", NtLoadDriver(&path));
    RegCreateKeyExW(HKEY_LOCAL_MACHINE, L"System\\CurrentControlSet\\Services\\Hello", 0, NULL, REG_OPTION_VOLATILE, KEY_ALL_ACCESS, NULL, &key, NULL);
    RegSetValueExW(key, L"ImagePath", 0, REG_EXPAND_SZ, (const BYTE *)L"\\??\\C:\\lab\\hello.sys", 42);
    printf("without a type: 0x%08lX\n", NtLoadDriver(&path));
    RegSetValueExW(key, L"Type", 0, REG_DWORD, (const BYTE *)&type, sizeof(type));
    printf("with both: 0x%08lX\n", NtLoadDriver(&path));
    printf("unload: 0x%08lX\n", NtUnloadDriver(&path));
    RegCloseKey(key);
    RegDeleteKeyW(HKEY_LOCAL_MACHINE, L"System\\CurrentControlSet\\Services\\Hello");
    return 0;
}
