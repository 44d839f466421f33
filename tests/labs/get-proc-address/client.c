/* Finds routines of the system by their names, as programs do for what older systems lack. */
#include <windows.h>
#include <stdio.h>
#include <string.h>

typedef LONG(NTAPI *QUERY)(INT Class, PVOID Buffer, ULONG Length, PULONG Returned);
typedef LONG(NTAPI *CLOSE)(HANDLE Handle);
typedef ULONG(NTAPI *TO_DOS)(LONG Status);
typedef DWORD(WINAPI *WAIT)(HANDLE Handle, DWORD Milliseconds);
typedef HANDLE(WINAPI *CREATE)(LPSECURITY_ATTRIBUTES Attributes, BOOL Manual, BOOL Initial, LPCWSTR Name);
typedef BOOL(WINAPI *USER_NAME)(LPSTR Buffer, LPDWORD Size);
typedef void(WINAPI *MISTYPED)(double A, double B);

#define CHECK(what) printf("%s: %s\n", (what) ? "ok" : "NOT OK", #what)

int main(int argc, char **argv) {
  HMODULE ntdll = GetModuleHandleW(L"ntdll.dll"), kernel = LoadLibraryA("KERNEL32");
  CREATE create = (CREATE)GetProcAddress(kernel, "CreateEventW");
  WAIT wait = (WAIT)GetProcAddress(kernel, "WaitForSingleObject");
  CHECK(create != NULL && wait != NULL);
  if (create == NULL || wait == NULL)
    return 1;
  if (argc > 1 && strcmp(argv[1], "mistyped") == 0) {
    ((MISTYPED)wait)(1.0, 2.0);
    return 2;
  }
  HANDLE event = create(NULL, TRUE, FALSE, NULL);
  /* A routine that really waits, called through the pointer. */
  CHECK(wait(event, 20) == WAIT_TIMEOUT);
  SetEvent(event);
  CHECK(wait(event, INFINITE) == WAIT_OBJECT_0);
  ULONG basic[11] = {0}, returned = 0;
  QUERY query = (QUERY)GetProcAddress(ntdll, "NtQuerySystemInformation");
  CHECK(query != NULL && query(0, basic, sizeof basic, &returned) == 0 && returned == 44 && basic[2] == 4096);
  CHECK(query != NULL && query(0, (PVOID)16, 44, NULL) == (LONG)0xC0000005);
  CHECK(((CLOSE)GetProcAddress(ntdll, "NtClose"))(event) == 0);
  CHECK(((CLOSE)GetProcAddress(ntdll, "NtClose"))(event) == (LONG)0xC0000008);
  CHECK(((TO_DOS)GetProcAddress(ntdll, "RtlNtStatusToDosError"))((LONG)0xC0000022) == ERROR_ACCESS_DENIED);
  /* The same name, the same address; each library has only its own. */
  CHECK((WAIT)GetProcAddress(kernel, "WaitForSingleObject") == wait);
  SetLastError(0);
  CHECK(GetProcAddress(ntdll, "WaitForSingleObject") == NULL && GetLastError() == ERROR_PROC_NOT_FOUND);
  CHECK(GetProcAddress(GetModuleHandleA("advapi32"), "OpenSCManagerW") != NULL);
  CHECK(GetProcAddress(kernel, "CreateEvent") == NULL);
  CHECK(GetProcAddress(kernel, "BaseRegisterLibraries") == NULL);
  CHECK(GetProcAddress(kernel, "NoSuchRoutine") == NULL && GetLastError() == ERROR_PROC_NOT_FOUND);
  CHECK(GetProcAddress(kernel, (LPCSTR)7) == NULL && GetLastError() == ERROR_PROC_NOT_FOUND);
  CHECK(GetProcAddress((HMODULE)0x1234, "CreateEventW") == NULL && GetLastError() == ERROR_MOD_NOT_FOUND);
  CHECK(GetProcAddress(NULL, "no routine of mine") == NULL && GetLastError() == ERROR_PROC_NOT_FOUND);
  return 0;
}
