/** C programs whose results and memory must not depend on being rewritten. Each export takes one int and returns one. */
export const PROGRAMS = `
#define EXPORT(n) __attribute__((export_name(#n)))
typedef unsigned char u8; typedef unsigned u32; typedef long long i64; typedef unsigned long long u64;
typedef __builtin_va_list va_list;
int tick(int);

EXPORT(recursion) int recursion(int n) { return n < 2 ? n : recursion(n - 1) + recursion(n - 2); }

static int choose(int k) {
  switch (k & 15) { case 0: return 3; case 1: k *= 2; case 2: return k + 1; case 5: return -k; case 7: case 8: return k / 3; case 12: return 99; default: return k % 7; }
}
EXPORT(switches) int switches(int n) { int r = 0; for (int i = 0; i < n; i++) { r = r * 31 + choose(i + r); if (r == 12345) return -1; } return r; }

typedef int (*binary)(int, int);
static int add(int a, int b) { return a + b; } static int sub(int a, int b) { return a - b; } static int mul(int a, int b) { return a * b; }
binary operations[] = { add, sub, mul, add };
EXPORT(pointers) int pointers(int n) { int r = 1; for (int i = 0; i < n; i++) r = operations[i & 3](r, i + 1); return r; }

EXPORT(wide) int wide(int n) {
  i64 a = n * 0x123456789ll, b = -77; u64 c = 0x8000000000000001ull ^ n;
  for (int i = 1; i < 40; i++) { a = a * 6364136223846793005ll + i; b += a / (i + 3) - a % (i + 9); c = (c << (i & 7)) ^ (c / (u64)(i * 5)) ^ (u64)(b >> 3); c += c % (u64)(i + 2); }
  return (int)(a ^ (a >> 32) ^ b ^ (b >> 32)) ^ (int)(c >> 17);
}
i64 wides[4]; unsigned short halves[8]; signed char bytes[8]; short shorts[8];
EXPORT(narrow) int narrow(int n) {
  for (int i = 0; i < 8; i++) { halves[i] = (unsigned short)(n * (i + 1) * 977); bytes[i] = (signed char)(n * i * 37); shorts[i] = (short)(n * 12345 * i); }
  i64 r = 0; for (int i = 0; i < 8; i++) r = r * 5 + halves[i] + bytes[i] + shorts[i] + (u8)bytes[7 - i];
  for (int i = 0; i < 4; i++) { wides[i] = r; ((u32*)wides)[2 * i] += (u32)n; ((u8*)&wides[i])[6] = (u8)i; r ^= ((int*)wides)[2 * i + 1]; r += (i64)bytes[i] * (u32)halves[i]; }
  return (int)(r ^ (r >> 32));
}

float floats[4]; double doubles[4];
EXPORT(floating) int floating(int n) {
  double d = n; float f = 0.5f;
  for (int i = 0; i < 30; i++) { d = d * 1.25 - i / 3.0; f = f * -1.5f + (float)d; floats[i & 3] += f; doubles[i & 3] = d - floats[(i + 1) & 3]; if (d > 1e6) d /= 1024; if (f > 1e6f || f < -1e6f) f = 1; }
  return (int)(doubles[0] + doubles[1] + floats[2]) + (int)(unsigned)(doubles[3] < 0 ? 1 : doubles[3]) + (int)(i64)f;
}

static int sum(int count, ...) { va_list l; __builtin_va_start(l, count); int r = 0; for (int i = 0; i < count; i++) { if (i & 1) r += (int)__builtin_va_arg(l, double); else r -= __builtin_va_arg(l, int); } __builtin_va_end(l); return r; }
EXPORT(varargs) int varargs(int n) { return sum(4, n, 2.5 * n, 7, 9.75) + sum(1, n) + sum(0); }

struct big { int a; i64 b; char c[40]; struct { short d; float e; } f[3]; };
static struct big make(int n) { struct big b = { n, n * 3ll, "text", { { 1, 2 }, { 3, 4 } } }; b.c[n & 31] = 'x'; b.f[2].d = (short)n; return b; }
static int use(struct big b) { int r = b.a + (int)b.b + b.f[2].d; for (int i = 0; i < 40; i++) r = r * 3 + b.c[i]; b.a = 0; return r; }
struct big table[3];
EXPORT(structs) int structs(int n) { struct big x = make(n), y; y = x; y.a++; table[n & 1] = y; table[2] = table[n & 1]; return use(x) + use(y) * 5 + use(table[2]) + (x.a == n); }

struct node { struct node *left, *right; int key; };
static struct node pool[200]; static int used;
static struct node *insert(struct node *t, int key) {
  if (!t) { t = &pool[used++]; t->left = t->right = 0; t->key = key; return t; }
  if (key < t->key) t->left = insert(t->left, key); else if (key > t->key) t->right = insert(t->right, key);
  return t;
}
static int walk(struct node *t, int depth) { return t ? walk(t->left, depth + 1) * 3 + t->key * depth + walk(t->right, depth + 1) : 1; }
EXPORT(trees) int trees(int n) { struct node *root = 0; used = 0; u32 s = (u32)n; for (int i = 0; i < 150; i++) { s = s * 1664525 + 1013904223; root = insert(root, (int)(s >> 20)); } return walk(root, 1) + used; }

EXPORT(strings) int strings(int n) {
  char text[64]; char *p = text; int v = n < 0 ? -n : n;
  do { *p++ = (char)('0' + v % 10); v /= 10; } while (v);
  *p = 0; int length = (int)(p - text);
  for (int i = 0; i < length / 2; i++) { char c = text[i]; text[i] = text[length - 1 - i]; text[length - 1 - i] = c; }
  int h = 5381; for (p = text; *p; p++) h = h * 33 ^ *p; return h;
}

EXPORT(dynamic) int dynamic(int n) {
  int r = 0;
  for (int k = 1; k < 6; k++) { int a[k * (n & 7) + 1]; for (u32 i = 0; i < sizeof a / sizeof *a; i++) a[i] = (int)i * k; r += a[k * (n & 7)]; }
  char large[9000]; __builtin_memset(large, n, sizeof large); __builtin_memcpy(large + 10, large + 4000, 4990); return r + large[8999] + large[n & 4095];
}

static char area[20000];
EXPORT(moves) int moves(int n) {
  for (int i = 0; i < 20000; i++) area[i] = (char)(i * n);
  __builtin_memmove(area + 3, area, 100); __builtin_memmove(area, area + (n & 63), 5000); __builtin_memcpy(area + 9000, area + 2, (u32)(n & 1023)); __builtin_memset(area + 15000, n, (u32)(n & 4095));
  u32 h = 0; for (int i = 0; i < 20000; i++) h = h * 31 + (u8)area[i]; return (int)h;
}

EXPORT(imports) int imports(int n) { int r = 0; for (int i = 0; i < n % 9; i++) { r += tick(i); if (tick(r) > 1000) break; } return r; }

EXPORT(unaligned) int unaligned(int n) {
  char *p = area + 4096 - ((int)area & 4095) + 4096 - 3; int r = 0;
  for (int i = 0; i < 6; i++) { *(int *)(p + i) = n * (i + 1); *(i64 *)(p - i) ^= n; *(short *)(p + 2 * i) += 5; r += *(int *)(p - i + 1) + (int)*(i64 *)(p - 2 + i); *(double *)(p + i) = r; r ^= (int)*(double *)(p + i); }
  return r;
}

EXPORT(gotos) int gotos(int n) { int i = 0, r = 0; again: if (i & 1) goto odd; r += i; goto next; odd: r -= i * 2; if (r < -500) return r; next: if (++i < n % 100) goto again; for (;;) { if (r > 0) break; r += 17; if (r == 3) goto again; } return r; }
`;

