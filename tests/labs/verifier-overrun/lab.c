/* Special pool: the first byte behind a block stops the machine, also at DISPATCH_LEVEL. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL old;
  volatile UCHAR *block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  if (block == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  KeRaiseIrql(DISPATCH_LEVEL, &old);
  for (ULONG i = 0; i <= 24; i++)
    block[i] = 1;
  KeLowerIrql(old);
  ExFreePoolWithTag((PVOID)block, 'baL');
  return STATUS_SUCCESS;
}
