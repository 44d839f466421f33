#include <windows.h>

#include <stdio.h>

static HANDLE Open(const wchar_t *name) {
  HANDLE device = CreateFileW(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  printf("%ls: error %lu\n", name, device == INVALID_HANDLE_VALUE ? GetLastError() : 0);
  return device;
}

int main(void) {
  Open(L"\\\\.\\Nothing");
  Open(L"\\\\.\\Dangling");
  HANDLE device = Open(L"\\\\.\\Lab");
  char byte;
  DWORD count;
  BOOL ok = ReadFile(device, &byte, 1, &count, NULL);
  printf("no read routine: %d, error %lu\n", ok, GetLastError());
  ok = DeviceIoControl(device, 0x222000, NULL, 0, NULL, 0, &count, NULL);
  printf("no control routine: %d, error %lu\n", ok, GetLastError());
  CloseHandle(device);
  return 0;
}
