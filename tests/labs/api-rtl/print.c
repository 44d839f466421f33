/* DbgPrint: each line says what Windows prints for one format. The expectation holds the lines. */
#include "check.h"

static ULONG Prefixed(PCCH Format, ...) {
    va_list arguments;
    ULONG result;
    va_start(arguments, Format);
    result = vDbgPrintExWithPrefix("print> ", DPFLTR_IHVDRIVER_ID, DPFLTR_ERROR_LEVEL, Format, arguments);
    va_end(arguments);
    return result;
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNICODE_STRING wide = RTL_CONSTANT_STRING(L"counted wide");
    ANSI_STRING narrow = RTL_CONSTANT_STRING("counted narrow");
    UNICODE_STRING part = { 6, 6, L"cut here" };
    UNICODE_STRING none = { 0, 0, NULL };

    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DbgPrint("d [%d] [%5d] [%-5d] [%05d] [%+d] [% d] [%.3d]\n", -42, 42, 42, 42, 42, 42, 7);
    DbgPrint("u [%u] [%i] [%hd] [%hu] [%hhd]\n", 0xFFFFFFFF, -1, 0x12345, 0x1FFFF, 0x1FF);
    DbgPrint("x [%x] [%X] [%#x] [%08X] [%#010x] [%o] [%#o]\n", 0xbeef, 0xbeef, 0xbeef, 0xbeef, 0xbeef, 8, 8);
    DbgPrint("64 [%I64d] [%I64x] [%lld] [%llX] [%I64u]\n", -1234567890123LL, 0x123456789abcdefULL, 5LL, 0xabcdef0123ULL, ~0ULL);
    DbgPrint("I [%Id] [%Iu] [%I32d] [%zu] [%ld] [%lu] [%lx]\n", (LONG_PTR)-3, (ULONG_PTR)3, -4, sizeof(int), -5L, 5UL, 0xfL);
    DbgPrint("p [%p] [%p] [%P]\n", (PVOID)0x80123abc, NULL, (PVOID)0x10);
    DbgPrint("c [%c] [%C] [%wc] [%lc] [%hc] [%5c] [%-3c]\n", 'a', L'b', L'c', L'd', 'e', 'f', 'g');
    DbgPrint("s [%s] [%10s] [%-10s] [%.2s] [%hs] [%s]\n", "abc", "abc", "abc", "abc", "hs", (char *)NULL);
    DbgPrint("S [%S] [%ws] [%ls] [%.2ws] [%8ws] [%ws]\n", L"wide", L"ws", L"ls", L"abcdef", L"pad", (PWSTR)NULL);
    DbgPrint("Z [%wZ] [%Z] [%wZ] [%20wZ] [%-14wZ] [%wZ]\n", &wide, &narrow, &part, &wide, &wide, &none);
    DbgPrint("Znull [%wZ] [%Z]\n", (PUNICODE_STRING)NULL, (PANSI_STRING)NULL);
    DbgPrint("star [%*d] [%-*d] [%.*s] [%*.*s]\n", 6, 42, 6, 42, 2, "abcdef", 5, 3, "abcdef");
    DbgPrint("percent [%%] [100%%]\n");
    DbgPrint("hexblock [%02x %02x] [%.8x] [%4.2x]\n", 1, 255, 0x1234, 5);
    DbgPrint("no newline;");
    DbgPrint(" next\n");
    CHECK(DbgPrint("result\n") == STATUS_SUCCESS);
    CHECK(DbgPrintEx(DPFLTR_IHVDRIVER_ID, DPFLTR_ERROR_LEVEL, "error level %d\n", 1) == STATUS_SUCCESS);
    DbgPrintEx(DPFLTR_IHVDRIVER_ID, DPFLTR_INFO_LEVEL, "info level\n");
    CHECK(Prefixed("with %d\n", 2) == STATUS_SUCCESS);
    KdPrint(("kd %s %d\n", "print", 3));
    KdPrintEx((DPFLTR_IHVDRIVER_ID, DPFLTR_ERROR_LEVEL, "kd print ex\n"));
    FINISH("api-print");
    return STATUS_SUCCESS;
}
