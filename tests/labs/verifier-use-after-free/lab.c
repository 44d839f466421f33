/* Driver Verifier's special pool: the line that writes to a freed block stops the machine, and is told who freed it. */
#include <ntddk.h>

typedef struct _ITEM {
  LIST_ENTRY Link;
  ULONG Count;
} ITEM;

static ITEM *g_Item;

static VOID Forget(VOID) {
  ExFreePoolWithTag(g_Item, 'baL');
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  g_Item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'baL');
  if (g_Item == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Forget();
  g_Item->Count++;
  return STATUS_SUCCESS;
}
