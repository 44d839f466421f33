/* A string constant of a driver is written. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  char *text = "constant";
  *(volatile char *)text = 'C';
  return STATUS_SUCCESS;
}
