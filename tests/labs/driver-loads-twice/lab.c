/* Counts in a global. */
#include <ntddk.h>

static LONG g_Count;

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  DbgPrint("count %ld, %wZ\n", ++g_Count, RegistryPath);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
