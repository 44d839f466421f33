// A service and the program that installs it, in one. It is only compiled.
#include "public.h"
#include <cstdio>
#include <cwchar>
#include <string>
#include <tchar.h>
#include <winternl.h>

static TCHAR name[] = _T("Sample");
static SERVICE_STATUS_HANDLE statusHandle;
static SERVICE_STATUS status;
static HANDLE stopEvent;

static void report(WORD type, LPCTSTR text) {
  HANDLE log = RegisterEventSource(nullptr, name);
  if (!log) return;
  LPCTSTR texts[] = {text};
  ReportEvent(log, type, 0, 1, nullptr, ARRAYSIZE(texts), 0, texts, nullptr);
  DeregisterEventSource(log);
}
static void tell(DWORD state, DWORD error = NO_ERROR) {
  status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
  status.dwCurrentState = state;
  status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0;
  status.dwWin32ExitCode = error;
  SetServiceStatus(statusHandle, &status);
}
static DWORD WINAPI control(DWORD code, DWORD, LPVOID, LPVOID) {
  switch (code) {
    case SERVICE_CONTROL_STOP:
    case SERVICE_CONTROL_SHUTDOWN:
      tell(SERVICE_STOP_PENDING);
      SetEvent(stopEvent);
      return NO_ERROR;
    case SERVICE_CONTROL_INTERROGATE: return NO_ERROR;
    default: return ERROR_CALL_NOT_IMPLEMENTED;
  }
}
static VOID WINAPI serviceMain(DWORD, LPTSTR *) {
  statusHandle = RegisterServiceCtrlHandlerEx(name, control, nullptr);
  stopEvent = CreateEvent(nullptr, TRUE, FALSE, nullptr);
  tell(SERVICE_RUNNING);
  report(EVENTLOG_INFORMATION_TYPE, _T("runs"));
  WaitForSingleObject(stopEvent, INFINITE);
  CloseHandle(stopEvent);
  tell(SERVICE_STOPPED);
}
static int install(bool remove) {
  SC_HANDLE manager = OpenSCManager(nullptr, nullptr, SC_MANAGER_ALL_ACCESS);
  if (!manager) return static_cast<int>(GetLastError());
  SC_HANDLE service = remove ? OpenService(manager, name, SERVICE_ALL_ACCESS)
                             : CreateService(manager, name, name, SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START,
                                             SERVICE_ERROR_NORMAL, _T("C:\\sample.sys"), nullptr, nullptr, nullptr, nullptr, nullptr);
  SERVICE_STATUS_PROCESS process;
  BYTE buffer[512];
  DWORD needed, count, resume = 0;
  QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, reinterpret_cast<LPBYTE>(&process), sizeof(process), &needed);
  QueryServiceConfig(service, reinterpret_cast<LPQUERY_SERVICE_CONFIG>(buffer), sizeof(buffer), &needed);
  SERVICE_DESCRIPTION description = {name};
  ChangeServiceConfig2(service, SERVICE_CONFIG_DESCRIPTION, &description);
  ChangeServiceConfig(service, SERVICE_NO_CHANGE, SERVICE_AUTO_START, SERVICE_NO_CHANGE, nullptr, nullptr, nullptr, nullptr, nullptr,
                      nullptr, nullptr);
  EnumServicesStatus(manager, SERVICE_DRIVER, SERVICE_STATE_ALL, reinterpret_cast<LPENUM_SERVICE_STATUS>(buffer), sizeof(buffer), &needed,
                     &count, &resume);
  if (!StartService(service, 0, nullptr) && GetLastError() != ERROR_SERVICE_ALREADY_RUNNING) std::printf("%lu\n", GetLastError());
  ControlService(service, SERVICE_CONTROL_STOP, &status);
  QueryServiceStatus(service, &status);
  if (remove) DeleteService(service);
  CloseServiceHandle(service);
  CloseServiceHandle(manager);
  HKEY key;
  DWORD value = 1;
  if (RegCreateKeyEx(HKEY_LOCAL_MACHINE, _T("SOFTWARE\\Sample"), 0, nullptr, 0, KEY_ALL_ACCESS, nullptr, &key, nullptr) == ERROR_SUCCESS) {
    RegSetValueEx(key, _T("Value"), 0, REG_DWORD, reinterpret_cast<const BYTE *>(&value), sizeof(value));
    RegCloseKey(key);
  }
  return 0;
}
static NTSTATUS native() {
  UNICODE_STRING path;
  OBJECT_ATTRIBUTES attributes;
  IO_STATUS_BLOCK block;
  HANDLE handle;
  RtlInitUnicodeString(&path, L"\\Device\\Sample");
  InitializeObjectAttributes(&attributes, &path, OBJ_CASE_INSENSITIVE, nullptr, nullptr);
  NTSTATUS result = NtOpenFile(&handle, FILE_GENERIC_READ, &attributes, &block, FILE_SHARE_READ, FILE_SYNCHRONOUS_IO_NONALERT);
  return NT_SUCCESS(result) ? NtClose(handle) : result;
}

int _tmain(int argc, TCHAR **argv) {
  std::basic_string<TCHAR> option = argc > 1 ? argv[1] : _T("");
  if (option == _T("install")) return install(false);
  if (option == _T("remove")) return install(true);
  SERVICE_TABLE_ENTRY table[] = {{name, serviceMain}, {nullptr, nullptr}};
  return StartServiceCtrlDispatcher(table) ? 0 : native();
}
