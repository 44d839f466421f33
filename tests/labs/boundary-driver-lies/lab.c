/*
 * Answers that a program must survive: directory entries that lead back to themselves, and a fast path that has to wake
 * who waits for its event. Reads complete late, and say where they were to begin.
 */
#include <ntifs.h>

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
static FAST_IO_DISPATCH g_Fast;
static ULONG g_Listed;
static KTIMER g_Timer;
static KDPC g_Dpc;
static PIRP g_Read;

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS CreateClose(PDEVICE_OBJECT Device, PIRP Irp) { return Complete(Irp, STATUS_SUCCESS, 0); }

static VOID Later(PKDPC Dpc, PVOID Context, PVOID One, PVOID Two) {
  PIRP irp = g_Read;
  g_Read = NULL;
  IoGetCurrentIrpStackLocation(irp)->FileObject->CurrentByteOffset.QuadPart += 4;
  Complete(irp, STATUS_SUCCESS, 4);
}

static NTSTATUS Read(PDEVICE_OBJECT Device, PIRP Irp) {
  LARGE_INTEGER soon;
  soon.QuadPart = -100000;
  DbgPrint("read at %u\n", IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.ByteOffset.LowPart);
  IoMarkIrpPending(Irp);
  g_Read = Irp;
  KeSetTimer(&g_Timer, soon, &g_Dpc);
  return STATUS_PENDING;
}

static NTSTATUS Directory(PDEVICE_OBJECT Device, PIRP Irp) {
  PFILE_BOTH_DIR_INFORMATION entry = Irp->UserBuffer;
  ULONG bytes = IoGetCurrentIrpStackLocation(Irp)->Parameters.QueryDirectory.Length;
  static const LONG next[] = {-8, 1, 0x7fffffff, (LONG)0x80000000};
  if (g_Listed == 4)
    return Complete(Irp, STATUS_NO_MORE_FILES, 0);
  RtlZeroMemory(entry, bytes);
  entry->NextEntryOffset = (ULONG)next[g_Listed++];
  entry->FileNameLength = 0xfffffffe;
  entry->FileName[0] = L'a';
  return Complete(Irp, STATUS_SUCCESS, bytes);
}

static BOOLEAN FastControl(PFILE_OBJECT File, BOOLEAN Wait, PVOID Input, ULONG InputLength, PVOID Output,
                           ULONG OutputLength, ULONG Code, PIO_STATUS_BLOCK IoStatus, PDEVICE_OBJECT Device) {
  IoStatus->Status = STATUS_SUCCESS;
  IoStatus->Information = 0;
  return TRUE;
}

static VOID Unload(PDRIVER_OBJECT Driver) {
  IoDeleteSymbolicLink(&g_Link);
  IoDeleteDevice(Driver->DeviceObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab");
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status))
    return status;
  device->Flags |= DO_BUFFERED_IO;
  status = IoCreateSymbolicLink(&g_Link, &name);
  if (!NT_SUCCESS(status)) {
    IoDeleteDevice(device);
    return status;
  }
  KeInitializeTimer(&g_Timer);
  KeInitializeDpc(&g_Dpc, Later, NULL);
  g_Fast.SizeOfFastIoDispatch = sizeof(g_Fast);
  g_Fast.FastIoDeviceControl = FastControl;
  Driver->FastIoDispatch = &g_Fast;
  Driver->MajorFunction[IRP_MJ_CREATE] = CreateClose;
  Driver->MajorFunction[IRP_MJ_CLEANUP] = CreateClose;
  Driver->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
  Driver->MajorFunction[IRP_MJ_READ] = Read;
  Driver->MajorFunction[IRP_MJ_DIRECTORY_CONTROL] = Directory;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
