/** Threads alive at once: a program starts them all, each waits for one event, and they all end. */
import type { SystemFiles } from '../lessons/run-lab.ts';
import type { BenchRow } from '../tests/e2e/tasks.ts';
import { buildOrFail, timed } from './labs.ts';

const PROGRAM = `
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
static HANDLE g_Go, g_Here;
static LONG g_Alive;
static DWORD WINAPI Thread(PVOID context) {
  (void)context;
  InterlockedIncrement(&g_Alive);
  ReleaseSemaphore(g_Here, 1, NULL);
  WaitForSingleObject(g_Go, INFINITE);
  InterlockedDecrement(&g_Alive);
  return 0;
}
int main(int argc, char **argv) {
  int wanted = argc > 1 ? atoi(argv[1]) : 1, started = 0;
  HANDLE *threads = calloc(wanted, sizeof *threads);
  g_Go = CreateEventW(NULL, TRUE, FALSE, NULL);
  g_Here = CreateSemaphoreW(NULL, 0, wanted, NULL);
  while (started < wanted && (threads[started] = CreateThread(NULL, 4096, Thread, NULL, 0, NULL)) != NULL) started++;
  for (int i = 0; i < started; i++) WaitForSingleObject(g_Here, INFINITE);
  printf("alive %ld\\n", g_Alive);
  SetEvent(g_Go);
  for (int i = 0; i < started; i++) WaitForSingleObject(threads[i], INFINITE);
  return g_Alive != 0;
}`;

const FILES = {
  'lab.json': JSON.stringify({
    title: 'Threads',
    drivers: {},
    programs: { threads: ['threads.c'] },
    build: 'free',
    run: [],
  }),
  'threads.c': PROGRAM,
};

const GOAL = 2000;
/** A page that starts thousands of threads still answers within a second or so. */
const GOAL_US = 500;
const MOST = 10_000;

export async function benchThreads(system: SystemFiles): Promise<BenchRow[]> {
  const built = await buildOrFail(FILES, system);
  const { ms, report } = await timed(built, [`threads.exe ${MOST}`]);
  const alive = Number(/alive (\d+)/.exec(report.console)?.[1] ?? 0);
  const each = (ms / Math.max(alive, 1)) * 1000;
  return [
    { name: 'threads alive at once', value: alive, unit: '', goal: GOAL },
    { name: 'a thread from its start to its end', value: each, unit: 'us', goal: GOAL_US },
  ];
}
