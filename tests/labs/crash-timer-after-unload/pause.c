#include <windows.h>

int main(int argc, char **argv) {
  Sleep(500);
  return 0;
}
