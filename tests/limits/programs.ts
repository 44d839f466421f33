/** Programs and drivers that never end, each by another means: what the limits must hold against. */

export interface Endless {
  /** Body of `main`, or statements before it. */
  readonly program?: string;
  /** What stands before `main`. */
  readonly before?: string;
  /** Statements of a system thread that DriverEntry starts, or of DriverEntry itself with `inEntry`. */
  readonly driver?: string;
  readonly driverBefore?: string;
  /** Console commands behind those that start the driver, instead of the program's name. */
  readonly run?: readonly string[];
}

const OPEN =
  'HANDLE d = CreateFileW(L"\\\\\\\\.\\\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);';
const ATTRIBUTES = (name: string): string =>
  `UNICODE_STRING n = RTL_CONSTANT_STRING(L"${name}"); OBJECT_ATTRIBUTES a; InitializeObjectAttributes(&a, &n, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);`;

/** A function with more values alive than any machine has registers. */
const VALUES = Array.from({ length: 200 }, (_, i) => i);
const WIDE = `static double Wide(int n) { ${VALUES.map((i) => `double a${i} = v + ${i};`).join(' ')} double r = Wide(n + 1); return r ${VALUES.map((i) => `+ a${i} * r`).join(' ')}; }`;

export const ENDLESS: Readonly<Record<string, Endless>> = {
  spin: { program: 'for (;;) keep++;' },
  printf: { program: 'for (i = 0;; i++) printf("line %d\\n", i);' },
  'printf-wide': { program: 'for (i = 0;; i++) printf("%4000d", i);' },
  sprintf: { program: 'static char b[9000]; for (i = 0;; i++) sprintf(b, "%8000d", i);' },
  'sprintf-float': { program: 'static char b[9000]; for (i = 0;; i++) sprintf(b, "%.200f", 1e300 / i);' },
  puts: { program: 'for (;;) puts("x");' },
  putchar: { program: 'for (;;) putchar(120);' },
  'write-file-console': {
    program:
      'static char b[65536]; memset(b, 120, sizeof b); for (;;) WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), b, sizeof b, &got, NULL);',
  },
  'output-debug-string': { program: 'for (;;) OutputDebugStringA("again and again\\n");' },
  'output-debug-string-long': {
    program: 'static char b[60000]; memset(b, 120, sizeof b - 1); for (;;) OutputDebugStringA(b);',
  },
  malloc: { program: 'for (;;) { void *p = malloc(100); if (!p) { keep++; } }' },
  'malloc-free': { program: 'for (;;) free(malloc(100));' },
  'malloc-large': { program: 'for (;;) { char *p = malloc(1 << 20); if (p) memset(p, 1, 1 << 20); }' },
  'virtual-alloc': {
    program:
      'for (;;) { void *p = VirtualAlloc(NULL, 1 << 24, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE); VirtualFree(p, 0, MEM_RELEASE); }',
  },
  'virtual-alloc-keep': { program: 'for (;;) VirtualAlloc(NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);' },
  memset: { program: 'char *p = malloc(16 << 20); for (;;) memset(p, keep++, 16 << 20);' },
  memcpy: { program: 'char *p = malloc(32 << 20); for (;;) memcpy(p, p + (16 << 20), 16 << 20);' },
  strlen: {
    program: 'char *p = malloc(1 << 20); memset(p, 65, 1 << 20); p[(1 << 20) - 1] = 0; for (;;) keep += strlen(p);',
  },
  lstrlen: {
    program: 'char *p = malloc(1 << 20); memset(p, 65, 1 << 20); p[(1 << 20) - 1] = 0; for (;;) keep += lstrlenA(p);',
  },
  'compare-string': {
    program:
      'WCHAR *p = malloc(1 << 20); for (i = 0; i < (1 << 19); i++) p[i] = 65; p[i - 1] = 0; for (;;) keep += lstrcmpiW(p, p);',
  },
  multibyte: {
    program:
      'char *p = malloc(1 << 20); WCHAR *q = malloc(2 << 20); memset(p, 65, 1 << 20); for (;;) keep += MultiByteToWideChar(CP_UTF8, 0, p, 1 << 20, q, 1 << 20);',
  },
  'create-event': { program: 'for (;;) CloseHandle(CreateEventW(NULL, TRUE, FALSE, NULL));' },
  'create-event-keep': { program: 'for (;;) CreateEventW(NULL, TRUE, FALSE, NULL);' },
  'create-event-named': {
    program: 'WCHAR n[32]; for (i = 0;; i++) { wsprintfW(n, L"event%d", i); CreateEventW(NULL, TRUE, FALSE, n); }',
  },
  'create-event-long-name': {
    program:
      'static WCHAR n[30001]; for (i = 0; i < 30000; i++) n[i] = 65; for (i = 0;; i++) { wsprintfW(n, L"event%08d", i); n[13] = 65; CreateEventW(NULL, TRUE, FALSE, n); }',
  },
  'set-event': { program: 'HANDLE e = CreateEventW(NULL, TRUE, FALSE, NULL); for (;;) SetEvent(e);' },
  wait: { program: 'HANDLE e = CreateEventW(NULL, TRUE, TRUE, NULL); for (;;) WaitForSingleObject(e, INFINITE);' },
  'sleep-0': { program: 'for (;;) Sleep(0);' },
  'sleep-1': { program: 'for (;;) Sleep(1);' },
  duplicate: {
    program:
      'for (;;) { HANDLE h; DuplicateHandle(GetCurrentProcess(), GetCurrentProcess(), GetCurrentProcess(), &h, 0, FALSE, DUPLICATE_SAME_ACCESS); }',
  },
  'create-thread': {
    before: 'static DWORD WINAPI Idle(void *p) { return 0; }',
    program:
      'for (;;) { HANDLE h = CreateThread(NULL, 0, Idle, NULL, 0, NULL); WaitForSingleObject(h, INFINITE); CloseHandle(h); }',
  },
  'create-thread-keep': {
    before: 'static DWORD WINAPI Idle(void *p) { Sleep(INFINITE); return 0; }',
    program: 'for (;;) CreateThread(NULL, 0, Idle, NULL, 0, NULL);',
  },
  'create-thread-suspended': {
    before: 'static DWORD WINAPI Idle(void *p) { return 0; }',
    program: 'for (;;) { HANDLE h = CreateThread(NULL, 0, Idle, NULL, CREATE_SUSPENDED, NULL); if (!h) keep++; }',
  },
  'fork-bomb-threads': {
    before: 'static DWORD WINAPI Bomb(void *p) { for (;;) CreateThread(NULL, 0, Bomb, NULL, 0, NULL); }',
    program: 'Bomb(NULL);',
  },
  'create-process': {
    program: `if (argc > 1) return 0; for (;;) { STARTUPINFOA s = { sizeof s }; PROCESS_INFORMATION p; char l[] = "client.exe x";
      if (!CreateProcessA(NULL, l, NULL, NULL, FALSE, 0, NULL, NULL, &s, &p)) continue; WaitForSingleObject(p.hProcess, INFINITE); CloseHandle(p.hProcess); CloseHandle(p.hThread); }`,
  },
  'fork-bomb': {
    program: `for (;;) { STARTUPINFOA s = { sizeof s }; PROCESS_INFORMATION p; char l[] = "client.exe x";
      if (!CreateProcessA(NULL, l, NULL, NULL, FALSE, 0, NULL, NULL, &s, &p)) { if (!keep++) printf("error %lu\\n", GetLastError()); } }`,
  },
  'process-chain': {
    program: `STARTUPINFOA s = { sizeof s }; PROCESS_INFORMATION p; char l[] = "client.exe x"; CreateProcessA(NULL, l, NULL, NULL, FALSE, 0, NULL, NULL, &s, &p);`,
    run: ['client.exe', 'timeout /t 100'],
  },
  'create-file': {
    program:
      'char n[64]; for (i = 0;; i++) { sprintf(n, "c:\\\\f%d.txt", i); CloseHandle(CreateFileA(n, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL)); }',
  },
  'open-file': {
    program:
      'for (;;) CloseHandle(CreateFileA("c:\\\\lab\\\\client.exe", GENERIC_READ, 7, NULL, OPEN_EXISTING, 0, NULL));',
  },
  'open-missing': {
    program: 'for (;;) CreateFileA("c:\\\\lab\\\\nothing", GENERIC_READ, 7, NULL, OPEN_EXISTING, 0, NULL);',
  },
  'write-file': {
    program:
      'static char b[65536]; HANDLE f = CreateFileA("c:\\\\big", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL); for (;;) WriteFile(f, b, sizeof b, &got, NULL);',
  },
  'write-same': {
    program:
      'static char b[65536]; HANDLE f = CreateFileA("c:\\\\big", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL); for (;;) { SetFilePointer(f, 0, NULL, FILE_BEGIN); WriteFile(f, b, sizeof b, &got, NULL); }',
  },
  'set-end-of-file': {
    program:
      'HANDLE f = CreateFileA("c:\\\\big", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL); for (i = 0;; i++) { SetFilePointer(f, i & 1 ? 0 : 60 << 20, NULL, FILE_BEGIN); SetEndOfFile(f); }',
  },
  fputs: { program: 'FILE *f = fopen("c:\\\\out", "w"); for (;;) fputs("0123456789012345678901234567890", f);' },
  'find-file': {
    program:
      'char n[64]; for (i = 0; i < 2000; i++) { sprintf(n, "c:\\\\f%d.txt", i); CloseHandle(CreateFileA(n, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL)); } for (;;) { WIN32_FIND_DATAA d; HANDLE h = FindFirstFileA("c:\\\\*z", &d); keep += h == INVALID_HANDLE_VALUE; }',
  },
  'raise-exception': { program: 'for (;;) { __try { RaiseException(1, 0, 0, NULL); } __except (1) { keep++; } }' },
  'access-violation': { program: 'for (;;) { __try { *(volatile int *)4 = 1; } __except (1) { keep++; } }' },
  setjmp: { before: '#include <setjmp.h>', program: 'static jmp_buf b; for (;;) if (setjmp(b) == 0) longjmp(b, 1);' },
  'setjmp-out-of-try': {
    before: '#include <setjmp.h>',
    program: 'static jmp_buf b; if (setjmp(b) == 0) keep++; __try { longjmp(b, 1); } __except (1) { keep++; }',
  },
  redirected: { program: 'for (;;) puts("0123456789012345678901234567890123456789");', run: ['client.exe > out.txt'] },
  recursion: {
    before: 'static int Deep(int n) { volatile int x = n; return Deep(n + 1) + x; }',
    program: 'for (;;) { __try { Deep(0); } __except (1) { keep++; } }',
  },
  'recursion-wide': {
    before: `static volatile double v; ${WIDE}`,
    program: 'for (;;) { __try { Wide(0); } __except (1) { keep++; } }',
  },
  unaligned: { program: 'char *p = malloc(64); for (;;) *(volatile int *)(p + 1) += 1;' },
  'unaligned-walk': {
    program: 'char *p = malloc(4096); for (;;) for (i = 0; i < 4000; i += 4) *(int *)(p + 1 + i) += 1;',
  },
  'get-tick-count': { program: 'for (;;) keep += GetTickCount();' },
  'critical-section': {
    program:
      'CRITICAL_SECTION c; InitializeCriticalSection(&c); for (;;) { EnterCriticalSection(&c); LeaveCriticalSection(&c); }',
  },
  tls: { program: 'for (;;) TlsAlloc();' },
  environment: {
    program:
      'char n[32]; static char v[30000]; memset(v, 65, 29999); for (i = 0;; i++) { sprintf(n, "v%d", i); SetEnvironmentVariableA(n, v); }',
  },
  'event-log': {
    program:
      'const char *t[1] = { "message" }; HANDLE s = RegisterEventSourceA(NULL, "x"); for (;;) ReportEventA(s, 4, 0, 1, NULL, 1, 0, t, NULL);',
  },
  'event-log-long': {
    program:
      'static char b[30001]; const char *t[1] = { b }; memset(b, 65, 30000); HANDLE s = RegisterEventSourceA(NULL, "x"); for (;;) ReportEventA(s, 4, 0, 1, NULL, 1, 0, t, NULL);',
  },
  'event-source': { program: 'for (;;) RegisterEventSourceA(NULL, "x");' },
  'create-service': {
    program: `SC_HANDLE m = OpenSCManagerA(NULL, NULL, SC_MANAGER_ALL_ACCESS); char n[32]; for (i = 0;; i++) { sprintf(n, "s%d", i);
      CreateServiceA(m, n, n, SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START, SERVICE_ERROR_NORMAL, "c:\\\\lab\\\\x.sys", NULL, NULL, NULL, NULL, NULL); }`,
  },
  'define-dos-device': {
    program: 'char n[32]; for (i = 0;; i++) { sprintf(n, "d%d", i); DefineDosDeviceA(0, n, "c:\\\\lab"); }',
  },
  toolhelp: { program: 'for (;;) CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS | TH32CS_SNAPTHREAD, 0);' },
  'waitable-timer': {
    program:
      'LARGE_INTEGER t; t.QuadPart = -10; for (;;) { HANDLE h = CreateWaitableTimerA(NULL, FALSE, NULL); SetWaitableTimer(h, &t, 1, NULL, NULL, FALSE); }',
  },
  'queue-apc': {
    before: 'static VOID NTAPI Apc(ULONG_PTR p) { }',
    program: 'for (;;) QueueUserAPC(Apc, GetCurrentThread(), 0);',
  },
  'completion-port': {
    program:
      'HANDLE p = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0); for (;;) PostQueuedCompletionStatus(p, 0, 0, NULL);',
  },
  heap: { program: 'for (;;) HeapCreate(0, 0, 0);' },
  'reenter-apc': {
    before: 'static VOID NTAPI Apc(ULONG_PTR p) { QueueUserAPC(Apc, GetCurrentThread(), 0); SleepEx(0, TRUE); }',
    program: 'Apc(0);',
  },
  'filter-nesting': {
    before: 'static int Filter(void) { __try { *(volatile int *)4 = 1; } __except (Filter()) { } return 1; }',
    program: 'Filter();',
  },
  'qsort-recursion': {
    before: 'static int a[4]; static int Compare(const void *x, const void *y) { qsort(a, 4, 4, Compare); return 0; }',
    program: 'qsort(a, 4, 4, Compare);',
  },
  'start-stop': {
    driver: '',
    program: `SC_HANDLE m = OpenSCManagerA(NULL, NULL, SC_MANAGER_ALL_ACCESS), s = OpenServiceA(m, "Lab", SERVICE_ALL_ACCESS); SERVICE_STATUS t;
      for (;;) { ControlService(s, SERVICE_CONTROL_STOP, &t); StartServiceA(s, 0, NULL); }`,
  },
  'device-io-control': {
    driver: '',
    program: `${OPEN} for (;;) DeviceIoControl(d, 0x222000, &i, 4, &i, 4, &got, NULL);`,
  },
  'device-io-control-large': {
    driver: '',
    program: `static char b[1 << 20]; ${OPEN} for (;;) DeviceIoControl(d, 0x222000, b, sizeof b, b, sizeof b, &got, NULL);`,
  },
  'open-device': { driver: '', program: `for (;;) { ${OPEN} CloseHandle(d); }` },
  'dbg-print': { driver: 'for (;;) DbgPrint("again\\n");' },
  'dbg-print-wide': { driver: 'for (;;) DbgPrint("%4000d", 1);' },
  pool: {
    driver: 'for (;;) { void *p = ExAllocatePoolWithTag(NonPagedPool, 100, 1); if (p) ExFreePoolWithTag(p, 1); }',
  },
  'pool-keep': { driver: 'for (;;) ExAllocatePoolWithTag(NonPagedPool, 100, 1);' },
  'pool-keep-paged': { driver: 'for (;;) ExAllocatePoolWithTag(PagedPool, 5000, 1);' },
  'rtl-copy': {
    driver:
      'char *p = ExAllocatePoolWithTag(PagedPool, 2 << 20, 1); for (;;) RtlCopyMemory(p, p + (1 << 20), 1 << 20);',
  },
  'rtl-compare': {
    driver:
      'char *p = ExAllocatePoolWithTag(PagedPool, 2 << 20, 1); RtlZeroMemory(p, 2 << 20); for (;;) RtlCompareMemory(p, p + (1 << 20), 1 << 20);',
  },
  'rtl-unicode': {
    driver:
      'UNICODE_STRING s; s.Length = s.MaximumLength = 0xfff0; s.Buffer = ExAllocatePoolWithTag(PagedPool, 0x10000, 1); RtlZeroMemory(s.Buffer, 0x10000); for (;;) RtlCompareUnicodeString(&s, &s, TRUE);',
  },
  'rtl-hash': {
    driver:
      'ULONG h; UNICODE_STRING s; s.Length = s.MaximumLength = 0xfff0; s.Buffer = ExAllocatePoolWithTag(PagedPool, 0x10000, 1); RtlZeroMemory(s.Buffer, 0x10000); for (;;) RtlUpcaseUnicodeString(&s, &s, FALSE);',
  },
  'rtl-bitmap': {
    driver:
      'RTL_BITMAP b; PULONG p = ExAllocatePoolWithTag(PagedPool, 1 << 20, 1); RtlInitializeBitMap(&b, p, 8 << 20); RtlSetAllBits(&b); for (;;) RtlFindClearBits(&b, 3, 0);',
  },
  'ke-event': {
    driver: 'KEVENT e; KeInitializeEvent(&e, NotificationEvent, FALSE); for (;;) KeSetEvent(&e, 0, FALSE);',
  },
  'spin-lock': {
    driver:
      'KSPIN_LOCK l; KIRQL q; KeInitializeSpinLock(&l); for (;;) { KeAcquireSpinLock(&l, &q); KeReleaseSpinLock(&l, q); }',
  },
  interlocked: { driver: 'static LONG n; for (;;) InterlockedIncrement(&n);' },
  'query-time': { driver: 'LARGE_INTEGER t; for (;;) KeQuerySystemTime(&t);' },
  'system-threads': {
    driverBefore: 'static VOID Idle(PVOID c) { PsTerminateSystemThread(0); }',
    driver:
      'for (;;) { HANDLE h; if (NT_SUCCESS(PsCreateSystemThread(&h, 0, NULL, NULL, NULL, Idle, NULL))) ZwClose(h); }',
  },
  'system-threads-keep': {
    driverBefore:
      'static VOID Idle(PVOID c) { LARGE_INTEGER t; t.QuadPart = -600000000000LL; KeDelayExecutionThread(KernelMode, FALSE, &t); }',
    driver:
      'HANDLE h; NTSTATUS s; ULONG n = 0; for (;;) { s = PsCreateSystemThread(&h, 0, NULL, NULL, NULL, Idle, NULL); if (!NT_SUCCESS(s) && !n++) DbgPrint("%08lx\\n", s); }',
  },
  'work-items': {
    driverBefore:
      'static VOID Work(PDEVICE_OBJECT d, PVOID c) { IoQueueWorkItem((PIO_WORKITEM)c, Work, DelayedWorkQueue, c); }',
    driver: 'PIO_WORKITEM w = IoAllocateWorkItem(device); IoQueueWorkItem(w, Work, DelayedWorkQueue, w);',
    run: ['timeout /t 100'],
  },
  'work-items-keep': { driver: 'for (;;) IoAllocateWorkItem(device);' },
  'timer-dpc': {
    driverBefore:
      'static KTIMER t; static KDPC dpc; static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) { LARGE_INTEGER due; due.QuadPart = -1; KeSetTimer(&t, due, d); }',
    driver:
      'LARGE_INTEGER due; due.QuadPart = -1; KeInitializeTimer(&t); KeInitializeDpc(&dpc, Dpc, NULL); KeSetTimer(&t, due, &dpc);',
    run: ['timeout /t 100'],
  },
  'dpc-requeues': {
    driverBefore:
      'static KDPC dpc; static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) { KeInsertQueueDpc(d, NULL, NULL); }',
    driver: 'KeInitializeDpc(&dpc, Dpc, NULL); KeInsertQueueDpc(&dpc, NULL, NULL);',
    run: ['timeout /t 100'],
  },
  'io-devices': {
    driver:
      'PDEVICE_OBJECT d; for (;;) IoCreateDevice(device->DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &d);',
  },
  'io-irps': { driver: 'for (;;) IoAllocateIrp(4, FALSE);' },
  'io-mdls': { driver: 'for (;;) IoAllocateMdl((PVOID)device, 64, FALSE, FALSE, NULL);' },
  'io-call-self': {
    driverBefore:
      'static NTSTATUS Again(PDEVICE_OBJECT d, PIRP i) { IoSkipCurrentIrpStackLocation(i); return IoCallDriver(d, i); }',
    driver:
      'PIRP i; device->DriverObject->MajorFunction[IRP_MJ_WRITE] = Again; i = IoAllocateIrp(4, FALSE); IoGetNextIrpStackLocation(i)->MajorFunction = IRP_MJ_WRITE; IoCallDriver(device, i);',
    run: ['timeout /t 100'],
  },
  'zw-open-self': {
    driverBefore: `static NTSTATUS Deep(PDEVICE_OBJECT d, PIRP i) { HANDLE h; IO_STATUS_BLOCK s; ${ATTRIBUTES('\\\\Device\\\\Lab')} ZwCreateFile(&h, GENERIC_READ, &a, &s, NULL, 0, 0, FILE_OPEN, 0, NULL, 0); return Complete(i); }`,
    driver: `HANDLE h; IO_STATUS_BLOCK s; ${ATTRIBUTES('\\\\Device\\\\Lab')} device->DriverObject->MajorFunction[IRP_MJ_CREATE] = Deep; ZwCreateFile(&h, GENERIC_READ, &a, &s, NULL, 0, 0, FILE_OPEN, 0, NULL, 0);`,
    run: ['timeout /t 100'],
  },
  'zw-open': {
    driver: `${ATTRIBUTES('\\\\??\\\\c:\\\\lab\\\\lab.sys')} for (;;) { HANDLE h; IO_STATUS_BLOCK s; if (NT_SUCCESS(ZwCreateFile(&h, GENERIC_READ, &a, &s, NULL, 0, 7, FILE_OPEN, 0, NULL, 0))) ZwClose(h); }`,
  },
  'raise-status': { driver: 'for (;;) { __try { ExRaiseStatus(STATUS_ACCESS_VIOLATION); } __except (1) { } }' },
  'probe-fault': { driver: 'for (;;) { __try { ProbeForRead((PVOID)0x90000000, 4, 1); } __except (1) { } }' },
  'driver-recursion-wide': {
    driverBefore: `static volatile long long v; ${WIDE.replaceAll('double', 'long long')}`,
    driver: 'Wide(0);',
    run: ['timeout /t 100'],
  },
  'mapped-mdl': {
    driver: `char *p = ExAllocatePoolWithTag(NonPagedPool, 4096, 1); PMDL m = IoAllocateMdl(p, 4096, FALSE, FALSE, NULL); volatile int *q; MmBuildMdlForNonPagedPool(m);
      m->MdlFlags &= ~(MDL_SOURCE_IS_NONPAGED_POOL | MDL_MAPPED_TO_SYSTEM_VA); q = (volatile int *)MmMapLockedPagesSpecifyCache(m, KernelMode, MmCached, NULL, FALSE, NormalPagePriority); for (;;) *q += 1;`,
  },
  'driver-recursion': {
    driverBefore: 'static int Deep(int n) { volatile int x = n; return Deep(n + 1) + x; }',
    driver: 'Deep(0);',
    run: ['timeout /t 100'],
  },
};

