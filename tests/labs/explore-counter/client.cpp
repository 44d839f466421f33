#include <windows.h>

#include <stdio.h>

#include "public.h"

static HANDLE Open(void) {
  return CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
}

/* Each thread has a handle of its own: requests on one handle wait for each other. */
static DWORD WINAPI Worker(void *code) {
  HANDLE device = Open();
  DWORD returned;
  for (int i = 0; i < 3; i++)
    DeviceIoControl(device, (DWORD)code, NULL, 0, NULL, 0, &returned, NULL);
  CloseHandle(device);
  return 0;
}

int main(void) {
  HANDLE threads[2];
  threads[0] = CreateThread(NULL, 0, Worker, (void *)IOCTL_LAB_ONE, 0, NULL);
  threads[1] = CreateThread(NULL, 0, Worker, (void *)IOCTL_LAB_ONE, 0, NULL);
  WaitForMultipleObjects(2, threads, TRUE, INFINITE);
  HANDLE device = Open();
  LONG count = 0;
  DWORD returned;
  DeviceIoControl(device, IOCTL_LAB_TWO, NULL, 0, &count, sizeof(count), &returned, NULL);
  CloseHandle(device);
  printf("%ld of 6\n", count);
  return count == 6 ? 0 : 1;
}
