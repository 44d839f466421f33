#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  DWORD returned;
  DeviceIoControl(device, IOCTL_LAB_ONE, NULL, 0, NULL, 0, &returned, NULL);
  CloseHandle(device);
  /* As long as the driver's timer: both expire at the same clock interrupt. */
  Sleep(20);
  return 0;
}
