extern "C" {
#include <ntddk.h>
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  return STATUS_SUCCESS;
}
