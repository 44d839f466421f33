/* ntstrsafe.h: strings that know their room. */
#include "check.h"
#include <ntstrsafe.h>

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    CHAR a[8];
    WCHAR w[8];
    size_t length;
    UNICODE_STRING string;

    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;

    CHECK(RtlStringCbCopyA(a, sizeof(a), "1234567") == STATUS_SUCCESS && strcmp(a, "1234567") == 0);
    CHECK(RtlStringCbCopyA(a, sizeof(a), "12345678") == STATUS_BUFFER_OVERFLOW && strcmp(a, "1234567") == 0);
    CHECK(RtlStringCbCopyA(a, 0, "x") == STATUS_INVALID_PARAMETER);
    CHECK(RtlStringCchCopyW(w, 8, L"abc") == STATUS_SUCCESS && wcscmp(w, L"abc") == 0);
    CHECK(RtlStringCbCopyW(w, 6, L"abcdef") == STATUS_BUFFER_OVERFLOW && wcscmp(w, L"ab") == 0);
    CHECK(RtlStringCchCatW(w, 8, L"cdefg") == STATUS_SUCCESS && wcscmp(w, L"abcdefg") == 0);
    CHECK(RtlStringCchCatW(w, 8, L"h") == STATUS_BUFFER_OVERFLOW && wcscmp(w, L"abcdefg") == 0);
    CHECK(RtlStringCbCopyNA(a, sizeof(a), "abcdef", 3) == STATUS_SUCCESS && strcmp(a, "abc") == 0);
    CHECK(RtlStringCchCatNA(a, 8, "xyz", 2) == STATUS_SUCCESS && strcmp(a, "abcxy") == 0);
    CHECK(RtlStringCchLengthA(a, 8, &length) == STATUS_SUCCESS && length == 5);
    CHECK(RtlStringCchLengthA(a, 5, &length) == STATUS_INVALID_PARAMETER && length == 0);
    CHECK(RtlStringCbLengthW(L"four", 100, &length) == STATUS_SUCCESS && length == 8);
    CHECK(RtlStringCbPrintfA(a, sizeof(a), "%d-%s", 42, "x") == STATUS_SUCCESS && strcmp(a, "42-x") == 0);
    CHECK(RtlStringCbPrintfA(a, sizeof(a), "%s", "123456789") == STATUS_BUFFER_OVERFLOW && strcmp(a, "1234567") == 0);
    CHECK(RtlStringCchPrintfA(a, 8, "%s", "1234567") == STATUS_SUCCESS && strcmp(a, "1234567") == 0);
    CHECK(RtlStringCbPrintfW(w, sizeof(w), L"%ws%x", L"ab", 0x1f) == STATUS_SUCCESS && wcscmp(w, L"ab1f") == 0);
    CHECK(RtlStringCchPrintfW(w, 4, L"%04u", 12345) == STATUS_BUFFER_OVERFLOW && wcscmp(w, L"123") == 0);

    RtlInitEmptyUnicodeString(&string, w, sizeof(w));
    CHECK(RtlUnicodeStringPrintf(&string, L"%d%s", 12, L"yz") == STATUS_SUCCESS && string.Length == 8);
    CHECK(RtlUnicodeStringCopyString(&string, L"ab") == STATUS_SUCCESS && string.Length == 4);
    CHECK(RtlUnicodeStringCatString(&string, L"cdefgh") == STATUS_SUCCESS && string.Length == 16);
    CHECK(RtlUnicodeStringCatString(&string, L"i") == STATUS_BUFFER_OVERFLOW && string.Length == 16);
    CHECK(RtlUnicodeStringInit(&string, L"text") == STATUS_SUCCESS && string.Length == 8);
    FINISH("api-safe");
    return STATUS_SUCCESS;
}
