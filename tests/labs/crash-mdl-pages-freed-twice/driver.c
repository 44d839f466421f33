/* Frees the pages of an MDL twice. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    PHYSICAL_ADDRESS low = { 0 }, high, skip = { 0 };
    PMDL mdl;

    UNREFERENCED_PARAMETER(driver);
    UNREFERENCED_PARAMETER(path);
    high.QuadPart = -1;
    mdl = MmAllocatePagesForMdl(low, high, skip, PAGE_SIZE);
    MmFreePagesFromMdl(mdl);
    MmFreePagesFromMdl(mdl);
    return STATUS_SUCCESS;
}
