/* Holds one request of each kind until it is told to let go, or the request is cancelled. */
#include <ntddk.h>

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
static PIRP g_Held;

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static VOID OnCancel(PDEVICE_OBJECT Device, PIRP Irp) {
  g_Held = NULL;
  IoReleaseCancelSpinLock(Irp->CancelIrql);
  DbgPrint("cancelled\n");
  Complete(Irp, STATUS_CANCELLED, 0);
}

static NTSTATUS Hold(PIRP Irp) {
  IoMarkIrpPending(Irp);
  g_Held = Irp;
  IoSetCancelRoutine(Irp, OnCancel);
  return STATUS_PENDING;
}

static NTSTATUS LetGo(PIRP Irp) {
  PIRP held = g_Held;
  g_Held = NULL;
  if (held == NULL || IoSetCancelRoutine(held, NULL) == NULL)
    return Complete(Irp, STATUS_UNSUCCESSFUL, 0);
  if (held->MdlAddress != NULL)
    RtlFillMemory(MmGetSystemAddressForMdlSafe(held->MdlAddress, NormalPagePriority), 16, 0x5a);
  else
    RtlFillMemory(held->AssociatedIrp.SystemBuffer, 16, 0x5a);
  Complete(held, STATUS_SUCCESS, 16);
  return Complete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  switch ((IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode >> 2) & 0xfff) {
  case 0x800:
    return Hold(Irp);
  case 0x801:
    return LetGo(Irp);
  }
  return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  IoDeleteSymbolicLink(&g_Link);
  IoDeleteDevice(Driver->DeviceObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
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
  return STATUS_SUCCESS;
}
