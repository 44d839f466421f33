/* A symbolic link that the unload routine did not delete. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  NTSTATUS status = IoCreateSymbolicLink(&link, &name);
  if (!NT_SUCCESS(status))
    return status;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
