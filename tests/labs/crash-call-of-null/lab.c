/* A call through a NULL function pointer: an access violation at address 0. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  VOID (*volatile routine)(VOID) = NULL;
  routine();
  return STATUS_SUCCESS;
}
