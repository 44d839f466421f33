/* Calls that would have the system make one text out of as much memory as a program can get. */
#include <windows.h>

#include <stdio.h>
#include <string.h>

#define MANY (48 * 1024 * 1024)

static const char *g_Strings[300];

int main(void) {
  char *text = VirtualAlloc(NULL, MANY, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  HANDLE log = RegisterEventSourceA(NULL, "lab");
  DWORD done = 0;
  HKEY key;
  FILE *file;
  int i;
  memset(text, 'x', MANY);
  for (i = 0; i < 300; i++)
    g_Strings[i] = text;
  printf("console: %d", WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), text, MANY, &done, NULL));
  printf(", error %lu\n", GetLastError());
  printf("console, wide: %d", WriteConsoleW(GetStdHandle(STD_OUTPUT_HANDLE), text, MANY / 2, &done, NULL));
  printf(", error %lu\n", GetLastError());
  printf("wide: %d", MultiByteToWideChar(CP_ACP, 0, text, MANY, NULL, 0));
  printf(", error %lu\n", GetLastError());
  printf("narrow: %d", WideCharToMultiByte(CP_UTF8, 0, (WCHAR *)text, MANY / 2, NULL, 0, NULL, NULL));
  printf(", error %lu\n", GetLastError());
  printf("event, 300 strings: %d", ReportEventA(log, EVENTLOG_ERROR_TYPE, 0, 1, NULL, 300, 0, g_Strings, NULL));
  printf(", error %lu\n", GetLastError());
  printf("event, long string: %d", ReportEventA(log, EVENTLOG_ERROR_TYPE, 0, 1, NULL, 1, 0, g_Strings, NULL));
  printf(", error %lu\n", GetLastError());
  printf("event, long data: %d", ReportEventA(log, EVENTLOG_ERROR_TYPE, 0, 1, NULL, 0, MANY, NULL, text));
  printf(", error %lu\n", GetLastError());
  RegCreateKeyExA(HKEY_CURRENT_USER, "Lab", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL);
  printf("value refused: %d\n", RegSetValueExA(key, "long", 0, REG_BINARY, (BYTE *)text, 0x7fff0000) != 0);
  file = fopen("c:\\lab\\long.txt", "wb");
  printf("file: %u\n", (unsigned)fwrite(text, 1, 3 * 1024 * 1024 + 5, file));
  fclose(file);
  file = fopen("c:\\lab\\long.txt", "rb");
  fseek(file, 0, SEEK_END);
  printf("length: %ld\n", ftell(file));
  fclose(file);
  return 0;
}
