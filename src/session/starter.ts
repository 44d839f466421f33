/** A lab to begin with: a driver that answers a read, and a program that reads. */
import type { LabFiles } from '../../lessons/run-lab.ts';

const LAB = `{
  "title": "My lab",
  "drivers": { "hello": ["driver.c"] },
  "programs": { "app": ["app.c"] },
  "build": "checked",
  "run": [
    "sc create Hello type= kernel binPath= hello.sys",
    "sc start Hello",
    "app.exe",
    "sc stop Hello"
  ]
}
`;

const DRIVER = String.raw`#include <ntddk.h>

static UNICODE_STRING DeviceName = RTL_CONSTANT_STRING(L"\\Device\\Hello");
static UNICODE_STRING LinkName = RTL_CONSTANT_STRING(L"\\??\\Hello");

/* IRP_MJ_CREATE, IRP_MJ_CLOSE: whoever comes is let in. */
static NTSTATUS HelloCreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

/* IRP_MJ_READ: DO_BUFFERED_IO has the kernel copy what is left in SystemBuffer to the program. */
static NTSTATUS HelloRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  static const CHAR Text[] = "Hello from ring 0";
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG Length = min(Stack->Parameters.Read.Length, sizeof Text);

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Length > 0) RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, Text, Length);
  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = Length;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static VOID HelloUnload(PDRIVER_OBJECT DriverObject) {
  IoDeleteSymbolicLink(&LinkName);
  IoDeleteDevice(DriverObject->DeviceObject);
  KdPrint(("Hello: unloaded\n"));
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  PDEVICE_OBJECT DeviceObject;
  NTSTATUS Status;

  UNREFERENCED_PARAMETER(RegistryPath);
  Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_UNKNOWN, 0, FALSE, &DeviceObject);
  if (!NT_SUCCESS(Status)) return Status;
  DeviceObject->Flags |= DO_BUFFERED_IO;

  Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
  if (!NT_SUCCESS(Status)) {
    IoDeleteDevice(DeviceObject);
    return Status;
  }
  DriverObject->MajorFunction[IRP_MJ_CREATE] = HelloCreateClose;
  DriverObject->MajorFunction[IRP_MJ_CLOSE] = HelloCreateClose;
  DriverObject->MajorFunction[IRP_MJ_READ] = HelloRead;
  DriverObject->DriverUnload = HelloUnload;
  KdPrint(("Hello: loaded\n"));
  return STATUS_SUCCESS;
}
`;

const PROGRAM = String.raw`#include <windows.h>
#include <stdio.h>

int main(void) {
  char text[64];
  DWORD length;
  HANDLE device = CreateFileW(L"\\\\.\\Hello", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);

  if (device == INVALID_HANDLE_VALUE) {
    printf("The device cannot be opened: error %lu\n", GetLastError());
    return 1;
  }
  if (!ReadFile(device, text, sizeof text, &length, NULL)) {
    printf("The device cannot be read: error %lu\n", GetLastError());
    CloseHandle(device);
    return 1;
  }
  printf("%lu bytes: %s\n", length, text);
  CloseHandle(device);
  return 0;
}
`;

export const STARTER: LabFiles = { 'lab.json': LAB, 'driver.c': DRIVER, 'app.c': PROGRAM };
