/* Two processors increment one counter with InterlockedIncrement, which no schedule splits. */
#include <ntddk.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
static volatile LONG g_Count;

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
  case IOCTL_LAB_ONE:
    InterlockedIncrement(&g_Count);
    return Complete(Irp, STATUS_SUCCESS, 0);
  case IOCTL_LAB_TWO:
    *(LONG *)Irp->AssociatedIrp.SystemBuffer = g_Count;
    return Complete(Irp, STATUS_SUCCESS, sizeof(LONG));
  default:
    return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
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
  Driver->MajorFunction[IRP_MJ_CREATE] = CreateClose;
  Driver->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
  Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
