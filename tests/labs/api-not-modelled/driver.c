/* A routine that the headers declare and Ringside does not model: the build says so at the call, and the call stops the machine. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DbgPrint("before\n");
    IoInvalidateDeviceRelations(DriverObject->DeviceObject, BusRelations);
    DbgPrint("never\n");
    return STATUS_SUCCESS;
}
