/*
 * Io: what a driver calls to make devices, to complete and pass on requests, to queue and cancel them.
 */
#ifndef RINGSIDE_NT_IO_H
#define RINGSIDE_NT_IO_H
#include <ringside/nt/iotypes.h>
#include <ringside/nt/extypes.h>

RINGSIDE_BEGIN_C

/* ---- Devices and links --------------------------------------------------------------------------------------------- */

/**
 * Creates a device for a driver.
 * @param DeviceExtensionSize bytes of zeroed memory of the driver's own, at DeviceObject->DeviceExtension.
 * @param DeviceName full path such as \Device\Name, or NULL.
 * @param DeviceCharacteristics most often FILE_DEVICE_SECURE_OPEN.
 * @param Exclusive TRUE when only one handle may be open at a time.
 * @irql PASSIVE_LEVEL
 * @return STATUS_SUCCESS, STATUS_OBJECT_NAME_COLLISION, STATUS_INSUFFICIENT_RESOURCES, ...
 */
NTKERNELAPI NTSTATUS NTAPI IoCreateDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ ULONG DeviceExtensionSize, _In_opt_ PUNICODE_STRING DeviceName, _In_ DEVICE_TYPE DeviceType, _In_ ULONG DeviceCharacteristics, _In_ BOOLEAN Exclusive, _Outptr_ PDEVICE_OBJECT *DeviceObject);
/**
 * Deletes a device. It goes away when its last reference does.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoDeleteDevice(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Makes a symbolic link, such as \??\Name, to a device, so that programs can open it as \\.\Name.
 * @irql PASSIVE_LEVEL
 * @return STATUS_SUCCESS, STATUS_OBJECT_NAME_COLLISION, ...
 */
NTKERNELAPI NTSTATUS NTAPI IoCreateSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName, _In_ PUNICODE_STRING DeviceName);
/**
 * Makes a symbolic link that everybody may use and change.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoCreateUnprotectedSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName, _In_ PUNICODE_STRING DeviceName);
/**
 * Removes a symbolic link.
 * @irql PASSIVE_LEVEL
 * @return STATUS_SUCCESS, STATUS_OBJECT_NAME_NOT_FOUND, ...
 */
NTKERNELAPI NTSTATUS NTAPI IoDeleteSymbolicLink(_In_ PUNICODE_STRING SymbolicLinkName);
/**
 * Finds a device by its name and references its top and a file object on it. Dereference the *file object* when done.
 * @param FileObject receives the open.
 * @param DeviceObject receives the top of the device's stack; it is not referenced by itself.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceObjectPointer(_In_ PUNICODE_STRING ObjectName, _In_ ACCESS_MASK DesiredAccess, _Out_ PFILE_OBJECT *FileObject, _Out_ PDEVICE_OBJECT *DeviceObject);
/**
 * Returns the top of the stack that a file's requests go to.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetRelatedDeviceObject(_In_ PFILE_OBJECT FileObject);
/**
 * Returns the topmost device of a stack, without a reference.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetAttachedDevice(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Returns the topmost device of a stack, with a reference that the caller must give back.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetAttachedDeviceReference(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Returns the device below, with a reference that the caller must give back; NULL at the bottom.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetLowerDeviceObject(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Attaches a device on top of a stack.
 * @irql PASSIVE_LEVEL
 * @return the device that was on top: pass requests down to it. NULL when the target cannot be attached to.
 */
NTKERNELAPI PDEVICE_OBJECT NTAPI IoAttachDeviceToDeviceStack(_In_ PDEVICE_OBJECT SourceDevice, _In_ PDEVICE_OBJECT TargetDevice);
/**
 * Attaches a device on top of a stack, and stores what it is attached to before requests can come.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoAttachDeviceToDeviceStackSafe(_In_ PDEVICE_OBJECT SourceDevice, _In_ PDEVICE_OBJECT TargetDevice, _Outptr_ PDEVICE_OBJECT *AttachedToDeviceObject);
/**
 * Attaches a device on top of the stack of a named device.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoAttachDevice(_In_ PDEVICE_OBJECT SourceDevice, _In_ PUNICODE_STRING TargetDevice, _Out_ PDEVICE_OBJECT *AttachedDevice);
/**
 * Detaches what is attached on top of a device.
 * @param TargetDevice the device *below*, as the attach returned it.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoDetachDevice(_Inout_ PDEVICE_OBJECT TargetDevice);
/**
 * Registers for IRP_MJ_SHUTDOWN.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoRegisterShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Ends what IoRegisterShutdownNotification began.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoUnregisterShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Attaches memory of the driver's own to its driver object, under an address that names it.
 * @irql <= DISPATCH_LEVEL
 * @return STATUS_SUCCESS, STATUS_OBJECT_NAME_COLLISION, STATUS_INSUFFICIENT_RESOURCES.
 */
