/* DriverEntry fails after it has made a device, a link and a block: unload is not called, so all three are left. */
#include <ntddk.h>

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");

static VOID Unload(PDRIVER_OBJECT Driver) { DbgPrint("never\n"); }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  PDEVICE_OBJECT device;
  PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, 50, 'kaeL');
  NTSTATUS status = IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (block == NULL || !NT_SUCCESS(status))
    return STATUS_INSUFFICIENT_RESOURCES;
  IoCreateSymbolicLink(&g_Link, &name);
  Driver->DriverUnload = Unload;
  return STATUS_UNSUCCESSFUL;
}
