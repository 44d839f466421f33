/* Pool that is still allocated when the driver is gone, by tag and by the line that allocated it. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PVOID kept = ExAllocatePool2(POOL_FLAG_NON_PAGED, 100, 'kaeL');
  PVOID freed = ExAllocatePool2(POOL_FLAG_PAGED, 100, 'eerF');
  if (freed != NULL)
    ExFreePoolWithTag(freed, 'eerF');
  DbgPrint("%d\n", kept != NULL);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
