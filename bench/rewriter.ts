/**
 * What rewriting costs: the same C loops un-rewritten, in ring 3 and in ring 0, free build. Ratios in one run, so that the host's speed
 * does not matter.
 */
import type { BenchRow } from '../tests/e2e/tasks.ts';
import { compile, MAP, Machine, plainMachine } from '../tests/rewriter/machine.ts';

const SOURCE = `
typedef unsigned int u32; typedef unsigned char u8;
#define EXPORT(n) __attribute__((export_name(#n)))
static u32 table[256];
static u8 *heap(void) { return (u8*)HEAP; }
EXPORT(crc) u32 crc(int turns) {
  u8 *p = heap(); u32 r = 0;
  for (u32 i = 0; i < 256; i++) { u32 c = i; for (int k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >> 1) : c >> 1; table[i] = c; }
  for (u32 i = 0; i < 4096; i++) p[i] = (u8)(i * 7);
  for (int t = 0; t < turns; t++) { u32 c = ~0u; for (u32 i = 0; i < 4096; i++) c = table[(c ^ p[i]) & 255] ^ (c >> 8); r += ~c; }
  return r;
}
static void sort(int *a, int lo, int hi) {
  while (lo < hi) {
    int p = a[(lo + hi) / 2], i = lo, j = hi;
    while (i <= j) { while (a[i] < p) i++; while (a[j] > p) j--; if (i <= j) { int t = a[i]; a[i] = a[j]; a[j] = t; i++; j--; } }
    if (j - lo < hi - i) { sort(a, lo, j); lo = i; } else { sort(a, i, hi); hi = j; }
  }
}
EXPORT(quicksort) int quicksort(int turns) {
  int *a = (int*)heap(); int r = 0; u32 seed = 1;
  for (int t = 0; t < turns; t++) { for (int i = 0; i < 2000; i++) { seed = seed * 1103515245 + 12345; a[i] = (int)(seed >> 8); } sort(a, 0, 1999); r += a[7] + a[1500]; }
  return r;
}
struct node { struct node *next; int value; int pad[2]; };
EXPORT(list) int list(int turns) {
  struct node *n = (struct node*)heap(); int r = 0;
  for (int i = 0; i < 1000; i++) { n[i].value = i; n[i].next = i == 999 ? 0 : &n[(i * 7 + 7) % 1000 ? i + 1 : i + 1]; }
  for (int t = 0; t < turns; t++) for (struct node *p = n; p; p = p->next) { r += p->value; p->value++; }
  return r;
}
EXPORT(copy) int copy(int turns) {
  volatile u32 sink = 0; u32 *a = (u32*)heap(), *b = a + 0x4000;
  for (int i = 0; i < 4096; i++) a[i] = i;
  for (int t = 0; t < turns; t++) { for (int i = 0; i < 4096; i++) b[i] = a[i]; sink = b[t & 4095]; }
  return (int)sink;
}
static u32 length(const char *s) { const char *p = s; while (*p) p++; return p - s; }
static int compare(const char *a, const char *b) { while (*a && *a == *b) a++, b++; return *a - *b; }
static void upper(char *to, const char *from) { char c; do { c = *from++; *to++ = c >= 'a' && c <= 'z' ? c - 32 : c; } while (c); }
EXPORT(strings) int strings(int turns) {
  char *a = (char*)heap(), *b = a + 0x1000; int r = 0;
  for (int i = 0; i < 300; i++) a[i] = "abcdefghijklmnop"[i & 15];
  a[300] = 0;
  for (int t = 0; t < turns; t++) { upper(b, a); r += length(b) + compare(a, b); upper(b, b); r += compare(b, b); }
  return r;
}`;

const CASES = ['crc', 'quicksort', 'list', 'copy', 'strings'];
const REPEATS = 7;
/** A single loop may cost what a plain check costs in its worst one. */
const LOOP_GOAL = 3.3;
/** Long enough for a browser's coarse clock (1 ms in Firefox). */
const LEAST_MS = 40;

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export async function benchRewriter(): Promise<BenchRow[]> {
  const define = (heap: number): string => `-DHEAP=${heap >>> 0}u`;
  const build = (ring: 0 | 3): Promise<Uint8Array> =>
    compile(SOURCE, { ring, flags: ['-O2', define(ring === 0 ? MAP.heap | 0x80000000 : MAP.heap)] });
  const user = await build(3);
  const kernel = await build(0);
  const plain = plainMachine(user);
  const machines = { 3: new Machine(user, { ring: 3 }), 0: new Machine(kernel, { ring: 0 }) };
  const rows: BenchRow[] = [];
  for (const ring of [3, 0] as const) {
    const machine = machines[ring];
    let product = 1;
    for (const name of CASES) {
      const best = { plain: Number.POSITIVE_INFINITY, rewritten: Number.POSITIVE_INFINITY };
      // Both are warm when the plain one takes long enough.
      let turns = 16;
      do turns *= 2;
      while (time(() => plain.call(name, turns)) < LEAST_MS);
      if (machine.call(name, turns) !== plain.call(name, turns))
        throw new Error(`${name} differs when it is rewritten`);
      // Both in turn, so that a disturbance hits both.
      for (let i = 0; i < REPEATS; i++) {
        best.plain = Math.min(
          best.plain,
          time(() => plain.call(name, turns)),
        );
        best.rewritten = Math.min(
          best.rewritten,
          time(() => machine.call(name, turns)),
        );
      }
      const value = best.rewritten / best.plain;
      product *= value;
      rows.push({ name: `rewritten ${name}, ring ${ring}`, value, unit: 'x', goal: LOOP_GOAL });
    }
    rows.push({ name: `rewritten code, ring ${ring}`, value: product ** (1 / CASES.length), unit: 'x', goal: 2 });
  }
  return rows;
}
