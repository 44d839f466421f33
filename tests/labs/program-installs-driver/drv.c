#include <ntddk.h>
static NTSTATUS Dispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) { UNREFERENCED_PARAMETER(DeviceObject); 
  PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(Irp);
  Irp->IoStatus.Information = 0;
  if (s->MajorFunction == IRP_MJ_DEVICE_CONTROL && (s->Parameters.DeviceIoControl.IoControlCode & 3) == 0) { *(ULONG*)Irp->AssociatedIrp.SystemBuffer += 1; Irp->IoStatus.Information = 4; }
  Irp->IoStatus.Status = STATUS_SUCCESS; IoCompleteRequest(Irp, IO_NO_INCREMENT); return STATUS_SUCCESS; }
static VOID Unload(PDRIVER_OBJECT DriverObject) {
  UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Bench");
  IoDeleteSymbolicLink(&link);
  IoDeleteDevice(DriverObject->DeviceObject);
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Bench"), link = RTL_CONSTANT_STRING(L"\\DosDevices\\Bench");
  PDEVICE_OBJECT Device; UNREFERENCED_PARAMETER(RegistryPath);
  for (int i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) DriverObject->MajorFunction[i] = Dispatch;
  DriverObject->DriverUnload = Unload;
  NTSTATUS status = IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Device);
  if (!NT_SUCCESS(status)) return status;
  return IoCreateSymbolicLink(&link, &name);
}
