#include <ntddk.h>

VOID Missing(ULONG Number);

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  Missing(1);
  return STATUS_SUCCESS;
}
