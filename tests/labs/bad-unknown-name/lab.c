#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  DbgPrnt("x\n");
  return STATUS_SUCCESS;
}
