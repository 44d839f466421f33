/* A pool block is overrun; the damaged header of its neighbour is noticed when the block is freed. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PUCHAR block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  PUCHAR neighbour = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  if (block == NULL || neighbour == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlFillMemory(block, 24 + 8, 0x41);
  ExFreePoolWithTag(block, 'baL');
  ExFreePoolWithTag(neighbour, 'baL');
  return STATUS_SUCCESS;
}
