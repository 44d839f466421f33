#include <windows.h>

#include <stdio.h>

static HANDLE Start(void) {
  STARTUPINFOA startup = {sizeof startup};
  PROCESS_INFORMATION process;
  char line[] = "client.exe child";
  if (!CreateProcessA(NULL, line, NULL, NULL, FALSE, CREATE_SUSPENDED, NULL, NULL, &startup, &process))
    return NULL;
  CloseHandle(process.hThread);
  return process.hProcess;
}

int main(int argc, char **) {
  if (argc > 1)
    return 0;
  HANDLE children[128];
  int count = 0;
  while (count < 128 && (children[count] = Start()) != NULL)
    count++;
  printf("%s, error %lu\n", count > 30 && count < 128 ? "enough" : "strange", GetLastError());
  for (int i = 0; i < count; i++) {
    TerminateProcess(children[i], 0);
    WaitForSingleObject(children[i], INFINITE);
    CloseHandle(children[i]);
  }
  printf("again %d\n", Start() != NULL);
  return 0;
}
