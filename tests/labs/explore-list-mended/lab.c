/* Looking and removing are one step under a spin lock: one of two processors gets the item. */
#include <ntddk.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");

typedef struct _ITEM {
  ULONG Number;
  LIST_ENTRY Entry;
} ITEM, *PITEM;

static LIST_ENTRY g_Items;
static KSPIN_LOCK g_Lock;

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static PITEM Take(VOID) {
  PITEM item = NULL;
  KIRQL irql;
  KeAcquireSpinLock(&g_Lock, &irql);
  if (!IsListEmpty(&g_Items))
    item = CONTAINING_RECORD(RemoveHeadList(&g_Items), ITEM, Entry);
  KeReleaseSpinLock(&g_Lock, irql);
  return item;
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
  case IOCTL_LAB_ONE: {
    PITEM item = Take();
    if (item != NULL) {
      DbgPrint("took item %lu\n", item->Number);
      ExFreePoolWithTag(item, 'baL');
    }
    return Complete(Irp, STATUS_SUCCESS, 0);
  }
  default:
    return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  PITEM item;
  while ((item = Take()) != NULL)
    ExFreePoolWithTag(item, 'baL');
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
  InitializeListHead(&g_Items);
  KeInitializeSpinLock(&g_Lock);
  {
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'baL');
    if (item != NULL) {
      item->Number = 1;
      InsertTailList(&g_Items, &item->Entry);
    }
  }
  return STATUS_SUCCESS;
}
