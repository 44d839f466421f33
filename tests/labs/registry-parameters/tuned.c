/* A driver that reads its Parameters key by the registry path that it is given. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT driver) {
    UNREFERENCED_PARAMETER(driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING parameters, greeting = { 0 };
    ULONG limit = 0, retries = 0, retriesDefault = 3;
    RTL_QUERY_REGISTRY_TABLE table[4] = {
        { NULL, RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_TYPECHECK, L"Limit", &limit, (REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_NONE },
        { NULL, RTL_QUERY_REGISTRY_DIRECT, L"Greeting", &greeting, REG_NONE },
        { NULL, RTL_QUERY_REGISTRY_DIRECT, L"Retries", &retries, REG_DWORD, &retriesDefault, sizeof(retriesDefault) },
    };
    NTSTATUS status;

    driver->DriverUnload = Unload;
    parameters.Length = 0;
    parameters.MaximumLength = path->Length + sizeof(L"\\Parameters");
    parameters.Buffer = ExAllocatePoolWithTag(PagedPool, parameters.MaximumLength, 'nuTL');
    if (parameters.Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlCopyUnicodeString(&parameters, path);
    RtlAppendUnicodeToString(&parameters, L"\\Parameters");
    parameters.Buffer[parameters.Length / sizeof(WCHAR)] = 0;
    status = RtlQueryRegistryValues(RTL_REGISTRY_ABSOLUTE, parameters.Buffer, table, NULL, NULL);
    ExFreePool(parameters.Buffer);
    if (!NT_SUCCESS(status)) return status;
    DbgPrint("limit %u, retries %u, %wZ\n", limit, retries, &greeting);
    RtlFreeUnicodeString(&greeting);
    return STATUS_SUCCESS;
}
