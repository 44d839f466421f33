/* Device stacks, requests between drivers, completion, MDLs, remove locks, cancel-safe queues, work items. */
#include "check.h"

#define IOCTL_ADD CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_PEND CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)

static PDEVICE_OBJECT Lower, Upper;
static ULONG Completions, Closes, Cleanups, Canceled;
static LIST_ENTRY Pending;
static KSPIN_LOCK PendingLock;
static IO_CSQ Csq;

static NTSTATUS Complete(PIRP irp, NTSTATUS status, ULONG_PTR information) {
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = information;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

static VOID Insert(PIO_CSQ csq, PIRP irp) { UNREFERENCED_PARAMETER(csq); InsertTailList(&Pending, &irp->Tail.Overlay.ListEntry); }
static VOID Remove(PIO_CSQ csq, PIRP irp) { UNREFERENCED_PARAMETER(csq); RemoveEntryList(&irp->Tail.Overlay.ListEntry); }
static PIRP Peek(PIO_CSQ csq, PIRP irp, PVOID context) {
    PLIST_ENTRY next = irp ? irp->Tail.Overlay.ListEntry.Flink : Pending.Flink;
    UNREFERENCED_PARAMETER(csq);
    UNREFERENCED_PARAMETER(context);
    return next == &Pending ? NULL : CONTAINING_RECORD(next, IRP, Tail.Overlay.ListEntry);
}
static VOID Acquire(PIO_CSQ csq, PKIRQL irql) { UNREFERENCED_PARAMETER(csq); KeAcquireSpinLock(&PendingLock, irql); }
static VOID Release(PIO_CSQ csq, KIRQL irql) { UNREFERENCED_PARAMETER(csq); KeReleaseSpinLock(&PendingLock, irql); }
static VOID Cancel(PIO_CSQ csq, PIRP irp) { UNREFERENCED_PARAMETER(csq); Canceled++; Complete(irp, STATUS_CANCELLED, 0); }

static NTSTATUS OnUpperDone(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
    CHECK(device == Upper && context == &Completions);
    Completions++;
    if (irp->PendingReturned) IoMarkIrpPending(irp);
    return STATUS_SUCCESS;
}

static NTSTATUS Dispatch(PDEVICE_OBJECT device, PIRP irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    PULONG numbers = irp->AssociatedIrp.SystemBuffer;

    CHECK(stack->DeviceObject == device);
    if (device == Upper) {
        IoCopyCurrentIrpStackLocationToNext(irp);
        IoSetCompletionRoutine(irp, OnUpperDone, &Completions, TRUE, TRUE, TRUE);
        return IoCallDriver(Lower, irp);
    }
    switch (stack->MajorFunction) {
    case IRP_MJ_CLOSE: Closes++; return Complete(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_CLEANUP: Cleanups++; return Complete(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_CREATE: return Complete(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_INTERNAL_DEVICE_CONTROL:
    case IRP_MJ_DEVICE_CONTROL: break;
    default: return Complete(irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_PEND) {
        IoCsqInsertIrp(&Csq, irp, NULL);
        return STATUS_PENDING;
    }
    CHECK(stack->Parameters.DeviceIoControl.InputBufferLength == 8 && stack->Parameters.DeviceIoControl.OutputBufferLength == 4);
    CHECK(irp->RequestorMode == KernelMode);
    numbers[0] += numbers[1];
    return Complete(irp, STATUS_SUCCESS, 4);
}

static void Requests(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\ApiLower");
    PFILE_OBJECT file;
    PDEVICE_OBJECT top;
    KEVENT event;
    IO_STATUS_BLOCK status = { 0 };
    ULONG input[2] = { 40, 2 }, output = 0;
    PIRP irp, queued;
    NTSTATUS result;

    /* The pointer is that of the stack's top; the reference is on the file object. */
    CHECK(IoGetDeviceObjectPointer(&name, FILE_READ_DATA, &file, &top) == STATUS_SUCCESS);
    CHECK(top == Upper && file->DeviceObject == Lower && IoGetRelatedDeviceObject(file) == Upper && Upper->StackSize == 2);
    CHECK(Cleanups == 1 && Closes == 0); /* Its handle has been closed already. */
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(IOCTL_ADD, top, input, sizeof(input), &output, sizeof(output), FALSE, &event, &status);
    CHECK(irp != NULL && irp->StackCount == 2);
    Completions = 0;
    result = IoCallDriver(top, irp);
    CHECK(result == STATUS_SUCCESS && Completions == 1);
    CHECK(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    CHECK(status.Status == STATUS_SUCCESS && status.Information == 4 && output == 42);

    /* Pending, then completed by someone else. */
    KeClearEvent(&event);
    irp = IoBuildDeviceIoControlRequest(IOCTL_PEND, top, NULL, 0, NULL, 0, TRUE, &event, &status);
    CHECK(IoCallDriver(top, irp) == STATUS_PENDING && KeReadStateEvent(&event) == 0);
    queued = IoCsqRemoveNextIrp(&Csq, NULL);
    CHECK(queued == irp && IoCsqRemoveNextIrp(&Csq, NULL) == NULL);
    Complete(queued, STATUS_DEVICE_BUSY, 7);
    CHECK(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    CHECK(status.Status == STATUS_DEVICE_BUSY);

    /* Pending, then canceled. */
    KeClearEvent(&event);
    irp = IoBuildDeviceIoControlRequest(IOCTL_PEND, top, NULL, 0, NULL, 0, FALSE, &event, &status);
    CHECK(IoCallDriver(top, irp) == STATUS_PENDING);
    CHECK(IoCancelIrp(irp) == TRUE && Canceled == 1);
    CHECK(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && status.Status == STATUS_CANCELLED);
    ObDereferenceObject(file);
    CHECK(Closes == 1);
}

static NTSTATUS Keep(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
    UNREFERENCED_PARAMETER(device);
    UNREFERENCED_PARAMETER(irp);
    KeSetEvent(context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}

static void OwnIrp(void) {
    PIRP irp = IoAllocateIrp(Upper->StackSize, FALSE);
    PIO_STACK_LOCATION next;
    KEVENT event;
    ULONG numbers[2] = { 1, 2 };

    CHECK(irp != NULL && irp->StackCount == 2 && irp->CurrentLocation == 3);
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    next = IoGetNextIrpStackLocation(irp);
    next->MajorFunction = IRP_MJ_DEVICE_CONTROL;
    next->Parameters.DeviceIoControl.IoControlCode = IOCTL_ADD;
    next->Parameters.DeviceIoControl.InputBufferLength = 8;
    next->Parameters.DeviceIoControl.OutputBufferLength = 4;
    irp->AssociatedIrp.SystemBuffer = numbers;
    IoSetCompletionRoutine(irp, Keep, &event, TRUE, TRUE, TRUE);
    CHECK(IoCallDriver(Upper, irp) == STATUS_SUCCESS && KeReadStateEvent(&event) == 1);
    CHECK(irp->IoStatus.Status == STATUS_SUCCESS && numbers[0] == 3);
    IoReuseIrp(irp, STATUS_SUCCESS);
    CHECK(irp->CurrentLocation == 3);
    IoFreeIrp(irp);
}

static void Mdls(void) {
    PUCHAR block = ExAllocatePoolWithTag(NonPagedPool, 6000, 'ldmA'), mapped;
    PUCHAR paged = ExAllocatePoolWithTag(PagedPool, 100, 'ldmA');
    PMDL mdl = IoAllocateMdl(block, 6000, FALSE, FALSE, NULL), part;

    CHECK(mdl != NULL && MmGetMdlByteCount(mdl) == 6000 && MmGetMdlVirtualAddress(mdl) == block);
    MmBuildMdlForNonPagedPool(mdl);
    CHECK(mdl->MdlFlags & MDL_SOURCE_IS_NONPAGED_POOL);
    mapped = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    CHECK(mapped == block);
    part = IoAllocateMdl(block + 100, 50, FALSE, FALSE, NULL);
    IoBuildPartialMdl(mdl, part, block + 100, 50);
    mapped = MmGetSystemAddressForMdlSafe(part, NormalPagePriority);
    CHECK(mapped != NULL);
    block[100] = 0x5A;
    CHECK(mapped && mapped[0] == 0x5A && MmGetMdlByteCount(part) == 50);
    IoFreeMdl(part);
    IoFreeMdl(mdl);

    mdl = IoAllocateMdl(paged, 100, FALSE, FALSE, NULL);
    __try {
        MmProbeAndLockPages(mdl, KernelMode, IoModifyAccess);
        CHECK(mdl->MdlFlags & MDL_PAGES_LOCKED);
        mapped = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
        mapped[99] = 0x77;
        CHECK(paged[99] == 0x77);
        MmUnlockPages(mdl);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        CHECK(FALSE);
    }
    CHECK(!(mdl->MdlFlags & MDL_PAGES_LOCKED));
    IoFreeMdl(mdl);
    ExFreePoolWithTag(paged, 'ldmA');
    ExFreePoolWithTag(block, 'ldmA');
}

static IO_REMOVE_LOCK RemoveLock;
static KEVENT WorkDone;
static LONG Worked;

static VOID Work(PDEVICE_OBJECT device, PVOID context) {
    LARGE_INTEGER time;
    time.QuadPart = -20 * 10000;
    CHECK(device == Lower && context == &Worked && KeGetCurrentIrql() == PASSIVE_LEVEL);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
    Worked++;
    IoReleaseRemoveLock(&RemoveLock, &Worked);
}

static void RemoveLocks(void) {
    PIO_WORKITEM item = IoAllocateWorkItem(Lower);

    CHECK(item != NULL);
    IoInitializeRemoveLock(&RemoveLock, 'kcoL', 0, 0);
    CHECK(IoAcquireRemoveLock(&RemoveLock, NULL) == STATUS_SUCCESS);
    CHECK(IoAcquireRemoveLock(&RemoveLock, &Worked) == STATUS_SUCCESS);
    IoQueueWorkItem(item, Work, DelayedWorkQueue, &Worked);
    IoReleaseRemoveLockAndWait(&RemoveLock, NULL); /* Until the work item has released its own. */
    CHECK(Worked == 1);
    CHECK(IoAcquireRemoveLock(&RemoveLock, NULL) == STATUS_DELETE_PENDING);
    IoFreeWorkItem(item);
    UNREFERENCED_PARAMETER(WorkDone);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) {
    IoDeleteDevice(Upper);
    IoDeleteDevice(Lower);
    CHECK(DriverObject->DeviceObject == NULL);
    FINISH("api-stack");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\ApiLower");

    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    for (ULONG i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) DriverObject->MajorFunction[i] = Dispatch;
    InitializeListHead(&Pending);
    KeInitializeSpinLock(&PendingLock);
    CHECK(IoCsqInitialize(&Csq, Insert, Remove, Peek, Acquire, Release, Cancel) == STATUS_SUCCESS);
    CHECK(IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Lower) == STATUS_SUCCESS);
    CHECK(IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &Upper) == STATUS_SUCCESS);
    CHECK(IoAttachDeviceToDeviceStack(Upper, Lower) == NULL); /* Not yet: it is still being initialised. */
    Lower->Flags &= ~DO_DEVICE_INITIALIZING;
    CHECK(IoAttachDeviceToDeviceStack(Upper, Lower) == Lower);
    Upper->Flags &= ~DO_DEVICE_INITIALIZING;
    CHECK(IoGetAttachedDevice(Lower) == Upper && Lower->AttachedDevice == Upper);
    Requests();
    OwnIrp();
    Mdls();
    RemoveLocks();
    /* A driver whose device is attached to would not be unloaded, even when it is its own. */
    IoDetachDevice(Lower);
    CHECK(Lower->AttachedDevice == NULL);
    return STATUS_SUCCESS;
}
