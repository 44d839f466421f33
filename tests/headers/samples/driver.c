/* Uses the driver model as published drivers do: annotations, paged sections, lists, locks, queues, timers, threads. */
#include <ntifs.h>
#include <ntintsafe.h>
#include <ntstrsafe.h>
#include <wdmsec.h>

#define TAG 'lpmS'
#define IOCTL_SAMPLE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)

#ifdef __cplusplus
extern "C" {
#endif
DRIVER_INITIALIZE DriverEntry;
_Function_class_(DRIVER_UNLOAD) DRIVER_UNLOAD SampleUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH SampleDispatch;
DRIVER_CANCEL SampleCancel;
KDEFERRED_ROUTINE SampleDpc;
KSTART_ROUTINE SampleThread;
IO_COMPLETION_ROUTINE SampleComplete;
IO_WORKITEM_ROUTINE SampleWork;
_IRQL_requires_max_(DISPATCH_LEVEL) _Must_inspect_result_ NTSTATUS SampleQueue(_Inout_ PIRP Irp, _In_reads_bytes_opt_(Length) PVOID Data, _In_ ULONG Length);
#ifdef __cplusplus
}
#endif

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, SampleUnload)
#endif

typedef struct _EXTENSION {
    PDEVICE_OBJECT Lower;
    LIST_ENTRY Pending;
    KSPIN_LOCK Lock;
    FAST_MUTEX Mutex;
    ERESOURCE Resource;
    IO_REMOVE_LOCK RemoveLock;
    KTIMER Timer;
    KDPC Dpc;
    PKEVENT Event;
    _Interlocked_ volatile LONG Count;
    NPAGED_LOOKASIDE_LIST Blocks;
} EXTENSION, *PEXTENSION;

static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\??\\Sample");
DECLARE_CONST_UNICODE_STRING(g_Altitude, L"370000");
static const GUID g_Class = { 0x1, 0x2, 0x3, { 4, 5, 6, 7, 8, 9, 10, 11 } };

