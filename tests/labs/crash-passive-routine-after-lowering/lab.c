/* IRQL goes up to HIGH_LEVEL and only part of the way down again. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL old;
  KeRaiseIrql(APC_LEVEL, &old);
  KeLowerIrql(old);
  KeRaiseIrql(HIGH_LEVEL, &old);
  KeLowerIrql(APC_LEVEL);
  MmGetSystemRoutineAddress(RegistryPath);
  KeLowerIrql(old);
  return STATUS_SUCCESS;
}
