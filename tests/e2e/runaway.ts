/** A lab whose program and drivers misbehave in one way after the other: what they are asked for, they do without end. */
import type { LabFiles } from '../../lessons/run-lab.ts';

const DRIVER = String.raw`#include <ntddk.h>
static UNICODE_STRING DeviceName = RTL_CONSTANT_STRING(L"\\Device\\Bad");
static UNICODE_STRING LinkName = RTL_CONSTANT_STRING(L"\\??\\Bad");
static NTSTATUS Done(PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}
static NTSTATUS Open(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return Done(Irp);
}
static volatile LONG Turns;
static NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL Irql;
  UNREFERENCED_PARAMETER(DeviceObject);
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
  case 0:
    for (;;) Turns++;
  case 4:
    KeRaiseIrql(DISPATCH_LEVEL, &Irql);
    for (;;) Turns++;
  case 8:
    for (;;) DbgPrint("line %ld\n", Turns++);
  case 12:
    for (;;) { ExAllocatePool2(POOL_FLAG_NON_PAGED, 4096, 'daB '); Turns++; }
  }
  return Done(Irp);
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  PDEVICE_OBJECT DeviceObject;
  UNREFERENCED_PARAMETER(RegistryPath);
  NTSTATUS Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_UNKNOWN, 0, FALSE, &DeviceObject);
  if (!NT_SUCCESS(Status)) return Status;
  IoCreateSymbolicLink(&LinkName, &DeviceName);
  DriverObject->MajorFunction[IRP_MJ_CREATE] = Open;
  DriverObject->MajorFunction[IRP_MJ_CLOSE] = Open;
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
  return STATUS_SUCCESS;
}
`;

const ENTRY = `#include <ntddk.h>
static volatile LONG Turns;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  UNREFERENCED_PARAMETER(DriverObject);
  UNREFERENCED_PARAMETER(RegistryPath);
  for (;;) Turns++;
}
`;

const APP = String.raw`#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static volatile LONG turns;
static DWORD WINAPI Sleeper(void *parameter) {
  (void)parameter;
  Sleep(INFINITE);
  return 0;
}
static void ask(DWORD code) {
  DWORD length;
  HANDLE device = CreateFileW(L"\\\\.\\Bad", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  DeviceIoControl(device, code, NULL, 0, NULL, 0, &length, NULL);
}
int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  char name[32];
  if (!strcmp(what, "sleep")) Sleep(INFINITE);
  if (!strcmp(what, "spin")) for (;;) turns++;
  if (!strcmp(what, "print")) for (;;) printf("line %ld of many\n", turns++);
  if (!strcmp(what, "malloc")) for (;;) { malloc(65536); turns++; }
  if (!strcmp(what, "threads")) for (;;) CreateThread(NULL, 0, Sleeper, NULL, 0, NULL);
  if (!strcmp(what, "processes")) for (;;) {
    STARTUPINFOA startup = { sizeof startup };
    PROCESS_INFORMATION process;
    char line[] = "app.exe sleep";
    CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process);
  }
  if (!strcmp(what, "files")) for (;;) {
    sprintf(name, "f%ld.txt", turns++);
    CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  }
  if (!strcmp(what, "exceptions")) for (;;) {
    __try { *(volatile int *)4 = 1; } __except (EXCEPTION_EXECUTE_HANDLER) { turns++; }
  }
  if (!strcmp(what, "kspin")) ask(0);
  if (!strcmp(what, "kdispatch")) ask(4);
  if (!strcmp(what, "kprint")) ask(8);
  if (!strcmp(what, "kpool")) ask(12);
  return 0;
}
`;

const START = ['sc create Bad type= kernel binPath= bad.sys', 'sc start Bad'];

export const RUNAWAY: LabFiles = {
  'lab.json': JSON.stringify(
    {
      title: 'Runaway',
      drivers: { bad: ['bad.c'], entry: ['entry.c'] },
      programs: { app: ['app.c'] },
      run: [],
    },
    null,
    2,
  ),
  'bad.c': DRIVER,
  'entry.c': ENTRY,
  'app.c': APP,
};

export interface Runaway {
  readonly name: string;
  readonly commands: readonly string[];
  /** What the status line says of it in the end. */
  readonly says: RegExp;
  /** Nobody stops it: NT does. */
  readonly crashes?: boolean;
}

/** It is stopped in the middle of this image's code, or in the kernel's; which line, the moment decides. */
const running = (image: string, file: string): RegExp =>
  new RegExp(`Stopped: ${image} was running \\w+, ${file} line \\d+`);
const APP_RUNS = running('app\\.exe', 'app\\.c');
/** Where each step is long the machine may be too busy to hear of Stop in time. */
const STOPPED = /Stopped/;

export const RUNAWAYS: readonly Runaway[] = [
  { name: 'a loop in ring 3', commands: ['app.exe spin'], says: APP_RUNS },
  { name: 'a loop in ring 0', commands: [...START, 'app.exe kspin'], says: running('bad\\.sys', 'bad\\.c') },
  {
    name: 'a loop at DISPATCH_LEVEL',
    commands: [...START, 'app.exe kdispatch'],
    says: /Bug check DPC_WATCHDOG_VIOLATION at bad\.c line \d+/,
    crashes: true,
  },
  {
    name: 'a loop in DriverEntry',
    commands: ['sc create Entry type= kernel binPath= entry.sys', 'sc start Entry'],
    says: /Stopped: entry\.sys was running DriverEntry, entry\.c line 6/,
  },
  { name: 'printf without end', commands: ['app.exe print'], says: APP_RUNS },
  { name: 'DbgPrint without end', commands: [...START, 'app.exe kprint'], says: running('bad\\.sys', 'bad\\.c') },
  { name: 'malloc without end', commands: ['app.exe malloc'], says: APP_RUNS },
  { name: 'pool without end', commands: [...START, 'app.exe kpool'], says: running('bad\\.sys', 'bad\\.c') },
  { name: 'threads without end', commands: ['app.exe threads'], says: STOPPED },
  { name: 'processes without end', commands: ['app.exe processes'], says: STOPPED },
  { name: 'files without end', commands: ['app.exe files'], says: STOPPED },
  { name: 'exceptions without end', commands: ['app.exe exceptions'], says: APP_RUNS },
];
