/* Special pool: a block is freed twice, and it is said where the first time was. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  if (block == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  ExFreePoolWithTag(block, 'baL');
  ExFreePoolWithTag(block, 'baL');
  return STATUS_SUCCESS;
}
