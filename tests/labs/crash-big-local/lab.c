/* A local array that is larger than the whole kernel stack. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  volatile UCHAR room[16 * 1024];
  ULONG i;
  for (i = 0; i < sizeof(room); i += 512)
    room[i] = 1;
  return STATUS_SUCCESS;
}
