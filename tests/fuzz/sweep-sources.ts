/**
 * A program that goes along the ring boundary: each routine with plausible arguments, of which one pointer or number at a time is hostile. What fails must leave handles and
 * references as they were, and a system service never raises.
 */
import type { Prototype } from '../../kernel-sim/abi/prototypes.gen.ts';

/** What stands for a parameter when it is not the hostile one. Upper case letters are handles. */
const HANDLES: readonly (readonly [RegExp, string])[] = [
  [/process/i, 'P'],
  [/thread/i, 'T'],
  [/key/i, 'K'],
  [/token/i, 'O'],
  [/section|mapping/i, 'S'],
  [/event/i, 'E'],
  [/port/i, 'Q'],
  [/timer/i, 'Z'],
  [/mutex/i, 'M'],
  [/semaphore/i, 'X'],
  [/device/i, 'D'],
  [/file/i, 'F'],
];
const NARROW = /^(LPCSTR|PCSTR|PCSZ|const char \*.*)$/;
const WIDE = /^(LPCWSTR|PCWSTR|const wchar_t \*)$/;
const FUNCTION = /ROUTINE|LPHANDLER|LPTHREAD_START|PAPCFUNC|_proc_type|INIT_ONCE_FN|FILTER|\(\*\)/;
const POINTER = /\*|^(P|LP)[A-Z]/;

function kindOf(routine: string, { name, type }: { name: string; type: string }): string {
  if (type === 'HKEY') return 'K';
  if (type === 'SC_HANDLE') return 'C';
  if (type === 'HANDLE') {
    if (routine.includes('IoControl')) return /event/i.test(name) ? 'n' : 'D';
    return HANDLES.find(([pattern]) => pattern.test(name))?.[1] ?? 'H';
  }
  if (type === 'POBJECT_ATTRIBUTES') return 'a';
  if (type === 'PUNICODE_STRING' || type === 'PCUNICODE_STRING') return 'u';
  if (NARROW.test(type)) return 's';
  if (WIDE.test(type)) return 'w';
  if (FUNCTION.test(type)) return 'f';
  if (type === 'PSECURITY_DESCRIPTOR') return 'p';
  if (POINTER.test(type) && type !== 'LPTHREAD') return /timeout|interval|duetime/i.test(name) ? 'i' : 'p';
  if (/timeout|milliseconds/i.test(name)) return 'm';
  if (/access|sam/i.test(name)) return 'x';
  if (/length|size|bytes|count|^cb|^n[A-Z]/i.test(name)) return 'l';
  return 'n';
}

/** One letter for each parameter. */
function kinds({ name, parameters }: Prototype): string {
  return parameters.map((parameter) => kindOf(name, parameter)).join('');
}

/** How a routine says that it failed: 'n' negative, 'z' zero, 'h' zero or -1, 'e' anything but zero, '-' not at all. */
function failureOf({ returns }: Prototype): string {
  if (returns === 'NTSTATUS') return 'n';
  if (returns === 'BOOL') return 'z';
  if (returns === 'HANDLE') return 'h';
  return returns === 'LSTATUS' ? 'e' : '-';
}

/** `kinds[]` and `failures[]`, beside the tables of `callTable`. */
export function sweepTable(prototypes: readonly Prototype[]): string {
  return `const char *const kinds[] = { ${prototypes.map((one) => `"${kinds(one)}"`).join(', ')} };
const char failures[] = "${prototypes.map(failureOf).join('')}";
`;
}

/** Kinds of parameters that take a turn at being hostile: pointers and numbers. */
const HOSTILE_KINDS = 'auswfipln';

