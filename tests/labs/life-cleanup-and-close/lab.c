/*
 * Cleanup comes with the last handle to an open file, close with the last reference: a duplicated handle holds
 * both back.
 */
#include <ntddk.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS Any(PDEVICE_OBJECT Device, PIRP Irp) {
  static const char *names[] = {"create", "", "close"};
  UCHAR major = IoGetCurrentIrpStackLocation(Irp)->MajorFunction;
  DbgPrint("%s\n", major == IRP_MJ_CLEANUP ? "cleanup" : names[major]);
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
  Driver->MajorFunction[IRP_MJ_CREATE] = Any;
  Driver->MajorFunction[IRP_MJ_CLEANUP] = Any;
  Driver->MajorFunction[IRP_MJ_CLOSE] = Any;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
