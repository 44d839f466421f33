/* A system thread works until unload tells it to end and waits for it; only then does the code go away. */
#include <ntddk.h>

static KEVENT g_Stop;
static PKTHREAD g_Thread;

static VOID Worker(PVOID Context) {
  LARGE_INTEGER period;
  NTSTATUS status = STATUS_TIMEOUT;
  ULONG turns = 0;
  period.QuadPart = -10000LL * 300;
  while (status == STATUS_TIMEOUT) {
    turns++;
    status = KeWaitForSingleObject(&g_Stop, Executive, KernelMode, FALSE, &period);
  }
  DbgPrint("%s after the stop\n", turns > 2 && turns < 6 ? "some turns" : "strange");
  PsTerminateSystemThread(STATUS_SUCCESS);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  KeSetEvent(&g_Stop, IO_NO_INCREMENT, FALSE);
  KeWaitForSingleObject(g_Thread, Executive, KernelMode, FALSE, NULL);
  ObDereferenceObject(g_Thread);
  DbgPrint("unloaded\n");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  HANDLE thread;
  NTSTATUS status;
  KeInitializeEvent(&g_Stop, NotificationEvent, FALSE);
  status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, NULL);
  if (!NT_SUCCESS(status))
    return status;
  ObReferenceObjectByHandle(thread, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, (PVOID *)&g_Thread, NULL);
  ZwClose(thread);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
