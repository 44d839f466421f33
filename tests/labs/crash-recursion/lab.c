/* Recursion without an end: the kernel stack has only three pages. */
#include <ntddk.h>

static NTSTATUS Recurse(ULONG Depth) {
  volatile UCHAR room[200];
  room[0] = (UCHAR)Depth;
  if (Depth == 0)
    return STATUS_SUCCESS;
  return Recurse(Depth + 1) + room[0];
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  return Recurse(1);
}
