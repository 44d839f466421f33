/* A driver that only comes and goes. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) { DbgPrint("unloaded\n"); }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  DbgPrint("loaded\n");
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
