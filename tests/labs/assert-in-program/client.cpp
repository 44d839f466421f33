// assert names the expression, the file and the line, and aborts.
#include <windows.h>

#include <stdio.h>
#include <assert.h>

int main(void) {
  int three = 3;
  assert(three == 4);
  return 0;
}
