/* A list head that was never initialised: InsertTailList, which the header puts into the driver's own code, faults on the driver's line that calls it. */
#include <ntddk.h>

typedef struct _ITEM {
  LIST_ENTRY Link;
  ULONG Count;
} ITEM;

static LIST_ENTRY g_Items;
static ITEM g_Item;

static ULONG Add(ITEM *Item) {
  Item->Count = 1;
  InsertTailList(&g_Items, &Item->Link);
  return Item->Count;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  DbgPrint("%u\n", Add(&g_Item));
  return STATUS_SUCCESS;
}