NTKERNELAPI NTSTATUS NTAPI IoAllocateDriverObjectExtension(_In_ PDRIVER_OBJECT DriverObject, _In_ PVOID ClientIdentificationAddress, _In_ ULONG DriverObjectExtensionSize, _Outptr_ PVOID *DriverObjectExtension);
/**
 * Finds what IoAllocateDriverObjectExtension made; NULL when there is none.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PVOID NTAPI IoGetDriverObjectExtension(_In_ PDRIVER_OBJECT DriverObject, _In_ PVOID ClientIdentificationAddress);
/**
 * Has a routine called again after all drivers that start now have started.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoRegisterDriverReinitialization(_In_ PDRIVER_OBJECT DriverObject, _In_ PDRIVER_REINITIALIZE DriverReinitializationRoutine, _In_opt_ PVOID Context);
/**
 * Registers an interface of a device, so that programs can find it by its class.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoRegisterDeviceInterface(_In_ PDEVICE_OBJECT PhysicalDeviceObject, _In_ const GUID *InterfaceClassGuid, _In_opt_ PUNICODE_STRING ReferenceString, _Out_ PUNICODE_STRING SymbolicLinkName);
/**
 * Switches an interface of a device on or off.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoSetDeviceInterfaceState(_In_ PUNICODE_STRING SymbolicLinkName, _In_ BOOLEAN Enable);
/**
 * Tells Plug and Play that a device's relations changed.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoInvalidateDeviceRelations(_In_ PDEVICE_OBJECT DeviceObject, _In_ DEVICE_RELATION_TYPE Type);

/* ---- Requests ------------------------------------------------------------------------------------------------------- */

/**
 * Sends a request to a driver: makes the next stack location current and calls the dispatch routine.
 * @irql <= DISPATCH_LEVEL, as the request allows
 * @return what the dispatch routine returned. After the call the request must not be touched, unless a completion routine keeps it.
 */
NTKERNELAPI NTSTATUS NTAPI IoCallDriver(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp);
/**
 * Sends a request to a driver. @see IoCallDriver
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS FASTCALL IofCallDriver(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp);
/**
 * Says that a request is carried out; Irp->IoStatus must be filled in. Afterwards the request belongs to somebody else.
 * Completing a request twice is bug check MULTIPLE_IRP_COMPLETE_REQUESTS.
 * @param PriorityBoost for the thread that waits: IO_NO_INCREMENT, IO_DISK_INCREMENT, ...
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoCompleteRequest(_In_ PIRP Irp, _In_ CCHAR PriorityBoost);
/**
 * Says that a request is carried out. @see IoCompleteRequest
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID FASTCALL IofCompleteRequest(_In_ PIRP Irp, _In_ CCHAR PriorityBoost);
/**
 * Allocates a request. The caller frees it with IoFreeIrp, most often from a completion routine.
 * @param StackSize stack locations: DeviceObject->StackSize of the device that it is for.
 * @irql <= DISPATCH_LEVEL
 * @return NULL when there is no memory.
 */
NTKERNELAPI PIRP NTAPI IoAllocateIrp(_In_ CCHAR StackSize, _In_ BOOLEAN ChargeQuota);
/**
 * Frees a request made by IoAllocateIrp.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoFreeIrp(_In_ PIRP Irp);
/**
 * Makes memory of the caller's own into a request.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoInitializeIrp(_Inout_ PIRP Irp, _In_ USHORT PacketSize, _In_ CCHAR StackSize);
/**
 * Makes a request usable again.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoReuseIrp(_Inout_ PIRP Irp, _In_ NTSTATUS Iostatus);
/**
 * Makes a device control request that the I/O manager frees when it is complete.
 * @param InternalDeviceIoControl TRUE for IRP_MJ_INTERNAL_DEVICE_CONTROL.
 * @param Event set when it is complete; wait for it when IoCallDriver returns STATUS_PENDING.
 * @irql PASSIVE_LEVEL
 * @return NULL when there is no memory.
 */
