/* Pages that were freed twice, as a small block and as a big one: who touches them is told of the last time. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PUCHAR small = ExAllocatePool2(POOL_FLAG_NON_PAGED, 4000, 'baL');
  if (small == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  ExFreePoolWithTag(small, 'baL');
  volatile UCHAR *big = ExAllocatePool2(POOL_FLAG_NON_PAGED, 5000, 'baM');
  if (big == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  if (((ULONG_PTR)small ^ (ULONG_PTR)big) >= PAGE_SIZE)
    DbgPrint("not the same page\n");
  ExFreePoolWithTag((PVOID)big, 'baM');
  big[100] = 1;
  return STATUS_SUCCESS;
}
