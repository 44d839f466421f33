/* Three registry callbacks, one above the other: who is told what, and what each can change. */
#include <ntstrsafe.h>
#include "check.h"

typedef enum { QUIET, BLOCK, BYPASS, FAIL_AFTER, SUCCEED_AFTER, CALL_INSIDE } PLAN;

typedef struct {
    CHAR Letter;
    LARGE_INTEGER Cookie;
    PLAN Plan;
    REG_NOTIFY_CLASS When;
    PVOID Context; /* for key objects */
    ULONG Cleanups;
} LAYER;

static LAYER Layers[3] = { { 'A' }, { 'B' }, { 'C' } };
static CHAR Log[512];
static BOOLEAN Watch;
static PETHREAD Owner;

static void Note(CHAR letter, PCSTR what) {
    CHAR text[32];

    RtlStringCbPrintfA(text, sizeof(text), "%c%s ", letter, what);
    RtlStringCbCatA(Log, sizeof(Log), text);
}

static HANDLE OpenLab(ACCESS_MASK access, NTSTATUS *status) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\LabCallbacks");
    OBJECT_ATTRIBUTES attributes;
    HANDLE key = NULL;

    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    *status = ZwCreateKey(&key, access, &attributes, 0, NULL, REG_OPTION_NON_VOLATILE, NULL);
    return key;
}

static NTSTATUS SetNumber(HANDLE key, ULONG number) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"Number");

    return ZwSetValueKey(key, &name, 0, REG_DWORD, &number, sizeof(number));
}

static PCSTR NameOf(REG_NOTIFY_CLASS notify) {
    switch (notify) {
    case RegNtPreSetValueKey: return "set";
    case RegNtPostSetValueKey: return "set'";
    case RegNtPreDeleteValueKey: return "delete";
    case RegNtPostDeleteValueKey: return "delete'";
    case RegNtPreCreateKeyEx: return "create";
    case RegNtPostCreateKeyEx: return "create'";
    case RegNtPreKeyHandleClose: return "close";
    case RegNtPostKeyHandleClose: return "close'";
    case RegNtPreQueryValueKey: return "query";
    case RegNtPostQueryValueKey: return "query'";
    case RegNtPreDeleteKey: return "remove";
    case RegNtPostDeleteKey: return "remove'";
    case RegNtCallbackObjectContextCleanup: return "cleanup";
    default: return "?";
    }
}

static NTSTATUS Act(LAYER *layer, REG_NOTIFY_CLASS notify, PVOID information) {
    PREG_POST_OPERATION_INFORMATION post = information;

    if (layer->Plan == QUIET || layer->When != notify) return STATUS_SUCCESS;
    switch (layer->Plan) {
    case BLOCK:
        return STATUS_ACCESS_DENIED;
    case BYPASS:
        return STATUS_CALLBACK_BYPASS;
    case FAIL_AFTER:
        CHECK(post->Status == STATUS_SUCCESS && post->ReturnStatus == STATUS_SUCCESS);
        if (notify == RegNtPostCreateKeyEx) {
            /* The object is the routine's to give back now. */
            PREG_CREATE_KEY_INFORMATION create = post->PreInformation;
            CHECK(post->Object != NULL && *create->ResultObject == post->Object);
            ObDereferenceObject(post->Object);
            *create->ResultObject = NULL;
        }
        post->ReturnStatus = STATUS_UNSUCCESSFUL;
        return STATUS_CALLBACK_BYPASS;
    case SUCCEED_AFTER:
        CHECK(post->Status == STATUS_OBJECT_NAME_NOT_FOUND);
        post->ReturnStatus = STATUS_SUCCESS;
        return STATUS_CALLBACK_BYPASS;
    case CALL_INSIDE: {
        PREG_SET_VALUE_KEY_INFORMATION set = information;
        HANDLE inner;
        CHECK(ObOpenObjectByPointer(set->Object, OBJ_KERNEL_HANDLE, NULL, KEY_ALL_ACCESS, *CmKeyObjectType, KernelMode, &inner) == STATUS_SUCCESS);
        layer->Plan = QUIET;
        CHECK(SetNumber(inner, 100) == STATUS_SUCCESS);
        ZwClose(inner);
        return STATUS_SUCCESS;
    }
    default:
        return STATUS_SUCCESS;
    }
}

