// The C++ headers, used as small programs use them. static_assert checks what can be checked while compiling.
// Names in parentheses: <mutex> brings the macros min and max, as windows.h does on Windows.
#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

static_assert(std::is_same_v<std::remove_cvref_t<const int &>, int>);
static_assert(sizeof(wchar_t) == 2 && (std::numeric_limits<wchar_t>::max)() == 0xFFFF);
static_assert((std::max)(1, 2) == 2 && std::string_view("service").find("ice") == 4);

struct HandleCloser {
  using pointer = void *;
  void operator()(void *) const {}
};
struct Counted {
  static int alive;
  int id;
  explicit Counted(int n) : id(n) { alive++; }
  Counted(const Counted &other) : id(other.id) { alive++; }
  Counted(Counted &&other) noexcept : id(other.id) { alive++; }
  Counted &operator=(const Counted &) = default;
  ~Counted() { alive--; }
};
int Counted::alive;

/** Returns 0, or the number of the first line that is wrong. */
#define CHECK(expression) \
  if (!(expression)) return __LINE__

extern "C" int strings() {
  std::string text = "ring";
  text += "side";
  text += '!';
  CHECK(text == "ringside!" && text.size() == 9 && text.find("side") == 4 && text.substr(4, 4) == "side");
  text += text;
  CHECK(text.size() == 18 && text.rfind('!') == 17);
  text.erase(9).insert(0, "<");
  CHECK(text == "<ringside!" && std::strlen(text.c_str()) == 10);
  std::wstring wide = L"n = " + std::to_wstring(-5);
  CHECK(wide == L"n = -5" && std::to_string(18446744073709551615ull) == "18446744073709551615");
  std::string moved = std::move(text);
  CHECK(moved.starts_with("<") && moved.ends_with("e!") && std::string() == "" && std::string("a") < std::string("b"));
  return 0;
}
extern "C" int containers() {
  {
    std::vector<Counted> all;
    for (int i = 0; i < 20; i++) all.emplace_back(i);
    all.push_back(all[3]);
    CHECK(all.size() == 21 && all.back().id == 3 && Counted::alive == 21);
    all.erase(all.begin() + 1, all.begin() + 20);
    CHECK(all.size() == 2 && all[1].id == 3 && Counted::alive == 2);
    std::vector<Counted> copy = all;
    CHECK(Counted::alive == 4);
  }
  CHECK(Counted::alive == 0);
  std::vector<int> numbers{5, 3, 9, 1, 7, 1};
  std::sort(numbers.begin(), numbers.end());
  CHECK((numbers == std::vector<int>{1, 1, 3, 5, 7, 9}));
  numbers.erase(std::remove(numbers.begin(), numbers.end(), 1), numbers.end());
  numbers.insert(numbers.begin() + 1, 4);
  CHECK((numbers == std::vector<int>{3, 4, 5, 7, 9}) && *std::find(numbers.begin(), numbers.end(), 7) == 7);
  std::array squares{1, 4, 9};
  CHECK(squares.size() == 3 && std::any_of(squares.begin(), squares.end(), [](int n) { return n == 4; }));
  return 0;
}
extern "C" int owners() {
  {
    auto one = std::make_unique<Counted>(1);
    auto shared = std::make_shared<Counted>(2);
    std::weak_ptr<Counted> weak = shared;
    auto other = shared;
    CHECK(Counted::alive == 2 && shared.use_count() == 2 && weak.lock()->id == 2);
    shared.reset();
    CHECK(!weak.expired());
    other.reset();
    CHECK(weak.expired() && !weak.lock() && Counted::alive == 1);
    std::unique_ptr<void, HandleCloser> handle(&one);
    CHECK(handle != nullptr);
  }
  CHECK(Counted::alive == 0);
  int sum = 0;
  std::function<void(int)> add = [&sum](int n) { sum += n; };
  add(3);
  add(4);
  CHECK(sum == 7);
  std::optional<std::string> nothing, something = std::string("x");
  CHECK(!nothing && something->size() == 1 && nothing.value_or("y") == "y");
  return 0;
}
extern "C" int atomics() {
  std::atomic<int> count{5};
  CHECK(count++ == 5 && ++count == 7 && count.fetch_sub(2) == 7);
  int expected = 4;
  CHECK(!count.compare_exchange_strong(expected, 1) && expected == 5 && count.compare_exchange_strong(expected, 1) && count == 1);
  std::atomic<const char *> text{"abc"};
  CHECK(*++text == 'b' && *text.load() == 'b');
  std::atomic<bool> flag{false};
  CHECK(!flag.exchange(true) && flag);
  return 0;
}
extern "C" int locks() {
  static std::mutex lock;
  std::lock_guard<std::mutex> hold(lock);
  std::recursive_mutex again;
  std::unique_lock<std::recursive_mutex> own(again);
  return own.owns_lock() ? 0 : 1;
}
int main() { return strings() + containers() + owners() + atomics() + locks(); }
