/* A driver unloads while its timer is set: the timer fires into code that is gone. */
#include <ntddk.h>

static KTIMER g_Timer;
static KDPC g_Dpc;

static VOID OnTimer(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) { DbgPrint("never\n"); }

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  LARGE_INTEGER due;
  due.QuadPart = -10000LL * 100;
  KeInitializeTimer(&g_Timer);
  KeInitializeDpc(&g_Dpc, OnTimer, NULL);
  KeSetTimer(&g_Timer, due, &g_Dpc);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
