// What students' C++ is made of, each thing once: the compiler is watched while it compiles this (profile.ts).
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <stddef.h>

namespace lab {
enum class Color : unsigned char { red, green = 5, blue };
enum Plain { first, second = 1 << 4 };

struct Base {
  virtual ~Base() = default;
  virtual int area() const = 0;
  virtual void scale(double by) { factor *= by; }
  static int count;
protected:
  double factor = 1.0;
};
int Base::count = 0;

struct Square final : Base {
  explicit Square(int side) : side_(side) { ++count; }
  Square(const Square &) = delete;
  Square &operator=(const Square &) = delete;
  int area() const override { return static_cast<int>(side_ * side_ * factor); }
private:
  int side_;
};

struct Left : virtual Base { int l = 1; };
struct Right : virtual Base { int r = 2; };
struct Both : Left, Right { int area() const override { return l + r; } };

template <typename T, size_t N> class Ring {
public:
  constexpr Ring() : items_{}, head_(0), size_(0) {}
  bool push(const T &item) {
    if (size_ == N) return false;
    items_[(head_ + size_++) % N] = item;
    return true;
  }
  template <typename F> void each(F &&visit) const {
    for (size_t i = 0; i < size_; i++) visit(items_[(head_ + i) % N]);
  }
  T *begin() { return items_; }
  T *end() { return items_ + size_; }
  T &operator[](size_t i) { return items_[i]; }
private:
  T items_[N];
  size_t head_, size_;
};

template <typename T> struct Handle {
  Handle() = default;
  explicit Handle(T value) noexcept : value(value) {}
  Handle(Handle &&other) noexcept : value(other.release()) {}
  Handle &operator=(Handle &&other) noexcept {
    if (this != &other) { reset(); value = other.release(); }
    return *this;
  }
  ~Handle() { reset(); }
  T release() { T v = value; value = T{}; return v; }
  void reset() { if (value) CloseHandle(value); value = T{}; }
  operator bool() const { return value != T{}; }
  T value{};
};
template <> struct Handle<int> { int value; };

template <typename T> constexpr T square(T x) { return x * x; }
template <typename... Args> constexpr auto sum(Args... args) { return (args + ... + 0); }
template <typename T> concept Small = sizeof(T) <= 4;
template <Small T> T half(T x) { return x / 2; }
template <typename T> requires(sizeof(T) == 8) T half(T x) { return x / 2; }
template <int N> struct Factorial { static constexpr int value = N * Factorial<N - 1>::value; };
template <> struct Factorial<0> { static constexpr int value = 1; };

constexpr int fib(int n) {
  int a = 0, b = 1;
  for (int i = 0; i < n; i++) { int t = a + b; a = b; b = t; }
  return a;
}
static_assert(fib(10) == 55, "constant evaluation");

struct Point { int x, y; friend bool operator==(const Point &, const Point &) = default; };
inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
union Bits { float f; uint32_t u; struct { unsigned low : 16; unsigned high : 16; }; };
using Callback = int (*)(int, void *);
inline namespace v1 { inline int version() { return 1; } }
}

using namespace lab;
static thread_local int per_thread;
static int g_array[] = {1, 2, 3};
static const char *const g_names[] = {"red", "green", "blue"};
extern "C" __declspec(dllexport) int exported(int a) { return a; }
static int call(Callback f, int x) { return f ? f(x, nullptr) : -1; }
static int variadic(const char *format, ...) {
  char buffer[128];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(buffer, sizeof buffer, format, args);
  va_end(args);
  return n;
}

int main(int argc, char **argv) {
  Square s(4);
  Base &base = s;
  base.scale(0.5);
  Both both;
  Ring<int, 8> ring;
  for (int i = 0; i < 5; ++i) ring.push(i * i);
  int total = 0;
  ring.each([&total, factor = 2](int v) mutable { total += v * factor; });
  for (auto &item : ring) item ^= 0x55;
  auto [x, y] = Point{1, 2} + Point{.x = 3, .y = 4};
  Handle<HANDLE> event(CreateEventW(nullptr, TRUE, FALSE, L"Local\\profiled"));
  Handle<HANDLE> moved = static_cast<Handle<HANDLE> &&>(event);
  if (const int n = sum(1, 2, 3); n > 5 && moved) total += n;
  if constexpr (sizeof(void *) == 4) total += 4;
  switch (static_cast<Color>(argc)) {
    case Color::red: total++; [[fallthrough]];
    case Color::green: total += 2; break;
    default: total -= argc > 3 ? 1 : 0;
  }
  Bits bits{1.5f};
  int64_t big = (int64_t)bits.u << 20, quotient = big / (argc + 1), rest = big % 7;
  uint64_t unsignedBig = (uint64_t)big * 3u;
  double d = (double)big / 3.0 + (double)unsignedBig, e = -d;
  float f = (float)d * 2.5f;
  do { total += (int)(f > e); } while (total < 0);
  int *heap = new int[4]{1, 2, 3, 4};
  delete[] heap;
  Base *object = new Square(3);
  delete object;
  char *text = static_cast<char *>(malloc(32));
  if (text) { strcpy(text, "text"); strcat(text, " more"); }
  goto out;
out:
  free(text);
  wchar_t wide[] = L"wide \u00e4";
  const char *raw = R"(raw "string")";
  printf("%d %ld %lld %p %s %ls %5.2f %c %x\n", total, (long)x, quotient + rest, (void *)raw, raw, wide, d, 'c', y);
  auto fold = [](auto... values) { return (values + ...); };
  total += fold(1, 2, 3) + call([](int v, void *) { return v + 1; }, 4) + variadic("%d", 5) + Factorial<5>::value + half(8) + (int)half(8LL);
  static int once = variadic("%s", argv[0]);
  per_thread = once + g_array[argc % 3] + (int)strlen(g_names[argc % 3]) + square(3) + exported(1) + both.area() + version();
  LONG volatile counter = 0;
  InterlockedIncrement(&counter);
  InterlockedCompareExchange(&counter, 5, 1);
  __try {
    if (argc > 9) *(volatile int *)0 = 1;
  } __except (GetExceptionCode() == EXCEPTION_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
    total = -1;
  }
  __try { total++; } __finally { total--; }
  return total == 0 ? EXIT_SUCCESS : alignof(Point) + offsetof(Point, y) > 100;
}
