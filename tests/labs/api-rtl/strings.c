/* Counted strings: what each routine does with the empty, the full, the odd and the missing. */
#include "check.h"

static BOOLEAN Same(PCUNICODE_STRING string, PCWSTR text) {
    UNICODE_STRING other;
    RtlInitUnicodeString(&other, text);
    return RtlEqualUnicodeString(string, &other, FALSE);
}

static void Initialise(void) {
    UNICODE_STRING string;
    ANSI_STRING ansi;
    UNICODE_STRING constant = RTL_CONSTANT_STRING(L"abc");
    ANSI_STRING constantAnsi = RTL_CONSTANT_STRING("abcd");
    static const WCHAR text[] = L"Ring";
    PWSTR huge;

    RtlInitUnicodeString(&string, text);
    CHECK(string.Length == 8);
    CHECK(string.MaximumLength == 10);
    CHECK(string.Buffer == text);
    RtlInitUnicodeString(&string, L"");
    CHECK(string.Length == 0 && string.MaximumLength == 2 && string.Buffer != NULL);
    RtlInitUnicodeString(&string, NULL);
    CHECK(string.Length == 0 && string.MaximumLength == 0 && string.Buffer == NULL);
    CHECK(constant.Length == 6 && constant.MaximumLength == 8);
    CHECK(constantAnsi.Length == 4 && constantAnsi.MaximumLength == 5);
    RtlInitAnsiString(&ansi, "xyz");
    CHECK(ansi.Length == 3 && ansi.MaximumLength == 4);
    RtlInitAnsiString(&ansi, NULL);
    CHECK(ansi.Length == 0 && ansi.MaximumLength == 0 && ansi.Buffer == NULL);
    RtlInitString(&ansi, "pq");
    CHECK(ansi.Length == 2 && ansi.MaximumLength == 3);

    /* A string longer than a UNICODE_STRING can say is cut to 0xFFFC bytes; the Ex routine refuses it. */
    huge = ExAllocatePoolWithTag(PagedPool, 80002, 'grtS');
    CHECK(huge != NULL);
    if (huge == NULL) return;
    for (int i = 0; i < 40000; i++) huge[i] = L'x';
    huge[40000] = 0;
    RtlInitUnicodeString(&string, huge);
    CHECK(string.Length == 0xFFFC && string.MaximumLength == 0xFFFE);
    CHECK(RtlInitUnicodeStringEx(&string, huge) == STATUS_NAME_TOO_LONG);
    CHECK(RtlInitUnicodeStringEx(&string, L"ok") == STATUS_SUCCESS && string.Length == 4);
    ExFreePoolWithTag(huge, 'grtS');
}

static void Copy(void) {
    WCHAR buffer[8];
    UNICODE_STRING target, source;

    RtlFillMemory(buffer, sizeof(buffer), 0x55);
    RtlInitEmptyUnicodeString(&target, buffer, sizeof(buffer));
    RtlInitUnicodeString(&source, L"abc");
    RtlCopyUnicodeString(&target, &source);
    CHECK(target.Length == 6 && target.MaximumLength == sizeof(buffer));
    CHECK(buffer[0] == L'a' && buffer[2] == L'c' && buffer[3] == 0);

    /* Exactly full: nothing is written past the end, and no null. */
    RtlInitUnicodeString(&source, L"12345678");
    RtlCopyUnicodeString(&target, &source);
    CHECK(target.Length == 16 && buffer[7] == L'8');
    RtlInitUnicodeString(&source, L"123456789");
    target.MaximumLength = 8;
    RtlFillMemory(buffer, sizeof(buffer), 0x55);
    RtlCopyUnicodeString(&target, &source);
    CHECK(target.Length == 8 && buffer[3] == L'4' && buffer[4] == 0x5555);
    RtlCopyUnicodeString(&target, NULL);
    CHECK(target.Length == 0);
}

static void Append(void) {
    WCHAR buffer[6];
    UNICODE_STRING target, source;

    RtlInitEmptyUnicodeString(&target, buffer, sizeof(buffer));
    CHECK(RtlAppendUnicodeToString(&target, L"ab") == STATUS_SUCCESS && target.Length == 4);
    CHECK(buffer[2] == 0);
    RtlInitUnicodeString(&source, L"cd");
    CHECK(RtlAppendUnicodeStringToString(&target, &source) == STATUS_SUCCESS && target.Length == 8);
    CHECK(RtlAppendUnicodeToString(&target, L"xyz") == STATUS_BUFFER_TOO_SMALL);
    CHECK(target.Length == 8 && Same(&target, L"abcd"));
    CHECK(RtlAppendUnicodeToString(&target, L"ef") == STATUS_SUCCESS && target.Length == 12);
    CHECK(Same(&target, L"abcdef"));
    CHECK(RtlAppendUnicodeToString(&target, NULL) == STATUS_SUCCESS && target.Length == 12);
    RtlInitUnicodeString(&source, L"");
    CHECK(RtlAppendUnicodeStringToString(&target, &source) == STATUS_SUCCESS && target.Length == 12);
}

