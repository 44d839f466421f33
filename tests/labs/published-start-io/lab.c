#include <ntddk.h>

#define IOCTL_DEFER CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)

static KTIMER timer;
static KDPC dpc;
static LONG depth, deepest, started, cancelable;
static PIRP waiting;

DRIVER_INITIALIZE DriverEntry;
DRIVER_STARTIO LabStartIo;
DRIVER_CANCEL LabCancel;
DRIVER_DISPATCH LabDispatch;
DRIVER_UNLOAD LabUnload;
KDEFERRED_ROUTINE LabDpc;

/* The first packet waits for the timer; the others, queued meanwhile, are done at once, each from the StartIo of the one before. */
VOID LabStartIo(PDEVICE_OBJECT device, PIRP irp) {
  InterlockedIncrement(&depth);
  if (depth > deepest) deepest = depth;
  if (irp->CancelRoutine != NULL) cancelable++;
  if (++started == 1) {
    LARGE_INTEGER due;
    due.QuadPart = -10 * 10000;
    waiting = irp;
    KeSetTimer(&timer, due, &dpc);
  } else {
    IoSetCancelRoutine(irp, NULL);
    irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    IoStartNextPacket(device, TRUE);
  }
  InterlockedDecrement(&depth);
}

VOID LabDpc(PKDPC self, PVOID context, PVOID first, PVOID second) {
  UNREFERENCED_PARAMETER(self);
  UNREFERENCED_PARAMETER(first);
  UNREFERENCED_PARAMETER(second);
  IoSetCancelRoutine(waiting, NULL);
  waiting->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(waiting, IO_NO_INCREMENT);
  IoStartNextPacket(context, TRUE);
}

VOID LabCancel(PDEVICE_OBJECT device, PIRP irp) {
  UNREFERENCED_PARAMETER(device);
  IoReleaseCancelSpinLock(irp->CancelIrql);
}

NTSTATUS LabDispatch(PDEVICE_OBJECT device, PIRP irp) {
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
  irp->IoStatus.Information = 0;
  if (stack->MajorFunction == IRP_MJ_WRITE) {
    IoMarkIrpPending(irp);
    IoStartPacket(device, irp, NULL, LabCancel);
    return STATUS_PENDING;
  }
  if (stack->MajorFunction == IRP_MJ_DEVICE_CONTROL) {
    DbgPrint("%d packets, StartIo %d deep, %d could be cancelled in it\n", started, deepest, cancelable);
    deepest = started = cancelable = 0;
    IoSetStartIoAttributes(device, TRUE, TRUE);
  }
  irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

VOID LabUnload(PDRIVER_OBJECT driver) {
  UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\??\\Lab");
  IoDeleteSymbolicLink(&link);
  IoDeleteDevice(driver->DeviceObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab"), link = RTL_CONSTANT_STRING(L"\\??\\Lab");
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  UNREFERENCED_PARAMETER(path);
  if (!NT_SUCCESS(status)) return status;
  KeInitializeTimer(&timer);
  KeInitializeDpc(&dpc, LabDpc, device);
  driver->DriverStartIo = LabStartIo;
  driver->DriverUnload = LabUnload;
  driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = LabDispatch;
  driver->MajorFunction[IRP_MJ_WRITE] = driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = LabDispatch;
  return IoCreateSymbolicLink(&link, &name);
}
