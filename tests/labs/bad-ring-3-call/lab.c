#include <ntddk.h>

VOID Sleep(ULONG Milliseconds);

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  Sleep(1);
  return STATUS_SUCCESS;
}
