#include <stdio.h>
int main(void) {
  _Defer puts("last");
  { _Defer { puts("inner"); } puts("body"); }
  return 0;
}
