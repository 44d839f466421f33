/*
 * What Microsoft's compiler does in place of a call: bits, bytes, and the Interlocked operations under their own names. Instructions of x86 that
 * WebAssembly has nothing for (cpuid, rdtsc, in, out, ...) are not here.
 */
#ifndef RINGSIDE_INTRIN_H
#define RINGSIDE_INTRIN_H
#include <ringside/compiler.h>

#ifdef __cplusplus
extern "C++" {
#endif

/** The number of the lowest bit that is set goes to *index. Returns 0 when none is. */
static __inline unsigned char __ringside_BitScanForward(unsigned long *index, unsigned long mask) {
  if (mask == 0) return 0;
  *index = (unsigned long)__builtin_ctz((unsigned)mask);
  return 1;
}
/** The number of the highest bit that is set goes to *index. Returns 0 when none is. */
static __inline unsigned char __ringside_BitScanReverse(unsigned long *index, unsigned long mask) {
  if (mask == 0) return 0;
  *index = 31 - (unsigned long)__builtin_clz((unsigned)mask);
  return 1;
}
/** Whether a bit is set. */
static __inline unsigned char __ringside_bittest(const long *base, long bit) { return (unsigned char)((base[bit >> 5] >> (bit & 31)) & 1); }
/** Sets a bit; returns whether it was set. */
static __inline unsigned char __ringside_bittestandset(long *base, long bit) {
  unsigned char old = __ringside_bittest(base, bit);
  base[bit >> 5] |= 1L << (bit & 31);
  return old;
}
/** Clears a bit; returns whether it was set. */
static __inline unsigned char __ringside_bittestandreset(long *base, long bit) {
  unsigned char old = __ringside_bittest(base, bit);
  base[bit >> 5] &= ~(1L << (bit & 31));
  return old;
}

#ifdef __cplusplus
}
#endif
#define _BitScanForward __ringside_BitScanForward
#define _BitScanReverse __ringside_BitScanReverse
#define _bittest __ringside_bittest
#define _bittestandset __ringside_bittestandset
#define _bittestandreset __ringside_bittestandreset

/* The number of bits that are set, and of zeroes above the highest. */
#define __popcnt(value) ((unsigned)__builtin_popcount(value))
#define __popcnt64(value) ((unsigned long long)__builtin_popcountll(value))
#define __lzcnt(value) ((value) ? (unsigned)__builtin_clz(value) : 32u)
#ifndef _ReadBarrier
#define _ReadBarrier() __asm__ volatile("" ::: "memory")
#define _WriteBarrier() __asm__ volatile("" ::: "memory")
#endif
#ifndef _ReadWriteBarrier
#define _ReadWriteBarrier() __asm__ volatile("" ::: "memory")
#endif
#define _mm_pause() ((void)0)
#define __nop() ((void)0)
#define __ud2() __builtin_trap()

#ifndef _InterlockedIncrement
#define _InterlockedIncrement InterlockedIncrement
#define _InterlockedDecrement InterlockedDecrement
#define _InterlockedExchange InterlockedExchange
#define _InterlockedExchangeAdd InterlockedExchangeAdd
#define _InterlockedCompareExchange InterlockedCompareExchange
#define _InterlockedCompareExchange64 InterlockedCompareExchange64
#define _InterlockedExchangePointer InterlockedExchangePointer
#define _InterlockedCompareExchangePointer InterlockedCompareExchangePointer
#define _InterlockedAnd InterlockedAnd
#define _InterlockedOr InterlockedOr
#define _InterlockedXor InterlockedXor
#define _interlockedbittestandset InterlockedBitTestAndSet
#define _interlockedbittestandreset InterlockedBitTestAndReset
#endif
#endif
