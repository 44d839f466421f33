#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  HANDLE event = CreateEventW(NULL, FALSE, FALSE, L"LabEvent");
  DWORD returned;
  printf("%d\n", DeviceIoControl(device, IOCTL_LAB_GO, &event, sizeof(event), NULL, 0, &returned, NULL));
  CloseHandle(device);
  return 0;
}
