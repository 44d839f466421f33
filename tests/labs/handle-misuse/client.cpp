#include <windows.h>

#include <stdio.h>

int main(void) {
  HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
  char byte;
  DWORD count;
  printf("read an event: %d %lu\n", ReadFile(event, &byte, 1, &count, NULL), GetLastError());
  printf("release an event: %d %lu\n", ReleaseMutex(event), GetLastError());
  printf("close: %d\n", CloseHandle(event));
  printf("close again: %d %lu\n", CloseHandle(event), GetLastError());
  printf("set: %d %lu\n", SetEvent(event), GetLastError());
  printf("wait: %lX %lu\n", WaitForSingleObject(event, 0), GetLastError());
  printf("odd: %d %lu\n", CloseHandle((HANDLE)0x1234567), GetLastError());
  printf("kernel: %d %lu\n", CloseHandle((HANDLE)0x80000004), GetLastError());
  HANDLE copy = (HANDLE)1;
  printf("duplicate: %d %lu\n", DuplicateHandle(GetCurrentProcess(), event, GetCurrentProcess(), &copy, 0, FALSE, DUPLICATE_SAME_ACCESS), GetLastError());
  HANDLE mutex = CreateMutexW(NULL, FALSE, NULL);
  printf("not mine: %d %lu\n", ReleaseMutex(mutex), GetLastError());
  return 0;
}
