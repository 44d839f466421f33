#include <windows.h>

#include <stdio.h>

int main(void) {
  for (int i = 0; i < 3; i++) {
    HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("error %lu\n", device == INVALID_HANDLE_VALUE ? GetLastError() : 0);
    if (device != INVALID_HANDLE_VALUE)
      CloseHandle(device);
  }
  return 0;
}
