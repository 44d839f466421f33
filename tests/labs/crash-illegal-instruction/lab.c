/* __builtin_trap in a driver is an illegal instruction. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  __builtin_trap();
}
