/* A verified driver frees a block that holds a timer which is still set. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  LARGE_INTEGER due = {.QuadPart = -500000};
  PKTIMER timer = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(KTIMER), 'baL');
  if (timer == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  KeInitializeTimer(timer);
  KeSetTimer(timer, due, NULL);
  ExFreePoolWithTag(timer, 'baL');
  return STATUS_SUCCESS;
}
