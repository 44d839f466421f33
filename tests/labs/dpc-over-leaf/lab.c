#include <ntddk.h>

static KTIMER g_Timer;
static KDPC g_Dpc;
static LONG g_Ticks;

static VOID Fill(PUCHAR bytes, ULONG count) {
  for (ULONG i = 0; i < count; i++) bytes[i] = 0xAA;
}

static VOID Tick(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2) {
  UCHAR buffer[64];
  Fill(buffer, sizeof(buffer));
  g_Ticks++;
}

/* It calls nothing: a compiler may keep its variables below the stack pointer, where an interrupt would write. */
static ULONG Leaf(ULONG count) {
  ULONG sum = 0;
  for (ULONG i = 0; i < count; i++) sum += i & 3;
  return sum;
}

static VOID Unload(PDRIVER_OBJECT driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
  LARGE_INTEGER due = {.QuadPart = -10000};
  driver->DriverUnload = Unload;
  KeInitializeTimer(&g_Timer);
  KeInitializeDpc(&g_Dpc, Tick, NULL);
  KeSetTimerEx(&g_Timer, due, 1, &g_Dpc);
  ULONG sum = Leaf(4000000);
  KeCancelTimer(&g_Timer);
  DbgPrint("sum %u, %s\n", sum, g_Ticks > 3 ? "interrupted" : "left alone");
  return STATUS_SUCCESS;
}
