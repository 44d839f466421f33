/* Paged pool is allocated at DISPATCH_LEVEL. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL irql;
  PVOID block;
  KeRaiseIrql(DISPATCH_LEVEL, &irql);
  block = ExAllocatePoolWithTag(PagedPool, 100, 'baL');
  KeLowerIrql(irql);
  ExFreePoolWithTag(block, 'baL');
  return STATUS_SUCCESS;
}
