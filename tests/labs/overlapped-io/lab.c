/*
 * Overlapped I/O: the call comes back at once, the event is set when the request is completed, and the result is
 * there.
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

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static KTIMER g_Timer;
static KDPC g_Dpc;
static PIRP g_Pending;

static VOID OnTimer(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  PIRP irp = InterlockedExchangePointer((PVOID *)&g_Pending, NULL);
  if (irp == NULL)
    return;
  DbgPrint("completing at IRQL %d\n", KeGetCurrentIrql());
  *(PULONG)irp->AssociatedIrp.SystemBuffer = 42;
  Complete(irp, STATUS_SUCCESS, sizeof(ULONG));
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  LARGE_INTEGER due;
  if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.OutputBufferLength < sizeof(ULONG))
    return Complete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
  due.QuadPart = -10000LL * 100;
  IoMarkIrpPending(Irp);
  g_Pending = Irp;
  KeSetTimer(&g_Timer, due, &g_Dpc);
  return STATUS_PENDING;
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  KeCancelTimer(&g_Timer);
  KeFlushQueuedDpcs();
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
  KeInitializeTimer(&g_Timer);
  KeInitializeDpc(&g_Dpc, OnTimer, NULL);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
