#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  DWORD number = 0, returned = 0;
  DWORD before = GetTickCount();
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, &number, sizeof(number), &returned, NULL);
  DWORD waited = GetTickCount() - before;
  printf("%d: %lu, %lu bytes, %s\n", ok, number, returned, waited >= 90 && waited < 150 ? "in time" : "too soon or too late");
  CloseHandle(device);
  return 0;
}