static void Compare(void) {
    UNICODE_STRING a, b, empty;
    ANSI_STRING x, y;

    RtlInitUnicodeString(&a, L"Device");
    RtlInitUnicodeString(&b, L"dEVICE");
    RtlInitUnicodeString(&empty, NULL);
    CHECK(RtlEqualUnicodeString(&a, &a, FALSE) == TRUE);
    CHECK(RtlEqualUnicodeString(&a, &b, FALSE) == FALSE);
    CHECK(RtlEqualUnicodeString(&a, &b, TRUE) == TRUE);
    CHECK(RtlEqualUnicodeString(&empty, &empty, FALSE));
    CHECK(!RtlEqualUnicodeString(&empty, &a, TRUE));
    CHECK(RtlCompareUnicodeString(&a, &a, FALSE) == 0);
    CHECK(RtlCompareUnicodeString(&a, &b, FALSE) < 0);
    CHECK(RtlCompareUnicodeString(&b, &a, FALSE) > 0);
    CHECK(RtlCompareUnicodeString(&a, &b, TRUE) == 0);
    CHECK(RtlCompareUnicodeString(&empty, &a, FALSE) < 0);
    RtlInitUnicodeString(&b, L"DeviceX");
    CHECK(RtlCompareUnicodeString(&a, &b, TRUE) < 0 && RtlCompareUnicodeString(&b, &a, TRUE) > 0);
    CHECK(RtlPrefixUnicodeString(&a, &b, FALSE) == TRUE);
    CHECK(RtlPrefixUnicodeString(&b, &a, FALSE) == FALSE);
    CHECK(RtlPrefixUnicodeString(&empty, &a, FALSE) == TRUE);
    RtlInitUnicodeString(&a, L"DEVICE");
    CHECK(!RtlPrefixUnicodeString(&a, &b, FALSE) && RtlPrefixUnicodeString(&a, &b, TRUE));
    RtlInitAnsiString(&x, "one");
    RtlInitAnsiString(&y, "ONE");
    CHECK(!RtlEqualString(&x, &y, FALSE) && RtlEqualString(&x, &y, TRUE));
    CHECK(RtlCompareString(&x, &y, FALSE) > 0 && RtlCompareString(&x, &y, TRUE) == 0);
    CHECK(RtlUpcaseUnicodeChar(L'a') == L'A' && RtlUpcaseUnicodeChar(0xE9) == 0xC9 && RtlUpcaseUnicodeChar(L'1') == L'1');
    CHECK(RtlDowncaseUnicodeChar(L'Z') == L'z' && RtlUpperChar('q') == 'Q');
}

static void Convert(void) {
    UNICODE_STRING wide, other;
    ANSI_STRING ansi;
    WCHAR buffer[4];
    CHAR bytes[4];

    RtlInitAnsiString(&ansi, "abc");
    CHECK(RtlAnsiStringToUnicodeString(&wide, &ansi, TRUE) == STATUS_SUCCESS);
    CHECK(wide.Length == 6 && wide.MaximumLength == 8 && wide.Buffer[3] == 0 && Same(&wide, L"abc"));
    RtlFreeUnicodeString(&wide);
    CHECK(wide.Buffer == NULL && wide.Length == 0 && wide.MaximumLength == 0);
    RtlFreeUnicodeString(&wide); /* Nothing to free is no error. */

    /* Into the caller's buffer: the null must fit too. */
    RtlInitEmptyUnicodeString(&wide, buffer, sizeof(buffer));
    CHECK(RtlAnsiStringToUnicodeString(&wide, &ansi, FALSE) == STATUS_SUCCESS && wide.Length == 6);
    RtlInitAnsiString(&ansi, "abcd");
    CHECK(RtlAnsiStringToUnicodeString(&wide, &ansi, FALSE) == STATUS_BUFFER_OVERFLOW);

    RtlInitUnicodeString(&wide, L"xyz");
    CHECK(RtlUnicodeStringToAnsiString(&ansi, &wide, TRUE) == STATUS_SUCCESS);
    CHECK(ansi.Length == 3 && ansi.MaximumLength == 4 && ansi.Buffer[3] == 0);
    CHECK(memcmp(ansi.Buffer, "xyz", 4) == 0);
    RtlFreeAnsiString(&ansi);
    CHECK(ansi.Buffer == NULL);
    RtlInitEmptyAnsiString(&ansi, bytes, sizeof(bytes));
    CHECK(RtlUnicodeStringToAnsiString(&ansi, &wide, FALSE) == STATUS_SUCCESS && ansi.Length == 3);
    RtlInitUnicodeString(&wide, L"vwxyz");
    CHECK(RtlUnicodeStringToAnsiString(&ansi, &wide, FALSE) == STATUS_BUFFER_OVERFLOW);
    CHECK(RtlUnicodeStringToAnsiSize(&wide) == 6);
    RtlInitAnsiString(&ansi, "four");
    CHECK(RtlAnsiStringToUnicodeSize(&ansi) == 10);

    RtlInitUnicodeString(&wide, L"Mixed1");
    CHECK(RtlUpcaseUnicodeString(&other, &wide, TRUE) == STATUS_SUCCESS && Same(&other, L"MIXED1"));
    RtlFreeUnicodeString(&other);
    RtlInitEmptyUnicodeString(&other, buffer, sizeof(buffer));
    CHECK(RtlUpcaseUnicodeString(&other, &wide, FALSE) == STATUS_BUFFER_OVERFLOW);
    CHECK(RtlDowncaseUnicodeString(&other, &wide, TRUE) == STATUS_SUCCESS && Same(&other, L"mixed1"));
    RtlFreeUnicodeString(&other);
}

