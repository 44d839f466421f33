/* Special pool: a block of 13 bytes ends 3 bytes before its page does; a write there is found when the block is freed. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  volatile UCHAR *block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 13, 'baL');
  if (block == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  block[13] = 0;
  ExFreePoolWithTag((PVOID)block, 'baL');
  return STATUS_SUCCESS;
}
