/* A local variable is freed as if it were pool. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  ULONG local[8];
  ExFreePool(local);
  return STATUS_SUCCESS;
}
