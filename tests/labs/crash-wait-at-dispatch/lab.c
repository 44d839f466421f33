/* A wait with a time-out at DISPATCH_LEVEL, outside of a DPC. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KEVENT event;
  KIRQL irql;
  KeInitializeEvent(&event, NotificationEvent, FALSE);
  KeRaiseIrql(DISPATCH_LEVEL, &irql);
  KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
  KeLowerIrql(irql);
  return STATUS_SUCCESS;
}
