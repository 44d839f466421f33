/* NT_ASSERT fails in a checked build. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  ULONG three = 3;
  NT_ASSERT(three == 4);
  return STATUS_SUCCESS;
}
