#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  ULONG number = 3
  DbgPrint("%lu\n", number);
  return STATUS_SUCCESS;
}
