/*
 * setjmp and longjmp as clang's WebAssembly backend lowers them: a call of setjmp becomes a call of __wasm_setjmp, and every call
 * behind it is guarded by a handler of the tag __c_longjmp that asks __wasm_setjmp_test whether the jump is meant for this activation of
 * the function. __try is built on the same (include/ringside_seh.h), and reads these layouts.
 *
 * Must be a translation unit of its own: clang would lower the functions themselves otherwise.
 */

struct environment {
  void *activation;     /* names one activation of a function */
  unsigned label;       /* which of its setjmp calls, from 1 */
  struct thrown {       /* what is thrown: its address is the exception's one value */
    void *environment;
    int value;
  } thrown;
};

void __wasm_setjmp(struct environment *environment, unsigned label, void *activation) {
  environment->activation = activation;
  environment->label = label;
}

/* The label of the setjmp call that a jump to `environment` returns from, or 0 when it belongs to another activation. */
unsigned __wasm_setjmp_test(struct environment *environment, void *activation) {
  return environment->activation == activation ? environment->label : 0;
}

/* longjmp, and how a function passes on a jump that is not meant for it. */
void __wasm_longjmp(struct environment *environment, int value) {
  environment->thrown.environment = environment;
  environment->thrown.value = value == 0 ? 1 : value;
  __builtin_wasm_throw(1, &environment->thrown);
}
