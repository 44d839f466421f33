/* Divides by zero while it holds a spin lock. */
#include <ntddk.h>

static volatile LONG zero;

static VOID Divide(VOID) { zero = 1 / zero; }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KSPIN_LOCK lock;
  KIRQL irql;
  KeInitializeSpinLock(&lock);
  KeAcquireSpinLock(&lock, &irql);
  Divide();
  KeReleaseSpinLock(&lock, irql);
  return STATUS_SUCCESS;
}
