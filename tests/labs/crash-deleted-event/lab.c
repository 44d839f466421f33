#include <ntddk.h>

static UNICODE_STRING g_Name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\??\\Lab");
static PKEVENT g_Event;
static KTIMER g_Timer;
static KDPC g_Dpc;

static VOID Tick(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2) {
  KeSetEvent(g_Event, IO_NO_INCREMENT, FALSE);
}

static NTSTATUS Complete(PIRP irp, NTSTATUS status) {
  irp->IoStatus.Status = status;
  irp->IoStatus.Information = 0;
  IoCompleteRequest(irp, IO_NO_INCREMENT);
  return status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT device, PIRP irp) { return Complete(irp, STATUS_SUCCESS); }

static NTSTATUS Cleanup(PDEVICE_OBJECT device, PIRP irp) {
  ObDereferenceObject(g_Event); /* but the timer goes on, and its DPC with the pointer */
  return Complete(irp, STATUS_SUCCESS);
}

static NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
  LARGE_INTEGER due = {.QuadPart = -100000};
  HANDLE handle = *(HANDLE *)irp->AssociatedIrp.SystemBuffer;
  NTSTATUS status = ObReferenceObjectByHandle(handle, EVENT_MODIFY_STATE, *ExEventObjectType, irp->RequestorMode,
                                              (PVOID *)&g_Event, NULL);
  if (NT_SUCCESS(status)) KeSetTimerEx(&g_Timer, due, 10, &g_Dpc);
  return Complete(irp, status);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(driver, 0, &g_Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status)) return status;
  KeInitializeTimer(&g_Timer);
  KeInitializeDpc(&g_Dpc, Tick, NULL);
  driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
  driver->MajorFunction[IRP_MJ_CLEANUP] = Cleanup;
  driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
  return IoCreateSymbolicLink(&g_Link, &g_Name);
}
