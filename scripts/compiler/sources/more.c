// More of C: GNU's and C23's ways, floating point, atomics, the rest of what a program of ring 3 is made of (profile.ts).
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdatomic.h>
#include <limits.h>
#include <float.h>
#include <math.h>
#include <time.h>
#include <ctype.h>
#include <assert.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <wchar.h>

#define MAX(a, b) ({ __typeof__(a) _a = (a); __typeof__(b) _b = (b); _a > _b ? _a : _b; })
#define COUNT(...) (sizeof((int[]){__VA_ARGS__}) / sizeof(int))
#define TYPE(x) _Generic((x), int: "int", double: "double", char *: "text", default: "other")
#define LOG(format, ...) printf("%s:%d " format, __FILE__, __LINE__, ##__VA_ARGS__)
typedef struct node { struct node *next; int key; union { int i; float f; char c[4]; }; } node;
struct flexible { size_t n; int items[]; };
struct bits { unsigned a : 1, b : 7; signed c : 10; unsigned long long d : 40; };
_Thread_local int mine;
static _Atomic int shared;
static atomic_flag flag = ATOMIC_FLAG_INIT;
static jmp_buf env;
static const double table[] = {[0] = 1.5, [2 ... 4] = 2.5};
static int matrix[2][3] = {{1, 2, 3}, {4}};
extern int not_here_but_unused(void);
static inline __attribute__((always_inline)) int inlined(int x) { return x + 1; }
__attribute__((noinline, unused)) static int old(a, b) int a; int b; { return a + b; }
static int sum(int n, ...) {
  va_list list, copy;
  int total = 0;
  va_start(list, n);
  va_copy(copy, list);
  while (n-- > 0) total += va_arg(list, int);
  total += (int)va_arg(copy, int);
  va_end(copy);
  va_end(list);
  return total;
}
static node *insert(node *head, int key) {
  node *item = calloc(1, sizeof *item), **at = &head;
  if (!item) return head;
  item->key = key;
  while (*at && (*at)->key < key) at = &(*at)->next;
  item->next = *at;
  *at = item;
  return head;
}
static int order(const void *a, const void *b) { int x = *(const int *)a, y = *(const int *)b; return (x > y) - (x < y); }
static unsigned crc(const unsigned char *p, size_t n) {
  unsigned c = ~0u;
  for (; n--; p++) { c ^= *p; for (int k = 8; k; k--) c = c & 1 ? c >> 1 ^ 0xEDB88320u : c >> 1; }
  return ~c;
}
static DWORD WINAPI worker(LPVOID p) { atomic_fetch_add(&shared, *(int *)p); return 0; }
static BOOL WINAPI handler(DWORD event) { return event == CTRL_C_EVENT; }
static int filter(unsigned code, struct _EXCEPTION_POINTERS *p) { return code == EXCEPTION_INT_DIVIDE_BY_ZERO && p ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH; }

