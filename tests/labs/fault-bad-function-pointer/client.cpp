// A call through a pointer to data.
#include <windows.h>

#include <stdio.h>

static int data[4];

int main(void) {
  void (*routine)(void) = (void (*)(void))data;
  routine();
  return 0;
}
