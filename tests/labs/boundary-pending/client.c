#include <windows.h>

#include <stdio.h>
#include <winternl.h>

#define HOLD(method) CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, method, FILE_ANY_ACCESS)
#define LET_GO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

static HANDLE g_Device, g_Control;

static HANDLE Open(DWORD flags) {
  return CreateFileW(L"\\\\.\\Lab", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, flags, NULL);
}

static ULONG Handles(void) {
  ULONG count = 0;
  NtQueryInformationProcess(GetCurrentProcess(), (PROCESSINFOCLASS)20, &count, sizeof(count), NULL);
  return count;
}

/* The buffer, or the status block, is gone when the request completes. */
static void Gone(const char *what, DWORD code, int block) {
  char *buffer = VirtualAlloc(NULL, 0x1000, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  OVERLAPPED *overlapped = VirtualAlloc(NULL, 0x1000, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  DWORD got = 0;
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
  BOOL ok;
  char *again = NULL;
  overlapped->hEvent = event;
  if (DeviceIoControl(g_Device, code, NULL, 0, buffer, 64, NULL, overlapped) || GetLastError() != ERROR_IO_PENDING)
    printf("%s: not pending, error %lu\n", what, GetLastError());
  if (block)
    VirtualFree(overlapped, 0, MEM_RELEASE);
  else {
    VirtualFree(buffer, 0, MEM_RELEASE);
    /* Another page at the same address: an MDL describes the old one. */
    if ((code & 3) != METHOD_BUFFERED)
      again = VirtualAlloc(buffer, 0x1000, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  }
  ok = DeviceIoControl(g_Control, LET_GO, NULL, 0, NULL, 0, &got, NULL);
  printf("%s: let go %d, ", what, ok);
  printf("event %lu, ", WaitForSingleObject(event, 1000));
  if (block)
    printf("buffer %02x\n", (unsigned char)buffer[15]);
  else
    printf("status %08lx, new page %02x\n", (unsigned long)overlapped->Internal, again ? (unsigned char)again[15] : 0xff);
  CloseHandle(event);
  if (again)
    VirtualFree(again, 0, MEM_RELEASE);
  VirtualFree(block ? (void *)buffer : (void *)overlapped, 0, MEM_RELEASE);
}

static DWORD WINAPI Caller(void *context) {
  char buffer[64];
  DWORD got;
  HANDLE device = Open(0);
  /* Whoever ends the thread closes the handle. */
  *(HANDLE *)context = device;
  DeviceIoControl(device, HOLD(METHOD_OUT_DIRECT), NULL, 0, buffer, 64, &got, NULL);
  return 7;
}

static void Killed(void) {
  HANDLE device = NULL, thread = CreateThread(NULL, 0, Caller, &device, 0, NULL);
  DWORD code = 0;
  Sleep(10);
  TerminateThread(thread, 99);
  WaitForSingleObject(thread, 1000);
  GetExitCodeThread(thread, &code);
  CloseHandle(thread);
  printf("thread ended with %lu, its file closes: %d\n", code, CloseHandle(device));
}

/* A pseudo handle is looked up in the source process, and means that process. */
static void OtherProcess(void) {
  char line[] = "client.exe";
  STARTUPINFOA startup = {sizeof(startup)};
  PROCESS_INFORMATION child;
  HANDLE copy = NULL;
  if (!CreateProcessA(NULL, line, NULL, NULL, FALSE, CREATE_SUSPENDED, NULL, NULL, &startup, &child))
    printf("no process: %lu\n", GetLastError());
  DuplicateHandle(child.hProcess, GetCurrentProcess(), GetCurrentProcess(), &copy, 0, FALSE, DUPLICATE_SAME_ACCESS);
  printf("duplicate is the other process: %d\n", GetProcessId(copy) == child.dwProcessId);
  CloseHandle(copy);
  TerminateProcess(child.hProcess, 0);
  CloseHandle(child.hProcess);
  CloseHandle(child.hThread);
}

int main(void) {
  ULONG before;
  g_Device = Open(FILE_FLAG_OVERLAPPED);
  g_Control = Open(0);
  before = Handles();
  Gone("buffered, buffer gone", HOLD(METHOD_BUFFERED), 0);
  Gone("direct, buffer gone", HOLD(METHOD_OUT_DIRECT), 0);
  Gone("buffered, block gone", HOLD(METHOD_BUFFERED), 1);
  Gone("direct, block gone", HOLD(METHOD_OUT_DIRECT), 1);
  Killed();
  OtherProcess();
  printf("handles left over: %d\n", (int)(Handles() - before));
  CloseHandle(g_Device);
  CloseHandle(g_Control);
  return 0;
}
