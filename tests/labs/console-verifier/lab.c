/* Keeps one block of each pool while it is loaded. */
#include <ntddk.h>

static PVOID g_Paged, g_NonPaged;

static VOID Unload(PDRIVER_OBJECT Driver) {
  UNREFERENCED_PARAMETER(Driver);
  ExFreePoolWithTag(g_Paged, 'baL');
  ExFreePoolWithTag(g_NonPaged, 'baL');
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  Driver->DriverUnload = Unload;
  g_Paged = ExAllocatePool2(POOL_FLAG_PAGED, 100, 'baL');
  g_NonPaged = ExAllocatePool2(POOL_FLAG_NON_PAGED, 9000, 'baL');
  return g_Paged != NULL && g_NonPaged != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}
