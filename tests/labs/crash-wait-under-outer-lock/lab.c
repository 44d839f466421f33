/* Two spin locks, the inner one released again: the outer one still keeps IRQL up when a wait comes. */
#include <ntddk.h>

static KSPIN_LOCK g_Outer;
static KSPIN_LOCK g_Inner;

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  LARGE_INTEGER interval = {.QuadPart = -10000};
  KIRQL outer;
  KIRQL inner;
  KeInitializeSpinLock(&g_Outer);
  KeInitializeSpinLock(&g_Inner);
  KeAcquireSpinLock(&g_Inner, &inner);
  KeReleaseSpinLock(&g_Inner, inner);
  KeAcquireSpinLock(&g_Outer, &outer);
  KeAcquireSpinLock(&g_Inner, &inner);
  KeReleaseSpinLock(&g_Inner, inner);
  KeDelayExecutionThread(KernelMode, FALSE, &interval);
  KeReleaseSpinLock(&g_Outer, outer);
  return STATUS_SUCCESS;
}
