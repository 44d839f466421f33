/* Pool tracking: a driver that is unloaded and has not freed all of its pool is stopped; the line that allocated is named. */
#include <ntddk.h>

static PVOID g_Kept;

static VOID Unload(PDRIVER_OBJECT Driver) {
  UNREFERENCED_PARAMETER(Driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  Driver->DriverUnload = Unload;
  PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, 'baL');
  g_Kept = ExAllocatePool2(POOL_FLAG_PAGED, 5000, 'baL');
  if (block == NULL || g_Kept == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  ExFreePoolWithTag(block, 'baL');
  return STATUS_SUCCESS;
}
