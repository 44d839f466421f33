/*
 * ObReferenceObjectByHandle for a caller in ring 3: existence, type and granted access are checked, kernel handles
 * are not the caller's.
 */
#include <ntifs.h>

#include "public.h"

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static HANDLE g_Kernel;

static NTSTATUS KernelHandle(PIRP Irp) {
  if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.OutputBufferLength < sizeof(HANDLE))
    return Complete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
  *(PHANDLE)Irp->AssociatedIrp.SystemBuffer = g_Kernel;
  return Complete(Irp, STATUS_SUCCESS, sizeof(HANDLE));
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  PKEVENT event;
  NTSTATUS status;

  if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode == IOCTL_LAB_KERNEL_HANDLE)
    return KernelHandle(Irp);
  if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength != sizeof(HANDLE))
    return Complete(Irp, STATUS_INVALID_PARAMETER, 0);
  status = ObReferenceObjectByHandle(*(PHANDLE)Irp->AssociatedIrp.SystemBuffer, EVENT_MODIFY_STATE, *ExEventObjectType, Irp->RequestorMode,
                                     (PVOID *)&event, NULL);
  DbgPrint("status %08lX\n", status);
  if (NT_SUCCESS(status)) {
    KeSetEvent(event, EVENT_INCREMENT, FALSE);
    ObDereferenceObject(event);
  }
  return Complete(Irp, status, 0);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  ZwClose(g_Kernel);
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
  {
    OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    ZwCreateEvent(&g_Kernel, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE);
  }
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
