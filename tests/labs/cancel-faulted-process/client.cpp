#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  static OVERLAPPED overlapped;
  overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
  if (!DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, NULL, 0, NULL, &overlapped))
    printf("error %lu\n", GetLastError());
  *(volatile int *)nullptr = 1;
  return 0;
}
