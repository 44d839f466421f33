/* Opens its own device in IRP_MJ_CREATE. */
#include <ntddk.h>

static NTSTATUS Open(PDEVICE_OBJECT Device, PIRP Irp) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  OBJECT_ATTRIBUTES attributes;
  IO_STATUS_BLOCK block;
  HANDLE handle;
  InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
  return ZwCreateFile(&handle, GENERIC_READ, &attributes, &block, NULL, 0, 0, FILE_OPEN, 0, NULL, 0);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status))
    return status;
  Driver->MajorFunction[IRP_MJ_CREATE] = Open;
  device->Flags &= ~DO_DEVICE_INITIALIZING;
  return Open(device, NULL);
}
