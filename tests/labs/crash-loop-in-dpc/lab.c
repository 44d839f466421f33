/* A DPC that never ends. */
#include <ntddk.h>

static KDPC g_Dpc;
static KEVENT g_Event;

static VOID OnDpc(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  for (;;)
    KeStallExecutionProcessor(1);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KeInitializeEvent(&g_Event, NotificationEvent, FALSE);
  KeInitializeDpc(&g_Dpc, OnDpc, NULL);
  KeInsertQueueDpc(&g_Dpc, NULL, NULL);
  return STATUS_SUCCESS;
}
