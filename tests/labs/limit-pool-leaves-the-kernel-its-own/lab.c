/* Takes the nonpaged pool down to the last block, and keeps it. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  SIZE_T bytes;
  for (bytes = 1024 * 1024; bytes >= 8; bytes /= 2)
    while (ExAllocatePoolWithTag(NonPagedPool, bytes, 'lla ') != NULL)
      ;
  DbgPrint("none left\n");
  return STATUS_SUCCESS;
}
