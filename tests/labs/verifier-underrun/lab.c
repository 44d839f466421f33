/* Special pool: what was written in front of a block is found when the block is freed. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  volatile ULONG *block = ExAllocatePool2(POOL_FLAG_PAGED, 4 * sizeof(ULONG), 'baL');
  if (block == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  for (LONG i = 3; i >= -1; i--)
    block[i] = 1;
  ExFreePoolWithTag((PVOID)block, 'baL');
  return STATUS_SUCCESS;
}
