// More of C++, as people write it who know it well (profile.ts).
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <stdint.h>

inline void *operator new(size_t, void *where) noexcept { return where; }
namespace a::b::c { constexpr int deep = 3; }
namespace alias = a::b::c;
using namespace alias;
constexpr unsigned long long operator""_kb(unsigned long long n) { return n * 1024; }
consteval int must(int n) { return n * 2; }
constinit int early = must(4);
template <typename T> struct Remove { using type = T; };
template <typename T> struct Remove<T &> { using type = T; };
template <typename T> struct Remove<T &&> { using type = T; };
template <typename T> using remove_t = typename Remove<T>::type;
template <typename T> constexpr remove_t<T> &&move(T &&t) noexcept { return static_cast<remove_t<T> &&>(t); }
template <typename T> constexpr T &&forward(remove_t<T> &t) noexcept { return static_cast<T &&>(t); }
template <bool B, typename T = void> struct EnableIf {};
template <typename T> struct EnableIf<true, T> { using type = T; };
template <typename A, typename B> constexpr bool same = false;
template <typename A> constexpr bool same<A, A> = true;
template <typename T, typename = typename EnableIf<sizeof(T) == 1>::type> int kind(T) { return 1; }
template <typename T, typename EnableIf<(sizeof(T) > 1), int>::type = 0> int kind(T) { return 2; }
template <typename A, typename B> concept Same = same<A, B>;
template <typename T> concept Counts = requires(T t) { { t.count() } -> Same<int>; typename T::Tag; };
struct Counter {
  struct Tag {};
  int n = 0;
  int count() const { return n; }
  Counter &operator++() { ++n; return *this; }
  Counter operator++(int) { Counter old = *this; ++n; return old; }
  Counter operator-() const { return {-n}; }
  int operator()(int by) { return n += by; }
  explicit operator int() const { return n; }
  bool operator!() const { return n == 0; }
  bool operator==(const Counter &other) const = default;
  bool operator<(const Counter &other) const { return n < other.n; }
  Counter *operator->() { return this; }
  int &operator*() { return n; }
};
template <Counts T> int countOf(const T &t) { return t.count(); }
auto countAny(const Counts auto &t) -> decltype(t.count()) { return t.count(); }
template <typename Derived> struct Crtp { int call() { return static_cast<Derived *>(this)->impl(); } };
struct Impl : Crtp<Impl> { int impl() { return 7; } };
struct Delegating {
  int x, y;
  Delegating() : Delegating(1, 2) {}
  Delegating(int x, int y) : x{x}, y{y} {}
  Delegating(const Delegating &o) = default;
  Delegating(Delegating &&o) noexcept : x(o.x), y(o.y) { o.x = 0; }
  Delegating &operator=(const Delegating &) = default;
  virtual int get() const & { return x; }
  virtual ~Delegating() noexcept {}
  static inline int live = 0;
  mutable int cached = -1;
  int Delegating::*member = &Delegating::y;
};
struct Inheriting : Delegating { using Delegating::Delegating; int get() const & override { return y; } };
class Hidden { int secret = 5; friend int peek(const Hidden &h); };
int peek(const Hidden &h) { return h.secret; }
template <typename T> class Vector {
  T *items = nullptr; size_t size_ = 0, room = 0;
public:
  Vector() = default;
  Vector(const Vector &) = delete;
  ~Vector() { clear(); ::operator delete(items); }
  template <typename... Args> T &emplace(Args &&...args) {
    if (size_ == room) grow();
    return *new (&items[size_++]) T(forward<Args>(args)...);
  }
  void grow() {
    size_t bigger = room ? room * 2 : 4;
    T *next = static_cast<T *>(::operator new(bigger * sizeof(T)));
    for (size_t i = 0; i < size_; i++) { new (&next[i]) T(move(items[i])); items[i].~T(); }
    ::operator delete(items);
    items = next; room = bigger;
  }
  void clear() { while (size_) items[--size_].~T(); }
  T &operator[](size_t i) & { return items[i]; }
  const T &operator[](size_t i) const & { return items[i]; }
  T *begin() const { return items; }
  T *end() const { return items + size_; }
  [[nodiscard]] size_t size() const noexcept { return size_; }
};
struct String {
  char *text;
  String(const char *from) : text(new char[strlen(from) + 1]) { strcpy(text, from); }
  String(String &&o) noexcept : text(o.text) { o.text = nullptr; }
  ~String() { delete[] text; }
  friend bool operator==(const String &a, const char *b) { return strcmp(a.text, b) == 0; }
};
template <typename F> struct Scope { F f; ~Scope() { f(); } };
template <typename F> Scope(F) -> Scope<F>;
template <typename T> T largest(T a) { return a; }
template <typename T, typename... R> T largest(T a, R... rest) { T b = largest(rest...); return a > b ? a : b; }
template <auto V> struct Constant { static constexpr auto value = V; };
template <template <typename> class C, typename T> int sizeOf(const C<T> &c) { return (int)c.size(); }
extern template class Vector<long>;
template class Vector<short>;
static int overload(int) { return 1; }
static int overload(double) { return 2; }
static int overload(const char *, int n = 3) { return n; }
static int overload(void *) { return 4; }
enum class Flags : uint32_t { none = 0, a = 1 << 0, b = 1 << 1 };
constexpr Flags operator|(Flags x, Flags y) { return static_cast<Flags>(static_cast<uint32_t>(x) | static_cast<uint32_t>(y)); }
struct Packed { unsigned a : 3; signed b : 5; bool c : 1; } __attribute__((packed));
struct alignas(16) Aligned { char c[3]; };
struct Aggregate { int a; const char *b; double c[2]; };
struct Thread {
  HANDLE handle = nullptr;
  int result = 0;
  static DWORD WINAPI entry(LPVOID self) { return static_cast<Thread *>(self)->body(); }
  virtual DWORD body() { auto work = [this](auto by) { result += by; return result; }; return (DWORD)work(5); }
  bool start() { return (handle = CreateThread(nullptr, 0, entry, this, 0, nullptr)) != nullptr; }
  virtual ~Thread() { if (handle) { WaitForSingleObject(handle, INFINITE); CloseHandle(handle); } }
};

