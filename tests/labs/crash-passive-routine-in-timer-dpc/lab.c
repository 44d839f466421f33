/* The DPC routine of a timer calls what needs PASSIVE_LEVEL. */
#include <ntddk.h>

static KTIMER g_Timer;
static KDPC g_Dpc;

static VOID OnTimer(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) { ZwClose(NULL); }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  LARGE_INTEGER due = {.QuadPart = -10000};
  KeInitializeTimer(&g_Timer);
  KeInitializeDpc(&g_Dpc, OnTimer, NULL);
  KeSetTimer(&g_Timer, due, &g_Dpc);
  due.QuadPart = -100000;
  KeDelayExecutionThread(KernelMode, FALSE, &due);
  return STATUS_SUCCESS;
}
