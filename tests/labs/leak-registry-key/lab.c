#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT driver) {
    UNREFERENCED_PARAMETER(driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING text = { 0 };
    RTL_QUERY_REGISTRY_TABLE table[2] = { { NULL, RTL_QUERY_REGISTRY_DIRECT, L"ImagePath", &text, REG_NONE } };
    HANDLE key;
    NTSTATUS status;

    driver->DriverUnload = Unload;
    InitializeObjectAttributes(&attributes, path, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    status = ZwOpenKey(&key, KEY_READ, &attributes);
    if (!NT_SUCCESS(status)) return status;
    /* The text is the caller's to free. */
    return RtlQueryRegistryValues(RTL_REGISTRY_HANDLE, (PCWSTR)key, table, NULL, NULL);
}
