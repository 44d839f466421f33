/* RtlCopyMemory past the end of a block is a write, and the block is named, although its neighbour lives. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UCHAR text[64] = {1};
  PUCHAR block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  PUCHAR neighbour = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baM');
  if (block == NULL || neighbour == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlCopyMemory(block, text, 24 + RegistryPath->Length - (RegistryPath->Length - 1));
  return STATUS_SUCCESS;
}
