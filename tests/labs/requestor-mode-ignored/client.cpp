#include <windows.h>

#include <stdio.h>

#include "public.h"

static void Give(HANDLE device, const char *what, HANDLE handle) {
  DWORD returned;
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_GO, &handle, sizeof(handle), NULL, 0, &returned, NULL);
  printf("%s: %d, error %lu\n", what, ok, ok ? 0 : GetLastError());
}

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"LabEvent");
  HANDLE weak = OpenEventW(SYNCHRONIZE, FALSE, L"LabEvent");
  printf("SetEvent: %d, error %lu\n", SetEvent(weak), GetLastError());
  Give(device, "the driver", weak);
  printf("it is set: %lu\n", WaitForSingleObject(event, 0));
  CloseHandle(device);
  return 0;
}