static NTSTATUS Callback(PVOID context, PVOID argument1, PVOID argument2) {
    LAYER *layer = context;
    REG_NOTIFY_CLASS notify = (REG_NOTIFY_CLASS)(ULONG_PTR)argument1;

    if (notify == RegNtCallbackObjectContextCleanup) {
        PREG_CALLBACK_CONTEXT_CLEANUP_INFORMATION cleanup = argument2;
        CHECK(cleanup->ObjectContext == layer->Context && cleanup->Object != NULL);
        layer->Cleanups++;
        return STATUS_SUCCESS;
    }
    if (!Watch || PsGetCurrentThread() != Owner) return STATUS_SUCCESS;
    if (notify == RegNtPreOpenKeyEx || notify == RegNtPostOpenKeyEx) return STATUS_SUCCESS;
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
    Note(layer->Letter, NameOf(notify));
    /* What a routine leaves with a call comes back to it, and to nobody else. */
    if (notify == RegNtPreSetValueKey) {
        PREG_SET_VALUE_KEY_INFORMATION set = argument2;
        CHECK(set->CallContext == NULL);
        set->CallContext = layer;
        CHECK(set->Type == REG_DWORD && set->DataSize == sizeof(ULONG) && set->Data != NULL);
        CHECK(set->ValueName->Length == 12 && RtlEqualMemory(set->ValueName->Buffer, L"Number", 12));
    } else if (notify == RegNtPostSetValueKey) {
        PREG_POST_OPERATION_INFORMATION post = argument2;
        PREG_SET_VALUE_KEY_INFORMATION set = post->PreInformation;
        CHECK(post->CallContext == layer && set->CallContext == layer && post->Object == set->Object);
    } else if (notify == RegNtPreCreateKeyEx) {
        PREG_CREATE_KEY_INFORMATION_V1 create = argument2;
        UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\Software\\LabCallbacks");
        CHECK(create->Version == 1 && RtlEqualUnicodeString(create->CompleteName, &name, TRUE));
        CHECK(create->RootObject != NULL && create->DesiredAccess == KEY_ALL_ACCESS && create->CheckAccessMode == KernelMode);
    } else if (notify == RegNtPostCreateKeyEx) {
        PREG_POST_OPERATION_INFORMATION post = argument2;
        CHECK(NT_SUCCESS(post->Status) == (post->Object != NULL));
    }
    return Act(layer, notify, argument2);
}

static NTSTATUS Register(PDRIVER_OBJECT driver, LAYER *layer, PCWSTR altitude) {
    UNICODE_STRING text;

    RtlInitUnicodeString(&text, altitude);
    return CmRegisterCallbackEx(Callback, &text, driver, layer, &layer->Cookie, NULL);
}

static void Expect(PCSTR log, int line) {
    BOOLEAN same = strcmp(Log, log) == 0;

    if (!same) DbgPrint("line %d: \"%s\", not \"%s\"\n", line, Log, log);
    CHECK(same);
    Log[0] = 0;
}
#define EXPECT(log) Expect(log, __LINE__)

static void Plan(LAYER *layer, PLAN plan, REG_NOTIFY_CLASS when) {
    layer->Plan = plan;
    layer->When = when;
}

