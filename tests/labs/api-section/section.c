/* Sections of the page file and of files as a driver uses them; what it maps into the kernel's half is what programs have in theirs. */
#include "check.h"

#define IOCTL_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_WRITE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define BYTES 0x11000

static HANDLE Shared;
static PVOID SharedObject;
static PUCHAR System; /* The view in the kernel's half. */

static NTSTATUS Create(PHANDLE handle, ULONGLONG bytes, ULONG protect, ULONG attributes, HANDLE file) {
    LARGE_INTEGER size;
    OBJECT_ATTRIBUTES object;

    size.QuadPart = (LONGLONG)bytes;
    InitializeObjectAttributes(&object, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    return ZwCreateSection(handle, SECTION_ALL_ACCESS, &object, &size, protect, attributes, file);
}

static NTSTATUS Map(HANDLE section, PVOID *base, ULONGLONG from, SIZE_T *bytes, ULONG protect) {
    LARGE_INTEGER offset;

    offset.QuadPart = (LONGLONG)from;
    return ZwMapViewOfSection(section, ZwCurrentProcess(), base, 0, 0, &offset, bytes, ViewUnmap, 0, protect);
}

static void Statuses(void) {
    HANDLE handle, event;
    PVOID base = NULL, second = NULL;
    SIZE_T bytes = 0;
    OBJECT_ATTRIBUTES none;

    CHECK(Create(&handle, 0, PAGE_READWRITE, SEC_COMMIT, NULL) == STATUS_INVALID_PARAMETER_4);
    CHECK(Create(&handle, 1, PAGE_READWRITE, 0, NULL) == STATUS_INVALID_PARAMETER_6);
    CHECK(Create(&handle, 1, PAGE_READWRITE, SEC_COMMIT | SEC_RESERVE, NULL) == STATUS_INVALID_PARAMETER_6);
    CHECK(Create(&handle, 1, PAGE_NOACCESS, SEC_COMMIT, NULL) == STATUS_INVALID_PAGE_PROTECTION);
    CHECK(Create(&handle, 0x100000000ULL, PAGE_READWRITE, SEC_COMMIT, NULL) == STATUS_SECTION_TOO_BIG);
    CHECK(Create(&handle, 0x40000000, PAGE_READWRITE, SEC_COMMIT, NULL) == STATUS_COMMITMENT_LIMIT);
    InitializeObjectAttributes(&none, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &none, NotificationEvent, FALSE) == STATUS_SUCCESS);
    CHECK(Create(&handle, 0, PAGE_READWRITE, SEC_COMMIT, event) == STATUS_OBJECT_TYPE_MISMATCH);
    CHECK(Map(event, &base, 0, &bytes, PAGE_READWRITE) == STATUS_OBJECT_TYPE_MISMATCH);
    CHECK(ZwClose(event) == STATUS_SUCCESS);

    CHECK(Create(&handle, BYTES, PAGE_READONLY, SEC_COMMIT, NULL) == STATUS_SUCCESS);
    CHECK(Map(handle, &base, 0, &bytes, PAGE_READWRITE) == STATUS_SECTION_PROTECTION);
    CHECK(Map(handle, &base, 0, &bytes, 0) == STATUS_INVALID_PAGE_PROTECTION);
    CHECK(Map(handle, &base, 0x1000, &bytes, PAGE_READONLY) == STATUS_MAPPED_ALIGNMENT);
    CHECK(Map(handle, &base, 0x20000, &bytes, PAGE_READONLY) == STATUS_INVALID_VIEW_SIZE);
    bytes = BYTES + 1;
    CHECK(Map(handle, &base, 0, &bytes, PAGE_READONLY) == STATUS_INVALID_VIEW_SIZE);
    bytes = 0;
    CHECK(Map(handle, &base, 0x10000, &bytes, PAGE_READONLY) == STATUS_SUCCESS && bytes == 0x1000);
    CHECK(*(volatile UCHAR *)base == 0);
    bytes = 0;
    second = base;
    CHECK(Map(handle, &second, 0, &bytes, PAGE_READONLY) == STATUS_CONFLICTING_ADDRESSES);
    bytes = 0;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &bytes, MEM_RELEASE) == STATUS_UNABLE_TO_DELETE_SECTION);
    CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), (PUCHAR)base + 10) == STATUS_SUCCESS);
    CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), base) == STATUS_NOT_MAPPED_VIEW);
    CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), (PVOID)0x80000000) == STATUS_NOT_MAPPED_VIEW);
    CHECK(ZwClose(handle) == STATUS_SUCCESS);
}

