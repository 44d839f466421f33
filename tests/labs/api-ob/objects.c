/* References, handles, names, symbolic links, directories, callbacks on handles; files through Zw; probes. */
#include "check.h"

static LARGE_INTEGER None;

static void EventsByHandle(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\BaseNamedObjects\\ApiEvent");
    OBJECT_ATTRIBUTES attributes;
    HANDLE handle, second;
    PKEVENT event, other;
    OBJECT_HANDLE_INFORMATION information;
    LONG previous;

    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwOpenEvent(&handle, EVENT_ALL_ACCESS, &attributes) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(ZwCreateEvent(&handle, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE) == STATUS_SUCCESS);
    CHECK((LONG_PTR)handle < 0); /* A kernel handle. */
    CHECK(ZwCreateEvent(&second, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE) == STATUS_OBJECT_NAME_COLLISION);
    attributes.Attributes |= OBJ_OPENIF;
    CHECK(ZwCreateEvent(&second, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE) == STATUS_OBJECT_NAME_EXISTS);
    CHECK(ZwClose(second) == STATUS_SUCCESS);

    CHECK(ObReferenceObjectByHandle(handle, EVENT_MODIFY_STATE, *ExEventObjectType, KernelMode, (PVOID *)&event, &information) == STATUS_SUCCESS);
    CHECK(information.GrantedAccess == EVENT_ALL_ACCESS);
    CHECK(ObReferenceObjectByHandle(handle, 0, *ExSemaphoreObjectType, KernelMode, (PVOID *)&other, NULL) == STATUS_OBJECT_TYPE_MISMATCH);
    CHECK(ObReferenceObjectByHandle((HANDLE)0x7FFC, 0, *ExEventObjectType, KernelMode, (PVOID *)&other, NULL) == STATUS_INVALID_HANDLE);
    CHECK(ObReferenceObjectByHandle(handle, 0, NULL, UserMode, (PVOID *)&other, NULL) == STATUS_INVALID_HANDLE);
    CHECK(ZwSetEvent(handle, &previous) == STATUS_SUCCESS && previous == 0 && KeReadStateEvent(event) == 1);
    CHECK(KeResetEvent(event) == 1);
    CHECK(ZwWaitForSingleObject(handle, FALSE, &None) == STATUS_TIMEOUT);
    CHECK(ObGetObjectType(event) == *ExEventObjectType);

    /* The object lives as long as somebody refers to it. */
    CHECK(ObReferenceObjectByPointer(event, EVENT_ALL_ACCESS, *ExEventObjectType, KernelMode) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByPointer(event, 0, *PsThreadType, UserMode) == STATUS_OBJECT_TYPE_MISMATCH);
    ObReferenceObject(event);
    ObDereferenceObject(event);
    CHECK(ObOpenObjectByPointer(event, OBJ_KERNEL_HANDLE, NULL, EVENT_MODIFY_STATE, *ExEventObjectType, KernelMode, &second) == STATUS_SUCCESS);
    CHECK(second != handle && ZwClose(second) == STATUS_SUCCESS);
    CHECK(ZwClose(handle) == STATUS_SUCCESS);
    CHECK(ZwOpenEvent(&handle, EVENT_ALL_ACCESS, &attributes) == STATUS_OBJECT_NAME_NOT_FOUND); /* The last handle took the name. */
    KeSetEvent(event, IO_NO_INCREMENT, FALSE);
    CHECK(KeReadStateEvent(event) == 1);
    ObDereferenceObject(event);
    ObDereferenceObject(event);
}

