/* Blocks that a driver left behind before it was verified are not held against it later. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {
  UNREFERENCED_PARAMETER(Driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\Once");
  OBJECT_ATTRIBUTES attributes;
  HANDLE key;
  ULONG disposition = 0;
  Driver->DriverUnload = Unload;
  InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
  NTSTATUS status = ZwCreateKey(&key, KEY_ALL_ACCESS, &attributes, 0, NULL, 0, &disposition);
  if (!NT_SUCCESS(status))
    return status;
  ZwClose(key);
  if (disposition == REG_CREATED_NEW_KEY)
    ExAllocatePool2(POOL_FLAG_NON_PAGED, 40, 'baL');
  return STATUS_SUCCESS;
}
