#include <windows.h>

#include <stdio.h>
#include <string.h>

int main(void) {
  static char value[1000];
  memset(value, 'x', sizeof value - 1);
  char name[16];
  int count = 0;
  do
    sprintf(name, "V%d", count++);
  while (count < 100 && SetEnvironmentVariableA(name, value));
  printf("error %lu\n", GetLastError());
  printf("still there: %d\n", GetEnvironmentVariableA("V0", NULL, 0) == sizeof value);
  return 0;
}
