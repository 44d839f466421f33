#include <windows.h>

#include <stdio.h>
#include <winternl.h>
#include <ntstatus.h>

#include "public.h"

static void Try(HANDLE device, const char *name, NTSTATUS status) {
  DWORD returned;
  SetLastError(0);
  BOOL ok = DeviceIoControl(device, IOCTL_LAB_GO, &status, sizeof(status), NULL, 0, &returned, NULL);
  printf("%s: %d %lu\n", name, ok, GetLastError());
}

int main(void) {
  HANDLE device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) {
    printf("open: error %lu\n", GetLastError());
    return 1;
  }
  Try(device, "STATUS_UNSUCCESSFUL", STATUS_UNSUCCESSFUL);
  Try(device, "STATUS_NOT_IMPLEMENTED", STATUS_NOT_IMPLEMENTED);
  Try(device, "STATUS_INVALID_HANDLE", STATUS_INVALID_HANDLE);
  Try(device, "STATUS_INVALID_PARAMETER", STATUS_INVALID_PARAMETER);
  Try(device, "STATUS_NO_SUCH_DEVICE", STATUS_NO_SUCH_DEVICE);
  Try(device, "STATUS_NO_SUCH_FILE", STATUS_NO_SUCH_FILE);
  Try(device, "STATUS_INVALID_DEVICE_REQUEST", STATUS_INVALID_DEVICE_REQUEST);
  Try(device, "STATUS_END_OF_FILE", STATUS_END_OF_FILE);
  Try(device, "STATUS_NO_MEMORY", STATUS_NO_MEMORY);
  Try(device, "STATUS_ACCESS_DENIED", STATUS_ACCESS_DENIED);
  Try(device, "STATUS_BUFFER_TOO_SMALL", STATUS_BUFFER_TOO_SMALL);
  Try(device, "STATUS_OBJECT_TYPE_MISMATCH", STATUS_OBJECT_TYPE_MISMATCH);
  Try(device, "STATUS_OBJECT_NAME_NOT_FOUND", STATUS_OBJECT_NAME_NOT_FOUND);
  Try(device, "STATUS_OBJECT_NAME_COLLISION", STATUS_OBJECT_NAME_COLLISION);
  Try(device, "STATUS_OBJECT_PATH_NOT_FOUND", STATUS_OBJECT_PATH_NOT_FOUND);
  Try(device, "STATUS_SHARING_VIOLATION", STATUS_SHARING_VIOLATION);
  Try(device, "STATUS_DELETE_PENDING", STATUS_DELETE_PENDING);
  Try(device, "STATUS_PRIVILEGE_NOT_HELD", STATUS_PRIVILEGE_NOT_HELD);
  Try(device, "STATUS_INSUFFICIENT_RESOURCES", STATUS_INSUFFICIENT_RESOURCES);
  Try(device, "STATUS_DEVICE_NOT_READY", STATUS_DEVICE_NOT_READY);
  Try(device, "STATUS_IO_TIMEOUT", STATUS_IO_TIMEOUT);
  Try(device, "STATUS_NOT_SUPPORTED", STATUS_NOT_SUPPORTED);
  Try(device, "STATUS_CANCELLED", STATUS_CANCELLED);
  Try(device, "STATUS_INVALID_BUFFER_SIZE", STATUS_INVALID_BUFFER_SIZE);
  Try(device, "STATUS_DEVICE_BUSY", STATUS_DEVICE_BUSY);
  Try(device, "STATUS_NO_MORE_ENTRIES", STATUS_NO_MORE_ENTRIES);
  Try(device, "STATUS_BUFFER_OVERFLOW", STATUS_BUFFER_OVERFLOW);
  Try(device, "STATUS_NOT_FOUND", STATUS_NOT_FOUND);
  Try(device, "STATUS_INTERNAL_ERROR", STATUS_INTERNAL_ERROR);
  // Bit 29 marks a code of somebody's own: it passes as it is. What else is unknown becomes ERROR_MR_MID_NOT_FOUND.
  Try(device, "own", (NTSTATUS)0xE0001234);
  Try(device, "unknown", (NTSTATUS)0xC0FF1234);
  Try(device, "success", 0);
  CloseHandle(device);
  return 0;
}
