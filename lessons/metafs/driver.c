/*
 * metafs.sys: tells a program in ring 3 that something happened.
 *
 * A service hands us a handle to one of its events. We turn the handle into a pointer to the kernel's own event object, keep
 * a reference, and set the event when there is news: when the timer below fires, or when somebody asks for it.
 *
 * Who may touch what:
 *   - g_State.Lock guards Event, Owner and the counters. It is a spin lock, because the timer's DPC runs at DISPATCH_LEVEL,
 *     where nothing can wait; so everything under it must be short and in memory that is always there.
 *   - The reference on the event belongs to whoever takes the pointer out of g_State.Event under the lock, and to nobody else:
 *     that makes a double release impossible.
 */
#include <ntddk.h>

#include "public.h"

typedef struct _METAFS_STATE {
  KSPIN_LOCK Lock;
  PKEVENT Event;      /* the registered event, referenced, or NULL */
  PFILE_OBJECT Owner; /* the open file on which it was registered */
  METAFS_STATISTICS Statistics;
  KTIMER Timer;
  KDPC TimerDpc;
} METAFS_STATE;

/* A driver's globals are nonpaged unless it asks for something else, so a DPC may use them. */
static METAFS_STATE g_State;
static UNICODE_STRING g_LinkName = RTL_CONSTANT_STRING(METAFS_LINK_NAME);

DRIVER_INITIALIZE DriverEntry;
static DRIVER_UNLOAD MetaFsUnload;
static DRIVER_DISPATCH MetaFsNotSupported;
static DRIVER_DISPATCH MetaFsCreate;
static DRIVER_DISPATCH MetaFsCleanupClose;
static DRIVER_DISPATCH MetaFsDeviceControl;
static KDEFERRED_ROUTINE MetaFsTimerDpc;

/*
 * The one place where requests end. Each request is completed exactly once, and after IoCompleteRequest it is no longer ours:
 * the status is passed on from our own copy, not read from the request.
 */
static NTSTATUS MetaFsComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information; /* how many bytes go back to the caller */
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

/* Sets the event if there is one, and counts. Any IRQL up to DISPATCH_LEVEL. */
static BOOLEAN MetaFsSignal(unsigned long *Counter) {
  BOOLEAN signalled = FALSE;
  KIRQL oldIrql;

  KeAcquireSpinLock(&g_State.Lock, &oldIrql);
  if (g_State.Event != NULL) {
    /* Still under the lock: nobody can take the reference away while we use the pointer. The last argument must be FALSE
       here; TRUE promises an immediate wait, which is impossible at DISPATCH_LEVEL. */
    KeSetEvent(g_State.Event, EVENT_INCREMENT, FALSE);
    ++*Counter;
    signalled = TRUE;
  }
  KeReleaseSpinLock(&g_State.Lock, oldIrql);
  return signalled;
}

/*
 * Forgets the registered event. With an owner, only if that open file registered it; with NULL, in any case.
 * The pointer leaves the shared state under the lock; the reference is given back outside of it.
 */
static VOID MetaFsRelease(PFILE_OBJECT Owner) {
  PKEVENT event = NULL;
  KIRQL oldIrql;

  KeAcquireSpinLock(&g_State.Lock, &oldIrql);
  if (Owner == NULL || Owner == g_State.Owner) {
    event = g_State.Event;
    g_State.Event = NULL;
    g_State.Owner = NULL;
    g_State.Statistics.Registered = 0;
    if (event != NULL)
      KeCancelTimer(&g_State.Timer); /* a DPC that is on its way already finds no event */
  }
  KeReleaseSpinLock(&g_State.Lock, oldIrql);

  if (event != NULL) {
    ObDereferenceObject(event);
    KdPrint(("MetaFs: event released\n"));
  }
}

