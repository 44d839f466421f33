#include <windows.h>

#include <stdio.h>

#include "public.h"

static void Try(const char *what, DWORD access) {
  const DWORD codes[] = {IOCTL_LAB_ANY, IOCTL_LAB_READ, IOCTL_LAB_WRITE};
  HANDLE device = CreateFileW(L"\\\\.\\Lab", access, 0, NULL, OPEN_EXISTING, 0, NULL);
  printf("%s:", what);
  for (int i = 0; i < 3; i++) {
    DWORD returned;
    BOOL ok = DeviceIoControl(device, codes[i], NULL, 0, NULL, 0, &returned, NULL);
    printf(" %lu", ok ? 0 : GetLastError());
  }
  printf("\n");
  CloseHandle(device);
}

int main(void) {
  Try("nothing", 0);
  Try("read", GENERIC_READ);
  Try("write", GENERIC_WRITE);
  Try("both", GENERIC_READ | GENERIC_WRITE);
  return 0;
}
