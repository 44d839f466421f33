/* Timers, DPCs, IRQL, spin locks, priorities, time, queues. */
#include "check.h"

static LARGE_INTEGER Milliseconds(LONG count) {
    LARGE_INTEGER time;
    time.QuadPart = -10000LL * count;
    return time;
}

static void Sleep(LONG count) {
    LARGE_INTEGER time = Milliseconds(count);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
}

static LONG Ran;
static PVOID First, Second;
static KEVENT Event;

static VOID Deferred(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2) {
    UNREFERENCED_PARAMETER(dpc);
    CHECK(context == (PVOID)&Ran && KeGetCurrentIrql() == DISPATCH_LEVEL);
    First = argument1;
    Second = argument2;
    InterlockedIncrement(&Ran);
    KeSetEvent(&Event, IO_NO_INCREMENT, FALSE);
}

static void Dpcs(void) {
    KDPC dpc;
    KIRQL irql;

    KeInitializeEvent(&Event, SynchronizationEvent, FALSE);
    KeInitializeDpc(&dpc, Deferred, (PVOID)&Ran);
    CHECK(KeInsertQueueDpc(&dpc, (PVOID)1, (PVOID)2) == TRUE);
    CHECK(Ran == 1 && First == (PVOID)1 && Second == (PVOID)2); /* At PASSIVE_LEVEL it runs at once. */
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    CHECK(irql == PASSIVE_LEVEL);
    CHECK(KeInsertQueueDpc(&dpc, (PVOID)3, (PVOID)4) == TRUE);
    CHECK(KeInsertQueueDpc(&dpc, (PVOID)5, (PVOID)6) == FALSE); /* Queued already. */
    CHECK(Ran == 1);
    KeLowerIrql(irql);
    CHECK(Ran == 2 && First == (PVOID)3);
    irql = KeRaiseIrqlToDpcLevel();
    KeInsertQueueDpc(&dpc, NULL, NULL);
    CHECK(KeRemoveQueueDpc(&dpc) == TRUE && KeRemoveQueueDpc(&dpc) == FALSE);
    KeLowerIrql(irql);
    CHECK(Ran == 2);
    KeSetImportanceDpc(&dpc, HighImportance);
    KeSetTargetProcessorDpc(&dpc, 0);
    KeInsertQueueDpc(&dpc, NULL, NULL);
    KeFlushQueuedDpcs();
    CHECK(Ran == 3);
}

