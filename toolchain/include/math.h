/* Floating-point mathematics. Domain errors give not-a-number or infinity; errno stays as it is. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HUGE_VAL __builtin_huge_val()
#define INFINITY __builtin_inff()
#define NAN __builtin_nanf("")
#define isnan(x) __builtin_isnan(x)
#define isinf(x) __builtin_isinf(x)
#define isfinite(x) __builtin_isfinite(x)
#define isnormal(x) __builtin_isnormal(x)
#define signbit(x) __builtin_signbit(x)
#ifdef _USE_MATH_DEFINES
#define M_E 2.71828182845904523536
#define M_LOG2E 1.44269504088896340736
#define M_LOG10E 0.434294481903251827651
#define M_LN2 0.693147180559945309417
#define M_LN10 2.30258509299404568402
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_PI_4 0.785398163397448309616
#define M_1_PI 0.318309886183790671538
#define M_2_PI 0.636619772367581343076
#define M_SQRT2 1.41421356237309504880
#define M_SQRT1_2 0.707106781186547524401
#endif

/** The sine of an angle in radians. */
double sin(double x);
/** sin for float. */
float sinf(float x);
/** The cosine of an angle in radians. */
double cos(double x);
/** cos for float. */
float cosf(float x);
/** The tangent of an angle in radians. */
double tan(double x);
/** tan for float. */
float tanf(float x);
/** The angle whose sine this is, in radians; not a number outside -1..1. */
double asin(double x);
/** asin for float. */
float asinf(float x);
/** The angle whose cosine this is, in radians; not a number outside -1..1. */
double acos(double x);
/** acos for float. */
float acosf(float x);
/** The angle whose tangent this is, in radians. */
double atan(double x);
/** atan for float. */
float atanf(float x);
/** The hyperbolic sine. */
double sinh(double x);
/** sinh for float. */
float sinhf(float x);
/** The hyperbolic cosine. */
double cosh(double x);
/** cosh for float. */
float coshf(float x);
/** The hyperbolic tangent. */
double tanh(double x);
/** tanh for float. */
float tanhf(float x);
/** e to the power of x. */
double exp(double x);
/** exp for float. */
float expf(float x);
/** 2 to the power of x. */
double exp2(double x);
/** exp2 for float. */
float exp2f(float x);
/** The natural logarithm; -infinity for 0, not a number below. */
double log(double x);
/** log for float. */
float logf(float x);
/** The logarithm to base 2. */
double log2(double x);
/** log2 for float. */
float log2f(float x);
/** The logarithm to base 10. */
double log10(double x);
/** log10 for float. */
float log10f(float x);
/** The cube root. */
double cbrt(double x);
/** cbrt for float. */
float cbrtf(float x);
/** The square root; not a number for a negative x. errno stays as it is. */
double sqrt(double x);
/** sqrt for float. */
float sqrtf(float x);
/** The value without its sign. */
double fabs(double x);
/** fabs for float. */
float fabsf(float x);
/** The largest whole number not above x. */
double floor(double x);
/** floor for float. */
float floorf(float x);
/** The smallest whole number not below x. */
double ceil(double x);
/** ceil for float. */
float ceilf(float x);
/** x without its fraction. */
double trunc(double x);
/** trunc for float. */
float truncf(float x);
/** The nearest whole number, halves away from zero. */
double round(double x);
/** round for float. */
float roundf(float x);
/** The nearest whole number, halves to the even one. */
double rint(double x);
/** rint for float. */
float rintf(float x);
/** The nearest whole number, halves to the even one. */
double nearbyint(double x);
/** nearbyint for float. */
float nearbyintf(float x);
/** x to the power of y. */
double pow(double x, double y);
/** pow for float. */
float powf(float x, float y);
/** The angle of the point (y, x), all four quadrants. */
double atan2(double y, double x);
/** atan2 for float. */
float atan2f(float y, float x);
/** The remainder of x / y, with the sign of x; not a number when y is 0. */
double fmod(double x, double y);
/** fmod for float. */
float fmodf(float x, float y);
/** The length of (x, y). */
double hypot(double x, double y);
/** hypot for float. */
float hypotf(float x, float y);
/** The larger one; a number wins over not a number. */
double fmax(double x, double y);
/** fmax for float. */
float fmaxf(float x, float y);
/** The smaller one; a number wins over not a number. */
double fmin(double x, double y);
/** fmin for float. */
float fminf(float x, float y);
/** x with the sign of y. */
double copysign(double x, double y);
/** copysign for float. */
float copysignf(float x, float y);
/** The nearest integer, halves away from zero. */
long lround(double x);
/** The fraction of x, with the whole part in *whole; both have x's sign. */
double modf(double x, double *whole);
/** Splits x into a fraction in 0.5..1 and a power of two. */
double frexp(double x, int *exponent);
/** x times two to the power of exponent. */
double ldexp(double x, int exponent);

#ifdef __cplusplus
}
#endif
