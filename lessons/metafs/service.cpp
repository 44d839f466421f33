// metasvc.exe: a Windows service that waits for news from metafs.sys and writes them to the event log.
//
// Three threads have a part:
//   - main's: StartServiceCtrlDispatcher keeps it, to receive the controls (stop, ...) of the service control manager;
//   - ServiceMain's: connects to the driver, then sleeps until the service is to stop;
//   - our own, `WatchDriver`: waits for the event that the driver sets.
#include <windows.h>

#include <cstdio>
#include <cwchar>

#include "public.h"

namespace {

wchar_t g_name[] = L"MetaSvc";
SERVICE_STATUS_HANDLE g_statusHandle;
HANDLE g_stopEvent;
HANDLE g_driverEvent;
volatile LONG g_stopping;

// Closes a handle when its scope ends, on every path out of it.
class Handle {
public:
  explicit Handle(HANDLE value) : value_(value) {}
  Handle(const Handle &) = delete;
  Handle &operator=(const Handle &) = delete;
  ~Handle() {
    if (*this)
      CloseHandle(value_);
  }
  explicit operator bool() const { return value_ != nullptr && value_ != INVALID_HANDLE_VALUE; }
  HANDLE get() const { return value_; }

private:
  HANDLE value_;
};

// A service has no window and no console: the event log is how it speaks to people.
void Report(WORD type, const wchar_t *text) {
  HANDLE log = RegisterEventSourceW(nullptr, g_name);
  if (log == nullptr)
    return;
  ReportEventW(log, type, 0, 1, nullptr, 1, 0, &text, nullptr);
  DeregisterEventSource(log);
}

void ReportFailure(const wchar_t *what, DWORD error) {
  wchar_t text[128];
  swprintf(text, ARRAYSIZE(text), L"%ls failed, error %lu", what, error);
  Report(EVENTLOG_ERROR_TYPE, text);
}

// The manager believes what it is told here, and gives up on a service that says nothing.
void TellManager(DWORD state, DWORD error = NO_ERROR) {
  SERVICE_STATUS status = {};
  status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
  status.dwCurrentState = state;
  status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0;
  status.dwWin32ExitCode = error;
  status.dwWaitHint = state == SERVICE_START_PENDING || state == SERVICE_STOP_PENDING ? 3000 : 0;
  SetServiceStatus(g_statusHandle, &status);
}

// Runs in main's thread, for each control. It must return soon, so it only passes the word on.
DWORD WINAPI HandleControl(DWORD control, DWORD, void *, void *) {
  switch (control) {
    case SERVICE_CONTROL_STOP:
    case SERVICE_CONTROL_SHUTDOWN:
      TellManager(SERVICE_STOP_PENDING);
      SetEvent(g_stopEvent);
      return NO_ERROR;
    case SERVICE_CONTROL_INTERROGATE:
      return NO_ERROR;
    default:
      return ERROR_CALL_NOT_IMPLEMENTED;
  }
}

// The thread that waits for the driver. The event resets itself when a wait is satisfied, so each signal wakes it once.
DWORD WINAPI WatchDriver(void *) {
  for (unsigned long count = 1;; count++) {
    if (WaitForSingleObject(g_driverEvent, INFINITE) != WAIT_OBJECT_0) {
      ReportFailure(L"WaitForSingleObject", GetLastError());
      return 1;
    }
    if (g_stopping)
      return 0;
    wchar_t text[64];
    swprintf(text, ARRAYSIZE(text), L"The driver signalled the event (%lu)", count);
    Report(EVENTLOG_INFORMATION_TYPE, text);
  }
}

// Everything between "start pending" and "stopped". Returns the error that ended it, or NO_ERROR.
DWORD RunService() {
  Handle stop(CreateEventW(nullptr, TRUE, FALSE, nullptr));
  if (!stop)
    return GetLastError();
  g_stopEvent = stop.get();

  Handle device(CreateFileW(METAFS_WIN32_NAME, GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
  if (!device) {
    const DWORD error = GetLastError();
    ReportFailure(L"CreateFile", error);
    return error;
  }

  // An auto-reset event: CreateEvent makes the kernel's object and an entry for it in *this process's* handle table.
  Handle event(CreateEventW(nullptr, FALSE, FALSE, nullptr));
  if (!event)
    return GetLastError();
  g_driverEvent = event.get();

  // The driver gets the handle's value, and turns it into a reference of its own.
  HANDLE handle = event.get();
  DWORD returned;
  if (!DeviceIoControl(device.get(), IOCTL_METAFS_REGISTER_EVENT, &handle, sizeof(handle), nullptr, 0, &returned, nullptr)) {
    const DWORD error = GetLastError();
    ReportFailure(L"DeviceIoControl", error);
    return error;
  }
  Report(EVENTLOG_INFORMATION_TYPE, L"Event registered with the driver");

  Handle watcher(CreateThread(nullptr, 0, WatchDriver, nullptr, 0, nullptr));
  if (!watcher)
    return GetLastError();
  TellManager(SERVICE_RUNNING);

  WaitForSingleObject(stop.get(), INFINITE);

  // Wake the watcher one last time and let it end by itself; a thread that is killed cleans nothing up.
  InterlockedExchange(&g_stopping, 1);
  SetEvent(event.get());
  WaitForSingleObject(watcher.get(), INFINITE);
  return NO_ERROR;
  // The handles close here, in reverse order. The event lives on until the driver has released its reference as well, which
  // it does when it sees the device's handle close.
}

void WINAPI ServiceMain(DWORD, wchar_t **) {
  g_statusHandle = RegisterServiceCtrlHandlerExW(g_name, HandleControl, nullptr);
  if (g_statusHandle == nullptr)
    return;
  TellManager(SERVICE_START_PENDING);
  const DWORD error = RunService();
  if (error == NO_ERROR)
    Report(EVENTLOG_INFORMATION_TYPE, L"Service stopped");
  TellManager(SERVICE_STOPPED, error); // the last word: the process may be gone when this returns
}

} // namespace

int main() {
  SERVICE_TABLE_ENTRYW table[] = {{g_name, ServiceMain}, {nullptr, nullptr}};
  if (StartServiceCtrlDispatcherW(table))
    return 0;
  const DWORD error = GetLastError();
  if (error == ERROR_FAILED_SERVICE_CONTROLLER_CONNECT)
    std::puts("metasvc is a service: sc create MetaSvc binPath= metasvc.exe, then sc start MetaSvc");
  return static_cast<int>(error);
}
