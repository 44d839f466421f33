/* A system thread that still waits when the driver is gone. */
#include <ntddk.h>

static KEVENT g_Started;

static VOID Worker(PVOID Context) {
  LARGE_INTEGER tenMinutes;
  tenMinutes.QuadPart = -10000LL * 600000;
  KeSetEvent(&g_Started, IO_NO_INCREMENT, FALSE);
  KeDelayExecutionThread(KernelMode, FALSE, &tenMinutes);
  PsTerminateSystemThread(STATUS_SUCCESS);
}

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  HANDLE thread;
  NTSTATUS status;
  KeInitializeEvent(&g_Started, NotificationEvent, FALSE);
  status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, NULL);
  if (!NT_SUCCESS(status))
    return status;
  ZwClose(thread);
  KeWaitForSingleObject(&g_Started, Executive, KernelMode, FALSE, NULL);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
