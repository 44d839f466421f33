/* A loop without end at DISPATCH_LEVEL. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  volatile ULONG count = 0;
  KIRQL irql;
  KeRaiseIrql(DISPATCH_LEVEL, &irql);
  while (KeGetCurrentIrql() == DISPATCH_LEVEL) count++;
  KeLowerIrql(irql);
  return STATUS_SUCCESS;
}