static void Names(PDRIVER_OBJECT driver) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\ApiNames"), link = RTL_CONSTANT_STRING(L"\\DosDevices\\ApiNames");
    UNICODE_STRING expected = RTL_CONSTANT_STRING(L"\\Device\\ApiNames"), target;
    union {
        OBJECT_NAME_INFORMATION name;
        UCHAR bytes[256];
    } information;
    OBJECT_ATTRIBUTES attributes;
    PDEVICE_OBJECT device, again;
    PFILE_OBJECT file;
    WCHAR buffer[64];
    HANDLE handle;
    ULONG needed;

    CHECK(IoCreateDevice(driver, 16, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device) == STATUS_SUCCESS);
    CHECK(device->Flags & DO_DEVICE_INITIALIZING);
    CHECK(device->DeviceExtension != NULL && *(PULONG)device->DeviceExtension == 0 && device->StackSize == 1);
    CHECK(device->DriverObject == driver && driver->DeviceObject == device && device->NextDevice == NULL);
    CHECK(IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &again) == STATUS_OBJECT_NAME_COLLISION);
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    CHECK(ObQueryNameString(device, &information.name, sizeof(information), &needed) == STATUS_SUCCESS);
    CHECK(RtlEqualUnicodeString(&information.name.Name, &expected, FALSE));
    CHECK(ObQueryNameString(device, &information.name, sizeof(OBJECT_NAME_INFORMATION), &needed) == STATUS_INFO_LENGTH_MISMATCH);
    CHECK(needed == sizeof(OBJECT_NAME_INFORMATION) + name.Length + sizeof(WCHAR));

    CHECK(IoCreateSymbolicLink(&link, &name) == STATUS_SUCCESS);
    CHECK(IoCreateSymbolicLink(&link, &name) == STATUS_OBJECT_NAME_COLLISION);
    InitializeObjectAttributes(&attributes, &link, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwOpenSymbolicLinkObject(&handle, SYMBOLIC_LINK_QUERY, &attributes) == STATUS_SUCCESS);
    RtlInitEmptyUnicodeString(&target, buffer, sizeof(buffer));
    CHECK(ZwQuerySymbolicLinkObject(handle, &target, NULL) == STATUS_SUCCESS && RtlEqualUnicodeString(&target, &name, FALSE));
    ZwClose(handle);
    CHECK(IoDeleteSymbolicLink(&link) == STATUS_SUCCESS);
    CHECK(IoDeleteSymbolicLink(&link) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(IoGetDeviceObjectPointer(&link, FILE_READ_DATA, &file, &again) == STATUS_OBJECT_NAME_NOT_FOUND);
    IoDeleteDevice(device);
    CHECK(driver->DeviceObject == NULL);
}

static void Directories(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\ApiDirectory");
    OBJECT_ATTRIBUTES attributes;
    HANDLE handle;

    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
    CHECK(ZwCreateDirectoryObject(&handle, DIRECTORY_ALL_ACCESS, &attributes) == STATUS_SUCCESS);
    CHECK(ZwClose(handle) == STATUS_SUCCESS);
    CHECK(ZwOpenDirectoryObject(&handle, DIRECTORY_QUERY, &attributes) == STATUS_OBJECT_NAME_NOT_FOUND);
}

static void Files(void) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\??\\C:\\api.txt");
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK status;
    HANDLE file;
    LARGE_INTEGER offset = { 0 };
    CHAR text[16] = { 0 };
    FILE_STANDARD_INFORMATION standard;
    FILE_POSITION_INFORMATION position;
    FILE_DISPOSITION_INFORMATION disposition = { TRUE };

    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    CHECK(ZwCreateFile(&file, GENERIC_READ | SYNCHRONIZE, &attributes, &status, NULL, 0, FILE_SHARE_READ, FILE_OPEN, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0) == STATUS_OBJECT_NAME_NOT_FOUND);
    CHECK(ZwCreateFile(&file, GENERIC_READ | GENERIC_WRITE | DELETE, &attributes, &status, NULL, FILE_ATTRIBUTE_NORMAL, 0, FILE_OVERWRITE_IF, FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE, NULL, 0) == STATUS_SUCCESS);
    CHECK(status.Information == FILE_CREATED);
    CHECK(ZwWriteFile(file, NULL, NULL, NULL, &status, "hello, disk", 11, NULL, NULL) == STATUS_SUCCESS && status.Information == 11);
    CHECK(ZwQueryInformationFile(file, &status, &position, sizeof(position), FilePositionInformation) == STATUS_SUCCESS);
    CHECK(position.CurrentByteOffset.QuadPart == 11);
    CHECK(ZwReadFile(file, NULL, NULL, NULL, &status, text, sizeof(text), NULL, NULL) == STATUS_END_OF_FILE);
    offset.QuadPart = 7;
    CHECK(ZwReadFile(file, NULL, NULL, NULL, &status, text, sizeof(text), &offset, NULL) == STATUS_SUCCESS && status.Information == 4);
    CHECK(RtlEqualMemory(text, "disk", 4));
    CHECK(ZwQueryInformationFile(file, &status, &standard, sizeof(standard), FileStandardInformation) == STATUS_SUCCESS);
    CHECK(standard.EndOfFile.QuadPart == 11 && !standard.Directory && !standard.DeletePending);
    position.CurrentByteOffset.QuadPart = 0;
    CHECK(ZwSetInformationFile(file, &status, &position, sizeof(position), FilePositionInformation) == STATUS_SUCCESS);
    CHECK(ZwReadFile(file, NULL, NULL, NULL, &status, text, 5, NULL, NULL) == STATUS_SUCCESS && RtlEqualMemory(text, "hello", 5));
    CHECK(ZwSetInformationFile(file, &status, &disposition, sizeof(disposition), FileDispositionInformation) == STATUS_SUCCESS);
    CHECK(ZwClose(file) == STATUS_SUCCESS);
    CHECK(ZwOpenFile(&file, GENERIC_READ | SYNCHRONIZE, &attributes, &status, FILE_SHARE_READ, FILE_SYNCHRONOUS_IO_NONALERT) == STATUS_OBJECT_NAME_NOT_FOUND);
}

