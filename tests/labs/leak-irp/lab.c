/* An IRP that the driver allocated and never freed. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PIRP irp = IoAllocateIrp(1, FALSE);
  if (irp == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
