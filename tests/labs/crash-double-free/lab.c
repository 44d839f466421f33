/* A pool block is freed twice. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 40, 'baL');
  if (block == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  ExFreePoolWithTag(block, 'baL');
  ExFreePoolWithTag(block, 'baL');
  return STATUS_SUCCESS;
}