static void Timers(void) {
    KTIMER timer;
    KDPC dpc;
    LARGE_INTEGER due = Milliseconds(10), none = { 0 }, now;

    KeInitializeTimer(&timer);
    CHECK(KeReadStateTimer(&timer) == FALSE && KeCancelTimer(&timer) == FALSE);
    CHECK(KeSetTimer(&timer, due, NULL) == FALSE);
    CHECK(KeSetTimer(&timer, due, NULL) == TRUE); /* Set again: was in the queue. */
    CHECK(KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    CHECK(KeReadStateTimer(&timer) == TRUE); /* A notification timer stays signaled. */
    CHECK(KeCancelTimer(&timer) == FALSE && KeReadStateTimer(&timer) == TRUE);
    CHECK(KeSetTimer(&timer, due, NULL) == FALSE && KeReadStateTimer(&timer) == FALSE); /* Setting resets. */
    CHECK(KeCancelTimer(&timer) == TRUE);

    KeInitializeTimerEx(&timer, SynchronizationTimer);
    KeQuerySystemTime(&now);
    now.QuadPart += 10 * 10000;
    CHECK(KeSetTimer(&timer, now, NULL) == FALSE); /* An absolute time. */
    CHECK(KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    CHECK(KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, &none) == STATUS_TIMEOUT);

    Ran = 0;
    KeInitializeDpc(&dpc, Deferred, (PVOID)&Ran);
    KeInitializeTimerEx(&timer, NotificationTimer);
    CHECK(KeSetTimerEx(&timer, due, 10, &dpc) == FALSE);
    Sleep(55);
    CHECK(Ran >= 4 && Ran <= 5);
    CHECK(KeCancelTimer(&timer) == TRUE);
    Ran = 0;
    Sleep(30);
    CHECK(Ran == 0);
    /* Due at once. */
    due.QuadPart = 0;
    KeClearEvent(&Event);
    CHECK(KeSetTimer(&timer, due, &dpc) == FALSE);
    CHECK(KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && Ran == 1);
    CHECK(KeReadStateTimer(&timer) == TRUE);
    due = Milliseconds(1);
    CHECK(KeSetCoalescableTimer(&timer, due, 0, 0, NULL) == FALSE);
    CHECK(KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
}

static void SpinLocks(void) {
    KSPIN_LOCK lock;
    KLOCK_QUEUE_HANDLE handle;
    KIRQL irql = 77;

    KeInitializeSpinLock(&lock);
    CHECK(lock == 0 && KeTestSpinLock(&lock) == TRUE);
    KeAcquireSpinLock(&lock, &irql);
    CHECK(irql == PASSIVE_LEVEL && KeGetCurrentIrql() == DISPATCH_LEVEL && KeTestSpinLock(&lock) == FALSE);
    KeReleaseSpinLock(&lock, irql);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL && KeTestSpinLock(&lock) == TRUE);
    irql = KeAcquireSpinLockRaiseToDpc(&lock);
    CHECK(irql == PASSIVE_LEVEL && KeTryToAcquireSpinLockAtDpcLevel(&lock) == FALSE);
    KeReleaseSpinLock(&lock, irql);
    KeRaiseIrql(APC_LEVEL, &irql);
    CHECK(KeGetCurrentIrql() == APC_LEVEL);
    KeLowerIrql(irql);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    KeAcquireSpinLockAtDpcLevel(&lock);
    CHECK(KeTestSpinLock(&lock) == FALSE);
    KeReleaseSpinLockFromDpcLevel(&lock);
    CHECK(KeTryToAcquireSpinLockAtDpcLevel(&lock) == TRUE);
    KeReleaseSpinLockFromDpcLevel(&lock);
    KeAcquireInStackQueuedSpinLockAtDpcLevel(&lock, &handle);
    KeReleaseInStackQueuedSpinLockFromDpcLevel(&handle);
    CHECK(KeGetCurrentIrql() == DISPATCH_LEVEL);
    KeLowerIrql(irql);
    KeAcquireInStackQueuedSpinLock(&lock, &handle);
    CHECK(KeGetCurrentIrql() == DISPATCH_LEVEL && KeTestSpinLock(&lock) == FALSE);
    KeReleaseInStackQueuedSpinLock(&handle);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL && KeTestSpinLock(&lock) == TRUE);
}

static LONG Order[4], Count;

static VOID Prioritised(PVOID context) {
    LARGE_INTEGER none = { 0 };
    KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
    UNREFERENCED_PARAMETER(none);
    Order[InterlockedIncrement(&Count) - 1] = (LONG)(LONG_PTR)context;
}

