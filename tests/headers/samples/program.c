/* A driver's test program that uses as much of Win32 as it can. It is only compiled. */
#include "public.h"
#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <process.h>
#include <stdio.h>
#include <stdlib.h>
#include <strsafe.h>
#include <tchar.h>
#include <time.h>
#include <tlhelp32.h>

static CRITICAL_SECTION lock;
static SRWLOCK slim = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
static volatile LONG counter;
static DWORD slot;

static DWORD WINAPI worker(LPVOID parameter) {
  HANDLE event = (HANDLE)parameter;
  TlsSetValue(slot, parameter);
  if (WaitForSingleObject(event, INFINITE) != WAIT_OBJECT_0) return GetLastError();
  EnterCriticalSection(&lock);
  InterlockedIncrement(&counter);
  LeaveCriticalSection(&lock);
  AcquireSRWLockExclusive(&slim);
  while (InterlockedCompareExchange(&counter, 0, 5) != 5) {
    if (!SleepConditionVariableSRW(&changed, &slim, 100, 0)) break;
  }
  ReleaseSRWLockExclusive(&slim);
  WakeAllConditionVariable(&changed);
  return 0;
}
static unsigned __stdcall second(void *parameter) {
  (void)parameter;
  _endthreadex(3);
}
static VOID CALLBACK done(DWORD error, DWORD count, LPOVERLAPPED overlapped) { printf("%lu %lu %p\n", error, count, (void *)overlapped); }
static VOID NTAPI apc(ULONG_PTR parameter) { InterlockedAdd(&counter, (LONG)parameter); }
static BOOL WINAPI onControl(DWORD type) { return type == CTRL_C_EVENT; }
static LONG WINAPI onFault(EXCEPTION_POINTERS *pointers) {
  return pointers->ExceptionRecord->ExceptionCode == EXCEPTION_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
}

static void fail(LPCTSTR what) {
  LPTSTR text = NULL;
  DWORD error = GetLastError();
  FormatMessage(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, error,
                MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT), (LPTSTR)&text, 0, NULL);
  _ftprintf(stderr, _T("%s: %lu %s\n"), what, error, text ? text : _T("?"));
  LocalFree(text);
}

static void files(void) {
  TCHAR path[MAX_PATH];
  WIN32_FIND_DATA data;
  LARGE_INTEGER size, zero = {{0, 0}};
  DWORD count;
  HANDLE file = CreateFile(TEXT("C:\\a.txt"), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) fail(TEXT("CreateFile"));
  WriteFile(file, "text", 4, &count, NULL);
  GetFileSizeEx(file, &size);
  SetFilePointerEx(file, zero, NULL, FILE_BEGIN);
  SetEndOfFile(file);
  FlushFileBuffers(file);
  CloseHandle(file);
  CopyFile(TEXT("C:\\a.txt"), TEXT("C:\\b.txt"), FALSE);
  MoveFileEx(TEXT("C:\\b.txt"), TEXT("C:\\c.txt"), MOVEFILE_REPLACE_EXISTING);
  file = FindFirstFile(TEXT("C:\\*"), &data);
  if (file != INVALID_HANDLE_VALUE) {
    do _tprintf(_T("%s\n"), data.cFileName);
    while (FindNextFile(file, &data));
    FindClose(file);
  }
  DeleteFile(TEXT("C:\\c.txt"));
  if (GetFileAttributes(TEXT("C:\\c.txt")) == INVALID_FILE_ATTRIBUTES) SetLastError(ERROR_SUCCESS);
  GetCurrentDirectory(MAX_PATH, path);
  GetModuleFileName(NULL, path, MAX_PATH);
  GetSystemDirectory(path, MAX_PATH);
  QueryDosDevice(TEXT("C:"), path, MAX_PATH);
  DefineDosDevice(DDD_RAW_TARGET_PATH, TEXT("X:"), TEXT("\\Device\\Null"));
  ExpandEnvironmentStrings(TEXT("%PATH%"), path, MAX_PATH);
  StringCchPrintf(path, MAX_PATH, TEXT("%d"), 5);
  StringCchCat(path, _countof(path), TEXT("!"));
  _tcscpy_s(path, MAX_PATH, _T("x"));
  wsprintf(path, TEXT("%s"), lstrlen(path) ? TEXT("a") : TEXT("b"));
  OutputDebugString(path);
}

static void objects(void) {
  HANDLE objects[3], timer, copy, port, thread;
  LARGE_INTEGER due, now;
  DWORD bytes, flags;
  ULONG_PTR key;
  LPOVERLAPPED finished;
  objects[0] = CreateEvent(NULL, TRUE, FALSE, TEXT("Global\\done"));
  objects[1] = CreateMutex(NULL, FALSE, NULL);
  objects[2] = CreateSemaphore(NULL, 0, 5, NULL);
  timer = CreateWaitableTimerEx(NULL, NULL, CREATE_WAITABLE_TIMER_MANUAL_RESET, TIMER_ALL_ACCESS);
  due.QuadPart = -10000LL * 100;
  SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE);
  ReleaseSemaphore(objects[2], 1, NULL);
  SetEvent(objects[0]);
  switch (WaitForMultipleObjects(3, objects, FALSE, 1000)) {
    case WAIT_OBJECT_0 + 1: ReleaseMutex(objects[1]); break;
    case WAIT_TIMEOUT: case WAIT_FAILED: fail(TEXT("wait")); break;
    default: break;
  }
  SignalObjectAndWait(objects[0], timer, INFINITE, TRUE);
  DuplicateHandle(GetCurrentProcess(), objects[0], GetCurrentProcess(), &copy, EVENT_MODIFY_STATE, FALSE, 0);
  SetHandleInformation(copy, HANDLE_FLAG_PROTECT_FROM_CLOSE, 0);
  GetHandleInformation(copy, &flags);
  thread = CreateThread(NULL, 0, worker, objects[0], CREATE_SUSPENDED, NULL);
  QueueUserAPC(apc, thread, 7);
  SetThreadPriority(thread, THREAD_PRIORITY_HIGHEST);
  SetThreadAffinityMask(thread, 1);
  ResumeThread(thread);
  GetExitCodeThread(thread, &flags);
  CloseHandle((HANDLE)_beginthreadex(NULL, 0, second, NULL, 0, NULL));
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  PostQueuedCompletionStatus(port, 1, 2, NULL);
  GetQueuedCompletionStatus(port, &bytes, &key, &finished, 0);
  QueryPerformanceCounter(&now);
  SleepEx(0, TRUE);
  TerminateThread(thread, 1);
  CancelWaitableTimer(timer);
  for (int i = 0; i < 3; i++) CloseHandle(objects[i]);
}

