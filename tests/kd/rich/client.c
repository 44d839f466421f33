#include <windows.h>

int main(void)
{
    char buffer[16] = "from ring three";
    DWORD done = 0;
    HANDLE ready = CreateEventA(NULL, TRUE, FALSE, "Ready");
    HANDLE device = CreateFileA("\\\\.\\Rich", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);

    DeviceIoControl(device, 0x222000, buffer, sizeof buffer, NULL, 0, &done, NULL);
    CloseHandle(device);
    CloseHandle(ready);
    return 0;
}
