/* A routine of the kernel is given a NULL pointer at DISPATCH_LEVEL: the kernel faults, the caller is to blame. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL irql;
  KeRaiseIrql(DISPATCH_LEVEL, &irql);
  KeSetEvent(NULL, EVENT_INCREMENT, FALSE);
  KeLowerIrql(irql);
  return STATUS_SUCCESS;
}
