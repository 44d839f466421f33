/* The same from ring 3, and in another process. */
#include <windows.h>
#include <winternl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int Checks, Failed;
#define CHECK(condition) (Checks++, (condition) ? (void)0 : (void)(Failed++, printf("FAIL %d %s, error %lu\n", __LINE__, #condition, GetLastError())))
/* A call that fails with this error. */
#define FAILS(call, error) (SetLastError(0), CHECK(!(call) && GetLastError() == (error)))

static int Child(const char *address) {
  char *page = (char *)(ULONG_PTR)strtoul(address, NULL, 16);
  printf("the child has %s\n", page);
  strcpy(page, "an answer");
  return 0;
}

int main(int argc, char **argv) {
  MEMORY_BASIC_INFORMATION information;
  DWORD old;
  if (argc > 1) return Child(argv[1]);

  char *base = (char *)VirtualAlloc((LPVOID)0x20001234, 3 * 4096, MEM_RESERVE, PAGE_READONLY);
  CHECK(base == (char *)0x20000000); /* Rounded down to the granularity; the end is where it was. */
  CHECK(VirtualQuery(base + 4096, &information, sizeof(information)) == sizeof(information));
  CHECK(information.BaseAddress == base + 4096 && information.AllocationBase == base && information.RegionSize == 4 * 4096);
  CHECK(information.State == MEM_RESERVE && information.AllocationProtect == PAGE_READONLY && information.Type == MEM_PRIVATE);
  CHECK(VirtualAlloc(base, 4096, MEM_COMMIT, PAGE_EXECUTE_READWRITE) == base);
  CHECK(VirtualQuery(base, &information, sizeof(information)) && information.Protect == PAGE_EXECUTE_READWRITE && information.RegionSize == 4096);
  FAILS(VirtualAlloc(base, 4096, MEM_RESERVE, PAGE_READWRITE), ERROR_INVALID_ADDRESS);
  FAILS(VirtualAlloc(base + 0x100000, 4096, MEM_COMMIT, PAGE_READWRITE), ERROR_INVALID_ADDRESS);
  FAILS(VirtualAlloc(NULL, 4096, MEM_COMMIT, 3), ERROR_INVALID_PARAMETER);
  FAILS(VirtualAlloc(NULL, 0x7FFF0000, MEM_RESERVE, PAGE_READWRITE), ERROR_NOT_ENOUGH_MEMORY);
  FAILS(VirtualAlloc(NULL, 0x70000000, MEM_RESERVE, PAGE_READWRITE), ERROR_NOT_ENOUGH_MEMORY); /* No such gap. */
  CHECK(VirtualProtect(base, 1, PAGE_READONLY, &old) && old == PAGE_EXECUTE_READWRITE);
  FAILS(VirtualProtect(base, 4097, PAGE_READWRITE, &old), ERROR_INVALID_ADDRESS);
  CHECK(VirtualProtect(base, 4096, PAGE_READWRITE | PAGE_GUARD, &old) && old == PAGE_READONLY);
  DWORD caught = 0;
  __try {
    *(volatile char *)base = 1;
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    caught = GetExceptionCode();
  }
  CHECK(caught == STATUS_GUARD_PAGE_VIOLATION);
  CHECK(VirtualQuery(base, &information, sizeof(information)) && information.Protect == PAGE_READWRITE);
  *base = 'x';
  CHECK(VirtualProtect(base, 4096, PAGE_NOACCESS, &old) && VirtualProtect(base, 4096, PAGE_READONLY, &old) && *base == 'x');
  FAILS(VirtualFree(base + 4096, 0, MEM_RELEASE), ERROR_INVALID_ADDRESS);
  FAILS(VirtualFree(base, 4096, MEM_RELEASE), ERROR_INVALID_PARAMETER);
  CHECK(VirtualFree(base, 4096, MEM_DECOMMIT));
  CHECK(VirtualQuery(base, &information, sizeof(information)) && information.State == MEM_RESERVE && information.Protect == 0);
  CHECK(VirtualFree(base, 0, MEM_RELEASE));
  FAILS(VirtualFree(base, 0, MEM_RELEASE), ERROR_INVALID_ADDRESS);
  CHECK(VirtualQuery(base, &information, sizeof(information)) && information.State == MEM_FREE && information.Protect == PAGE_NOACCESS);
  CHECK(NtClose((HANDLE)0x7FFC) == (NTSTATUS)0xC0000008);

  /* In another process: it stands still until its memory is prepared. */
  STARTUPINFOA startup = {sizeof(startup)};
  PROCESS_INFORMATION child;
  char command[] = "program.exe 30000000", text[16];
  SIZE_T moved;
  CHECK(CreateProcessA(NULL, command, NULL, NULL, FALSE, CREATE_SUSPENDED, NULL, NULL, &startup, &child));
  char *page = (char *)VirtualAllocEx(child.hProcess, (LPVOID)0x30000000, 4096, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  CHECK(page == (char *)0x30000000);
  CHECK(VirtualQuery(page, &information, sizeof(information)) && information.State == MEM_FREE); /* Not here. */
  CHECK(VirtualQueryEx(child.hProcess, page, &information, sizeof(information)) && information.State == MEM_COMMIT);
  CHECK(WriteProcessMemory(child.hProcess, page, "a question", 11, &moved) && moved == 11);
  FAILS(WriteProcessMemory(child.hProcess, page + 4090, "over the end", 13, &moved), ERROR_PARTIAL_COPY);
  CHECK(moved == 6);
  FAILS(ReadProcessMemory(child.hProcess, (LPCVOID)0x40000000, text, 1, &moved), ERROR_PARTIAL_COPY);
  HANDLE weak = OpenProcess(PROCESS_QUERY_INFORMATION, FALSE, child.dwProcessId);
  FAILS(ReadProcessMemory(weak, page, text, 1, &moved), ERROR_ACCESS_DENIED);
  FAILS(VirtualAllocEx(weak, NULL, 4096, MEM_COMMIT, PAGE_READWRITE), ERROR_ACCESS_DENIED);
  ResumeThread(child.hThread);
  WaitForSingleObject(child.hProcess, INFINITE);
  FAILS(VirtualAllocEx(child.hProcess, NULL, 4096, MEM_COMMIT, PAGE_READWRITE), ERROR_ACCESS_DENIED); /* It has ended. */
  printf("%d checks, %d failed\n", Checks, Failed);
  return Failed;
}
