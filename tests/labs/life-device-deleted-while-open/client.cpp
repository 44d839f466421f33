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
  printf("delete %d\n", DeviceIoControl(device, IOCTL_LAB_DELETE, NULL, 0, NULL, 0, &returned, NULL));
  printf("again %d\n", DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, NULL, 0, &returned, NULL));
  HANDLE other = CreateFileW(L"\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  printf("open: error %lu\n", other == INVALID_HANDLE_VALUE ? GetLastError() : 0);
  CloseHandle(device);
  return 0;
}
