/* Security descriptors piece by piece, versions, stack traces, other processors, names of files, volumes, reinitialization, threads of objects. */
#include "check.h"

static void Security(void) {
    SID world = { SID_REVISION, 1, SECURITY_WORLD_SID_AUTHORITY, { SECURITY_WORLD_RID } }, other = world, broken = world;
    UCHAR buffer[sizeof(ACL) + 2 * 20];
    PACL acl = (PACL)buffer;
    SECURITY_DESCRIPTOR descriptor;

    other.SubAuthority[0] = 1;
    broken.SubAuthorityCount = 16;
    CHECK(RtlLengthSid(&world) == 12 && RtlValidSid(&world) && !RtlValidSid(&broken) && !RtlValidSid((PSID)8));
    CHECK(RtlEqualSid(&world, &world) && !RtlEqualSid(&world, &other));
    CHECK(RtlCreateAcl(acl, sizeof(ACL) - 1, ACL_REVISION) == STATUS_BUFFER_TOO_SMALL);
    CHECK(RtlCreateAcl(acl, sizeof(buffer), 1) == STATUS_INVALID_PARAMETER);
    CHECK(RtlCreateAcl(acl, sizeof(buffer), ACL_REVISION) == STATUS_SUCCESS && acl->AclSize == sizeof(buffer) && acl->AceCount == 0);
    CHECK(RtlAddAccessAllowedAce(acl, ACL_REVISION, GENERIC_READ, &broken) == STATUS_INVALID_SID);
    CHECK(RtlAddAccessAllowedAce(acl, 9, GENERIC_READ, &world) == STATUS_UNKNOWN_REVISION);
    CHECK(RtlAddAccessAllowedAce(acl, ACL_REVISION, GENERIC_READ, &world) == STATUS_SUCCESS && acl->AceCount == 1);
    CHECK(RtlAddAccessAllowedAce(acl, ACL_REVISION, GENERIC_ALL, &other) == STATUS_SUCCESS && acl->AceCount == 2);
    CHECK(RtlAddAccessAllowedAce(acl, ACL_REVISION, GENERIC_ALL, &other) == STATUS_ALLOTTED_SPACE_EXCEEDED);
    CHECK(RtlCreateSecurityDescriptor(&descriptor, 2) == STATUS_UNKNOWN_REVISION);
    CHECK(RtlCreateSecurityDescriptor(&descriptor, SECURITY_DESCRIPTOR_REVISION) == STATUS_SUCCESS);
    CHECK(RtlValidSecurityDescriptor(&descriptor) && RtlLengthSecurityDescriptor(&descriptor) == sizeof(SECURITY_DESCRIPTOR));
    CHECK(RtlSetDaclSecurityDescriptor(&descriptor, TRUE, acl, FALSE) == STATUS_SUCCESS && descriptor.Dacl == acl && descriptor.Control == 4);
    CHECK(RtlValidSecurityDescriptor(&descriptor) && RtlLengthSecurityDescriptor(&descriptor) == sizeof(SECURITY_DESCRIPTOR) + sizeof(buffer));
    acl->AclSize = 10;
    CHECK(!RtlValidSecurityDescriptor(&descriptor));
    CHECK(RtlAddAccessAllowedAce(acl, ACL_REVISION, GENERIC_ALL, &other) == STATUS_INVALID_ACL);
    descriptor.Control |= 0x8000; /* SE_SELF_RELATIVE */
    CHECK(RtlSetDaclSecurityDescriptor(&descriptor, FALSE, NULL, FALSE) == STATUS_INVALID_SECURITY_DESCR);
}

