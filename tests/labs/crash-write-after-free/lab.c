/* A block is written to after it was freed: the next allocation finds its links damaged, and it is said where it was freed. */
#include <ntddk.h>

static PVOID g_Blocks[100];

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  for (ULONG i = 0; i < 100; i++)
    if ((g_Blocks[i] = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL')) == NULL)
      return STATUS_INSUFFICIENT_RESOURCES;
  ExFreePoolWithTag(g_Blocks[50], 'baL');
  RtlFillMemory(g_Blocks[50], 8, 0xff);
  ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  return STATUS_SUCCESS;
}
