/* Says that the system cannot do without it, and ends. */
#include <windows.h>
#include <winternl.h>

int main(void) {
  TOKEN_PRIVILEGES state = {1, {{{20, 0}, SE_PRIVILEGE_ENABLED}}};
  HANDLE token;
  ULONG on = 1;
  if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token)) return 1;
  if (!AdjustTokenPrivileges(token, FALSE, &state, 0, NULL, NULL)) return 2;
  if (NtSetInformationProcess(GetCurrentProcess(), ProcessBreakOnTermination, &on, sizeof(on)) < 0) return 3;
  return 0;
}
