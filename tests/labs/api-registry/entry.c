#include "check.h"

LONG Checks, Failed;

NTSTATUS OpenKey(PHANDLE key, ACCESS_MASK access, HANDLE root, PCWSTR path) {
    UNICODE_STRING name;
    OBJECT_ATTRIBUTES attributes;

    RtlInitUnicodeString(&name, path);
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, root, NULL);
    return ZwOpenKey(key, access, &attributes);
}

NTSTATUS CreateKey(PHANDLE key, ACCESS_MASK access, HANDLE root, PCWSTR path, ULONG options, PULONG disposition) {
    UNICODE_STRING name;
    OBJECT_ATTRIBUTES attributes;

    RtlInitUnicodeString(&name, path);
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, root, NULL);
    return ZwCreateKey(key, access, &attributes, 0, NULL, options, disposition);
}

NTSTATUS SetDword(HANDLE key, PCWSTR name, ULONG value) {
    UNICODE_STRING text;

    RtlInitUnicodeString(&text, name);
    return ZwSetValueKey(key, &text, 0, REG_DWORD, &value, sizeof(value));
}

static VOID Unload(PDRIVER_OBJECT driver) {
    UNREFERENCED_PARAMETER(driver);
}

/* The registry path that the driver is given leads to its service's key. */
static void OwnKey(PUNICODE_STRING path) {
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"ImagePath");
    UCHAR buffer[128];
    PKEY_VALUE_PARTIAL_INFORMATION value = (PKEY_VALUE_PARTIAL_INFORMATION)buffer;
    HANDLE key;
    ULONG needed;

    InitializeObjectAttributes(&attributes, path, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwOpenKey(&key, KEY_READ, &attributes) == STATUS_SUCCESS);
    CHECK(ZwQueryValueKey(key, &name, KeyValuePartialInformation, buffer, sizeof(buffer), &needed) == STATUS_SUCCESS);
    CHECK(value->Type == REG_EXPAND_SZ && wcscmp((PWSTR)value->Data, L"registry.sys") == 0);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
}

static void DriverKey(PDRIVER_OBJECT driver) {
    HANDLE key, same;

    CHECK(IoOpenDriverRegistryKey(driver, DriverRegKeyParameters, KEY_ALL_ACCESS, 0, &key) == STATUS_SUCCESS);
    CHECK(SetDword(key, L"Answer", 42) == STATUS_SUCCESS);
    CHECK(OpenKey(&same, KEY_READ, NULL, L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\registry\\Parameters") == STATUS_SUCCESS);
    CHECK(ZwClose(same) == STATUS_SUCCESS);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    CHECK(IoOpenDriverRegistryKey(driver, DriverRegKeyParameters, KEY_READ, 1, &key) == STATUS_INVALID_PARAMETER);
    CHECK(IoOpenDeviceRegistryKey(driver->DeviceObject, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &key) == STATUS_INVALID_DEVICE_REQUEST);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    driver->DriverUnload = Unload;
    OwnKey(path);
    DriverKey(driver);
    Keys();
    Values();
    Tables();
    DbgPrint("api-registry: %d checks, %d failed\n", Checks, Failed);
    return STATUS_SUCCESS;
}
