/* Lists, tables, bit maps, memory, and the macros that every driver uses. */
#include "check.h"
#include <initguid.h>

typedef struct _ITEM {
    ULONG Key;
    LIST_ENTRY Link;
    SINGLE_LIST_ENTRY Single;
} ITEM, *PITEM;

static void DoublyLinked(void) {
    LIST_ENTRY head, other;
    ITEM items[4] = { 0 };
    PLIST_ENTRY entry;
    ULONG sum = 0;

    InitializeListHead(&head);
    CHECK(IsListEmpty(&head) && head.Flink == &head && head.Blink == &head);
    for (ULONG i = 0; i < 3; i++) {
        items[i].Key = i + 1;
        InsertTailList(&head, &items[i].Link);
    }
    CHECK(!IsListEmpty(&head));
    items[3].Key = 100;
    InsertHeadList(&head, &items[3].Link);
    CHECK(CONTAINING_RECORD(head.Flink, ITEM, Link) == &items[3]);
    CHECK(CONTAINING_RECORD(head.Blink, ITEM, Link)->Key == 3);
    for (entry = head.Flink; entry != &head; entry = entry->Flink) sum = sum * 10 + CONTAINING_RECORD(entry, ITEM, Link)->Key;
    CHECK(sum == ((100 * 10 + 1) * 10 + 2) * 10 + 3);
    CHECK(RemoveEntryList(&items[0].Link) == FALSE);
    CHECK(RemoveHeadList(&head) == &items[3].Link);
    CHECK(RemoveTailList(&head) == &items[2].Link);
    CHECK(RemoveEntryList(&items[1].Link) == TRUE && IsListEmpty(&head));

    InitializeListHead(&other);
    InsertTailList(&head, &items[0].Link);
    InsertTailList(&other, &items[1].Link);
    InsertTailList(&other, &items[2].Link);
    RemoveEntryList(&other);
    AppendTailList(&head, &items[1].Link);
    CHECK(head.Blink == &items[2].Link && items[0].Link.Flink == &items[1].Link && items[2].Link.Flink == &head);
}

static void SinglyLinked(void) {
    SINGLE_LIST_ENTRY head = { NULL };
    ITEM a = { 1 }, b = { 2 };

    CHECK(PopEntryList(&head) == NULL);
    PushEntryList(&head, &a.Single);
    PushEntryList(&head, &b.Single);
    CHECK(CONTAINING_RECORD(PopEntryList(&head), ITEM, Single) == &b);
    CHECK(CONTAINING_RECORD(PopEntryList(&head), ITEM, Single)->Key == 1 && head.Next == NULL);
}

/* ---- Generic tables ---------------------------------------------------------------------------------------------------- */

typedef struct _RECORD {
    ULONG Key;
    ULONG Value;
} RECORD, *PRECORD;

static ULONG Allocations, Frees;

static RTL_GENERIC_COMPARE_RESULTS NTAPI CompareRecords(struct _RTL_GENERIC_TABLE *Table, PVOID First, PVOID Second) {
    ULONG a = ((PRECORD)First)->Key, b = ((PRECORD)Second)->Key;
    CHECK(Table->TableContext == (PVOID)0x1234);
    return a < b ? GenericLessThan : a > b ? GenericGreaterThan : GenericEqual;
}

static PVOID NTAPI AllocateRecord(struct _RTL_GENERIC_TABLE *Table, ULONG Bytes) {
    UNREFERENCED_PARAMETER(Table);
    Allocations++;
    return ExAllocatePoolWithTag(NonPagedPool, Bytes, 'lbaT');
}

static VOID NTAPI FreeRecord(struct _RTL_GENERIC_TABLE *Table, PVOID Buffer) {
    UNREFERENCED_PARAMETER(Table);
    Frees++;
    ExFreePoolWithTag(Buffer, 'lbaT');
}

