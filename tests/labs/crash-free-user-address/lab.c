/* An address of ring 3 is freed as if it were pool. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  ExFreePool((PVOID)0x00012340);
  return STATUS_SUCCESS;
}
