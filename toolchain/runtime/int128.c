/*
 * What clang's code for __builtin_mul_overflow on 64 bits calls by itself. 128-bit numbers are not otherwise supported.
 */
struct wide {
  unsigned long long low, high;
};

/* The low 128 bits of a product; long multiplication with digits of 32 bits. */
struct wide __multi3(unsigned long long aLow, unsigned long long aHigh, unsigned long long bLow, unsigned long long bHigh) {
  const unsigned long long mask = 0xFFFFFFFF;
  unsigned long long a0 = aLow & mask, a1 = aLow >> 32, b0 = bLow & mask, b1 = bLow >> 32;
  unsigned long long low = a0 * b0, middle = a1 * b0 + (low >> 32), cross = a0 * b1 + (middle & mask);
  struct wide result;
  result.low = cross << 32 | (low & mask);
  result.high = a1 * b1 + (middle >> 32) + (cross >> 32) + aLow * bHigh + aHigh * bLow;
  return result;
}
