/* A create routine that fails: the status becomes the error of CreateFile, and neither cleanup nor close follows. */
#include <ntddk.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static ULONG g_Opens;

static NTSTATUS Create(PDEVICE_OBJECT Device, PIRP Irp) {
  static const NTSTATUS statuses[] = {STATUS_SHARING_VIOLATION, STATUS_ACCESS_DENIED, STATUS_SUCCESS};
  DbgPrint("create\n");
  return Complete(Irp, statuses[g_Opens++ % 3], 0);
}

static NTSTATUS Cleanup(PDEVICE_OBJECT Device, PIRP Irp) {
  DbgPrint("cleanup\n");
  return Complete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS Close(PDEVICE_OBJECT Device, PIRP Irp) {
  DbgPrint("close\n");
  return Complete(Irp, STATUS_SUCCESS, 0);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  IoDeleteSymbolicLink(&g_Link);
  IoDeleteDevice(Driver->DeviceObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
  if (!NT_SUCCESS(status))
    return status;
  status = IoCreateSymbolicLink(&g_Link, &name);
  if (!NT_SUCCESS(status)) {
    IoDeleteDevice(device);
    return status;
  }
  Driver->MajorFunction[IRP_MJ_CREATE] = Create;
  Driver->MajorFunction[IRP_MJ_CLEANUP] = Cleanup;
  Driver->MajorFunction[IRP_MJ_CLOSE] = Close;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