static PVOID NTAPI NoMemory(struct _RTL_GENERIC_TABLE *Table, ULONG Bytes) {
    UNREFERENCED_PARAMETER(Table);
    UNREFERENCED_PARAMETER(Bytes);
    return NULL;
}

static void GenericTable(void) {
    static const ULONG keys[] = { 50, 20, 80, 10, 30, 70, 90 };
    RTL_GENERIC_TABLE table;
    RECORD record;
    PRECORD found;
    BOOLEAN new;
    PVOID restart = NULL;
    ULONG last = 0, count = 0;

    RtlInitializeGenericTable(&table, CompareRecords, AllocateRecord, FreeRecord, (PVOID)0x1234);
    CHECK(RtlIsGenericTableEmpty(&table) && RtlNumberGenericTableElements(&table) == 0);
    CHECK(RtlGetElementGenericTable(&table, 0) == NULL && RtlEnumerateGenericTable(&table, TRUE) == NULL);
    record.Key = 5;
    CHECK(RtlLookupElementGenericTable(&table, &record) == NULL);
    CHECK(RtlDeleteElementGenericTable(&table, &record) == FALSE);
    for (ULONG i = 0; i < RTL_NUMBER_OF(keys); i++) {
        record.Key = keys[i];
        record.Value = keys[i] * 2;
        new = FALSE;
        found = RtlInsertElementGenericTable(&table, &record, sizeof(record), &new);
        CHECK(found != NULL && found != &record && new == TRUE && found->Value == keys[i] * 2);
    }
    CHECK(RtlNumberGenericTableElements(&table) == 7 && Allocations == 7);
    record.Key = 30;
    record.Value = 1;
    found = RtlInsertElementGenericTable(&table, &record, sizeof(record), &new);
    CHECK(found != NULL && new == FALSE && found->Value == 60);
    found = RtlLookupElementGenericTable(&table, &record);
    CHECK(found != NULL && found->Value == 60);
    /* RtlGetElementGenericTable counts in the order of insertion, the enumeration in that of the keys. */
    CHECK(((PRECORD)RtlGetElementGenericTable(&table, 0))->Key == 50);
    CHECK(((PRECORD)RtlGetElementGenericTable(&table, 6))->Key == 90);
    CHECK(((PRECORD)RtlGetElementGenericTable(&table, 3))->Key == 10);
    CHECK(RtlGetElementGenericTable(&table, 7) == NULL);
    for (found = RtlEnumerateGenericTable(&table, TRUE); found; found = RtlEnumerateGenericTable(&table, FALSE)) {
        CHECK(found->Key > last);
        last = found->Key;
        count++;
    }
    CHECK(count == 7 && last == 90);
    for (count = 0; (found = RtlEnumerateGenericTableWithoutSplaying(&table, &restart)) != NULL; count++) {}
    CHECK(count == 7);
    record.Key = 20;
    CHECK(RtlDeleteElementGenericTable(&table, &record) == TRUE && Frees == 1);
    CHECK(RtlLookupElementGenericTable(&table, &record) == NULL && RtlNumberGenericTableElements(&table) == 6);
    CHECK(((PRECORD)RtlGetElementGenericTable(&table, 1))->Key == 80);
    while (!RtlIsGenericTableEmpty(&table)) {
        record = *(PRECORD)RtlGetElementGenericTable(&table, 0);
        CHECK(RtlDeleteElementGenericTable(&table, &record));
    }
    CHECK(Allocations == 7 && Frees == 7);
    RtlInitializeGenericTable(&table, CompareRecords, NoMemory, FreeRecord, (PVOID)0x1234);
    new = TRUE;
    CHECK(RtlInsertElementGenericTable(&table, &record, sizeof(record), &new) == NULL && new == FALSE);
}

static RTL_GENERIC_COMPARE_RESULTS NTAPI CompareAvl(struct _RTL_AVL_TABLE *Table, PVOID First, PVOID Second) {
    ULONG a = ((PRECORD)First)->Key, b = ((PRECORD)Second)->Key;
    UNREFERENCED_PARAMETER(Table);
    return a < b ? GenericLessThan : a > b ? GenericGreaterThan : GenericEqual;
}

