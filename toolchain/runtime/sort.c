/*
 * qsort and bsearch. Sorting is quicksort on the middle of three, insertion sort for few elements, and heapsort when the partitions
 * turn out badly, so that no input takes quadratic time. It uses no recursion: a stack of 64 ranges is enough, as the smaller part is
 * sorted first.
 */
#include <stdlib.h>

typedef int (*comparison)(const void *, const void *);
typedef int (*contextComparison)(void *, const void *, const void *);
/* qsort's comparison has no context, qsort_s' has one first. */
struct order {
  comparison plain;
  contextComparison contextual;
  void *context;
  size_t size;
};

static inline __attribute__((always_inline)) int compare(const struct order *order, const void *left, const void *right) {
  return order->plain ? order->plain(left, right) : order->contextual(order->context, left, right);
}

static void swap(char *left, char *right, size_t size) {
  typedef unsigned word __attribute__((aligned(1), may_alias));
  if (left == right) return;
  for (; size >= 4; size -= 4, left += 4, right += 4) {
    unsigned w = *(word *)left;
    *(word *)left = *(word *)right;
    *(word *)right = w;
  }
  for (; size; size--, left++, right++) {
    char c = *left;
    *left = *right;
    *right = c;
  }
}

static void insertionSort(char *base, size_t count, const struct order *order) {
  size_t size = order->size;
  for (size_t i = 1; i < count; i++) {
    for (char *p = base + i * size; p > base && compare(order, p - size, p) > 0; p -= size) swap(p - size, p, size);
  }
}

static void siftDown(char *base, size_t root, size_t count, const struct order *order) {
  size_t size = order->size;
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && compare(order, base + child * size, base + (child + 1) * size) < 0) child++;
    if (compare(order, base + root * size, base + child * size) >= 0) return;
    swap(base + root * size, base + child * size, size);
  }
}

static void heapSort(char *base, size_t count, const struct order *order) {
  for (size_t i = count / 2; i-- > 0;) siftDown(base, i, count, order);
  for (size_t end = count - 1; end > 0; end--) {
    swap(base, base + end * order->size, order->size);
    siftDown(base, 0, end, order);
  }
}

/* Puts a middle element between smaller and larger ones and returns its index. count is at least 3. */
static size_t partition(char *base, size_t count, const struct order *order) {
  size_t size = order->size;
  char *low = base, *middle = base + count / 2 * size, *high = base + (count - 1) * size;
  if (compare(order, low, middle) > 0) swap(low, middle, size);
  if (compare(order, middle, high) > 0) swap(middle, high, size);
  if (compare(order, low, middle) > 0) swap(low, middle, size);
  /* The pivot waits just behind the first element. A wrong comparison routine must not lead the scans out of the array. */
  char *pivot = base + size, *i = pivot, *j = high;
  swap(pivot, middle, size);
  for (;;) {
    do i += size;
    while (i < high && compare(order, i, pivot) < 0);
    while (j > pivot && compare(order, j, pivot) > 0) j -= size;
    if (i >= j) break;
    swap(i, j, size);
    j -= size;
  }
  swap(pivot, j, size);
  return (size_t)(j - base) / size;
}

static void sort(char *base, size_t count, const struct order *order) {
  struct {
    char *base;
    size_t count;
    int depth;
  } ranges[64];
  int top = 0, depth = 2 * (32 - __builtin_clz((unsigned)count | 1));
  for (;;) {
    while (count > 8) {
      if (depth-- == 0) {
        heapSort(base, count, order);
        count = 0;
        break;
      }
      size_t middle = partition(base, count, order), right = count - middle - 1;
      char *rightBase = base + (middle + 1) * order->size;
      /* The larger part waits. */
      ranges[top].depth = depth;
      if (middle < right) {
        ranges[top].base = rightBase;
        ranges[top].count = right;
        count = middle;
      } else {
        ranges[top].base = base;
        ranges[top].count = middle;
        base = rightBase;
        count = right;
      }
      top++;
    }
    if (count > 1) insertionSort(base, count, order);
    if (top == 0) return;
    top--;
    base = ranges[top].base;
    count = ranges[top].count;
    depth = ranges[top].depth;
  }
}

void qsort(void *base, size_t count, size_t size, comparison compare) {
  struct order order = {compare, NULL, NULL, size};
  if (count > 1 && size > 0) sort(base, count, &order);
}

void qsort_s(void *base, rsize_t count, rsize_t size, contextComparison compare, void *context) {
  struct order order = {NULL, compare, context, size};
  if (count > 1 && size > 0) sort(base, count, &order);
}

void *bsearch(const void *key, const void *base, size_t count, size_t size, comparison compare) {
  const char *low = base;
  while (count) {
    const char *middle = low + count / 2 * size;
    int order = compare(key, middle);
    if (order == 0) return (void *)middle;
    if (order > 0) {
      low = middle + size;
      count -= count / 2 + 1;
    } else count /= 2;
  }
  return NULL;
}
