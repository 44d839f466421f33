/* Tokens and their privileges, what a process is to the scheduler, and ntdll's two names for each service. */
#include <windows.h>
#include <psapi.h>
#include <winternl.h>
#include <stdio.h>
#include <string.h>

static int Checks, Failed;
#define CHECK(condition) (Checks++, (condition) ? (void)0 : (void)(Failed++, printf("FAIL %d %s, error %lu\n", __LINE__, #condition, GetLastError())))
#define FAILS(call, error) (SetLastError(0), CHECK(!(call) && GetLastError() == (error)))

static DWORD Attributes(HANDLE token, LUID luid) {
  union {
    TOKEN_PRIVILEGES privileges;
    BYTE bytes[1024];
  } information;
  DWORD length;
  if (!GetTokenInformation(token, TokenPrivileges, &information, sizeof(information), &length)) return 0xBAD;
  for (DWORD i = 0; i < information.privileges.PrivilegeCount; i++)
    if (information.privileges.Privileges[i].Luid.LowPart == luid.LowPart) return information.privileges.Privileges[i].Attributes;
  return 0xBAD;
}

static void Tokens(void) {
  HANDLE token, weak, second;
  LUID load, debug, notify;
  TOKEN_PRIVILEGES state = {1}, previous;
  DWORD length;
  ULONG on = 1;

  CHECK(OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY | TOKEN_ADJUST_PRIVILEGES | TOKEN_DUPLICATE, &token));
  FAILS(OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &weak), ERROR_NO_TOKEN);
  CHECK(LookupPrivilegeValue(NULL, SE_LOAD_DRIVER_NAME, &load) && load.LowPart == 10 && load.HighPart == 0);
  CHECK(LookupPrivilegeValueW(NULL, L"sedebugprivilege", &debug) && debug.LowPart == 20);
  CHECK(LookupPrivilegeValueA(NULL, "SeChangeNotifyPrivilege", &notify));
  FAILS(LookupPrivilegeValueA(NULL, "SeNoPrivilege", &debug), ERROR_NO_SUCH_PRIVILEGE);

  /* Held, but not enabled: it does not count yet. */
  CHECK(Attributes(token, load) == 0);
  CHECK(Attributes(token, notify) == (SE_PRIVILEGE_ENABLED | SE_PRIVILEGE_ENABLED_BY_DEFAULT));
  state.Privileges[0].Luid = load;
  state.Privileges[0].Attributes = SE_PRIVILEGE_ENABLED;
  FAILS(AdjustTokenPrivileges(token, FALSE, &state, 0, &previous, &length), ERROR_INSUFFICIENT_BUFFER);
  CHECK(length == sizeof(previous) && Attributes(token, load) == 0);
  SetLastError(77);
  CHECK(AdjustTokenPrivileges(token, FALSE, &state, sizeof(previous), &previous, &length) && GetLastError() == ERROR_SUCCESS);
  CHECK(previous.PrivilegeCount == 1 && previous.Privileges[0].Luid.LowPart == 10 && previous.Privileges[0].Attributes == 0);
  CHECK(Attributes(token, load) == SE_PRIVILEGE_ENABLED);

  /* One that the token does not hold is left out, and the call says so. */
  state.Privileges[0].Luid.LowPart = 99;
  CHECK(AdjustTokenPrivileges(token, FALSE, &state, 0, NULL, NULL) && GetLastError() == ERROR_NOT_ALL_ASSIGNED);
  CHECK(AdjustTokenPrivileges(token, TRUE, NULL, 0, NULL, NULL) && GetLastError() == ERROR_SUCCESS);
  CHECK(Attributes(token, load) == 0 && Attributes(token, notify) == SE_PRIVILEGE_ENABLED_BY_DEFAULT);
  CHECK(NtSetInformationProcess(GetCurrentProcess(), ProcessBreakOnTermination, &on, sizeof(on)) == (NTSTATUS)0xC0000061);
  state.Privileges[0].Luid = debug;
  CHECK(AdjustTokenPrivileges(token, FALSE, &state, 0, NULL, NULL) && GetLastError() == ERROR_SUCCESS);
  CHECK(ZwSetInformationProcess(GetCurrentProcess(), ProcessBreakOnTermination, &on, sizeof(on)) == 0);
  on = 0;
  CHECK(NtSetInformationProcess(GetCurrentProcess(), ProcessBreakOnTermination, &on, sizeof(on)) == 0);

  union {
    struct {
      SID_AND_ATTRIBUTES User;
    } user;
    BYTE bytes[64];
  } user;
  FAILS(GetTokenInformation(token, TokenUser, NULL, 0, &length), ERROR_INSUFFICIENT_BUFFER);
  CHECK(length == 8 + 12 && GetTokenInformation(token, TokenUser, &user, sizeof(user), &length));
  CHECK(user.user.User.Sid == (PSID)(user.bytes + 8) && ((SID *)user.user.User.Sid)->SubAuthority[0] == 18);

  CHECK(ZwOpenProcessToken(GetCurrentProcess(), TOKEN_DUPLICATE, &weak) == 0);
  FAILS(GetTokenInformation(weak, TokenUser, &user, sizeof(user), &length), ERROR_ACCESS_DENIED);
  CHECK(ZwDuplicateToken(weak, TOKEN_QUERY, NULL, FALSE, TokenPrimary, &second) == 0);
  CHECK(GetTokenInformation(second, TokenUser, &user, sizeof(user), &length));
  CHECK(NtDuplicateToken(second, TOKEN_QUERY, NULL, FALSE, TokenPrimary, &second) == (NTSTATUS)0xC0000022);
  CHECK(CloseHandle(token) && CloseHandle(weak) && ZwClose(second) == 0);
}

