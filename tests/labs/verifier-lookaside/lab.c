/* Special pool watches the entries of lookaside lists, too: a verified driver's do not stay on the list. */
#include <ntddk.h>

static NPAGED_LOOKASIDE_LIST g_List;

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  ExInitializeNPagedLookasideList(&g_List, NULL, NULL, 0, 64, 'baL', 0);
  volatile ULONG *entry = ExAllocateFromNPagedLookasideList(&g_List);
  if (entry == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  ExFreeToNPagedLookasideList(&g_List, (PVOID)entry);
  entry[15] = 1;
  return STATUS_SUCCESS;
}
