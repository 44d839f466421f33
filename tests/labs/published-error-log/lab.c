#include <ntddk.h>
#include <ntstrsafe.h>

DRIVER_INITIALIZE DriverEntry;
DRIVER_DISPATCH LabDispatch;
DRIVER_UNLOAD LabUnload;

static VOID LabLog(PVOID object, NTSTATUS code, PCWSTR text) {
  SIZE_T bytes = (wcslen(text) + 1) * sizeof(WCHAR);
  PIO_ERROR_LOG_PACKET packet = IoAllocateErrorLogEntry(object, (UCHAR)(sizeof(IO_ERROR_LOG_PACKET) + bytes));
  if (packet == NULL) return;
  packet->ErrorCode = code;
  packet->NumberOfStrings = 1;
  packet->StringOffset = sizeof(IO_ERROR_LOG_PACKET);
  RtlCopyMemory((PUCHAR)packet + packet->StringOffset, text, bytes);
  IoWriteErrorLogEntry(packet);
}

/* The device has a size, and knows no other information. */
NTSTATUS LabDispatch(PDEVICE_OBJECT device, PIRP irp) {
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
  NTSTATUS status = STATUS_SUCCESS;
  UNREFERENCED_PARAMETER(device);
  irp->IoStatus.Information = 0;
  if (stack->MajorFunction == IRP_MJ_QUERY_INFORMATION) {
    PFILE_STANDARD_INFORMATION information = irp->AssociatedIrp.SystemBuffer;
    if (stack->Parameters.QueryFile.FileInformationClass == FileStandardInformation) {
      RtlZeroMemory(information, sizeof *information);
      information->EndOfFile.QuadPart = 4711;
      irp->IoStatus.Information = sizeof *information;
    } else {
      status = STATUS_INVALID_PARAMETER;
    }
  }
  irp->IoStatus.Status = status;
  IoCompleteRequest(irp, IO_NO_INCREMENT);
  return status;
}

VOID LabUnload(PDRIVER_OBJECT driver) {
  UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
  IoDeleteSymbolicLink(&link);
  IoDeleteDevice(driver->DeviceObject);
}

static NTSTATUS LabWriteFile(VOID) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\SystemRoot\\lab.log");
  OBJECT_ATTRIBUTES attributes;
  IO_STATUS_BLOCK block;
  HANDLE file;
  NTSTATUS status;
  InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
  status = ZwCreateFile(&file, FILE_APPEND_DATA | SYNCHRONIZE, &attributes, &block, NULL, FILE_ATTRIBUTE_NORMAL, FILE_SHARE_READ, FILE_OPEN_IF,
                        FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE, NULL, 0);
  if (!NT_SUCCESS(status)) return status;
  status = ZwWriteFile(file, NULL, NULL, NULL, &block, "written by a driver\r\n", 21, NULL, NULL);
  ZwClose(file);
  return status;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab"), link = RTL_CONSTANT_STRING(L"\\DosDevices\\Lab");
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  ULONG i;
  UNREFERENCED_PARAMETER(path);
  if (!NT_SUCCESS(status)) return status;
  for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) driver->MajorFunction[i] = LabDispatch;
  driver->DriverUnload = LabUnload;
  LabLog(device, 0x60000001, L"is up");
  LabLog(driver, IO_ERR_CONFIGURATION_ERROR, L"bad configuration");
  DbgPrint("file %x\n", LabWriteFile());
  return IoCreateSymbolicLink(&link, &name);
}