int wmain(int argc, wchar_t **argv) {
  Counter counter{3};
  ++counter; counter++; counter(2);
  int (Counter::*method)() const = &Counter::count;
  auto result = (counter.*method)() + countOf(counter) + countAny(counter) + *counter + counter->count() + int(counter);
  Inheriting child(4, 5);
  Delegating &ref = child, copied = child, stolen = move(copied);
  result += ref.get() + stolen.*stolen.member + peek(Hidden{}) + Impl{}.call() + deep + early;
  Vector<String> words;
  words.emplace("one"); words.emplace("two");
  for (size_t i = 0; const auto &word : words) result += word == "two" ? (int)++i : !!strlen(word.text);
  int array[3] = {1, 2, 3};
  auto &[p, q, r] = array;
  Scope cleanup{[&] { result--; }};
  Aggregate aggregate{.a = 1, .b = "b", .c = {1.0, 2.0}};
  char buffer[sizeof(Counter)];
  Counter *placed = new (buffer) Counter{9};
  placed->~Counter();
  Thread thread;
  if (thread.start()) result += thread.result;
  decltype(auto) same_ref = (result);
  same_ref += kind('a') + kind(1L) + largest(1, 5, 3) + Constant<5>::value + Constant<'c'>::value + sizeOf(words) + overload(1) + overload(2.0) + overload("x") + overload(static_cast<void *>(nullptr));
  if (counter < Counter{4} || counter != Counter{5}) [[unlikely]] result++; else [[likely]] result--;
  auto generic = []<typename T>(T x, T y) requires(sizeof(T) <= 8) { return x < y ? x : y; };
  auto counterLambda = [n = 0, &aggregate]() mutable noexcept -> int { return n++ + aggregate.a; };
  result += generic(3, 4) + counterLambda() + (int)1_kb + (int)(Flags::a | Flags::b) + alignof(Aligned) + (int)sizeof(Packed);
  const volatile int *cv = &result;
  int *plain = const_cast<int *>(cv);
  uintptr_t bits = reinterpret_cast<uintptr_t>(plain);
  wchar_t line[64];
  swprintf(line, 64, L"%ls %d", argc > 0 ? argv[0] : L"none", result);
  wprintf(L"%s %Iu %hs\n", line, (size_t)bits & 1, "narrow");
  float f = 1e10f; double d = f / 3.0; long double ld = d;
  unsigned char byte = (unsigned char)d; short s = (short)ld; long long ll = (long long)d; unsigned long long ull = (unsigned long long)f;
  result += byte + s + (int)ll + (int)(ull % 10) + (int)(ld > 3.0L) + (d != d) + (int)(float)ll + (int)(double)ull;
  for (;;) { if (result & 1) break; result |= 1; continue; }
  while (result > 1000) { result /= 2; }
  return result ? 0 : (p, q, r);
}
