#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  char text[] = "metadata";
  char answer[] = "................";
  DWORD returned = 99;
  if (!DeviceIoControl(device, IOCTL_LAB_GO, text, 8, answer, 5, &returned, NULL))
    printf("error %lu\n", GetLastError());
  printf("%lu bytes: %.9s; the input is still %s\n", returned, answer, text);
  CloseHandle(device);
  return 0;
}
