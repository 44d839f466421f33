#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  static unsigned char data[10000];
  DWORD command = 7, returned;
  for (unsigned i = 0; i < sizeof(data); i++)
    data[i] = 3;
  printf("%d\n", DeviceIoControl(device, IOCTL_LAB_GO, &command, sizeof(command), data, sizeof(data), &returned, NULL));
  printf("no second buffer: %d, error %lu\n", DeviceIoControl(device, IOCTL_LAB_GO, &command, sizeof(command), NULL, 0, &returned, NULL), GetLastError());
  CloseHandle(device);
  return 0;
}
