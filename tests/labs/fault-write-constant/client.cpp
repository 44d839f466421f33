// A string constant of a program is written.
#include <windows.h>

#include <stdio.h>

int main(void) {
  char *text = (char *)"constant";
  *(volatile char *)text = 'C';
  return 0;
}
