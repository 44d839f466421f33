#include <windows.h>

#include <stdio.h>

int main(void) {
  unsigned handles = 0;
  while (handles < 100000 && CreateEventW(NULL, FALSE, FALSE, NULL) != NULL)
    handles++;
  printf("%u\n", handles);
  return 0;
}
