/*
 * Two drivers on one stack: the upper one sees the request on its way down and, in its completion routine, on its
 * way up.
 */
#include <ntddk.h>

#include "public.h"

typedef struct _EXTENSION {
  PDEVICE_OBJECT Lower;
} EXTENSION, *PEXTENSION;

static NTSTATUS OnCompletion(PDEVICE_OBJECT Device, PIRP Irp, PVOID Context) {
  DbgPrint("up: status %08lX, pending %d, context %s\n", Irp->IoStatus.Status, Irp->PendingReturned, (const char *)Context);
  if (Irp->PendingReturned)
    IoMarkIrpPending(Irp);
  if (NT_SUCCESS(Irp->IoStatus.Status))
    ++*(PULONG)Irp->AssociatedIrp.SystemBuffer;
  return STATUS_CONTINUE_COMPLETION;
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  DbgPrint("down\n");
  IoCopyCurrentIrpStackLocationToNext(Irp);
  IoSetCompletionRoutine(Irp, OnCompletion, "ours", TRUE, TRUE, TRUE);
  return IoCallDriver(((PEXTENSION)Device->DeviceExtension)->Lower, Irp);
}

static NTSTATUS Pass(PDEVICE_OBJECT Device, PIRP Irp) {
  IoSkipCurrentIrpStackLocation(Irp);
  return IoCallDriver(((PEXTENSION)Device->DeviceExtension)->Lower, Irp);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  IoDetachDevice(((PEXTENSION)Driver->DeviceObject->DeviceExtension)->Lower);
  IoDeleteDevice(Driver->DeviceObject);
  DbgPrint("upper unloaded\n");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING target = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  PDEVICE_OBJECT device, top;
  PFILE_OBJECT file;
  PEXTENSION extension;
  NTSTATUS status;
  ULONG i;

  status = IoGetDeviceObjectPointer(&target, FILE_READ_DATA, &file, &top);
  if (!NT_SUCCESS(status))
    return status;
  status = IoCreateDevice(Driver, sizeof(EXTENSION), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (NT_SUCCESS(status)) {
    extension = device->DeviceExtension;
    extension->Lower = IoAttachDeviceToDeviceStack(device, top);
    DbgPrint("attached: stack sizes %d and %d\n", device->StackSize, extension->Lower->StackSize);
    device->Flags |= extension->Lower->Flags & (DO_BUFFERED_IO | DO_DIRECT_IO);
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++)
      Driver->MajorFunction[i] = Pass;
    Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    Driver->DriverUnload = Unload;
  }
  ObDereferenceObject(file);
  return status;
}
