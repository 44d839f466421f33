/* Two processors count in one driver under a spin lock: nothing is lost, with another seed as well. */
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

static volatile ULONG g_Count;
static KSPIN_LOCK g_Lock;

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  ULONG i;
  for (i = 0; i < 500; i++) {
    KIRQL irql;
    KeAcquireSpinLock(&g_Lock, &irql);
    {
      ULONG value = g_Count;
      volatile ULONG work;
      for (work = 0; work < 10; work++)
        ;
      g_Count = value + 1;
    }
    KeReleaseSpinLock(&g_Lock, irql);
  }
  return Complete(Irp, STATUS_SUCCESS, 0);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  DbgPrint("count %lu\n", g_Count);
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
  KeInitializeSpinLock(&g_Lock);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
