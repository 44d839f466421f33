/* Makes an MDL its own successor, then has the I/O manager look for the end of the chain. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PIRP irp = IoAllocateIrp(1, FALSE);
  PMDL mdl = IoAllocateMdl(irp, 64, FALSE, FALSE, irp);
  mdl->Next = mdl;
  IoAllocateMdl(irp, 64, TRUE, FALSE, irp);
  return STATUS_SUCCESS;
}