static PVOID NTAPI AllocateAvl(struct _RTL_AVL_TABLE *Table, ULONG Bytes) {
    UNREFERENCED_PARAMETER(Table);
    return ExAllocatePoolWithTag(NonPagedPool, Bytes, 'lvaT');
}

static VOID NTAPI FreeAvl(struct _RTL_AVL_TABLE *Table, PVOID Buffer) {
    UNREFERENCED_PARAMETER(Table);
    ExFreePoolWithTag(Buffer, 'lvaT');
}

static void AvlTable(void) {
    RTL_AVL_TABLE table;
    RECORD record = { 0, 0 };
    PRECORD found;
    ULONG last = 0, count = 0;

    RtlInitializeGenericTableAvl(&table, CompareAvl, AllocateAvl, FreeAvl, NULL);
    for (ULONG i = 1; i <= 100; i++) {
        record.Key = i;
        CHECK(RtlInsertElementGenericTableAvl(&table, &record, sizeof(record), NULL) != NULL);
    }
    CHECK(RtlNumberGenericTableElementsAvl(&table) == 100);
    CHECK(table.DepthOfTree >= 7 && table.DepthOfTree <= 9);
    for (found = RtlEnumerateGenericTableAvl(&table, TRUE); found; found = RtlEnumerateGenericTableAvl(&table, FALSE)) {
        if (found->Key != last + 1) break;
        last = found->Key;
        count++;
    }
    CHECK(count == 100);
    CHECK(((PRECORD)RtlGetElementGenericTableAvl(&table, 41))->Key == 42);
    record.Key = 42;
    CHECK(((PRECORD)RtlLookupElementGenericTableAvl(&table, &record))->Key == 42);
    for (ULONG i = 1; i <= 100; i++) {
        record.Key = (i * 37) % 101;
        CHECK(RtlDeleteElementGenericTableAvl(&table, &record) == TRUE);
    }
    CHECK(RtlIsGenericTableEmptyAvl(&table));
}

static void BitMap(void) {
    ULONG bits[2];
    RTL_BITMAP map;

    RtlInitializeBitMap(&map, bits, 64);
    RtlClearAllBits(&map);
    CHECK(RtlNumberOfSetBits(&map) == 0 && RtlNumberOfClearBits(&map) == 64);
    RtlSetBits(&map, 30, 4);
    CHECK(bits[0] == 0xC0000000 && bits[1] == 3 && RtlTestBit(&map, 33) && !RtlTestBit(&map, 34));
    CHECK(RtlFindClearBits(&map, 31, 0) == 0xFFFFFFFF || RtlFindClearBits(&map, 31, 0) == 33);
    CHECK(RtlFindClearBitsAndSet(&map, 30, 0) == 0 && bits[0] == 0xFFFFFFFF);
    CHECK(RtlFindSetBits(&map, 34, 0) == 0);
    RtlClearBits(&map, 0, 34);
    CHECK(RtlNumberOfSetBits(&map) == 0);
    RtlSetBit(&map, 63);
    CHECK(bits[1] == 0x80000000);
    RtlClearBit(&map, 63);
    RtlSetAllBits(&map);
    CHECK(RtlFindClearBits(&map, 1, 0) == 0xFFFFFFFF);
}

