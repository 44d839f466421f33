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
  Give(device, "event", event);
  printf("it is set: %lu\n", WaitForSingleObject(event, 0));
  HANDLE weak = OpenEventW(SYNCHRONIZE, FALSE, L"LabEvent");
  Give(device, "without EVENT_MODIFY_STATE", weak);
  HANDLE mutex = CreateMutexW(NULL, FALSE, NULL);
  Give(device, "a mutex", mutex);
  Give(device, "a file", device);
  CloseHandle(mutex);
  Give(device, "closed", mutex);
  Give(device, "null", NULL);
  Give(device, "no handle", (HANDLE)0x7770);
  HANDLE kernel = NULL;
  DWORD returned;
  DeviceIoControl(device, IOCTL_LAB_KERNEL_HANDLE, NULL, 0, &kernel, sizeof(kernel), &returned, NULL);
  printf("a kernel handle has its highest bit set: %d\n", (LONG_PTR)kernel < 0);
  Give(device, "a kernel handle", kernel);
  Give(device, "the current process", GetCurrentProcess());
  CloseHandle(device);
  return 0;
}
