/* A timer that is still set when the driver is gone; it would fire in ten minutes. */
#include <ntddk.h>

typedef struct _PERIODIC {
  KTIMER Timer;
  KDPC Dpc;
} PERIODIC;

static VOID OnTimer(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {}

static VOID Unload(PDRIVER_OBJECT Driver) {}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  PERIODIC *periodic = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(PERIODIC), 'emiT');
  LARGE_INTEGER due;
  if (periodic == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  due.QuadPart = -10000LL * 600000;
  KeInitializeTimer(&periodic->Timer);
  KeInitializeDpc(&periodic->Dpc, OnTimer, NULL);
  KeSetTimer(&periodic->Timer, due, &periodic->Dpc);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
