/* KeLowerIrql to a level that is above the current one. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KeLowerIrql(DISPATCH_LEVEL);
  return STATUS_SUCCESS;
}