static void Memory(void) {
    UCHAR a[16], b[16];

    RtlZeroMemory(a, sizeof(a));
    RtlFillMemory(b, sizeof(b), 0xAB);
    CHECK(a[0] == 0 && a[15] == 0 && b[0] == 0xAB && b[15] == 0xAB);
    CHECK(RtlCompareMemory(a, b, 16) == 0);
    RtlCopyMemory(a, b, 10);
    CHECK(RtlCompareMemory(a, b, 16) == 10 && RtlEqualMemory(a, b, 10) && !RtlEqualMemory(a, b, 11));
    for (UCHAR i = 0; i < 16; i++) a[i] = i;
    RtlMoveMemory(a + 2, a, 10);
    CHECK(a[2] == 0 && a[11] == 9 && a[12] == 12);
    RtlMoveMemory(a, a + 2, 10);
    CHECK(a[0] == 0 && a[9] == 9);
    memset(a, 1, 3);
    memcpy(b, a, 3);
    CHECK(memcmp(a, b, 3) == 0 && b[2] == 1 && b[3] == 0xAB);
    RtlSecureZeroMemory(b, sizeof(b));
    CHECK(b[3] == 0);
}

DEFINE_GUID(SomeGuid, 0x11223344, 0x5566, 0x7788, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0x00);

static void Macros(void) {
    WCHAR text[16];
    TIME_FIELDS fields;
    LARGE_INTEGER time;

    CHECK(NT_SUCCESS(STATUS_SUCCESS) && NT_SUCCESS(STATUS_PENDING) && NT_SUCCESS(STATUS_OBJECT_NAME_EXISTS));
    CHECK(!NT_SUCCESS(STATUS_UNSUCCESSFUL) && !NT_SUCCESS(STATUS_BUFFER_OVERFLOW));
    CHECK(NT_INFORMATION(STATUS_OBJECT_NAME_EXISTS) && NT_WARNING(STATUS_BUFFER_OVERFLOW) && NT_ERROR(STATUS_ACCESS_DENIED));
    CHECK(CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS) == 0x00222000);
    CHECK(CTL_CODE(0x8000, 0x801, METHOD_NEITHER, FILE_READ_ACCESS | FILE_WRITE_ACCESS) == 0x8000E007);
    CHECK(DEVICE_TYPE_FROM_CTL_CODE(0x8000E007) == 0x8000 && METHOD_FROM_CTL_CODE(0x8000E007) == METHOD_NEITHER);
    CHECK(min(3, 5) == 3 && max(3, 5) == 5);
    CHECK(FIELD_OFFSET(ITEM, Link) == 4 && RTL_FIELD_SIZE(ITEM, Link) == 8);
    CHECK(ROUND_TO_PAGES(1) == PAGE_SIZE && BYTES_TO_PAGES(PAGE_SIZE + 1) == 2);
    CHECK(ADDRESS_AND_SIZE_TO_SPAN_PAGES((PVOID)0xFFF, 2) == 2);
    CHECK(SomeGuid.Data1 == 0x11223344 && SomeGuid.Data4[7] == 0);
    NT_ASSERT(TRUE);
    ASSERT(sizeof(PVOID) == 4);
    PAGED_CODE();
    CHECK(wcscpy_s(text, RTL_NUMBER_OF(text), L"needle") == 0 && wcslen(text) == 6);
    CHECK(wcsstr(text, L"ed") == text + 2 && wcsstr(text, L"xx") == NULL && wcsstr(text, L"") == text);
    CHECK(wcscmp(text, L"needle") == 0 && _wcsicmp(text, L"NEEDLE") == 0 && wcschr(text, L'd') == text + 3);

    fields = (TIME_FIELDS){ .Year = 2026, .Month = 11, .Day = 23, .Hour = 6, .Minute = 7, .Second = 8, .Milliseconds = 9 };
    CHECK(RtlTimeFieldsToTime(&fields, &time));
    fields.Year = 0;
    RtlTimeToTimeFields(&time, &fields);
    CHECK(fields.Year == 2026 && fields.Month == 11 && fields.Day == 23 && fields.Weekday == 1 && fields.Milliseconds == 9);
    fields.Month = 13;
    CHECK(!RtlTimeFieldsToTime(&fields, &time));
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DoublyLinked();
    SinglyLinked();
    GenericTable();
    AvlTable();
    BitMap();
    Memory();
    Macros();
    FINISH("api-lists");
    return STATUS_SUCCESS;
}
