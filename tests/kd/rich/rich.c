#include <ntddk.h>

typedef struct _LOWER {
    LIST_ENTRY Pending;
    KTIMER Timer;
    KDPC Dpc;
    KEVENT Stop;
    PVOID Block;
    UNICODE_STRING Text;
} LOWER, *PLOWER;

static PDEVICE_OBJECT Lower;
static PDEVICE_OBJECT Upper;

static VOID RichDpc(PKDPC dpc, PVOID context, PVOID a, PVOID b)
{
    UNREFERENCED_PARAMETER(dpc);
    UNREFERENCED_PARAMETER(context);
    UNREFERENCED_PARAMETER(a);
    UNREFERENCED_PARAMETER(b);
}

static VOID RichCancel(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    IoReleaseCancelSpinLock(irp->CancelIrql);
    irp->IoStatus.Status = STATUS_CANCELLED;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

static NTSTATUS RichCreate(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static NTSTATUS RichControl(PDEVICE_OBJECT device, PIRP irp)
{
    if (device == Upper) {
        IoSkipCurrentIrpStackLocation(irp);
        return IoCallDriver(Lower, irp);
    }
    IoSetCancelRoutine(irp, RichCancel);
    IoMarkIrpPending(irp);
    return STATUS_PENDING;
}

static VOID RichThread(PVOID context)
{
    PLOWER lower = context;
    KeWaitForSingleObject(&lower->Stop, Executive, KernelMode, FALSE, NULL);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Rich");
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Rich");
    LARGE_INTEGER due;
    HANDLE thread;
    PLOWER lower;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(path);
    driver->MajorFunction[IRP_MJ_CREATE] = RichCreate;
    driver->MajorFunction[IRP_MJ_CLOSE] = RichCreate;
    driver->MajorFunction[IRP_MJ_CLEANUP] = RichCreate;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = RichControl;
    status = IoCreateDevice(driver, sizeof(LOWER), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Lower);
    if (!NT_SUCCESS(status))
        return status;
    lower = Lower->DeviceExtension;
    lower->Text = name;
    lower->Block = ExAllocatePoolWithTag(NonPagedPool, 24, 'hciR');
    RtlFillMemory(lower->Block, 24, 0x41);
    ExAllocatePoolWithTag(PagedPool, 8000, 'giBR');
    IoCreateSymbolicLink(&link, &name);
    IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &Upper);
    Lower->Flags &= ~DO_DEVICE_INITIALIZING;
    IoAttachDeviceToDeviceStack(Upper, Lower);
    Upper->Flags &= ~DO_DEVICE_INITIALIZING;
    KeInitializeDpc(&lower->Dpc, RichDpc, NULL);
    KeInitializeTimer(&lower->Timer);
    due.QuadPart = -10 * 1000 * 1000LL;
    KeSetTimerEx(&lower->Timer, due, 1000, &lower->Dpc);
    KeInitializeEvent(&lower->Stop, NotificationEvent, FALSE);
    PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, RichThread, lower);
    ZwClose(thread);
    return STATUS_SUCCESS;
}
