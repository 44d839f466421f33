/* Maps pages so that they can only be read, and stores to them. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    PHYSICAL_ADDRESS low = { 0 }, high, skip = { 0 };
    PMDL mdl;
    volatile UCHAR *page;

    UNREFERENCED_PARAMETER(driver);
    UNREFERENCED_PARAMETER(path);
    high.QuadPart = 0x7FFFFFFFFFFFFFFF;
    mdl = MmAllocatePagesForMdl(low, high, skip, PAGE_SIZE);
    page = (volatile UCHAR *)MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, FALSE, NormalPagePriority | MdlMappingNoWrite);
    DbgPrint("it reads %d\n", page[5]);
    page[5] = 1;
    return STATUS_SUCCESS;
}
