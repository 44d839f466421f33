/*
 * The routines of math.h that are WebAssembly instructions or a few of them. The others are the system's.
 */
#include <math.h>

#pragma clang attribute push(__attribute__((no_builtin)), apply_to = function)

double sqrt(double x) { return __builtin_elementwise_sqrt(x); }
float sqrtf(float x) { return __builtin_elementwise_sqrt(x); }
double fabs(double x) { return __builtin_fabs(x); }
float fabsf(float x) { return __builtin_fabsf(x); }
double floor(double x) { return __builtin_elementwise_floor(x); }
float floorf(float x) { return __builtin_elementwise_floor(x); }
double ceil(double x) { return __builtin_elementwise_ceil(x); }
float ceilf(float x) { return __builtin_elementwise_ceil(x); }
double trunc(double x) { return __builtin_elementwise_trunc(x); }
float truncf(float x) { return __builtin_elementwise_trunc(x); }
double rint(double x) { return __builtin_elementwise_nearbyint(x); }
float rintf(float x) { return __builtin_elementwise_nearbyint(x); }
double nearbyint(double x) { return __builtin_elementwise_nearbyint(x); }
float nearbyintf(float x) { return __builtin_elementwise_nearbyint(x); }
double copysign(double x, double y) { return __builtin_copysign(x, y); }
float copysignf(float x, float y) { return __builtin_copysignf(x, y); }

/* Adding 0.5 would round the largest number below 0.5 up. */
double round(double x) {
  double whole = trunc(x);
  return fabs(x - whole) >= 0.5 ? whole + copysign(1.0, x) : copysign(whole, x);
}
float roundf(float x) { return (float)round(x); }
long lround(double x) { return (long)round(x); }

double fmax(double x, double y) { return isnan(x) ? y : isnan(y) ? x : x > y ? x : y; }
float fmaxf(float x, float y) { return (float)fmax(x, y); }
double fmin(double x, double y) { return isnan(x) ? y : isnan(y) ? x : x < y ? x : y; }
float fminf(float x, float y) { return (float)fmin(x, y); }

double modf(double x, double *whole) {
  *whole = trunc(x);
  return copysign(isinf(x) ? 0.0 : x - *whole, x);
}

#pragma clang attribute pop