NTKERNELAPI PIRP NTAPI IoBuildDeviceIoControlRequest(_In_ ULONG IoControlCode, _In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID InputBuffer, _In_ ULONG InputBufferLength, _Out_opt_ PVOID OutputBuffer, _In_ ULONG OutputBufferLength, _In_ BOOLEAN InternalDeviceIoControl, _In_opt_ PKEVENT Event, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
/**
 * Makes a read, write, flush, shutdown or Plug and Play request that the I/O manager frees when it is complete.
 * @irql PASSIVE_LEVEL
 * @return NULL when there is no memory.
 */
NTKERNELAPI PIRP NTAPI IoBuildSynchronousFsdRequest(_In_ ULONG MajorFunction, _In_ PDEVICE_OBJECT DeviceObject, _Inout_opt_ PVOID Buffer, _In_opt_ ULONG Length, _In_opt_ PLARGE_INTEGER StartingOffset, _In_ PKEVENT Event, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
/**
 * Makes a read, write, flush or shutdown request that the caller frees in a completion routine.
 * @irql <= APC_LEVEL
 * @return NULL when there is no memory.
 */
NTKERNELAPI PIRP NTAPI IoBuildAsynchronousFsdRequest(_In_ ULONG MajorFunction, _In_ PDEVICE_OBJECT DeviceObject, _Inout_opt_ PVOID Buffer, _In_opt_ ULONG Length, _In_opt_ PLARGE_INTEGER StartingOffset, _In_opt_ PIO_STATUS_BLOCK IoStatusBlock);
/**
 * Makes a request that is a part of another one: the last part to complete completes the master.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PIRP NTAPI IoMakeAssociatedIrp(_In_ PIRP Irp, _In_ CCHAR StackSize);
/**
 * Passes a request down and waits until it is complete; TRUE when the status is a success.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI IoForwardIrpSynchronously(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp);
/**
 * Asks that a request be cancelled: sets Irp->Cancel and calls the cancel routine, if there is one.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when a cancel routine was called.
 */
NTKERNELAPI BOOLEAN NTAPI IoCancelIrp(_In_ PIRP Irp);
/**
 * Takes the lock that guards the cancel routines of all requests.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoAcquireCancelSpinLock(_Out_ PKIRQL Irql);
/**
 * Gives the lock of the cancel routines back. In a cancel routine, Irql is Irp->CancelIrql.
 * @irql DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoReleaseCancelSpinLock(_In_ KIRQL Irql);
/**
 * Says how the device's packets come to StartIo: with DeferredStartIo, IoStartNextPacket within StartIo waits for it to return; with NonCancelable, a packet loses its cancel routine
 * when it comes to StartIo. @irql <= DISPATCH_LEVEL @see IoSetStartIoAttributes
 */
NTKERNELAPI VOID NTAPI IoSetStartIoAttributes(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN DeferredStartIo, _In_ BOOLEAN NonCancelable);
/**
 * Queues a request for the driver's StartIo routine, or calls it at once when the device is not busy.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoStartPacket(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_opt_ PULONG Key, _In_opt_ PDRIVER_CANCEL CancelFunction);
/**
 * Takes the next queued request and calls the driver's StartIo routine with it.
 * @irql DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoStartNextPacket(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN Cancelable);
/**
 * Returns the process of the thread that made a request.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PEPROCESS NTAPI IoGetRequestorProcess(_In_ PIRP Irp);
/**
 * Returns the id of the process that made a request.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI ULONG NTAPI IoGetRequestorProcessId(_In_ PIRP Irp);
/**
 * Was the request made by a 32-bit process? Always TRUE here.
 * @irql any
 */
NTKERNELAPI BOOLEAN NTAPI IoIs32bitProcess(_In_opt_ PIRP Irp);
/**
 * Returns the process of a thread.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PEPROCESS NTAPI IoThreadToProcess(_In_ PETHREAD Thread);
/**
 * Returns the current process.
 * @irql any
 */
NTKERNELAPI PEPROCESS NTAPI IoGetCurrentProcess(VOID);
/**
 * Returns the topmost file system request of the current thread.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI PIRP NTAPI IoGetTopLevelIrp(VOID);
/**
 * Sets the topmost file system request of the current thread.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI IoSetTopLevelIrp(_In_opt_ PIRP Irp);
/**
 * Returns the limits of the current thread's stack.
 * @irql any
 */
NTKERNELAPI VOID NTAPI IoGetStackLimits(_Out_ PULONG_PTR LowLimit, _Out_ PULONG_PTR HighLimit);
/**
 * Returns how much of the current thread's stack is left.
 * @irql any
 */
NTKERNELAPI ULONG_PTR NTAPI IoGetRemainingStackSize(VOID);
/**
 * Says in which way a user buffer of a METHOD_NEITHER request is used, after checking the caller's access to the file.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoValidateDeviceIoControlAccess(_In_ PIRP Irp, _In_ ULONG RequiredAccess);

/** The stack location of the driver that has the request. */
FORCEINLINE PIO_STACK_LOCATION IoGetCurrentIrpStackLocation(_In_ PIRP Irp) { return Irp->Tail.Overlay.CurrentStackLocation; }
/** The stack location of the driver below. */
FORCEINLINE PIO_STACK_LOCATION IoGetNextIrpStackLocation(_In_ PIRP Irp) { return Irp->Tail.Overlay.CurrentStackLocation - 1; }
/** Makes the next stack location current, as IoCallDriver does. */
FORCEINLINE VOID IoSetNextIrpStackLocation(_Inout_ PIRP Irp) {
    Irp->CurrentLocation--;
    Irp->Tail.Overlay.CurrentStackLocation--;
}
/** Copies this driver's parameters for the driver below; the completion routine is left out. */
FORCEINLINE VOID IoCopyCurrentIrpStackLocationToNext(_Inout_ PIRP Irp) {
    PIO_STACK_LOCATION current = IoGetCurrentIrpStackLocation(Irp);
    PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(Irp);
    __builtin_memcpy(next, current, FIELD_OFFSET(IO_STACK_LOCATION, CompletionRoutine));
    next->Control = 0;
}
/** Lets the driver below use this driver's stack location. */
FORCEINLINE VOID IoSkipCurrentIrpStackLocation(_Inout_ PIRP Irp) {
    Irp->CurrentLocation++;
    Irp->Tail.Overlay.CurrentStackLocation++;
}
/** Says that the request will be completed later. Return STATUS_PENDING after it. */
FORCEINLINE VOID IoMarkIrpPending(_Inout_ PIRP Irp) { IoGetCurrentIrpStackLocation(Irp)->Control |= SL_PENDING_RETURNED; }
/** Sets the routine to call when the driver below has completed the request. Call it after the next location is filled in. */
FORCEINLINE VOID IoSetCompletionRoutine(_In_ PIRP Irp, _In_opt_ PIO_COMPLETION_ROUTINE CompletionRoutine, _In_opt_ PVOID Context, _In_ BOOLEAN InvokeOnSuccess, _In_ BOOLEAN InvokeOnError, _In_ BOOLEAN InvokeOnCancel) {
    PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(Irp);
    next->CompletionRoutine = CompletionRoutine;
    next->Context = Context;
    next->Control = (UCHAR)((InvokeOnSuccess ? SL_INVOKE_ON_SUCCESS : 0) | (InvokeOnError ? SL_INVOKE_ON_ERROR : 0) | (InvokeOnCancel ? SL_INVOKE_ON_CANCEL : 0));
}
/** Sets a request's cancel routine and returns the old one: NULL when somebody is cancelling it already. */
FORCEINLINE PDRIVER_CANCEL IoSetCancelRoutine(_Inout_ PIRP Irp, _In_opt_ PDRIVER_CANCEL CancelRoutine) {
    return (PDRIVER_CANCEL)InterlockedExchangePointer((PVOID volatile *)&Irp->CancelRoutine, (PVOID)CancelRoutine);
}
/** How many bytes a request with that many stack locations has. */
#define IoSizeOfIrp(StackSize) ((USHORT)(sizeof(IRP) + ((StackSize) * sizeof(IO_STACK_LOCATION))))
#define IoGetFunctionCodeFromCtlCode(ControlCode) (((ControlCode) >> 2) & 0x00000FFF)
#define IoRetardError(status) (status)
#define IoIsErrorUserInduced(Status) ((BOOLEAN)(((Status) == STATUS_DEVICE_NOT_READY) || ((Status) == STATUS_IO_TIMEOUT) || ((Status) == STATUS_MEDIA_WRITE_PROTECTED) || ((Status) == STATUS_NO_MEDIA_IN_DEVICE) || ((Status) == STATUS_VERIFY_REQUIRED) || ((Status) == STATUS_UNRECOGNIZED_MEDIA) || ((Status) == STATUS_WRONG_VOLUME)))
#define IoIsOperationSynchronous(Irp) ((BOOLEAN)((IoGetCurrentIrpStackLocation(Irp)->FileObject && (IoGetCurrentIrpStackLocation(Irp)->FileObject->Flags & FO_SYNCHRONOUS_IO)) || ((Irp)->Flags & IRP_SYNCHRONOUS_API)))
/** Readies the device's own DPC. */
FORCEINLINE VOID IoInitializeDpcRequest(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIO_DPC_ROUTINE DpcRoutine) {
    KeInitializeDpc(&DeviceObject->Dpc, (PKDEFERRED_ROUTINE)DpcRoutine, DeviceObject);
}
/** Queues the device's own DPC. */
FORCEINLINE VOID IoRequestDpc(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PIRP Irp, _In_opt_ PVOID Context) {
    KeInsertQueueDpc(&DeviceObject->Dpc, Irp, Context);
}

/* ---- Cancel-safe queues --------------------------------------------------------------------------------------------- */

/**
 * Initialises a cancel-safe queue with the driver's routines.
 * @irql any
 */
NTKERNELAPI NTSTATUS NTAPI IoCsqInitialize(_Out_ PIO_CSQ Csq, _In_ PIO_CSQ_INSERT_IRP CsqInsertIrp, _In_ PIO_CSQ_REMOVE_IRP CsqRemoveIrp, _In_ PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp, _In_ PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock, _In_ PIO_CSQ_RELEASE_LOCK CsqReleaseLock, _In_ PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp);
/**
 * Initialises a cancel-safe queue whose insert routine takes a context and may refuse.
 * @irql any
 */
NTKERNELAPI NTSTATUS NTAPI IoCsqInitializeEx(_Out_ PIO_CSQ Csq, _In_ PIO_CSQ_INSERT_IRP_EX CsqInsertIrp, _In_ PIO_CSQ_REMOVE_IRP CsqRemoveIrp, _In_ PIO_CSQ_PEEK_NEXT_IRP CsqPeekNextIrp, _In_ PIO_CSQ_ACQUIRE_LOCK CsqAcquireLock, _In_ PIO_CSQ_RELEASE_LOCK CsqReleaseLock, _In_ PIO_CSQ_COMPLETE_CANCELED_IRP CsqCompleteCanceledIrp);
/**
 * Marks a request pending and puts it into the queue.
 * @param Context identifies the request for IoCsqRemoveIrp, or NULL.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoCsqInsertIrp(_Inout_ PIO_CSQ Csq, _Inout_ PIRP Irp, _Out_opt_ PIO_CSQ_IRP_CONTEXT Context);
/**
 * Marks a request pending and puts it into the queue, unless the driver's insert routine refuses.
 * @irql <= DISPATCH_LEVEL
 * @return what the insert routine returned.
 */
NTKERNELAPI NTSTATUS NTAPI IoCsqInsertIrpEx(_Inout_ PIO_CSQ Csq, _Inout_ PIRP Irp, _Out_opt_ PIO_CSQ_IRP_CONTEXT Context, _In_opt_ PVOID InsertContext);
/**
 * Takes the next matching request out of the queue; NULL when there is none.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PIRP NTAPI IoCsqRemoveNextIrp(_Inout_ PIO_CSQ Csq, _In_opt_ PVOID PeekContext);
/**
 * Takes one certain request out of the queue; NULL when it has been cancelled.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PIRP NTAPI IoCsqRemoveIrp(_Inout_ PIO_CSQ Csq, _Inout_ PIO_CSQ_IRP_CONTEXT Context);

/* ---- Remove locks ---------------------------------------------------------------------------------------------------- */

/**
 * Initialises a remove lock. Use IoInitializeRemoveLock.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoInitializeRemoveLockEx(_Out_ PIO_REMOVE_LOCK Lock, _In_ ULONG AllocateTag, _In_ ULONG MaxLockedMinutes, _In_ ULONG HighWatermark, _In_ ULONG RemlockSize);
/**
 * Acquires a remove lock. Use IoAcquireRemoveLock.
 * @irql <= DISPATCH_LEVEL
 * @return STATUS_SUCCESS, or STATUS_DELETE_PENDING when the device is being removed.
 */
NTKERNELAPI NTSTATUS NTAPI IoAcquireRemoveLockEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_opt_ PVOID Tag, _In_ PCSTR File, _In_ ULONG Line, _In_ ULONG RemlockSize);
/**
 * Releases a remove lock. Use IoReleaseRemoveLock.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoReleaseRemoveLockEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_opt_ PVOID Tag, _In_ ULONG RemlockSize);
/**
 * Releases a remove lock and waits until everybody else has. Use IoReleaseRemoveLockAndWait.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoReleaseRemoveLockAndWaitEx(_Inout_ PIO_REMOVE_LOCK RemoveLock, _In_opt_ PVOID Tag, _In_ ULONG RemlockSize);
#define IoInitializeRemoveLock(Lock, Tag, Maxmin, HighWater) IoInitializeRemoveLockEx(Lock, Tag, Maxmin, HighWater, sizeof(IO_REMOVE_LOCK))
#define IoAcquireRemoveLock(RemoveLock, Tag) IoAcquireRemoveLockEx(RemoveLock, Tag, __FILE__, __LINE__, sizeof(IO_REMOVE_LOCK))
#define IoReleaseRemoveLock(RemoveLock, Tag) IoReleaseRemoveLockEx(RemoveLock, Tag, sizeof(IO_REMOVE_LOCK))
#define IoReleaseRemoveLockAndWait(RemoveLock, Tag) IoReleaseRemoveLockAndWaitEx(RemoveLock, Tag, sizeof(IO_REMOVE_LOCK))

/* ---- Work items, timers, threads ------------------------------------------------------------------------------------- */

/**
 * Allocates a work item; it keeps the driver loaded while it is queued.
 * @irql <= DISPATCH_LEVEL
 * @return NULL when there is no memory.
 */
NTKERNELAPI PIO_WORKITEM NTAPI IoAllocateWorkItem(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Frees a work item that is not queued.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoFreeWorkItem(_In_ PIO_WORKITEM IoWorkItem);
/**
 * Queues a work item: a system thread calls its routine at PASSIVE_LEVEL.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoQueueWorkItem(_Inout_ PIO_WORKITEM IoWorkItem, _In_ PIO_WORKITEM_ROUTINE WorkerRoutine, _In_ WORK_QUEUE_TYPE QueueType, _In_opt_ PVOID Context);
/**
 * Queues a work item whose routine is also given the item.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoQueueWorkItemEx(_Inout_ PIO_WORKITEM IoWorkItem, _In_ PIO_WORKITEM_ROUTINE_EX WorkerRoutine, _In_ WORK_QUEUE_TYPE QueueType, _In_opt_ PVOID Context);
/**
 * Makes memory of the driver's own into a work item.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoInitializeWorkItem(_In_ PVOID IoObject, _Out_ PIO_WORKITEM IoWorkItem);
/**
 * Ends the use of what IoInitializeWorkItem made.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoUninitializeWorkItem(_Inout_ PIO_WORKITEM IoWorkItem);
/**
 * Returns how many bytes a work item has.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI IoSizeofWorkItem(VOID);
/**
 * Gives a device a routine that is called once a second after IoStartTimer.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoInitializeTimer(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIO_TIMER_ROUTINE TimerRoutine, _In_opt_ PVOID Context);
/**
 * Starts a device's timer.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoStartTimer(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Stops a device's timer.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoStopTimer(_In_ PDEVICE_OBJECT DeviceObject);
/**
 * Creates a system thread that keeps a driver or device object alive while it runs.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoCreateSystemThread(_Inout_ PVOID IoObject, _Out_ PHANDLE ThreadHandle, _In_ ULONG DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ HANDLE ProcessHandle, _Out_opt_ PCLIENT_ID ClientId, _In_ PKSTART_ROUTINE StartRoutine, _In_opt_ PVOID StartContext);

/* ---- MDLs -------------------------------------------------------------------------------------------------------------- */

/**
 * Allocates an MDL that is large enough for a buffer. Its pages are filled in by MmProbeAndLockPages or MmBuildMdlForNonPagedPool.
 * @param SecondaryBuffer TRUE to put it at the end of the request's chain.
 * @param Irp request that gets it as MdlAddress, or NULL.
 * @irql <= DISPATCH_LEVEL
 * @return NULL when there is no memory.
 */
NTKERNELAPI PMDL NTAPI IoAllocateMdl(_In_opt_ PVOID VirtualAddress, _In_ ULONG Length, _In_ BOOLEAN SecondaryBuffer, _In_ BOOLEAN ChargeQuota, _Inout_opt_ PIRP Irp);
/**
 * Frees an MDL. Unlock its pages first.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoFreeMdl(_In_ PMDL Mdl);
/**
 * Makes an MDL that describes a part of another one's buffer.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoBuildPartialMdl(_In_ PMDL SourceMdl, _Inout_ PMDL TargetMdl, _In_ PVOID VirtualAddress, _In_ ULONG Length);

/* ---- Events, files, errors ------------------------------------------------------------------------------------------- */

/**
 * Creates or opens a named notification event, signaled at first.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI PKEVENT NTAPI IoCreateNotificationEvent(_In_ PUNICODE_STRING EventName, _Out_ PHANDLE EventHandle);
/**
 * Creates or opens a named synchronization event, signaled at first.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI PKEVENT NTAPI IoCreateSynchronizationEvent(_In_ PUNICODE_STRING EventName, _Out_ PHANDLE EventHandle);
/**
 * Opens or creates a file. What ZwCreateFile does, with options for file systems.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoCreateFile(_Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG Disposition, _In_ ULONG CreateOptions, _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength, _In_ CREATE_FILE_TYPE CreateFileType, _In_opt_ PVOID InternalParameters, _In_ ULONG Options);
#define IO_NO_PARAMETER_CHECKING 0x0100
#define IO_FORCE_ACCESS_CHECK 0x0001
/**
 * Allocates an entry for the event log.
 * @param EntrySize sizeof(IO_ERROR_LOG_PACKET) and the dump data and strings behind it, at most ERROR_LOG_MAXIMUM_SIZE.
 * @irql <= DISPATCH_LEVEL
 * @return NULL when it cannot be written now.
 */
NTKERNELAPI PVOID NTAPI IoAllocateErrorLogEntry(_In_ PVOID IoObject, _In_ UCHAR EntrySize);
/**
 * Writes an entry to the event log, and frees it.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoWriteErrorLogEntry(_In_ PVOID ElEntry);
/**
 * Frees an entry without writing it.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI IoFreeErrorLogEntry(_In_ PVOID ElEntry);
/**
 * Checks whether a file may be opened in a way that others allow, and records it.
 * @irql PASSIVE_LEVEL
 * @return STATUS_SUCCESS or STATUS_SHARING_VIOLATION.
 */
NTKERNELAPI NTSTATUS NTAPI IoCheckShareAccess(_In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess, _In_ BOOLEAN Update);
/**
 * Records the first open of a file.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoSetShareAccess(_In_ ACCESS_MASK DesiredAccess, _In_ ULONG DesiredShareAccess, _Inout_ PFILE_OBJECT FileObject, _Out_ PSHARE_ACCESS ShareAccess);
/**
 * Takes an open out of the record.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI IoRemoveShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess);

typedef struct _OBJECT_NAME_INFORMATION {
    UNICODE_STRING Name;
} OBJECT_NAME_INFORMATION, *POBJECT_NAME_INFORMATION;
/** The transaction that a file was opened in. */
typedef struct _TXN_PARAMETER_BLOCK {
    USHORT Length;
    USHORT TxFsContext;
    PVOID TransactionObject;
} TXN_PARAMETER_BLOCK, *PTXN_PARAMETER_BLOCK;
/**
 * Returns the transaction that a file was opened in: NULL without one, which is always so here.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI PTXN_PARAMETER_BLOCK NTAPI IoGetTransactionParameterBlock(_In_ PFILE_OBJECT FileObject);
/**
 * Returns the name of a file with its drive letter, in memory that the caller frees with ExFreePool.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoQueryFileDosDeviceName(_In_ PFILE_OBJECT FileObject, _Out_ POBJECT_NAME_INFORMATION *ObjectNameInformation);
/**
 * Returns the drive letter of a volume, in memory that the caller frees with ExFreePool.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoVolumeDeviceToDosName(_In_ PVOID VolumeDeviceObject, _Out_ PUNICODE_STRING DosName);

/** Type of device objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, IoDeviceObjectType);
/** Type of driver objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, IoDriverObjectType);
/** Type of file objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, IoFileObjectType);
#define IoDeviceObjectType (__ringside_IoDeviceObjectType())
#define IoDriverObjectType (__ringside_IoDriverObjectType())
#define IoFileObjectType (__ringside_IoFileObjectType())

/** IoStartNextPacket, from a key on. @irql DISPATCH_LEVEL */
NTKERNELAPI VOID NTAPI IoStartNextPacketByKey(_In_ PDEVICE_OBJECT DeviceObject, _In_ BOOLEAN Cancelable, _In_ ULONG Key);
/** IoSetCompletionRoutine that holds the driver in memory until its routine has returned. @irql <= DISPATCH_LEVEL */
NTKERNELAPI NTSTATUS NTAPI IoSetCompletionRoutineEx(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PIO_COMPLETION_ROUTINE CompletionRoutine, _In_opt_ PVOID Context, _In_ BOOLEAN InvokeOnSuccess, _In_ BOOLEAN InvokeOnError, _In_ BOOLEAN InvokeOnCancel);
/** The device gets IRP_MJ_SHUTDOWN after the file systems. @irql PASSIVE_LEVEL */
NTKERNELAPI NTSTATUS NTAPI IoRegisterLastChanceShutdownNotification(_In_ PDEVICE_OBJECT DeviceObject);
/** Counts an opening in, without a check. @irql PASSIVE_LEVEL */
NTKERNELAPI VOID NTAPI IoUpdateShareAccess(_In_ PFILE_OBJECT FileObject, _Inout_ PSHARE_ACCESS ShareAccess);
/** The lowest device of a stack, with a reference. @irql <= DISPATCH_LEVEL */
NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetDeviceAttachmentBaseRef(_In_ PDEVICE_OBJECT DeviceObject);
/** Whether a thread is one of the system's. @irql any */
NTKERNELAPI BOOLEAN NTAPI IoIsSystemThread(_In_ PETHREAD Thread);
/** The upper end of the current thread's stack. @irql any */
NTKERNELAPI PVOID NTAPI IoGetInitialStack(VOID);

/* ---- Power ---------------------------------------------------------------------------------------------------------------- */

/** Notes a device's (or the system's) power state. Returns the state before. @irql <= DISPATCH_LEVEL @see PoSetPowerState */
NTKERNELAPI POWER_STATE NTAPI PoSetPowerState(_In_ PDEVICE_OBJECT DeviceObject, _In_ POWER_STATE_TYPE Type, _In_ POWER_STATE State);
/** Passes a power request to the next lower driver: IoCallDriver, since Windows Vista. @irql <= DISPATCH_LEVEL */
FORCEINLINE NTSTATUS PoCallDriver(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp) {
    return IofCallDriver(DeviceObject, Irp);
}
/** Nothing, since Windows Vista; before, the power manager sent the next request only then. @irql <= DISPATCH_LEVEL */
FORCEINLINE VOID PoStartNextPowerIrp(_Inout_ PIRP Irp) {
    UNREFERENCED_PARAMETER(Irp);
}
/** A property of a device that the PnP manager has found. @irql PASSIVE_LEVEL */
NTKERNELAPI NTSTATUS NTAPI IoGetDeviceProperty(_In_ PDEVICE_OBJECT DeviceObject, _In_ DEVICE_REGISTRY_PROPERTY DeviceProperty, _In_ ULONG BufferLength, _Out_opt_ PVOID PropertyBuffer, _Out_ PULONG ResultLength);

RINGSIDE_END_C

#endif
