#include <ntddk.h>

static UNICODE_STRING g_Name = RTL_CONSTANT_STRING(L"\\Device\\Lab");

static VOID Unload(PDRIVER_OBJECT driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
  PDEVICE_OBJECT device;
  driver->DriverUnload = Unload;
  return IoCreateDevice(driver, 0, &g_Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
}
