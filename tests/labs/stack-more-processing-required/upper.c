/*
 * The completion routine keeps the request with STATUS_MORE_PROCESSING_REQUIRED; the dispatch routine waits for it
 * and completes it.
 */
#include <ntddk.h>

#include "public.h"

typedef struct _EXTENSION {
  PDEVICE_OBJECT Lower;
} EXTENSION, *PEXTENSION;

static NTSTATUS OnCompletion(PDEVICE_OBJECT Device, PIRP Irp, PVOID Context) {
  KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
  return STATUS_MORE_PROCESSING_REQUIRED;
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  NTSTATUS status;
  KEVENT event;

  KeInitializeEvent(&event, NotificationEvent, FALSE);
  IoCopyCurrentIrpStackLocationToNext(Irp);
  IoSetCompletionRoutine(Irp, OnCompletion, &event, TRUE, TRUE, TRUE);
  status = IoCallDriver(((PEXTENSION)Device->DeviceExtension)->Lower, Irp);
  DbgPrint("below: %08lX\n", status);
  if (status == STATUS_PENDING)
    KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
  status = Irp->IoStatus.Status;
  DbgPrint("then: %08lX\n", status);
  *(PULONG)Irp->AssociatedIrp.SystemBuffer *= 2;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return status;
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
