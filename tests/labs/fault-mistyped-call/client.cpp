// A function is called through a pointer of another type: the processor refuses it, where x86 would go on with a wrong stack.
#include <windows.h>

#include <stdio.h>

static int Add(int a) { return a + 1; }

int main(void) {
  int (*routine)(double, double) = (int (*)(double, double))(void *)Add;
  printf("%d\n", routine(1.0, 2.0));
  return 0;
}
