/* Two threads take two fast mutexes in opposite order: exploration finds the schedule in which each waits for the other. */
#include <ntddk.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
static FAST_MUTEX g_First, g_Second;
static ULONG g_Both;

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
    ExAcquireFastMutex(&g_First);
    ExAcquireFastMutex(&g_Second);
    g_Both++;
    ExReleaseFastMutex(&g_Second);
    ExReleaseFastMutex(&g_First);
    return Complete(Irp, STATUS_SUCCESS, 0);
  case IOCTL_LAB_TWO:
    ExAcquireFastMutex(&g_Second);
    ExAcquireFastMutex(&g_First);
    g_Both++;
    ExReleaseFastMutex(&g_First);
    ExReleaseFastMutex(&g_Second);
    return Complete(Irp, STATUS_SUCCESS, 0);
  default:
    return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  DbgPrint("both %lu times\n", g_Both);
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
  ExInitializeFastMutex(&g_First);
  ExInitializeFastMutex(&g_Second);
  return STATUS_SUCCESS;
}
