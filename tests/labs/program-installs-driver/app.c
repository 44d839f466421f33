#include <windows.h>
#include <winioctl.h>
#include <strsafe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#define IOCTL_M(m) CTL_CODE(40000, 0x900 + (m), (m), FILE_ANY_ACCESS)
static BOOL ManageDriver(LPCTSTR name, LPCTSTR path, int what) {
  SC_HANDLE m = OpenSCManager(NULL, NULL, SC_MANAGER_ALL_ACCESS), s; SERVICE_STATUS st; BOOL ok = TRUE;
  if (!m) { printf("Open SC Manager failed! Error = %d \n", GetLastError()); return FALSE; }
  if (what == 0) {
    s = CreateService(m, name, name, SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START, SERVICE_ERROR_NORMAL, path, NULL, NULL, NULL, NULL, NULL);
    if (!s) { printf("CreateService failed! Error = %d \n", GetLastError()); return FALSE; }
    CloseServiceHandle(s);
    s = OpenService(m, name, SERVICE_ALL_ACCESS);
    if (!StartService(s, 0, NULL)) { printf("StartService failure! Error = %d \n", GetLastError()); ok = FALSE; }
  } else {
    s = OpenService(m, name, SERVICE_ALL_ACCESS);
    if (!ControlService(s, SERVICE_CONTROL_STOP, &st)) { printf("ControlService failed! Error = %d \n", GetLastError()); ok = FALSE; }
    if (!DeleteService(s)) { printf("DeleteService failed! Error = %d \n", GetLastError()); ok = FALSE; }
  }
  CloseServiceHandle(s); CloseServiceHandle(m); return ok;
}
int __cdecl main(ULONG argc, PCHAR argv[]) {
  TCHAR path[MAX_PATH]; HANDLE h; char in[100], out[100]; ULONG n; DWORD len;
  UNREFERENCED_PARAMETER(argc); UNREFERENCED_PARAMETER(argv);
  len = GetCurrentDirectory(MAX_PATH, path);
  if (!len) return 1;
  if (FAILED(StringCbCat(path, sizeof(path), TEXT("\\drv.sys")))) return 2;
  printf("path %ls\n", path);
  h = CreateFile(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
  if (h == INVALID_HANDLE_VALUE) { printf("drv.sys is not loaded %lu.\n", GetLastError()); return 3; }
  CloseHandle(h);
  h = CreateFile(TEXT("\\\\.\\Bench"), GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
  if (h == INVALID_HANDLE_VALUE) {
    if (GetLastError() != ERROR_FILE_NOT_FOUND) { printf("CreateFile failed : %d\n", GetLastError()); return 4; }
    if (!ManageDriver(TEXT("Bench"), path, 0)) return 5;
    h = CreateFile(TEXT("\\\\.\\Bench"), GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (h == INVALID_HANDLE_VALUE) { printf("Error: CreateFile %d\n", GetLastError()); return 6; }
  }
  for (int m = 0; m < 4; m++) {
    StringCbCopyA(in, sizeof(in), "This String is from User Application");
    memset(out, 0, sizeof(out));
    BOOL ok = DeviceIoControl(h, IOCTL_M(m), in, (DWORD)strlen(in) + 1, out, sizeof(out), &n, NULL);
    printf("method %d: %d error %lu n %lu [%s]\n", m, ok, ok ? 0 : GetLastError(), n, out);
  }
  CloseHandle(h);
  return ManageDriver(TEXT("Bench"), path, 1) ? 0 : 7;
}