static void Scheduling(void) {
  DWORD_PTR process, system;
  DWORD interval = 0;

  CHECK(GetPriorityClass(GetCurrentProcess()) == NORMAL_PRIORITY_CLASS);
  CHECK(SetPriorityClass(GetCurrentProcess(), HIGH_PRIORITY_CLASS) && GetPriorityClass(GetCurrentProcess()) == HIGH_PRIORITY_CLASS);
  CHECK(SetPriorityClass(GetCurrentProcess(), NORMAL_PRIORITY_CLASS));
  FAILS(SetPriorityClass(GetCurrentProcess(), 3), ERROR_INVALID_PARAMETER);
  CHECK(GetProcessAffinityMask(GetCurrentProcess(), &process, &system) && process == 3 && system == 3);
  FAILS(SetProcessAffinityMask(GetCurrentProcess(), 4), ERROR_INVALID_PARAMETER);
  CHECK(SetThreadAffinityMask(GetCurrentThread(), 2) == 3 && GetCurrentProcessorNumber() == 1);
  CHECK(SetThreadAffinityMask(GetCurrentThread(), 1) == 2 && GetCurrentProcessorNumber() == 0);
  FAILS(SetThreadAffinityMask(GetCurrentThread(), 4), ERROR_INVALID_PARAMETER);
  CHECK(SetProcessAffinityMask(GetCurrentProcess(), 2) && GetCurrentProcessorNumber() == 1);
  CHECK(SetProcessAffinityMask(GetCurrentProcess(), 3) && SetThreadAffinityMask(GetCurrentThread(), 3) == 3);
  CHECK(NtQueryIntervalProfile(ProfileTime, &interval) == 0 && interval > 0);
  CHECK(ZwQueryIntervalProfile(ProfileTotalIssues, &interval) == 0 && interval == 0);
  CHECK(NtQueryIntervalProfile(ProfileTime, (PULONG)0x80000000) == (NTSTATUS)0xC0000005);
}

static void Drivers(void) {
  LPVOID bases[4] = {0};
  char name[32];
  DWORD needed;
  CHECK(EnumDeviceDrivers(bases, sizeof(bases), &needed) && needed == sizeof(LPVOID) && bases[0] >= (LPVOID)0x80000000);
  CHECK(GetDeviceDriverBaseNameA(bases[0], name, sizeof(name)) == 12 && strcmp(name, "ntoskrnl.exe") == 0);
  CHECK(GetDeviceDriverBaseNameA(bases[0], name, 5) == 4 && strcmp(name, "ntos") == 0);
  FAILS(GetDeviceDriverBaseNameA((LPVOID)1, name, sizeof(name)), ERROR_INVALID_HANDLE);
}

int main(void) {
  RTL_OSVERSIONINFOW version = {sizeof(version)};
  Tokens();
  Scheduling();
  Drivers();
  CHECK(RtlGetVersion(&version) == 0 && version.dwMajorVersion == 5 && version.dwMinorVersion == 2);
  printf("%d checks, %d failed\n", Checks, Failed);
  return Failed;
}