/* An event that only administrators may use, made with such a descriptor. */
static void Protected(void) {
    SID admins = { SID_REVISION, 2, SECURITY_NT_AUTHORITY, { SECURITY_BUILTIN_DOMAIN_RID } };
    UCHAR sid[16], buffer[64];
    SECURITY_DESCRIPTOR descriptor;
    OBJECT_ATTRIBUTES attributes;
    HANDLE event;

    RtlCopyMemory(sid, &admins, sizeof(admins));
    *(PULONG)(sid + 12) = DOMAIN_ALIAS_RID_ADMINS;
    CHECK(RtlCreateAcl((PACL)buffer, sizeof(buffer), ACL_REVISION) == STATUS_SUCCESS);
    CHECK(RtlAddAccessAllowedAce((PACL)buffer, ACL_REVISION, EVENT_ALL_ACCESS, (PSID)sid) == STATUS_SUCCESS);
    CHECK(RtlCreateSecurityDescriptor(&descriptor, SECURITY_DESCRIPTOR_REVISION) == STATUS_SUCCESS);
    CHECK(RtlSetDaclSecurityDescriptor(&descriptor, TRUE, (PACL)buffer, FALSE) == STATUS_SUCCESS);
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, &descriptor);
    CHECK(ZwCreateEvent(&event, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE) == STATUS_SUCCESS);
    CHECK(ZwClose(event) == STATUS_SUCCESS);
}

static void Versions(void) {
    RTL_OSVERSIONINFOEXW wanted = { sizeof(wanted) };
    ULONGLONG mask = 0;

    wanted.dwMajorVersion = 5;
    wanted.dwMinorVersion = 1;
    CHECK(RtlVerifyVersionInfo(&wanted, 0, mask) == STATUS_INVALID_PARAMETER);
    CHECK(RtlVerifyVersionInfo(&wanted, VER_MAJORVERSION, mask) == STATUS_INVALID_PARAMETER);
    VER_SET_CONDITION(mask, VER_MAJORVERSION, VER_GREATER_EQUAL);
    VER_SET_CONDITION(mask, VER_MINORVERSION, VER_GREATER_EQUAL);
    CHECK(mask == 0x1B);
    CHECK(RtlVerifyVersionInfo(&wanted, VER_MAJORVERSION | VER_MINORVERSION, mask) == STATUS_SUCCESS);
    wanted.dwMajorVersion = 4;
    wanted.dwMinorVersion = 9; /* 4.9 is older than 5.2, whatever the minor version. */
    CHECK(RtlVerifyVersionInfo(&wanted, VER_MAJORVERSION | VER_MINORVERSION, mask) == STATUS_SUCCESS);
    wanted.dwMajorVersion = 6;
    wanted.dwMinorVersion = 0;
    CHECK(RtlVerifyVersionInfo(&wanted, VER_MAJORVERSION | VER_MINORVERSION, mask) == STATUS_REVISION_MISMATCH);
    CHECK(RtlNtStatusToDosError(STATUS_ACCESS_DENIED) == 5 && RtlNtStatusToDosErrorNoTeb(STATUS_OBJECT_NAME_NOT_FOUND) == 2);
}

static DECLSPEC_NOINLINE USHORT Inner(PVOID *frames, ULONG skip, PULONG hash) {
    USHORT count = RtlCaptureStackBackTrace(skip, 8, frames, hash);
    return count;
}

static DECLSPEC_NOINLINE void StackTrace(void) {
    PVOID frames[8] = { 0 }, shorter[8] = { 0 };
    ULONG hash = 0, sum = 0;
    USHORT count = Inner(frames, 0, &hash), i;

    CHECK(count >= 3); /* Inner, StackTrace, DriverEntry */
    for (i = 0; i < count; i++) sum += (ULONG)(ULONG_PTR)frames[i];
    CHECK(hash == sum);
    CHECK(Inner(shorter, 1, NULL) == count - 1 && shorter[1] == frames[2]);
    CHECK(RtlCaptureStackBackTrace(60, 8, frames, NULL) == 0);
}

