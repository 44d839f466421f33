/* A driver that does not want to run. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) { DbgPrint("never\n"); }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  Driver->DriverUnload = Unload;
  return STATUS_INSUFFICIENT_RESOURCES;
}
