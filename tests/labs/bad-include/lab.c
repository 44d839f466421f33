#include <ntddk.h>
#include "nowhere.h"

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {

  return STATUS_SUCCESS;
}
