#include <windows.h>

#include <stdio.h>

#include "public.h"

static void Call(HANDLE device, const char *what, void *in, void *out) {
  DWORD returned = 77;
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_GO, in, 4, out, 4, &returned, NULL);
  printf("%s: %d, error %lu\n", what, ok, ok ? 0 : GetLastError());
}

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  DWORD number = 21;
  char bytes[8] = {0};
  Call(device, "good", &number, &number);
  printf("number %lu\n", number);
  Call(device, "null in", NULL, &number);
  Call(device, "null out", &number, NULL);
  Call(device, "kernel in", (void *)0x80001000, &number);
  Call(device, "kernel out", &number, (void *)0x80001000);
  Call(device, "wild out", &number, (void *)0x7FF00000);
  Call(device, "misaligned", bytes + 1, &number);
  CloseHandle(device);
  return 0;
}