/* Two views of one section are the same memory; SEC_RESERVE has none until it is committed. */
static void Views(void) {
    HANDLE handle;
    PVOID one = NULL, two = NULL;
    SIZE_T bytes = 0;
    NTSTATUS caught = STATUS_SUCCESS;

    CHECK(Create(&handle, BYTES, PAGE_READWRITE, SEC_COMMIT, NULL) == STATUS_SUCCESS);
    CHECK(Map(handle, &one, 0, &bytes, PAGE_READWRITE) == STATUS_SUCCESS && bytes == BYTES);
    bytes = 0;
    CHECK(Map(handle, &two, 0, &bytes, PAGE_WRITECOPY) == STATUS_SUCCESS && one != two);
    CHECK(ZwClose(handle) == STATUS_SUCCESS); /* The views keep it. */
    *(PULONG)one = 1;
    CHECK(*(volatile ULONG *)two == 1);
    *(PULONG)two = 2; /* From here on the page is a copy. */
    CHECK(*(volatile ULONG *)one == 1 && *(volatile ULONG *)two == 2);
    *(PULONG)one = 3;
    CHECK(*(volatile ULONG *)two == 2);
    RtlFillMemory((PUCHAR)one + 0xFF0, 0x20, 0x5A); /* Over a page boundary. */
    CHECK(((PUCHAR)two)[0x1000] == 0x5A && ((PUCHAR)one)[0x100F] == 0x5A && *(PULONG)((PUCHAR)one + 0xFFE) == 0x5A5A5A5A);
    CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), one) == STATUS_SUCCESS);
    CHECK(*(volatile ULONG *)two == 2);
    CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), two) == STATUS_SUCCESS);

    CHECK(Create(&handle, BYTES, PAGE_READWRITE, SEC_RESERVE, NULL) == STATUS_SUCCESS);
    one = NULL;
    bytes = 0;
    CHECK(Map(handle, &one, 0, &bytes, PAGE_READWRITE) == STATUS_SUCCESS);
    __try {
        *(volatile UCHAR *)one = 1;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        caught = GetExceptionCode();
    }
    CHECK(caught == STATUS_ACCESS_VIOLATION);
    bytes = 1;
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &one, 0, &bytes, MEM_COMMIT, PAGE_READWRITE) == STATUS_SUCCESS && bytes == PAGE_SIZE);
    *(volatile UCHAR *)one = 1;
    CHECK(*(volatile UCHAR *)one == 1);
    CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), one) == STATUS_SUCCESS);
    CHECK(ZwClose(handle) == STATUS_SUCCESS);
}

static void Files(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\??\\C:\\mapped.txt");
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK status;
    HANDLE file, section;
    PFILE_OBJECT object;
    LARGE_INTEGER offset = { 0 };
    FILE_END_OF_FILE_INFORMATION end;
    FILE_DISPOSITION_INFORMATION disposition = { TRUE };
    FILE_STANDARD_INFORMATION standard;
    PVOID base = NULL;
    SIZE_T bytes = 0;
    CHAR text[8] = { 0 };

    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwCreateFile(&file, GENERIC_READ | GENERIC_WRITE | DELETE, &attributes, &status, NULL, FILE_ATTRIBUTE_NORMAL, 0, FILE_CREATE, FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE, NULL, 0) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(file, 0, *IoFileObjectType, KernelMode, (PVOID *)&object, NULL) == STATUS_SUCCESS);
    CHECK(object->SectionObjectPointer != NULL && object->SectionObjectPointer->DataSectionObject == NULL);
    CHECK(Create(&section, 0, PAGE_READWRITE, SEC_COMMIT, file) == STATUS_MAPPED_FILE_SIZE_ZERO);
    CHECK(Create(&section, 100, PAGE_READONLY, SEC_COMMIT, file) == STATUS_SECTION_TOO_BIG);
    CHECK(ZwWriteFile(file, NULL, NULL, NULL, &status, "0123456789", 10, &offset, NULL) == STATUS_SUCCESS);

    CHECK(Create(&section, 5000, PAGE_READWRITE, SEC_COMMIT, file) == STATUS_SUCCESS); /* The file grows. */
    CHECK(ZwQueryInformationFile(file, &status, &standard, sizeof(standard), FileStandardInformation) == STATUS_SUCCESS && standard.EndOfFile.QuadPart == 5000);
    CHECK(object->SectionObjectPointer->DataSectionObject != NULL);
    CHECK(Map(section, &base, 0, &bytes, PAGE_READWRITE) == STATUS_SUCCESS && bytes == 0x2000);
    CHECK(RtlEqualMemory(base, "0123456789", 11));
    RtlCopyMemory((PUCHAR)base + 2, "MAP", 3);
    CHECK(ZwReadFile(file, NULL, NULL, NULL, &status, text, 7, &offset, NULL) == STATUS_SUCCESS && RtlEqualMemory(text, "01MAP56", 7));
    offset.QuadPart = 4;
    CHECK(ZwWriteFile(file, NULL, NULL, NULL, &status, "file", 4, &offset, NULL) == STATUS_SUCCESS);
    CHECK(RtlEqualMemory(base, "01MAfile89", 10));

    /* A mapped file cannot be cut, and cannot be deleted. */
    end.EndOfFile.QuadPart = 5;
    CHECK(ZwSetInformationFile(file, &status, &end, sizeof(end), FileEndOfFileInformation) == STATUS_USER_MAPPED_FILE);
    CHECK(ZwSetInformationFile(file, &status, &disposition, sizeof(disposition), FileDispositionInformation) == STATUS_CANNOT_DELETE);
    CHECK(ZwClose(section) == STATUS_SUCCESS);
    CHECK(ZwSetInformationFile(file, &status, &end, sizeof(end), FileEndOfFileInformation) == STATUS_USER_MAPPED_FILE);
    *(PUCHAR)base = '#';
    CHECK(ZwUnmapViewOfSection(ZwCurrentProcess(), base) == STATUS_SUCCESS);
    CHECK(object->SectionObjectPointer->DataSectionObject == NULL);
    offset.QuadPart = 0;
    CHECK(ZwReadFile(file, NULL, NULL, NULL, &status, text, 7, &offset, NULL) == STATUS_SUCCESS && RtlEqualMemory(text, "#1MAfil", 7));
    CHECK(ZwSetInformationFile(file, &status, &end, sizeof(end), FileEndOfFileInformation) == STATUS_SUCCESS);
    CHECK(ZwSetInformationFile(file, &status, &disposition, sizeof(disposition), FileDispositionInformation) == STATUS_SUCCESS);
    ObDereferenceObject(object);
    CHECK(ZwClose(file) == STATUS_SUCCESS);
}

