/* Lengths are checked by the driver: too small is an error without data, overflow is one with data. */
#include <ntddk.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG length = stack->Parameters.DeviceIoControl.OutputBufferLength;
  static const char text[] = "0123456789";

  switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_LAB_SIZE:
      if (length < sizeof(text))
        return Complete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
      RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, text, sizeof(text));
      return Complete(Irp, STATUS_SUCCESS, sizeof(text));
    case IOCTL_LAB_OVERFLOW:
      length = min(length, sizeof(text));
      RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, text, length);
      return Complete(Irp, length < sizeof(text) ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS, length);
    case IOCTL_LAB_LENGTH:
      if (stack->Parameters.DeviceIoControl.InputBufferLength != 8)
        return Complete(Irp, STATUS_INFO_LENGTH_MISMATCH, 0);
      return Complete(Irp, STATUS_SUCCESS, 0);
  }
  return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
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
