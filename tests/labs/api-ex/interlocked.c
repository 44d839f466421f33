/* Interlocked numbers and lists, work items, callbacks, timers of the executive. */
#include "check.h"

typedef struct _NODE {
    LIST_ENTRY Link;
    SINGLE_LIST_ENTRY Single;
    DECLSPEC_ALIGN(8) SLIST_ENTRY Sequenced;
} NODE;

static KSPIN_LOCK Lock;
static KEVENT Event;
static ULONG Calls;

static void Numbers(void) {
    LONG value = 5;
    LONGLONG big = 0x100000000LL;
    LARGE_INTEGER large, add, old;
    ULONG number = 7;
    PVOID pointer = NULL;
    LONG bits = 0xF0;
    SHORT small = 1;

    CHECK(InterlockedIncrement(&value) == 6 && InterlockedDecrement(&value) == 5);
    CHECK(InterlockedExchange(&value, 9) == 5 && value == 9);
    CHECK(InterlockedExchangeAdd(&value, -4) == 9 && value == 5);
    CHECK(InterlockedAdd(&value, 3) == 8);
    CHECK(InterlockedCompareExchange(&value, 1, 8) == 8 && value == 1);
    CHECK(InterlockedCompareExchange(&value, 2, 8) == 1 && value == 1);
    CHECK(InterlockedExchangePointer(&pointer, &value) == NULL && pointer == &value);
    CHECK(InterlockedCompareExchangePointer(&pointer, NULL, &value) == &value && pointer == NULL);
    CHECK(InterlockedAnd(&bits, 0x3C) == 0xF0 && bits == 0x30);
    CHECK(InterlockedOr(&bits, 1) == 0x30 && InterlockedXor(&bits, 0xFF) == 0x31 && bits == 0xCE);
    CHECK(InterlockedIncrement64(&big) == 0x100000001LL && InterlockedExchange64(&big, -1) == 0x100000001LL);
    CHECK(InterlockedCompareExchange64(&big, 5, -1) == -1 && big == 5 && InterlockedAdd64(&big, 2) == 7);
    CHECK(InterlockedBitTestAndSet(&bits, 0) == 0 && InterlockedBitTestAndReset(&bits, 0) == 1 && bits == 0xCE);
    CHECK(InterlockedIncrement16(&small) == 2);
    value = MAXLONG;
    CHECK(InterlockedIncrement(&value) == (LONG)MINLONG);

    KeInitializeSpinLock(&Lock);
    large.QuadPart = 0xFFFFFFFF;
    add.QuadPart = 1;
    old = ExInterlockedAddLargeInteger(&large, add, &Lock);
    CHECK(old.QuadPart == 0xFFFFFFFF && large.QuadPart == 0x100000000LL);
    CHECK(ExInterlockedAddUlong(&number, 3, &Lock) == 7 && number == 10);
    CHECK(Lock == 0);
}

static void Lists(void) {
    NODE a, b;
    LIST_ENTRY head;
    SINGLE_LIST_ENTRY single = { NULL };
    SLIST_HEADER sequenced;

    InitializeListHead(&head);
    CHECK(ExInterlockedInsertHeadList(&head, &a.Link, &Lock) == NULL);
    CHECK(ExInterlockedInsertTailList(&head, &b.Link, &Lock) == &a.Link);
    CHECK(ExInterlockedRemoveHeadList(&head, &Lock) == &a.Link);
    CHECK(ExInterlockedRemoveHeadList(&head, &Lock) == &b.Link);
    CHECK(ExInterlockedRemoveHeadList(&head, &Lock) == NULL && IsListEmpty(&head));

    CHECK(ExInterlockedPushEntryList(&single, &a.Single, &Lock) == NULL);
    CHECK(ExInterlockedPushEntryList(&single, &b.Single, &Lock) == &a.Single);
    CHECK(ExInterlockedPopEntryList(&single, &Lock) == &b.Single);
    CHECK(ExInterlockedPopEntryList(&single, &Lock) == &a.Single);
    CHECK(ExInterlockedPopEntryList(&single, &Lock) == NULL);

    ExInitializeSListHead(&sequenced);
    CHECK(ExQueryDepthSList(&sequenced) == 0);
    CHECK(ExInterlockedPushEntrySList(&sequenced, &a.Sequenced, &Lock) == NULL);
    CHECK(InterlockedPushEntrySList(&sequenced, &b.Sequenced) == &a.Sequenced);
    CHECK(ExQueryDepthSList(&sequenced) == 2);
    CHECK(ExInterlockedPopEntrySList(&sequenced, &Lock) == &b.Sequenced);
    CHECK(InterlockedPopEntrySList(&sequenced) == &a.Sequenced);
    CHECK(InterlockedPopEntrySList(&sequenced) == NULL && ExQueryDepthSList(&sequenced) == 0);
    InterlockedPushEntrySList(&sequenced, &a.Sequenced);
    InterlockedPushEntrySList(&sequenced, &b.Sequenced);
    CHECK(InterlockedFlushSList(&sequenced) == &b.Sequenced && b.Sequenced.Next == &a.Sequenced);
    CHECK(QueryDepthSList(&sequenced) == 0);
}

