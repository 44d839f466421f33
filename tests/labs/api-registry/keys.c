/* Keys: opening, creating, listing, deleting, renaming. */
#include "check.h"

static void Opening(void) {
    HANDLE key, sub, again;
    ULONG disposition = 0;
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name;
    PVOID object;

    CHECK(OpenKey(&key, KEY_READ, NULL, L"\\Registry") == STATUS_SUCCESS);
    CHECK(OpenKey(&sub, KEY_READ, key, L"Machine\\Software") == STATUS_SUCCESS);
    CHECK(ZwClose(sub) == STATUS_SUCCESS);
    CHECK(OpenKey(&sub, KEY_READ, key, L"\\Machine") == STATUS_OBJECT_PATH_SYNTAX_BAD);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    CHECK(OpenKey(&key, KEY_READ, NULL, L"\\REGISTRY\\machine\\SOFTWARE\\") == STATUS_SUCCESS);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    CHECK(OpenKey(&key, KEY_READ, NULL, LAB) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(OpenKey(&key, KEY_READ, NULL, LAB L"\\Deep") == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(OpenKey(&key, KEY_READ, NULL, L"Machine") == STATUS_OBJECT_PATH_SYNTAX_BAD);
    CHECK(ZwOpenKey(&key, KEY_READ, NULL) == STATUS_INVALID_PARAMETER);

    /* Names do not mind case, whatever the attributes say. */
    RtlInitUnicodeString(&name, L"\\registry\\MACHINE\\software");
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
    CHECK(ZwOpenKey(&key, KEY_READ, &attributes) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(key, KEY_READ, *CmKeyObjectType, KernelMode, &object, NULL) == STATUS_SUCCESS);
    ObDereferenceObject(object);
    CHECK(ObReferenceObjectByHandle(key, 0, *ExEventObjectType, KernelMode, &object, NULL) == STATUS_OBJECT_TYPE_MISMATCH);
    CHECK(ZwClose(key) == STATUS_SUCCESS);

    /* A key is made in one that exists, and only there. */
    CHECK(CreateKey(&key, KEY_ALL_ACCESS, NULL, LAB L"\\Deep", 0, &disposition) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(CreateKey(&key, KEY_ALL_ACCESS, NULL, LAB, 0, &disposition) == STATUS_SUCCESS && disposition == REG_CREATED_NEW_KEY);
    CHECK(CreateKey(&again, KEY_ALL_ACCESS, NULL, LAB, 0, &disposition) == STATUS_SUCCESS && disposition == REG_OPENED_EXISTING_KEY);
    CHECK(ZwClose(again) == STATUS_SUCCESS);
    CHECK(CreateKey(&again, KEY_ALL_ACCESS, NULL, L"\\Registry\\Machine\\Nothing", 0, NULL) == STATUS_INVALID_PARAMETER);
    CHECK(CreateKey(&again, KEY_ALL_ACCESS, NULL, LAB, 0x100, NULL) == STATUS_INVALID_PARAMETER);

    /* Nothing that lasts below what does not. */
    CHECK(CreateKey(&sub, KEY_ALL_ACCESS, key, L"Volatile", REG_OPTION_VOLATILE, NULL) == STATUS_SUCCESS);
    CHECK(CreateKey(&again, KEY_ALL_ACCESS, sub, L"Lasting", 0, NULL) == STATUS_CHILD_MUST_BE_VOLATILE);
    CHECK(ZwDeleteKey(sub) == STATUS_SUCCESS);
    CHECK(ZwClose(sub) == STATUS_SUCCESS);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
}

static void Listing(void) {
    union {
        KEY_BASIC_INFORMATION basic;
        KEY_NODE_INFORMATION node;
        KEY_FULL_INFORMATION full;
        KEY_NAME_INFORMATION name;
        UCHAR bytes[256];
    } information;
    static const PCWSTR names[] = { L"Beta", L"alpha", L"Gamma" };
    static const PCWSTR order[] = { L"alpha", L"Beta", L"Gamma" };
    WCHAR full[] = L"\\REGISTRY\\MACHINE\\SOFTWARE\\Lab";
    HANDLE key, sub;
    ULONG i, needed;

    CHECK(OpenKey(&key, KEY_ALL_ACCESS, NULL, LAB) == STATUS_SUCCESS);
    for (i = 0; i < 3; i++) {
        CHECK(CreateKey(&sub, KEY_ALL_ACCESS, key, names[i], 0, NULL) == STATUS_SUCCESS);
        CHECK(ZwClose(sub) == STATUS_SUCCESS);
    }
    for (i = 0; i < 3; i++) {
        CHECK(ZwEnumerateKey(key, i, KeyBasicInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
        CHECK(information.basic.NameLength == wcslen(order[i]) * sizeof(WCHAR));
        CHECK(needed == FIELD_OFFSET(KEY_BASIC_INFORMATION, Name) + information.basic.NameLength);
        CHECK(RtlEqualMemory(information.basic.Name, order[i], information.basic.NameLength));
        CHECK(information.basic.LastWriteTime.QuadPart != 0);
    }
    CHECK(ZwEnumerateKey(key, 3, KeyBasicInformation, &information, sizeof(information), &needed) == STATUS_NO_MORE_ENTRIES);
    CHECK(ZwEnumerateKey(key, 0, KeyNodeInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.node.ClassOffset == (ULONG)-1 && information.node.ClassLength == 0 && information.node.NameLength == 10);
    CHECK(ZwEnumerateKey(key, 0, KeyNameInformation, &information, sizeof(information), &needed) == STATUS_INVALID_PARAMETER);

    CHECK(ZwQueryKey(key, KeyFullInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.full.SubKeys == 3 && information.full.MaxNameLen == 10 && information.full.Values == 0);
    CHECK(ZwQueryKey(key, KeyNameInformation, &information, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(information.name.NameLength == sizeof(full) - sizeof(WCHAR) && RtlEqualMemory(information.name.Name, full, sizeof(full) - sizeof(WCHAR)));

    /* The two failures of a buffer. */
    CHECK(ZwQueryKey(key, KeyBasicInformation, NULL, 0, &needed) == STATUS_BUFFER_TOO_SMALL);
    CHECK(needed == FIELD_OFFSET(KEY_BASIC_INFORMATION, Name) + 6);
    RtlFillMemory(&information, sizeof(information), 0xEE);
    CHECK(ZwQueryKey(key, KeyBasicInformation, &information, FIELD_OFFSET(KEY_BASIC_INFORMATION, Name) + 2, &needed) == STATUS_BUFFER_OVERFLOW);
    CHECK(needed == FIELD_OFFSET(KEY_BASIC_INFORMATION, Name) + 6 && information.basic.NameLength == 6);
    CHECK(information.basic.Name[0] == L'L' && information.basic.Name[1] == 0xEEEE);
    CHECK(ZwQueryKey(key, (KEY_INFORMATION_CLASS)99, &information, sizeof(information), &needed) == STATUS_INVALID_PARAMETER);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
}

static void Deleting(void) {
    HANDLE key, sub, other;
    UNICODE_STRING renamed = RTL_CONSTANT_STRING(L"Delta"), taken = RTL_CONSTANT_STRING(L"Gamma"), path = RTL_CONSTANT_STRING(L"a\\b");
    ULONG needed;
    UCHAR buffer[64];

    CHECK(OpenKey(&key, KEY_ALL_ACCESS, NULL, LAB) == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(key) == STATUS_CANNOT_DELETE);

    CHECK(OpenKey(&sub, KEY_ALL_ACCESS, key, L"Beta") == STATUS_SUCCESS);
    CHECK(ZwRenameKey(sub, &path) == STATUS_INVALID_PARAMETER);
    CHECK(ZwRenameKey(sub, &taken) == STATUS_CANNOT_DELETE);
    CHECK(ZwRenameKey(sub, &renamed) == STATUS_SUCCESS);
    CHECK(OpenKey(&other, KEY_READ, key, L"Beta") == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(OpenKey(&other, KEY_READ, key, L"DELTA") == STATUS_SUCCESS);

    /* Deleted at once; what is open stays open, and says so. */
    CHECK(ZwFlushKey(other) == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(sub) == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(sub) == STATUS_KEY_DELETED);
    CHECK(ZwFlushKey(other) == STATUS_KEY_DELETED);
    CHECK(ZwQueryKey(other, KeyBasicInformation, buffer, sizeof(buffer), &needed) == STATUS_KEY_DELETED);
    CHECK(SetDword(sub, L"Value", 1) == STATUS_KEY_DELETED);
    CHECK(ZwClose(other) == STATUS_SUCCESS);
    CHECK(OpenKey(&other, KEY_READ, sub, L"x") == STATUS_KEY_DELETED);
    CHECK(ZwClose(sub) == STATUS_SUCCESS);

    CHECK(OpenKey(&sub, DELETE, key, L"alpha") == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(sub) == STATUS_SUCCESS && ZwClose(sub) == STATUS_SUCCESS);
    CHECK(OpenKey(&sub, DELETE, key, L"Gamma") == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(sub) == STATUS_SUCCESS && ZwClose(sub) == STATUS_SUCCESS);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    CHECK(OpenKey(&key, KEY_ALL_ACCESS, NULL, L"\\Registry\\Machine\\Software") == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(key) == STATUS_CANNOT_DELETE);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    CHECK(ZwDeleteKey((HANDLE)0x7777770) == STATUS_INVALID_HANDLE);
}

static void Links(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"SymbolicLinkValue");
    WCHAR target[] = L"\\Registry\\Machine\\System\\Select";
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING path = RTL_CONSTANT_STRING(LAB L"\\Link");
    UCHAR buffer[256];
    PKEY_NAME_INFORMATION information = (PKEY_NAME_INFORMATION)buffer;
    HANDLE link, key;
    ULONG needed;

    CHECK(CreateKey(&link, KEY_ALL_ACCESS, NULL, LAB L"\\Link", REG_OPTION_CREATE_LINK, NULL) == STATUS_SUCCESS);
    CHECK(OpenKey(&key, KEY_READ, NULL, LAB L"\\Link") == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(SetDword(link, L"Other", 1) == STATUS_ACCESS_DENIED);
    CHECK(ZwSetValueKey(link, &name, 0, REG_LINK, target, sizeof(target) - sizeof(WCHAR)) == STATUS_SUCCESS);
    CHECK(OpenKey(&key, KEY_READ, NULL, LAB L"\\Link") == STATUS_SUCCESS);
    CHECK(ZwQueryKey(key, KeyNameInformation, buffer, sizeof(buffer), &needed) == STATUS_SUCCESS);
    CHECK(information->NameLength == sizeof(L"\\REGISTRY\\MACHINE\\SYSTEM\\Select") - sizeof(WCHAR));
    CHECK(ZwClose(key) == STATUS_SUCCESS && ZwClose(link) == STATUS_SUCCESS);

    InitializeObjectAttributes(&attributes, &path, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE | OBJ_OPENLINK, NULL, NULL);
    CHECK(ZwOpenKey(&link, DELETE, &attributes) == STATUS_SUCCESS);
    CHECK(ZwDeleteKey(link) == STATUS_SUCCESS && ZwClose(link) == STATUS_SUCCESS);
}

void Keys(void) {
    Opening();
    Listing();
    Deleting();
    Links();
}