static void device(void) {
  SAMPLE_REQUEST request;
  OVERLAPPED overlapped;
  BYTE answer[64];
  DWORD count = 0;
  HANDLE device = CreateFile(TEXT("\\\\.\\Sample"), GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  ZeroMemory(&request, sizeof(request));
  ZeroMemory(&overlapped, sizeof(overlapped));
  request.Event = overlapped.hEvent = CreateEvent(NULL, FALSE, FALSE, NULL);
  if (!DeviceIoControl(device, IOCTL_SAMPLE_REGISTER, &request, sizeof(request), NULL, 0, &count, &overlapped)) {
    if (GetLastError() != ERROR_IO_PENDING || !GetOverlappedResult(device, &overlapped, &count, TRUE)) fail(TEXT("DeviceIoControl"));
  }
  if (!ReadFileEx(device, answer, sizeof(answer), &overlapped, done)) fail(TEXT("ReadFileEx"));
  if (!HasOverlappedIoCompleted(&overlapped)) CancelIoEx(device, &overlapped);
  DeviceIoControl(device, IOCTL_SAMPLE_READ, NULL, 0, answer, sizeof(answer), &count, NULL);
  CancelIo(device);
}

static void memory(void) {
  MEMORY_BASIC_INFORMATION information;
  DWORD old;
  HANDLE section = CreateFileMapping(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, TEXT("shared"));
  PVOID view = MapViewOfFile(section, FILE_MAP_ALL_ACCESS, 0, 0, 0);
  PVOID block = VirtualAlloc(NULL, 65536, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  VirtualProtect(block, 4096, PAGE_READWRITE | PAGE_GUARD, &old);
  VirtualQuery(block, &information, sizeof(information));
  VirtualFree(block, 0, MEM_RELEASE);
  block = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 100);
  CopyMemory(block, view, 100);
  HeapFree(GetProcessHeap(), 0, block);
  UnmapViewOfFile(view);
  CloseHandle(section);
  free(calloc(3, sizeof(int)));
}

static void processes(void) {
  STARTUPINFO startup;
  PROCESS_INFORMATION process;
  TCHAR line[] = TEXT("client.exe 1");
  PROCESSENTRY32 entry;
  SYSTEM_INFO system;
  SYSTEMTIME time;
  FILETIME file;
  HANDLE snapshot;
  DWORD code;
  ZeroMemory(&startup, sizeof(startup));
  startup.cb = sizeof(startup);
  if (CreateProcess(NULL, line, NULL, NULL, TRUE, CREATE_NEW_CONSOLE, NULL, NULL, &startup, &process)) {
    WaitForSingleObjectEx(process.hProcess, 1000, FALSE);
    GetExitCodeProcess(process.hProcess, &code);
    TerminateProcess(process.hProcess, 1);
  }
  snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
  entry.dwSize = sizeof(entry);
  for (BOOL more = Process32First(snapshot, &entry); more; more = Process32Next(snapshot, &entry)) {
    _tprintf(_T("%lu %s\n"), entry.th32ProcessID, entry.szExeFile);
  }
  GetSystemInfo(&system);
  GetSystemTime(&time);
  SystemTimeToFileTime(&time, &file);
  FileTimeToSystemTime(&file, &time);
  printf("%lu %lu %llu\n", system.dwPageSize, GetTickCount(), GetTickCount64());
}

int _tmain(int argc, TCHAR *argv[]) {
  DWORD written;
  WCHAR wide[32];
  FARPROC routine;
  (void)argv;
  InitializeCriticalSection(&lock);
  slot = TlsAlloc();
  SetUnhandledExceptionFilter(onFault);
  SetConsoleCtrlHandler(onControl, TRUE);
  WriteConsole(GetStdHandle(STD_OUTPUT_HANDLE), TEXT("hello\n"), 6, &written, NULL);
  MultiByteToWideChar(CP_UTF8, 0, "text", -1, wide, _countof(wide));
  routine = GetProcAddress(GetModuleHandle(TEXT("kernel32.dll")), "Sleep");
  assert(routine != NULL);
  files();
  objects();
  device();
  memory();
  processes();
  if (IsDebuggerPresent()) DebugBreak();
  srand((unsigned)time(NULL));
  printf("%f %d %s\n", sqrt(2.0) + pow(2.0, 0.5), toupper(argc + 'a'), getenv("PATH"));
  DeleteCriticalSection(&lock);
  TlsFree(slot);
  RaiseException(STATUS_NONCONTINUABLE_EXCEPTION, EXCEPTION_NONCONTINUABLE, 0, NULL);
  return EXIT_SUCCESS;
}