/* The timer fired. DISPATCH_LEVEL, in the context of whatever thread was running: no waiting, no paged memory, no handles. */
static VOID MetaFsTimerDpc(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  UNREFERENCED_PARAMETER(Dpc);
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Argument1);
  UNREFERENCED_PARAMETER(Argument2);

  if (MetaFsSignal(&g_State.Statistics.SignalsByTimer))
    KdPrint(("MetaFs: the timer signalled the event\n"));
}

/*
 * IOCTL_METAFS_REGISTER_EVENT. METHOD_BUFFERED: the I/O manager has copied the input into SystemBuffer, where the caller
 * cannot change it any more while we look. Its length is still the caller's word: check it before the first read.
 */
static NTSTATUS MetaFsRegisterEvent(PIRP Irp, PIO_STACK_LOCATION Stack) {
  LARGE_INTEGER dueTime;
  HANDLE handle;
  PKEVENT event;
  NTSTATUS status;
  KIRQL oldIrql;

  if (Stack->Parameters.DeviceIoControl.InputBufferLength != sizeof(HANDLE))
    return STATUS_INFO_LENGTH_MISMATCH;
  handle = *(PHANDLE)Irp->AssociatedIrp.SystemBuffer;

  /*
   * A handle means something only in the process that owns it, and we are still in that process: the dispatch routine of the
   * top driver runs in the caller's thread. Later, in the DPC, it would be a number.
   * With RequestorMode (UserMode for a program) the object manager checks all three: that it is a handle, that it is an
   * event's, and that it was opened with EVENT_MODIFY_STATE. KernelMode would skip the access check and trust anybody.
   */
  status = ObReferenceObjectByHandle(handle, EVENT_MODIFY_STATE, *ExEventObjectType, Irp->RequestorMode, (PVOID *)&event, NULL);
  if (!NT_SUCCESS(status)) {
    KdPrint(("MetaFs: handle %p refused, status %08lX\n", handle, status));
    return status;
  }

  KeAcquireSpinLock(&g_State.Lock, &oldIrql);
  if (g_State.Event == NULL) {
    g_State.Event = event;
    g_State.Owner = Stack->FileObject;
    g_State.Statistics.Registered = 1;
    dueTime.QuadPart = -10000LL * METAFS_TIMER_PERIOD_MS; /* negative: from now, in units of 100 ns */
    KeSetTimerEx(&g_State.Timer, dueTime, METAFS_TIMER_PERIOD_MS, &g_State.TimerDpc);
  } else {
    status = STATUS_DEVICE_BUSY;
  }
  KeReleaseSpinLock(&g_State.Lock, oldIrql);

  if (!NT_SUCCESS(status)) {
    ObDereferenceObject(event); /* not kept, so given back: the error path is where references leak */
    return status;
  }
  KdPrint(("MetaFs: event registered\n"));
  return STATUS_SUCCESS;
}

/*
 * IOCTL_METAFS_QUERY. METHOD_NEITHER: UserBuffer is what the program passed, unchecked. It may be NULL, point to nothing,
 * into the kernel, or become invalid while we use it. So: length, then probe, then write, with an exception handler around
 * the whole access, and never at a raised IRQL.
 */
static NTSTATUS MetaFsQuery(PIRP Irp, PIO_STACK_LOCATION Stack, ULONG_PTR *Information) {
  METAFS_STATISTICS copy;
  KIRQL oldIrql;

  if (Stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(copy))
    return STATUS_BUFFER_TOO_SMALL;

  KeAcquireSpinLock(&g_State.Lock, &oldIrql);
  copy = g_State.Statistics;
  KeReleaseSpinLock(&g_State.Lock, oldIrql);

  __try {
    if (Irp->RequestorMode != KernelMode)
      ProbeForWrite(Irp->UserBuffer, sizeof(copy), __alignof(METAFS_STATISTICS));
    RtlCopyMemory(Irp->UserBuffer, &copy, sizeof(copy));
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    return GetExceptionCode();
  }
  *Information = sizeof(copy);
  return STATUS_SUCCESS;
}

