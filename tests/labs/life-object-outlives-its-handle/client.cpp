#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"LabEvent");
  DWORD returned;
  printf("keep %d\n", DeviceIoControl(device, IOCTL_LAB_KEEP, &event, sizeof(event), NULL, 0, &returned, NULL));
  HANDLE second = OpenEventW(SYNCHRONIZE, FALSE, L"LabEvent");
  printf("second %d\n", second != NULL);
  CloseHandle(event);
  HANDLE third = OpenEventW(SYNCHRONIZE, FALSE, L"LabEvent");
  printf("third %d\n", third != NULL);
  CloseHandle(second);
  CloseHandle(third);
  printf("after the last handle: %d, error %lu\n", OpenEventW(SYNCHRONIZE, FALSE, L"LabEvent") != NULL, GetLastError());
  printf("read %d\n", DeviceIoControl(device, IOCTL_LAB_READ, NULL, 0, NULL, 0, &returned, NULL));
  CloseHandle(device);
  return 0;
}
