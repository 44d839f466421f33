#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT driver) {
    UNREFERENCED_PARAMETER(driver);
    DbgPrint("unloaded\n");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    driver->DriverUnload = Unload;
    DbgPrint("%wZ\n", path);
    return STATUS_SUCCESS;
}
