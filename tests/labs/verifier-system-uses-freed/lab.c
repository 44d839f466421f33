/* A routine of the system is given an event in pool that has been freed: special pool names the call. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PKEVENT event = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(KEVENT), 'baL');
  if (event == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  KeInitializeEvent(event, NotificationEvent, FALSE);
  ExFreePoolWithTag(event, 'baL');
  KeSetEvent(event, IO_NO_INCREMENT, FALSE);
  return STATUS_SUCCESS;
}