_Use_decl_annotations_ VOID SampleDpc(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
    PEXTENSION extension = (PEXTENSION)Context;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(A);
    UNREFERENCED_PARAMETER(B);
    if (extension->Event) KeSetEvent(extension->Event, EVENT_INCREMENT, FALSE);
}
VOID SampleThread(PVOID Context) {
    LARGE_INTEGER interval;
    UNREFERENCED_PARAMETER(Context);
    interval.QuadPart = -10 * 1000 * 1000LL;
    (void)KeDelayExecutionThread(KernelMode, FALSE, &interval);
    PsTerminateSystemThread(STATUS_SUCCESS);
}
NTSTATUS SampleComplete(PDEVICE_OBJECT Device, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(Device);
    if (Irp->PendingReturned) KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
VOID SampleWork(PDEVICE_OBJECT Device, PVOID Context) {
    UNREFERENCED_PARAMETER(Device);
    IoFreeWorkItem((PIO_WORKITEM)Context);
}
VOID SampleCancel(PDEVICE_OBJECT Device, PIRP Irp) {
    PEXTENSION extension = (PEXTENSION)Device->DeviceExtension;
    KIRQL irql;
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    KeAcquireSpinLock(&extension->Lock, &irql);
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&extension->Lock, irql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
_Use_decl_annotations_ NTSTATUS SampleQueue(PIRP Irp, PVOID Data, ULONG Length) {
    WCHAR text[32];
    ULONG sum = 0;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PVOID mapped = Irp->MdlAddress ? MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority | MdlMappingNoExecute) : Data;
    if (mapped == NULL || !NT_SUCCESS(RtlULongAdd(Length, sizeof(text), &sum))) return STATUS_INSUFFICIENT_RESOURCES;
    RtlStringCbPrintfW(text, sizeof(text), L"%u", sum);
    IoMarkIrpPending(Irp);
    (void)IoSetCancelRoutine(Irp, SampleCancel);
    if (min(Length, stack->Parameters.Read.Length) > 4) RtlZeroMemory(mapped, 4);
    return STATUS_PENDING;
}
_Use_decl_annotations_ NTSTATUS SampleDispatch(PDEVICE_OBJECT Device, PIRP Irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXTENSION extension = (PEXTENSION)Device->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    PAGED_CODE();
    if (NT_SUCCESS(status) && stack->MajorFunction == IRP_MJ_DEVICE_CONTROL && stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_SAMPLE) {
        HANDLE handle = *(PHANDLE)Irp->AssociatedIrp.SystemBuffer;
        KdPrint(("Sample: %p %wZ\n", handle, &g_Link));
        status = ObReferenceObjectByHandle(handle, EVENT_MODIFY_STATE, *ExEventObjectType, Irp->RequestorMode, (PVOID *)&extension->Event, NULL);
        InterlockedIncrement(&extension->Count);
        if ((ULONG_PTR)handle > (ULONG_PTR)MmHighestUserAddress || KeNumberProcessors > 4) status = STATUS_INVALID_PARAMETER;
        NT_ASSERT(stack->FileObject != NULL);
    }
    ExAcquireFastMutex(&extension->Mutex);
    ExReleaseFastMutex(&extension->Mutex);
    if (extension->Lower) {
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, SampleComplete, NULL, TRUE, TRUE, TRUE);
        return IoCallDriver(extension->Lower, Irp);
    }
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
_Use_decl_annotations_ VOID SampleUnload(PDRIVER_OBJECT Driver) {
    PEXTENSION extension = (PEXTENSION)Driver->DeviceObject->DeviceExtension;
    PAGED_CODE();
    KeCancelTimer(&extension->Timer);
    KeFlushQueuedDpcs();
    while (!IsListEmpty(&extension->Pending)) (void)CONTAINING_RECORD(RemoveHeadList(&extension->Pending), IRP, Tail.Overlay.ListEntry);
    if (extension->Event) ObDereferenceObject(extension->Event);
    ExDeleteResourceLite(&extension->Resource);
    ExDeleteNPagedLookasideList(&extension->Blocks);
    IoDeleteSymbolicLink(&g_Link);
    IoDeleteDevice(Driver->DeviceObject);
}
_Use_decl_annotations_ NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Sample");
    OBJECT_ATTRIBUTES attributes;
    PDEVICE_OBJECT device;
    PEXTENSION extension;
    HANDLE thread;
    LARGE_INTEGER due;
    NTSTATUS status;
    ExInitializeDriverRuntime(DrvRtPoolNxOptIn);
    status = IoCreateDeviceSecure(Driver, sizeof(EXTENSION), &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL, &g_Class, &device);
    if (!NT_SUCCESS(status)) return status;
    extension = (PEXTENSION)device->DeviceExtension;
    InitializeListHead(&extension->Pending);
    KeInitializeSpinLock(&extension->Lock);
    ExInitializeFastMutex(&extension->Mutex);
    ExInitializeResourceLite(&extension->Resource);
    IoInitializeRemoveLock(&extension->RemoveLock, TAG, 0, 0);
    ExInitializeNPagedLookasideList(&extension->Blocks, NULL, NULL, 0, 64, TAG, 0);
    KeInitializeTimer(&extension->Timer);
    KeInitializeDpc(&extension->Dpc, SampleDpc, extension);
    due.QuadPart = -1;
    KeSetTimer(&extension->Timer, due, &extension->Dpc);
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, SampleThread, NULL);
    if (NT_SUCCESS(status)) ZwClose(thread);
    for (int major = 0; major <= IRP_MJ_MAXIMUM_FUNCTION; major++) Driver->MajorFunction[major] = SampleDispatch;
    Driver->DriverUnload = SampleUnload;
    DbgPrint("%wZ %wZ\n", RegistryPath, &g_Altitude);
    return IoCreateSymbolicLink(&g_Link, &name);
}
