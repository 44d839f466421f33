/* Force IRQL checking lets a driver be that uses paged pool where it may: below DISPATCH_LEVEL, through the system's routines, and locked by an MDL. */
#include <ntddk.h>

static KDPC g_Dpc;
static KEVENT g_Done;
static volatile ULONG *g_Locked;

static VOID OnDpc(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
  UNREFERENCED_PARAMETER(Dpc);
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(A);
  UNREFERENCED_PARAMETER(B);
  g_Locked[0]++;
  KeSetEvent(&g_Done, IO_NO_INCREMENT, FALSE);
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  UNREFERENCED_PARAMETER(Driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KIRQL old;
  UNICODE_STRING copy, upper;
  volatile ULONG *block = ExAllocatePool2(POOL_FLAG_PAGED, 24, 'baL');
  g_Locked = ExAllocatePool2(POOL_FLAG_PAGED, 24, 'baL');
  copy.MaximumLength = RegistryPath->Length;
  copy.Buffer = ExAllocatePool2(POOL_FLAG_PAGED, RegistryPath->Length, 'baL');
  if (block == NULL || g_Locked == NULL || copy.Buffer == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Driver->DriverUnload = Unload;
  for (ULONG i = 0; i < 100; i++) {
    *block += i;
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    KeLowerIrql(old);
  }
  KeRaiseIrql(DISPATCH_LEVEL, &old);
  KeLowerIrql(old);
  RtlCopyUnicodeString(&copy, RegistryPath);
  KeRaiseIrql(DISPATCH_LEVEL, &old);
  KeLowerIrql(old);
  if (NT_SUCCESS(RtlUpcaseUnicodeString(&upper, &copy, TRUE))) {
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    KeLowerIrql(old);
    DbgPrint("%lu %wZ\n", *block, &upper);
    RtlFreeUnicodeString(&upper);
  }
  PMDL mdl = IoAllocateMdl((PVOID)g_Locked, 24, FALSE, FALSE, NULL);
  if (mdl == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  MmProbeAndLockPages(mdl, KernelMode, IoModifyAccess);
  volatile ULONG *mapped = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
  KeInitializeEvent(&g_Done, NotificationEvent, FALSE);
  KeInitializeDpc(&g_Dpc, OnDpc, NULL);
  KeInsertQueueDpc(&g_Dpc, NULL, NULL);
  KeWaitForSingleObject(&g_Done, Executive, KernelMode, FALSE, NULL);
  KeRaiseIrql(DISPATCH_LEVEL, &old);
  mapped[0]++;
  g_Locked[0]++;
  KeLowerIrql(old);
  DbgPrint("%lu\n", g_Locked[0]);
  MmUnlockPages(mdl);
  IoFreeMdl(mdl);
  ExFreePoolWithTag((PVOID)block, 'baL');
  ExFreePoolWithTag((PVOID)g_Locked, 'baL');
  ExFreePoolWithTag(copy.Buffer, 'baL');
  return STATUS_SUCCESS;
}