const DRIVER = ({ driver = '', driverBefore = '' }: Endless): string => `
#include <ntddk.h>
static PDEVICE_OBJECT device;
static UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\??\\\\Lab");
static NTSTATUS Complete(PIRP i) {
  PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(i);
  i->IoStatus.Status = STATUS_SUCCESS;
  i->IoStatus.Information = s->MajorFunction == IRP_MJ_DEVICE_CONTROL ? s->Parameters.DeviceIoControl.OutputBufferLength : 0;
  IoCompleteRequest(i, 0);
  return STATUS_SUCCESS;
}
static NTSTATUS Dispatch(PDEVICE_OBJECT d, PIRP i) { return Complete(i); }
${driverBefore}
static VOID Worker(PVOID c) { ${driver} }
static VOID Unload(PDRIVER_OBJECT d) { IoDeleteSymbolicLink(&link); IoDeleteDevice(device); }
NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Lab");
  HANDLE thread;
  NTSTATUS s = IoCreateDevice(d, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(s)) return s;
  IoCreateSymbolicLink(&link, &name);
  d->MajorFunction[IRP_MJ_CREATE] = d->MajorFunction[IRP_MJ_CLOSE] = d->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Dispatch;
  d->DriverUnload = Unload;
  s = ${driver === '' ? 'STATUS_SUCCESS' : 'PsCreateSystemThread(&thread, 0, NULL, NULL, NULL, Worker, NULL)'};
  return s;
}
`;

const PROGRAM = ({ program = '', before = '' }: Endless): string => `
#include <windows.h>
#include <winsvc.h>
#include <tlhelp32.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
${before}
volatile int keep;
int main(int argc, char **argv) {
  DWORD got = 0;
  int i = 0;
  (void)got; (void)i;
  ${program}
  return 0;
}
`;

/** The lab around one of them. */
export function endlessLab(endless: Endless): Record<string, string> {
  const hasDriver = endless.driver !== undefined;
  const hasProgram = endless.program !== undefined;
  const start = hasDriver ? ['sc create Lab type= kernel binPath= lab.sys', 'sc start Lab'] : [];
  const run = [...start, ...(endless.run ?? [hasProgram ? 'client.exe' : 'timeout /t 100'])];
  return {
    'lab.json': JSON.stringify({
      title: 'endless',
      ...(hasDriver && { drivers: { lab: ['lab.c'] } }),
      ...(hasProgram && { programs: { client: ['client.c'] } }),
      run,
    }),
    ...(hasDriver && { 'lab.c': DRIVER(endless) }),
    ...(hasProgram && { 'client.c': PROGRAM(endless) }),
  };
}
