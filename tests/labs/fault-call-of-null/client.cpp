// A call through a NULL pointer.
#include <windows.h>

#include <stdio.h>

int main(void) {
  void (*volatile routine)(void) = NULL;
  routine();
  return 0;
}
