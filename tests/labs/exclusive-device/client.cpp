#include <windows.h>

#include <stdio.h>

static HANDLE Open(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  printf("error %lu\n", device == INVALID_HANDLE_VALUE ? GetLastError() : 0);
  return device;
}

int main(void) {
  HANDLE first = Open();
  Open();
  CloseHandle(first);
  CloseHandle(Open());
  return 0;
}
