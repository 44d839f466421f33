/* Force IRQL checking: paged pool that happens to be there is touched at DISPATCH_LEVEL. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL old;
  volatile ULONG *block = ExAllocatePool2(POOL_FLAG_PAGED, 24, 'baL');
  if (block == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  block[5] = 1;
  KeRaiseIrql(DISPATCH_LEVEL, &old);
  block[5]++;
  KeLowerIrql(old);
  ExFreePoolWithTag((PVOID)block, 'baL');
  return STATUS_SUCCESS;
}