static NTSTATUS Probe(PVOID address, SIZE_T bytes, ULONG alignment, BOOLEAN write) {
    __try {
        if (write) ProbeForWrite(address, bytes, alignment);
        else ProbeForRead(address, bytes, alignment);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}

static void Probes(void) {
    ULONG local = 0;

    CHECK(Probe(&local, 4, 4, FALSE) == STATUS_ACCESS_VIOLATION); /* Kernel memory. */
    CHECK(Probe(&local, 0, 4, FALSE) == STATUS_SUCCESS);          /* Nothing is always fine. */
    CHECK(Probe((PVOID)0x10000, 4, 4, FALSE) == STATUS_SUCCESS);  /* Only the range counts for reads. */
    CHECK(Probe((PVOID)0x10001, 4, 4, FALSE) == STATUS_DATATYPE_MISALIGNMENT);
    CHECK(Probe((PVOID)0x7FFE0000, 0x20000, 1, FALSE) == STATUS_ACCESS_VIOLATION);
    CHECK(Probe((PVOID)0x10000, 0xFFFFFFFF, 1, FALSE) == STATUS_ACCESS_VIOLATION);
    CHECK(Probe(&local, 4, 4, TRUE) == STATUS_ACCESS_VIOLATION);
    CHECK(Probe((PVOID)0x10002, 4, 4, TRUE) == STATUS_DATATYPE_MISALIGNMENT);
    CHECK(MmIsAddressValid(&local) == TRUE && MmIsAddressValid((PVOID)0xFFFFF000) == FALSE);
}

static ULONG Seen;

static OB_PREOP_CALLBACK_STATUS Before(PVOID context, POB_PRE_OPERATION_INFORMATION information) {
    CHECK(context == &Seen && information->Operation == OB_OPERATION_HANDLE_CREATE);
    if (information->Object == PsGetCurrentProcess()) Seen++;
    return OB_PREOP_SUCCESS;
}

static void Callbacks(void) {
    OB_OPERATION_REGISTRATION operation = { PsProcessType, OB_OPERATION_HANDLE_CREATE, Before, NULL };
    OB_CALLBACK_REGISTRATION registration = { OB_FLT_REGISTRATION_VERSION, 1, RTL_CONSTANT_STRING(L"321000"), &Seen, &operation };
    PVOID cookie;
    HANDLE handle;

    CHECK(ObGetFilterVersion() == OB_FLT_REGISTRATION_VERSION);
    CHECK(ObRegisterCallbacks(&registration, &cookie) == STATUS_SUCCESS);
    CHECK(ObOpenObjectByPointer(PsGetCurrentProcess(), OBJ_KERNEL_HANDLE, NULL, PROCESS_ALL_ACCESS, *PsProcessType, KernelMode, &handle) == STATUS_SUCCESS);
    ZwClose(handle);
    CHECK(Seen == 1);
    ObUnRegisterCallbacks(cookie);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    EventsByHandle();
    Names(DriverObject);
    Directories();
    Files();
    Probes();
    Callbacks();
    FINISH("api-objects");
    return STATUS_SUCCESS;
}
