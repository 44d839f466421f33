/* A periodic timer fires five times, then its DPC cancels it; a cancelled timer never fires. */
#include <ntddk.h>

static KTIMER g_Periodic, g_Never;
static KDPC g_PeriodicDpc, g_NeverDpc;
static ULONG g_Count;

static VOID OnPeriod(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  DbgPrint("tick %lu\n", ++g_Count);
  if (g_Count == 5)
    DbgPrint("cancelled %d\n", KeCancelTimer(&g_Periodic));
}

static VOID OnNever(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) { DbgPrint("never\n"); }

static VOID Unload(PDRIVER_OBJECT Driver) {
  DbgPrint("set %d\n", KeReadStateTimer(&g_Periodic) != 0);
  KeCancelTimer(&g_Periodic);
  KeFlushQueuedDpcs();
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  LARGE_INTEGER due;
  due.QuadPart = -10000LL * 100;
  KeInitializeTimerEx(&g_Periodic, SynchronizationTimer);
  KeInitializeTimer(&g_Never);
  KeInitializeDpc(&g_PeriodicDpc, OnPeriod, NULL);
  KeInitializeDpc(&g_NeverDpc, OnNever, NULL);
  DbgPrint("was set %d\n", KeSetTimerEx(&g_Periodic, due, 100, &g_PeriodicDpc));
  DbgPrint("was set %d\n", KeSetTimer(&g_Never, due, &g_NeverDpc));
  DbgPrint("was set %d\n", KeSetTimer(&g_Never, due, &g_NeverDpc));
  DbgPrint("cancel %d\n", KeCancelTimer(&g_Never));
  DbgPrint("again %d\n", KeCancelTimer(&g_Never));
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
