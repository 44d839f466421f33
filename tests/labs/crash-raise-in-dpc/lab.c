/* Divides by zero in a DPC routine. */
#include <ntddk.h>

static volatile LONG zero;

static VOID Divide(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) { zero = 1 / zero; }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  static KDPC dpc;
  KeInitializeDpc(&dpc, Divide, NULL);
  KeInsertQueueDpc(&dpc, NULL, NULL);
  return STATUS_SUCCESS;
}