int main(int argc, char *argv[]) {
  int numbers[] = {5, 3, 9}, n = argc, vla[n + 1], *p = numbers + 1;
  struct flexible *flex = malloc(sizeof *flex + 3 * sizeof(int));
  struct bits b = {.a = 1, .c = -5, .d = 1ull << 39};
  node *list = NULL;
  char text[80] = "some", *end, *copy;
  wchar_t wide[16] = L"wide";
  static const void *const labels[] = {&&again, &&done};
  double x = 0.5, y;
  float f = 3.0f;
  int64_t big = INT64_MAX;
  uint64_t u64 = 0x123456789abcdefULL;
  time_t now = time(NULL);
  HANDLE threads[2];
  for (int i = 0; i < n + 1; i++) vla[i] = i * i;
  for (size_t i = 0; i < COUNT(1, 2, 3); i++) list = insert(list, numbers[i]);
  for (node *i = list, *next; i; i = next) { next = i->next; free(i); }
  qsort(numbers, 3, sizeof *numbers, order);
  memset(text + 4, 'x', 4); memmove(text + 1, text, 4); memcpy(text + 20, text, 5); text[79] = 0;
  copy = strchr(text, 'x'); if (!copy || strstr(text, "none") || memcmp(text, "abcd", 4) == 0) strncpy(text, "other", sizeof text);
  y = sqrt(x) + pow(x, 2) + sin(x) + floor(x) * ceil(-x) + fabs(-x) + fmod(7, 3) + log(x + 1) + exp(x) + atan2(x, f);
  snprintf(text, sizeof text, "%-8s|%+5d|%#x|%o|%e|%g|%lld|%llu|%zu|%p|%c|%%|%*.*f|%hhd|%ls", "a", n, 255, 8, y, x, (long long)big, (unsigned long long)u64, sizeof text, (void *)p, 'c', 8, 3, y, (signed char)300, wide);
  n += (int)strtol("12", &end, 10) + atoi("7") + sscanf("5 6", "%d %d", &numbers[0], &numbers[1]) + toupper('a') + isdigit('5') + abs(-3) + rand() % 5;
  switch (n) { case 1 ... 5: n++; break; case 100: { int scoped = n; n = scoped; } break; default:; }
  big = big / (n | 1) + big % 3 - (int64_t)(u64 >> 7) * (int64_t)(u64 << 3 | u64 >> 61) + (big < 0 ? -big : big);
  n ^= (int)big; n &= 0xff; n |= 1 << 3; n <<= 2; n >>= 1; n -= ~n; n *= 3; n %= 97; n /= 2; n = -n; n = !n + +n;
  n += __builtin_popcount((unsigned)n) + __builtin_clz(1u) + __builtin_ctz(8u) + __builtin_expect(n, 0) + (int)__builtin_bswap32(1) + (int)(u64 != 0) + (int)(f == 3) + (int)(float)u64 + (int)(double)big + (int)(int64_t)f + (int)(unsigned)y;
  n += MAX(n, 3) + sum(3, 1, 2, 3) + inlined(2) + (int)crc((const unsigned char *)text, strlen(text)) + (int)table[3] + matrix[1][0] + (int)((struct node){.key = 3}).key + (int)b.d + b.c + mine + vla[n ? 0 : 1];
  puts(TYPE(n)); puts(TYPE(x)); LOG("%d\n", n); LOG("plain\n"); fprintf(stderr, "%s\n", strerror(errno)); putchar('\n'); fflush(stdout);
  if (flex) { flex->n = 3; flex->items[2] = (int)now; free(flex); }
  if (setjmp(env) == 0) longjmp(env, 1);
  atomic_store(&shared, 1); atomic_exchange(&shared, 2); n += atomic_load(&shared); while (atomic_flag_test_and_set(&flag)) {} atomic_flag_clear(&flag);
  { int expected = 2; atomic_compare_exchange_strong(&shared, &expected, 3); __sync_fetch_and_or(&n, 1); __atomic_sub_fetch(&n, 1, __ATOMIC_SEQ_CST); }
  SetConsoleCtrlHandler(handler, TRUE);
  for (int i = 0; i < 2; i++) threads[i] = CreateThread(NULL, 0, worker, &n, 0, NULL);
  WaitForMultipleObjects(2, threads, TRUE, INFINITE);
  __try { n /= (int)(x - 0.5); } __except (filter(GetExceptionCode(), GetExceptionInformation())) { puts("divided"); }
  FILE *file = fopen("out.txt", "w");
  if (file) { char line[16]; fputs("line\n", file); fclose(file); if ((file = fopen("out.txt", "r")) && fgets(line, sizeof line, file)) fclose(file); }
  assert(n != 12345678);
  goto *labels[argc > 1 ? 0 : 1];
again:
  do { if (n-- > 5) continue; break; } while (1);
done:
  { bool ok = n > 0; return ok ? EXIT_SUCCESS : (int)wcslen(wide) + INT_MIN + (int)DBL_MAX_EXP + (int)sizeof(long double); }
}
