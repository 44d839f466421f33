#include <ntddk.h>

static NTSTATUS Callback(PVOID context, PVOID argument1, PVOID argument2) {
    UNREFERENCED_PARAMETER(context);
    UNREFERENCED_PARAMETER(argument1);
    UNREFERENCED_PARAMETER(argument2);
    return STATUS_SUCCESS;
}

/* Forgets CmUnRegisterCallback. */
static VOID Unload(PDRIVER_OBJECT driver) {
    UNREFERENCED_PARAMETER(driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"370000");
    LARGE_INTEGER cookie;

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    return CmRegisterCallbackEx(Callback, &altitude, driver, NULL, &cookie, NULL);
}
