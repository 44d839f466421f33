/** C sources that call every routine of a ring by its WebAssembly signature, whatever its C types are. */
import type { Prototype } from '../../kernel-sim/abi/prototypes.gen.ts';

const C_TYPE: Readonly<Record<string, string>> = { i: 'int', I: 'long long', f: 'float', d: 'double' };

function argument(type: string, at: number): string {
  if (type === 'I') return `(long long)a[${at}] << 32 | (unsigned)a[${at + 1}]`;
  return type === 'i' ? `a[${at}]` : `(${C_TYPE[type]})a[${at}]`;
}

/** `calls[]`, `names[]` and `call_count`: one function for each routine, which takes its arguments from an array. An int that it answers is left in `last_result`. */
export function callTable(prototypes: readonly Pick<Prototype, 'name' | 'signature'>[]): string {
  const lines = prototypes.map(({ name, signature }, i) => {
    const [parameters = '', result = ''] = signature.split(':');
    const types = [...parameters].map((p) => C_TYPE[p]).join(', ') || 'void';
    const values = [...parameters].map(argument).join(', ');
    // The label gives the symbol: a declaration under its own name would meet the compiler's idea of it.
    return `extern ${C_TYPE[result] ?? 'void'} f${i}(${types}) __asm__("${name}");\nstatic void c${i}(const int *a) { (void)a; ${result === 'i' ? 'last_result = ' : ''}f${i}(${values}); }`;
  });
  const names = prototypes.map(({ name }) => `"${name}"`).join(', ');
  return `volatile int last_result;
${lines.join('\n')}
void (*const calls[])(const int *) = { ${prototypes.map((_, i) => `c${i}`).join(', ')} };
const char *const names[] = { ${names} };
const int call_count = ${prototypes.length};
`;
}

/** What the canary's memory is filled with; "LEAK" as text. */
export const CANARY = 0x4b41454c;
/** How the canary's bytes look in output: as narrow text, as wide text. */
export const CANARY_TEXT: readonly string[] = ['LEAKLEAK', '\u454c\u4b41\u454c'];

export const SHARED_HEADER = `
#define CANARY 0x${CANARY.toString(16)}
#define GET_STATE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define SET_PROGRESS CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define CHECK CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define REFERENCES CTL_CODE(FILE_DEVICE_UNKNOWN, 0x803, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct STATE { unsigned pool, paged, data, thread, progress; } STATE;
static inline unsigned next_random(unsigned *state) { *state = *state * 1664525u + 1013904223u; return *state >> 8; }
`;

/** A driver with memory that nobody else may touch or see. */
export const CANARY_DRIVER = `
#include <ntddk.h>
#include "shared.h"
#define BYTES (2 * PAGE_SIZE)
static PULONG pool, paged;
static ULONG data[1024] = { CANARY };
static ULONG progress;
static UNICODE_STRING deviceName = RTL_CONSTANT_STRING(L"\\\\Device\\\\Canary"), linkName = RTL_CONSTANT_STRING(L"\\\\??\\\\Canary");

static ULONG Changed(PULONG words, ULONG count) {
    ULONG i;
    for (i = 0; i < count; i++) if (words[i] != CANARY) return i + 1;
    return 0;
}
static NTSTATUS Open(PDEVICE_OBJECT device, PIRP irp) {
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
static NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG input = stack->Parameters.DeviceIoControl.InputBufferLength;
    ULONG output = stack->Parameters.DeviceIoControl.OutputBufferLength;
    PULONG buffer = (PULONG)irp->AssociatedIrp.SystemBuffer;
    ULONG_PTR information = 0;
    UNREFERENCED_PARAMETER(device);
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case GET_STATE:
        status = STATUS_BUFFER_TOO_SMALL;
        if (output < sizeof(STATE)) break;
        buffer[0] = (ULONG)pool; buffer[1] = (ULONG)paged; buffer[2] = (ULONG)data;
        buffer[3] = (ULONG)KeGetCurrentThread(); buffer[4] = progress;
        information = sizeof(STATE);
        status = STATUS_SUCCESS;
        break;
    case SET_PROGRESS:
        status = STATUS_BUFFER_TOO_SMALL;
        if (input < 4) break;
        if (buffer[0] > progress) progress = buffer[0];
        status = STATUS_SUCCESS;
        break;
    case REFERENCES: {
        ULONG i, sum = 0;
        status = STATUS_BUFFER_TOO_SMALL;
        if (output < 4) break;
        status = STATUS_SUCCESS;
        for (i = 0; i < input / 4 && NT_SUCCESS(status); i++) {
            PVOID object;
            HANDLE handle = (HANDLE)buffer[i];
            // Services' handles are none of the object manager's.
            if (ObReferenceObjectByHandle(handle, 0, NULL, UserMode, &object, NULL) == STATUS_INVALID_HANDLE) continue;
            // OBJECT_HEADER.PointerCount.
            sum += ((PULONG)object)[-6];
            ObDereferenceObject(object);
        }
        buffer[0] = sum;
        information = 4;
        break;
    }
    case CHECK:
        if (Changed(pool, BYTES / 4) || Changed(paged, BYTES / 4) || Changed(data, 1024))
            DbgPrint("CHANGED %u %u %u", Changed(pool, BYTES / 4), Changed(paged, BYTES / 4), Changed(data, 1024));
        status = STATUS_SUCCESS;
        break;
    }
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = information;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    PDEVICE_OBJECT device;
    ULONG i;
    UNREFERENCED_PARAMETER(path);
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = Open;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    pool = (PULONG)ExAllocatePoolWithTag(NonPagedPool, BYTES, 'yraC');
    paged = (PULONG)ExAllocatePoolWithTag(PagedPool, BYTES, 'yraC');
    for (i = 0; i < BYTES / 4; i++) pool[i] = paged[i] = CANARY;
    for (i = 0; i < 1024; i++) data[i] = CANARY;
    IoCreateDevice(driver, 0, &deviceName, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    return IoCreateSymbolicLink(&linkName, &deviceName);
}
`;

