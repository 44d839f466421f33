/* ProbeForRead and ProbeForWrite: what they raise for bad, misaligned, kernel and empty buffers. */
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

static VOID Probe(const char *What, PVOID Address, SIZE_T Length, ULONG Alignment, BOOLEAN Write) {
  NTSTATUS status = STATUS_SUCCESS;
  __try {
    if (Write)
      ProbeForWrite(Address, Length, Alignment);
    else
      ProbeForRead(Address, Length, Alignment);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    status = GetExceptionCode();
  }
  DbgPrint("%s: %08lX\n", What, status);
}

static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  PUCHAR buffer = Irp->UserBuffer;
  Probe("good", buffer, 64, 4, TRUE);
  Probe("empty", (PVOID)0x80000000, 0, 1, FALSE);
  Probe("misaligned", buffer + 1, 4, 4, FALSE);
  Probe("kernel", (PVOID)0x80010000, 4, 1, FALSE);
  Probe("into the kernel", (PVOID)0x7FFEFFF0, 0x20000, 1, FALSE);
  Probe("around the end", buffer, (SIZE_T)-16, 1, FALSE);
  Probe("nothing there, read", (PVOID)0x10000, 4, 4, FALSE);
  Probe("nothing there, write", (PVOID)0x10000, 4, 4, TRUE);
  return Complete(Irp, STATUS_SUCCESS, 0);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
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
  return STATUS_SUCCESS;
}
