/* CmUnRegisterCallback returns when nobody is in the routine any more: until then its code must stay. */
#include <ntddk.h>

static LARGE_INTEGER Cookie;

static NTSTATUS Callback(PVOID context, PVOID argument1, PVOID argument2) {
    PREG_SET_VALUE_KEY_INFORMATION set = argument2;
    UNICODE_STRING slow = RTL_CONSTANT_STRING(L"Slow");
    LARGE_INTEGER delay = { .QuadPart = -30000000LL };

    UNREFERENCED_PARAMETER(context);
    if ((REG_NOTIFY_CLASS)(ULONG_PTR)argument1 != RegNtPreSetValueKey) return STATUS_SUCCESS;
    if (!RtlEqualUnicodeString(set->ValueName, &slow, TRUE)) return STATUS_SUCCESS;
    DbgPrint("the callback waits\n");
    KeDelayExecutionThread(KernelMode, FALSE, &delay);
    DbgPrint("the callback goes on\n");
    return STATUS_SUCCESS;
}

static VOID Unload(PDRIVER_OBJECT driver) {
    NTSTATUS status;

    UNREFERENCED_PARAMETER(driver);
    DbgPrint("unloading\n");
    status = CmUnRegisterCallback(Cookie);
    DbgPrint("unregistered: 0x%08X\n", status);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"371000");

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    return CmRegisterCallbackEx(Callback, &altitude, driver, NULL, &Cookie, NULL);
}
