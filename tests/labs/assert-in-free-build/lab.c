/* ASSERT and KdPrint do nothing in a free build; DbgPrint still prints. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  ULONG three = 3;
  ASSERT(three == 4);
  KdPrint(("never\n"));
  DbgPrint("always %lu\n", three);
  return STATUS_SUCCESS;
}
