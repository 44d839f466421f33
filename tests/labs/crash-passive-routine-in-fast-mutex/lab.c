/* A thread holds a fast mutex, waits, and then calls what needs PASSIVE_LEVEL; meanwhile another thread has taken a fast mutex of its own. */
#include <ntddk.h>

static FAST_MUTEX g_First;
static FAST_MUTEX g_Second;
static KEVENT g_Held;
static char g_Buffer[16];

static VOID Other(PVOID Context) {
  ExAcquireFastMutex(&g_Second);
  KeSetEvent(&g_Held, IO_NO_INCREMENT, FALSE);
  ExReleaseFastMutex(&g_Second);
  PsTerminateSystemThread(STATUS_SUCCESS);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  HANDLE thread;
  IO_STATUS_BLOCK result;
  ExInitializeFastMutex(&g_First);
  ExInitializeFastMutex(&g_Second);
  KeInitializeEvent(&g_Held, NotificationEvent, FALSE);
  NTSTATUS status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Other, NULL);
  if (!NT_SUCCESS(status))
    return status;
  ExAcquireFastMutex(&g_First);
  KeWaitForSingleObject(&g_Held, Executive, KernelMode, FALSE, NULL);
  ZwReadFile(thread, NULL, NULL, NULL, &result, g_Buffer, sizeof(g_Buffer), NULL, NULL);
  ExReleaseFastMutex(&g_First);
  return STATUS_SUCCESS;
}
