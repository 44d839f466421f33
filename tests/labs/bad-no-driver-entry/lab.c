#include <ntddk.h>

NTSTATUS DriverEnter(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) { return STATUS_SUCCESS; }
