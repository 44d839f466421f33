#include <ntifs.h>

extern "C" DRIVER_INITIALIZE DriverEntry;
extern "C" DRIVER_UNLOAD LabUnload;

#define IOCTL_READ_PROCESS CTL_CODE(0x8000, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)

static void OnImage(PUNICODE_STRING name, HANDLE process, PIMAGE_INFO info) {
  if (process != nullptr) DbgPrint("image %wZ at %p\n", name, info->ImageBase);
}

static void OnProcess(PEPROCESS, HANDLE, PPS_CREATE_NOTIFY_INFO info) {
  if (info) DbgPrint("process %wZ, %wZ\n", info->ImageFileName, info->CommandLine);
}

static NTSTATUS Dispatch(PDEVICE_OBJECT, PIRP irp) {
  auto stack = IoGetCurrentIrpStackLocation(irp);
  auto status = STATUS_SUCCESS;
  irp->IoStatus.Information = 0;
  if (stack->MajorFunction == IRP_MJ_DEVICE_CONTROL) {
    /* The code has the highest bit set, and is unsigned: no narrowing in the label. */
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
      case IOCTL_READ_PROCESS: {
        auto words = static_cast<PULONG>(irp->AssociatedIrp.SystemBuffer);
        PEPROCESS process;
        status = PsLookupProcessByProcessId(ULongToHandle(words[0]), &process);
        if (!NT_SUCCESS(status)) break;
        KAPC_STATE state;
        ULONG value = 0;
        KeStackAttachProcess(process, &state);
        __try {
          value = *static_cast<PULONG>(ULongToPtr(words[1]));
        } __except (EXCEPTION_EXECUTE_HANDLER) {
          status = GetExceptionCode();
        }
        KeUnstackDetachProcess(&state);
        ObDereferenceObject(process);
        DbgPrint("value %x, status %x\n", value, status);
        break;
      }
      default:
        status = STATUS_INVALID_DEVICE_REQUEST;
    }
  }
  irp->IoStatus.Status = status;
  IoCompleteRequest(irp, IO_NO_INCREMENT);
  return status;
}

void LabUnload(PDRIVER_OBJECT driver) {
  UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\??\\Lab");
  PsRemoveLoadImageNotifyRoutine(OnImage);
  PsSetCreateProcessNotifyRoutineEx(OnProcess, TRUE);
  IoDeleteSymbolicLink(&link);
  IoDeleteDevice(driver->DeviceObject);
}

extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Lab"), link = RTL_CONSTANT_STRING(L"\\??\\Lab");
  PDEVICE_OBJECT device;
  auto status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status)) return status;
  driver->DriverUnload = LabUnload;
  driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Dispatch;
  PsSetLoadImageNotifyRoutine(OnImage);
  PsSetCreateProcessNotifyRoutineEx(OnProcess, FALSE);
  return IoCreateSymbolicLink(&link, &name);
}
