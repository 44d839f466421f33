/* A write behind the end of a freed block is blamed on that block, not on the living one on the other side. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  volatile UCHAR *block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  volatile UCHAR *neighbour = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baM');
  if (block == NULL || neighbour == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  ExFreePoolWithTag((PVOID)block, 'baL');
  block[24] = 1;
  return STATUS_SUCCESS;
}
