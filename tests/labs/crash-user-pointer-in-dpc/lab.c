/* A DPC reads through a pointer of ring 3: the process may not even be the current one. */
#include <ntddk.h>

static KDPC g_Dpc;

static VOID OnDpc(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  DbgPrint("%lu\n", *(volatile ULONG *)Context);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KeInitializeDpc(&g_Dpc, OnDpc, (PVOID)0x00400000);
  KeInsertQueueDpc(&g_Dpc, NULL, NULL);
  return STATUS_SUCCESS;
}