static void Numbers(void) {
    WCHAR buffer[16];
    UNICODE_STRING string;
    ULONG value;
    GUID guid = { 0x12345678, 0x9abc, 0xdef0, { 1, 2, 3, 4, 5, 6, 7, 8 } }, back;

    RtlInitEmptyUnicodeString(&string, buffer, sizeof(buffer));
    CHECK(RtlIntegerToUnicodeString(1234, 10, &string) == STATUS_SUCCESS && Same(&string, L"1234"));
    CHECK(RtlIntegerToUnicodeString(0, 0, &string) == STATUS_SUCCESS && Same(&string, L"0"));
    CHECK(RtlIntegerToUnicodeString(0xBEEF, 16, &string) == STATUS_SUCCESS && Same(&string, L"BEEF"));
    CHECK(RtlIntegerToUnicodeString(8, 8, &string) == STATUS_SUCCESS && Same(&string, L"10"));
    CHECK(RtlIntegerToUnicodeString(5, 2, &string) == STATUS_SUCCESS && Same(&string, L"101"));
    CHECK(RtlIntegerToUnicodeString(5, 7, &string) == STATUS_INVALID_PARAMETER);
    string.MaximumLength = 4;
    CHECK(RtlIntegerToUnicodeString(123, 10, &string) == STATUS_BUFFER_OVERFLOW);
    string.MaximumLength = sizeof(buffer);
    CHECK(RtlInt64ToUnicodeString(0x123456789AULL, 16, &string) == STATUS_SUCCESS && Same(&string, L"123456789A"));

    RtlInitUnicodeString(&string, L"42");
    CHECK(RtlUnicodeStringToInteger(&string, 10, &value) == STATUS_SUCCESS && value == 42);
    RtlInitUnicodeString(&string, L"0x1F");
    CHECK(RtlUnicodeStringToInteger(&string, 0, &value) == STATUS_SUCCESS && value == 31);
    RtlInitUnicodeString(&string, L"-7");
    CHECK(RtlUnicodeStringToInteger(&string, 10, &value) == STATUS_SUCCESS && (LONG)value == -7);
    RtlInitUnicodeString(&string, L"12ab");
    CHECK(RtlUnicodeStringToInteger(&string, 10, &value) == STATUS_SUCCESS && value == 12);
    RtlInitUnicodeString(&string, L"1");
    CHECK(RtlUnicodeStringToInteger(&string, 3, &value) == STATUS_INVALID_PARAMETER);

    CHECK(RtlStringFromGUID(&guid, &string) == STATUS_SUCCESS);
    CHECK(Same(&string, L"{12345678-9ABC-DEF0-0102-030405060708}"));
    CHECK(RtlGUIDFromString(&string, &back) == STATUS_SUCCESS && RtlEqualMemory(&guid, &back, sizeof(guid)));
    RtlFreeUnicodeString(&string);
    RtlInitUnicodeString(&string, L"{12345678}");
    CHECK(RtlGUIDFromString(&string, &back) == STATUS_INVALID_PARAMETER);
}

static void Matching(void) {
    UNICODE_STRING name, expression;
    ULONG hash1, hash2;

    RtlInitUnicodeString(&name, L"driver.c");
    RtlInitUnicodeString(&expression, L"*.C");
    CHECK(!FsRtlIsNameInExpression(&expression, &name, FALSE, NULL));
    CHECK(FsRtlIsNameInExpression(&expression, &name, TRUE, NULL) == TRUE);
    RtlInitUnicodeString(&expression, L"D?IVER.*");
    CHECK(FsRtlIsNameInExpression(&expression, &name, TRUE, NULL) == TRUE);
    RtlInitUnicodeString(&name, L"ABC");
    CHECK(RtlHashUnicodeString(&name, TRUE, HASH_STRING_ALGORITHM_DEFAULT, &hash1) == STATUS_SUCCESS);
    RtlInitUnicodeString(&name, L"abc");
    CHECK(RtlHashUnicodeString(&name, TRUE, HASH_STRING_ALGORITHM_X65599, &hash2) == STATUS_SUCCESS && hash1 == hash2);
    CHECK(hash1 == (65 * 65599u + 66) * 65599u + 67);
    CHECK(RtlHashUnicodeString(&name, FALSE, 7, &hash2) == STATUS_INVALID_PARAMETER);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    Initialise();
    Copy();
    Append();
    Compare();
    Convert();
    Numbers();
    Matching();
    FINISH("api-strings");
    return STATUS_SUCCESS;
}