static void Registering(PDRIVER_OBJECT driver) {
    LARGE_INTEGER none = { .QuadPart = 12345 };
    ULONG major = 0, minor = 0;
    LAYER other = { 'X' };

    CmGetCallbackVersion(&major, &minor);
    CHECK(major == 1 && minor == 1);
    CmGetCallbackVersion(NULL, NULL);
    CHECK(Register(driver, &Layers[1], L"385200") == STATUS_SUCCESS);
    CHECK(Register(driver, &Layers[0], L"385200.5") == STATUS_SUCCESS);
    CHECK(Register(driver, &Layers[2], L"40000") == STATUS_SUCCESS);
    CHECK(Register(driver, &other, L"385200.50") == STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
    CHECK(Register(driver, &other, L"high") == STATUS_INVALID_PARAMETER);
    CHECK(CmUnRegisterCallback(none) == STATUS_INVALID_PARAMETER);
}

static void Order(void) {
    NTSTATUS status;
    HANDLE key = OpenLab(KEY_ALL_ACCESS, &status);
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"Missing");

    CHECK(status == STATUS_SUCCESS);
    EXPECT("Acreate Bcreate Ccreate Ccreate' Bcreate' Acreate' ");
    CHECK(SetNumber(key, 1) == STATUS_SUCCESS);
    EXPECT("Aset Bset Cset Cset' Bset' Aset' ");

    /* The one in the middle refuses: those above learn how it ended, those below nothing. */
    Plan(&Layers[1], BLOCK, RegNtPreSetValueKey);
    CHECK(SetNumber(key, 2) == STATUS_ACCESS_DENIED);
    EXPECT("Aset Bset Aset' ");
    Plan(&Layers[1], BYPASS, RegNtPreSetValueKey);
    CHECK(SetNumber(key, 3) == STATUS_SUCCESS);
    EXPECT("Aset Bset Aset' ");
    Plan(&Layers[1], QUIET, RegNtPreSetValueKey);

    /* Another result in the place of the real one, both ways. */
    Plan(&Layers[1], FAIL_AFTER, RegNtPostSetValueKey);
    CHECK(SetNumber(key, 4) == STATUS_UNSUCCESSFUL);
    EXPECT("Aset Bset Cset Cset' Bset' Aset' ");
    Plan(&Layers[1], SUCCEED_AFTER, RegNtPostDeleteValueKey);
    CHECK(ZwDeleteValueKey(key, &name) == STATUS_SUCCESS);
    EXPECT("Adelete Bdelete Cdelete Cdelete' Bdelete' Adelete' ");
    Plan(&Layers[1], QUIET, RegNtPostDeleteValueKey);

    /* What a routine does itself is told to those below it only. */
    Plan(&Layers[1], CALL_INSIDE, RegNtPreSetValueKey);
    CHECK(SetNumber(key, 5) == STATUS_SUCCESS);
    EXPECT("Aset Bset Cset Cset' Cset Cset' Bset' Aset' ");
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    EXPECT("Aclose Bclose Cclose Cclose' Bclose' Aclose' ");

    Plan(&Layers[2], FAIL_AFTER, RegNtPostCreateKeyEx);
    key = OpenLab(KEY_ALL_ACCESS, &status);
    CHECK(status == STATUS_UNSUCCESSFUL && key == NULL);
    EXPECT("Acreate Bcreate Ccreate Ccreate' Bcreate' Acreate' ");
    Plan(&Layers[2], QUIET, RegNtPostCreateKeyEx);
    Plan(&Layers[0], BLOCK, RegNtPreCreateKeyEx);
    key = OpenLab(KEY_ALL_ACCESS, &status);
    CHECK(status == STATUS_ACCESS_DENIED && key == NULL);
    EXPECT("Acreate ");
    Plan(&Layers[0], QUIET, RegNtPreCreateKeyEx);
}

static void Value(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"Number");
    UCHAR buffer[64];
    PKEY_VALUE_PARTIAL_INFORMATION value = (PKEY_VALUE_PARTIAL_INFORMATION)buffer;
    NTSTATUS status;
    HANDLE key = OpenLab(KEY_ALL_ACCESS, &status);
    ULONG needed;

    /* 2 was refused and 3 passed by; 4 was set, for all that was said about it; then 5. */
    CHECK(ZwQueryValueKey(key, &name, KeyValuePartialInformation, buffer, sizeof(buffer), &needed) == STATUS_SUCCESS);
    CHECK(*(PULONG)value->Data == 5);
    CHECK(ZwClose(key) == STATUS_SUCCESS);
    Log[0] = 0;
}

