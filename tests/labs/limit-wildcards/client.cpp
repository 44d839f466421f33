#include <windows.h>

#include <stdio.h>
#include <string.h>

int main(void) {
  char name[256] = "C:\\", pattern[256] = "C:\\";
  memset(name + 3, 'a', 200);
  for (int i = 0; i < 100; i++)
    strcat(pattern, "*a");
  CloseHandle(CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL));
  WIN32_FIND_DATAA data;
  size_t end = strlen(pattern);
  strcpy(pattern + end, "b");
  printf(FindFirstFileA(pattern, &data) == INVALID_HANDLE_VALUE ? "none\n" : "strange\n");
  pattern[end] = 0;
  printf(FindFirstFileA(pattern, &data) != INVALID_HANDLE_VALUE ? "one\n" : "strange\n");
  return 0;
}
