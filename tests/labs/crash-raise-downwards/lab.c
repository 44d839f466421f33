/* KeRaiseIrql to a level that is below the current one. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL first, second;
  KeRaiseIrql(DISPATCH_LEVEL, &first);
  KeRaiseIrql(APC_LEVEL, &second);
  KeLowerIrql(first);
  return STATUS_SUCCESS;
}
