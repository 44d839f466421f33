#include <windows.h>

int main(void) {
  TerminateProcess(GetCurrentProcess(), 0xDEAD);
  return 1;
}