static ULONG Seen[4];
static ULONG_PTR NTAPI OnEach(ULONG_PTR context) {
    volatile ULONG i;

    for (i = 0; i < 100000; i++)
        ; /* Long enough for a clock interrupt: nobody else may run in between. */
    CHECK(KeGetCurrentIrql() > DISPATCH_LEVEL);
    Seen[KeGetCurrentProcessorNumber()]++;
    return context + KeGetCurrentProcessorNumber();
}

static void Processors(void) {
    ULONG count = KeQueryActiveProcessorCount(NULL), i, maximum, minimum, current;
    KIRQL irql;

    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    current = KeGetCurrentProcessorNumber();
    CHECK(KeIpiGenericCall(OnEach, 100) == 100 + current && KeGetCurrentIrql() == DISPATCH_LEVEL && KeGetCurrentProcessorNumber() == current);
    KeLowerIrql(irql);
    for (i = 0; i < 4; i++) CHECK(Seen[i] == (i < count ? 1u : 0u));
    ExQueryTimerResolution(&maximum, &minimum, &current);
    CHECK(minimum <= current && current <= maximum && current == KeQueryTimeIncrement());
    CHECK(ExSetTimerResolution(10000, TRUE) == current && ExSetTimerResolution(0, FALSE) == current);
    CHECK(!ExIsProcessorFeaturePresent(100));
    CHECK(ExSystemExceptionFilter() == EXCEPTION_CONTINUE_SEARCH);
}

static void Names(PDEVICE_OBJECT device) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\??\\c:\\Names.txt"), letter = RTL_CONSTANT_STRING(L"C:"), dos;
    UNICODE_STRING expected = RTL_CONSTANT_STRING(L"C:\\Names.txt");
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK status;
    POBJECT_NAME_INFORMATION information;
    PFILE_OBJECT object;
    HANDLE file;
    LARGE_INTEGER length;
    FILE_FS_SIZE_INFORMATION size;
    FILE_FS_DEVICE_INFORMATION kind;
    union {
        FILE_FS_ATTRIBUTE_INFORMATION information;
        UCHAR bytes[64];
    } attribute;

    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwCreateFile(&file, GENERIC_READ | GENERIC_WRITE | DELETE, &attributes, &status, NULL, FILE_ATTRIBUTE_NORMAL, 0, FILE_CREATE, FILE_SYNCHRONOUS_IO_NONALERT | FILE_DELETE_ON_CLOSE, NULL, 0) == STATUS_SUCCESS);
    CHECK(ZwWriteFile(file, NULL, NULL, NULL, &status, "abc", 3, NULL, NULL) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(file, 0, *IoFileObjectType, KernelMode, (PVOID *)&object, NULL) == STATUS_SUCCESS);
    CHECK(IoQueryFileDosDeviceName(object, &information) == STATUS_SUCCESS);
    CHECK(RtlEqualUnicodeString(&information->Name, &expected, FALSE));
    ExFreePool(information);
    CHECK(IoVolumeDeviceToDosName(object->DeviceObject, &dos) == STATUS_SUCCESS && RtlEqualUnicodeString(&dos, &letter, FALSE));
    ExFreePool(dos.Buffer);
    CHECK(!NT_SUCCESS(IoVolumeDeviceToDosName(device, &dos)));
    CHECK(FsRtlGetFileSize(object, &length) == STATUS_SUCCESS && length.QuadPart == 3);
    CHECK(IoGetTransactionParameterBlock(object) == NULL);
    ObDereferenceObject(object);

    CHECK(ZwQueryVolumeInformationFile(file, &status, &size, sizeof(size), FileFsSizeInformation) == STATUS_SUCCESS && status.Information == sizeof(size));
    CHECK(size.TotalAllocationUnits.QuadPart > size.AvailableAllocationUnits.QuadPart && size.BytesPerSector == 512);
    CHECK(ZwQueryVolumeInformationFile(file, &status, &size, sizeof(size) - 1, FileFsSizeInformation) == STATUS_INFO_LENGTH_MISMATCH);
    CHECK(ZwQueryVolumeInformationFile(file, &status, &size, sizeof(size), (FS_INFORMATION_CLASS)99) == STATUS_INVALID_INFO_CLASS);
    CHECK(ZwQueryVolumeInformationFile(file, &status, &kind, sizeof(kind), FileFsDeviceInformation) == STATUS_SUCCESS && kind.DeviceType == FILE_DEVICE_DISK_FILE_SYSTEM);
    CHECK(ZwQueryVolumeInformationFile(file, &status, &attribute, sizeof(attribute), FileFsAttributeInformation) == STATUS_SUCCESS);
    CHECK(attribute.information.MaximumComponentNameLength == 255 && attribute.information.FileSystemName[0] == 'R');
    CHECK(ZwQueryVolumeInformationFile(file, &status, &attribute, 16, FileFsAttributeInformation) == STATUS_BUFFER_OVERFLOW);
    CHECK(ZwClose(file) == STATUS_SUCCESS);
}

