#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <iomanip>
#include <iostream>
#include <list>
#include <map>
#include <mutex>
#include <queue>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <vector>

using namespace std;
using namespace std::chrono_literals;

struct Worker {
  atomic<int> total{0};
  void Run(int n) { total += n; }
};

static void containers() {
  map<string, int> table{{"b", 2}, {"a", 1}};
  table["c"] = 3;
  table.insert({"a", 9});
  table.erase("b");
  for (auto &[key, value] : table) cout << key << "=" << value << " ";
  unordered_map<unsigned, wstring> names;
  names[5] = L"five";
  if (auto found = names.find(5); found != names.end()) wcout << found->second << L" " << names.size() << endl;
  set<int> numbers{3, 1, 2, 3};
  list<int> links{1, 2, 3};
  links.push_front(0);
  links.remove(2);
  for (int n : numbers) cout << n;
  for (int n : links) cout << " " << n;
  auto [first, second] = make_tuple(7, "seven");
  cout << " " << first << second << endl;
}

static void threads() {
  mutex guard;
  condition_variable changed;
  queue<string> items;
  vector<string> got;
  bool done = false;
  thread consumer([&] {
    unique_lock<mutex> lock(guard);
    while (!done || !items.empty()) {
      changed.wait(lock, [&] { return done || !items.empty(); });
      while (!items.empty()) {
        got.push_back(items.front());
        items.pop();
      }
    }
  });
  for (int i = 0; i < 5; i++) {
    {
      lock_guard lock(guard);
      items.push("item " + to_string(i));
    }
    changed.notify_one();
    this_thread::sleep_for(2ms);
  }
  {
    scoped_lock lock(guard);
    done = true;
  }
  changed.notify_all();
  consumer.join();
  Worker worker;
  vector<thread> workers;
  for (int i = 0; i < 4; i++) workers.emplace_back(&Worker::Run, &worker, i);
  for (auto &one : workers) one.join();
  auto start = chrono::steady_clock::now();
  this_thread::sleep_for(50ms);
  auto slept = chrono::duration_cast<chrono::milliseconds>(chrono::steady_clock::now() - start).count();
  sort(got.begin(), got.end(), greater<>());
  cout << got.size() << " " << got.front() << " " << worker.total << " " << (slept >= 50 && slept < 100) << endl;
}

static void streams() {
  ostringstream text;
  text << hex << showbase << 255 << dec << noshowbase << setw(6) << setfill('.') << 42 << left << setw(4) << 7 << '|' << fixed
       << setprecision(2) << 3.14159 << boolalpha << true;
  cout << text.str() << endl;
  stringstream both("12 abc 7");
  int a = 0, b = 0;
  string word;
  both >> a >> word >> b;
  istringstream lines("one\ntwo\n");
  for (string line; getline(lines, line);) cout << "[" << line << "]";
  cout << a + b << word << hex << uppercase << -1 << endl;
  cerr << "to stderr" << endl;
}

int main() {
  containers();
  threads();
  streams();
}
