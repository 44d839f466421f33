/* A wild kernel pointer is written: bug check 0x50, although there is an exception handler around it. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  __try {
    *(volatile ULONG *)0xB0001000 = 1;
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    DbgPrint("handled\n");
  }
  return STATUS_SUCCESS;
}
