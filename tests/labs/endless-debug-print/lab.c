/* Prints for ever. */
#include <ntddk.h>

static VOID Worker(PVOID Context) {
  for (;;)
    DbgPrint("again\n");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  HANDLE thread;
  NTSTATUS status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, NULL);
  if (NT_SUCCESS(status))
    ZwClose(thread);
  return status;
}
