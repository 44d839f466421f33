/* A dispatch table entry of the wrong type: a routine with too few parameters is called by the system. */
#include <ntddk.h>

static NTSTATUS Create(PIRP Irp) { return STATUS_SUCCESS; }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (NT_SUCCESS(status))
    status = IoCreateSymbolicLink(&link, &name);
  Driver->MajorFunction[IRP_MJ_CREATE] = (PDRIVER_DISPATCH)(PVOID)Create;
  return status;
}