/** `sweep.exe FLIP` starts itself until each parameter of each routine has had its turn. With FLIP 1 another thread changes memory all the time. */
export const SWEEP_PROGRAM = `
#include <windows.h>
#include <winternl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "shared.h"
extern void (*const calls[])(const int *);
extern const char *const names[];
extern const char *const kinds[];
extern const char failures[];
extern const int call_count;
extern volatile int last_result;

#define MOST 16
static HANDLE device = INVALID_HANDLE_VALUE;
static STATE state;

static int Ask(DWORD code, void *in, DWORD inBytes, void *out, DWORD outBytes) {
    DWORD got;
    if (DeviceIoControl(device, code, in, inBytes, out, outBytes, &got, NULL)) return 1;
    device = CreateFileW(L"\\\\\\\\.\\\\Canary", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    return DeviceIoControl(device, code, in, inBytes, out, outBytes, &got, NULL);
}
static void SetProgress(unsigned progress) { Ask(SET_PROGRESS, &progress, 4, NULL, 0); }

static unsigned char *page;
static int handles[13];
static const char handleKinds[] = "ETKOSQZMXDFC";
static WCHAR wide[] = L"\\\\BaseNamedObjects\\\\sweep";
static WCHAR path[] = L"\\\\??\\\\C:\\\\lab\\\\sweep.txt";
static UNICODE_STRING string, file;
static OBJECT_ATTRIBUTES attributes;
static LARGE_INTEGER soon;
static int hostile[8];
static const int numbers[8] = { 0, 1, 3, 0x10000, 0x7fffffff, (int)0x80000000, -4, -1 };
static int tried, failed;
static DWORD WINAPI Idle(void *context) { (void)context; return 0; }

static void MakeHandles(void) {
    HKEY key = NULL;
    HANDLE token = NULL;
    RegCreateKeyExW(HKEY_CURRENT_USER, L"Sweep", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL);
    OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &token);
    handles[0] = (int)CreateEventW(NULL, TRUE, TRUE, NULL);
    handles[1] = (int)CreateThread(NULL, 0, Idle, NULL, CREATE_SUSPENDED, NULL);
    handles[2] = (int)key;
    handles[3] = (int)token;
    handles[4] = (int)CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 0x10000, NULL);
    handles[5] = (int)CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    handles[6] = (int)CreateWaitableTimerW(NULL, TRUE, NULL);
    handles[7] = (int)CreateMutexW(NULL, FALSE, NULL);
    handles[8] = (int)CreateSemaphoreW(NULL, 1, 2, NULL);
    handles[9] = (int)CreateFileW(L"\\\\\\\\.\\\\Canary", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    handles[10] = (int)CreateFileW(L"c:\\\\lab\\\\sweep.txt", GENERIC_READ | GENERIC_WRITE, 7, NULL, OPEN_ALWAYS, 0, NULL);
    handles[11] = (int)OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
    handles[12] = (int)device;
}

static void MakeValues(void) {
    page = VirtualAlloc(NULL, 0x10000, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
    hostile[0] = (int)state.pool; hostile[1] = (int)state.paged; hostile[2] = (int)0x80001000; hostile[3] = (int)0xffff0000;
    hostile[4] = 0x7fff0000 - 2; hostile[5] = 0x7ffe1000; hostile[6] = (int)state.data; hostile[7] = 1;
}

/** What another thread may have changed, or an earlier call written to. */
static void Restore(void) {
    memset(page, 0, 0x400);
    string.Length = string.MaximumLength = sizeof wide - 2; string.Buffer = wide;
    file.Length = file.MaximumLength = sizeof path - 2; file.Buffer = path;
    attributes.Length = sizeof attributes; attributes.RootDirectory = NULL; attributes.ObjectName = &string;
    attributes.Attributes = OBJ_CASE_INSENSITIVE; attributes.SecurityDescriptor = NULL; attributes.SecurityQualityOfService = NULL;
    soon.QuadPart = -10000;
}

static int Plain(const char *name, char kind, int at, int variant) {
    int i;
    switch (kind) {
    case 'P': return -1;
    case 'H': return handles[(at + variant) % 12];
    case 'a': attributes.ObjectName = strstr(name, "File") ? &file : &string; return (int)&attributes;
    case 'u': return (int)(strstr(name, "File") ? &file : &string);
    case 's': return (int)"c:\\\\lab\\\\sweep.txt";
    case 'w': return (int)L"c:\\\\lab\\\\sweep.txt";
    case 'f': return 0;
    case 'i': return (int)&soon;
    case 'p': return variant == 2 ? 0 : (int)page + 64 * at;
    case 'm': return 1;
    case 'x': return variant == 1 ? 0x1f0003 : 0x02000000;
    case 'l': return variant == 1 ? 4 : 64;
    case 'n': return variant == 1 ? 1 : variant == 2 ? 2 : 0;
    }
    for (i = 0; handleKinds[i]; i++) if (handleKinds[i] == kind) return handles[i];
    return 0;
}

static int Failed(char how, int result) {
    switch (how) {
    case 'n': return result < 0;
    case 'z': return result == 0;
    case 'h': return result == 0 || result == -1;
    case 'e': return result != 0;
    }
    return 0;
}

/** Handles of the process, and references to the objects behind our own. */
static int Count(unsigned *count) {
    ULONG open = 0;
    count[0] = count[1] = 0;
    if (NtQueryInformationProcess(GetCurrentProcess(), (PROCESSINFOCLASS)20, &open, sizeof open, NULL) < 0) return 0;
    count[0] = open;
    return Ask(REFERENCES, handles, sizeof handles, &count[1], 4);
}

static void Try(int index, int parameter, int address, int variant, int flips) {
    unsigned before[2], after[2];
    const char *kind = kinds[index];
    int a[32] = { 0 };
    int i, raised = 0, valid;
    Restore();
    for (i = 0; kind[i] && i < 32; i++) a[i] = Plain(names[index], kind[i], i, variant);
    /* A structure that is all right itself may hold the hostile pointer: the eighth and later addresses. */
    if (address < 8) a[parameter] = kind[parameter] == 'l' || kind[parameter] == 'n' ? numbers[address] : hostile[address];
    else if (kind[parameter] == 'a') {
        int bad = hostile[address - 8];
        if (variant == 0) attributes.SecurityDescriptor = (void *)bad;
        else if (variant == 1) attributes.ObjectName = (PUNICODE_STRING)bad;
        else { string.Buffer = (PWSTR)bad; file.Buffer = (PWSTR)bad; }
    } else if (kind[parameter] == 'u') { string.Buffer = (PWSTR)hostile[address - 8]; file.Buffer = string.Buffer; }
    else return;
    valid = Count(before);
    if (!valid) { MakeHandles(); valid = Count(before); }
    last_result = 0;
    __try { calls[index](a); } __except (EXCEPTION_EXECUTE_HANDLER) { raised = 1; }
    if (raised && names[index][0] == 'N' && names[index][1] == 't') DbgPrint("RAISED %s parameter %d address %x variant %d", names[index], parameter, hostile[address & 7], variant);
    tried++;
    /* DUPLICATE_CLOSE_SOURCE closes the source whatever else happens, as documented. */
    if (strcmp(names[index], "DuplicateHandle") == 0) return;
    if (!flips && valid && !raised && Failed(failures[index], last_result) && Count(after) && ++failed && (before[0] != after[0] || before[1] != after[1]))
        DbgPrint("UNBALANCED %s parameter %d address %x variant %d: handles %u %u, references %u %u", names[index], parameter, hostile[address & 7], variant,
            before[0], after[0], before[1], after[1]);
    for (i = 0; i < 256; i++) if (((int *)page)[i] == CANARY) { DbgPrint("SEEN %s parameter %d", names[index], parameter); break; }
}

static volatile int stop;
/** Makes good pointers and lengths bad, and good again, for as long as the program lives. */
static DWORD WINAPI Flip(void *context) {
    unsigned random = 1;
    (void)context;
    while (!stop) {
        int bad = hostile[next_random(&random) & 7];
        attributes.ObjectName = (PUNICODE_STRING)bad; attributes.SecurityDescriptor = (void *)bad; attributes.Length = bad;
        string.Buffer = (PWSTR)bad; file.Buffer = (PWSTR)bad; string.Length = file.Length = (USHORT)bad;
        ((int *)page)[next_random(&random) & 255] = bad;
        attributes.ObjectName = &string; attributes.SecurityDescriptor = NULL; attributes.Length = sizeof attributes;
        string.Buffer = wide; file.Buffer = path; string.Length = sizeof wide - 2; file.Length = sizeof path - 2;
        if ((next_random(&random) & 31) == 0) VirtualProtect(page, 0x1000, PAGE_NOACCESS, (DWORD *)&stop + 1), VirtualProtect(page, 0x1000, PAGE_READWRITE, (DWORD *)&stop + 1);
    }
    return 0;
}

static int IsHostile(char kind) { return kind && strchr("${HOSTILE_KINDS}", kind) != NULL; }

static void Sweep(int flips) {
    MakeValues();
    MakeHandles();
    Restore();
    if (flips) CreateThread(NULL, 0, Flip, NULL, 0, NULL);
    while ((int)state.progress < call_count * MOST) {
        int step = state.progress++;
        int index = step / MOST, parameter = step % MOST, address, variant;
        /* Others capture nothing themselves. */
        if (flips && strncmp(names[index], "Nt", 2) != 0) continue;
        if ((int)strlen(kinds[index]) <= parameter || !IsHostile(kinds[index][parameter])) continue;
        SetProgress(state.progress);
        tried = failed = 0;
        for (address = 0; address < 16; address++) for (variant = 0; variant < 3; variant++) Try(index, parameter, address, variant, flips);
        DbgPrint("%s %d: %d calls, %d failed and balanced", names[index], parameter, tried, failed);
    }
    SetProgress(state.progress);
    stop = 1;
}

int main(int argc, char **argv) {
    int flips = argc > 1 && argv[1][0] == '1';
    Ask(GET_STATE, NULL, 0, &state, sizeof state);
    if (argc > 2) { Sweep(flips); ExitProcess(0); }
    for (;;) {
        unsigned before = state.progress;
        char line[64];
        STARTUPINFOA startup = { sizeof startup };
        PROCESS_INFORMATION child;
        Ask(GET_STATE, NULL, 0, &state, sizeof state);
        if ((int)state.progress >= call_count * MOST) break;
        before = state.progress;
        sprintf(line, "sweep.exe %d child", flips);
        if (!CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &child)) { printf("no process: %lu\\n", GetLastError()); return 1; }
        for (;;) {
            /* A call that blocks is given up; one that only takes long is not. */
            unsigned seen = state.progress;
            if (WaitForSingleObject(child.hProcess, 1000) != WAIT_TIMEOUT) break;
            Ask(GET_STATE, NULL, 0, &state, sizeof state);
            if (state.progress == seen) { TerminateProcess(child.hProcess, 1); break; }
        }
        if (WaitForSingleObject(child.hProcess, 10000) == WAIT_TIMEOUT) printf("cannot be ended\\n");
        CloseHandle(child.hProcess); CloseHandle(child.hThread);
        Ask(CHECK, NULL, 0, NULL, 0);
        Ask(GET_STATE, NULL, 0, &state, sizeof state);
        if (state.progress == before) SetProgress(before + 1);
    }
    printf("all called\\n");
    return 0;
}
`;
