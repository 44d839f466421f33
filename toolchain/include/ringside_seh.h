/*
 * Structured exception handling on WebAssembly. clang has no __try for this target, so the toolchain rewrites
 *
 *     __try { A } __except (F) { B }          __try { A } __finally { C }
 *
 * before it compiles (toolchain/seh/rewrite.ts), and includes this header into every source of a lab that uses them. Nothing here is
 * called by hand, except for the macros at the end, which are Microsoft's.
 *
 * How it works. Each __try pushes a frame on the running thread's chain of frames and calls setjmp on it. The chain is the
 * simulator's: a program cannot break it. To raise an exception, the simulator
 *   1. takes the innermost frame of the thread's chain. A frame that lies below the thread's stack pointer was left by longjmp and is
 *      forgotten;
 *   2. makes that frame's predecessor the innermost one;
 *   3. writes ExceptionCode, the two pointers and, usually, the frame's own Record;
 *   4. fills Thrown, and throws a WebAssembly exception with the tag that images import as `env.__c_longjmp`, whose one value is the
 *      address of Thrown.
 * setjmp then returns 1 in the function that has the __try.
 *
 * A filter is evaluated *after* the frames within its __try are gone, so __finally blocks run before the filters of outer frames, the
 * other way around than on Windows, and EXCEPTION_CONTINUE_EXECUTION cannot be honoured.
 */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

struct _EXCEPTION_RECORD;
struct _CONTEXT;
struct _EXCEPTION_POINTERS;

struct _ringside_seh_frame {
  void *Environment[10];                      /*   0: setjmp's */
  struct {
    void *Environment;                        /*  40: what is thrown: the frame's own address, */
    int Value;                                /*  44: and 1 */
  } Thrown;
  unsigned long ExceptionCode;                /*  48 */
  struct _EXCEPTION_RECORD *ExceptionRecord;  /*  52: these two are the EXCEPTION_POINTERS */
  struct _CONTEXT *ContextRecord;             /*  56 */
  unsigned long Record[20];                   /*  60: room for an EXCEPTION_RECORD */
  unsigned long Kind;                         /* 140: _RINGSIDE_SEH_FINALLY, ... */
  unsigned long State;                        /* 144: _RINGSIDE_SEH_INSIDE, ... */
};                                            /* 148 bytes */

/* Kind: what the simulator can know of a frame before it raises. */
#define _RINGSIDE_SEH_FINALLY 1      /* a __finally: the exception goes on behind it */
#define _RINGSIDE_SEH_CATCH_ALL 2    /* an __except whose filter is EXCEPTION_EXECUTE_HANDLER */
#define _RINGSIDE_SEH_FILTER 3       /* an __except with a filter that has to be evaluated */

/* State: how the block was left. */
#define _RINGSIDE_SEH_INSIDE 0       /* still inside, or left by return, break, continue, goto */
#define _RINGSIDE_SEH_LEFT 1         /* left at its end or by __leave */
#define _RINGSIDE_SEH_RAISED 2       /* left by an exception */

/* The simulator's part. */
/** Makes `frame` the innermost one of the running thread. */
void _ringside_seh_push(struct _ringside_seh_frame *frame, unsigned long kind);
/** Takes `frame`, and every frame pushed after it, off the chain; nothing happens when it is not on the chain. */
void _ringside_seh_pop(struct _ringside_seh_frame *frame);
/** Raises the exception that `frame` has caught again, for the next frame. */
__attribute__((noreturn)) void _ringside_seh_continue(struct _ringside_seh_frame *frame);
/** The filter of `frame` said EXCEPTION_CONTINUE_EXECUTION: raises STATUS_NONCONTINUABLE_EXCEPTION and explains why. */
__attribute__((noreturn)) void _ringside_seh_resume(struct _ringside_seh_frame *frame);

__attribute__((returns_twice)) int _ringside_seh_setjmp(void **environment) __asm__("setjmp");

static __inline__ __attribute__((unused)) void _ringside_seh_enter(struct _ringside_seh_frame *frame, unsigned long kind) {
  frame->Kind = kind;
  frame->State = _RINGSIDE_SEH_INSIDE;
  _ringside_seh_push(frame, kind);
}

/* Runs when an __except's block is left in any way (the cleanup attribute). */
static __inline__ __attribute__((unused)) void _ringside_seh_leave_frame(struct _ringside_seh_frame *frame) {
  if (frame->State != _RINGSIDE_SEH_RAISED)
    _ringside_seh_pop(frame);
}

/* What a filter's value means. */
static __inline__ __attribute__((unused)) int _ringside_seh_accepts(struct _ringside_seh_frame *frame, long disposition) {
  if (disposition < 0)
    _ringside_seh_resume(frame);
  if (disposition == 0)
    _ringside_seh_continue(frame);
  return 1;
}

static __inline__ __attribute__((unused)) void _ringside_seh_end_finally(struct _ringside_seh_frame *frame) {
  if (frame->State == _RINGSIDE_SEH_RAISED)
    _ringside_seh_continue(frame);
}

#ifdef __cplusplus
}

/* Headers that include this one may be inside of extern "C". */
extern "C++" {
template <class Body> struct _ringside_seh_guard {
  struct _ringside_seh_frame *frame;
  Body body;
  _ringside_seh_guard(struct _ringside_seh_frame *frame, Body body) : frame(frame), body(body) {}
  ~_ringside_seh_guard() {
    _ringside_seh_leave_frame(frame);
    body();
    _ringside_seh_end_finally(frame);
  }
};
}
#endif

/* The rewritten blocks declare these two names where their macros have a meaning. */
#define GetExceptionCode() (_ringside_seh_current->ExceptionCode)
#define GetExceptionInformation() ((struct _EXCEPTION_POINTERS *)&_ringside_seh_current->ExceptionRecord)
#define AbnormalTermination() (_ringside_seh_finally->State != _RINGSIDE_SEH_LEFT)
#define _exception_code() GetExceptionCode()
#define exception_code() GetExceptionCode()
#define _exception_info() GetExceptionInformation()
#define exception_info() GetExceptionInformation()
#define _abnormal_termination() AbnormalTermination()
#define abnormal_termination() AbnormalTermination()