/** How setjmp finds its way; must be another translation unit than its users. */
export const SETJMP_RUNTIME = `
struct thrown { void *env; int value; }; static struct thrown thrown;
void __wasm_setjmp(void *env, unsigned label, void *call) { ((void **)env)[0] = call; ((unsigned *)env)[1] = label; }
unsigned __wasm_setjmp_test(void *env, void *call) { return ((void **)env)[0] == call ? ((unsigned *)env)[1] : 0; }
void __wasm_longjmp(void *env, int value) { thrown.env = env; thrown.value = value; __builtin_wasm_throw(1, &thrown); }
`;
export const SETJMP_PROGRAM = `
#define EXPORT(n) __attribute__((export_name(#n)))
typedef struct { void *slot[10]; } jmp_buf[1];
int setjmp(jmp_buf) __attribute__((returns_twice)); _Noreturn void longjmp(jmp_buf, int);
static jmp_buf outer, inner;
static int dig(int n, int depth) { volatile char pad[100]; pad[depth % 100] = (char)n; if (depth == 0) longjmp(n & 1 ? outer : inner, n + 1); return dig(n, depth - 1) + pad[depth % 100]; }
EXPORT(jumps) int jumps(int n) {
  volatile int r = 0; int code = setjmp(outer);
  if (code) return r * 100 + code;
  for (volatile int i = 0; i < 5; i++) { if ((code = setjmp(inner)) == 0) dig(n & ~1, i * 3); else r += code * (i + 1); }
  if (n & 1) dig(n, 4);
  return r;
}
`;
export const PROGRAM_NAMES = [
  'recursion', 'switches', 'pointers', 'wide', 'narrow', 'floating', 'varargs', 'structs', 'trees', 'strings', 'dynamic', 'moves',
  'imports', 'unaligned', 'gotos',
] as const; // biome-ignore format: a list
