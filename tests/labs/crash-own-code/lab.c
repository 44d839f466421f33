/* KeBugCheckEx, called by the driver with a code and parameters of its own. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KeBugCheckEx(0xE1234567, 1, 0x22, 0x333, 0xFFFFFFFF);
}
