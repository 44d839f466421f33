#include <windows.h>

#include <setjmp.h>
#include <stdio.h>

static jmp_buf environment;

static __declspec(noinline) void Leave(void) {
  __try {
    longjmp(environment, 1);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    printf("strange\n");
  }
}

int main(void) {
  static volatile int turns;
  __try {
    while (turns < 20000) {
      turns = turns + 1;
      if (setjmp(environment) == 0)
        Leave();
    }
    printf("%d\n", turns);
    RaiseException(1, 0, 0, NULL);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    printf("handled\n");
  }
  return 0;
}
