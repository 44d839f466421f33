/* An overrun is blamed on the block that is there, not on one that lay there before. */
#include <ntddk.h>

static PVOID g_Blocks[100];

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  for (ULONG i = 0; i < 100; i++)
    if ((g_Blocks[i] = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL')) == NULL)
      return STATUS_INSUFFICIENT_RESOURCES;
  for (ULONG i = 40; i < 42; i++)
    ExFreePoolWithTag(g_Blocks[i], 'baL');
  PUCHAR block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24 + 32, 'baM');
  if (block != g_Blocks[40])
    DbgPrint("not the same place\n");
  RtlFillMemory(block, 60, 0xff);
  ExFreePoolWithTag(g_Blocks[42], 'baL');
  return STATUS_SUCCESS;
}
