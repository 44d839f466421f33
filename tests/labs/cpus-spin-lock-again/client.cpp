#include <windows.h>

#include <stdio.h>

#include "public.h"

static DWORD WINAPI Worker(void *device) {
  for (int i = 0; i < 4; i++) {
    OVERLAPPED overlapped = {};
    DWORD returned;
    DeviceIoControl((HANDLE)device, IOCTL_LAB_GO, NULL, 0, NULL, 0, &returned, &overlapped);
  }
  return 0;
}

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  HANDLE threads[2];
  for (int i = 0; i < 2; i++)
    threads[i] = CreateThread(NULL, 0, Worker, device, 0, NULL);
  WaitForMultipleObjects(2, threads, TRUE, INFINITE);
  printf("done\n");
  CloseHandle(device);
  return 0;
}
