#include <windows.h>

static VOID CALLBACK Again(ULONG_PTR Context) {
  QueueUserAPC(Again, GetCurrentThread(), Context);
  SleepEx(INFINITE, TRUE);
}

int main(void) {
  Again(0);
  return 0;
}
