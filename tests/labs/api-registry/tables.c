/* Rtl: values by path, and tables of them. */
#include "check.h"

#define TABLE_KEY L"LabTable"
#define TABLE_PATH L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\LabTable"

static WCHAR Seen[256];
static ULONG Calls;

static NTSTATUS NTAPI Note(PWSTR name, ULONG type, PVOID data, ULONG length, PVOID context, PVOID entry) {
    WCHAR line[96];

    UNREFERENCED_PARAMETER(length);
    CHECK(context == Seen && entry == &Calls);
    Calls++;
    if (type == REG_SZ) RtlStringCbPrintfW(line, sizeof(line), L"%ws=%ws;", name, (PWSTR)data);
    else if (type == REG_NONE) RtlStringCbPrintfW(line, sizeof(line), L"nothing;");
    else RtlStringCbPrintfW(line, sizeof(line), L"%ws:%u:%u;", name, type, length);
    RtlStringCbCatW(Seen, sizeof(Seen), line);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI Refuse(PWSTR name, ULONG type, PVOID data, ULONG length, PVOID context, PVOID entry) {
    UNREFERENCED_PARAMETER(name); UNREFERENCED_PARAMETER(type); UNREFERENCED_PARAMETER(data);
    UNREFERENCED_PARAMETER(length); UNREFERENCED_PARAMETER(context); UNREFERENCED_PARAMETER(entry);
    return STATUS_UNSUCCESSFUL;
}

static NTSTATUS Query(PRTL_QUERY_REGISTRY_TABLE table) {
    Seen[0] = 0;
    Calls = 0;
    return RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, TABLE_KEY, table, Seen, NULL);
}

static void Routines(void) {
    RTL_QUERY_REGISTRY_TABLE table[3] = { { Note, 0, L"Text", &Calls } };
    HANDLE key;

    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"Text=hello;") == 0);
    table[0].Name = L"List";
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"List=one;List=two;") == 0);
    table[0].Flags = RTL_QUERY_REGISTRY_NOEXPAND;
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"List:7:18;") == 0);
    table[0].Name = L"Path";
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"Path:2:30;") == 0);
    table[0].Flags = 0;
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"Path=C:\\WINDOWS\\x;") == 0);

    /* What is not there: nothing, a default, or a failure. */
    table[0].Name = L"Missing";
    CHECK(Query(table) == STATUS_SUCCESS && Calls == 0);
    table[0].DefaultType = REG_SZ;
    table[0].DefaultData = L"default";
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"Missing=default;") == 0);
    table[0].Flags = RTL_QUERY_REGISTRY_REQUIRED;
    CHECK(Query(table) == STATUS_OBJECT_NAME_NOT_FOUND && Calls == 0);

    /* All values; a subkey's; back at the top. */
    RtlZeroMemory(table, sizeof(table));
    table[0].QueryRoutine = Note;
    table[0].EntryContext = &Calls;
    CHECK(Query(table) == STATUS_SUCCESS && Calls == 6);
    table[0].Name = L"Sub";
    table[0].Flags = RTL_QUERY_REGISTRY_SUBKEY;
    table[1].QueryRoutine = Note;
    table[1].EntryContext = &Calls;
    table[1].Name = L"Text";
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"Inner=inside;") == 0);
    table[1].Flags = RTL_QUERY_REGISTRY_TOPKEY;
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"Inner=inside;Text=hello;") == 0);
    table[1].Name = NULL;
    table[1].Flags = RTL_QUERY_REGISTRY_NOVALUE;
    CHECK(Query(table) == STATUS_SUCCESS && wcscmp(Seen, L"Inner=inside;nothing;") == 0);
    table[0].Name = L"Nowhere";
    CHECK(Query(table) == STATUS_OBJECT_NAME_NOT_FOUND);

    /* A routine's failure ends the walk; a value can go when it has been seen. */
    RtlZeroMemory(table, sizeof(table));
    table[0].QueryRoutine = Refuse;
    table[0].Name = L"Text";
    CHECK(Query(table) == STATUS_UNSUCCESSFUL);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"Once", REG_SZ, L"x", 4) == STATUS_SUCCESS);
    table[0].QueryRoutine = Note;
    table[0].Name = L"Once";
    table[0].EntryContext = &Calls;
    table[0].Flags = RTL_QUERY_REGISTRY_DELETE;
    CHECK(Query(table) == STATUS_SUCCESS && Calls == 1);
    CHECK(Query(table) == STATUS_SUCCESS && Calls == 0);

    /* By handle, and optional keys. */
    table[0].Name = L"Text";
    table[0].Flags = 0;
    CHECK(OpenKey(&key, KEY_READ, NULL, TABLE_PATH) == STATUS_SUCCESS);
    Seen[0] = 0;
    CHECK(RtlQueryRegistryValues(RTL_REGISTRY_HANDLE, (PCWSTR)key, table, Seen, NULL) == STATUS_SUCCESS && wcscmp(Seen, L"Text=hello;") == 0);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"Nobody", table, Seen, NULL) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES | RTL_REGISTRY_OPTIONAL, L"Nobody", table, Seen, NULL) == STATUS_SUCCESS);
    CHECK(RtlQueryRegistryValues(17, L"Nobody", table, Seen, NULL) == STATUS_INVALID_PARAMETER);
}

