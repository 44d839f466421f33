#include <ntddk.h>

static VOID QuietUnload(PDRIVER_OBJECT DriverObject) {
  UNREFERENCED_PARAMETER(DriverObject);
  DbgPrint("unloaded\n");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  UNREFERENCED_PARAMETER(RegistryPath);
  DriverObject->DriverUnload = QuietUnload;
  KdPrint(("only in a checked build\n"));
  DbgPrint("DBG is %d\n", DBG);
  return STATUS_SUCCESS;
}
