/* A verified driver that allocates paged pool at DISPATCH_LEVEL breaks a rule of the verifier. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL old;
  KeRaiseIrql(DISPATCH_LEVEL, &old);
  PVOID block = ExAllocatePoolWithTag(PagedPool, 24, 'baL');
  KeLowerIrql(old);
  return block == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}
