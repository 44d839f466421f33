/* A spin lock is acquired again by the processor that holds it. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KSPIN_LOCK lock;
  KIRQL first, second;
  KeInitializeSpinLock(&lock);
  KeAcquireSpinLock(&lock, &first);
  KeAcquireSpinLock(&lock, &second);
  KeReleaseSpinLock(&lock, first);
  return STATUS_SUCCESS;
}
