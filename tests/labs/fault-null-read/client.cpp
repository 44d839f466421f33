// A NULL pointer is read in ring 3: only that process ends, and what it had printed is there.
#include <windows.h>

#include <stdio.h>

int main(void) {
  printf("before\n");
  int *nothing = NULL;
  printf("%d\n", *(volatile int *)nothing);
  printf("after\n");
  return 0;
}