static void Direct(void) {
    ULONG number = 0;
    UNICODE_STRING text = { 0 }, little;
    WCHAR room[4];
    struct {
        LONG size;
        UCHAR bytes[20];
    } binary = { -24 };
    RTL_QUERY_REGISTRY_TABLE table[2] = { { NULL, RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_TYPECHECK, L"Number", &number, (REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_NONE } };

    CHECK(Query(table) == STATUS_SUCCESS && number == 0x12345678);
    table[0].Name = L"Text";
    CHECK(Query(table) == STATUS_OBJECT_TYPE_MISMATCH && number == 0x12345678);
    table[0].EntryContext = &text;
    table[0].DefaultType = (REG_SZ << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_NONE;
    CHECK(Query(table) == STATUS_SUCCESS && text.Length == 10 && text.MaximumLength == 12 && wcscmp(text.Buffer, L"hello") == 0);
    RtlFreeUnicodeString(&text);
    RtlInitEmptyUnicodeString(&little, room, sizeof(room));
    table[0].EntryContext = &little;
    CHECK(Query(table) == STATUS_BUFFER_TOO_SMALL);

    table[0].Name = L"Bytes";
    table[0].Flags = RTL_QUERY_REGISTRY_DIRECT;
    table[0].DefaultType = REG_NONE;
    table[0].EntryContext = &binary;
    CHECK(Query(table) == STATUS_SUCCESS && *(PUCHAR)&binary == 1 && ((PUCHAR)&binary)[9] == 10);
    binary.size = sizeof(binary);
    CHECK(Query(table) == STATUS_SUCCESS && binary.size == 10 && *(PULONG)binary.bytes == REG_BINARY && binary.bytes[4] == 1);
    binary.size = 12;
    CHECK(Query(table) == STATUS_BUFFER_TOO_SMALL);

    /* Flags that do not go together. */
    table[0].QueryRoutine = Note;
    CHECK(Query(table) == STATUS_INVALID_PARAMETER);
    table[0].Flags = RTL_QUERY_REGISTRY_TYPECHECK;
    CHECK(Query(table) == STATUS_INVALID_PARAMETER);
}

void Tables(void) {
    static UCHAR bytes[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
    ULONG number = 0x12345678;
    HANDLE key;

    CHECK(RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, TABLE_KEY) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(RtlCreateRegistryKey(RTL_REGISTRY_SERVICES, TABLE_KEY) == STATUS_SUCCESS);
    CHECK(RtlCheckRegistryKey(RTL_REGISTRY_ABSOLUTE, TABLE_PATH) == STATUS_SUCCESS);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"Text", REG_SZ, L"hello", 12) == STATUS_SUCCESS);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"List", REG_MULTI_SZ, L"one\0two\0", 18) == STATUS_SUCCESS);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"Path", REG_EXPAND_SZ, L"%SystemRoot%\\x", 30) == STATUS_SUCCESS);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"Number", REG_DWORD, &number, 4) == STATUS_SUCCESS);
    /* The last key of the path is made. */
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY L"\\Sub", L"Inner", REG_SZ, L"inside", 14) == STATUS_SUCCESS);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY L"\\a\\b", L"Inner", REG_SZ, L"", 2) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"Bytes", REG_BINARY, bytes, 10) == STATUS_SUCCESS);
    Direct();
    Routines();
    CHECK(RtlDeleteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"Text") == STATUS_SUCCESS);
    CHECK(RtlDeleteRegistryValue(RTL_REGISTRY_SERVICES, TABLE_KEY, L"Text") == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(OpenKey(&key, DELETE, NULL, TABLE_PATH L"\\Sub") == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(key) == STATUS_SUCCESS && ZwClose(key) == STATUS_SUCCESS);
    CHECK(OpenKey(&key, DELETE, NULL, TABLE_PATH) == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(key) == STATUS_SUCCESS && ZwClose(key) == STATUS_SUCCESS);
}
