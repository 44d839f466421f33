/* A system thread of a driver reads through a NULL pointer. */
#include <ntddk.h>

static VOID Worker(PVOID Context) {
  DbgPrint("%lu\n", ((volatile ULONG *)Context)[4]);
  PsTerminateSystemThread(STATUS_SUCCESS);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  HANDLE thread;
  NTSTATUS status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, NULL);
  if (NT_SUCCESS(status))
    ZwClose(thread);
  return status;
}