static void SystemSpace(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\BaseNamedObjects\\ApiSection");
    OBJECT_ATTRIBUTES attributes;
    LARGE_INTEGER size = { .QuadPart = BYTES };
    HANDLE second;
    SIZE_T bytes = BYTES + 0x1000;
    PVOID none;

    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwOpenSection(&second, SECTION_MAP_READ, &attributes) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(ZwCreateSection(&Shared, SECTION_ALL_ACCESS, &attributes, &size, PAGE_READWRITE, SEC_COMMIT, NULL) == STATUS_SUCCESS);
    CHECK(ZwOpenSection(&second, SECTION_MAP_READ, &attributes) == STATUS_SUCCESS);
    CHECK(ZwClose(second) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(Shared, SECTION_ALL_ACCESS, NULL, KernelMode, &SharedObject, NULL) == STATUS_SUCCESS);
    CHECK(MmMapViewInSystemSpace(SharedObject, &none, &bytes) == STATUS_INVALID_VIEW_SIZE);
    bytes = 0;
    CHECK(MmMapViewInSystemSpace(SharedObject, (PVOID *)&System, &bytes) == STATUS_SUCCESS && bytes == BYTES);
    CHECK((PUCHAR)System > (PUCHAR)MM_SYSTEM_RANGE_START && MmIsAddressValid(System));
    RtlCopyMemory(System, "from the driver", 16);
    CHECK(MmUnmapViewInSystemSpace(System + 0x1000) == STATUS_NOT_MAPPED_VIEW);
}

static NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    PULONG word = (PULONG)irp->AssociatedIrp.SystemBuffer;

    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    if (stack->MajorFunction == IRP_MJ_DEVICE_CONTROL) {
        if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_READ) {
            *word = *(volatile ULONG *)(System + *word);
            irp->IoStatus.Information = sizeof(ULONG);
        } else
            *(volatile ULONG *)(System + word[0]) = word[1];
    }
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static VOID Unload(PDRIVER_OBJECT driver) {
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\ApiSection");

    CHECK(MmUnmapViewInSystemSpace(System) == STATUS_SUCCESS);
    ObDereferenceObject(SharedObject);
    CHECK(ZwClose(Shared) == STATUS_SUCCESS);
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(driver->DeviceObject);
    FINISH("api-section, with the end");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\ApiSection"), link = RTL_CONSTANT_STRING(L"\\DosDevices\\ApiSection");
    PDEVICE_OBJECT device;

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    CHECK(NT_SUCCESS(IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device)));
    CHECK(NT_SUCCESS(IoCreateSymbolicLink(&link, &name)));
    Statuses();
    Views();
    Files();
    SystemSpace();
    FINISH("api-section");
    return STATUS_SUCCESS;
}
