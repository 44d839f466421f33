/* Allocates all pool. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  LIST_ENTRY blocks;
  PVOID block;
  ULONG count = 0;
  InitializeListHead(&blocks);
  while ((block = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_UNINITIALIZED, 64 * 1024, 'lla ')) != NULL) {
    InsertTailList(&blocks, (PLIST_ENTRY)block);
    count++;
  }
  DbgPrint("%d\n", count > 16);
  while (!IsListEmpty(&blocks))
    ExFreePoolWithTag(RemoveHeadList(&blocks), 'lla ');
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
