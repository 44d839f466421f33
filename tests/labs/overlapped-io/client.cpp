#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  OVERLAPPED overlapped = {};
  DWORD number = 0, returned = 77;
  overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, &number, sizeof(number), &returned, &overlapped);
  printf("at once: %d, error %lu, number %lu\n", ok, GetLastError(), number);
  ok = GetOverlappedResult(device, &overlapped, &returned, FALSE);
  printf("too soon: %d, error %lu\n", ok, GetLastError());
  printf("wait: %lu\n", WaitForSingleObject(overlapped.hEvent, 1000));
  ok = GetOverlappedResult(device, &overlapped, &returned, TRUE);
  printf("result: %d, %lu bytes, number %lu, status %lX\n", ok, returned, number, (DWORD)overlapped.Internal);
  ok = DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, &number, 1, &returned, &overlapped);
  printf("an error at once: %d, error %lu\n", ok, GetLastError());
  CloseHandle(overlapped.hEvent);
  CloseHandle(device);
  return 0;
}
