/* A work item runs at PASSIVE_LEVEL in a system thread, queued from a DPC, and completes the request. */
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

static KDPC g_Dpc;
static PIO_WORKITEM g_Item;

static VOID Work(PDEVICE_OBJECT Device, PVOID Context) {
  PIRP irp = Context;
  DbgPrint("work at IRQL %d in process %lu\n", KeGetCurrentIrql(), (ULONG)(ULONG_PTR)PsGetCurrentProcessId());
  Complete(irp, STATUS_SUCCESS, 0);
}

static VOID OnDpc(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  DbgPrint("DPC at IRQL %d\n", KeGetCurrentIrql());
  IoQueueWorkItem(g_Item, Work, DelayedWorkQueue, Argument1);
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  IoMarkIrpPending(Irp);
  KeInsertQueueDpc(&g_Dpc, Irp, NULL);
  return STATUS_PENDING;
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  IoFreeWorkItem(g_Item);
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
  KeInitializeDpc(&g_Dpc, OnDpc, NULL);
  g_Item = IoAllocateWorkItem(device);
  if (g_Item == NULL) {
    IoDeleteSymbolicLink(&g_Link);
    IoDeleteDevice(device);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