static VOID Work(PVOID parameter) {
    CHECK(parameter == &Calls && KeGetCurrentIrql() == PASSIVE_LEVEL);
    CHECK(PsGetCurrentProcess() == PsInitialSystemProcess && PsIsSystemThread(PsGetCurrentThread()));
    Calls++;
    KeSetEvent(&Event, IO_NO_INCREMENT, FALSE);
}

static void WorkItem(void) {
    static WORK_QUEUE_ITEM item;
    KIRQL irql;

    KeInitializeEvent(&Event, SynchronizationEvent, FALSE);
    ExInitializeWorkItem(&item, Work, &Calls);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    ExQueueWorkItem(&item, DelayedWorkQueue);
    CHECK(Calls == 0);
    KeLowerIrql(irql);
    CHECK(KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && Calls == 1);
    ExQueueWorkItem(&item, CriticalWorkQueue);
    CHECK(KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && Calls == 2);
}

static ULONG Notified;

static VOID OnCallback(PVOID context, PVOID argument1, PVOID argument2) {
    CHECK(context == (PVOID)1 && argument1 == (PVOID)2 && argument2 == (PVOID)3);
    Notified++;
}

static void Callback(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Callback\\RingsideApi");
    OBJECT_ATTRIBUTES attributes;
    PCALLBACK_OBJECT object = NULL;
    PVOID registration;

    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(!NT_SUCCESS(ExCreateCallback(&object, &attributes, FALSE, TRUE)));
    CHECK(ExCreateCallback(&object, &attributes, TRUE, TRUE) == STATUS_SUCCESS);
    registration = ExRegisterCallback(object, OnCallback, (PVOID)1);
    CHECK(registration != NULL);
    ExNotifyCallback(object, (PVOID)2, (PVOID)3);
    CHECK(Notified == 1);
    ExUnregisterCallback(registration);
    ExNotifyCallback(object, (PVOID)2, (PVOID)3);
    CHECK(Notified == 1);
    ObDereferenceObject(object);
}

static ULONG Ticks;

static VOID OnTimer(PEX_TIMER timer, PVOID context) {
    UNREFERENCED_PARAMETER(timer);
    CHECK(context == &Ticks && KeGetCurrentIrql() == DISPATCH_LEVEL);
    Ticks++;
}

static void Timer(void) {
    PEX_TIMER timer = ExAllocateTimer(OnTimer, &Ticks, EX_TIMER_NOTIFICATION);
    LARGE_INTEGER wait;

    CHECK(timer != NULL);
    CHECK(ExSetTimer(timer, -10 * 10000, 10 * 10000, NULL) == FALSE);
    wait.QuadPart = -35 * 10000;
    KeDelayExecutionThread(KernelMode, FALSE, &wait);
    CHECK(Ticks >= 2 && Ticks <= 3);
    CHECK(ExCancelTimer(timer, NULL) == TRUE && ExCancelTimer(timer, NULL) == FALSE);
    CHECK(ExDeleteTimer(timer, TRUE, TRUE, NULL) == FALSE);
}

static NTSTATUS Raise(NTSTATUS status) {
    __try {
        ExRaiseStatus(status);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}

static void Raising(void) {
    NTSTATUS status = 0;
    CHECK(Raise(STATUS_DEVICE_BUSY) == STATUS_DEVICE_BUSY);
    __try {
        ExRaiseAccessViolation();
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    CHECK(status == STATUS_ACCESS_VIOLATION);
    __try {
        ExRaiseDatatypeMisalignment();
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    CHECK(status == STATUS_DATATYPE_MISALIGNMENT);
    CHECK(ExGetPreviousMode() == KernelMode);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    Numbers();
    Lists();
    WorkItem();
    Callback();
    Timer();
    Raising();
    FINISH("api-interlocked");
    return STATUS_SUCCESS;
}
