#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  static unsigned char data[9000];
  DWORD returned, wrong = 0;
  if (!DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, data + 5, 8000, &returned, NULL))
    printf("error %lu\n", GetLastError());
  for (unsigned i = 0; i < 8000; i++)
    wrong += data[5 + i] != (unsigned char)i;
  printf("%lu bytes, %lu wrong, before %d, behind %d\n", returned, wrong, data[4], data[8005]);

  void *readOnly = VirtualAlloc(NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_READONLY);
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, readOnly, 4096, &returned, NULL);
  printf("read-only: %d, error %lu\n", ok, GetLastError());
  ok = DeviceIoControl(device, IOCTL_LAB_GO, NULL, 0, (void *)0x10000, 4096, &returned, NULL);
  printf("nothing there: %d, error %lu\n", ok, GetLastError());
  CloseHandle(device);
  return 0;
}
