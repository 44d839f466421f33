#include <Windows.h>
#include <WinIoCtl.h>
#include <stdio.h>
#include "..\inc\public.h"

BOOLEAN InstallAndStart(_In_ LPCTSTR DriverName, _In_ LPCTSTR ServiceExe);
BOOLEAN StopAndRemove(_In_ LPCTSTR DriverName);

/* A program for the multi-byte character set: TCHAR is char, and CreateFile takes "...". */
VOID __cdecl main(_In_ ULONG argc, _In_reads_(argc) PCHAR argv[])
{
    HANDLE hDevice;
    TCHAR driverLocation[MAX_PATH], input[] = "from the application", output[100];
    DWORD bytes;

    UNREFERENCED_PARAMETER(argv);
    if (GetCurrentDirectory(sizeof(driverLocation), driverLocation) == 0) return;
    strcat_s(driverLocation, sizeof(driverLocation), "\\sioctl.sys");
    printf("%s, %u characters of %u byte\n", driverLocation, (unsigned)strlen(driverLocation), (unsigned)sizeof(TCHAR));
    if (!InstallAndStart(DRIVER_NAME, driverLocation)) return;
    hDevice = CreateFile("\\\\.\\SIoctl", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    if (hDevice == INVALID_HANDLE_VALUE) {
        printf("CreateFile failed: %d\n", GetLastError());
        return;
    }
    if (DeviceIoControl(hDevice, IOCTL_UPPER, &input, (DWORD)strlen(input) + 1, &output, sizeof(output), &bytes, NULL))
        printf("(%d): %s\n", bytes, output);
    CloseHandle(hDevice);
    StopAndRemove(DRIVER_NAME);
}
