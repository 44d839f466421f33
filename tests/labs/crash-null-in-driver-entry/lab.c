/* A NULL pointer is read in DriverEntry, which runs in a system thread. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  volatile ULONG *nothing = NULL;
  return (NTSTATUS)*nothing;
}
