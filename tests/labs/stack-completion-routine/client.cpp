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
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, &number, sizeof(number), &returned, NULL);
  printf("%d: %lu\n", ok, number);
  CloseHandle(device);
  return 0;
}
