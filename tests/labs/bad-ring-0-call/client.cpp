#include <windows.h>

extern "C" void *IoAllocateIrp(signed char StackSize, unsigned char ChargeQuota);

int main(void) {
  IoAllocateIrp(1, 0);
  return 0;
}