static BOOLEAN IsShort(PCWSTR text, PBOOLEAN spaces) {
    UNICODE_STRING name;
    CHAR buffer[12];
    OEM_STRING oem = { 0, sizeof(buffer), buffer };

    RtlInitUnicodeString(&name, text);
    return RtlIsNameLegalDOS8Dot3(&name, &oem, spaces);
}

static void ShortNames(void) {
    BOOLEAN spaces = FALSE;

    CHECK(IsShort(L"readme.txt", &spaces) && !spaces);
    CHECK(IsShort(L"A B.C", &spaces) && spaces);
    CHECK(IsShort(L"..", NULL) && IsShort(L"12345678", NULL));
    CHECK(!IsShort(L"123456789", NULL) && !IsShort(L"a.html", NULL) && !IsShort(L".a", NULL) && !IsShort(L"a.", NULL));
    CHECK(!IsShort(L"a.b.c", NULL) && !IsShort(L"a+b", NULL) && !IsShort(L"a .b", NULL) && !IsShort(L"", NULL));
}

static KEVENT Ended;
static VOID Thread(PVOID context) {
    LARGE_INTEGER delay = { .QuadPart = -10000 };

    UNREFERENCED_PARAMETER(context);
    CHECK(ZwDelayExecution(FALSE, &delay) == STATUS_SUCCESS);
    KeSetEvent(&Ended, IO_NO_INCREMENT, FALSE);
    PsTerminateSystemThread(STATUS_SUCCESS);
}

static void Threads(PDRIVER_OBJECT driver) {
    OBJECT_ATTRIBUTES attributes;
    HANDLE thread;

    KeInitializeEvent(&Ended, NotificationEvent, FALSE);
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    CHECK(IoCreateSystemThread(driver, &thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, Thread, NULL) == STATUS_SUCCESS);
    KeWaitForSingleObject(&Ended, Executive, KernelMode, FALSE, NULL);
    CHECK(ZwWaitForSingleObject(thread, FALSE, NULL) == STATUS_SUCCESS);
    CHECK(ZwClose(thread) == STATUS_SUCCESS);
}

static VOID Again(PDRIVER_OBJECT driver, PVOID context, ULONG count) {
    CHECK(context == &Seen[0] && KeGetCurrentIrql() == PASSIVE_LEVEL);
    DbgPrint("reinitialized %lu\n", count);
    if (count < 2) IoRegisterDriverReinitialization(driver, Again, context);
    else
        FINISH("api-routines");
}

static VOID Unload(PDRIVER_OBJECT driver) { IoDeleteDevice(driver->DeviceObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    PDEVICE_OBJECT device;

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    CHECK(NT_SUCCESS(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device)));
    IoRegisterDriverReinitialization(driver, Again, &Seen[0]);
    Security();
    Protected();
    Versions();
    StackTrace();
    Processors();
    Names(device);
    ShortNames();
    Threads(driver);
    DbgPrint("DriverEntry returns\n");
    return STATUS_SUCCESS;
}
