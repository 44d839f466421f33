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
  DWORD returned;
  overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
  DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, NULL, 0, &returned, &overlapped);
  BOOL ok = GetOverlappedResult(device, &overlapped, &returned, FALSE);
  printf("pending: %d, error %lu\n", ok, GetLastError());
  printf("wait: %lX\n", WaitForSingleObject(overlapped.hEvent, 50));
  printf("cancel: %d\n", CancelIo(device));
  ok = GetOverlappedResult(device, &overlapped, &returned, TRUE);
  printf("cancelled: %d, error %lu, event %lX\n", ok, GetLastError(), WaitForSingleObject(overlapped.hEvent, 0));
  CloseHandle(device);
  return 0;
}
