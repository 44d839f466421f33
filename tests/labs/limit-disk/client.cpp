#include <windows.h>

#include <stdio.h>

static char block[1 << 20];

int main(void) {
  DWORD written;
  HANDLE file = CreateFileA("C:\\big", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  while (WriteFile(file, block, sizeof block, &written, NULL))
    ;
  printf("error %lu\n", GetLastError());
  while (WriteFile(file, block, 512, &written, NULL))
    ;
  char name[32];
  HANDLE small = file;
  for (int i = 0; small != INVALID_HANDLE_VALUE; i++) {
    sprintf(name, "C:\\%d", i);
    small = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
  }
  printf("error %lu\n", GetLastError());
  CloseHandle(file);
  DeleteFileA("C:\\big");
  file = CreateFileA("C:\\small", GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
  printf("%d\n", WriteFile(file, block, sizeof block, &written, NULL));
  return 0;
}
