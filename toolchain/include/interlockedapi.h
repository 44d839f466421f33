/*
 * Operations that no other thread sees half done. They are compiled in place, onto clang's atomic builtins, and order all
 * accesses around them. The Acquire, Release and NoFence names are the same operations.
 */
#pragma once
#include <ntdef.h>

#ifdef __cplusplus
extern "C++" {
#endif

/** Adds one and returns the new value. */
FORCEINLINE LONG InterlockedIncrement(LONG volatile *Target) {
  return __atomic_add_fetch(Target, 1, __ATOMIC_SEQ_CST);
}
/** Subtracts one and returns the new value. */
FORCEINLINE LONG InterlockedDecrement(LONG volatile *Target) {
  return __atomic_sub_fetch(Target, 1, __ATOMIC_SEQ_CST);
}
/** Stores a value and returns the old one. */
FORCEINLINE LONG InterlockedExchange(LONG volatile *Target, LONG Value) {
  return __atomic_exchange_n(Target, Value, __ATOMIC_SEQ_CST);
}
/** Adds a value and returns the old sum. */
FORCEINLINE LONG InterlockedExchangeAdd(LONG volatile *Target, LONG Value) {
  return __atomic_fetch_add(Target, Value, __ATOMIC_SEQ_CST);
}
/** Stores Exchange if the value is Comparand. Returns the old value either way. */
FORCEINLINE LONG InterlockedCompareExchange(LONG volatile *Target, LONG Exchange, LONG Comparand) {
  __atomic_compare_exchange_n(Target, &Comparand, Exchange, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return Comparand;
}
/** Ands a value into the target bit by bit and returns the old one. */
FORCEINLINE LONG InterlockedAnd(LONG volatile *Target, LONG Value) {
  return __atomic_fetch_and(Target, Value, __ATOMIC_SEQ_CST);
}
/** Ors a value into the target bit by bit and returns the old one. */
FORCEINLINE LONG InterlockedOr(LONG volatile *Target, LONG Value) {
  return __atomic_fetch_or(Target, Value, __ATOMIC_SEQ_CST);
}
/** Xors a value into the target bit by bit and returns the old one. */
FORCEINLINE LONG InterlockedXor(LONG volatile *Target, LONG Value) {
  return __atomic_fetch_xor(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedIncrement for 64 bits. */
FORCEINLINE LONGLONG InterlockedIncrement64(LONGLONG volatile *Target) {
  return __atomic_add_fetch(Target, 1, __ATOMIC_SEQ_CST);
}
/** InterlockedDecrement for 64 bits. */
FORCEINLINE LONGLONG InterlockedDecrement64(LONGLONG volatile *Target) {
  return __atomic_sub_fetch(Target, 1, __ATOMIC_SEQ_CST);
}
/** InterlockedExchange for 64 bits. */
FORCEINLINE LONGLONG InterlockedExchange64(LONGLONG volatile *Target, LONGLONG Value) {
  return __atomic_exchange_n(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedExchangeAdd for 64 bits. */
FORCEINLINE LONGLONG InterlockedExchangeAdd64(LONGLONG volatile *Target, LONGLONG Value) {
  return __atomic_fetch_add(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedCompareExchange for 64 bits. */
FORCEINLINE LONGLONG InterlockedCompareExchange64(LONGLONG volatile *Target, LONGLONG Exchange, LONGLONG Comparand) {
  __atomic_compare_exchange_n(Target, &Comparand, Exchange, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return Comparand;
}
/** InterlockedAnd for 64 bits. */
FORCEINLINE LONGLONG InterlockedAnd64(LONGLONG volatile *Target, LONGLONG Value) {
  return __atomic_fetch_and(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedOr for 64 bits. */
FORCEINLINE LONGLONG InterlockedOr64(LONGLONG volatile *Target, LONGLONG Value) {
  return __atomic_fetch_or(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedXor for 64 bits. */
FORCEINLINE LONGLONG InterlockedXor64(LONGLONG volatile *Target, LONGLONG Value) {
  return __atomic_fetch_xor(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedIncrement for 16 bits. */
FORCEINLINE SHORT InterlockedIncrement16(SHORT volatile *Target) {
  return __atomic_add_fetch(Target, 1, __ATOMIC_SEQ_CST);
}
/** InterlockedDecrement for 16 bits. */
FORCEINLINE SHORT InterlockedDecrement16(SHORT volatile *Target) {
  return __atomic_sub_fetch(Target, 1, __ATOMIC_SEQ_CST);
}
/** InterlockedExchange for 16 bits. */
FORCEINLINE SHORT InterlockedExchange16(SHORT volatile *Target, SHORT Value) {
  return __atomic_exchange_n(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedExchangeAdd for 16 bits. */
FORCEINLINE SHORT InterlockedExchangeAdd16(SHORT volatile *Target, SHORT Value) {
  return __atomic_fetch_add(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedCompareExchange for 16 bits. */
FORCEINLINE SHORT InterlockedCompareExchange16(SHORT volatile *Target, SHORT Exchange, SHORT Comparand) {
  __atomic_compare_exchange_n(Target, &Comparand, Exchange, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return Comparand;
}
/** InterlockedAnd for 16 bits. */
FORCEINLINE SHORT InterlockedAnd16(SHORT volatile *Target, SHORT Value) {
  return __atomic_fetch_and(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedOr for 16 bits. */
FORCEINLINE SHORT InterlockedOr16(SHORT volatile *Target, SHORT Value) {
  return __atomic_fetch_or(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedXor for 16 bits. */
FORCEINLINE SHORT InterlockedXor16(SHORT volatile *Target, SHORT Value) {
  return __atomic_fetch_xor(Target, Value, __ATOMIC_SEQ_CST);
}
/** Adds a value and returns the new sum. */
FORCEINLINE LONG InterlockedAdd(LONG volatile *Target, LONG Value) {
  return __atomic_add_fetch(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedAdd for 64 bits. */
FORCEINLINE LONGLONG InterlockedAdd64(LONGLONG volatile *Target, LONGLONG Value) {
  return __atomic_add_fetch(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedExchange for pointers. */
FORCEINLINE PVOID InterlockedExchangePointer(PVOID volatile *Target, PVOID Value) {
  return __atomic_exchange_n(Target, Value, __ATOMIC_SEQ_CST);
}
/** InterlockedCompareExchange for pointers. */
FORCEINLINE PVOID InterlockedCompareExchangePointer(PVOID volatile *Target, PVOID Exchange, PVOID Comparand) {
  __atomic_compare_exchange_n(Target, &Comparand, Exchange, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  return Comparand;
}
/** Sets a bit and returns what it was. */
FORCEINLINE BOOLEAN InterlockedBitTestAndSet(LONG volatile *Base, LONG Bit) {
  return (BOOLEAN)((__atomic_fetch_or(&Base[Bit >> 5], (LONG)(1u << (Bit & 31)), __ATOMIC_SEQ_CST) >> (Bit & 31)) & 1);
}
/** Clears a bit and returns what it was. */
FORCEINLINE BOOLEAN InterlockedBitTestAndReset(LONG volatile *Base, LONG Bit) {
  return (BOOLEAN)((__atomic_fetch_and(&Base[Bit >> 5], (LONG)~(1u << (Bit & 31)), __ATOMIC_SEQ_CST) >> (Bit & 31)) & 1);
}
/** Keeps all accesses before it before all accesses after it. */
FORCEINLINE VOID MemoryBarrier(VOID) {
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
/** Tells the processor that this is a waiting loop. */
FORCEINLINE VOID YieldProcessor(VOID) {
  __asm__ volatile("" ::: "memory");
}
#define InterlockedIncrementAcquire InterlockedIncrement
#define InterlockedIncrementRelease InterlockedIncrement
#define InterlockedIncrementNoFence InterlockedIncrement
#define InterlockedDecrementAcquire InterlockedDecrement
#define InterlockedDecrementRelease InterlockedDecrement
#define InterlockedDecrementNoFence InterlockedDecrement
#define InterlockedExchangeAcquire InterlockedExchange
#define InterlockedExchangeRelease InterlockedExchange
#define InterlockedExchangeNoFence InterlockedExchange
#define InterlockedExchangeAddAcquire InterlockedExchangeAdd
#define InterlockedExchangeAddRelease InterlockedExchangeAdd
#define InterlockedExchangeAddNoFence InterlockedExchangeAdd
#define InterlockedCompareExchangeAcquire InterlockedCompareExchange
#define InterlockedCompareExchangeRelease InterlockedCompareExchange
#define InterlockedCompareExchangeNoFence InterlockedCompareExchange
#define InterlockedAndAcquire InterlockedAnd
#define InterlockedAndRelease InterlockedAnd
#define InterlockedAndNoFence InterlockedAnd
#define InterlockedOrAcquire InterlockedOr
#define InterlockedOrRelease InterlockedOr
#define InterlockedOrNoFence InterlockedOr
#define InterlockedXorAcquire InterlockedXor
#define InterlockedXorRelease InterlockedXor
#define InterlockedXorNoFence InterlockedXor
#define InterlockedCompareExchangePointerAcquire InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerRelease InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerNoFence InterlockedCompareExchangePointer
#define InterlockedExchangePointerAcquire InterlockedExchangePointer
#define InterlockedExchangePointerRelease InterlockedExchangePointer
#define InterlockedExchangePointerNoFence InterlockedExchangePointer
#define _InterlockedIncrement InterlockedIncrement
#define _InterlockedDecrement InterlockedDecrement
#define _InterlockedExchange InterlockedExchange
#define _InterlockedExchangeAdd InterlockedExchangeAdd
#define _InterlockedCompareExchange InterlockedCompareExchange
#define _InterlockedAnd InterlockedAnd
#define _InterlockedOr InterlockedOr
#define _InterlockedXor InterlockedXor
#define _interlockedbittestandset InterlockedBitTestAndSet
#define _ReadWriteBarrier() __asm__ volatile("" ::: "memory")
#define _ReadBarrier() __asm__ volatile("" ::: "memory")
#define _WriteBarrier() __asm__ volatile("" ::: "memory")

#ifdef __cplusplus
/** InterlockedIncrement for the unsigned type of the same size. */
inline ULONG InterlockedIncrement(ULONG volatile *Target) { return (ULONG)InterlockedIncrement((LONG volatile *)Target); }
/** InterlockedDecrement for the unsigned type of the same size. */
inline ULONG InterlockedDecrement(ULONG volatile *Target) { return (ULONG)InterlockedDecrement((LONG volatile *)Target); }
/** InterlockedExchange for the unsigned type of the same size. */
inline ULONG InterlockedExchange(ULONG volatile *Target, ULONG Value) {
  return (ULONG)InterlockedExchange((LONG volatile *)Target, (LONG)Value);
}
}
#endif
