/* Values: setting, reading, listing, deleting; changes that are waited for. */
#include "check.h"

static void Reading(HANDLE key) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"Text"), other = RTL_CONSTANT_STRING(L"TEXT"), none = RTL_CONSTANT_STRING(L"None"), nothing = RTL_CONSTANT_STRING(L"");
    WCHAR text[] = L"hello";
    union {
        KEY_VALUE_BASIC_INFORMATION basic;
        KEY_VALUE_FULL_INFORMATION full;
        KEY_VALUE_PARTIAL_INFORMATION partial;
        UCHAR bytes[128];
    } information;
    ULONG needed;

    CHECK(ZwSetValueKey(key, &name, 0, REG_SZ, text, sizeof(text)) == STATUS_SUCCESS);
    CHECK(ZwQueryValueKey(key, &none, KeyValuePartialInformation, &information, sizeof(information), &needed) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(ZwQueryValueKey(key, &other, KeyValuePartialInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(needed == FIELD_OFFSET(KEY_VALUE_PARTIAL_INFORMATION, Data) + sizeof(text));
    CHECK(information.partial.Type == REG_SZ && information.partial.DataLength == sizeof(text));
    CHECK(RtlEqualMemory(information.partial.Data, text, sizeof(text)));

    /* A value keeps the name that it was made with. */
    CHECK(ZwQueryValueKey(key, &other, KeyValueBasicInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.basic.NameLength == 8 && RtlEqualMemory(information.basic.Name, L"Text", 8));
    CHECK(ZwQueryValueKey(key, &name, KeyValueFullInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.full.DataOffset == 28 && needed == 28 + sizeof(text));
    CHECK(RtlEqualMemory(information.bytes + information.full.DataOffset, text, sizeof(text)));

    /* Two calls: how much, then what. */
    CHECK(ZwQueryValueKey(key, &name, KeyValuePartialInformation, NULL, 0, &needed) == STATUS_BUFFER_TOO_SMALL);
    CHECK(needed == FIELD_OFFSET(KEY_VALUE_PARTIAL_INFORMATION, Data) + sizeof(text));
    RtlFillMemory(&information, sizeof(information), 0xEE);
    CHECK(ZwQueryValueKey(key, &name, KeyValuePartialInformation, &information, FIELD_OFFSET(KEY_VALUE_PARTIAL_INFORMATION, Data) + 2, &needed) == STATUS_BUFFER_OVERFLOW);
    CHECK(information.partial.DataLength == sizeof(text) && information.partial.Data[0] == 'h' && information.partial.Data[2] == 0xEE);

    /* The default value has no name; data may be empty. */
    CHECK(ZwSetValueKey(key, &nothing, 0, REG_BINARY, NULL, 0) == STATUS_SUCCESS);
    CHECK(ZwQueryValueKey(key, &nothing, KeyValuePartialInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.partial.Type == REG_BINARY && information.partial.DataLength == 0);
    CHECK(ZwDeleteValueKey(key, &nothing) == STATUS_SUCCESS);
    CHECK(ZwDeleteValueKey(key, &nothing) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(ZwQueryValueKey(key, &name, (KEY_VALUE_INFORMATION_CLASS)77, &information, sizeof(information), &needed) == STATUS_INVALID_PARAMETER);
}

static void Listing(HANDLE key) {
    union {
        KEY_VALUE_BASIC_INFORMATION basic;
        KEY_FULL_INFORMATION full;
        UCHAR bytes[128];
    } information;
    UNICODE_STRING first = RTL_CONSTANT_STRING(L"Text"), second = RTL_CONSTANT_STRING(L"Number"), none = RTL_CONSTANT_STRING(L"None");
    KEY_VALUE_ENTRY entries[2] = { { &first }, { &second } };
    UCHAR buffer[64];
    ULONG needed, length = sizeof(buffer);

    CHECK(SetDword(key, L"Number", 7) == STATUS_SUCCESS);
    CHECK(ZwEnumerateValueKey(key, 0, KeyValueBasicInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.basic.Type == REG_SZ);
    CHECK(ZwEnumerateValueKey(key, 1, KeyValueBasicInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.basic.Type == REG_DWORD && information.basic.NameLength == 12);
    CHECK(ZwEnumerateValueKey(key, 2, KeyValueBasicInformation, &information, sizeof(information), &needed) == STATUS_NO_MORE_ENTRIES);
    CHECK(ZwQueryKey(key, KeyFullInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.full.Values == 2 && information.full.MaxValueNameLen == 12 && information.full.MaxValueDataLen == 12);

    CHECK(ZwQueryMultipleValueKey(key, entries, 2, buffer, &length, &needed) == STATUS_SUCCESS);
    CHECK(length == 16 && needed == 16 && entries[1].Type == REG_DWORD && *(PULONG)(buffer + entries[1].DataOffset) == 7);
    length = 8;
    CHECK(ZwQueryMultipleValueKey(key, entries, 2, buffer, &length, &needed) == STATUS_BUFFER_OVERFLOW && needed == 16);
    entries[0].ValueName = &none;
    CHECK(ZwQueryMultipleValueKey(key, entries, 2, buffer, &length, &needed) == STATUS_OBJECT_NAME_NOT_FOUND);
}

static void Waiting(HANDLE key) {
    HANDLE event;
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK status = { 0 };
    LARGE_INTEGER now = { 0 };

    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &attributes, SynchronizationEvent, FALSE) == STATUS_SUCCESS);
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &status, 0, FALSE, NULL, 0, TRUE) == STATUS_INVALID_PARAMETER);
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &status, REG_NOTIFY_CHANGE_LAST_SET, FALSE, NULL, 0, TRUE) == STATUS_PENDING);
    CHECK(ZwWaitForSingleObject(event, FALSE, &now) == STATUS_TIMEOUT);
    CHECK(SetDword(key, L"Number", 8) == STATUS_SUCCESS);
    CHECK(ZwWaitForSingleObject(event, FALSE, NULL) == STATUS_SUCCESS && status.Status == STATUS_NOTIFY_ENUM_DIR);
    /* What changed in between is not lost. */
    CHECK(SetDword(key, L"Number", 9) == STATUS_SUCCESS);
    CHECK(ZwNotifyChangeKey(key, event, NULL, NULL, &status, REG_NOTIFY_CHANGE_LAST_SET, FALSE, NULL, 0, TRUE) == STATUS_PENDING);
    CHECK(ZwWaitForSingleObject(event, FALSE, NULL) == STATUS_SUCCESS);
    CHECK(ZwClose(event) == STATUS_SUCCESS);
}

void Values(void) {
    HANDLE key, narrow, user;
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"Number"), path = RTL_CONSTANT_STRING(LAB);
    OBJECT_ATTRIBUTES attributes;
    LARGE_INTEGER time = { .QuadPart = 1234567 };
    KEY_BASIC_INFORMATION basic;
    ULONG needed;

    CHECK(OpenKey(&key, KEY_ALL_ACCESS, NULL, LAB) == STATUS_SUCCESS);
    Reading(key);
    Listing(key);
    Waiting(key);
    CHECK(ZwSetInformationKey(key, KeyWriteTimeInformation, &time, sizeof(time)) == STATUS_SUCCESS);
    CHECK(ZwQueryKey(key, KeyBasicInformation, &basic, sizeof(basic), &needed) == STATUS_SUCCESS && basic.LastWriteTime.QuadPart == 1234567);
    /* The kernel is trusted: what a handle was opened for counts in user mode. */
    CHECK(OpenKey(&narrow, KEY_READ, NULL, LAB) == STATUS_SUCCESS);
    CHECK(SetDword(narrow, L"Number", 10) == STATUS_SUCCESS);
    CHECK(ZwClose(narrow) == STATUS_SUCCESS);
    /* Without OBJ_KERNEL_HANDLE it is one of the process's, here of System's. */
    InitializeObjectAttributes(&attributes, &path, OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwOpenKey(&user, KEY_READ, &attributes) == STATUS_SUCCESS && (LONG_PTR)user > 0);
    CHECK(ZwClose(user) == STATUS_SUCCESS);
    CHECK(ZwDeleteValueKey(key, &name) == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(key) == STATUS_SUCCESS);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
}
