/* DO_DIRECT_IO: reads and writes go through an MDL on the pages of the caller; a write of nothing has none. */
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

static UCHAR g_Store[16];
static ULONG g_Length;

static NTSTATUS Write(PDEVICE_OBJECT Device, PIRP Irp) {
  ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length;
  if (length > sizeof(g_Store))
    return Complete(Irp, STATUS_DISK_FULL, 0);
  if (length != 0)
    RtlCopyMemory(g_Store, MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority), length);
  g_Length = length;
  return Complete(Irp, STATUS_SUCCESS, length);
}

static NTSTATUS Read(PDEVICE_OBJECT Device, PIRP Irp) {
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG length = min(stack->Parameters.Read.Length, g_Length);
  if (g_Length == 0)
    return Complete(Irp, STATUS_END_OF_FILE, 0);
  DbgPrint("system buffer %d\n", Irp->AssociatedIrp.SystemBuffer != NULL);
  RtlCopyMemory(MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority), g_Store, length);
  return Complete(Irp, STATUS_SUCCESS, length);
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
  device->Flags |= DO_DIRECT_IO;
  Driver->MajorFunction[IRP_MJ_CREATE] = CreateClose;
  Driver->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
  Driver->MajorFunction[IRP_MJ_READ] = Read;
  Driver->MajorFunction[IRP_MJ_WRITE] = Write;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
