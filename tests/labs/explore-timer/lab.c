/* A driver cancels its timer and goes, while the timer's DPC is still running on another processor. */
#include <ntddk.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
static KTIMER g_Timer;
static KDPC g_Dpc;
static volatile ULONG *g_Ticks;

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static VOID OnTimer(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  volatile ULONG *ticks = g_Ticks;
  *ticks += 1;
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
  case IOCTL_LAB_ONE: {
    LARGE_INTEGER due;
    due.QuadPart = -10000LL * 20;
    KeSetTimer(&g_Timer, due, &g_Dpc);
    return Complete(Irp, STATUS_SUCCESS, 0);
  }
  default:
    return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  KeCancelTimer(&g_Timer);
  ExFreePoolWithTag((PVOID)g_Ticks, 'baL');
  g_Ticks = NULL;
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
  g_Ticks = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ULONG), 'baL');
  KeInitializeTimer(&g_Timer);
  KeInitializeDpc(&g_Dpc, OnTimer, NULL);
  return STATUS_SUCCESS;
}