static void Objects(void) {
    NTSTATUS status;
    HANDLE first = OpenLab(KEY_ALL_ACCESS, &status), second = OpenLab(KEY_ALL_ACCESS, &status);
    PCUNICODE_STRING name, again;
    ULONG_PTR id = 0, same = 0;
    PVOID one, two, old = (PVOID)1;
    UNICODE_STRING expected = RTL_CONSTANT_STRING(L"\\REGISTRY\\MACHINE\\SOFTWARE\\LabCallbacks");
    LARGE_INTEGER none = { .QuadPart = 12345 };

    CHECK(ObReferenceObjectByHandle(first, 0, *CmKeyObjectType, KernelMode, &one, NULL) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(second, 0, *CmKeyObjectType, KernelMode, &two, NULL) == STATUS_SUCCESS);
    CHECK(one != two);
    CHECK(CmCallbackGetKeyObjectID(&Layers[0].Cookie, one, &id, &name) == STATUS_SUCCESS && RtlEqualUnicodeString(name, &expected, FALSE));
    CHECK(CmCallbackGetKeyObjectIDEx(&Layers[0].Cookie, two, &same, &again, 0) == STATUS_SUCCESS && id == same);
    CHECK(RtlEqualUnicodeString(again, &expected, FALSE) && again != name);
    CmCallbackReleaseKeyObjectIDEx(again);
    CHECK(CmCallbackGetKeyObjectIDEx(&Layers[0].Cookie, two, &same, &again, 1) == STATUS_INVALID_PARAMETER);
    CHECK(CmCallbackGetKeyObjectID(&Layers[0].Cookie, &id, &id, NULL) == STATUS_INVALID_PARAMETER);
    CHECK(CmGetBoundTransaction(&Layers[0].Cookie, one) == NULL);

    /* Contexts: one for each object and callback. */
    Layers[0].Context = &Layers[0];
    Layers[1].Context = &Layers[1];
    CHECK(CmSetCallbackObjectContext(one, &none, &Layers[0], NULL) == STATUS_INVALID_PARAMETER);
    CHECK(CmSetCallbackObjectContext(one, &Layers[0].Cookie, &Log, &old) == STATUS_SUCCESS && old == NULL);
    CHECK(CmSetCallbackObjectContext(one, &Layers[0].Cookie, &Layers[0], &old) == STATUS_SUCCESS && old == (PVOID)&Log);
    CHECK(CmSetCallbackObjectContext(one, &Layers[1].Cookie, &Layers[1], NULL) == STATUS_SUCCESS);
    CHECK(CmSetCallbackObjectContext(two, &Layers[1].Cookie, &Layers[1], NULL) == STATUS_SUCCESS);
    ObDereferenceObject(one);
    ObDereferenceObject(two);
    CHECK(ZwClose(first) == STATUS_SUCCESS);
    CHECK(Layers[0].Cleanups == 1 && Layers[1].Cleanups == 1);

    /* A registration that ends hands back what it has kept. */
    CHECK(CmUnRegisterCallback(Layers[1].Cookie) == STATUS_SUCCESS);
    CHECK(Layers[1].Cleanups == 2 && Layers[0].Cleanups == 1);
    CHECK(CmUnRegisterCallback(Layers[1].Cookie) == STATUS_INVALID_PARAMETER);
    Log[0] = 0;
    CHECK(ZwDeleteKey(second) == STATUS_SUCCESS);
    EXPECT("Aremove Cremove Cremove' Aremove' ");
    CHECK(ZwClose(second) == STATUS_SUCCESS);
}

static VOID Unload(PDRIVER_OBJECT driver) {
    UNREFERENCED_PARAMETER(driver);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    LARGE_INTEGER legacy;

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    Owner = PsGetCurrentThread();
    Registering(driver);
    Watch = TRUE;
    Order();
    Value();
    Objects();
    /* Without an altitude it stands above the others. */
    Layers[1].Plan = QUIET;
    CHECK(CmRegisterCallback(Callback, &Layers[1], &legacy) == STATUS_SUCCESS);
    {
        NTSTATUS status;
        HANDLE key = OpenLab(KEY_ALL_ACCESS, &status);
        Log[0] = 0;
        CHECK(ZwDeleteKey(key) == STATUS_SUCCESS);
        EXPECT("Bremove Aremove Cremove Cremove' Aremove' Bremove' ");
        ZwClose(key);
    }
    Watch = FALSE;
    CHECK(CmUnRegisterCallback(legacy) == STATUS_SUCCESS);
    CHECK(CmUnRegisterCallback(Layers[0].Cookie) == STATUS_SUCCESS);
    CHECK(CmUnRegisterCallback(Layers[2].Cookie) == STATUS_SUCCESS);
    FINISH("api-registry-callbacks");
    return STATUS_SUCCESS;
}
