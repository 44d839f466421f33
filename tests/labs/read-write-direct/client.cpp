#include <windows.h>

#include <stdio.h>

#include "public.h"

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  char text[32] = "";
  DWORD count = 99;
  BOOL ok = WriteFile(device, "hello", 5, &count, NULL);
  printf("write %d, %lu bytes\n", ok, count);
  ok = ReadFile(device, text, sizeof(text), &count, NULL);
  printf("read %d, %lu bytes: %s\n", ok, count, text);
  ok = WriteFile(device, text, sizeof(text), &count, NULL);
  printf("too much: %d, error %lu, %lu bytes\n", ok, GetLastError(), count);
  ok = WriteFile(device, text, 0, &count, NULL);
  printf("nothing: %d, %lu bytes\n", ok, count);
  ok = ReadFile(device, text, sizeof(text), &count, NULL);
  printf("at the end: %d, error %lu, %lu bytes\n", ok, ok ? 0 : GetLastError(), count);
  CloseHandle(device);
  return 0;
}
