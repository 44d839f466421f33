#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  HANDLE copy;
  DuplicateHandle(GetCurrentProcess(), device, GetCurrentProcess(), &copy, 0, FALSE, DUPLICATE_SAME_ACCESS);
  CloseHandle(device);
  OutputDebugStringA("one is closed\n");
  device = copy;
  CloseHandle(device);
  return 0;
}
