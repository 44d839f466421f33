/* A spin lock in paged pool: the routine that acquires it cannot reach it once IRQL is raised. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL old;
  PKSPIN_LOCK lock = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(KSPIN_LOCK), 'baL');
  if (lock == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  KeInitializeSpinLock(lock);
  KeAcquireSpinLock(lock, &old);
  KeReleaseSpinLock(lock, old);
  ExFreePoolWithTag(lock, 'baL');
  return STATUS_SUCCESS;
}
