// __try and friends in ring 3: filters, nesting, finally, __leave, return out of a guarded block, exceptions of a callee.
#include <windows.h>

#include <stdio.h>

static LONG Filter(DWORD code) {
  printf("filter %08lX\n", code);
  return code == EXCEPTION_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
}

static void Thrower(void) {
  __try {
    RaiseException(0xE0000001, 0, 0, NULL);
  } __except (GetExceptionCode() == 0xE0000002 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
    printf("wrong handler\n");
  }
}

static int Early(void) {
  __try {
    return 5;
  } __finally {
    printf("on the way out\n");
  }
  return 0;
}

int main(void) {
  __try {
    __try {
      *(volatile int *)4 = 1;
    } __finally {
      printf("finally %d\n", AbnormalTermination() != 0);
    }
  } __except (Filter(GetExceptionCode())) {
    printf("handled %08lX\n", GetExceptionCode());
  }
  __try {
    Thrower();
  } __except (GetExceptionCode() == 0xE0000001 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
    printf("own code\n");
  }
  printf("returned %d\n", Early());
  int turns = 0;
  for (int i = 0; i < 5; i++) {
    __try {
      if (i == 2)
        continue;
      if (i == 4)
        break;
    } __finally {
      turns++;
    }
  }
  printf("%d turns\n", turns);
  __try {
    printf("%d\n", 5 / (turns - 5));
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    printf("division %08lX\n", GetExceptionCode());
  }
  return 0;
}
