/* What routines of the system allocate for a verified driver breaks no rule of the verifier: empty strings, lookaside lists with a protected tag. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {
  UNREFERENCED_PARAMETER(Driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING empty = RTL_CONSTANT_STRING(L""), upper = {0};
  NPAGED_LOOKASIDE_LIST list;
  Driver->DriverUnload = Unload;
  DbgPrint("%08x\n", RtlUpcaseUnicodeString(&upper, &empty, TRUE));
  RtlFreeUnicodeString(&upper);
  ExInitializeNPagedLookasideList(&list, NULL, NULL, 0, 64, 'baL' | 0x80000000, 0);
  PVOID entry = ExAllocateFromNPagedLookasideList(&list);
  if (entry != NULL)
    ExFreeToNPagedLookasideList(&list, entry);
  ExDeleteNPagedLookasideList(&list);
  return STATUS_SUCCESS;
}
