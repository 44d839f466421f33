#include <windows.h>
#include <stdio.h>

int main(void) {
    HKEY key;
    DWORD number = 4, size = sizeof(number);
    LSTATUS error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Services\\Guard", 0, KEY_ALL_ACCESS, &key);

    printf("open %ld\n", error);
    printf("set %ld\n", RegSetValueExW(key, L"Start", 0, REG_DWORD, (BYTE *)&number, sizeof(number)));
    printf("delete %ld\n", RegDeleteKeyW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Services\\Guard"));
    error = RegQueryValueExW(key, L"ErrorControl", NULL, NULL, (BYTE *)&number, &size);
    printf("query %ld: %lu\n", error, number);
    RegCloseKey(key);
    return 0;
}