static NTSTATUS MetaFsDeviceControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG_PTR information = 0;
  NTSTATUS status;

  UNREFERENCED_PARAMETER(DeviceObject);
  switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_METAFS_REGISTER_EVENT:
      status = MetaFsRegisterEvent(Irp, stack);
      break;
    case IOCTL_METAFS_SIGNAL:
      status = MetaFsSignal(&g_State.Statistics.SignalsByRequest) ? STATUS_SUCCESS : STATUS_DEVICE_NOT_READY;
      break;
    case IOCTL_METAFS_QUERY:
      status = MetaFsQuery(Irp, stack, &information);
      break;
    default:
      status = STATUS_INVALID_DEVICE_REQUEST;
      break;
  }
  return MetaFsComplete(Irp, status, information);
}

static NTSTATUS MetaFsCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return MetaFsComplete(Irp, STATUS_SUCCESS, 0);
}

/*
 * Cleanup: the last handle to an open file is gone, because the program closed it or because the program ended, however it
 * ended. What was registered on that file goes now: the program will never come back for it.
 * Close: the last reference is gone too. A request that was still running during cleanup may have registered an event after
 * all; now no request can be running any more, so this time it is final.
 */
static NTSTATUS MetaFsCleanupClose(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  MetaFsRelease(IoGetCurrentIrpStackLocation(Irp)->FileObject);
  return MetaFsComplete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS MetaFsNotSupported(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return MetaFsComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
}

/*
 * No handle is open any more. After this routine our code is taken out of memory, so nothing may be left that could call it:
 * stop the timer, then wait until a DPC that had already been queued is through.
 */
static VOID MetaFsUnload(PDRIVER_OBJECT DriverObject) {
  KeCancelTimer(&g_State.Timer);
  KeFlushQueuedDpcs();
  MetaFsRelease(NULL);
  IoDeleteSymbolicLink(&g_LinkName);
  IoDeleteDevice(DriverObject->DeviceObject);
  KdPrint(("MetaFs: unloaded\n"));
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING deviceName = RTL_CONSTANT_STRING(METAFS_DEVICE_NAME);
  PDEVICE_OBJECT device;
  NTSTATUS status;
  ULONG i;

  UNREFERENCED_PARAMETER(RegistryPath);
  KdPrint(("MetaFs: DriverEntry\n"));

  /* Everything that a request could need is ready before the device exists. */
  KeInitializeSpinLock(&g_State.Lock);
  KeInitializeTimer(&g_State.Timer);
  KeInitializeDpc(&g_State.TimerDpc, MetaFsTimerDpc, NULL);

  for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++)
    DriverObject->MajorFunction[i] = MetaFsNotSupported;
  DriverObject->MajorFunction[IRP_MJ_CREATE] = MetaFsCreate;
  DriverObject->MajorFunction[IRP_MJ_CLEANUP] = MetaFsCleanupClose;
  DriverObject->MajorFunction[IRP_MJ_CLOSE] = MetaFsCleanupClose;
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = MetaFsDeviceControl;
  DriverObject->DriverUnload = MetaFsUnload;

  status = IoCreateDevice(DriverObject, 0, &deviceName, FILE_DEVICE_METAFS, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
  if (!NT_SUCCESS(status)) {
    KdPrint(("MetaFs: no device, status %08lX\n", status));
    return status;
  }
  KdPrint(("MetaFs: device created\n"));

  /* Programs see only \DosDevices; without this link the device would have a name that they cannot write. */
  status = IoCreateSymbolicLink(&g_LinkName, &deviceName);
  if (!NT_SUCCESS(status)) {
    IoDeleteDevice(device); /* when DriverEntry fails, unload is not called: undo what was done */
    KdPrint(("MetaFs: no symbolic link, status %08lX\n", status));
    return status;
  }
  KdPrint(("MetaFs: symbolic link created\n"));
  return STATUS_SUCCESS;
}
