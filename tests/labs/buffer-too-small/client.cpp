#include <windows.h>

#include <stdio.h>
#include <string.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  char text[16] = "";
  DWORD returned = 0;
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_SIZE, NULL, 0, text, 4, &returned, NULL);
  printf("4 bytes: %d, error %lu, returned %lu, [%s]\n", ok, GetLastError(), returned, text);
  ok = DeviceIoControl(device, IOCTL_LAB_SIZE, NULL, 0, text, 16, &returned, NULL);
  printf("16 bytes: %d, returned %lu, [%s]\n", ok, returned, text);
  memset(text, 0, sizeof(text));
  ok = DeviceIoControl(device, IOCTL_LAB_OVERFLOW, NULL, 0, text, 4, &returned, NULL);
  printf("overflow: %d, error %lu, returned %lu, [%s]\n", ok, GetLastError(), returned, text);
  ok = DeviceIoControl(device, IOCTL_LAB_LENGTH, text, 7, NULL, 0, &returned, NULL);
  printf("length: %d, error %lu\n", ok, GetLastError());
  ok = DeviceIoControl(device, CTL_CODE(FILE_DEVICE_UNKNOWN, 0x8FF, METHOD_BUFFERED, FILE_ANY_ACCESS), NULL, 0, NULL, 0, &returned, NULL);
  printf("unknown code: %d, error %lu\n", ok, GetLastError());
  CloseHandle(device);
  return 0;
}
