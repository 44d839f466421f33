/* ASSERT fails in a checked build, with no debugger to ask. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  ULONG three = 3;
  ASSERT(three == 4);
  return STATUS_SUCCESS;
}
