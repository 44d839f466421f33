/* A big block of paged pool is read after it was freed: its pages are gone. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  volatile UCHAR *block = ExAllocatePool2(POOL_FLAG_PAGED, 3 * PAGE_SIZE, 'baL');
  if (block == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  block[5000] = 1;
  ExFreePoolWithTag((PVOID)block, 'baL');
  DbgPrint("%d\n", block[5000]);
  return STATUS_SUCCESS;
}
