/* Unloads with a section mapped into the kernel's half, and one into the System process. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    OBJECT_ATTRIBUTES attributes;
    LARGE_INTEGER size = { .QuadPart = 5000 };
    HANDLE handle;
    PVOID section, base;
    SIZE_T bytes = 0;

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    if (!NT_SUCCESS(ZwCreateSection(&handle, SECTION_ALL_ACCESS, &attributes, &size, PAGE_READWRITE, SEC_COMMIT, NULL))) return STATUS_UNSUCCESSFUL;
    if (!NT_SUCCESS(ObReferenceObjectByHandle(handle, SECTION_ALL_ACCESS, NULL, KernelMode, &section, NULL))) return STATUS_UNSUCCESSFUL;
    if (!NT_SUCCESS(MmMapViewInSystemSpace(section, &base, &bytes))) return STATUS_UNSUCCESSFUL;
    base = NULL;
    bytes = 0;
    if (!NT_SUCCESS(ZwMapViewOfSection(handle, ZwCurrentProcess(), &base, 0, 0, NULL, &bytes, ViewUnmap, 0, PAGE_READWRITE))) return STATUS_UNSUCCESSFUL;
    ObDereferenceObject(section);
    ZwClose(handle);
    return STATUS_SUCCESS;
}