static void Priorities(void) {
    static const LONG priorities[] = { 9, 12, 15 };
    PKTHREAD self = KeGetCurrentThread();
    KPRIORITY old = KeQueryPriorityThread(self);
    PVOID threads[3];
    HANDLE handle;

    CHECK(old >= 1 && old < LOW_REALTIME_PRIORITY);
    CHECK(KeSetPriorityThread(self, LOW_REALTIME_PRIORITY) == old);
    CHECK(KeQueryPriorityThread(self) == LOW_REALTIME_PRIORITY);

    /* Of those that are ready, the highest goes first, whatever the order in which they became ready. */
    KeInitializeEvent(&Event, NotificationEvent, FALSE);
    for (int i = 0; i < 3; i++) {
        CHECK(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, Prioritised, (PVOID)(LONG_PTR)priorities[i]) == STATUS_SUCCESS);
        CHECK(ObReferenceObjectByHandle(handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &threads[i], NULL) == STATUS_SUCCESS);
        ZwClose(handle);
        KeSetPriorityThread(threads[i], priorities[i]);
    }
    Sleep(10);
    KeSetEvent(&Event, IO_NO_INCREMENT, FALSE);
    CHECK(Count == 0); /* This thread is above all of them. */
    for (int i = 0; i < 3; i++) {
        CHECK(KeWaitForSingleObject(threads[i], Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
        ObDereferenceObject(threads[i]);
    }
    CHECK(Count == 3 && Order[0] == 15 && Order[1] == 12 && Order[2] == 9);
    CHECK(KeSetPriorityThread(self, old) == LOW_REALTIME_PRIORITY);
    CHECK(KeQueryPriorityThread(self) == old);
}

static void Time(void) {
    LARGE_INTEGER a, b, precise, frequency, ticks, later;
    ULONG increment = KeQueryTimeIncrement();
    ULONG64 counter;
    ULONGLONG interrupt;
    TIME_FIELDS fields;

    CHECK(increment >= 5000 && increment <= 200000);
    KeQueryTickCount(&ticks);
    KeQuerySystemTime(&a);
    interrupt = KeQueryInterruptTime();
    Sleep(50);
    KeQuerySystemTime(&b);
    KeQueryTickCount(&later);
    CHECK(b.QuadPart - a.QuadPart >= 50 * 10000 && b.QuadPart - a.QuadPart < 100 * 10000);
    CHECK(KeQueryInterruptTime() - interrupt == (ULONGLONG)(b.QuadPart - a.QuadPart));
    CHECK(later.QuadPart > ticks.QuadPart);
    CHECK((later.QuadPart - ticks.QuadPart) * increment >= 50 * 10000 - increment);
    KeQuerySystemTimePrecise(&precise);
    CHECK(precise.QuadPart >= b.QuadPart && precise.QuadPart - b.QuadPart < 40 * 10000);
    a = KeQueryPerformanceCounter(&frequency);
    CHECK(frequency.QuadPart > 0);
    Sleep(20);
    b = KeQueryPerformanceCounter(NULL);
    CHECK((b.QuadPart - a.QuadPart) * 1000 / frequency.QuadPart >= 20);
    CHECK(KeQueryInterruptTimePrecise(&counter) >= KeQueryInterruptTime());
    KeStallExecutionProcessor(50);
    RtlTimeToTimeFields(&precise, &fields);
    CHECK(fields.Year > 2000 && fields.Year < 2100);
}

static void Processors(void) {
    KAFFINITY set = 0;
    CHECK(KeGetCurrentProcessorNumber() == 0 && KeQueryActiveProcessorCount(&set) == 1 && set == 1);
    CHECK(KeQueryActiveProcessors() == 1 && KeNumberProcessors == 1);
    KeSetSystemAffinityThread(1);
    KeRevertToUserAffinityThread();
}

static void Queues(void) {
    KQUEUE queue;
    LIST_ENTRY a, b;
    LARGE_INTEGER none = { 0 };
    KDEVICE_QUEUE device;
    KDEVICE_QUEUE_ENTRY x, y;
    KIRQL irql;

    KeInitializeQueue(&queue, 0);
    CHECK((NTSTATUS)(LONG_PTR)KeRemoveQueue(&queue, KernelMode, &none) == STATUS_TIMEOUT);
    CHECK(KeInsertQueue(&queue, &a) == 0 && KeInsertQueue(&queue, &b) == 1);
    CHECK(KeRemoveQueue(&queue, KernelMode, NULL) == &a);
    CHECK(KeRundownQueue(&queue) == &b);

    KeInitializeDeviceQueue(&device);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    CHECK(KeInsertDeviceQueue(&device, &x) == FALSE); /* Not busy: becomes so, the entry is the caller's. */
    CHECK(KeInsertByKeyDeviceQueue(&device, &x, 5) == TRUE && KeInsertByKeyDeviceQueue(&device, &y, 2) == TRUE);
    CHECK(KeRemoveDeviceQueue(&device) == &y);
    CHECK(KeRemoveEntryDeviceQueue(&device, &x) == TRUE && KeRemoveEntryDeviceQueue(&device, &x) == FALSE);
    CHECK(KeRemoveDeviceQueue(&device) == NULL && !device.Busy);
    KeLowerIrql(irql);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    Dpcs();
    Timers();
    SpinLocks();
    Priorities();
    Time();
    Processors();
    Queues();
    FINISH("api-timers");
    return STATUS_SUCCESS;
}
