#include <ntddk.h>

static UNICODE_STRING g_Name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\??\\Lab");

static NTSTATUS CreateClose(PDEVICE_OBJECT device, PIRP irp) {
  irp->IoStatus.Status = STATUS_SUCCESS;
  irp->IoStatus.Information = 0;
  IoCompleteRequest(irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
  irp->IoStatus.Status = STATUS_SUCCESS;
  irp->IoStatus.Information = 4;
  return STATUS_SUCCESS; /* IoCompleteRequest has been forgotten */
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(driver, 0, &g_Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status)) return status;
  driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
  driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
  return IoCreateSymbolicLink(&g_Link, &g_Name);
}