/**
 * \`fuzz.exe SEED VARIANTS\` starts itself as often as needed until every routine has been called; a call may end its process, or block
 * until the parent loses patience.
 */
export const FUZZ_PROGRAM = `
#include <windows.h>
#include <winternl.h>
#include <stdio.h>
#include <stdlib.h>
#include "shared.h"
extern void (*const calls[])(const int *);
extern const char *const names[];
extern const int call_count;
static HANDLE device = INVALID_HANDLE_VALUE;
static STATE state;

static int Ask(DWORD code, void *in, DWORD inBytes, void *out, DWORD outBytes) {
    DWORD got;
    if (DeviceIoControl(device, code, in, inBytes, out, outBytes, &got, NULL)) return 1;
    // A hostile CloseHandle may have met it.
    device = CreateFileW(L"\\\\\\\\.\\\\Canary", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    return DeviceIoControl(device, code, in, inBytes, out, outBytes, &got, NULL);
}
static void SetProgress(unsigned progress) { Ask(SET_PROGRESS, &progress, 4, NULL, 0); }

static unsigned char *scratch;
static int values[96];
static int value_count;
static void Value(int value) { values[value_count++] = value; }
static DWORD WINAPI Idle(void *context) { (void)context; return 0; }

static void MakeValues(void) {
    static UNICODE_STRING wild[3];
    static OBJECT_ATTRIBUTES attributes[3];
    static int pointers[16];
    static WCHAR wide[] = L"\\\\BaseNamedObjects\\\\x";
    int i;
    int numbers[] = { 0, 1, 2, 3, 4, 7, 8, 0x10, 0x40, 0x100, 0x200, 0x1000, 0x1f0003, 0xffff, 0x10000, 0x40000000, 0x110000, 0x7ffefffc,
        0x7ffeffff, 0x7fff0000, 0x7ffffffc, 0x7fffffff, 0x80000000, 0x80001000, 0x80001040, 0x80010000, 0x80400000, 0xc0000000, 0xffff0000,
        -4, -2, -1 };
    for (i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++) Value(numbers[i]);
    Value(state.pool); Value(state.pool + 1); Value(state.pool + 4096 - 2); Value(state.paged); Value(state.data); Value(state.thread);
    Value(state.thread + 0x18); Value(state.pool - 8);
    scratch = VirtualAlloc(NULL, 0x10000, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
    Value((int)scratch); Value((int)scratch); Value((int)scratch + 64); Value((int)scratch + 0x10000 - 2); Value((int)scratch + 0x10000); Value((int)scratch + 1);
    Value((int)VirtualAlloc(NULL, 0x1000, MEM_COMMIT | MEM_RESERVE, PAGE_READONLY));
    Value((int)"abc"); Value((int)"%s %S %Z %wZ %n %d"); Value((int)"c:\\\\lab\\\\fuzz.txt"); Value((int)wide); Value((int)L"%s%S");
    Value((int)L"c:\\\\lab\\\\fuzz.txt");
    for (i = 0; i < 16; i++) pointers[i] = i & 1 ? (int)state.pool : (int)state.paged;
    Value((int)pointers);
    wild[0].Length = wild[0].MaximumLength = 64; wild[0].Buffer = (PWSTR)state.pool;
    wild[1].Length = wild[1].MaximumLength = sizeof wide - 2; wild[1].Buffer = wide;
    wild[2].Length = wild[2].MaximumLength = 0xfffe; wild[2].Buffer = (PWSTR)0x7ffef000;
    for (i = 0; i < 3; i++) {
        Value((int)&wild[i]);
        attributes[i].Length = sizeof attributes[i];
        attributes[i].ObjectName = i == 0 ? (PUNICODE_STRING)state.pool : i == 1 ? &wild[0] : &wild[1];
        attributes[i].SecurityDescriptor = i == 2 ? (void *)state.pool : NULL;
        attributes[i].SecurityQualityOfService = i == 2 ? (void *)state.paged : NULL;
        Value((int)&attributes[i]);
    }
    Value((int)CreateEventW(NULL, TRUE, FALSE, NULL)); Value((int)CreateMutexW(NULL, FALSE, NULL)); Value((int)CreateSemaphoreW(NULL, 1, 2, NULL));
    Value((int)CreateThread(NULL, 0, Idle, NULL, CREATE_SUSPENDED, NULL));
    Value((int)CreateFileW(L"c:\\\\lab\\\\fuzz.txt", GENERIC_READ | GENERIC_WRITE, 7, NULL, OPEN_ALWAYS, 0, NULL));
    Value((int)CreateFileW(L"\\\\\\\\.\\\\Canary", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL));
    Value((int)GetProcessHeap()); Value((int)OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS)); Value((int)Idle); Value((int)malloc(64));
}

static void Look(const char *name) {
    int i;
    for (i = 0; i < 256; i++)
        if (((int *)scratch)[i] == CANARY) {
            DbgPrint("SEEN %s", name);
            ((int *)scratch)[i] = 0;
        }
}

static void CallAll(unsigned seed, int variants) {
    MakeValues();
    while ((int)state.progress < call_count) {
        int index = state.progress++;
        int variant, i, a[32];
        unsigned random = seed * 2654435761u + index * 40503u;
        SetProgress(state.progress);
        for (variant = 0; variant < variants; variant++) {
            for (i = 0; i < 32; i++) a[i] = values[next_random(&random) % value_count];
            DbgPrint("%s %x %x %x %x %x %x", names[index], a[0], a[1], a[2], a[3], a[4], a[5]);
            __try { calls[index](a); } __except (EXCEPTION_EXECUTE_HANDLER) { }
            Look(names[index]);
        }
    }
}

int main(int argc, char **argv) {
    unsigned seed = argc > 1 ? atoi(argv[1]) : 1;
    int variants = argc > 2 ? atoi(argv[2]) : 4;
    Ask(GET_STATE, NULL, 0, &state, sizeof state);
    if (argc > 3) { CallAll(seed, variants); return 0; }
    for (;;) {
        unsigned before = state.progress;
        char line[64];
        STARTUPINFOA startup = { sizeof startup };
        PROCESS_INFORMATION child;
        Ask(GET_STATE, NULL, 0, &state, sizeof state);
        if ((int)state.progress >= call_count) break;
        before = state.progress;
        sprintf(line, "fuzz.exe %u %d child", seed, variants);
        if (!CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &child)) { printf("no process: %lu\\n", GetLastError()); return 1; }
        if (WaitForSingleObject(child.hProcess, 3000) == WAIT_TIMEOUT) TerminateProcess(child.hProcess, 1);
        WaitForSingleObject(child.hProcess, 3000);
        CloseHandle(child.hProcess); CloseHandle(child.hThread);
        Ask(CHECK, NULL, 0, NULL, 0);
        Ask(GET_STATE, NULL, 0, &state, sizeof state);
        if (state.progress == before) SetProgress(before + 1);
    }
    printf("all called\\n");
    return 0;
}
`;
