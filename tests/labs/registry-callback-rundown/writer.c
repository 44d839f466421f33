#include <windows.h>

int main(void) {
    HKEY key;
    DWORD one = 1;

    if (RegCreateKeyExW(HKEY_CURRENT_USER, L"Software\\Slow", 0, NULL, 0, KEY_SET_VALUE, NULL, &key, NULL) != ERROR_SUCCESS) return 1;
    return RegSetValueExW(key, L"Slow", 0, REG_DWORD, (BYTE *)&one, sizeof(one)) != ERROR_SUCCESS;
}
