/* A kernel handle is closed twice. */
#include <ntifs.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  OBJECT_ATTRIBUTES attributes;
  HANDLE handle;
  NTSTATUS status;
  InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
  status = ZwCreateEvent(&handle, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE);
  if (!NT_SUCCESS(status))
    return status;

  ZwClose(handle);
  ZwClose(handle);
  return STATUS_SUCCESS;
}
