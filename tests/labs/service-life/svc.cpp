#include <windows.h>

#include <stdio.h>

static wchar_t g_name[] = L"Svc";
static SERVICE_STATUS_HANDLE g_handle;
static HANDLE g_stop;

static void Tell(DWORD state, DWORD error) {
  SERVICE_STATUS status = {SERVICE_WIN32_OWN_PROCESS, state, state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP : 0u, error, 0, 0, 0};
  SetServiceStatus(g_handle, &status);
}

static void WINAPI Control(DWORD control) {
  char text[40];
  sprintf(text, "control %lu\n", control);
  OutputDebugStringA(text);
  if (control == SERVICE_CONTROL_STOP) {
    Tell(SERVICE_STOP_PENDING, NO_ERROR);
    SetEvent(g_stop);
  }
}

static void WINAPI ServiceMain(DWORD argc, wchar_t **argv) {
  g_stop = CreateEventW(NULL, TRUE, FALSE, NULL);
  g_handle = RegisterServiceCtrlHandlerW(g_name, Control);
  Tell(SERVICE_RUNNING, NO_ERROR);
  WaitForSingleObject(g_stop, INFINITE);
  Tell(SERVICE_STOPPED, NO_ERROR);
  CloseHandle(g_stop);
}

int main(void) {
  SERVICE_TABLE_ENTRYW table[] = {{g_name, ServiceMain}, {NULL, NULL}};
  if (StartServiceCtrlDispatcherW(table)) {
    OutputDebugStringA("the dispatcher has returned\n");
    return 0;
  }
  printf("dispatcher: error %lu\n", GetLastError());
  return 2;
}
