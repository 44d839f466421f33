/* A driver without faults runs under the verifier as without it, with more blocks than special pool has room for; the verifier command shows what it did. */
#include <ntddk.h>

#define BLOCKS 1500

static PUCHAR g_Blocks[BLOCKS];

static VOID Unload(PDRIVER_OBJECT Driver) {
  UNREFERENCED_PARAMETER(Driver);
  for (ULONG i = 0; i < BLOCKS; i++) {
    for (ULONG j = 0; j <= i; j++)
      if (g_Blocks[i][j] != (UCHAR)(i + j))
        DbgPrint("block %u has changed at %u\n", i, j);
    ExFreePoolWithTag(g_Blocks[i], 'baL');
  }
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING copy;
  ANSI_STRING text = RTL_CONSTANT_STRING("special");
  Driver->DriverUnload = Unload;
  for (ULONG turn = 0; turn < 3000; turn++) {
    PULONG block = ExAllocatePoolWithTag(PagedPool, 16, 'baL');
    if (block == NULL)
      return STATUS_INSUFFICIENT_RESOURCES;
    if (*block != 0xbaadf00d)
      DbgPrint("fresh memory held %x in turn %u\n", *block, turn);
    *block = turn;
    ExFreePool(block);
  }
  for (ULONG i = 0; i < BLOCKS; i++) {
    g_Blocks[i] = ExAllocatePool2(POOL_FLAG_NON_PAGED, i + 1, 'baL');
    if (g_Blocks[i] == NULL)
      return STATUS_INSUFFICIENT_RESOURCES;
    for (ULONG j = 0; j <= i; j++)
      g_Blocks[i][j] += (UCHAR)(i + j);
  }
  if (NT_SUCCESS(RtlAnsiStringToUnicodeString(&copy, &text, TRUE))) {
    DbgPrint("%wZ\n", &copy);
    RtlFreeUnicodeString(&copy);
  }
  return STATUS_SUCCESS;
}
