/* A call through a function pointer that points to data. */
#include <ntddk.h>

static ULONG g_Data[4] = {1, 2, 3, 4};

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  VOID (*routine)(VOID) = (VOID (*)(VOID))(ULONG_PTR)g_Data;
  routine();
  return STATUS_SUCCESS;
}
