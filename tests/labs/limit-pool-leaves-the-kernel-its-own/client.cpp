#include <windows.h>

#include <stdio.h>

int main(int argc, char **) {
  HANDLE file = CreateFileA("C:\\lab\\client.exe", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  CloseHandle(file);
  if (argc > 1)
    *(volatile int *)NULL = 0;
  printf("done\n");
  return 0;
}
