/* Events, semaphores, mutexes, timers, waits of every kind. */
#include "check.h"

static LARGE_INTEGER Milliseconds(LONG count) {
    LARGE_INTEGER time;
    time.QuadPart = -10000LL * count;
    return time;
}

static NTSTATUS Poll(PVOID object) {
    LARGE_INTEGER none = { 0 };
    return KeWaitForSingleObject(object, Executive, KernelMode, FALSE, &none);
}

static PVOID Start(PKSTART_ROUTINE routine, PVOID context) {
    HANDLE handle;
    PVOID thread = NULL;
    CHECK(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, routine, context) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(handle, SYNCHRONIZE, *PsThreadType, KernelMode, &thread, NULL) == STATUS_SUCCESS);
    ZwClose(handle);
    return thread;
}

static void Join(PVOID thread) {
    CHECK(KeWaitForSingleObject(thread, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    ObDereferenceObject(thread);
}

static void Events(void) {
    KEVENT event;

    KeInitializeEvent(&event, NotificationEvent, FALSE);
    CHECK(KeReadStateEvent(&event) == 0 && Poll(&event) == STATUS_TIMEOUT);
    CHECK(KeSetEvent(&event, IO_NO_INCREMENT, FALSE) == 0);
    CHECK(KeSetEvent(&event, IO_NO_INCREMENT, FALSE) != 0);
    CHECK(Poll(&event) == STATUS_SUCCESS && Poll(&event) == STATUS_SUCCESS && KeReadStateEvent(&event) == 1);
    CHECK(KeResetEvent(&event) != 0 && KeResetEvent(&event) == 0);
    KeInitializeEvent(&event, SynchronizationEvent, TRUE);
    CHECK(Poll(&event) == STATUS_SUCCESS && Poll(&event) == STATUS_TIMEOUT);
    KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
    KeClearEvent(&event);
    CHECK(KeReadStateEvent(&event) == 0);
    CHECK(KePulseEvent(&event, IO_NO_INCREMENT, FALSE) == 0 && KeReadStateEvent(&event) == 0);
}

static void Semaphores(void) {
    KSEMAPHORE semaphore;
    NTSTATUS status = STATUS_SUCCESS;

    KeInitializeSemaphore(&semaphore, 1, 3);
    CHECK(KeReadStateSemaphore(&semaphore) == 1);
    CHECK(Poll(&semaphore) == STATUS_SUCCESS && Poll(&semaphore) == STATUS_TIMEOUT);
    CHECK(KeReleaseSemaphore(&semaphore, IO_NO_INCREMENT, 2, FALSE) == 0);
    CHECK(KeReleaseSemaphore(&semaphore, IO_NO_INCREMENT, 1, FALSE) == 2);
    __try {
        KeReleaseSemaphore(&semaphore, IO_NO_INCREMENT, 1, FALSE);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    CHECK(status == STATUS_SEMAPHORE_LIMIT_EXCEEDED && KeReadStateSemaphore(&semaphore) == 3);
    CHECK(Poll(&semaphore) == STATUS_SUCCESS && Poll(&semaphore) == STATUS_SUCCESS && Poll(&semaphore) == STATUS_SUCCESS);
    CHECK(KeReadStateSemaphore(&semaphore) == 0);
}

static KMUTEX Mutex;

static VOID MutexThread(PVOID context) {
    UNREFERENCED_PARAMETER(context);
    CHECK(Poll(&Mutex) == STATUS_TIMEOUT);
}

static void Mutexes(void) {
    PVOID thread;
    NTSTATUS status = STATUS_SUCCESS;

    KeInitializeMutex(&Mutex, 0);
    CHECK(KeReadStateMutex(&Mutex) == 1);
    CHECK(Poll(&Mutex) == STATUS_SUCCESS && Poll(&Mutex) == STATUS_SUCCESS); /* Twice by its owner. */
    CHECK(KeReadStateMutex(&Mutex) == -1 && KeAreApcsDisabled());
    thread = Start(MutexThread, NULL);
    Join(thread);
    CHECK(KeReleaseMutex(&Mutex, FALSE) == -1 && KeAreApcsDisabled());
    CHECK(KeReleaseMutex(&Mutex, FALSE) == 0 && !KeAreApcsDisabled());
    CHECK(KeReadStateMutex(&Mutex) == 1);
    __try {
        KeReleaseMutex(&Mutex, FALSE);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    CHECK(status == STATUS_MUTANT_NOT_OWNED);
}

static void Timeouts(void) {
    KEVENT event;
    LARGE_INTEGER time = Milliseconds(30), before, after;
    ULONGLONG start, end;

    KeInitializeEvent(&event, NotificationEvent, FALSE);
    start = KeQueryInterruptTime();
    CHECK(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &time) == STATUS_TIMEOUT);
    end = KeQueryInterruptTime();
    CHECK(end - start >= 30 * 10000 && end - start < 60 * 10000);

    /* Absolute times are system times. */
    KeQuerySystemTime(&before);
    time.QuadPart = before.QuadPart + 20 * 10000;
    CHECK(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &time) == STATUS_TIMEOUT);
    KeQuerySystemTime(&after);
    CHECK(after.QuadPart >= time.QuadPart && after.QuadPart < time.QuadPart + 20 * 10000);
    CHECK(KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &before) == STATUS_TIMEOUT); /* In the past. */

    time = Milliseconds(5);
    CHECK(KeDelayExecutionThread(KernelMode, FALSE, &time) == STATUS_SUCCESS);
    CHECK(KeDelayExecutionThread(KernelMode, TRUE, &time) == STATUS_SUCCESS);
}

static void Multiple(void) {
    KEVENT events[3];
    KSEMAPHORE semaphore;
    PVOID objects[4] = { &events[0], &events[1], &events[2], &semaphore };
    LARGE_INTEGER none = { 0 };
    KWAIT_BLOCK blocks[4];

    for (int i = 0; i < 3; i++) KeInitializeEvent(&events[i], SynchronizationEvent, FALSE);
    KeInitializeSemaphore(&semaphore, 0, 10);
    CHECK(KeWaitForMultipleObjects(3, objects, WaitAny, Executive, KernelMode, FALSE, &none, NULL) == STATUS_TIMEOUT);
    KeSetEvent(&events[1], 0, FALSE);
    KeSetEvent(&events[2], 0, FALSE);
    CHECK(KeWaitForMultipleObjects(3, objects, WaitAny, Executive, KernelMode, FALSE, NULL, NULL) == STATUS_WAIT_1);
    CHECK(KeReadStateEvent(&events[1]) == 0 && KeReadStateEvent(&events[2]) == 1);
    /* All or nothing: what is signaled stays so until all are. */
    KeSetEvent(&events[0], 0, FALSE);
    CHECK(KeWaitForMultipleObjects(3, objects, WaitAll, Executive, KernelMode, FALSE, &none, NULL) == STATUS_TIMEOUT);
    CHECK(KeReadStateEvent(&events[0]) == 1 && KeReadStateEvent(&events[2]) == 1);
    KeSetEvent(&events[1], 0, FALSE);
    CHECK(KeWaitForMultipleObjects(3, objects, WaitAll, Executive, KernelMode, FALSE, &none, NULL) == STATUS_SUCCESS);
    CHECK(KeReadStateEvent(&events[0]) == 0 && KeReadStateEvent(&events[1]) == 0 && KeReadStateEvent(&events[2]) == 0);
    /* More than THREAD_WAIT_OBJECTS objects need the caller's wait blocks. */
    KeReleaseSemaphore(&semaphore, 0, 1, FALSE);
    CHECK(KeWaitForMultipleObjects(4, objects, WaitAny, Executive, KernelMode, FALSE, NULL, blocks) == STATUS_WAIT_3);
}

static KEVENT Gate;
static LONG Woken;

static VOID Waiter(PVOID context) {
    UNREFERENCED_PARAMETER(context);
    CHECK(KeWaitForSingleObject(&Gate, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    InterlockedIncrement(&Woken);
}

static void Waking(void) {
    PVOID threads[3];
    LARGE_INTEGER time = Milliseconds(10);

    KeInitializeEvent(&Gate, SynchronizationEvent, FALSE);
    for (int i = 0; i < 3; i++) threads[i] = Start(Waiter, NULL);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
    CHECK(Woken == 0);
    KeSetEvent(&Gate, IO_NO_INCREMENT, FALSE);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
    CHECK(Woken == 1); /* A synchronization event lets one go. */
    KePulseEvent(&Gate, IO_NO_INCREMENT, FALSE);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
    CHECK(Woken == 2);
    KeSetEvent(&Gate, IO_NO_INCREMENT, FALSE);
    for (int i = 0; i < 3; i++) Join(threads[i]);
    CHECK(Woken == 3);

    Woken = 0;
    KeInitializeEvent(&Gate, NotificationEvent, FALSE);
    for (int i = 0; i < 3; i++) threads[i] = Start(Waiter, NULL);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
    KePulseEvent(&Gate, IO_NO_INCREMENT, FALSE); /* Lets all go, and is not signaled after it. */
    for (int i = 0; i < 3; i++) Join(threads[i]);
    CHECK(Woken == 3 && KeReadStateEvent(&Gate) == 0);

    /* Set and wait in one step. */
    KeInitializeEvent(&Gate, SynchronizationEvent, FALSE);
    Woken = 0;
    threads[0] = Start(Waiter, NULL);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
    KeSetEvent(&Gate, IO_NO_INCREMENT, TRUE);
    CHECK(KeWaitForSingleObject(threads[0], Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS && Woken == 1);
    ObDereferenceObject(threads[0]);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    Events();
    Semaphores();
    Mutexes();
    Timeouts();
    Multiple();
    Waking();
    FINISH("api-dispatcher");
    return STATUS_SUCCESS;
}
