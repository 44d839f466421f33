// A bad pointer is caught at every width of a read and of a write, and the record says which address it was and how it was touched.
#include <windows.h>

#include <stdio.h>

static int Show(EXCEPTION_POINTERS *pointers) {
  const EXCEPTION_RECORD *record = pointers->ExceptionRecord;
  printf("%08lX %lu at %08lX\n", record->ExceptionCode, record->ExceptionInformation[0], record->ExceptionInformation[1]);
  return EXCEPTION_EXECUTE_HANDLER;
}

template <class T> static void Touch(const char *name) {
  volatile T *bad = (volatile T *)0x7FF01230;
  printf("%s\n", name);
  __try {
    T value = *bad;
    printf("read %d\n", (int)value);
  } __except (Show(GetExceptionInformation())) {
  }
  __try {
    *bad = 1;
    printf("written\n");
  } __except (Show(GetExceptionInformation())) {
  }
}

int main(void) {
  Touch<char>("char");
  Touch<short>("short");
  Touch<int>("int");
  Touch<long long>("long long");
  Touch<float>("float");
  Touch<double>("double");
  return 0;
}
