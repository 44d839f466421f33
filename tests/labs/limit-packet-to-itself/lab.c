/* Sends a packet from its dispatch routine to the device that it came to. */
#include <ntddk.h>

static NTSTATUS Again(PDEVICE_OBJECT Device, PIRP Irp) {
  IoSkipCurrentIrpStackLocation(Irp);
  return IoCallDriver(Device, Irp);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PDEVICE_OBJECT device;
  PIRP irp;
  NTSTATUS status = IoCreateDevice(Driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status))
    return status;
  Driver->MajorFunction[IRP_MJ_WRITE] = Again;
  irp = IoAllocateIrp(device->StackSize, FALSE);
  IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_WRITE;
  return IoCallDriver(device, irp);
}
