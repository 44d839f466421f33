/**
 * METHOD_BUFFERED round trips a second: ring 3, DeviceIoControl, the driver's dispatch routine, IoCompleteRequest, and back, four bytes in and four out, trace
 * on. Measured as a reader of a page would: by the wall's clock around a whole run, the boot taken off.
 */
import type { SystemFiles } from '../lessons/run-lab.ts';
import type { BenchRow } from '../tests/e2e/tasks.ts';
import { buildOrFail, timed } from './labs.ts';

const DRIVER = `
#include <ntddk.h>
static UNICODE_STRING g_Name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Echo");
static UNICODE_STRING g_Link = RTL_CONSTANT_STRING(L"\\\\??\\\\Echo");
static NTSTATUS Open(PDEVICE_OBJECT Device, PIRP Irp) {
  UNREFERENCED_PARAMETER(Device);
  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}
static NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp) {
  UNREFERENCED_PARAMETER(Device);
  ULONG *value = Irp->AssociatedIrp.SystemBuffer;
  *value += 1;
  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = sizeof(ULONG);
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}
static VOID Unload(PDRIVER_OBJECT Driver) {
  IoDeleteSymbolicLink(&g_Link);
  IoDeleteDevice(Driver->DeviceObject);
}
NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path) {
  UNREFERENCED_PARAMETER(Path);
  PDEVICE_OBJECT device;
  NTSTATUS status = IoCreateDevice(Driver, 0, &g_Name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status)) return status;
  status = IoCreateSymbolicLink(&g_Link, &g_Name);
  if (!NT_SUCCESS(status)) { IoDeleteDevice(device); return status; }
  Driver->MajorFunction[IRP_MJ_CREATE] = Driver->MajorFunction[IRP_MJ_CLOSE] = Open;
  Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}`;

const CLIENT = `
#include <windows.h>
#include <winioctl.h>
#include <stdlib.h>
#define IOCTL_ECHO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
int main(int argc, char **argv) {
  DWORD turns = argc > 1 ? atoi(argv[1]) : 1, value = 0, bytes;
  HANDLE device = CreateFileW(L"\\\\\\\\.\\\\Echo", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (device == INVALID_HANDLE_VALUE) return 2;
  for (DWORD i = 0; i < turns; i++)
    if (!DeviceIoControl(device, IOCTL_ECHO, &value, sizeof value, &value, sizeof value, &bytes, NULL)) return 3;
  CloseHandle(device);
  return value == turns ? 0 : 4;
}`;

const FILES = {
  'lab.json': JSON.stringify({
    title: 'Round trips',
    drivers: { echo: ['echo.c'] },
    programs: { client: ['client.c'] },
    build: 'free',
    run: ['client.exe'],
  }),
  'echo.c': DRIVER,
  'client.c': CLIENT,
};

const TURNS = 300_000;
const REPEATS = 4;

export async function benchRoundTrip(system: SystemFiles): Promise<BenchRow[]> {
  const built = await buildOrFail(FILES, system);
  const run = async (turns: number): Promise<number> =>
    (await timed(built, ['sc create Echo type= kernel binPath= echo.sys', 'sc start Echo', `client.exe ${turns}`])).ms;
  await run(TURNS / 10);
  let best = 0;
  for (let i = 0; i < REPEATS; i++) {
    const boot = await run(1);
    best = Math.max(best, (TURNS / ((await run(TURNS)) - boot)) * 1000);
  }
  return [{ name: 'METHOD_BUFFERED round trips', value: best, unit: '/s', goal: 500_000, goals: { firefox: 100_000 } }];
}
